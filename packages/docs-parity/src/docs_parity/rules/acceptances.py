"""Differences that a person accepted: they hold for the words they were accepted for, and no longer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docs_parity.markdown.canonical import digest, words
from docs_parity.model.finding import Acceptance, Finding, Severity
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.rule import FRESHNESS, RULES, declare
from docs_parity.model.wording import written_day
from docs_parity.rules.context import Context

ACCEPTED_NO_LONGER = declare(
    "accepted-no-longer",
    group=FRESHNESS,
    place=120,
    severity=Severity.WARNING,
    exact=True,
    question="Does an accepted difference still stand?",
    wrong="a line in `accepted/` for a paragraph that changed",
    right="the line deleted",
    more="An acceptance holds for two paragraphs as they are. When either changes, somebody has to look "
    "again.",
)


def acceptable(finding: Finding) -> bool:
    """True if a person may accept it: a difference between a translation and its original."""
    rule = RULES.get(finding.rule)
    placed = bool(finding.language and finding.original_path and finding.original_line)
    return placed and not (rule and rule.never_accept)


def accept(finding: Finding, context: Context) -> Finding:
    """The finding, marked if somebody accepted it for these very words."""
    for acceptance in context.accepted(finding.page):
        same = acceptance.finding == finding.fingerprint and acceptable(finding)
        if same and (acceptance.original, acceptance.translation) == evidence_of(finding, context):
            return replace(
                finding, accepted=f"{acceptance.by}, {written_day(acceptance.on)}: {acceptance.reason}"
            )
    return finding


def evidence_of(finding: Finding, context: Context) -> tuple[str, str]:
    """The digests of the original's and the translation's block that a finding points at."""
    page = context.pages[finding.page]
    by_path = {localized.path: localized for localized in page.localizations.values()}
    return (
        _digest_at(by_path.get(finding.original_path), finding.original_line),
        _digest_at(by_path.get(finding.path), finding.line),
    )


def _digest_at(localized: LocalizedPage | None, line: int) -> str:
    """Digest of the words of the block on a line; of title and summary for a line of the front matter."""
    if localized is None:
        return digest("")
    block = next((block for block in reversed(localized.blocks) if block.line <= line), None)
    return digest(
        words(block) if block else f"{localized.fields.get('title')}\n{localized.fields.get('summary')}"
    )


def void(page: Page, context: Context, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The acceptances of a page that no longer accept anything."""
    held = {finding.fingerprint for finding in findings if finding.accepted}
    for acceptance in context.accepted(page.key):
        if acceptance.finding not in held:
            yield _void(acceptance, page)


def _void(acceptance: Acceptance, page: Page) -> Finding:
    localized = page.localizations.get(acceptance.language)
    source = page.source or next(iter(page.localizations.values()))
    return Finding(
        rule=ACCEPTED_NO_LONGER.id,
        message=f"{acceptance.by} accepted a difference here on {written_day(acceptance.on)} "
        f'({acceptance.rule}: "{acceptance.reason}"), and one of the two texts has changed since, '
        "or the difference is gone",
        fix=f"Look at it again, and delete line {acceptance.line} of accepted/{page.key}.yml.",
        path=localized.path if localized else source.path,
        line=1,
        severity=Severity.WARNING,
        page=page.key,
        language=acceptance.language,
        subject=acceptance.finding,
    )
