"""What `register check` keeps of pages that it compared is used only where the answer would be the same."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_parity.project import lazy_pages
from docs_parity.project.pairing import Pages
from docs_parity.runner.inspect_folder import opened
from editorial.commands import main
from editorial.commands.register_account import account_of
from editorial.publishing import compared_pages, register_session
from editorial.publishing.compared_pages import FILE, ComparedPages
from editorial.publishing.register_session import RegisterSession
from editorial.register.files import RegisterFiles
from editorial.register.store import RegisterStore
from editorial.reports.register_report import Account
from editorial.statements.withholding import early_finding
from support.house import House
from support.statements import publish

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n'
LINKS = {
    "EN": "See the [list](../../../assets/list.pdf) and the [map](../../../assets/map.svg).",
    "FR": "Voir la [liste](../../../assets/list.pdf) et la [carte](../../../assets/map.svg).",
}
OTHER = "2026-11-03-another"
EN, FR = "docs/en/statements/2026/2026-11-02-a-warning.md", "docs/fr/statements/2026/2026-11-02-a-warning.md"
KEY = EN.removeprefix("docs/en/").removesuffix(".md")
FOLDER = f"register/{KEY}/1"
EVERY = {KEY, f"statements/2026/{OTHER}", "about/page"}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with two statements that are recorded, one of which shows files; nothing is kept."""
    place = House(tmp_path_factory.mktemp("recorded"))
    place.write("assets/map.svg", DRAWING)
    place.write("assets/list.pdf", "%PDF-1.4 the list\n")
    publish(place)
    publish(place, OTHER, "2026-11-03")
    for path, links in ((EN, LINKS["EN"]), (FR, LINKS["FR"])):
        place.replace(path.removeprefix("docs/"), "\n\n- 14", f"\n\n{links}\n\n- 14")
    append(place.root)
    place.commit()
    shutil.rmtree(place.root / ".cache")
    return place.root


@pytest.fixture
def project(recorded: Path, tmp_path: Path) -> Path:
    """A copy of it, asked once."""
    folder = tmp_path / "house"
    shutil.copytree(recorded, folder)
    assert account(folder).findings == ()
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The keys of the pages that are read and asked, from now on."""
    keys: set[str] = set()

    def seen(page, now):
        keys.add(page.key)
        return early_finding(page, now)

    monkeypatch.setattr("editorial.commands.register_account.early_finding", seen)
    return keys


def compared(folder: Path, now: datetime | None = None) -> ComparedPages:
    """What is kept of a folder as it stands."""
    of_settings, tree = opened(folder / "docs")
    store = RegisterStore(RegisterFiles(folder / "register"))
    return ComparedPages(folder / "docs", of_settings, tree, store, now or datetime.now(UTC))


def append(folder: Path) -> None:
    """Record what waits."""
    done = CliRunner().invoke(main, ["register", "append", "--docs", str(folder / "docs")])
    assert done.exit_code == 0, done.output


def standing(folder: Path) -> House:
    """The house that stands in a folder."""
    place = House.__new__(House)
    place.root = folder
    return place


def account(folder: Path) -> Account:
    """What `register check` finds with what is kept, if anything is."""
    found = account_of(folder / "docs", *opened(folder / "docs"))
    assert found is not None
    return found


def afresh(folder: Path) -> Account:
    """What it finds with nothing kept; what is kept stays."""
    kept = folder / ".cache"
    aside = folder.with_name("aside")
    kept.rename(aside)
    found = account(folder)
    shutil.rmtree(kept)
    aside.rename(kept)
    return found


def replaced(path: str, old: str, new: str) -> Callable[[Path], object]:
    """Change words of a file; its length, and what it says of its times, stay if the words are as long."""

    def change(folder: Path) -> None:
        file = folder / path
        before, text = file.stat(), file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


CHANGES: dict[str, tuple[Callable[[Path], object], bool]] = {
    # what is changed -> (how, whether there is something to say of the page)
    "a word": (replaced(EN, "asks for calm", "asks for help"), True),
    "a word of a translation": (replaced(FR, "au calme", "au doute"), True),
    "a field": (replaced(EN, "places: [SDN]", "places: [TCD]"), True),
    "a status": (replaced(EN, "status: published", "status: draft"), True),
    "a comment that nobody reads": (replaced(EN, "\n\n- 14", "\n\n<!-- x -->\n\n- 14"), False),
    "a new version": (replaced(EN, "version: 1\n", "version: 2\n"), True),
    "a drawing": (replaced("docs/assets/map.svg", 'r="4"', 'r="3"'), True),
    "an attachment": (replaced("docs/assets/list.pdf", "the", "no "), True),
    "a file that is gone": (lambda folder: (folder / "docs/assets/list.pdf").unlink(), True),
    "a language that is gone": (lambda folder: (folder / FR).unlink(), True),
    "a name in the settings": (
        replaced("editorial.yml", "en: Special Adviser,", "en: Special Attacker,"),
        True,
    ),
    "another name in the settings": (
        replaced("editorial.yml", "{en: Hate speech,", "{en: Fair speech,"),
        True,
    ),
    "a manifest": (replaced(f"{FOLDER}/manifest.json", '"text_sha256": "', '"text_sha256": "0'), True),
    "a line of the log": (replaced("register/log.jsonl", '"version":1', '"version":2'), True),
}


def test_of_pages_that_did_not_change_nothing_is_read(
    project: Path, asked: set[str], monkeypatch: pytest.MonkeyPatch
):
    def read(*_: object) -> None:
        raise AssertionError("a page is read")

    before = afresh(project)
    asked.clear()
    monkeypatch.setattr(lazy_pages, "read_page", read)
    monkeypatch.setattr("editorial.register.store.read_manifest", read)
    assert account(project) == before
    assert asked == set()


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_an_answer_depends_on_has_it_asked_anew(project: Path, asked: set[str], name: str):
    change, tells = CHANGES[name]
    change(project)
    found = account(project)
    assert KEY in asked
    assert found.findings == afresh(project).findings
    assert bool(found.findings) is tells


@pytest.mark.parametrize(
    "name", ["a word", "a word of a translation", "a comment that nobody reads", "a drawing", "an attachment"]
)
def test_of_the_other_pages_nothing_is_asked(project: Path, asked: set[str], name: str):
    CHANGES[name][0](project)
    account(project)
    assert asked == {KEY}


def test_a_text_of_the_register_is_told_whatever_is_kept(project: Path):
    replaced(f"{FOLDER}/en.txt", "asks for calm", "asks for help")(project)
    assert {finding.rule for finding in account(project).findings} == {"register-file"}


def test_beside_a_damaged_text_of_the_register_nothing_is_kept(project: Path):
    """The same words in both places: of the page there is nothing to say until the register is put right."""
    replaced(EN, "asks for calm", "asks for help")(project)
    replaced(f"{FOLDER}/en.txt", "asks for calm", "asks for help")(project)
    assert {finding.rule for finding in account(project).findings} == {"register-file"}
    replaced(f"{FOLDER}/en.txt", "asks for help", "asks for calm")(project)
    assert {finding.rule for finding in account(project).findings} == {"recorded-text"}


def test_what_was_put_back_is_known_again(project: Path, asked: set[str]):
    replaced(EN, "asks for calm", "asks for help")(project)
    assert account(project).findings
    replaced(EN, "asks for help", "asks for calm")(project)
    asked.clear()
    assert not account(project).findings
    assert asked == set()


def test_a_page_of_which_something_is_said_is_asked_each_time(project: Path, asked: set[str]):
    replaced(EN, "asks for calm", "asks for help")(project)
    first = account(project)
    asked.clear()
    assert account(project) == first
    assert asked == {KEY}


def test_what_waits_to_be_recorded_is_told_each_time(project: Path):
    place = standing(project)
    new = publish(place, "2026-11-04-a-third", "2026-11-04")
    for _ in range(2):
        assert [addition.line.id for addition in account(project).pending] == [new]


def test_another_program_asks_anew(project: Path, asked: set[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(compared_pages, "program_digest", lambda: "another")
    account(project)
    assert asked == EVERY


@pytest.mark.parametrize("kept", ["cut short", "of another shape", "of another page"])
def test_what_is_kept_otherwise_counts_as_nothing(project: Path, asked: set[str], kept: str):
    file = project / FILE
    written = file.read_bytes()
    if kept == "cut short":
        file.write_bytes(written[:-9])
    else:
        content = written.split(b'"content":', 1)[1]
        pages = json.loads(content[:-1])["pages"]
        entries = [*pages.values()]
        pages = (
            {KEY: [1]}
            if kept == "of another shape"
            else dict(zip(pages, entries[1:] + entries[:1], strict=True))
        )
        compared(project)._file.write({"moment": 0, "pages": pages})
    account(project)
    assert asked >= {KEY}


def test_kept_answers_that_git_has_are_nobodys(project: Path, asked: set[str]):
    """`cache-committed` is told by the check; here such answers are not even looked at."""
    place = standing(project)
    place.git("add", "--force", FILE)
    account(project)
    assert asked == EVERY


def test_what_is_recorded_is_compared_anew_whatever_is_kept(project: Path):
    """Who can write into `.cache/` can forge an answer (dev/adr/0110): for recording none is looked at."""
    replaced(EN, "asks for calm", "asks for help")(project)
    forger = compared(project)
    forger._file.write({"moment": 0, "pages": {KEY: (forger._digest(KEY, []), [])}})
    assert account(project).findings == ()
    done = CliRunner().invoke(main, ["register", "append", "--docs", str(project / "docs")])
    assert done.exit_code == 1
    assert "(recorded-text)" in done.output


def test_an_hour_that_has_not_come_has_the_whole_folder_inspected(project: Path):
    replaced(EN, "first_published_at: 2026", "first_published_at: 2096")(project)
    assert account_of(project / "docs", *opened(project / "docs")) is None


def test_a_link_to_the_same_bytes_is_no_file(project: Path):
    """Nobody can tell then whether the statement may be known: the whole folder is inspected."""
    (project / EN).rename(project / "elsewhere.md")
    (project / EN).symlink_to(project / "elsewhere.md")
    assert KEY not in compared(project).known(EVERY)
    assert account_of(project / "docs", *opened(project / "docs")) is None


def test_a_page_in_another_language_is_another_page(project: Path, asked: set[str]):
    """The same bytes, and nothing else, stand there."""
    (project / "docs/fr/about/page.md").unlink()
    account(project)
    (project / "docs/en/about/page.md").rename(project / "docs/fr/about/page.md")
    asked.clear()
    account(project)
    assert asked == {"about/page"}


def test_of_a_clock_that_was_put_back_nothing_is_known(project: Path):
    now = datetime.now(UTC)
    assert compared(project, now - timedelta(days=1)).known(EVERY) == frozenset()
    assert compared(project, now).known(EVERY) == EVERY


def test_a_file_that_changed_while_it_was_compared_is_not_kept(project: Path):
    shutil.rmtree(project / ".cache")
    of_settings, tree = opened(project / "docs")
    pages = Pages(tree, of_settings)
    page = pages[KEY]
    replaced(EN, "asks for calm", "asks for help")(project)
    compared(project).keep([page, pages["about/page"]])
    assert compared(project).known(EVERY) == {"about/page"}


STEPS = [
    (EN, "asks for calm", "asks for help"),
    (FR, "au calme", "au doute"),
    (EN, "places: [SDN]", "places: [TCD]"),
    ("docs/assets/map.svg", 'r="4"', 'r="3"'),
    ("editorial.yml", "en: Special Adviser,", "en: Special Officer,"),
    (f"{FOLDER}/en.txt", "asks for calm", "asks for help"),
    (f"{FOLDER}/manifest.json", "SDN", "TCD"),
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STEPS), max_size=5))
def test_with_and_without_what_is_kept_the_account_is_the_same(recorded: Path, steps: list):
    """Whatever is changed and changed back, in any order, and asked of after every step."""
    place = recorded.with_name("walked")
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(recorded, place)
    assert not account(place).findings
    for path, old, new in steps:
        there = old in (place / path).read_text(encoding="utf-8")
        replaced(path, *((old, new) if there else (new, old)))(place)
        assert account(place) == afresh(place)


def test_a_commit_that_leaves_the_register_alone_has_its_files_read_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    looked = []

    def integrity(*arguments):
        looked.append(arguments)
        return iter(())

    monkeypatch.setattr(register_session, "integrity", integrity)
    place = standing(project)
    (project / "README.md").write_text("More.\n", encoding="utf-8")
    place.commit()
    session = RegisterSession(project, opened(project / "docs")[0])
    assert session.faults == () and not looked
    replaced(f"{FOLDER}/en.txt", "asks for calm", "asks for help")(project)
    assert RegisterSession(project, opened(project / "docs")[0]).faults == () and len(looked) == 1
