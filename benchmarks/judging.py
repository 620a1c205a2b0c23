"""What the rules say about a translation before and after a change, and whether they name the right place."""

import traceback
from collections import ChainMap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from before_and_after import new_findings
from corpus import Corpus
from docs_parity.inspection.fidelity import compared
from docs_parity.inspection.severity import weighted
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.rules import version_rules
from docs_parity.rules.context import Context
from mutations import FAULTS, NEUTRAL
from mutations.text import Change, Fault, Neutral, Text


@dataclass(frozen=True)
class Said:
    """A finding as the tables need it."""

    rule: str
    severity: str
    sentence: str = ""
    fingerprint: str = ""
    shown: str = ""
    """The line of the translation, and that of the original."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One change, and what the rules said about it that they had not said before."""

    kind: str
    neutral: bool
    place: str
    what: str
    right: tuple[Said, ...] = ()
    """At the place of the change."""
    astray: tuple[Said, ...] = ()
    """Elsewhere on the page."""
    shown: str = ""
    """Both texts, for people who may see them."""
    crash: str = ""
    """What a rule broke with that could not bear the changed text."""

    def found_at(self, severity: Severity) -> set[str]:
        """The rules that named the change with this severity."""
        return {said.rule for said in self.right if said.severity == severity}


@dataclass(frozen=True)
class Judged:
    """One pair: what was said about it as it is, and about each change."""

    blocks: int
    said: tuple[Said, ...]
    outcomes: tuple[Outcome, ...] = field(default=())


def judge(
    corpus: Corpus, page: Page, localized: LocalizedPage, seed: str, times: int, kinds: Iterable[str] = ()
) -> Judged:
    """Try every kind of change on one translation, at most `times` each; chance depends only on seed, kind
    and path.
    """
    text = Text(localized, page.source, *(_lines(corpus, some) for some in (localized, page.source)))
    before = findings(page, localized, corpus.context)
    outcomes = tuple(
        _outcome(text, page, corpus.context, before, kind, change)
        for kind in (*FAULTS, *NEUTRAL)
        if not kinds or kind.name in kinds
        for change in _some(kind, text, Random(f"{seed}:{kind.name}:{localized.path}"), times)
    )
    return Judged(
        len(localized.blocks), tuple(_said(finding, text, text.lines) for finding in before), outcomes
    )


def _lines(corpus: Corpus, localized: LocalizedPage) -> tuple[str, ...]:
    return tuple((corpus.root / localized.path).read_text(encoding="utf-8").split("\n"))


def _some(kind: Fault | Neutral, text: Text, chance: Random, times: int) -> Iterator[Change]:
    """Some of the changes that are possible, none of which leaves the text as it is."""
    possible = [
        change
        for change in kind.changes(text, chance)
        if change.lines != text.lines[change.first - 1 : change.last]
    ]
    yield from chance.sample(possible, min(times, len(possible)))


def findings(page: Page, localized: LocalizedPage, context: Context) -> list[Finding]:
    """What the rules say about a version, by itself and beside its original,
    wherever it stands in the tree.
    """
    tree = context.tree
    others = ChainMap({localized.key: localized}, tree.localizations[localized.language])
    page = replace(page, localizations={**page.localizations, localized.language: localized})
    here = replace(
        context,
        tree=replace(tree, localizations={**tree.localizations, localized.language: others}),
        pages=ChainMap({page.key: page}, context.pages),
    )
    alone = (
        weighted(finding, here.settings, page.section)
        for rule in version_rules
        for finding in rule(localized, here)
    )
    return [*localized.troubles, *alone, *compared(page, page.source, localized, here)]


def _outcome(
    text: Text, page: Page, context: Context, before: list[Finding], kind: Fault | Neutral, change: Change
) -> Outcome:
    lines = change.applied(text.lines)
    version = read_page("\n".join(lines).encode(), text.language, page.key, text.version.path)
    crash, after = "", []
    try:
        after = findings(page, version, context)
    except Exception as error:  # noqa: BLE001 - a rule that breaks is a result too, and must not end the examination
        crash = f"{type(error).__name__}: {error} in {traceback.extract_tb(error.__traceback__)[-1].name}"
    new = new_findings(before, after, change)
    ours, theirs = _lines_here(change, version), _lines_there(change, text)
    right = [
        f
        for f in new
        if (f.path == version.path and f.line in ours) or (f.original_line and f.original_line in theirs)
    ]
    astray = [finding for finding in new if finding not in right]
    shown = "\n".join(
        [
            "  in the original:",
            *(f"    {line}" for line in _around(text, theirs)),
            "  now:",
            *(f"    {line}" for line in change.lines),
        ]
    )
    return Outcome(
        kind=kind.name,
        neutral=isinstance(kind, Neutral),
        place=f"{version.path}:{change.first}",
        what=change.what,
        right=tuple(_said(f, text, lines) for f in right),
        astray=tuple(_said(f, text, lines) for f in astray),
        shown=shown,
        crash=crash,
    )


def _lines_here(change: Change, localized: LocalizedPage) -> set[int]:
    """The lines of the changed text at which the change may be named: the blocks it touches, and their direct
    neighbours.
    """
    first, last = (
        (change.first, change.first + len(change.lines) - 1)
        if change.lines
        else (change.first - 1, change.first)
    )
    moved = len(change.lines) - (change.last - change.first + 1)
    related = {number + moved * (number > change.last) for number in change.related}
    if last <= localized.front_matter.end_line:
        return related | {first, last}
    blocks = localized.blocks
    begin = max((index for index, block in enumerate(blocks) if block.line <= first), default=0)
    end = min(
        (index for index, block in enumerate(blocks) if max(block.last_line, block.line) >= last),
        default=len(blocks) - 1,
    )
    around = 1 if change.lines else 0  # what was lost stood between two blocks: those are its neighbours
    near = blocks[max(begin - around, 0) : end + around + 1]
    return (
        related | set(range(near[0].line, max(max(block.last_line, block.line) for block in near) + 1))
        if near
        else related
    )


def _lines_there(change: Change, text: Text) -> set[int]:
    """The lines of the original that answer the change, with those of the direct neighbours."""
    if change.last <= text.version.front_matter.end_line:
        name = text.lines[change.first - 1].partition(":")[0]
        return {text.original.front_matter.line(name)}
    touched = [
        number
        for number, step in enumerate(text.steps)
        for index in step.targets
        if text.version.blocks[index].line <= max(change.last, change.first)
        and max(text.version.blocks[index].last_line, text.version.blocks[index].line) >= change.first
    ]
    if not touched:
        return set()
    near = text.steps[max(touched[0] - 1, 0) : touched[-1] + 2]
    blocks = [text.original.blocks[index] for step in near for index in step.sources]
    return {line for block in blocks for line in range(block.line, max(block.last_line, block.line) + 1)}


def _around(text: Text, lines: set[int]) -> list[str]:
    return [
        text.original_lines[number - 1] for number in sorted(lines) if text.original_lines[number - 1].strip()
    ][:12]


def _said(finding: Finding, text: Text, lines: Sequence[str]) -> Said:
    """A finding, with the lines of both texts it speaks of."""
    places = ((text.original_lines, finding.original_line), (lines, finding.line))
    shown = "\n".join(f"    {some[number - 1]}" for some, number in places if 0 < number <= len(some))
    return Said(finding.rule, str(finding.severity), finding.sentence(), finding.fingerprint, shown)
