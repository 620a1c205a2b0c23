"""statement.txt and statement.json: what a press desk, an archive and a program get of a version."""

import hashlib
import json
import re
import unicodedata
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from editorial.register.canonical_text import marked_part
from editorial.register.verification_code import codes_in
from editorial.site.data.published_data import DIALECT, SCHEMAS, schema
from editorial.site.makers import statement_files
from support.project import SITE_URL, Project
from support.published import ALL, KEYS, Shelf, everything, press

EVERY = {path: content for language in ALL for path, content in statement_files(Shelf(press()), language)}
VALID = {
    name: Draft202012Validator(schema(name, f"https://site.example/schemas/{name}.schema.json"))
    for name in SCHEMAS
}


def data(path: str) -> dict:
    """A statement.json of all those of our invention."""
    return json.loads(EVERY[f"{path}/statement.json"])


def text(path: str) -> list[str]:
    """The lines of a statement.txt."""
    return EVERY[f"{path}/statement.txt"].decode().split("\n")


def test_every_version_in_every_language_has_both_files():
    expected = set()
    for key, versions in everything().entries.items():
        for entry in versions:
            folder = "" if entry is versions[-1] else f"v{entry.manifest.version}/"
            expected |= {
                f"{code}/{key}/{folder}statement.{ending}"
                for code in entry.manifest.languages
                for ending in ("txt", "json")
            }
    assert set(EVERY) == expected


@pytest.mark.parametrize("path", [path for path in EVERY if path.endswith(".txt")])
def test_between_the_marks_stands_the_canonical_text(path: str):
    content = EVERY[path]
    whole = content.decode()
    assert (
        not content.startswith(b"\xef\xbb\xbf")
        and "\r" not in whole
        and unicodedata.is_normalized("NFC", whole)
        and whole.endswith("\n")
    )
    lines = whole.split("\n")
    first, end = marked_part(lines)
    said = "".join(f"{line}\n" for line in lines[first:end])
    assert (
        hashlib.sha256(said.encode()).hexdigest()
        == json.loads(EVERY[path.replace(".txt", ".json")])["text_sha256"]
    )


def test_the_first_lines_say_what_it_is():
    code = data(f"fr/{KEYS['withdrawn']}/v1")["code"]
    assert text(f"fr/{KEYS['withdrawn']}/v1")[:13] == [
        "Référence\u00a0: statements/2024/2024-03-15-withdrawn",
        "Version\u00a0: 1",
        "État\u00a0: Publiée",
        "État actuel\u00a0: Retirée le 16 mars 2024. The reason (fr). Version 2 du 16 mars 2024\u00a0: https://site.example/fr/statements/2024/2024-03-15-withdrawn/",
        "Langue\u00a0: français",
        "Nature du texte\u00a0: Fiche\u00a0: un résumé rédigé par nos soins",
        "Date de la déclaration\u00a0: 2024-03-15",
        "Fiche publiée le\u00a0: 2024-03-15T12:00:00-04:00",
        "Cette fiche repose sur\u00a0: le début de la déclaration",
        "Au nom de\u00a0: A. Person, Conseillère spéciale pour la prévention du génocide",
        "Adresse\u00a0: https://site.example/fr/statements/2024/2024-03-15-withdrawn/v1/",
        f"Code de vérification\u00a0: {code}",
        "",
    ]


def test_both_dates_stand_there_with_their_names():
    said = text(f"en/{KEYS['corrected']}")
    assert "Date of the statement: 2024-01-15" in said
    assert "Record published on: 2024-01-15T17:30:00-05:00" in said


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("corrected", "Status: Corrected on 17 January 2024. correction (en)."),
        (
            "changed",
            "Status: Updated on 18 February 2024. update (en). Clarified on 17 February 2024. clarification (en).",
        ),
        ("changed/v2", "Status: Published"),
        ("withdrawn", "Status: Withdrawn on 16 March 2024. The reason (en)."),
        ("reinstated", "Status: Reinstated on 17 April 2024. reinstatement (en)."),
        ("reinstated/v1", "Status: Published"),
        (
            "superseded",
            "Status: Superseded on 15 June 2024. supersession (en). https://site.example/en/statements/2024/2024-06-15-superseding/",
        ),
        ("superseding", "Status: Published"),
    ],
)
def test_the_status_is_that_of_the_version(path: str, status: str):
    name, _, version = path.partition("/")
    lines = text(f"en/{KEYS[name]}{f'/{version}' if version else ''}")
    assert status in lines
    assert any(line.startswith("Status now: ") for line in lines) == bool(version)


def test_no_other_code_stands_in_it():
    for path, content in EVERY.items():
        if path.endswith(".txt"):
            outside = re.sub("(?s)----- BEGIN TEXT -----.*----- END TEXT -----", "", content.decode())
            assert codes_in(outside.replace("/", " ")) == (
                json.loads(EVERY[path.replace(".txt", ".json")])["code"].replace("-", ""),
            ), path


def test_the_last_lines_say_whom_to_ask_and_how_to_check(small: Project):
    code = json.loads(small.read("fr/statements/2024/2024-04-15-a/statement.json"))["code"]
    assert (small.root / "site/fr/statements/2024/2024-04-15-a/statement.txt").read_text(
        encoding="utf-8"
    ).splitlines()[-7:] == [
        "Édition de démonstration. Ce site n’est pas un site officiel des Nations Unies.",
        "Cette page est un résumé rédigé par nos soins. Ce n’est pas la déclaration elle-même.",
        "Le texte français est une traduction de ce site et non une traduction officielle des Nations Unies.",
        "Texte faisant foi, en anglais, sur un.org\u00a0: https://www.un.org/en/genocideprevention/",
        f"Contact\u00a0: {SITE_URL}fr/contact/",
        f"À vérifier à l’adresse\u00a0: {SITE_URL}v/{code}/",
        f"Comment vérifier ce texte\u00a0: {SITE_URL}verify/",
    ]


def test_what_stands_around_a_text_is_short(real_site: Path):
    around = [
        len(whole) - len("\n".join(lines[slice(*marked_part(lines))]))
        for file in real_site.rglob("statement.txt")
        for whole in [file.read_text(encoding="utf-8")]
        for lines in [whole.split("\n")]
    ]
    assert max(around) < 1600  # so that the file of a text of 4,000 characters is at most 1.4 times as long


@pytest.mark.parametrize("path", [path for path in EVERY if path.endswith(".json")])
def test_data_are_as_their_schema_says(path: str):
    assert [error.message for error in VALID["statement-file"].iter_errors(json.loads(EVERY[path]))] == []


def test_the_schemas_are_of_2020():
    for name, validator in VALID.items():
        Draft202012Validator.check_schema(validator.schema)
        assert (validator.schema["$schema"], validator.schema["$id"]) == (
            DIALECT,
            f"https://site.example/schemas/{name}.schema.json",
        )


def test_a_program_learns_what_became_of_a_statement():
    old = data(f"es/{KEYS['withdrawn']}/v1")
    assert (old["status"], old["status_now"], old["pubstatus"], old["version"], old["present_version"]) == (
        "published",
        "withdrawn",
        "canceled",
        1,
        2,
    )
    assert old["withdrawn_notice"] == {
        "explanation": "The reason (es).",
        "withdrawn_at": "2024-03-16T12:00:00-04:00",
    }
    assert (
        old["ednote"]
        == "Retirada el 16 de marzo de 2024. The reason (es). Versión 2 del 16 de marzo de 2024: https://site.example/es/statements/2024/2024-03-15-withdrawn/"
    )
    assert [(each["version"], each["url"]) for each in old["versions"]] == [
        (1, "https://site.example/es/statements/2024/2024-03-15-withdrawn/v1/"),
        (2, "https://site.example/es/statements/2024/2024-03-15-withdrawn/"),
    ]
    assert data(f"en/{KEYS['superseded']}")["superseded_by"]["identifier"] == KEYS["superseding"]
    assert data(f"en/{KEYS['superseding']}")["supersedes"]["identifier"] == KEYS["superseded"]


def test_data_have_the_history_and_the_other_languages():
    whole = data(f"fr/{KEYS['corrected']}")
    assert whole["change_history"][2] == {
        "version": 3,
        "public_timestamp": "2024-01-17T10:00:00-05:00",
        "kind": "correction",
        "note": "correction (fr).",
        "applies_to": ["en", "fr"],
    }
    assert (
        whole["first_published_at"],
        whole["first_published_precision"],
        whole["versioncreated"],
        whole["public_updated_at"],
    ) == ("2024-01-15T17:30:00-05:00", "second", "2024-01-18T10:00:00-05:00", "2024-01-17T10:00:00-05:00")
    assert [(each["language"], each["txt"]) for each in whole["translations"]] == [
        (code, f"https://site.example/{code}/{KEYS['corrected']}/statement.txt") for code in ("en", "fr")
    ]
    assert whole["attributed_to"] == [
        {
            "name": "A. Person",
            "role": "special-adviser-prevention-of-genocide",
            "role_name": "Conseillère spéciale pour la prévention du génocide",
        }
    ]
    assert [
        line["shape"] for line in whole["lines"]
    ] == "title summary h2 p ul ul head row p quote ol code".split()


def test_everything_built_is_as_its_schema_says(real_site: Path):
    files = list(real_site.rglob("statement.json"))
    assert len(files) == 3 * 12
    for file in files:
        whole = json.loads(file.read_text(encoding="utf-8"))
        published = json.loads(
            (real_site / whole["$schema"].partition(".example/")[2]).read_text(encoding="utf-8")
        )
        assert [error.message for error in Draft202012Validator(published).iter_errors(whole)] == [], file


def test_a_page_links_to_both_files_and_says_how_large_they_are(small: Project):
    html = small.read("fr/statements/2024/2024-04-15-a/index.html")
    assert '<p><a href="statement.txt" type="text/plain">Texte brut, 1\u202fko</a></p>' in html.replace(
        "\u00a0", "\u202f"
    )
    assert '<p data-online><a href="statement.json" type="application/json">Données (JSON), ' in html
