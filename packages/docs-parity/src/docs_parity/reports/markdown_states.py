"""How pages stand, for the Markdown report: one sentence, a table of pages by language, and what changed in
the originals.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from docs_parity.freshness.policy import due, fact_words
from docs_parity.inspection.inspection import Inspection
from docs_parity.model.program import program
from docs_parity.model.state import BlockChange, ChangeClass, Difference, Fidelity, Freshness, State
from docs_parity.model.wording import counted, listed, written_day
from docs_parity.reports.change_report import what_happened, word_changes
from docs_parity.reports.markdown_escape import clipped, code, prose


def fitting(items: Iterable[str], number: int, room: int) -> tuple[list[str], int]:
    """(the first of these items, as many as fit into so many characters; how many do not). What does not fit
    is never written.
    """
    kept: list[str] = []
    for item in items:
        room -= len(item) + 1
        if room < 0:
            break
        kept.append(item)
    return kept, number - len(kept)


def bullets(items: Iterable[str], number: int, room: int, noun: str, where: str) -> str:
    """List items within their room, and where the rest can be read: `and 3 more errors: …`."""
    kept, left = fitting(items, number, room)
    return "\n".join([*kept, *([f"- and {counted(left, f'more {noun}')}: {where}"] if left else [])])


def folded(title: str, content: str) -> str:
    """A section that a reader opens; empty if there is nothing in it. GitHub reads Markdown below a blank
    line only.
    """
    return f"<details>\n<summary>{title}</summary>\n\n{content}\n\n</details>" if content else ""


WAITS = {
    Freshness.STALE: "not up to date",
    Freshness.MISSING: "missing",
    Freshness.DRAFT: "not finished",
    Freshness.ORPHAN: "without an original",
}
# Of words that stayed, so many are shown beside those that changed; of words that changed, so many
# characters.
NEAR, MOST_CHARACTERS = 8, 800

Place = Callable[[str, int], str]


def concerned(inspection: Inspection) -> list[State]:
    """The states of the pages that need something or that findings are about, without those the caller did
    not ask about.
    """
    asked = {finding.page for finding in inspection.findings if finding.asked}
    elsewhere = {finding.page for finding in inspection.findings if not finding.asked} - asked
    shown = asked | {
        state.page for state in inspection.states if state.page not in elsewhere and _needs(state)
    }
    return [state for state in inspection.states if state.page in shown]


def _needs(state: State) -> bool:
    return state.freshness in WAITS or state.fidelity is Fidelity.DIFFERS


def waiting(states: list[State], inspection: Inspection) -> str:
    """`2 French and 1 Spanish page are not up to date: 11 passages, about 340 words to translate. 1 French
    page is missing.`
    """
    sentences = []
    for freshness, how in WAITS.items():
        which = [state for state in states if state.freshness is freshness]
        counts = Counter(state.language for state in which)
        names = [
            f"{counts[code]:,} {inspection.settings.english_name(code)}"
            for code in inspection.tree.languages
            if counts[code]
        ]
        if which:
            pages = "page" if names[-1].startswith("1 ") else "pages"
            work = _work(which) if freshness is Freshness.STALE else ""
            sentences.append(f"{listed(names)} {pages} {'is' if len(which) == 1 else 'are'} {how}{work}.")
    return " ".join(sentences)


def _work(stale: list[State]) -> str:
    passages, words = sum(len(state.stale_changes) for state in stale), sum(state.words for state in stale)
    return (
        f": {counted(passages, 'passage')}, about {counted(words, 'word')} to translate" if passages else ""
    )


def states_table(states: list[State], inspection: Inspection, room: int) -> str:
    """The table page by language; empty if no page needs anything."""
    if not states:
        return ""
    codes = inspection.tree.languages
    by_page: dict[str, dict[str, State]] = {}
    for state in states:
        by_page.setdefault(state.page, {})[state.language] = state
    rows = (
        _row([code(page), *(_cell(found.get(language), inspection) for language in codes)])
        for page, found in by_page.items()
    )
    kept, left = fitting(rows, len(by_page), room)
    head = [
        _row(["Page", *(inspection.settings.english_name(language) for language in codes)]),
        _row(["---"] * (len(codes) + 1)),
    ]
    more = f"\n\nand {counted(left, 'more page')}: `{program()} status` lists all." if left else ""
    return "\n".join([*head, *kept]) + more


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(state: State | None, inspection: Inspection) -> str:
    """`stale (2 of 14 blocks, 61 words, may wait until 7 December 2026)`; the original has no state."""
    if state is None:
        return "original"
    notes = [*_work_notes(state), *_until(state, inspection)]
    about = f" ({prose(', '.join(notes))})" if notes else ""
    return f"{state.freshness}{about}{', differs' if state.fidelity is Fidelity.DIFFERS else ''}"


def _work_notes(state: State) -> Iterator[str]:
    if state.freshness is Freshness.STALE:
        if state.via:
            yield "its source is behind"
        elif state.difference is Difference.NOT_HERE:
            yield "what changed cannot be shown here"
        else:
            yield f"{len(state.stale_changes)} of {counted(state.blocks, 'block')}"
            yield counted(state.words, "word")
    if state.freshness is Freshness.DRAFT:
        yield state.review


def _until(state: State, inspection: Inspection) -> Iterator[str]:
    until = due(state, inspection.settings.section(state.section)) if state.freshness in WAITS else ""
    if until:
        yield (
            f"may wait until {written_day(until)}"
            if inspection.today <= until
            else f"was due on {written_day(until)}"
        )


def changes_section(states: list[State], inspection: Inspection, place: Place, room: int) -> str:
    """The words that changed in the original of each stale translation; translations with changed facts come
    first.
    """
    stale = sorted((state for state in states if state.stale_changes), key=lambda state: not state.facts)
    items = (item for state in stale for item in _changed(state, inspection, place))
    number = sum(len(state.stale_changes) for state in stale)
    return folded(
        f"What changed in the originals of {counted(len(stale), 'translation')}",
        bullets(items, number, room, "change", f"`{program()} diff PAGE LANG` shows them."),
    )


def _changed(state: State, inspection: Inspection, place: Place) -> Iterator[str]:
    """One item a change, facts first; the first bears the translation's name."""
    since = f" on {written_day(state.since)}" if state.since else ""
    head = f"- {code(state.path)}: the {inspection.settings.english_name(state.source)} text changed{since}\n"
    for change in state.stale_changes:
        yield f"{head}  - {_change(change, state, place)}"
        head = ""


def _change(change: BlockChange, state: State, place: Place) -> str:
    here = ""
    if change.translation_line:
        here = f", for {'' if change.sure else 'about '}{place(state.path, change.translation_line)}"
    facts = "".join(f" {prose(clipped(fact_words(*fact), NEAR * 20))}." for fact in change.facts)
    went = (
        f" {'Now' if change.change is ChangeClass.DELETED else 'Also'} in {code(change.elsewhere)}."
        if change.elsewhere
        else ""
    )
    return (
        f"{place(state.source_path, change.line)}: {prose(what_happened(change))}{here}.{facts}{went} "
        f"{_words(change)}"
    )


def _words(change: BlockChange) -> str:
    """Old and new words in one, with what stayed shortened."""
    if change.change is ChangeClass.MOVED:
        return prose(clipped(change.new, MOST_CHARACTERS))
    runs = list(word_changes(clipped(change.old, MOST_CHARACTERS), clipped(change.new, MOST_CHARACTERS)))
    return "".join(
        _run(sign, text, number == 0, number == len(runs) - 1) for number, (sign, text) in enumerate(runs)
    )


def _run(sign: int, text: str, first: bool, last: bool) -> str:
    if sign:
        mark = "ins" if sign > 0 else "del"
        return f"<{mark}>{prose(text)}</{mark}>"
    words = text.split()
    if len(words) <= 2 * NEAR:
        return prose(text)
    before, after = (
        "" if first else f" {' '.join(words[:NEAR])} ",
        "" if last else f" {' '.join(words[-NEAR:])} ",
    )
    return prose(f"{before}…{after}")
