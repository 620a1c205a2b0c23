"""Results that are kept between two inspections: the same answers, whatever happens to the file they are kept in."""

import json
import shutil
from importlib import metadata
from pathlib import Path

import pytest

from docs_parity.inspection import inspection
from docs_parity.runner import inspect_folder
from docs_parity.runner.kept_json import KeptJson
from docs_parity.runner.result_cache import installed_versions
from support.house import ENGLISH, House
from support.revisions import revision_of


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.write("en/about/other.md", ENGLISH.replace("New York", "[New York](page.md#place)"))
    house.write(
        "fr/about/other.md", house.read("fr/about/page.md").replace("New York", "[New York](page.md#place)")
    )
    for code in ("en", "fr"):
        house.replace(
            f"{code}/about/page.md", "In 2005" if code == "en" else "En 2005", "## Place {#place}\n\n2005"
        )
    house.run("confirm", "about/page")
    house.run("confirm", "about/other")
    house.commit()
    shutil.rmtree(tmp_path / ".cache")
    return house


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the pages that an inspection really looks at, as it goes."""
    keys = []
    real = inspection._page

    def page(page, context):
        keys.append(page.key)
        return real(page, context)

    monkeypatch.setattr(inspection, "_page", page)
    return keys


def test_nothing_is_looked_at_twice(house: House, looked_at: list[str]):
    first = house.says("check")
    assert looked_at == ["about/other", "about/page"]
    looked_at.clear()
    assert house.says("check") == first == (0, "Ready to be published: 2 pages in 2 languages.\n")
    assert looked_at == []


def test_a_page_that_changed_is_looked_at_and_so_is_one_that_links_to_it(house: House, looked_at: list[str]):
    house.run("check")
    looked_at.clear()
    house.replace("fr/about/page.md", "{#place}", "{#lieu}")
    assert house.says("check")[1].count("(link-anchor)") == 1
    assert looked_at == ["about/other", "about/page"]


def test_a_page_that_nothing_links_to_is_looked_at_alone(house: House, looked_at: list[str]):
    house.run("check")
    looked_at.clear()
    house.replace("fr/about/other.md", "tôt", "bientôt")
    house.run("check")
    assert looked_at == ["about/other"]


def test_kept_states_and_findings_are_the_same_as_new_ones(house: House):
    house.replace("en/about/page.md", "warns early", "warns soon")
    house.replace("fr/about/other.md", "Le Bureau alerte tôt.\n\n", "")
    house.commit("2026-11-20")
    first = [json.loads(house.says(*command, "--format", "json")[1]) for command in (("check",), ("status",))]
    second = [
        json.loads(house.says(*command, "--format", "json")[1]) for command in (("check",), ("status",))
    ]
    for report in (first[0], second[0]):
        report["summary"]["seconds"] = 0
    assert first == second
    assert first[1]["translations"][1]["changes"][0]["class"] == "text"


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"key": "x"}', b'{"key": "x", "content": 3}', b"\xff\xfe"]
)
def test_a_damaged_file_is_written_anew_without_a_word(house: House, damage: bytes):
    house.run("check")
    file = house.root / ".cache/editorial/results.json"
    file.write_bytes(damage)
    assert house.says("check") == (0, "Ready to be published: 2 pages in 2 languages.\n")
    assert json.loads(file.read_bytes())["content"].keys() == {"about/other", "about/page"}


@pytest.mark.parametrize(
    "entry",
    [None, 3, {}, {"needs": {}, "accepted": "", "head": "", "original": "en", "findings": [{"rule": 3}]}],
)
def test_a_damaged_entry_is_looked_at_again(house: House, entry: object, looked_at: list[str]):
    house.run("check")
    file = house.root / ".cache/editorial/results.json"
    stored = json.loads(file.read_bytes())
    stored["content"]["about/page"] = entry
    KeptJson(file, stored["key"]).write(stored["content"])
    looked_at.clear()
    assert house.says("check")[0] == 0
    assert looked_at == ["about/page"]


def test_another_version_of_the_code_starts_anew(
    house: House, looked_at: list[str], monkeypatch: pytest.MonkeyPatch
):
    house.run("check")
    looked_at.clear()
    monkeypatch.setattr("docs_parity.runner.result_cache.code_digest", lambda: "another")
    house.run("check")
    assert len(looked_at) == 2


@pytest.mark.parametrize("changed", ["Babel", "PyYAML", "text2num", "docs-parity"])
def test_another_version_of_what_results_come_from_starts_anew(
    house: House, looked_at: list[str], monkeypatch: pytest.MonkeyPatch, changed: str
):
    house.run("check")
    looked_at.clear()
    known = metadata.distribution

    class Renewed(metadata.PathDistribution):
        def read_text(self, filename):
            return known(changed).read_text(filename).replace("\nVersion: ", "\nVersion: 99.", 1)

    def distribution(name: str) -> metadata.Distribution:
        return Renewed(Path()) if name.lower() == changed.lower() else known(name)

    monkeypatch.setattr(metadata, "distribution", distribution)
    house.run("check")
    assert len(looked_at) == 2


def test_another_python_starts_anew(house: House, looked_at: list[str], monkeypatch: pytest.MonkeyPatch):
    house.run("check")
    looked_at.clear()
    monkeypatch.setattr("sys.version", "4.0.0")
    house.run("check")
    assert len(looked_at) == 2


def test_a_package_that_is_not_installed_has_no_version(monkeypatch: pytest.MonkeyPatch):
    known = metadata.distribution

    def distribution(name: str) -> metadata.Distribution:
        if name == "text2num":
            raise metadata.PackageNotFoundError(name)
        return known(name)

    monkeypatch.setattr(metadata, "distribution", distribution)
    listed = dict(entry.split(" ", 1) for entry in installed_versions())
    assert (listed["text2num"], listed["babel"]) == ("", metadata.version("Babel"))


def test_other_settings_start_anew(house: House, looked_at: list[str]):
    house.run("check")
    looked_at.clear()
    (house.root / "editorial.yml").write_text(
        (house.root / "editorial.yml").read_text(encoding="utf-8").replace("grace: 14", "grace: 15"),
        encoding="utf-8",
    )
    house.run("check")
    assert len(looked_at) == 2


def test_grace_is_counted_from_today_and_not_from_the_day_of_the_first_inspection(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    house.replace("en/about/page.md", "warns early", "warns soon")
    house.commit("2026-11-20")
    monkeypatch.setattr(inspect_folder, "today", lambda: "2026-12-04")
    assert house.says("check")[0] == 0
    monkeypatch.setattr(inspect_folder, "today", lambda: "2026-12-05")
    assert house.says("check")[0] == 1


def test_a_change_that_is_not_committed_is_measured_again(house: House, looked_at: list[str]):
    house.replace("en/about/page.md", "warns early", "warns soon")
    house.run("check")
    looked_at.clear()
    house.run("check")
    assert looked_at == ["about/page"]


def test_an_accepted_difference_is_seen_at_once(house: House):
    house.replace("fr/about/other.md", "Le Bureau alerte tôt.\n\n", "")
    assert house.says("check")[0] == 1
    house.run("accept", "fr/about/other.md:7", "--reason", "It stands in the title.", "--by", "A. Person")
    assert house.says("check")[0] == 0
    (house.root / "accepted/about/other.yml").unlink()
    assert house.says("check")[0] == 1


def test_nothing_is_written_into_a_tree_that_is_not_ours(house: House):
    house.run("check", "--languages", "en,fr")
    assert not (house.root / ".cache").exists()


def test_a_folder_that_cannot_be_written_is_no_fault(house: House):
    (house.root / ".cache").write_text("a file in the way", encoding="utf-8")
    assert house.says("check") == (0, "Ready to be published: 2 pages in 2 languages.\n")


def test_the_revision_of_the_kept_state_is_that_of_the_page(house: House):
    house.run("check")
    report = json.loads(house.says("status", "--format", "json")[1])
    assert [found["present"] for found in report["translations"]] == [
        revision_of(house.read(f"en/about/{name}.md")) for name in ("other", "page")
    ]
