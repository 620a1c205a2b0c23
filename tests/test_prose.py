"""A recorded text as HTML."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.register.canonical_text import TextLine
from editorial.site.versions.text_html import html_of, linked
from support.feeds import html_faults

SHAPES = "title summary h2 h3 h4 h5 h6 p ul ol head row quote code caption term definition image".split()


@pytest.mark.parametrize(
    ("lines", "html"),
    [
        ([("A title", "title"), ("A summary", "summary")], "<p>A summary</p>\n"),
        ([("One", "h2"), ("Two", "h3")], "<h2>One</h2>\n<h3>Two</h3>\n"),
        (
            [("- a", "ul"), ("- b", "ul"), ("p", "p"), ("- c", "ul")],
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>p</p>\n<ul>\n<li>c</li>\n</ul>\n",
        ),
        ([("1. a", "ol"), ("2. b", "ol")], "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ([("4. a", "ol")], '<ol start="4">\n<li>a</li>\n</ol>\n'),
        (
            [("A | B", "head"), ("1 | 2", "row")],
            "<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n",
        ),
        ([("a", "quote"), ("b", "quote")], "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
        ([("a <b>", "code"), ("  c", "code")], "<pre><code>a &lt;b&gt;\n  c\n</code></pre>\n"),
        ([("a", "term"), ("b", "definition")], "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n"),
        (
            [("What a reader of the picture is told", "image")],
            "<p>What a reader of the picture is told</p>\n",
        ),
    ],
)
def test_each_shape_has_its_element(lines: list[tuple[str, str]], html: str):
    assert html_of([TextLine(*line) for line in lines], "en") == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "See this <https://a.example/?b=1&c=2>.",
            'See this &lt;<a href="https://a.example/?b=1&amp;c=2">https://a.example/?b=1&amp;c=2</a>&gt;.',
        ),
        ("<javascript:alert(1)>", "&lt;javascript:alert(1)&gt;"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ('<https://a.example/" onclick="x>', '&lt;https://a.example/" onclick="x&gt;'),
        ("A & B", "A &amp; B"),
    ],
)
def test_addresses_become_links_and_nothing_else_does(text: str, html: str):
    assert linked(text) == html


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30),
            st.sampled_from(SHAPES),
        ),
        max_size=8,
    )
)
def test_no_text_becomes_anything_that_acts(lines: list[tuple[str, str]]):
    html = html_of([TextLine(*line) for line in lines], "en")
    assert [fault for fault in html_faults(html) if "invalid-codepoint" not in fault] == []
    words = "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext()).replace("\n", "")
    assert all(
        text in words for text, shape in lines if shape in ("p", "summary", "quote") and "\n" not in text
    )
