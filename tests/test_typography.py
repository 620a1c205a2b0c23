"""Signs and spaces: what is put right, and, whatever comes in, what is not."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docs_parity.markdown.canonical import digest_of, units
from docs_parity.markdown.inline import OBJECT
from docs_parity.markdown.inline_tokens import Markup, tokens
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.page import LocalizedPage
from docs_parity.typography.edit import RULES, applied
from docs_parity.typography.faults import edits
from docs_parity.typography.limits import Limits, faulty
from docs_parity.typography.masking import HIDDEN, masked
from docs_parity.typography.repair import Repaired, repaired
from support.examples import examples
from support.house import ENGLISH, FRENCH, House
from support.revisions import revision_of

LANGUAGES = ("en", "es", "es-419", "fr", "fr-CA", "fr-CH")
SIGNS = [
    " ",
    "  ",
    "\u00a0",
    "\u202f",
    ":",
    ";",
    "?",
    "!",
    "%",
    "«",
    "»",
    '"',
    "“",
    "”",
    "'",
    "’",
    "...",
    "…",
    " - ",
    " -- ",
    "-",
    "¿",
    "¡",
    ".",
    ",",
    "5",
    "mot",
    "Mot",
    "l",
    "é",
    "e\u0301",
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "](",
    "](a b.md)",
    "(",
    ")",
    "<b>",
    "</b>",
    '<a title="a: b">',
    "</a>",
    "<code>",
    "</code>",
    "&nbsp;",
    "&amp;",
    "http://a.b/c?d=e:",
    "{lang=en}",
    "{",
    "}",
    "\\",
    "|",
    "[^1]",
    ":a:",
    "<",
    ">",
    "😀",
    "\n",
]
BLOCKS = [
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "    - ",
    '!!! note "',
    '=== "',
    "| a | b |\n|---|---|\n| ",
    "```\n",
    "[^1]: ",
    "*[ab]: ",
    "[x]: ",
    "",
    ":   ",
    "/// caption\n",
    "---\n",
    "    ",
    "<div>\n",
    "<!-- ",
]
prose = st.lists(st.sampled_from(SIGNS), max_size=24).map("".join)
pages = st.lists(st.tuples(st.sampled_from(BLOCKS), prose), max_size=8).map(
    lambda parts: "\n\n".join(map("".join, parts))
)
languages = st.sampled_from(LANGUAGES)
often = examples(300)
MOVABLE = re.compile("[ \u00a0\u202f\"“”‘’'«»–…¿¡.-]")


def version(data: bytes, language: str) -> LocalizedPage:
    return read_page(data, language, "page", f"{language}/page.md")


def marked(page: LocalizedPage, kind: Markup) -> list[str]:
    return [
        block.text[token.start : token.end]
        for block in page.blocks
        for token in tokens(block.text)
        if token.kind is kind
    ]


def put_right(data: bytes, language: str, bound: Limits | None = None) -> Repaired:
    return repaired(data, version(data, language), RULES, bound or Limits())


def right(text: str, language: str) -> str:
    return applied(text, edits(text, language))


@often
@given(prose, languages)
def test_edits_are_in_order_apart_and_change_something(text: str, language: str):
    end = 0
    for edit in edits(text, language):
        assert end <= edit.start <= edit.end <= len(text)
        assert edit.replacement is None or edit.replacement != text[edit.start : edit.end]
        assert "\n" not in text[edit.start : edit.end] and edit.rule in RULES
        end = edit.end


@often
@given(prose, languages)
def test_nothing_that_is_masked_is_part_of_an_edit(text: str, language: str):
    bare = masked(text)
    assert bare is None or (len(bare) == len(text) and bare.count("\n") == text.count("\n"))
    for edit in edits(text, language):
        assert not {HIDDEN, OBJECT, "\u2060"} & set(bare[edit.start : edit.end])


@often
@given(pages, languages)
@example('# \\<a title="a: b">', "fr")
def test_no_word_no_code_no_tag_and_no_target_changes(text: str, language: str):
    data = text.encode()
    before = version(data, language)
    done = put_right(data, language).data.decode() if before.readable else text
    assert MOVABLE.sub("", done) == MOVABLE.sub("", text)
    assert [c for c in done if c.isalnum()] == [c for c in text if c.isalnum()]
    after = version(done.encode(), language)
    assert [link.target for link in after.links] == [link.target for link in before.links]
    for kind in (Markup.CODE, Markup.TAG):
        assert marked(after, kind) == marked(before, kind)


@often
@given(pages, languages)
def test_what_is_put_right_stays_so(text: str, language: str):
    data = text.encode()
    if version(data, language).readable:
        once = put_right(data, language).data
        assert put_right(once, language) == Repaired(once, 0)


@often
@given(pages, languages)
def test_words_that_translations_were_confirmed_for_keep_their_digest(text: str, language: str):
    data = text.encode()
    before = version(data, language)
    if before.readable:
        after = version(put_right(data, language, Limits(confirmed=True)).data, language)
        assert digest_of(units(after)) == digest_of(units(before))


@often
@given(pages, languages)
def test_line_ends_and_a_mark_at_the_beginning_stay(text: str, language: str):
    data = text.encode()
    if version(data, language).readable:
        plain = put_right(data, language)
        windows = put_right(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), language)
        assert windows.data == b"\xef\xbb\xbf" + plain.data.replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Voici: l'un; l'autre? Oui! 5% et « a» «b »...",
            "Voici\u00a0: l’un\u00a0; l’autre\u00a0? Oui\u00a0! 5\u00a0% et «\u00a0a\u00a0» «\u00a0b\u00a0»…",
        ),
        (
            "fr",
            'Un "mot", “un "autre" mot”\u202f: oui',
            "Un «\u00a0mot\u00a0», «\u00a0un “autre” mot\u00a0»\u202f: oui",
        ),
        (
            "fr",
            "**Note**: [lien](a.md): `code`: fin",
            "**Note**\u00a0: [lien](a.md)\u00a0: `code`\u00a0: fin",
        ),
        ("fr", "`nom`: `valeur`", "`nom`: `valeur`"),
        ("fr-CA", "Oui? Non; voici: «a» 5%", "Oui? Non; voici\u00a0: «\u00a0a\u00a0» 5\u00a0%"),
        ("fr-CH", "Oui? Non ; voici: «a» « b »", "Oui? Non\u00a0; voici: «a» «\u00a0b\u00a0»"),
        ("es-419", 'Qué es ? "Sí " no : [a] : b', '¿Qué es? "Sí " no: [a] : b'),
        ("es", 'Es "a "b" c" y «d "e"»', "Es “a ‘b’ c” y «d “e”»"),
        (
            "es",
            "Hola Yahoo! es un nombre. Naciones Unidas. Qué dice?",
            "Hola Yahoo! es un nombre. Naciones Unidas. ¿Qué dice?",
        ),
        ("es", "Cuando llueve mucho\nvienes?", "¿Cuando llueve mucho\nvienes?"),
        ("en", 'He said "no" - or  so... :) 5 : 3 ?', 'He said "no" – or so… :) 5 : 3?'),
        ("de", 'Er sagt "nein" : ja...', 'Er sagt "nein" : ja...'),
        ("fr", "Un ` seul: et <a non fermé: oui", "Un ` seul: et <a non fermé: oui"),
        (
            "fr",
            '10:30, http://a.b/c: d, ![a](b.png "t: u") et :::note',
            '10:30, http://a.b/c: d, ![a](b.png "t: u") et :::note',
        ),
    ],
)
def test_a_text_is_written_as_its_language_is(language: str, text: str, expected: str):
    assert right(text, language) == expected


PIECES = [
    '"',
    ": ",
    "«",
    "' ",
    " ",
    "»",
    "?",
    "! ",
    "¿",
    "“",
    "...",
    " - ",
    "*",
    '"*',
    "[x](",
    "](",
    "[^a",
    "<a ",
    '<a "',
    "<a '\"",
    "<!--",
    "{",
    "*x*{lang=",
    "&a;",
    "www.!",
    ":a",
    "\\",
    "`",
    "<",
    "[",
    "\n",
    "5 %",
    "l'",
    "a - ",
    "<code>",
    "a  ",
    '"a" ',
    "!!!\n",
    "e\u0301'",
    "\u00a0",
    "a?",
]


@pytest.mark.large
@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("piece", PIECES)
def test_no_line_however_long_takes_more_than_its_length(piece: str, language: str):
    """Were anything quadratic here, it would never end; how long it takes is no matter of tests."""
    text = f"a{piece * (300_000 // len(piece))}b... :"
    assert all(edit.end <= len(text) for edit in edits(text, language))


RECORD = f"  of: {revision_of(ENGLISH)}\n"
FAULTS = FRENCH.replace("  status", f"{RECORD}  status") + "\nVoici: l'un \"mot\" et  `l'a: b`.\t\n"
FIXED = (
    FRENCH.replace("  status", f"{RECORD}  status") + "\nVoici\u00a0: l’un «\u00a0mot\u00a0» et `l'a: b`.\t\n"
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose French page has five faults in its last paragraph."""
    house = House(tmp_path)
    house.write("fr/about/page.md", FAULTS)
    house.write("en/about/page.md", f'{ENGLISH}\nHere is one "word" and `l\'a: b`.\n')
    house.run("confirm", "about/page", "fr")
    house.commit()
    return house


def typography(house: House) -> list[str]:
    return re.findall(r"\((typography-[a-z-]+)\)", house.says("check")[1])


def test_the_check_says_what_it_could_put_right(house: House):
    assert typography(house) == ["typography-apostrophes", "typography-quotes", "typography-spaces"]


def test_it_is_put_right_and_said_in_one_line(house: House):
    before = house.read("fr/about/page.md")
    code, said = house.says("check", "--fix")
    assert code == 0
    assert said.startswith("docs/fr/about/page.md: 5 places put right.\nReady to be published")
    assert house.read("fr/about/page.md") == before[: before.index("Voici")] + FIXED[FIXED.index("Voici") :]
    assert house.says("check", "--fix")[1].startswith(
        "There is nothing that --fix can put right.\nReady to be published"
    )


def test_a_translation_that_is_put_right_is_as_fresh_as_before(house: House):
    before = house.says("status", "--format", "csv")
    house.run("check", "--fix")
    assert house.says("status", "--format", "csv") == before


def test_only_what_was_named_is_put_right(house: House):
    before = house.read("fr/about/page.md")
    house.run("check", "--fix", str(house.root / "docs/en"))
    assert house.read("fr/about/page.md") == before
    house.run("check", "--fix", "--rules", "typography-apostrophes,links", str(house.root / "docs/fr/about"))
    assert house.read("fr/about/page.md") == before.replace("l'un", "l’un")


def test_a_report_for_programs_stays_whole(house: House, tmp_path: Path):
    assert (
        house.run("check", "--fix", "--format", "json", "--output", str(tmp_path / "report.json")).exit_code
        == 0
    )
    assert (tmp_path / "report.json").read_text(encoding="utf-8").startswith("{")


def test_every_other_byte_stays(house: House):
    file = house.root / "docs/fr/about/page.md"
    data = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n").replace(
        "tôt".encode(), "to\u0302t".encode()
    ).replace(b"en fran", b"en  fran")
    file.write_bytes(data)
    house.run("check", "--fix", "--rules", ",".join(RULES))
    tail = data.index(b"Voici")
    assert (
        file.read_bytes()
        == data[:tail].replace(b"en  fran", b"en fran")
        + FIXED[FIXED.index("Voici") :].replace("\n", "\r\n").encode()
    )


def test_words_of_an_original_that_was_translated_are_left_to_people(house: House):
    house.replace("en/about/page.md", "warns early.", "warns early - always...  ")
    house.replace("en/about/page.md", "In 2005 Heads", "In 2005  Heads")
    house.run("confirm", "about/page", "fr", "--reason", "A test.")
    said = house.says("check", "--fix")[1]
    assert "The Office warns early - always…  \n\nIn 2005 Heads" in house.read("en/about/page.md")
    assert (
        'a hyphen stands in place of a dash in "early - always…" (typography-dashes). Write "early – always…", then confirm the translations again.'
        in said
    )
    assert "translation-stale" not in said


def test_an_original_that_nobody_translated_is_put_right_whole(house: House):
    (house.root / "docs/fr/about/page.md").unlink()
    house.replace("en/about/page.md", "warns early.", "warns early - always...")
    house.run("check", "--fix")
    assert "warns early – always…" in house.read("en/about/page.md")


def test_a_paragraph_of_which_a_difference_was_accepted_is_left_to_people(house: House):
    house.replace("fr/about/page.md", "Voici:", "En 2007, voici:")
    place = re.search(
        r"docs/fr/about/page.md:\d+(?=: this paragraph says 2007|: [^\n]*2007)", house.says("check")[1]
    )[0]
    assert house.run("accept", str(house.root / place), "--reason", "It was then.").exit_code == 0
    before = house.says("check")[1]
    said = house.says("check", "--fix")[1]
    assert "voici: l'un" in house.read("fr/about/page.md") and "accept the difference again" in said
    assert said == f"There is nothing that --fix can put right.\n{before}"


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("title: L'Office et l'État", "title: L’Office et l’État"),
        ('title: "Soudan : un an"', 'title: "Soudan\u00a0: un an"'),
        ("summary: 'Soudan : un an'", "summary: 'Soudan\u00a0: un an'"),
        ("title: 'Soudan : l''an un'", "title: 'Soudan : l''an un'"),
        ('title: "Le \\"mot\\" : un"', 'title: "Le \\"mot\\" : un"'),
        ('title: Le "mot"... !', "title: Le «\u00a0mot\u00a0»…\u00a0!"),
        ("title: >\n  L'Office\n  et un", "title: >\n  L'Office\n  et un"),
        ("title: L'Office # l'autre", "title: L'Office # l'autre"),
        ("description: L'Office", "description: L’Office"),
        ("note: L'Office", "note: L'Office"),
    ],
)
def test_a_field_is_put_right_where_yaml_reads_it_as_it_stands(field: str, expected: str):
    page = "---\n{}\n---\n\nTexte.\n"
    before = version(page.format(field).encode(), "fr")
    assert before.readable is ("#" not in field)
    assert put_right(page.format(field).encode(), "fr").data == page.format(expected).encode()


def test_what_is_written_otherwise_does_not_keep_the_rest_from_being_put_right():
    page = "---\ntitle: 'L''Office'\nsummary: L{0}Office\n---\n\nC{0}est vrai.\n\nC'est\tvrai.\n"
    assert put_right(page.format("'").encode(), "fr").data == page.format("’").encode()


@pytest.mark.parametrize(
    "text",
    [
        "Un\tmot: l'un",
        "| a | b |\n|---|---|\n| l'un | l'un |",
        "!!! note \"l'un: \"\n\n    Texte: l'un",
        "> l'un:\n> l'autre ?",
        "1. l'un:\n\n    - l'autre:\n\n[^1]: l'un:\n\nTexte.[^1]",
    ],
)
def test_a_text_is_found_wherever_it_stands(text: str):
    done = put_right(text.encode(), "fr")
    now = version(done.data, "fr")
    assert "\t" in text or not [edit for place in faulty(now) for _, found in place.found for edit in found]
    assert [replace(block, text="", cells=()) for block in now.blocks] == [
        replace(block, text="", cells=()) for block in version(text.encode(), "fr").blocks
    ]
