"""Words that deny, doubt or attribute: which demand an answer, and which answer."""

import re
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.compare.passages import Passage
from docs_parity.facts.modality import Mood, demanded, may_demand, shown
from support.examples import examples

LANGUAGES = ("en", "fr", "es")
TABLES = {
    language: yaml.safe_load(
        (files("docs_parity.languages") / "data" / language / "hedges.yml").read_text(encoding="utf-8")
    )
    for language in LANGUAGES
}
MANY = examples(300)
EACH = [
    (mood, language, word)
    for mood in Mood
    for language in LANGUAGES
    for word in TABLES[language][mood]["demands"]
]


def sentence(word: str) -> str:
    """A sentence with a word of the table: `ne … pas` with something between, `*n't` with something before."""
    return (
        f"Xx {word.replace('*', 'do', 1) if word.startswith('*') else word.replace('*', '')} xx.".replace(
            "…", "xx"
        )
        .replace("'xx", "’xx")
        .replace("' ", "’")
    )


def test_the_table_has_every_mood_in_every_language():
    for table in TABLES.values():
        assert set(table) == set(Mood)
        assert all(
            set(words) - {"not_within"} == {"demands", "shows"} and all(words.values())
            for words in table.values()
        )


def test_every_word_is_text():
    """`no` without quotation marks is False to YAML."""
    assert all(
        isinstance(word, str) and word
        for mood in Mood
        for language in LANGUAGES
        for words in (TABLES[language][mood]["demands"], TABLES[language][mood]["shows"])
        for word in words
    )


@pytest.mark.parametrize(("mood", "language", "word"), EACH)
def test_what_demands_is_found_and_answers_itself(mood: Mood, language: str, word: str):
    text = sentence(word)
    assert demanded(text, mood, language)
    assert shown(text, mood, language)
    assert may_demand(Passage("paragraph", 1, text, language), mood)


@pytest.mark.parametrize(
    ("mood", "language", "text"),
    [
        (Mood.NEGATION, "en", "The State did not reply."),
        (Mood.NEGATION, "en", "It didn’t reply."),
        (Mood.NEGATION, "en", "It didn't reply."),
        (Mood.NEGATION, "en", "They cannot leave."),
        (Mood.NEGATION, "en", "No one came."),
        (Mood.NEGATION, "en", "There was no reply."),
        (Mood.NEGATION, "fr", "L’État n’a pas répondu."),
        (Mood.NEGATION, "fr", "L'État n'a jamais répondu."),
        (Mood.NEGATION, "fr", "Il ne s’y trouve rien."),
        (Mood.NEGATION, "es", "El Estado no respondió."),
        (Mood.NEGATION, "es", "Nunca respondió."),
        (Mood.NEGATION, "es", "NO RESPONDIÓ."),
        (Mood.ALLEGATION, "en", "The alleged authors fled."),
        (Mood.ALLEGATION, "fr", "Les auteurs présumés ont fui."),
        (Mood.ALLEGATION, "fr", "Le groupe aurait fui."),
        (Mood.ALLEGATION, "es", "Los presuntos autores huyeron."),
        (Mood.MODALITY, "en", "It may happen."),
        (Mood.MODALITY, "fr", "Cela pourrait arriver."),
        (Mood.MODALITY, "es", "Podría ocurrir."),
        (Mood.NEGATION, "fr-CH", "Il n’a pas répondu."),
        (Mood.NEGATION, "es-419", "No respondió."),
    ],
)
def test_a_sentence_demands(mood: Mood, language: str, text: str):
    assert demanded(text, mood, language)


@pytest.mark.parametrize(
    ("mood", "language", "text"),
    [
        (Mood.NEGATION, "en", "See No. 5 of the series."),
        (Mood.NEGATION, "en", "See Nos. 5 and 6."),
        (Mood.NEGATION, "en", "The northern gate."),
        (Mood.NEGATION, "en", "A notice was sent."),
        (Mood.NEGATION, "fr", "Il est né à Paris."),
        (Mood.NEGATION, "fr", "Avant qu’il ne pleuve."),
        (Mood.NEGATION, "fr", "Elle a fait un pas."),
        (Mood.NEGATION, "es", "Véase el núm. 5."),
        (Mood.NEGATION, "es", "En noviembre."),
        (Mood.NEGATION, "fr", "N’importe qui peut venir pas à pas."),
        (Mood.ALLEGATION, "en", "The report was read."),
        (Mood.ALLEGATION, "fr", "Le rapport a été lu."),
        (Mood.MODALITY, "en", "The mayor came."),
        (Mood.MODALITY, "es", "El poder de la ley."),
        (Mood.NEGATION, "pt", "Não respondeu."),
    ],
)
def test_a_sentence_does_not_demand(mood: Mood, language: str, text: str):
    assert demanded(text, mood, language) == ""


@pytest.mark.parametrize(
    ("mood", "language", "text"),
    [
        (Mood.NEGATION, "fr", "Il est impossible d’entrer."),
        (Mood.NEGATION, "fr", "Sans réponse."),
        (Mood.NEGATION, "fr", "Nul ne peut être contraint."),
        (Mood.NEGATION, "fr", "Il refuse de répondre."),
        (Mood.NEGATION, "es", "Sin respuesta."),
        (Mood.NEGATION, "es", "Era imposible entrar."),
        (Mood.NEGATION, "es", "Carece de respuesta."),
        (Mood.NEGATION, "en", "He failed to reply."),
        (Mood.NEGATION, "en", "It lacks a reply."),
        (Mood.ALLEGATION, "fr", "Selon des témoins, il a fui."),
        (Mood.ALLEGATION, "es", "Según testigos, huyó."),
        (Mood.ALLEGATION, "en", "Witnesses said so."),
        (Mood.MODALITY, "fr", "Cela risque d’arriver."),
        (Mood.MODALITY, "es", "Tal vez ocurra."),
        (Mood.MODALITY, "en", "It can happen."),
        (Mood.NEGATION, "pt", "O que for."),
    ],
)
def test_a_sentence_answers(mood: Mood, language: str, text: str):
    assert shown(text, mood, language)


@pytest.mark.parametrize(
    ("mood", "language", "text"),
    [
        (Mood.NEGATION, "fr", "L’État a répondu."),
        (Mood.NEGATION, "es", "El Estado respondió."),
        (Mood.NEGATION, "en", "The State replied."),
        (Mood.ALLEGATION, "fr", "Le groupe a brûlé le village."),
        (Mood.ALLEGATION, "es", "El grupo quemó la aldea."),
        (Mood.ALLEGATION, "en", "The group burned the village."),
        (Mood.MODALITY, "fr", "Cela mène à la violence."),
        (Mood.MODALITY, "es", "Esto lleva a la violencia."),
        (Mood.MODALITY, "en", "This leads to violence."),
    ],
)
def test_a_plain_sentence_answers_nothing(mood: Mood, language: str, text: str):
    assert not shown(text, mood, language)


@MANY
@given(
    st.lists(
        st.sampled_from([re.sub(r"[*…]", "a", word) for _, _, word in EACH] + list(".,;’' \n5é")), max_size=12
    ).map(" ".join),
    st.sampled_from(LANGUAGES),
    st.sampled_from(list(Mood)),
)
def test_what_demands_was_hinted_at_and_answers(text: str, language: str, mood: Mood):
    if demanded(text, mood, language):
        assert may_demand(Passage("paragraph", 1, text, language), mood)
        assert shown(text, mood, language)


@pytest.mark.large
@pytest.mark.parametrize(
    "piece", ["no ", "ne ", "ne a ", "n'", "not ", "n't ", "may ", "a", "é", "ne, pas ", "un"]
)
def test_no_text_takes_long(piece: str):
    """One that took more than linear time would take minutes."""
    text = piece * (100_000 // len(piece))
    for language in LANGUAGES:
        for mood in Mood:
            demanded(text, mood, language)
            shown(text, mood, language)
