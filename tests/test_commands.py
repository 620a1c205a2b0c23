"""`editorial check` as its callers see it: exit codes, JSON, annotations."""

import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from docs_parity.runner import inspect_folder
from editorial.commands import main
from support.project import page

TEXT = {"type": "string", "minLength": 1}
MAYBE = {"type": ["string", "null"]}
SCHEMA = {
    "type": "object",
    "required": ["schema", "root", "languages", "pages", "findings", "summary"],
    "properties": {
        "schema": {"const": "editorial-check/1"},
        "root": TEXT,
        "languages": {"type": "array", "items": TEXT},
        "pages": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["page", "original", "versions"],
                "properties": {
                    "versions": {
                        "additionalProperties": {
                            "type": "object",
                            "required": ["path", "freshness", "fidelity", "review", "blocks"],
                            "properties": {
                                "freshness": {
                                    "enum": [
                                        "fresh",
                                        "stale",
                                        "unknown",
                                        "missing",
                                        "orphan",
                                        "draft",
                                        "not-required",
                                    ]
                                },
                                "fidelity": {"enum": ["faithful", "differs", "unknown"]},
                                "stale_blocks": {"type": "integer"},
                                "words_to_translate": {"type": "integer"},
                            },
                        }
                    }
                },
            },
        },
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [
                    "rule",
                    "severity",
                    "gate",
                    "page",
                    "language",
                    "path",
                    "line",
                    "original_path",
                    "original_line",
                    "message",
                    "fix",
                    "fingerprint",
                ],
                "properties": {
                    "rule": TEXT,
                    "severity": {"enum": ["error", "warning", "info"]},
                    "gate": {"type": "boolean"},
                    "path": TEXT,
                    "line": {"type": "integer", "minimum": 1},
                    "original_path": MAYBE,
                    "message": TEXT,
                    "fix": TEXT,
                    "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
                },
            },
        },
        "summary": {
            "type": "object",
            "required": ["pages", "versions", "error", "warning", "info", "seconds"],
        },
    },
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A tree without settings, with a fault in French."""
    for code, body in (("en", "The Office warns.\n\nThe Council decides."), ("fr", "L’Office avertit.")):
        (tmp_path / "docs" / code).mkdir(parents=True)
        (tmp_path / "docs" / code / "page.md").write_text(
            page("T", body, code, record=False), encoding="utf-8"
        )
    return tmp_path / "docs"


def check(docs: Path, *arguments: str) -> tuple[int, str]:
    """(exit code, what was printed) of `editorial check`."""
    done = CliRunner().invoke(main, ["check", "--docs", str(docs), *arguments])
    return done.exit_code, done.output


def bare(docs: Path, *arguments: str) -> tuple[int, str]:
    """The same for a tree without settings."""
    return check(docs, "--languages", "en,fr", "--original", "en", *arguments)


def test_a_fault_gives_1_and_the_sentence(docs: Path):
    code, printed = bare(docs)
    assert code == 1
    assert printed == (
        f'{docs}/fr/page.md:6: the paragraph "The Council decides." (line 8 of en/page.md) is missing after this line '
        "(block-skeleton). Translate it below line 6.\n"
        "Not ready to be published: 1 error in 1 page in 2 languages. The error has to be put right first.\n"
    )


def test_no_fault_gives_0(docs: Path):
    (docs / "fr/page.md").write_text(
        page("T", "L’Office avertit.\n\nLe Conseil décide.", "fr", record=False), encoding="utf-8"
    )
    assert bare(docs) == (0, "Ready to be published: 1 page in 2 languages.\n")


@pytest.mark.parametrize(
    "arguments", [[], ["--languages", "xx,yy"], ["--languages", "en,fr", "no/such/page.md"]]
)
def test_what_cannot_be_answered_gives_2_without_a_traceback(docs: Path, arguments: list[str]):
    code, printed = check(docs, *arguments)
    assert code == 2
    assert "Error: " in printed and "Traceback" not in printed


def test_a_missing_folder_gives_2(tmp_path: Path):
    code, printed = check(tmp_path / "none")
    assert code == 2
    assert "Name the folder of the pages with --docs." in printed


def test_a_fault_in_the_settings_gives_2_and_its_line(docs: Path):
    (docs.parent / "editorial.yml").write_text(
        "languages:\n  en: {name: English}\noffice: 3\n", encoding="utf-8"
    )
    code, printed = check(docs)
    assert code == 2
    assert 'editorial.yml:3: "office" is not right' in printed


HOUSE = "languages:\n  en: {name: English}\n  fr: {name: Français}\n"
LENGTHS = "{short: {mean: 0.1, deviation: 0.1}, long: {mean: 0.1, deviation: 0.1}}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "",
            "editorial.yml:1: the file is empty or no list of fields. Write at least `languages: {en: {name: English}}`.",
        ),
        (
            f"original: de\n{HOUSE}",
            'editorial.yml:1: "original" is "de", and the site has no such language. Use one of: en, fr.',
        ),
        (f"{HOUSE}sections:\n  about: {{grace: -1}}\n", 'editorial.yml:5: "grace" is -1. Write 0 or more.'),
        (
            f"{HOUSE}sections:\n  about: {{grace: 999}}\n",
            'editorial.yml:5: "grace" is 999. Write 366 or less.',
        ),
        (
            f"{HOUSE}sections:\n  about: {{grace: soon}}\n",
            'editorial.yml:5: "grace" is not right: soon. Write a whole number.',
        ),
        (
            f"{HOUSE}sections:\n  about: required\n",
            'editorial.yml:5: "about" is not right: required. Write each section with what holds for it: `about: {translations: required}`.',
        ),
        (
            f"{HOUSE}sections:\n  about:{{translations: required, grace: 3}}\n",
            'editorial.yml:5: there is no space behind the colon of "about". Write "about: …".',
        ),
        (
            f"{HOUSE}sections:\n  abuot: {{grace: 3}}\n",
            'editorial.yml: there are no pages in a section "abuot". Did you mean "about"?',
        ),
        (
            f"{HOUSE}onion: http://abc.onion/\n",
            'editorial.yml:4: "onion" is no onion address: http://abc.onion/. It is http://, 56 small letters or figures from 2 to 7, and .onion. Correct it.',
        ),
        (
            f"{HOUSE}onion: http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wie.onion/\n",
            'editorial.yml:4: "onion" has a wrong letter somewhere: http',
        ),
        (
            f"{HOUSE}mirrors: [www.example.org]\n",
            'editorial.yml:4: "mirrors" has an address that is not whole: www.example.org. Write it with https:// and without ? or #. Correct it.',
        ),
        (
            f"{HOUSE}mirrors: https://example.org\n",
            'editorial.yml:4: "mirrors" is not right: https://example.org. Write a list: [one, two].',
        ),
        (
            f"{HOUSE}copies: {{file: Our site}}\n",
            'editorial.yml:4: "file" may have small letters from a to z, figures and single hyphens only: Our site. Correct it.',
        ),
        (
            f"{HOUSE}copies: {{title: {{en: Copy}}}}\n",
            'editorial.yml:4: "title" has no name in fr. Add `fr: …`.',
        ),
        (
            f"{HOUSE}copies: here\n",
            'editorial.yml:4: "copies" is not right: here. Write how the files are called: `copies: {file: our-site}`.',
        ),
        *(
            (
                f"{HOUSE}lengths:\n  {pair}: {LENGTHS}\n",
                f'editorial.yml:5: "lengths" has "{pair}", which is no pair of languages. Write the language of the '
                "originals and that of the translations, without regions: `en-fr`.",
            )
            for pair in ("enfr", "en-fr-CA", "en-", "-fr", "en_fr")
        ),
        (f"{HOUSE}sections: [\n", "editorial.yml:5: the file cannot be read near"),
    ],
)
def test_mistakes_in_the_settings_are_answered_with_what_to_do(docs: Path, text: str, said: str):
    (docs / "en/about").mkdir()
    (docs / "en/about/law.md").write_text("Law.\n", encoding="utf-8")
    (docs.parent / "editorial.yml").write_text(text, encoding="utf-8")
    code, printed = check(docs)
    assert code == 2
    assert said in printed


@pytest.mark.parametrize("languages", [",", " , ", " "])
def test_languages_without_a_language_give_2(docs: Path, languages: str):
    code, printed = check(docs, "--languages", languages)
    assert (code, printed.splitlines()[-1]) == (
        2,
        "Error: --languages names no language. Write their codes: --languages en,fr,es.",
    )


def test_an_original_that_is_none_of_the_languages_gives_2(docs: Path):
    code, printed = check(docs, "--languages", "en,fr", "--original", "es")
    assert code == 2
    assert "--original es is none of the languages en, fr." in printed


def test_json_keeps_its_contract(docs: Path):
    code, printed = bare(docs, "--format", "json")
    report = json.loads(printed)
    jsonschema.validate(report, SCHEMA)
    assert code == 1
    assert report["findings"][0]["original_line"] == 8
    assert report["pages"] == [
        {
            "page": "page",
            "original": "en",
            "versions": {
                "fr": {
                    "path": "fr/page.md",
                    "freshness": "unknown",
                    "fidelity": "differs",
                    "review": None,
                    "blocks": 1,
                    "stale_blocks": 0,
                    "words_to_translate": 0,
                    "since": None,
                    "difference": "none",
                    "recorded": None,
                    "present": report["pages"][0]["versions"]["fr"]["present"],
                }
            },
        }
    ]
    assert {**report["summary"], "seconds": 0} == {
        "pages": 1,
        "versions": 2,
        "error": 1,
        "warning": 0,
        "info": 0,
        "gate": 1,
        "accepted": 0,
        "seconds": 0,
    }


def test_a_fingerprint_stays_when_lines_move(docs: Path):
    before = json.loads(bare(docs, "--format", "json")[1])["findings"][0]
    for code in ("en", "fr"):
        file = docs / code / "page.md"
        file.write_text(
            file.read_text(encoding="utf-8").replace("---\n\n", "---\n\n\n\nNew.\n\n"), encoding="utf-8"
        )
    after = json.loads(bare(docs, "--format", "json")[1])["findings"][0]
    assert (before["fingerprint"], before["line"]) != (after["fingerprint"], after["line"])
    assert before["fingerprint"] == after["fingerprint"]


def test_a_missing_language_is_a_state_of_the_page(docs: Path):
    (docs / "fr/page.md").unlink()
    (docs / "fr/other.md").write_text("Seul.\n", encoding="utf-8")
    report = json.loads(bare(docs, "--format", "json")[1])
    states = {
        page["page"]: {code: v["freshness"] for code, v in page["versions"].items()}
        for page in report["pages"]
    }
    assert states == {"page": {"fr": "missing"}, "other": {"en": "missing", "fr": "orphan"}}


def test_annotations_stand_on_the_lines_and_cannot_be_broken_out_of(docs: Path):
    (docs / "fr/page.md").write_text(
        page("T", "L’Office avertit.\n\n### 100%, a\n\nLe Conseil décide.", "fr", record=False),
        encoding="utf-8",
    )
    printed = bare(docs, "--format", "github")[1]
    assert printed.startswith(
        f'::error file={docs}/fr/page.md,line=8,title=heading-outline::The heading "100%25, a" has no'
    )


def test_paths_and_rules_narrow_the_report(docs: Path):
    assert bare(docs, str(docs / "fr/page.md"))[0] == 1
    assert bare(docs, "fr")[0] == 1
    assert bare(docs, "--rules", "links,images")[0] == 0


def test_the_report_can_go_into_a_file(docs: Path, tmp_path: Path):
    code, printed = bare(docs, "--format", "json", "--output", str(tmp_path / "report.json"))
    assert (code, printed) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["schema"] == "editorial-check/1"


def test_in_a_workflow_the_places_of_the_comment_are_links(docs: Path, monkeypatch: pytest.MonkeyPatch):
    for name, value in (
        ("SERVER_URL", "https://github.example"),
        ("REPOSITORY", "office/site"),
        ("SHA", "0123abc"),
    ):
        monkeypatch.setenv(f"GITHUB_{name}", value)
    printed = bare(docs, "--format", "markdown")[1]
    assert (
        f'<a href="https://github.example/office/site/blob/0123abc/{docs}/fr/page.md?plain=1#L6">' in printed
    )
    monkeypatch.delenv("GITHUB_SHA")
    assert "<a " not in bare(docs, "--format", "markdown")[1]


def test_a_fault_of_the_program_is_no_finding_and_no_traceback(docs: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*arguments, **options):
        raise KeyError("nobody thought of this")

    monkeypatch.setattr(
        sys.modules["docs_parity.cli.check"], "inspect_for_everybody", fail
    )  # the package has the command of that name
    code, printed = bare(docs)
    assert code == 2
    assert printed.startswith(
        "Error: the program itself failed, and has judged nothing (KeyError in fail, line "
    )
    assert "Traceback" not in printed


class Terminal(io.StringIO):
    """A place to write that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_long_inspection_shows_on_a_terminal_how_far_it_is(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    keys = [f"page-{number}" for number in range(inspect_folder.LONG)]
    assert list(inspect_folder._watched(keys)) == keys
    assert "Checking" in terminal.getvalue() and "100%" in terminal.getvalue()


def test_a_pipe_gets_no_progress_and_a_short_inspection_shows_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    list(inspect_folder._watched(["page"] * inspect_folder.LONG))
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    list(inspect_folder._watched(["page"]))
    assert pipe.getvalue() == terminal.getvalue() == ""


@pytest.mark.parametrize(
    "command", [["lengths"], ["accept", "docs/fr/page.md:3", "--reason", "It is meant."]]
)
def test_a_command_that_takes_no_languages_says_where_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
):
    (tmp_path / "docs/en").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, [*command, "--docs", "docs"])
    assert done.exit_code == 2
    assert " ".join(done.output.split()).endswith(
        "there is no editorial.yml beside docs. Write one there; check, status and diff can also be told "
        "the languages: --languages en,fr,es."
    )
