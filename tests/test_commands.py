"""`editorial check` as its callers see it: exit codes, JSON, annotations."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from editorial.commands import main
from support.project import page

TEXT = {"type": "string", "minLength": 1}
MAYBE = {"type": ["string", "null"]}
SCHEMA = {
    "type": "object", "required": ["schema", "root", "languages", "pages", "findings", "summary"],
    "properties": {
        "schema": {"const": "editorial-check/1"}, "root": TEXT, "languages": {"type": "array", "items": TEXT},
        "pages": {"type": "array", "items": {
            "type": "object", "required": ["page", "original", "versions"],
            "properties": {"versions": {"additionalProperties": {
                "type": "object", "required": ["path", "freshness", "fidelity", "review", "blocks"],
                "properties": {"freshness": {"enum": ["unknown", "missing", "orphan", "draft"]},
                               "fidelity": {"enum": ["faithful", "differs", "unknown"]}}}}}}},
        "findings": {"type": "array", "items": {
            "type": "object", "required": ["rule", "severity", "gate", "page", "language", "path", "line", "original_path",
                                           "original_line", "message", "fix", "fingerprint"],
            "properties": {"rule": TEXT, "severity": {"enum": ["error", "warning", "info"]}, "gate": {"type": "boolean"},
                           "path": TEXT, "line": {"type": "integer", "minimum": 1}, "original_path": MAYBE,
                           "message": TEXT, "fix": TEXT, "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"}}}},
        "summary": {"type": "object", "required": ["pages", "versions", "error", "warning", "info", "seconds"]}}}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A tree without settings, with a fault in French."""
    for code, body in (("en", "The Office warns.\n\nThe Council decides."), ("fr", "L’Office avertit.")):
        (tmp_path / "docs" / code).mkdir(parents=True)
        (tmp_path / "docs" / code / "page.md").write_text(page("T", body), encoding="utf-8")
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
    assert printed == (f'{docs}/fr/page.md:6: the paragraph "The Council decides." (line 8 of en/page.md) is missing after this line '
                       "(block-skeleton). Translate it below line 6.\n"
                       "Not ready to be published: 1 error in 1 page in 2 languages. The error has to be put right first.\n")


def test_no_fault_gives_0(docs: Path):
    (docs / "fr/page.md").write_text(page("T", "L’Office avertit.\n\nLe Conseil décide."), encoding="utf-8")
    assert bare(docs) == (0, "Ready to be published: 1 page in 2 languages.\n")


@pytest.mark.parametrize("arguments", [[], ["--languages", "xx,yy"], ["--languages", "en,fr", "no/such/page.md"]])
def test_what_cannot_be_answered_gives_2_without_a_traceback(docs: Path, arguments: list[str]):
    code, printed = check(docs, *arguments)
    assert code == 2
    assert "Error: " in printed and "Traceback" not in printed


def test_a_missing_folder_gives_2(tmp_path: Path):
    code, printed = check(tmp_path / "none")
    assert code == 2
    assert "Name the folder of the pages with --docs." in printed


def test_a_fault_in_the_settings_gives_2_and_its_line(docs: Path):
    (docs.parent / "editorial.yml").write_text("languages:\n  en: {name: English}\noffice: 3\n", encoding="utf-8")
    code, printed = check(docs)
    assert code == 2
    assert "editorial.yml:3: \"office\" is not right" in printed


def test_json_keeps_its_contract(docs: Path):
    code, printed = bare(docs, "--format", "json")
    report = json.loads(printed)
    jsonschema.validate(report, SCHEMA)
    assert code == 1
    assert report["findings"][0]["original_line"] == 8
    assert report["pages"] == [{"page": "page", "original": "en", "versions": {
        "fr": {"path": "fr/page.md", "freshness": "unknown", "fidelity": "differs", "review": None, "blocks": 1}}}]
    assert {**report["summary"], "seconds": 0} == {"pages": 1, "versions": 2, "error": 1, "warning": 0, "info": 0, "seconds": 0}


def test_a_fingerprint_stays_when_lines_move(docs: Path):
    before = json.loads(bare(docs, "--format", "json")[1])["findings"][0]
    for code in ("en", "fr"):
        file = docs / code / "page.md"
        file.write_text(file.read_text(encoding="utf-8").replace("---\n\n", "---\n\n\n\nNew.\n\n"), encoding="utf-8")
    after = json.loads(bare(docs, "--format", "json")[1])["findings"][0]
    assert (before["fingerprint"], before["line"]) != (after["fingerprint"], after["line"])
    assert before["fingerprint"] == after["fingerprint"]


def test_a_missing_language_is_a_state_of_the_page(docs: Path):
    (docs / "fr/page.md").unlink()
    (docs / "fr/other.md").write_text("Seul.\n", encoding="utf-8")
    report = json.loads(bare(docs, "--format", "json")[1])
    states = {page["page"]: {code: v["freshness"] for code, v in page["versions"].items()} for page in report["pages"]}
    assert states == {"page": {"fr": "missing"}, "other": {"en": "missing", "fr": "orphan"}}


def test_annotations_stand_on_the_lines_and_cannot_be_broken_out_of(docs: Path):
    (docs / "fr/page.md").write_text(page("T", "L’Office avertit.\n\n### 100%, a\n\nLe Conseil décide."), encoding="utf-8")
    printed = bare(docs, "--format", "github")[1]
    assert printed.startswith(f"::error file={docs}/fr/page.md,line=8,title=heading-outline::The heading \"100%25, a\" has no")


def test_paths_and_rules_narrow_the_report(docs: Path):
    assert bare(docs, str(docs / "fr/page.md"))[0] == 1
    assert bare(docs, "fr")[0] == 1
    assert bare(docs, "--rules", "links,images")[0] == 0


def test_the_report_can_go_into_a_file(docs: Path, tmp_path: Path):
    code, printed = bare(docs, "--format", "json", "--output", str(tmp_path / "report.json"))
    assert (code, printed) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["schema"] == "editorial-check/1"
