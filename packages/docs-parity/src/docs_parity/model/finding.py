"""A finding: one answer of one rule, with place, evidence and what to do; and a difference that a person
accepted.
"""

import hashlib
import posixpath
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs. Only errors stop the gate."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault, said in the words an editor uses.

    Paths are relative to the docs folder, with forward slashes.
    """

    rule: str
    message: str
    """One sentence without the place: what is wrong, with the evidence."""
    fix: str
    """One sentence: what to type or to do."""
    path: str = ""
    line: int = 1
    severity: Severity = Severity.ERROR
    page: str = ""
    language: str = ""
    original_path: str = ""
    original_line: int = 0
    subject: str = ""
    """What the finding is about, without line numbers: it makes the fingerprint stable when text moves."""
    accepted: str = ""
    """Who accepted it, when and why; empty if nobody did."""
    asked: bool = True
    """False if the caller asked only about other pages, those that a pull request concerns."""

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that stay the same while rule, file and the words at fault stay the same."""
        parts = (self.rule, self.path, self.subject or self.message)
        return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:16]

    @property
    def stops(self) -> bool:
        """True if this finding closes the gate."""
        return self.severity is Severity.ERROR and self.asked and not self.accepted

    def sentence(self, root: str = "") -> str:
        """The finding as one line: place, evidence, rule, next step.

        `root` is put before the path, for example `docs/`.
        """
        return f"{self.place(root)}: {self.message} ({self.rule}). {self.fix}"

    def place(self, root: str = "") -> str:
        """File and line, as people and editors of code write them."""
        return f"{located(root, self.path)}:{self.line}"


def located(root: str, path: str) -> str:
    """A path of a finding with the docs folder put before it. What lies beside that folder
    (`../register/log.jsonl`) is named as it would be without the detour: `register/log.jsonl`.
    """
    return posixpath.normpath(f"{root}{path}") if path.startswith("../") else f"{root}{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """One line of `accepted/<page>.yml`.

    It holds for these words and is void as soon as either side changes.
    """

    finding: str
    """Fingerprint of the finding."""
    rule: str
    language: str
    original: str
    """Digest of the original's block that the finding points at."""
    translation: str
    """Digest of the translation's block that the finding points at."""
    on: str
    """Day, as 2026-11-24."""
    by: str
    reason: str
    page: str = ""
    line: int = 1
    """Where it stands in its file."""
