"""Whatever comes in: no exception, every line exists, nothing takes long."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from docs_parity.compare.alignment import align
from docs_parity.inspection.inspection import inspect
from docs_parity.markdown.blocks import read_blocks
from docs_parity.markdown.inline import plain
from docs_parity.markdown.page_reader import decode, read_page
from docs_parity.project.settings import bare_settings
from docs_parity.project.tree import read_tree
from support.examples import examples

PIECES = [
    "# H",
    "## H {#h}",
    "text",
    "- a",
    "    - b",
    "1. c",
    "> q",
    "| a | b |",
    "|---|---|",
    '!!! note "t"',
    "    in",
    "```",
    "***",
    "---",
    "[^1]: n",
    "[^1]",
    ":   d",
    "/// figure-caption",
    "///",
    "![a](b.png)",
    "[a](b.md)",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "",
    "",
    "",
    '=== "t"',
    "*[A]: b",
    "[r]: x",
    "{: .c }",
    "\\*",
    "`c",
    "\t- t",
    "- [ ] x",
]
markdown = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30).map("\n".join)
twice = examples(150, HealthCheck.function_scoped_fixture)


@twice
@given(markdown)
def test_every_block_stands_on_a_line_of_its_text(text: str):
    text = text.replace("\r", "\n")
    lines = text.count("\n") + 1
    for block in read_blocks(text):
        assert 1 <= block.line <= lines
        assert block.last_line <= lines
        assert isinstance(plain(block.text), str)


@twice
@given(st.binary(max_size=200))
def test_any_bytes_are_a_version_or_findings(data: bytes):
    version = read_page(data, "en", "page", "en/page.md")
    assert version.readable or version.troubles
    assert all(f.line >= 1 and f.message and f.fix for f in version.troubles)


@twice
@given(st.text())
def test_line_ends_and_a_mark_at_the_beginning_do_not_matter(text: str):
    plain_text = text.replace("\r", "").replace("\0", "").removeprefix("\ufeff")
    windows = b"\xef\xbb\xbf" + plain_text.replace("\n", "\r\n").encode()
    assert decode(windows) == plain_text


@twice
@given(markdown, markdown)
def test_an_alignment_uses_every_block_once_and_in_order(first: str, second: str):
    versions = [
        read_page(text.encode(), code, "p", f"{code}/p.md") for text, code in ((first, "en"), (second, "fr"))
    ]
    steps = align(*versions)
    assert [index for step in steps for index in step.sources] == list(range(len(versions[0].blocks)))
    assert [index for step in steps for index in step.targets] == list(range(len(versions[1].blocks)))


@twice
@given(markdown, markdown)
def test_an_inspection_never_fails_and_names_lines_that_exist(tmp_path: Path, first: str, second: str):
    lines = {}
    for code, text in (("en", first), ("fr", second)):
        (tmp_path / code).mkdir(exist_ok=True)
        (tmp_path / code / "p.md").write_text(text, encoding="utf-8", errors="replace", newline="")
        lines[f"{code}/p.md"] = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    house = bare_settings(("en", "fr"), "en")
    for finding in inspect(read_tree(tmp_path, house), house).findings:
        assert 1 <= finding.line <= max(lines.get(finding.path, 1), 1), finding


HUGE = {
    "brackets": "[" * 200_000,
    "links": "[a](" * 80_000,
    "tags": "<a " * 80_000,
    "marks": "*a" * 100_000,
    "low-lines": "_a " * 100_000,
    "quotations": "> " * 100_000,
    "comments": "<!--" * 60_000,
    "addresses": 'href=" ' * 60_000,
    "notes": "[^a]" * 60_000,
    "items": "- a\n" * 49_000,
    "paragraphs": "word\n\n" * 24_000,
    "fences": "```\n" * 40_000,
    "definitions": "a\n: b\n" * 20_000,
    "deep lists": "\n".join(" " * 4 * depth + "- a" for depth in range(150)),
}


@pytest.mark.large
@pytest.mark.parametrize("name", HUGE)
def test_no_text_exhausts_the_stack_or_the_patience(tmp_path: Path, name: str):
    """A rule that were more than linear here would never end; how long it takes is no matter of tests."""
    for code in ("en", "fr"):
        (tmp_path / code).mkdir()
        (tmp_path / code / "p.md").write_text(
            HUGE[name] + ("\n\nmore" if code == "fr" else ""), encoding="utf-8"
        )
    house = bare_settings(("en", "fr"), "en")
    assert inspect(read_tree(tmp_path, house), house).pages["p"].localizations["en"].readable
