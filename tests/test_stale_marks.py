"""A passage whose original has moved is marked where it stands, and nothing else is."""

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import markdown
import pytest

from docs_parity.markdown.blocks import read_blocks
from docs_parity.markdown.page_reader import body_of
from docs_parity.model.block import Block
from docs_parity.model.state import ChangeClass
from editorial.site.pages.markdown_extensions import HouseWords
from editorial.site.pages.stale_marks import WITHOUT_WORDS, Mark, StaleMarks
from support.rendering import ROOT, extensions, letters
from test_rendering import PAGES, SNIPPETS, described

# Code in the middle of a paragraph is no valid HTML, so that a browser shows other blocks than Python-Markdown meant.
NOTHING_TO_MARK = ("code-glued-to-a-paragraph", "white-space-only")


def rendered(text: str, marks: StaleMarks) -> str:
    """Markdown to HTML as the site does it, with these marks."""
    return markdown.markdown(
        text,
        extensions=[*(name for name, _ in extensions()), marks],
        extension_configs={name: dict(settings) for name, settings in extensions()},
    )


def marked(text: str, *indexes: int) -> tuple[str, frozenset[int]]:
    """A text with blocks marked `(0)`, `(3)`…, and which of them were."""
    marks = StaleMarks(read_blocks(text), {index: Mark(ChangeClass.TEXT, f"({index})") for index in indexes})
    return rendered(text, marks), marks.placed


def shown_words(html: str) -> dict[int, str]:
    """Index in each mark -> the letters of what is marked with it."""
    found = {}
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        if element.get("data-stale"):
            label = next(inner for inner in element.iter("span") if inner.get("class") == "stale")
            index, label.text = int(label.text.strip("()")), ""
            found[index] = letters("".join(texts(element)))
    return found


def texts(element: Element):
    """The words of an element without numbers of notes and links back from them; with alternative texts."""
    if (
        not isinstance(element.tag, str)
        or element.tag == "sup"
        or "footnote-backref" in element.get("class", "")
    ):
        return
    yield element.text or element.get("alt", "")
    for child in element:
        yield from texts(child)
        yield child.tail or ""


def expected_words(blocks: tuple[Block, ...]) -> dict[int, str]:
    """Index -> letters of every block that has words."""
    return {
        index: described(block)[2] for index, block in enumerate(blocks) if block.kind not in WITHOUT_WORDS
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_every_passage_of_a_page_can_be_marked_and_the_mark_stands_at_its_words(path: Path):
    text = body_of(path.read_text(encoding="utf-8"))
    blocks = read_blocks(text)
    html, placed = marked(text, *range(len(blocks)))
    assert shown_words(html) == expected_words(blocks)
    assert placed == expected_words(blocks).keys()


@pytest.mark.parametrize("path", SNIPPETS, ids=lambda path: path.stem)
def test_a_passage_of_a_snippet_is_marked_at_its_words_or_not_at_all(path: Path):
    text = path.read_text(encoding="utf-8")
    blocks = read_blocks(text)
    html, placed = marked(text, *range(len(blocks)))
    assert shown_words(html) == {
        index: words for index, words in expected_words(blocks).items() if index in placed
    }
    assert placed or path.stem in NOTHING_TO_MARK


def test_where_a_page_is_rendered_otherwise_than_it_is_read_nothing_is_marked():
    html, placed = marked("One.\n\ntext:\n```\ncode\n```\nafter", 0, 1, 2, 3)
    assert placed == frozenset()
    assert "data-stale" not in html and "(0)" not in html


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        (
            "One.\n\nTwo **words**.",
            1,
            '<p>One.</p>\n<p data-stale="text"><span class="stale">(1)</span> Two <strong>words</strong>.</p>',
        ),
        ("# T {#t}", 0, '<h1 data-stale="text" id="t"><span class="stale">(0)</span> T</h1>'),
        (
            "- one\n    - two",
            0,
            '<ul>\n<li><span data-stale="text"><span class="stale">(0)</span> one</span><ul>\n<li>two</li>\n</ul>\n</li>\n</ul>',
        ),
        (
            "- one\n\n    two\n",
            1,
            '<ul>\n<li>\n<p>one</p>\n<p data-stale="text"><span class="stale">(1)</span> two</p>\n</li>\n</ul>',
        ),
        (
            "```\nx\n```",
            0,
            '<div data-stale="text"><span class="stale">(0)</span> '
            '<div class="highlight"><pre><span></span><code>x\n</code></pre></div></div>',
        ),
        (
            "a\n\n    x",
            1,
            '<p>a</p>\n<div data-stale="text"><span class="stale">(1)</span> <pre><code>x\n</code></pre></div>',
        ),
        (
            '<div class="x">y</div>',
            0,
            '<div data-stale="text"><span class="stale">(0)</span> <div class="x">y</div>\n</div>',
        ),
    ],
    ids=[
        "paragraph",
        "heading",
        "item without the items in it",
        "paragraph in an item",
        "code",
        "indented code",
        "HTML",
    ],
)
def test_a_mark_has_words_before_those_of_its_passage_and_nothing_else_changes(
    text: str, index: int, expected: str
):
    assert marked(text, index)[0] == expected


def test_the_head_row_of_a_table_is_marked_without_changing_the_labels_of_the_cells():
    text = "| A | B |\n| --- | --- |\n| c | d |"
    marks = StaleMarks(
        read_blocks(text), {0: Mark(ChangeClass.TEXT, "Changed."), 1: Mark(ChangeClass.FACTS, "Changed.")}
    )
    html = markdown.markdown(text, extensions=["tables", HouseWords({}), marks])
    assert '<thead data-stale="text">\n<tr>\n<th><span class="stale">Changed.</span> A</th>' in html
    assert (
        '<tr data-stale="facts">\n<td><span class="stale">Changed.</span> c</td>\n<td data-label="B">d</td>'
        in html
    )


def test_the_words_of_a_mark_are_not_in_the_table_of_contents():
    marks = StaleMarks(read_blocks("## One"), {0: Mark(ChangeClass.TEXT, "Changed.")})
    page = markdown.Markdown(extensions=["toc", marks])
    assert (
        page.convert("## One")
        == '<h2 data-stale="text" id="one"><span class="stale">Changed.</span> One</h2>'
    )
    assert [heading["name"] for heading in page.toc_tokens] == ["One"]


@pytest.mark.parametrize("by_definition", [True, False])
def test_footnotes_are_found_by_their_label_in_whatever_order_they_are_shown(by_definition: bool):
    text = "A[^b] c[^a].\n\n[^a]: First.\n\n[^b]: Second."
    marks = StaleMarks(read_blocks(text), {index: Mark(ChangeClass.TEXT, f"({index})") for index in (2, 4)})
    html = markdown.markdown(
        text,
        extensions=["footnotes", marks],
        extension_configs={"footnotes": {"USE_DEFINITION_ORDER": by_definition}},
    )
    assert shown_words(html) == {2: "First", 4: "Second"}
    assert (html.index("First") < html.index("Second")) is by_definition


def test_what_has_no_words_of_its_own_is_not_marked():
    html, placed = marked("> One.\n\n---\n", 0, 1, 2)
    assert placed == {1}
    assert (
        html
        == '<blockquote>\n<p data-stale="text"><span class="stale">(1)</span> One.</p>\n</blockquote>\n<hr />'
    )
