"""A recorded text as the blocks of a page."""

import pytest

from editorial.register.canonical_text import TextLine
from editorial.register.line_marks import ADDRESSES, SAFE_ADDRESS, address_mark, item_mark, mark_of_item
from editorial.register.text_differences import differences
from editorial.site.versions.text_blocks import TextBlock, blocks_of, blocks_of_changes, unbroken


def shown(blocks: tuple[TextBlock, ...]) -> list[tuple]:
    """(kind, texts of the parts) of each block."""
    return [
        (block.kind, *("".join(words.text for words in part.words) for part in block.parts))
        for block in blocks
    ]


def lines(*pairs: tuple[str, str]) -> list[TextLine]:
    return [TextLine(text, shape) for shape, text in pairs]


def test_lines_that_belong_together_make_one_block():
    assert shown(
        blocks_of(
            lines(
                ("title", "T"),
                ("summary", "S"),
                ("p", "One"),
                ("p", "Two"),
                ("ul", "- a"),
                ("ul", "- b"),
                ("h2", "H"),
                ("quote", "q"),
                ("quote", "r"),
                ("code", "x"),
                ("code", " y"),
            )
        )
    ) == [("p", "One"), ("p", "Two"), ("ul", "a", "b"), ("h2", "H"), ("quote", "q", "r"), ("code", "x", " y")]


def test_an_item_keeps_its_number():
    assert [part.number for part in blocks_of(lines(("ol", "3. c"), ("ol", "4. d")))[0].parts] == ["3", "4"]


def test_a_row_has_its_cells_and_the_words_above_them():
    (block,) = blocks_of(lines(("head", "A | B"), ("row", "1 | 2")))
    assert block.labels == ("A", "B") and [len(part.cells) for part in block.parts] == [2, 2]


def test_a_second_head_begins_a_second_table():
    assert [
        block.kind for block in blocks_of(lines(("head", "A"), ("row", "1"), ("head", "B"), ("row", "2")))
    ] == ["table", "table"]


def test_rows_that_do_not_agree_stay_whole():
    (block,) = blocks_of(lines(("head", "A | B"), ("row", "1 | 2 | 3")))
    assert [len(part.cells) for part in block.parts] == [1, 1] and not block.labels[1:]


def test_a_definition_without_its_term_is_a_paragraph():
    assert [block.kind for block in blocks_of(lines(("definition", "d")))] == ["p"]
    assert [block.kind for block in blocks_of(lines(("term", "t"), ("definition", "d")))] == ["terms"]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("See <https://a.example/x> now", ["https://a.example/x"]),
        ("See <http://a.example/>", []),
        ("See <javascript:alert(1)>", []),
        ('See <https://a.example/" onclick=x>', []),
        ("a < b > c", []),
    ],
)
def test_only_a_safe_address_is_a_link(text: str, urls: list[str]):
    words = blocks_of(lines(("p", text)))[0].parts[0].words
    assert [each.url for each in words if each.url] == urls
    assert "".join(f"<{each.text}>" if each.url else each.text for each in words) == text


def test_an_unknown_shape_is_a_paragraph():
    assert [block.kind for block in blocks_of(lines(("h1", "a"), ("h9", "b"), ("script", "c")))] == [
        "h2",
        "p",
        "p",
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le 1 366 ; quoi ? « oui » !", "Le 1\u00a0366\u00a0; quoi\u00a0? «\u00a0oui\u00a0»\u00a0!"),
        ("en", "a : b", "a : b"),
        ("en", "in 10 000", "in 10\u00a0000"),
    ],
)
def test_the_spaces_of_a_language_do_not_break(language: str, text: str, expected: str):
    assert unbroken(TextLine(text, "p"), language).text == expected
    assert unbroken(TextLine(text, "code"), language).text == text


def test_each_change_of_a_text_has_a_number():
    old, new = (
        lines(("p", "One two three"), ("row", "a | b"), ("p", "End")),
        lines(("p", "One four three"), ("row", "a | c"), ("p", "End")),
    )
    blocks = blocks_of_changes(differences(old, new))
    assert [part.change for block in blocks for part in block.parts] == [1, 2, 0]
    row = blocks[1].parts[0]
    assert [[(words.text, words.kind) for words in cell] for cell in row.cells] == [
        [("a", "same")],
        [("b", "removed"), ("c", "added")],
    ]


@pytest.mark.parametrize("number", ["", "1", "12", "123456789"])
def test_the_mark_of_an_item_is_read_as_it_is_written(number: str):
    mark = item_mark(number)
    assert mark_of_item(f"{mark}words - 2. more") == (mark, number)


@pytest.mark.parametrize("text", ["words", "-words", "1.words", "1234567890. words", "\u2013 words", ""])
def test_a_line_without_a_mark_has_none(text: str):
    assert mark_of_item(text) == ("", "")


def test_addresses_behind_the_words_are_read_as_they_are_written():
    written = address_mark("https://a.example/b") + address_mark("mailto:a@b.example")
    found = ADDRESSES.search(f"See <this>{written}")
    assert found is not None and found[0] == written
    assert not ADDRESSES.search(f"See{written} there")
    assert SAFE_ADDRESS.findall(written) == ["https://a.example/b"]
