"""Are readers shown what is recorded? The HTML of a statement is held against its canonical text.

Comes in: the HTML of a statement's text as it goes into a page, or a whole page; the lines that are recorded
(or will be). Goes out: findings, which stop the build (`hooks/steps/shown.py`).
The check compares what our reader makes of Markdown; a page is what Python-Markdown makes of it. Whatever the
two read differently ends here, in whichever of them the fault is (dev/adr/0103).
"""

from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import chain
from typing import TypeVar

from docs_parity.markdown.inline import notes_of
from docs_parity.model.block import Kind
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.rules.findings import page_finding
from editorial.register.canonical_text import TextLine, canonical_lines
from editorial.register.entries import RegisterEntry
from editorial.register.findings import FOLDER, SHOWN_TEXT
from editorial.site.pages.html_tree import NotWellFormedError
from editorial.site.pages.visible_line import spaced
from editorial.site.pages.visible_words import ShownLine, ShownText, visible_words

T = TypeVar("T")
HEAD = ("title", "summary")
"""The lines of a canonical text that stand above the text of a page."""
WRITE_PLAINLY = "Write the passage in Markdown's plain forms, so that readers get what is recorded."
TELL = (
    "That is a fault of a template or of this program, not of the text: tell the developers. Nothing was "
    "published."
)
AROUND = 24
"""How many characters are quoted before the first that differs, and twice as many behind it."""
NAMES = {
    "p": "a paragraph",
    "ul": "an item of a list",
    "ol": "an item of a numbered list",
    "head": "the head of a table",
    "row": "a row of a table",
    "quote": "a quotation",
    "code": "code",
    "caption": "a caption",
    "term": "a term",
    "definition": "a definition",
    "image": "a picture",
}


def text_findings(
    localized: LocalizedPage, recorded: Sequence[TextLine], html: str, added: Sequence[str] = ()
) -> Iterator[Finding]:
    """What is wrong with the HTML of a statement's text. `recorded` are all lines of the version in this
    language, title and summary too; `added` the words that the house has put at passages which are behind
    their original.
    """
    body = [line for line in recorded if line.shape not in HEAD]
    try:
        shown = visible_words(html, added)
    except NotWellFormedError as error:
        yield _finding(
            localized, 1, f"nobody can say what browsers show of this page ({error})", WRITE_PLAINLY
        )
        return
    for fault in shown.faults:
        yield _finding(localized, 1, f"{fault}, and that can hide words or change them", WRITE_PLAINLY)
    # A page without notes shows a mark that was read as the words it is written with: its lines differ.
    has_notes = shown.marks or any(line.note for line in shown.lines)
    if has_notes and shown.marks != (read := _marks(localized, shown)):
        said = f"readers get footnote marks to {_listed(shown.marks)}, and the text has {_listed(read)}"
        yield _finding(localized, 1, said, WRITE_PLAINLY)
    if not _same(shown.lines, body):
        expected = in_shown_order(localized, body, shown)
        if difference := first_difference(shown.lines, expected):
            place, said = difference
            at = expected[min(place, len(expected) - 1)].at if expected else 1
            yield _finding(localized, at or 1, said, WRITE_PLAINLY)


def page_findings(
    localized: LocalizedPage, recorded: Sequence[TextLine], page: str, content: str, title: str
) -> Iterator[Finding]:
    """What is wrong with the finished page of a statement: it must have the HTML that was compared, once and
    as it is, below the title (as the page says it, with the word for the statement's status) and the summary.
    """
    if page.count(content.strip()) != 1:
        yield _finding(
            localized, 1, "the page does not have the text that was compared with the record", TELL
        )
    for name, shown, expected in _head(page, recorded, title):
        if shown != expected:
            said = f"readers get “{shown}” as {name}, and “{expected}” is recorded"
            yield _finding(localized, localized.front_matter.line(name), said, TELL)


def version_findings(entry: RegisterEntry, language: str, page: str, title: str) -> Iterator[Finding]:
    """What is wrong with the page of an earlier version, which is made from the recorded text alone."""
    recorded = entry.lines(language)
    path = f"{FOLDER}/{entry.folder}/{language}.txt"
    try:
        shown = visible_words(_between(page, '<div class="text">', "</div>"))
    except NotWellFormedError as error:
        shown = ShownText((), faults=(str(error),))
    body = [line for line in recorded if line.shape not in HEAD]
    said = list(shown.faults)
    said += [
        f"readers get “{words}” as {name}, and “{expected}” is recorded"
        for name, words, expected in _head(page, recorded, title)
        if words != expected
    ]
    # A page of an earlier version shows a picture's words and a caption as paragraphs.
    if difference := first_difference(shown.lines, body, shapes=False):
        said.append(difference[1])
    for problem in said:
        yield Finding(
            rule=SHOWN_TEXT.id,
            message=f"the page of this version is not as it is recorded: {problem}",
            fix=TELL,
            path=path,
            page=entry.manifest.id,
            language=language,
            subject=problem,
        )


def in_shown_order(localized: LocalizedPage, body: Sequence[TextLine], shown: ShownText) -> list[TextLine]:
    """The recorded lines as a page has them: footnotes last, in the order in which it shows them. With the
    lines of the file, where the file says what is recorded.
    """
    written = [line for line in canonical_lines(localized) if line.shape not in HEAD]
    if written != list(body):
        return list(body)
    labels = _labels(localized)
    return _notes_last(shown, ((labels.get(line.at, ""), line) for line in written))


def _notes_last(shown: ShownText, parts: Iterable[tuple[str, T]]) -> list[T]:
    """What stands in a text, each with the label of the note that it stands in, as a page has it."""
    places: dict[str, list[T]] = {line.note: [] for line in shown.lines if line.note}
    body: list[T] = []
    for label, part in parts:
        places.get(label, body).append(part)
    return [*body, *chain.from_iterable(places.values())]


def _marks(localized: LocalizedPage, shown: ShownText) -> tuple[str, ...]:
    """The labels of the footnotes that the file refers to, in the order in which a page shows the blocks."""
    labels = _labels(localized)
    marks = (
        (labels.get(block.line, ""), label) for block in localized.blocks for label, _ in notes_of(block)
    )
    return tuple(_notes_last(shown, marks))


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(f"[^{label}]" for label in labels) or "no note"


def _labels(localized: LocalizedPage) -> dict[int, str]:
    """Line of the file -> the label of the footnote in which a block begins there."""
    labels, label = {}, ""
    for block in localized.blocks:
        if block.kind is Kind.FOOTNOTE:
            label = block.text
        elif Kind.FOOTNOTE in block.path:
            labels[block.line] = label
    return labels


def _same(shown: Sequence[ShownLine], expected: Sequence[TextLine]) -> bool:
    return [(line.shape, line.text) for line in shown] == [(line.shape, line.text) for line in expected]


def first_difference(
    shown: Sequence[ShownLine], expected: Sequence[TextLine], *, shapes: bool = True
) -> tuple[int, str] | None:
    """Which line is the first that readers do not get as it is recorded, and what they get; None if all is
    as it is recorded. Without `shapes` only words are compared.
    """
    for place in range(max(len(shown), len(expected))):
        line = shown[place] if place < len(shown) else None
        other = expected[place] if place < len(expected) else None
        if line is None or other is None or line.text != other.text:
            return place, _other_words(line.text if line else "", other.text if other else "")
        if shapes and line.shape != other.shape:
            said = f"readers get “{_cut(line.text)}” as {_named(line.shape)}, and it is recorded as"
            return place, f"{said} {_named(other.shape)}"
    return None


def _other_words(shown: str, recorded: str) -> str:
    pairs = enumerate(zip(shown, recorded, strict=False))
    first = next((at for at, (one, other) in pairs if one != other), min(len(shown), len(recorded)))
    gets = f"“{_cut(shown, first)}”" if shown else "nothing"
    keeps = f"“{_cut(recorded, first)}”" if recorded else "nothing"
    return f"readers get {gets} where {keeps} is recorded"


def _cut(text: str, first: int = 0) -> str:
    """A piece of a line around the first difference."""
    start, end = max(first - AROUND, 0), first + 2 * AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _named(shape: str) -> str:
    return NAMES.get(shape) or f"a heading of level {shape[1:]}"


def _head(page: str, recorded: Sequence[TextLine], title: str) -> Iterator[tuple[str, str, str]]:
    """(name of the field, what the page has, what it must have)."""
    lines = {line.shape: line.text for line in recorded}
    yield "title", _plain(_between(page, "<h1>", "</h1>")), spaced([title])
    yield "summary", _plain(_between(page, '<p class="lead">', "</p>")), lines.get("summary", "")


def _plain(html: str) -> str:
    return spaced([unescape(html)])


def _between(page: str, before: str, behind: str) -> str:
    """What stands in a page between two pieces of its template; empty if they are not there."""
    return page.partition(before)[2].partition(behind)[0]


def _finding(localized: LocalizedPage, line: int, problem: str, fix: str) -> Finding:
    return page_finding(localized, SHOWN_TEXT.id, line, problem, fix)
