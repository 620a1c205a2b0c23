"""Terms are found whatever their words are inflected to, and nothing but they."""

import gc
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.compare.passages import all_passages
from docs_parity.facts.terms import STOP, Index, NormalizedTokens, beginning, folded, index, singular
from docs_parity.languages.lookup import language as described
from docs_parity.markdown.page_reader import read_page
from docs_parity.project.glossary import Glossary, read_glossary
from docs_parity.project.settings import read_settings
from support.examples import examples
from support.rendering import ROOT
from support.work import work

LANGUAGES = ("en", "fr", "es")
SMALL = read_glossary((ROOT / "tests/cases/glossary.yml").read_text(encoding="utf-8"), LANGUAGES)
OURS = read_settings(ROOT / "editorial.yml").glossary
PAGES = {code: sorted((ROOT / "docs" / code).rglob("*.md")) for code in LANGUAGES}

ALIKE = {
    "fr": """spécial spéciale spéciaux spéciales SPECIAL|conseiller conseillère conseillers conseillères|général générale généraux|État États
             adjoint adjointe adjoints|criminel criminelle criminelles criminels|coordonnateur coordonnatrice coordonnateurs|mondial mondiaux
             religieux religieuse religieuses|réfugié réfugiée réfugiés réfugiées|inclusif inclusive inclusives|européen européenne|œuvre oeuvres
             ethnique ethniques|l’humanité humanité|d'États État|spécial(e) spéciale|nommé(e)s nommés|directeur·rice directeur""",
    "es": """especial especiales|asesor asesora asesores asesoras|crimen crímenes CRIMENES|atroz atroces|genocidio genocidios|unido unidas
             resolución resoluciones|étnica étnicos|capacidad capacidades|señal señales|superviviente supervivientes|país países""",
    "en": "crime crimes|atrocity atrocities|process processes|Council council’s Council's|Secretary-General|adviser Advisers",
}
APART = {
    "fr": "refuge réfugié|négation négationnisme|indique indicateur|commun communal|société social",
    "es": "negación negacionismo|asociado asociación|autor autoridad|indica indicador",
    "en": "protect protected|report reported|genocide genocidal|account accountable|us US|who WHO|adviser advisor",
}


def keys(text: str, language: str) -> list[str]:
    """The keys of a text without the ends of sentences."""
    return [key for key in NormalizedTokens(language, {"US", "WHO"}).of(text) if key != STOP]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (code, group.split())
        for code, text in ALIKE.items()
        for line in text.split("\n")
        for group in line.split("|")
    ],
)
def test_a_word_is_the_same_in_all_its_forms(language: str, words: list[str]):
    assert len({tuple(keys(word, language)) for word in words}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [(code, group.split()) for code, text in APART.items() for group in text.split("|")],
)
def test_another_word_is_another(language: str, words: list[str]):
    assert len({tuple(keys(word, language)) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("in the U.S. The", "en", ["in", "US"]),
        ("É.-U.", "fr", ["eu"]),
        ("EE. UU.", "es", ["ee", "uu"]),
        ("EE.UU. y", "es", ["ee", "uu", "y"]),
        ("US$ 5 and US$5", "en", ["5", "and", "5"]),
        ("jusqu’à l’ONU, qu'elles", "fr", ["a", "onu", "el"]),
        ("du Conseil des États aux Nations", "fr", ["de", "conseil", "de", "etat", "a", "nation"]),
        ("un\u00a0mot et\u202fun autre", "fr", ["mot", "et", "autr"]),
        ("geno\u00adcide", "en", ["genocide"]),
    ],
)
def test_words_are_parted_as_people_read_them(text: str, language: str, expected: list[str]):
    assert keys(text, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_the_glossary_is_found_and_accepted(language: str):
    found = index(OURS, language)
    for term in OURS.terms:
        forms = term.forms(language)
        for form in forms.asked:
            assert [mention.term for mention in found.mentions(f"x {form}, y")] == [term], form
            assert found.words(f"x {form}, y", found.mentions(f"x {form}, y")[0]) in form
        for form in forms.accepted:
            assert found.has(found.keys(f"x {form}, y"), term), form
        for form in forms.forbid:
            assert [mention.forbidden for mention in found.mentions(form)] == [True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_that_are_looked_for_first_stand_in_every_inflection(language: str):
    by_key = defaultdict(set)
    for path in PAGES[language]:
        for passage in all_passages(read_page(path.read_bytes(), language, "page", path.name)):
            for token in NormalizedTokens(language).tokens(passage.text):
                by_key[token.key].add(passage.text[token.start : token.end].lower())
    several = {key: words for key, words in by_key.items() if len(words) > 1}
    assert len(several) > 100
    assert not [
        (word, key)
        for key, words in several.items()
        for word in words
        if not folded(word).startswith(beginning(key))
    ]


PIECES = [
    "Security Council",
    "genocide",
    "Conseil de sécurité",
    "génocide",
    "l’ONU",
    "EE. UU.",
    "U.S.",
    "UN",
    "spécial(e)",
    "crime",
    ".",
    " ",
    "\u00a0",
    "\x1f",
    "\ufffc",
    "’",
    "'s",
    "(",
    ")",
    "-",
    "$",
    "·e",
    "\u00ad",
    "\n",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=20).map("".join)


@examples(300)
@given(texts, st.sampled_from([*LANGUAGES, "ar"]))
def test_keys_and_places_agree_on_any_text(text: str, language: str):
    made = NormalizedTokens(language, {"UN", "ONU"})
    tokens = list(made.tokens(text))
    assert [token.key for token in tokens] == made.of(text)
    assert all(0 <= one.start <= one.end <= other.start for one, other in pairwise(tokens))
    assert all(token.key and token.end <= len(text) for token in tokens)


@examples(300)
@given(texts, st.sampled_from(LANGUAGES))
def test_what_is_found_stands_in_the_text_and_is_accepted_there(text: str, language: str):
    found = index(SMALL, language)
    for mention in found.mentions(text):
        words = found.words(text, mention)
        assert words and words in text
        assert mention.forbidden or found.has(found.keys(text), mention.term)


@examples(200)
@given(st.text(max_size=12), st.sampled_from(LANGUAGES))
def test_an_ending_is_taken_off_a_word_and_never_all_of_it(word: str, language: str):
    assert bool(singular(word, described(language))) == bool(word) or not word.strip("aeos")


TICK = 0.05  # seconds: what a clock of processor time may lack


@pytest.mark.parametrize(
    "piece",
    [
        "Security ",
        "a.",
        "A.",
        "x(e)",
        "l’",
        "·e",
        "a\u00ad",
        "a$",
        "Security Council ",
        "(((",
        "'s",
        "EE. ",
        "''''",
        ".'",
        "aaaa",
        "crime against war ",
        "_",
    ],
)
def test_any_text_takes_time_in_proportion_to_its_length(piece: str):
    """Regular expressions do this work, and nothing counts their steps: so this is a ratio of two times of one process.

    The least of three of each: what else the machine does, and what is cleared away meanwhile, only adds.
    """
    glossary = Glossary(SMALL.terms)
    took = [
        min(seconds(partial(everything, glossary, (piece * length)[:length] + "$")) for _ in range(3))
        for length in (10_000, 80_000)
    ]
    # Eight times the text; what goes back over it from every place takes 64 times as long.
    assert took[1] < 32 * took[0] + TICK, took


def everything(glossary: Glossary, text: str) -> None:
    """Ask an index of terms for all that it knows of a text."""
    found = Index(glossary, "en")
    found.mentions(text)
    for term in SMALL.terms:
        found.has(found.keys(text), term)


def seconds(action: Callable[[], None]) -> float:
    """How much processor time an action takes, without what clears memory for the whole process."""
    gc.disable()
    begun = time.process_time()
    action()
    took = time.process_time() - begun
    gc.enable()
    return took


def test_a_page_that_says_every_term_costs_little():
    path = Path(ROOT / "docs/fr/guidance/crimes.md")
    passages = [
        passage.text for passage in all_passages(read_page(path.read_bytes(), "fr", "page", "page.md"))
    ]
    fresh = Index(Glossary(OURS.terms), "fr")
    fresh.mentions(" ".join(passages))
    # To look for each of the terms in each of the passages would be at least four times as much.
    assert work(lambda: [fresh.mentions(text) for text in passages]) < len(OURS.terms) * len(passages) / 4
