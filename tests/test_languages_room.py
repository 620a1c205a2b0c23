"""A language is one description: a fourth one, from elsewhere, is read like the three of this package."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import docs_parity
from docs_parity.compare.passages import Passage
from docs_parity.facts.reader import values_of
from docs_parity.facts.value import ValueKind
from docs_parity.languages.base import (
    DateWords,
    Figures,
    Language,
    NumberWords,
    Typography,
    UnitWords,
    by_word,
)
from docs_parity.languages.description import written
from docs_parity.languages.lookup import known, language, read_with, register, unregister
from docs_parity.runner.inspect_folder import inspect_folder
from docs_parity.runner.result_cache import foreign_languages
from docs_parity.typography.faults import edits
from support.syntax import Nodes, nodes_in, nodes_of


def singular(word: str) -> str:
    """crimes, populações."""
    return f"{word[:-3]}ao" if word.endswith("oes") else word.removesuffix("s")


PORTUGUESE = Language(
    code="pt",
    function_words=frozenset(
        "o a os as de do da dos das no na nos nas um uma e é em para por que se com não seu sua são ao aos à às "
        "mais como este esta foi ser sem sobre entre também quando onde já todos pode deve desde até pelo pela".split()
    ),
    title_words=frozenset("de do da dos das e".split()),
    abbreviations=frozenset("págs".split()),
    abbreviations_before_names=frozenset("sr sra exmo".split()),
    articles=frozenset("o a os as um uma".split()),
    contractions={"do": "de", "da": "de", "dos": "de", "das": "de"},
    singular=singular,
    figures=Figures(minus=("menos",), between=("a", "e", "ou"), decade=r"\banos (?P<year>\d{4})", decade_hint="anos"),
    number_words=NumberWords(
        reader="pt",
        telling=frozenset("dois duas três quatro cinco seis sete oito nove dez onze doze treze vinte trinta cem mil milhões".split()),
        further=by_word({"12": "dúzia, dúzias", "0.5": "metade"}),
    ),
    units=UnitWords(
        magnitudes=by_word({3: "mil", 6: "milhão, milhões", 9: "mil milhões, bilhão, bilhões"}),
        currencies=by_word({"USD": "dólar, dólares"}),
        before=("de",),
    ),
    dates=DateWords(
        first_days=("primeiro",), before_month=("de",), before_year=("de",), between_days=("e", "a"),
        doubtful_months=frozenset({"março"}),
    ),
    typography=Typography(language="pt", quotes=(("“", "”"), ("‘", "’"))),
)  # fmt: skip
ENGLISH = """# A report

On 3 May 2024 the mission counted 1,366 people in twelve villages, and met Mr. Sousa.

The Office asked the Government to protect all of them without any delay.

It needs 5 billion dollars, and 40 per cent of that before March 2025.
"""
FAITHFUL = """# Um relatório

Em 3 de maio de 2024, a missão contou 1.366 pessoas em doze aldeias e encontrou o Exmo. Sousa.

O Escritório pediu ao Governo que protegesse todos eles sem nenhuma demora.

São necessários 5 mil milhões de dólares, e 40 % disso antes de março de 2025.
"""


@pytest.fixture
def portuguese() -> Iterator[Language]:
    register(PORTUGUESE)
    yield PORTUGUESE
    unregister("pt")


def findings(folder: Path, translation: str) -> list[tuple[str, str]]:
    """What is found on a page in English and Portuguese."""
    for code, text in (("en", ENGLISH), ("pt", translation)):
        (folder / code).mkdir(exist_ok=True)
        (folder / code / "report.md").write_text(text, encoding="utf-8")
    inspection = inspect_folder(folder, "en,pt", "en")
    return [(finding.rule, finding.message) for finding in inspection.findings]


def test_nothing_is_found_where_the_fourth_language_says_the_same(tmp_path: Path, portuguese: Language):
    assert findings(tmp_path, FAITHFUL) == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "evidence"),
    [
        ("1.366 pessoas", "1.336 pessoas", "number-value", "1.336"),
        ("doze aldeias", "treze aldeias", "number-value", "treze"),
        ("3 de maio de 2024", "3 de junho de 2024", "date-value", "3 de junho de 2024"),
        ("março de 2025", "abril de 2025", "date-value", "abril de 2025"),
        ("5 mil milhões", "5 milhões", "number-magnitude", "5 milhões"),
        ("de dólares", "de euros", "number-unit", "euros"),
        ("encontrou o Exmo. Sousa", 'encontrou o "Exmo. Sousa"', "typography-quotes", "straight"),
        (
            "O Escritório pediu ao Governo que protegesse todos eles sem nenhuma demora.",
            "La Oficina pidió al Gobierno que los protegiera a todos sin ninguna demora.",
            "wrong-language",
            "Spanish",
        ),
        (
            "O Escritório pediu ao Governo que protegesse todos eles sem nenhuma demora.",
            "The Office asked the Government to protect all of them without any delay.",
            "untranslated",
            "English",
        ),
    ],
)
def test_what_the_fourth_language_says_otherwise_is_found(
    tmp_path: Path, portuguese: Language, right: str, wrong: str, rule: str, evidence: str
):
    assert right in FAITHFUL
    messages = findings(tmp_path, FAITHFUL.replace(right, wrong))
    assert [name for name, message in messages if evidence in message] == [rule], messages


def test_a_region_of_a_language_has_what_the_language_has(portuguese: Language):
    assert language("pt-BR") is language("pt") is portuguese
    assert language("pt_PT") is portuguese


def test_an_abbreviation_ends_no_sentence_in_its_language_only(portuguese: Language):
    text = "Encontrou o Exmo. Sousa. Falou."
    assert len(Passage("paragraph", 1, text, "pt").sentences) == 2
    assert len(Passage("paragraph", 1, text, "fr").sentences) == 3


def test_words_of_a_language_from_elsewhere_are_read_in_its_own_passages_only(portuguese: Language):
    assert portuguese in read_with("pt-BR")
    assert [described.code for described in read_with("fr")] == ["en", "fr", "es"]
    decade = {
        code: values_of(Passage("paragraph", 1, "Nos anos 1990.", code))[0].unit for code in ("pt", "es")
    }
    assert decade == {"pt": "decade", "es": ""}


def test_a_language_that_nobody_described_has_an_empty_description():
    unknown = language("tlh")
    assert unknown.code == "tlh"
    assert not unknown.function_words and unknown.typography is None and unknown.table("countries.yml") == ""
    assert unknown.singular("crimes") == "crimes" and list(unknown.adjective_forms("klingon")) == []
    assert edits('He said "yes"  ...', "tlh") == ()


def test_dates_of_a_language_that_nobody_described_are_read_by_the_names_of_the_cldr():
    values = values_of(Passage("paragraph", 1, "Am 3 Mai 2024.", "de"))
    assert [(value.sort, value.readings) for value in values] == [(ValueKind.DATE, ((2024, 5, 3),))]


def test_a_language_that_is_forgotten_again_is_that_of_this_package():
    before = language("pt")
    register(PORTUGUESE)
    assert language("pt") is PORTUGUESE and PORTUGUESE in known()
    unregister("pt")
    assert language("pt") is before and PORTUGUESE not in known()
    with pytest.raises(KeyError):
        unregister("pt")


def test_kept_results_depend_on_what_is_said_of_a_language(portuguese: Language):
    assert foreign_languages() == [written(portuguese)]
    assert written(portuguese) == written(replace(portuguese))
    assert written(portuguese) != written(replace(portuguese, function_words=frozenset({"o"})))
    assert written(portuguese) != written(replace(portuguese, singular=str.lower))


PACKAGE = Path(docs_parity.__file__).parent
CODES = {"en", "fr", "es"}
EXCEPTIONS: dict[str, str] = {
    "languages/lookup.py": "which languages are read everywhere",
}
"""Modules that name all three, and why."""


def codes_together(nodes: Nodes) -> bool:
    """True if a table, a tuple or a set of a module names the three languages."""
    for node in nodes:
        parts = (
            node.keys
            if isinstance(node, ast.Dict)
            else node.elts
            if isinstance(node, ast.Tuple | ast.List | ast.Set)
            else []
        )
        names = {part.value for part in parts if isinstance(part, ast.Constant)}
        # ("en", "fr"): … of a table by pairs
        names |= {
            inner.value
            for part in parts
            if isinstance(part, ast.Tuple)
            for inner in part.elts
            if isinstance(inner, ast.Constant)
        }
        if names >= CODES:
            return True
    return False  # fmt: skip


def test_no_module_outside_the_room_has_a_table_by_language():
    named = {
        str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py") if codes_together(nodes_of(path))
    }
    assert named == set(EXCEPTIONS)


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("A = {'en': 1, 'fr': 2, 'es': 3}", True),
        ("A = {('en', 'fr'): 1, ('en', 'es'): 2}", True),
        ("A = {'en': 1}", False),
    ],
)
def test_a_table_by_language_is_seen(source: str, seen: bool):
    assert codes_together(nodes_in(source)) is seen


def test_the_code_of_a_language_is_taken_apart_in_one_place():
    parting = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if 'partition("-")[0]' in (text := path.read_text(encoding="utf-8")) or '.startswith("en")' in text
    ]
    assert parting == ["languages/lookup.py"]
