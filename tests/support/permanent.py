"""Every address that the register promises: what was published once stays there, whatever became of the
statement.

`tests/test_permanent_addresses.py` asks for each of them in a built site. The files beside each version are
named in `BESIDE`.
"""

from collections.abc import Iterator

from editorial.office.settings import OfficeSettings
from editorial.register.entries import Register
from editorial.register.version_status import changed_versions, earlier_versions
from editorial.site.addresses import address, changes_address, code_address, version_address
from editorial.site.statement.rendition import DATA, TEXT

BESIDE = (TEXT, DATA)
"""Names of the files that stand beside the page of every version."""


def permanent_addresses(register: Register, settings: OfficeSettings) -> Iterator[str]:
    """Paths on the site, without a slash before them: the pages of codes, then in each language the present
    page of each statement, its
    earlier versions and what changed between them.
    """
    for key, versions in register.entries.items():
        yield from (code_address(entry.manifest.code) for entry in versions)
        for language in settings.languages:
            yield from _of_language(register, key, language)


def _of_language(register: Register, key: str, language: str) -> Iterator[str]:
    pages = [
        version_address(language, key, entry.manifest.version)
        for entry in earlier_versions(register, key, language)
    ]
    if language in register.versions(key)[-1].manifest.languages:
        pages.append(address(language, key))
    for page in pages:
        yield page
        yield from (f"{page}{name}" for name in BESIDE)
    yield from (
        changes_address(language, key, after.manifest.version)
        for _, after in changed_versions(register, key, language)
    )
