"""Which versions of a statement readers of a language can go back to, and between which of them its text changed.

Only what the register holds: of a version that was never recorded nobody knows the text.
"""

from collections.abc import Iterator
from itertools import pairwise

from editorial.statements.register import Entry, Register


def earlier_versions(register: Register, key: str, language: str) -> Iterator[Entry]:
    """The versions before the present one in which the language existed, oldest first."""
    yield from (entry for entry in register.versions(key)[:-1] if language in entry.manifest.languages)


def changed_versions(register: Register, key: str, language: str) -> Iterator[tuple[Entry, Entry]]:
    """(version before, version) wherever the text of a language is another than before, oldest first."""
    for before, after in pairwise(register.versions(key)):
        old, new = before.manifest.languages.get(language), after.manifest.languages.get(language)
        if old and new and old.text_sha256 != new.text_sha256:
            yield before, after
