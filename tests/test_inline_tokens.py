"""The tokens of inline Markdown: what is read as markup, and that no text has it both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from docs_parity.markdown.inline import code_in, masked, plain, prose, with_asterisks
from docs_parity.markdown.inline_tokens import Markup, tokens

PIECES = [
    "a",
    " ",
    "\n",
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "]",
    "](",
    "](b.md)",
    "(",
    ")",
    "<b>",
    "</b>",
    "<br>",
    "<",
    ">",
    "<!--",
    "-->",
    "{.x}",
    "{lang=fr}",
    "[^1]",
    "[a][b]",
    "<https://a.b>",
    "\\",
    "&amp;",
    "!",
    "é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_tokens_are_in_order_inside_the_text_and_of_marks_none_is_told_twice(text: str):
    read = tokens(text)
    assert [token.start for token in read] == sorted(token.start for token in read)
    for token in read:
        assert 0 <= token.start <= token.inner <= token.inner_end <= token.end <= len(text)
        assert token.start < token.end
    assert len({(token.kind, token.start, token.end) for token in read}) == len(read)
    assert len(masked(text)) == len(text) and masked(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "`a`",
        "``a`",
        "``a`b``",
        "\\`a`",
        "\\\\`a`",
        "a\\`b `c`",
        "```a``b`",
        "`a``b`",
        "`` ` ``",
        "`a",
        "``a`b```code`",
    ],
)
def test_code_is_where_Python_Markdown_has_it(text: str):
    rendered = markdown(text).split("<code>")[1:]
    assert [span.strip() for span in code_in(text)] == [span.partition("</code>")[0] for span in rendered]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Text <!-- `x` --> and `y`.", "Text and y."),
        ("A [link](`x`) and `y`.", "A link and y."),
        ("[![alt](i.png)](x.md) *a [b](c_d_e) f*", "alt a b f"),
        ("`<b>` and `&lt;` stay", "<b> and &lt; stay"),
        # As the digests have always had it, though readers see more of it.
        ("[[1]](a)[[2]](b) and [[a]](b)(c)", "1 and a"),
        ("<b<br>-->c", "c"),
        ("snake_case_word, 2 * 3 and \\*", "snake_case_word, 2 * 3 and *"),
    ],
)
def test_words_that_readers_see(text: str, words: str):
    assert plain(text) == words


def test_emphasis_around_a_tag_is_no_word_in_plain_text_nor_in_prose():
    text = "called **<abbr title='x'>SNI</abbr>** today"
    assert plain(text) == "called SNI today"
    assert prose(text) == "called \x1fSNI\x1f today"


def test_underscores_are_asterisks_where_they_are_emphasis_and_not_in_code():
    assert with_asterisks("_a_ and `__call__` and b_c_d <!-- e -->") == "*a* and `__call__` and b_c_d "


@pytest.mark.parametrize(
    "sign", ["*a*", "[a](b)", "`a` ", "\\*", "<b>", "[", "](", "_a ", "<!--", "{.x", "[^1]", "*a*{lang=fr}"]
)
def test_a_long_text_has_as_many_tokens_as_it_is_long(sign: str):
    short, long = len(tokens(sign * 500)), len(tokens(sign * 5000))
    assert long <= 10 * short + 10


def test_a_text_without_markup_has_none():
    assert tokens("Words, and nothing else: 5 % of them!") == ()
    assert [token.kind for token in tokens("*a*")] == [Markup.EMPHASIS]
