"""Sentences, as well as signs tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.compare.passages import Passage, PassagePair, sentences
from support.examples import examples

MANY = examples(300)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Example spoke.",
        "Mrs. Example and Dr. Example spoke.",
        "See Art. 5 of it.",
        "See No. 5 there.",
        "See paras. 138 and 139.",
        "It came e.g. From above.",
        "Lemkin et al. Wrote it.",
        "The U.S. Senate agreed.",
        "J. Example spoke.",
        "M. Example a parlé.",
        "Mme. Example a parlé.",
        "Voir l’art. 5 du texte.",
        "Voir par. Exemple.",
        "Les É.-U. ont signé.",
        "El Sr. Example habló.",
        "La Dra. Example habló.",
        "Véase el núm. 5 de la serie.",
        "Los EE. UU. Firmaron.",
        "Véase p. ej. El texto.",
        "Wait... what is it?",
        "Attendez… que faire ?",
        "He said “No!” and left.",
        "« Non ! » a-t-il dit.",
        "¿Qué? dijo.",
        "It is 3.5 here.",
        "See example.org for it.",
        "One sentence without a sign at its end",
        "",
        "   ",
        "...",
        "\u00a0",
    ],
)
def test_what_looks_like_an_end_is_none(text: str):
    assert len(list(sentences(text))) <= 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("One! Two? Three… Four", ["One!", "Two?", "Three…", "Four"]),
        ("He said “No.” She left.", ["He said “No.”", "She left."]),
        ("Il dit « Non. » Elle part.", ["Il dit « Non. » Elle part."]),
        ("Il dit «Non.» Elle part.", ["Il dit «Non.»", "Elle part."]),
        ("Est-ce vrai ? Oui.", ["Est-ce vrai ?", "Oui."]),
        ("¿Es cierto? ¡Sí! Basta.", ["¿Es cierto?", "¡Sí!", "Basta."]),
        ("(It rained.) Then it stopped.", ["(It rained.)", "Then it stopped."]),
        ("Il pleut.\u00a0Elle part.", ["Il pleut.", "Elle part."]),
        ("Elle part. Événement.", ["Elle part.", "Événement."]),
        ("In 1948. 10 December was a Friday.", ["In 1948.", "10 December was a Friday."]),
        ("Mr. Example spoke. Dr. Example left.", ["Mr. Example spoke.", "Dr. Example left."]),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, found: list[str]):
    assert list(sentences(text)) == found


@MANY
@given(st.text(alphabet=st.sampled_from(list('aA1.!?…»”")( \u00a0\u202f¿¡É\n')), max_size=60))
def test_nothing_gets_lost_between_sentences(text: str):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() and sentence for sentence in sentences(text))


def test_sentences_that_answer_each_other_are_held_side_by_side():
    def pairs(original: str, translation: str) -> list[tuple[str, str]]:
        return PassagePair(
            Passage("paragraph", 1, original, "en"), Passage("paragraph", 1, translation, "fr")
        ).sentences

    assert pairs("One. Two.", "Un. Deux.") == [("One.", "Un."), ("Two.", "Deux.")]
    assert pairs("One. Two.", "Un et deux.") == [("One. Two.", "Un et deux.")]


@pytest.mark.parametrize("piece", ["e.g. ", ". ", "A. ", "…", "? ", "“", "a.", ".\u00a0", "Mr. "])
def test_no_text_takes_long(piece: str):
    """One that took more than linear time would take minutes."""
    assert sum(map(len, sentences(piece * (500_000 // len(piece))))) <= 500_000
