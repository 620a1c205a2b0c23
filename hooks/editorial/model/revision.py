"""A revision: what an original said at one moment, as one short string that a person can paste."""

import re
from dataclasses import dataclass

PATTERN = re.compile(r"(c[0-9]+)-([0-9a-f]{16})-([0-9a-f]{12})")


@dataclass(frozen=True, slots=True)
class Revision:
    """`c1-9f2b7c41d0aa6e15-7e45a52f21d7`: an algorithm, a digest of the words, the name git gives the file."""

    algorithm: str
    """How the digest was made. A later algorithm works it out again from the blob's text."""
    digest: str
    """Of the original's words, block by block: equal means that nothing needs to be translated again."""
    blob: str
    """The first twelve digits of the git blob id of the original's file: it finds the old text."""

    def __str__(self) -> str:
        """The string that stands in front matter."""
        return f"{self.algorithm}-{self.digest}-{self.blob}"


def parse_revision(value: object) -> Revision | None:
    """The revision that a string is, or None."""
    match = PATTERN.fullmatch(value) if isinstance(value, str) else None
    return Revision(*match.groups()) if match else None
