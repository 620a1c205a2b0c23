"""The register beside a docs folder, as every inspection asks it: is it whole, and does each statement go on
from it?

What is found about the register itself is kept in `.cache/` and holds while no file of it, and no branch that
it is held against, has changed. What is found about a page is kept with the page's other results.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from docs_parity.inspection.inspection import Inspection
from docs_parity.inspection.page_result import PageResult, mark
from docs_parity.model.finding import Finding
from docs_parity.model.page import Page, Tree
from docs_parity.project.published_branch import PublishedBranch, published
from docs_parity.project.settings import Settings
from docs_parity.runner.kept_json import KeptJson
from docs_parity.runner.result_cache import code_digest, finding_of, plain
from editorial.office.settings import OfficeSettings, office_settings
from editorial.publishing.published_past import past_of
from editorial.publishing.ssh_signatures import PROGRAM, signatures
from editorial.register.anchors import TAGS
from editorial.register.append_only import PublishedPast
from editorial.register.files import FOLDER, RegisterFiles
from editorial.register.integrity import advised, integrity, linked, register_findings
from editorial.register.signatures import signature_findings
from editorial.register.store import NEW_LOG, Addition, RegisterStore, additions
from editorial.statements.fields import is_statement
from editorial.statements.records import Record
from editorial.transitions.transition import life_cycle, without_page

FILE = ".cache/editorial/register.json"
OF_FILES = ".cache/editorial/integrity.json"
"""What was found in the files of the register alone, whatever was published."""


class RegisterSession:
    """The register of one project folder."""

    def __init__(self, project: Path, settings: OfficeSettings) -> None:
        self._project = project
        self._settings = settings
        self.files = RegisterFiles(project / FOLDER)
        self.account = RegisterStore(self.files)

    @cached_property
    def published(self) -> PublishedBranch | None:
        """What the log is held against; None without git."""
        return published(self._project)

    @cached_property
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong with the register itself, whatever stands in docs/."""
        where = self.published
        against = where and (where.head, where.branch, where.commit, where.tags(TAGS))
        depends = (
            against,
            tuple(self._settings.signers),
            shutil.which(PROGRAM),
            self.files.folder.is_symlink(),
        )
        return self._kept(FILE, depends, self._look)

    def _look(self) -> Iterator[Finding]:
        yield from linked(self.files)
        words = advised(self.account, self.past)
        # Most commits leave the register alone: then its files need not be read again.
        known = self._kept(OF_FILES, words, lambda: integrity(self.account, *words))
        yield from register_findings(self.account, self.past, known)
        yield from signature_findings(signatures(self.files), self._settings.signers)

    def _kept(
        self, name: str, depends: tuple[object, ...], look: Callable[[], Iterable[Finding]]
    ) -> tuple[Finding, ...]:
        """What was found in the register's files; it is looked for anew if one of them, the program or what
        else it depends on is not the same.
        """
        key = sha256(repr((code_digest(), self.files.signature, *depends)).encode()).hexdigest()
        file = KeptJson(self._project / name, key)
        kept = file.read()
        if isinstance(kept, list):
            with suppress(KeyError, TypeError, ValueError):
                return tuple(map(finding_of, kept))
        found = tuple(look())
        file.write([plain(finding) for finding in found])
        return found

    @cached_property
    def past(self) -> PublishedPast:
        """What was published before. Raises GitError where git does not answer."""
        return past_of(self.published, self.account.log) if self.published else PublishedPast()

    def pending(self, published: Iterable[Record], keys: frozenset[str] = frozenset()) -> list[Addition]:
        """What is to be recorded next of statements; with `keys`, only of these. Git is asked only where
        there is no log to go on from.
        """
        founding = NEW_LOG if self.account.lines else self.past.founding()
        return list(additions(self.account, published, self._settings, keys, founding))

    @property
    def begun(self) -> bytes:
        """The log that the next line is written behind; of a new one, the line that founds it."""
        return self.account.log or self.past.founding().content() + b"\n"

    def asked(self, tree: Tree) -> bool:
        """False where there is no statement and no register: then nothing is asked."""
        return bool(self.files) or any(
            is_statement(key) for versions in tree.localizations.values() for key in versions
        )

    def marks(self, tree: Tree) -> Mapping[str, str]:
        """Key of a statement -> what its results depend on in the register, besides the page."""
        if self.faults:
            return {
                key: self.files.signature
                for versions in tree.localizations.values()
                for key in versions
                if is_statement(key)
            }
        countries = version("babel")  # the CLDR's names of countries, which are recorded too
        return {key: f"{line.manifest} {countries}" for key, line in self.account.latest.items()}

    def completed(self, result: PageResult, page: Page) -> PageResult:
        """What was found on a page, with what the register has to say of it."""
        further = (
            tuple(life_cycle(page, self.account, self._settings, exact=False))
            if is_statement(result.key)
            else ()
        )
        return replace(result, findings=(*result.findings, *further)) if further else result

    def exactly(self, pages: Mapping[str, Page]) -> Iterator[Finding]:
        """What differs from the register when every text is worked out anew, whatever is kept and whatever
        git's ids say.
        """
        yield from (
            finding
            for key in pages
            if is_statement(key)
            for finding in life_cycle(pages[key], self.account, self._settings)
        )

    def findings(self, tree: Tree, pages: Mapping[str, Page]) -> Iterator[Finding]:
        """What concerns no page: faults of the register itself, and statements that are recorded and are no
        page any more.
        """
        yield from self.faults
        yield from self._without_page(tree, pages)

    def _without_page(self, tree: Tree, pages: Mapping[str, Page]) -> Iterator[Finding]:
        if self.account.keys <= pages.keys():
            return
        blobs = {
            mark(tree, f"{language}/{key}.md"): key
            for language, localizations in tree.localizations.items()
            for key in localizations
        }
        yield from without_page(self.account, pages, blobs, self._settings.original)


def register_check(project: Path, settings: Settings, tree: Tree) -> RegisterSession | None:
    """The check of a project's register; None where there is no statement and no register to ask about."""
    session = RegisterSession(project, office_settings(settings))
    return session if session.asked(tree) else None


def recorded_versions(inspection: Inspection, project: Path) -> frozenset[str]:
    """The statements whose version is recorded: not even a sign of them changes without a new one."""
    recorded = {
        line.id: line.version for line in RegisterStore(RegisterFiles(project / FOLDER)).latest.values()
    }
    return frozenset(
        key
        for key, version in recorded.items()
        if key in inspection.pages
        and (source := inspection.pages[key].source)
        and source.fields.get("version") == version
    )
