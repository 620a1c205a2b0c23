"""What differs between two versions of a text, word by word."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.register.canonical_text import TextLine
from editorial.register.text_differences import ADDED, REMOVED, Paragraph, differences, word_by_word
from support.work import work

WORDS = st.text("ab ,.é'’-1\u00a0\u2028|<", max_size=20) | st.text(max_size=30)
TEXTS = st.lists(
    st.sampled_from(["The same.", "The same again.", "One two three four.", "One two four.", ""]) | WORDS,
    max_size=12,
)


def lines(texts: list[str]) -> list[TextLine]:
    return [TextLine(text, "p") for text in texts]


def marked(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Each paragraph as one text, what was removed in square brackets, what was added in curly ones."""
    signs = {ADDED: "{%s}", REMOVED: "[%s]"}
    return ["".join(signs.get(piece.kind, "%s") % piece.text for piece in each.pieces) for each in paragraphs]


def text_without(kind: str, paragraphs: Iterable[Paragraph]) -> list[str]:
    """The lines that are left without the pieces of a kind: without `removed` those of the new text, without `added` those of the old."""
    return [
        "".join(piece.text for piece in each.pieces if piece.kind != kind)
        for each in paragraphs
        if each.kind != kind
    ]


@given(TEXTS, TEXTS)
def test_without_what_was_removed_it_is_the_new_text_and_without_what_was_added_the_old(
    old: list[str], new: list[str]
):
    found = differences(lines(old), lines(new))
    assert text_without(REMOVED, found) == new and text_without(ADDED, found) == old
    assert found == differences(lines(old), lines(new))


@given(st.text(), st.text())
def test_the_same_holds_for_the_words_of_a_paragraph(old: str, new: str):
    pieces = word_by_word(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != REMOVED) == new
    assert "".join(piece.text for piece in pieces if piece.kind != ADDED) == old
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_equal_texts_have_no_difference(text: list[str]):
    assert {each.kind for each in differences(lines(text), lines(text))} <= {"same"}


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "On 12 April 1,366 people fled.",
            "On 12 April 1,466 people fled.",
            "On 12 April [1,366]{1,466} people fled.",
        ),
        ("It met at noon.", "It met at noon, in Geneva.", "It met at noon{, in Geneva}."),
        (
            "The resolution S/RES/2724 (2024).",
            "The resolution S/RES/2736 (2024).",
            "The resolution [S/RES/2724]{S/RES/2736} (2024).",
        ),
        (
            "He called on all to act.",
            "She urged all of them to act.",
            "[He called on all]{She urged all of them} to act.",
        ),
        ("Le 5 mai\u00a0: fin.", "Le 6 mai\u00a0: fin.", "Le [5]{6} mai\u00a0: fin."),
        ("Nothing was said.", "Nothing was said", "Nothing was said[.]"),
        ("", "All is new.", "{All is new.}"),
    ],
)
def test_a_sentence_shows_which_words_changed(old: str, new: str, shown: str):
    assert marked((Paragraph("p", word_by_word(old, new), "changed"),)) == [shown]


def test_paragraphs_are_aligned_before_their_words():
    old = [
        "A title",
        "The first paragraph stays as it is.",
        "The second one was about 12 people.",
        "It ends.",
    ]
    new = [
        "A title",
        "A paragraph that nobody had written.",
        "The first paragraph stays as it is.",
        "The second one was about 21 people.",
        "It ends.",
    ]
    assert marked(differences(lines(old), lines(new))) == [
        "A title",
        "{A paragraph that nobody had written.}",
        "The first paragraph stays as it is.",
        "The second one was about [12]{21} people.",
        "It ends.",
    ]


def test_what_has_nothing_in_common_is_removed_and_added_as_a_whole():
    found = differences(
        lines(["Same.", "Apples and pears are fruit."]), lines(["Same.", "Nobody came yesterday."])
    )
    assert [each.kind for each in found] == ["same", "removed", "added"]


def test_a_paragraph_has_the_shape_that_it_has_now():
    found = differences(
        [TextLine("One two three", "p"), TextLine("x", "p")],
        [TextLine("One two three", "h2"), TextLine("y", "p")],
    )
    assert found[0] == Paragraph("h2", found[0].pieces, "same")


@pytest.mark.large
@pytest.mark.parametrize(
    "words",
    [["a", "b"], ["a"], [], "a b b a c a".split()],
    ids=["two words", "one word", "numbers", "three words"],
)
def test_a_text_of_ten_times_the_length_is_ten_times_the_work_and_no_more(words: list[str]):
    def comparing(length: int) -> int:
        text = " ".join((words * length)[:length] or map(str, range(length)))
        other = f"{text[:30]}b {text[60:-60]} c"
        apart = text.split()[: length // 2], other.split()[length // 2 :]
        return work(
            lambda: (differences(lines([text] * 3), lines([other] * 3)), differences(*map(lines, apart)))
        )

    assert comparing(8_000) < 20 * comparing(
        800
    )  # comparing each word with each other one would be a hundred times the work


@pytest.mark.large
def test_the_longest_texts_are_compared():
    for text in ("a b " * 20_000, "a " * 40_000, " ".join(map(str, range(40_000)))):
        other = f"{text[:30]}b {text[60:-60]} c"
        assert [each.kind for each in differences(lines([text] * 3), lines([other] * 3))] == ["changed"] * 3
