"""Readers are shown what is recorded: the HTML of each statement is held against its canonical text.

`compare` reads the HTML once. Every product is made from the very HTML that was compared (`text_of`): what is
searched, the PDF, and the page, which must have it once and as it is, below the recorded title and summary
(`hold`); an offline copy is made from that page. The pages of earlier versions come from the register and are
held against it when they are made.
"""

import sys
from collections.abc import Iterable

from jinja2 import Environment
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from editorial.register.canonical_text import TextLine, canonical_lines
from editorial.register.entries import RegisterEntry
from editorial.site.pages.shown_links import link_findings
from editorial.site.pages.shown_text import page_findings, text_findings, version_findings
from editorial.site.statement.presenter import title_out_of_force, title_with_status
from steps.build import Build
from steps.pages import MARKS, view_on


def compare(build: Build, html: str, page: Page) -> None:
    """Note what is wrong with the HTML of a statement's text."""
    if localized := _statement(build, page):
        build.compared[page.file.src_uri] = html
        added = [mark.words for mark in page.meta[MARKS].marks.values()]
        build.shown_findings += text_findings(localized, _recorded(build, localized), html, added)
        build.shown_findings += link_findings(localized, html)


def stop(build: Build, _: Environment, __: Files) -> None:
    """When all texts of a language are read: say what is wrong with them. Raises Abort if anything is."""
    findings = list(build.shown_findings)
    build.shown_findings.clear()
    _say(build, findings)


def text_of(build: Build, page: Page) -> str:
    """The HTML of a page's text, for every product that is made of it; of a statement, what was compared."""
    return build.compared.get(page.file.src_uri, page.content or "")


def hold_page(build: Build, output: str, page: Page) -> None:
    """A finished page has the recorded title and summary, and the HTML that was compared. Raises Abort."""
    hold(build, page, output, text_of(build, page))


def hold(build: Build, page: Page, output: str, text: str) -> None:
    """The same of any document (`output`) that is made of a statement's page and holds `text`."""
    if localized := _statement(build, page):
        recorded, head = _recorded(build, localized), view_on(page).head
        status = head.statement.status if head else ""
        shown = title_with_status(_title(recorded), status, localized.language)
        _say(build, page_findings(localized, recorded, output, text, shown))


def hold_version(build: Build, entry: RegisterEntry, language: str, output: str) -> None:
    """The page of an earlier version has what is recorded of it. Raises Abort."""
    present = build.model.register.versions(entry.manifest.id)[-1]
    title = title_out_of_force(_title(entry.lines(language)), present.statement.status, language)
    _say(build, version_findings(entry, language, output, title))


def _say(build: Build, findings: Iterable[Finding]) -> None:
    """Print what was found. Raises Abort if anything was, but under `serve`, where a person looks at
    unfinished pages.
    """
    found = list(findings)
    for finding in found:
        print(finding.sentence("docs/"), file=sys.stderr, flush=True)
    if found and not build.serving:
        raise Abort("The site was not built.")


def _statement(build: Build, page: Page) -> LocalizedPage | None:
    """The statement that a page is; None for another page."""
    localized = build.model.localized_page(page.file.src_uri)
    return localized if localized and build.model.index_of(localized.key) is not None else None


def _title(lines: Iterable[TextLine]) -> str:
    return next((line.text for line in lines if line.shape == "title"), "")


def _recorded(build: Build, localized: LocalizedPage) -> tuple[TextLine, ...]:
    """The lines that readers must get: those of the register with what the next release adds. While somebody
    writes (`serve`), those of the file, since the gate has told already where the two differ.
    """
    entry = build.model.register.latest(localized.key)
    if entry is None or build.serving or localized.language not in entry.manifest.languages:
        return canonical_lines(localized)
    return entry.lines(localized.language)
