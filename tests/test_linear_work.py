"""Work grows as a text does, whatever is in it: no pull request can stall the check.

Every shape here took four times as long for twice the length before it was mended, or longer. All signs and
marks in all arrangements are tried by `benchmarks/stalling.py`, and a sample of them here. Times are only
compared with times of the same process, five times at most.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docs_parity.inspection.inspection import Inspection, inspect
from docs_parity.markdown.blocks import read_blocks
from docs_parity.markdown.inline import plain
from docs_parity.model.block import Kind
from docs_parity.model.finding import Finding
from docs_parity.project.settings import Settings, read_settings
from docs_parity.project.tree import read_tree
from editorial.extension import plug_in
from support.rendering import ROOT
from support.shapes import ATOMS, Shape, mixed, some

SMALL, LARGE = 10_000, 40_000
MOST_GROWTH = 2.5**2
"""For four times the length: at most 2.5 times for each doubling."""
TOO_SHORT = 0.03
"""Seconds that say nothing of growth: what takes no longer at first may take as much as this would."""
FRONT = "---\ntitle: Law\nsummary: A summary that is long enough for the check.\n---\n\n"

SHAPES = {
    "zero width spaces": lambda size: "\u200b" * size,
    "other hidden signs": lambda size: "\x0b\x0c\x85\u00ad\u2028" * (size // 5),
    "words with hidden signs": lambda size: "word\u200b " * (size // 6),
    "number signs, indented": lambda size: "".join(f"{' ' * (n % 8)}#\n" for n in range(size // 5)),
    "brackets behind backslashes": lambda size: "\\[" * (size // 2),
    "brackets behind backslashes, in lines": lambda size: "\\[\n" * (size // 3),
    "brackets behind backslashes, between others": lambda size: "[a][b]\\[" * (size // 8),
    "comments that never end": lambda size: "".join(f"{' ' * (n % 4)}<!--\n" for n in range(size // 6)),
    "fences that never end": lambda size: "".join(f"{'`' * (3 + n % 5)}a\n" for n in range(size // 7)),
    "marks of notes that never end": lambda size: "[^a" * (size // 3),
    "braces": lambda size: "a{#b" * (size // 4),
    "braces in paragraphs": lambda size: ("a{b" * 3000 + "\n\n") * (size // 9000 + 1),
    "units": lambda size: ("km " * 3000 + "\n\n") * (size // 9000 + 1),
    "names": lambda size: ("Ab Cd " * 1500 + "\n\n") * (size // 9000 + 1),
    "spaces in a dividing line of a table": lambda size: f"|a|\n|-{' ' * size}x",
    "spaces before a caption": lambda size: f"/// a{' ' * size}x",
    "spaces in a title": lambda size: f"## a{' ' * size}x {{",
    "lists of attributes in a title": lambda size: "## " + " {a" * (size // 3),
    "number signs behind a title": lambda size: f"{'#' * size}x",
    "backslashes": lambda size: "`" + "\\" * size,
    "raised letters that never end": lambda size: "<sup>" * (size // 5),
    "hyphens in a list of attributes": lambda size: f"a\n{{: {'-' * size} }}",
    "points": lambda size: ("." * 8000 + " Word.\n\n") * (size // 8000 + 1),
    "language of tags": lambda size: ("<i lang=x>" * 900 + "\n\n") * (size // 9000 + 1),
    "pictures": lambda size: "![a](b.png)\n\n" * (size // 13),
    "captions": lambda size: "/// caption\nx\n///\n" * (size // 18),
    "pictures in a caption": lambda size: "a\n\n/// caption\n\n" + "![a](b)\n\n" * (size // 9) + "///\n",
    "wrong links": lambda size: "".join(f"## h{n} {{#b{n}}}\n\n[a](#c{n})\n\n" for n in range(size // 24)),
    "harmful links": lambda size: "".join(f"[a](javascript:{n})\n\n" for n in range(size // 20)),
    "footnotes": lambda size: "".join(f"Word[^{n}].\n\n[^{n}]: Note.\n\n" for n in range(size // 28)),
    "a table": lambda size: "|a|b|\n|-|-|\n" + "|cell word|cell word|\n" * (size // 22),
}


@pytest.fixture(scope="module")
def settings() -> Settings:
    plug_in()
    return read_settings(ROOT / "editorial.yml")


def inspected(text: str, settings: Settings, folder: Path) -> Inspection:
    """The inspection of a text as an English page and as its French translation."""
    for code in ("en", "fr"):
        file = folder / code / "about/law.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FRONT + text, encoding="utf-8", newline="")
    return inspect(read_tree(folder, settings), settings)


def seconds(action: Callable[[], object]) -> float:
    begun = time.process_time()
    action()
    return time.process_time() - begun


def grows_too_fast(text: Callable[[int], str], settings: Settings, folder: Path) -> bool:
    """True if four times the length takes more than MOST_GROWTH times as long, five times in a row."""
    for _ in range(5):
        small, large = (
            seconds(lambda size=size: inspected(text(size), settings, folder)) for size in (SMALL, LARGE)
        )
        if large <= MOST_GROWTH * max(small, TOO_SHORT):
            return False
    return True


@pytest.mark.parametrize("name", SHAPES)
def test_what_once_stalled_the_check_takes_time_as_it_is_long(name: str, settings: Settings, tmp_path: Path):
    assert not grows_too_fast(SHAPES[name], settings, tmp_path)


@pytest.mark.parametrize("shape", [*some(mixed(ATOMS), 61, 811)], ids=str)
def test_a_sample_of_all_shapes_takes_time_as_it_is_long(shape: Shape, settings: Settings, tmp_path: Path):
    assert not grows_too_fast(shape.text, settings, tmp_path)


def test_a_dividing_line_with_a_letter_behind_it_is_none_and_ends():
    """Each way to part forty hyphens was tried: it never came to an end."""
    assert [block.kind for block in read_blocks(f"{'-' * 60}x")] == [Kind.PARAGRAPH]
    assert [block.kind for block in read_blocks("- - -\n\n***\n\n_ _  _")] == [Kind.RULE] * 3
    assert [block.kind for block in read_blocks("_   _ _")] == [Kind.PARAGRAPH]


def test_numbers_of_any_length_crash_nothing():
    (item,) = read_blocks(f"{'1' * 5000}. Text")
    assert (item.kind, item.text) == (Kind.ITEM, "Text")
    assert plain(f"&#{'1' * 5000}; &#{'0' * 5000}65; &#233;") == "\ufffd A é"


def told(text: str, settings: Settings, folder: Path) -> list[Finding]:
    findings = inspected(text, settings, folder).findings
    return [found for found in findings if found.rule == "hard-to-render" and found.language == "en"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Words.\n\n" + "[" * 501, 8, 'this paragraph has the sign "[" 501 times'),
        ("| a |\n| - |\n| " + "![" * 501 + " |", 8, 'this table row has the sign "[" 501 times'),
        ("``a` " * 700, 6, 'this paragraph has the sign "`" 2,100 times'),
        ("+ " * 40, 6, "more than 30 lists, quotations or boxes stand in each other here"),
        ("#### a\n" * 501, 6, "501 headings, lines of code and other blocks follow without a blank line"),
        ("    ##\n##\n" * 300, 6, "600 headings, lines of code and other blocks follow without a blank line"),
        (
            "!!! note\n" + '    === "a"\n' * 500,
            6,
            "501 headings, lines of code and other blocks follow without a blank line",
        ),
        ("***\n" * 501, 6, "501 headings, lines of code and other blocks follow without a blank line"),
        ("Words <a b.\n\n" * 501, 6, "501 tags begin on this page and never end, the first of them here"),
        ("[a]: b\n" * 1001, 6, "this page names 1,001 addresses for its links, the first of them here"),
        (
            "".join(f"*[A{n}]: b\n" for n in range(301)),
            1,
            "this page explains 301 abbreviations, more than 300",
        ),
    ],
)
def test_what_the_renderer_takes_too_long_for_is_told_before(
    text: str, line: int, message: str, settings: Settings, tmp_path: Path
):
    (found,) = told(text, settings, tmp_path)
    assert (found.line, found.message, found.stops) == (
        line,
        f"{message}, and the page could not be made in reasonable time",
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "[a](b.md) " * 400,
        "[a](b.md) " * 400 + "\n\n" + "[a](b.md) " * 400,
        "```\n" + "[" * 5000 + "\n```",
        "\n".join(f"{'    ' * depth}- a" for depth in range(20)),
        "## a\n\n" * 2000,
        "<b>a</b> " * 3000,
        "a < b " * 1000,
        "- a\n" * 2000,
        "|a|b|\n|-|-|\n" + "|a|b|\n" * 2000,
        "".join(f"[a{n}]: b{n}.md\n" for n in range(1000)),
        "".join(f"[^{n}]: b\n" for n in range(1000)),
    ],
)
def test_long_texts_that_somebody_means_are_none_of_that(text: str, settings: Settings, tmp_path: Path):
    assert told(text, settings, tmp_path) == []
