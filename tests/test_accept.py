"""`editorial accept`: a difference that is meant stays, with a reason, until one of the two texts changes."""

import datetime
import json
import re
from pathlib import Path

import pytest

from docs_parity.model.wording import written_day
from support.house import ENGLISH, House
from support.revisions import revision_of

REASON = ("--reason", "The French page says this in its title.", "--by", "A. Person")
TODAY = datetime.date.today().isoformat()


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose French page lacks a paragraph."""
    house = House(tmp_path)
    house.replace("fr/about/page.md", "Le Bureau alerte tôt.\n\n", "")
    house.commit()
    return house


def test_an_accepted_difference_stops_nothing_and_is_listed(house: House):
    assert house.says("check")[0] == 1
    assert house.run("accept", f"{house.root}/docs/fr/about/page.md:7", *REASON).exit_code == 0
    code, printed = house.says("check")
    assert code == 0
    assert printed == (
        'docs/fr/about/page.md:7: the paragraph "The Office warns early." (line 6 of en/about/page.md) is missing after this line '
        f"(block-skeleton). Accepted by A. Person, {written_day(TODAY)}: The French page says this in its title.\n"
        "Ready to be published: 1 page in 2 languages.\n"
    )


def test_the_line_has_day_author_reason_and_the_digests_of_both_blocks(house: House):
    house.run("accept", "fr/about/page.md:7", *REASON)
    written = (house.root / "accepted/about/page.yml").read_text(encoding="utf-8")
    assert re.fullmatch(
        r'- \{finding: "[0-9a-f]{16}", rule: "block-skeleton", language: "fr", original: "[0-9a-f]{16}", '
        rf'translation: "[0-9a-f]{{16}}", on: "{TODAY}", by: "A. Person", reason: "The French page says this in its title."\}}\n',
        written,
    )


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("en/about/page.md", "The Office warns early.", "The Office warns in time."),
        ("fr/about/page.md", "title: Une page", "title: Une bonne page"),
    ],
)
def test_it_is_void_as_soon_as_either_side_changes(house: House, path: str, old: str, new: str):
    house.run("accept", "fr/about/page.md:7", *REASON)
    house.replace(path, old, new)
    house.write(
        "fr/about/page.md",
        house.read("fr/about/page.md").replace(
            revision_of(ENGLISH), revision_of(house.read("en/about/page.md"))
        ),
    )
    code, printed = house.says("check")
    assert code == 1
    assert "(accepted-no-longer). Look at it again, and delete line 1 of accepted/about/page.yml." in printed


def test_json_says_who_accepted_it(house: House):
    house.run("accept", "fr/about/page.md:7", *REASON)
    finding = json.loads(house.says("check", "--format", "json")[1])["findings"][0]
    assert (finding["severity"], finding["gate"]) == ("error", False)
    assert finding["accepted"] == f"A. Person, {written_day(TODAY)}: The French page says this in its title."


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_a_further_line_stands_on_its_own_and_every_byte_before_it_stays(
    house: House, end: bytes, last: bool
):
    house.run("accept", "fr/about/page.md:7", *REASON)
    file = house.root / "accepted/about/page.yml"
    line = file.read_bytes().strip()
    other = re.sub(rb"finding: .[0-9a-f]{16}", b'finding: "0000000000000000', line)
    kept = b"# Kept." + end + other + (end if last else b"")
    file.write_bytes(kept)
    assert house.run("accept", "fr/about/page.md:7", *REASON).exit_code == 0
    assert file.read_bytes() == kept.removesuffix(end) + end + line + end
    assert house.says("check")[0] == 0


def test_a_file_that_somebody_wrote_otherwise_is_not_damaged(house: House):
    file = house.root / "accepted/about/page.yml"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"[]\n")
    code, printed = house.says("accept", "fr/about/page.md:7", *REASON)
    assert (code, printed.splitlines()[-1]) == (
        2,
        "Error: accepted/about/page.yml is not written as this command writes it, and was not changed: begin each of "
        "its entries with `- ` on a line of its own, without spaces before it.",
    )
    assert file.read_bytes() == b"[]\n"


def test_a_place_with_backslashes_names_it_too(house: House):
    assert house.run("accept", "fr\\about\\page.md:7", *REASON).exit_code == 0


def test_a_fingerprint_names_it_too(house: House):
    fingerprint = json.loads(house.says("check", "--format", "json")[1])["findings"][0]["fingerprint"]
    assert house.run("accept", fingerprint[:8], *REASON).exit_code == 0


def test_a_translation_that_was_accepted_is_faithful(house: House):
    house.run("accept", "fr/about/page.md:7", *REASON)
    assert house.says("status") == (0, "French: 1 of 1 page done (100 %).\n")
    assert house.run("confirm", "about/page", "fr").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("fr/about/page.md:99", *REASON),
            "there is no finding fr/about/page.md:99: copy the place at which a message of `editorial check` begins.",
        ),
        (
            ("fr/about/page.md:7", "--reason", "ok", "--by", "A. Person"),
            "give a reason that somebody else understands in a year.",
        ),
    ],
)
def test_wrong_use_is_answered_with_what_to_do(house: House, arguments: tuple[str, ...], said: str):
    code, printed = house.says("accept", *arguments)
    assert (code, printed.splitlines()[-1]) == (2, f"Error: {said}")


def test_what_is_no_difference_cannot_be_accepted(house: House):
    house.replace("fr/about/page.md", "New York", "<div>New York</div>")
    code, printed = house.says("accept", "fr/about/page.md:9", *REASON)
    assert code == 2
    assert "cannot be accepted, only a difference between a translation and its original." in printed


def test_a_damaged_file_is_named_with_its_line(house: House):
    house.run("accept", "fr/about/page.md:7", *REASON)
    file = house.root / "accepted/about/page.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("language", "tongue"), encoding="utf-8")
    code, printed = house.says("check")
    assert (code, printed.splitlines()[-1]) == (
        2,
        (
            'Error: accepted/about/page.yml:1: the field "language" is missing. Let `editorial accept` write this line.'
        ),
    )
