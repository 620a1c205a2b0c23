"""The records of decisions are numbered, whole, listed by subject, and superseded on both sides."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from support.rendering import ROOT

FOLDER = ROOT / "dev/adr"
RECORDS = sorted(FOLDER.glob("[0-9]*.md"))
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
PARTS = ["Context", "Decision", "Considered and refused", "Consequences"]
PAGES = [*RECORDS, FOLDER / "README.md", ROOT / "dev/dependencies.md", ROOT / "CHANGELOG.md"]


def field(name: str, record: str) -> str:
    """What a record says of itself: its status, its date."""
    return re.search(rf"^{name}: (.+)$", record, re.MULTILINE)[1]


def places(text: str) -> set[str]:
    """The ids of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_records_are_numbered_without_a_gap_oldest_first():
    assert [int(path.name[:4]) for path in RECORDS] == list(range(1, len(RECORDS) + 1))
    days = [field("Date", path.read_text(encoding="utf-8")) for path in RECORDS]
    assert days == sorted(days)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_whole_and_stands_in_the_index(path: Path):
    text = path.read_text(encoding="utf-8")
    title = re.match(rf"# {path.name[:4]}\. (.+)\n\nStatus: ", text)[1]
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings in (PARTS, [part for part in PARTS if part != "Considered and refused"])
    assert all(part.strip() for part in re.split(r"^## .+$", text, flags=re.MULTILINE)[1:])
    status = field("Status", text)
    assert INDEX.count(f"| [{path.name[:4]}]({path.name}) | {title} | {status} |") == 1


def test_what_supersedes_is_named_by_what_it_supersedes():
    pairs = {"superseded by": set(), "supersedes": set()}
    for path in RECORDS:
        status = field("Status", path.read_text(encoding="utf-8"))
        for way, number in re.findall(r"(superseded by|supersedes) \[(\d{4})\]", status):
            pairs[way].add((path.name[:4], number) if way == "superseded by" else (number, path.name[:4]))
    assert pairs["superseded by"] and pairs["superseded by"] == pairs["supersedes"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_a_record_links_to_is_there(path: Path):
    for link in re.findall(r"\]\(([^)#\s]*)(#[^)\s]+)?\)", path.read_text(encoding="utf-8")):
        address, place = link
        if "://" in address:
            continue
        target = path.parent / unquote(address) if address else path
        assert target.exists(), (path.name, address)
        if place:
            assert place[1:] in places(target.read_text(encoding="utf-8")), (path.name, address, place)


def test_records_that_code_names_exist():
    numbers = {path.name[:4] for path in RECORDS}
    for folder, pattern in (
        ("hooks", "*.py"),
        ("packages", "*.py"),
        ("tests", "*.py"),
        (".", "*.yml"),
        (".", "*.toml"),
    ):
        for path in (ROOT / folder).glob(pattern) if folder == "." else (ROOT / folder).rglob(pattern):
            named = set(re.findall(r"dev/adr/(\d{4})", path.read_text(encoding="utf-8")))
            assert named <= numbers, (path, named - numbers)
