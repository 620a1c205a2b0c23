"""Reports in full, and what holds whatever the texts of pages, findings and reasons are."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import html5lib
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import Tree
from docs_parity.model.rule import RULES
from docs_parity.model.state import BlockChange, ChangeClass, Difference, Fidelity, Freshness, State
from docs_parity.reports.json import json_report
from docs_parity.reports.markdown import MARKER, markdown_report
from docs_parity.reports.markdown_escape import JOINER, prose, sentence
from docs_parity.reports.sarif import sarif_report
from docs_parity.reports.text import github_report, text_report
from support import reporting
from support.examples import examples
from support.rendering import ROOT, render

MOST = 65_536  # characters that GitHub takes in a comment
SCHEMA = json.loads((ROOT / "tests/schemas/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
SARIF = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


def made(*findings: Finding, states: tuple[State, ...] = ()) -> Inspection:
    """An inspection that found just this."""
    return Inspection(
        settings=reporting.HOUSE,
        tree=Tree(("en", "fr", "es")),
        pages={},
        findings=findings,
        states=states,
        today="2026-11-24",
    )


def fault(number: int = 1, **more: object) -> Finding:
    """A finding."""
    return Finding(
        rule="links",
        message=f"link {number} is missing",
        fix="Add it.",
        path="fr/about/law.md",
        line=number,
        page="about/law",
        language="fr",
        **more,
    )


@pytest.mark.parametrize("report", [text_report, github_report])
def test_of_very_many_findings_of_a_kind_on_a_page_the_last_listed_stands_for_the_rest(report):
    many = [fault(number) for number in range(1, 50_001)]
    others = [fault(7, severity=Severity.INFO), replace(fault(8), path="es/about/law.md")]
    said = report(made(*many, *others), "docs/")
    assert said.count("ink ") == 100 + len(others)
    assert "ink 100 is missing, and 49,900 more of this kind on this page" in said
    assert "Not ready to be published: 50,001 errors, 1 note" in said
    assert len(json.loads(json_report(made(*many, *others), "docs/", 0.0))["findings"]) == 50_002


@pytest.mark.parametrize("report", [text_report, github_report])
def test_a_hundred_findings_of_a_kind_are_each_told(report):
    said = report(made(*(fault(number) for number in range(1, 101))), "docs/")
    assert said.count("ink ") == 100
    assert "more of this kind" not in said


@pytest.mark.parametrize("form", reporting.FILES)
def test_a_report_says_what_its_golden_file_says(form: str, tmp_path: Path):
    expected = (reporting.GOLDEN / reporting.FILES[form]).read_text(encoding="utf-8")
    assert reporting.reports(tmp_path)[form] == expected


def test_where_nothing_is_wrong_the_comment_is_short():
    assert markdown_report(made(), "docs/") == (
        "**Ready to be published: 0 pages in 3 languages.**\n\n"
        "To look further: on a pull request each message stands at its line too, in the tab “Files changed”; `editorial diff PAGE LANG` shows "
        "what changed in an original, beside its translation; what each rule asks stands in `.github/RULES.md`.\n\n"
        "<!-- editorial check -->\n"
    )


def test_ten_errors_are_listed_and_the_others_counted():
    report = markdown_report(made(*(fault(number) for number in range(1, 14))), "docs/")
    assert re.findall(r"law\.md:(\d+)", report) == [str(number) for number in range(1, 11)]
    assert "- and 3 more errors: `editorial check` lists all.\n" in report


def test_places_are_links_to_lines_where_the_address_of_the_files_is_known():
    report = markdown_report(
        made(replace(fault(), path='fr/a "b"#c.md')), "docs/", base="https://github.com/owner/name/blob/1234/"
    )
    assert (
        '- <a href="https://github.com/owner/name/blob/1234/docs/fr/a%20%22b%22%23c.md?plain=1#L1">'
        '<code>docs/fr/a "b"#c.md:1</code></a>: Link 1 is missing'
    ) in report


@pytest.mark.parametrize(
    ("fix", "line"),
    [
        (
            "Read it, then replace line 5 with `  of: c1-0123456789abcdef-0123456789ab`.",
            "  of: c1-0123456789abcdef-0123456789ab",
        ),
        ("Insert below line 4: `  of: c1-a`. It may wait until 7 December 2026.", "  of: c1-a"),
        (
            "Add to its front matter: `translation: {status: translated}`.",
            "translation: {status: translated}",
        ),
        ("Write `status: translated` or `status: reviewed`.", None),
        ("Run this: `git fetch --unshallow`.", None),
    ],
)
@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_a_line_to_paste_stands_in_a_block_of_its_own(severity: Severity, fix: str, line: str | None):
    report = markdown_report(made(replace(fault(), fix=fix, severity=severity)), "docs/")
    assert re.findall(r"^  ```\n  (.+)\n  ```$", report, re.MULTILINE) == ([line] if line else [])


def test_pages_that_the_question_leaves_out_are_counted_and_not_listed():
    elsewhere = fault(asked=False)
    stale = State(page="about/law", language="fr", path="fr/about/law.md", freshness=Freshness.STALE)
    report = markdown_report(made(elsewhere, states=(stale,)), "docs/")
    assert "law" not in report
    assert "1 finding on pages that this change does not concern: `editorial check` lists them." in report
    assert report.startswith("**Ready to be published")
    assert github_report(made(elsewhere), "docs/") == (
        "1 finding on pages that this change does not concern: `editorial check` lists them.\nReady to be published: 0 pages in 3 languages.\n"
    )


def test_what_was_accepted_stops_nothing_and_is_listed_everywhere():
    found = made(fault(accepted="Ana Ruiz, 3 November 2026: it is right so"))
    assert text_report(found, "docs/") == (
        "docs/fr/about/law.md:1: link 1 is missing (links). Accepted by Ana Ruiz, 3 November 2026: it is right so\n"
        "Ready to be published: 0 pages in 3 languages.\n"
    )
    assert github_report(found, "docs/") == (
        "::notice file=docs/fr/about/law.md,line=1,title=links::Link 1 is missing. Accepted by Ana Ruiz, 3 November 2026: it is right so\n"
        "Ready to be published: 0 pages in 3 languages.\n"
    )
    assert json.loads(json_report(found, "docs/", 0))["summary"] == {
        "pages": 0,
        "versions": 0,
        "error": 1,
        "warning": 0,
        "info": 0,
        "gate": 0,
        "accepted": 1,
        "seconds": 0,
    }
    result = json.loads(sarif_report(found, "docs/"))["runs"][0]["results"][0]
    assert result["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "Ana Ruiz, 3 November 2026: it is right so",
        }
    ]


@pytest.mark.large
def test_more_pages_and_changes_than_a_comment_holds_are_left_out_whole_and_counted():
    changes = tuple(
        BlockChange(
            change=ChangeClass.TEXT,
            noun="paragraph",
            old="old " * 300,
            new="new " * 300,
            line=9,
            translation_line=9,
        )
        for _ in range(50)
    )
    states = tuple(
        State(
            page=f"about/{'x' * 150}{number:04}",
            language="fr",
            path="fr/about/x.md",
            freshness=Freshness.STALE,
            source="en",
            source_path="en/about/x.md",
            difference=Difference.SHOWN,
            changes=changes,
        )
        for number in range(1000)
    )
    report = markdown_report(
        made(*(replace(fault(number), message="`|<&" * 400) for number in range(900)), states=states), "docs/"
    )
    assert len(report) <= MOST
    rows = len(re.findall(r"^\| <code>about", report, re.MULTILINE))
    assert rows > 10 and f"and {1000 - rows} more pages: `editorial status` lists all." in report
    assert re.search(
        r"^- and 49,\d{3} more changes: `editorial diff PAGE LANG` shows them\.$", report, re.MULTILINE
    )
    assert report.count("<details>") == report.count("</details>") == 1


def test_a_second_fault_of_the_same_words_has_a_fingerprint_of_its_own_that_lines_do_not_change():
    def fingerprints(*lines: int) -> list[str]:
        results = json.loads(
            sarif_report(
                made(*(replace(fault(line), message="the link is missing") for line in lines)), "docs/"
            )
        )
        return [
            result["partialFingerprints"]["editorialFingerprint/v1"]
            for result in results["runs"][0]["results"]
        ]

    first, second = fingerprints(3, 7)
    assert second == f"{first}:2"
    assert fingerprints(13, 20) == [first, second]


def test_a_scanner_gets_braces_as_the_standard_asks_and_no_link_from_a_page():
    found = made(replace(fault(), message="the id {#law} of [law](1) is missing"))
    message = json.loads(sarif_report(found, "docs/"))["runs"][0]["results"][0]["message"]["text"]
    assert message == f"The id {{{{#law}}}} of [law]{JOINER}(1) is missing. Add it."


def test_a_file_outside_the_repository_has_an_address_of_its_own():
    place = json.loads(sarif_report(made(fault()), "/elsewhere/docs/"))["runs"][0]["results"][0]["locations"][
        0
    ]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///elsewhere/docs/fr/about/law.md"}


def test_prose_is_not_markup_and_calls_nobody():
    assert prose("@staff #12 GH-3 www.example.org https://example.org :tada: a@b.org") == (
        f"@{JOINER}staff #{JOINER}12 GH-{JOINER}3 www{JOINER}.example.org https:{JOINER}//example.org :{JOINER}tada: a@{JOINER}b.org"
    )
    assert prose("a\u202eb\x1b[31m\r\nc") == "ab&#91;31m c"
    assert sentence("Write `a|b` *now*.") == "Write <code>a&#124;b</code> &#42;now&#42;."


HOSTILE = st.sampled_from(
    [
        reporting.HOSTILE,
        "|",
        "| --- |",
        "\n",
        "\n\n",
        "\r",
        "```",
        "~~~",
        "`",
        "``",
        "</details>",
        "</summary>",
        "<details>",
        "<!--",
        "-->",
        "--> ",
        "<img src=//x>",
        "![a](//x)",
        "[a]: //x",
        "[a](1)",
        "@a",
        "@a/b",
        "#1",
        "a/b#2",
        "GH-3",
        "https://x.org/a",
        "www.x.org",
        "    code",
        "\t",
        "# h",
        "- a",
        "1. a",
        "> q",
        "\\",
        "&lt;img&gt;",
        "&#60;",
        "{0}",
        "{{",
        "::error::a",
        "%0A",
        "\x00",
        "\x1b[2J",
        "\u2028",
        "\u202e",
        ":tada:",
        "$x$",
        "<script>",
        "<a href=//x>",
        "***",
        "---",
        "===",
        "word " * 300,
        "`|" * 200,
    ]
)
words = st.lists(st.one_of(HOSTILE, st.text(max_size=20)), max_size=6).map("".join)
findings = st.builds(
    Finding,
    rule=st.one_of(st.sampled_from(RULES.ids()), words),
    message=words,
    fix=words,
    path=words,
    line=st.integers(1, 9999),
    severity=st.sampled_from(Severity),
    page=words,
    language=st.sampled_from(["fr", "es"]),
    original_path=words,
    original_line=st.integers(0, 9),
    subject=words,
    accepted=words,
    asked=st.booleans(),
)
changes = st.builds(
    BlockChange,
    change=st.sampled_from(ChangeClass),
    noun=words,
    old=words,
    new=words,
    line=st.integers(0, 99),
    translation=words,
    translation_line=st.integers(0, 99),
    sure=st.booleans(),
    facts=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    elsewhere=words,
)
states = st.builds(
    State,
    page=words,
    language=st.sampled_from(["fr", "es"]),
    path=words,
    freshness=st.sampled_from(Freshness),
    fidelity=st.sampled_from(Fidelity),
    review=words,
    blocks=st.integers(0, 99),
    source=st.just("en"),
    source_path=words,
    difference=st.sampled_from(Difference),
    changes=st.lists(changes, max_size=3).map(tuple),
    since=st.sampled_from(["", "2026-05-12"]),
)
inspections = st.builds(
    lambda found, how: made(*found, states=tuple(how)),
    st.lists(findings, max_size=14),
    st.lists(states, max_size=6),
)
often = examples(100)


@often
@given(inspections)
def test_sarif_is_valid_whatever_the_texts(found: Inspection):
    report = json.loads(sarif_report(found, "docs/"))
    SARIF.validate(report)
    run = report["runs"][0]
    prints = [result["partialFingerprints"]["editorialFingerprint/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints) == len(found.findings)
    for result, finding in zip(run["results"], found.findings, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert place.isascii() and unquote(place) == f"docs/{finding.path}"
        assert "](" not in result["message"]["text"] and not re.search(
            r"(?<!\{)(?:\{\{)*\{(?!\{)", result["message"]["text"]
        )


@often
@given(inspections, st.sampled_from(["", "https://github.com/owner/name/blob/1234/"]))
def test_a_comment_keeps_its_skeleton_whatever_the_texts(found: Inspection, base: str):
    report = markdown_report(found, "docs/", base=base)
    lines = report.removesuffix("\n").split("\n")
    assert len(report) <= MOST and report == markdown_report(found, "docs/", base=base)
    assert (
        lines[0].startswith(("**Ready to be published", "**Not ready to be published"))
        and lines[-1] == MARKER
    )
    assert {line.count("|") for line in lines if line.startswith("|")} <= {5}
    starts = re.compile(
        r"(?:\*\*(?:Not r|R)eady |\| |### Errors$|- <|- and \d|  - <|  `{3,}$|  [^\s]|</?details>$|<summary>\d|<summary>What |and \d"
        r"|\d+ findings? on|To look further: |<!-- editorial check -->$|$)"
    )
    fenced = re.sub(r"^  (`{3,})\n.*\n  \1$", "", report, flags=re.MULTILINE)
    assert [line for line in fenced.split("\n") if not starts.match(line)] == []
    assert set(re.findall(r"</?([a-z]+)", fenced)) <= {"details", "summary", "code", "ins", "del", "a"}
    outside = re.sub(r"<code>.*?</code>|<a href=\"[^\"]*\">|`editorial [^`]*`", "", fenced)
    assert not re.search(r"!\[|\]\(|@\w|#\d(?!\d*;)|gh-\d|://|www\.|\x1b|\x00|\u202e", outside, re.IGNORECASE)


@often
@given(inspections)
def test_a_comment_rendered_has_no_picture_and_no_element_of_a_page(found: Inspection):
    # GitHub reads Markdown inside of <details>, Python-Markdown does not.
    report = re.sub(
        r"^</?details>$|^<summary>.*</summary>$", "", markdown_report(found, "docs/"), flags=re.MULTILINE
    )
    page = html5lib.parse(render(report), namespaceHTMLElements=False)
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= {
        "html",
        "head",
        "body",
        "p",
        "strong",
        "code",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "h3",
        "ul",
        "li",
        "details",
        "summary",
        "ins",
        "del",
        "div",
        "pre",
        "span",
        "a",
    }


@often
@given(inspections)
def test_a_log_has_one_line_for_each_finding_whatever_the_texts(found: Inspection):
    said = [finding for finding in found.findings if finding.asked or finding.accepted]
    others = len(said) < len(found.findings)
    for report in (text_report(found, "docs/"), github_report(found, "docs/")):
        assert len(re.split(r"\r\n|\n|\r", report)) == len(said) + others + 2
    assert all(line.startswith("docs/") for line in text_report(found, "docs/").splitlines()[: len(said)])
