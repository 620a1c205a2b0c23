"""What no case file can hold: bytes that are no text, line ends, sizes of files and of passages, links on the disk."""

from pathlib import Path

import pytest

from docs_parity.inspection.inspection import inspect
from docs_parity.project.settings import read_settings
from docs_parity.project.tree import read_tree
from support.rendering import ROOT
from support.revisions import recorded

ENGLISH = "---\ntitle: A page\nsummary: A page for this test, in English.\n---\n\n## Mandate {#mandate}\n\n- one\n- two\n\nText.\n"
FRENCH = recorded(
    "---\ntitle: Une page\nsummary: Une page pour ce test, en français.\ntranslation:\n  status: translated\n---\n\n"
    "## Mandat {#mandate}\n\n- un\n- deux\n\nTexte.\n",
    ENGLISH,
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with one page in both languages, without fault."""
    for language, text in (("en", ENGLISH), ("fr", FRENCH)):
        write(tmp_path / f"docs/{language}/page.md", text.encode())
    return tmp_path / "docs"


def write(path: Path, data: bytes) -> None:
    """Write a file and the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def found(docs: Path) -> list[str]:
    """The sentences that the inspection of this folder yields."""
    settings = read_settings(ROOT / "tests/cases/editorial.yml")
    findings = inspect(read_tree(docs, settings), settings).findings
    return [f"{finding.severity}: {finding.sentence('docs/')}" for finding in findings]


def test_a_page_without_fault_has_no_finding(docs: Path):
    assert found(docs) == []


def test_bytes_of_Latin_1_are_named_with_their_line(docs: Path):
    write(docs / "fr/page.md", FRENCH.encode("latin-1"))
    assert found(docs) == [
        (
            "error: docs/fr/page.md:3: byte E7 is not UTF-8 text (unreadable-bytes). "
            "Save the file again with the encoding UTF-8."
        )
    ]


def test_a_NUL_is_named_with_its_line(docs: Path):
    write(docs / "en/page.md", ENGLISH.replace("Text.", "Te\0xt.").encode())
    assert found(docs) == [
        (
            "error: docs/en/page.md:11: byte 00 is not UTF-8 text (unreadable-bytes). "
            "Save the file again with the encoding UTF-8."
        )
    ]


def test_a_file_in_UTF_16_is_said_to_be_no_UTF_8(docs: Path):
    write(docs / "en/page.md", ENGLISH.encode("utf-16"))
    assert found(docs) == [
        (
            "error: docs/en/page.md:1: byte 00 is not UTF-8 text (unreadable-bytes). "
            "Save the file again with the encoding UTF-8."
        )
    ]


def test_two_files_of_bad_bytes_are_two_findings(docs: Path):
    write(docs / "en/page.md", b"\xe9")
    write(docs / "fr/page.md", b"text\r\n\xe9")
    assert found(docs) == [
        f"error: docs/{place}: byte E9 is not UTF-8 text (unreadable-bytes). Save the file again with the "
        "encoding UTF-8."
        for place in ("en/page.md:1", "fr/page.md:2")
    ]


def test_a_byte_order_mark_is_no_fault(docs: Path):
    write(docs / "en/page.md", ENGLISH.encode("utf-8-sig"))
    assert found(docs) == []


def test_a_file_of_a_byte_order_mark_alone_is_empty(docs: Path):
    write(docs / "fr/page.md", b"\xef\xbb\xbf")
    assert found(docs) == [
        "error: docs/fr/page.md:1: the file is empty (empty-page). Write the page, or delete the file."
    ]


def test_line_ends_of_Windows_are_no_fault(docs: Path):
    write(docs / "fr/page.md", FRENCH.replace("\n", "\r\n").encode())
    assert found(docs) == []


def test_line_ends_of_Windows_keep_the_line_numbers(docs: Path):
    write(docs / "fr/page.md", FRENCH.replace(" {#mandate}", "").replace("\n", "\r\n").encode())
    assert found(docs) == [
        (
            'error: docs/fr/page.md:8: the heading "Mandat" has no id and its original "mandate" (line 6 of '
            "en/page.md) (heading-id). End the line with {#mandate}: ids are not translated."
        )
    ]


def test_line_ends_of_old_Macs_are_no_fault(docs: Path):
    write(docs / "fr/page.md", FRENCH.replace("\n", "\r").encode())
    assert found(docs) == []


def test_accents_of_two_code_points_are_no_fault(docs: Path):
    write(docs / "fr/page.md", FRENCH.replace("ç", "c\u0327").encode())
    assert found(docs) == []


def test_a_page_of_5_MB_is_too_large(docs: Path):
    write(docs / "en/page.md", ENGLISH.encode() + b"Text.\n\n" * 714_300)
    assert found(docs) == [
        (
            "error: docs/en/page.md:1: this page has 5.0 MB and may have at most 1 MB (large-page). "
            "Split it into several pages, and put pictures into files of their own."
        )
    ]


def test_two_pages_that_are_too_large_are_two_findings(docs: Path):
    for language in ("en", "fr"):
        write(docs / language / "page.md", b"x" * 1_100_000)
    assert found(docs) == [
        f"error: docs/{language}/page.md:1: this page has 1.1 MB and may have at most 1 MB (large-page). "
        "Split it into several pages, and put pictures into files of their own."
        for language in ("en", "fr")
    ]


@pytest.mark.parametrize(("end", "lines"), [(b"\n", 50_000), (b"\r\n", 50_000), (b"\r", 50_000)])
def test_a_page_has_at_most_fifty_thousand_lines(docs: Path, end: bytes, lines: int):
    """A line is a block at most, and work grows with the blocks."""
    begun = len(ENGLISH.splitlines())
    longest = ENGLISH.encode() + end * (lines - begun)
    write(docs / "en/page.md", longest)
    assert not any("large-page" in sentence for sentence in found(docs))
    write(docs / "en/page.md", longest + end)
    assert found(docs) == [
        "error: docs/en/page.md:1: this page has 50,001 lines and may have at most 50,000 (large-page). "
        "Split it into several pages, and put pictures into files of their own."
    ]


def test_a_passage_that_is_too_long_to_be_compared_is_named_with_its_size(docs: Path):
    write(docs / "en/page.md", ENGLISH.replace("Text.", "It warns. " * 1001).encode())
    write(docs / "fr/page.md", recorded(FRENCH.replace("Texte.", "Il alerte. " * 1001), ENGLISH).encode())
    assert [said for said in found(docs) if "(long-passage)" in said] == [
        "error: docs/en/page.md:11: this paragraph has 10,009 characters, and what has more than 10,000 is not compared (long-passage). Part it.",
        "error: docs/fr/page.md:13: this paragraph has 11,010 characters, and what has more than 10,000 is not compared (long-passage). Part it.",
    ]


def test_a_passage_of_ten_thousand_characters_is_compared(docs: Path):
    long = "The Office warns early and works. " * 290
    write(docs / "en/page.md", ENGLISH.replace("Text.", f"{long}In 2005 it began.").encode())
    assert not [said for said in found(docs) if "(long-passage)" in said]


def test_a_page_of_a_few_bytes_too_many_is_not_said_to_have_1_MB_at_most(docs: Path):
    write(docs / "en/page.md", b"x" * 1_000_001)
    assert "1.0 MB and may have at most 1 MB" not in found(docs)[0]


def test_a_line_of_900_KB_is_not_compared_and_says_so(docs: Path):
    for language, text in (("en", ENGLISH), ("fr", FRENCH)):
        write(docs / language / "page.md", text.replace("Text", "1 " * 450_000).encode())
    assert (
        "docs/fr/page.md:13: this paragraph has 900,002 characters, and what has more than 10,000 is not compared (long-passage). Part it."
        in "\n".join(found(docs))
    )


def test_a_picture_of_5_MB_is_no_page(docs: Path):
    write(docs / "assets/map.png", b"\0" * 5_000_000)
    assert found(docs) == []


def test_a_page_that_links_out_of_the_folder_is_not_read(docs: Path, tmp_path: Path):
    write(tmp_path / "secret.md", b"\xe9")
    (docs / "en/secret.md").symlink_to(tmp_path / "secret.md")
    assert found(docs) == [
        (
            'error: docs/en/secret.md:1: "secret.md" is a link to another place on the disk (symlink). '
            "Put a copy of the file itself here."
        )
    ]


def test_a_linked_translation_is_not_said_to_be_missing_as_well(docs: Path, tmp_path: Path):
    write(tmp_path / "page.md", FRENCH.encode())
    (docs / "fr/page.md").unlink()
    (docs / "fr/page.md").symlink_to(tmp_path / "page.md")
    assert found(docs) == [
        (
            'error: docs/fr/page.md:1: "page.md" is a link to another place on the disk (symlink). '
            "Put a copy of the file itself here."
        )
    ]


def test_a_linked_folder_is_not_walked(docs: Path, tmp_path: Path):
    write(tmp_path / "other/page.md", b"\xe9")
    (docs / "en/other").symlink_to(tmp_path / "other", target_is_directory=True)
    assert found(docs) == [
        (
            'error: docs/en/other:1: "other" is a link to another place on the disk (symlink). '
            "Put a copy of the folder itself here."
        )
    ]


def test_a_folder_linked_to_its_parent_and_a_link_to_nothing_are_two_findings(docs: Path):
    (docs / "en/loop").symlink_to(docs / "en", target_is_directory=True)
    (docs / "en/none.md").symlink_to(docs / "nothing.md")
    assert [sentence.split(" (")[0] for sentence in found(docs)] == [
        'error: docs/en/loop:1: "loop" is a link to another place on the disk',
        'error: docs/en/none.md:1: "none.md" is a link to another place on the disk',
    ]


def test_hidden_files_are_left_alone(docs: Path):
    write(docs / "en/.page.md", b"\xe9")
    write(docs / ".hidden/page.md", b"\xe9")
    assert found(docs) == []


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("readme-first", "index-first", False),
        ("my-readme", "my-index", False),
        ("readme/law", "index/law", False),
        ("law/readme", "law/index", True),
        ("law/readme", "law", True),
        ("README", "index", True),
    ],
)
def test_a_readme_is_the_page_of_its_folder_and_nothing_else(docs: Path, first: str, second: str, same: bool):
    for name in (first, second):
        (docs / "en" / name).parent.mkdir(exist_ok=True)
        write(docs / f"en/{name}.md", ENGLISH.encode())
    assert any("(page-spelled-twice)" in sentence for sentence in found(docs)) is same


def test_two_spellings_of_one_accent_are_one_address(docs: Path):
    for name in ("ete\u0301", "et\u00e9"):
        write(docs / f"en/{name}.md", ENGLISH.encode())
        write(docs / f"fr/{name}.md", FRENCH.encode())
    if len(list((docs / "en").iterdir())) < 3:
        pytest.skip("this disk knows only one of the two spellings")
    assert [sentence for sentence in found(docs) if "(page-spelled-twice)" in sentence] == [
        f"error: docs/{code}/et\u00e9.md:1: this page and {code}/ete\u0301.md have the same address (page-spelled-twice). "
        "Keep one of the two."
        for code in ("en", "fr")
    ]
