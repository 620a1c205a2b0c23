"""`editorial register append`: what it writes, when it refuses, and that nothing that happens meanwhile breaks the register."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from docs_parity.markdown.page_reader import blob_id
from editorial.commands import main
from editorial.publishing import register_writer
from editorial.register.files import RegisterFiles
from support.house import House
from support.statements import publish

STEPS = ("replace", "fsync", "open", "unlink")
KILLED = 9
CODE = "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with one published statement in two languages, nothing recorded."""
    made = House(tmp_path)
    publish(made)
    made.commit()
    return made


def run(house: House, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["register", *arguments, "--docs", str(house.root / "docs")], catch_exceptions=False
    )


def recorded(house: House) -> dict[str, bytes]:
    files = RegisterFiles(house.root / "register")
    return {path: files[path] for path in files}


def lines(house: House) -> list[dict]:
    """The lines of the log behind the one that founds it."""
    founding, *recorded = [
        json.loads(line)
        for line in (house.root / "register/log.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert founding == {"follows": None, "format": "editorial-log/2", "index": 1, "previous": None}
    return recorded


def test_it_says_what_it_recorded_and_then_that_there_is_nothing_more(house: House):
    done = run(house, "append")
    said = f"Recorded: statements/2026/2026-11-02-a-warning, version 1 (first), code {CODE}.\n1 version recorded. Commit register/ together with docs/.\n"
    assert done.exit_code == 0
    assert re.fullmatch(said.replace("(first)", r"\(first\)"), done.output)
    before = recorded(house)
    assert sorted(before) == [
        "log.jsonl",
        *(f"statements/2026/2026-11-02-a-warning/1/{name}" for name in ("en.txt", "fr.txt", "manifest.json")),
    ]
    done = run(house, "append")
    assert (done.exit_code, done.output) == (
        0,
        "There is nothing to record: every published version is in the register.\n",
    )
    assert recorded(house) == before
    done = run(house, "check")
    assert (done.exit_code, done.output) == (0, "The register is whole: 1 version of 1 statement.\n")


def test_a_dry_run_writes_nothing(house: House):
    done = run(house, "append", "--dry-run")
    assert done.exit_code == 0
    assert re.fullmatch(
        rf"Would be recorded: statements/2026/2026-11-02-a-warning, version 1 \(first\), code {CODE}\.\n",
        done.output,
    )
    assert not (house.root / "register").exists()
    assert (
        run(house, "check").output
        == "The register is empty. `editorial register append` would record 1 version more.\n"
    )


def test_a_line_of_the_log_has_no_clock_and_names_the_line_before(house: House):
    publish(house, "2026-11-01-earlier", "2026-11-01")
    run(house, "append")
    first, second = lines(house)
    assert set(first) == {"index", "id", "version", "kind", "at", "manifest", "previous"}
    assert (first["index"], first["id"], first["at"]) == (
        2,
        "statements/2026/2026-11-01-earlier",
        "2026-11-01T12:00:00+01:00",
    )
    whole = (house.root / "register/log.jsonl").read_bytes().split(b"\n")
    said = [
        subprocess.run(["sha256sum"], input=line, capture_output=True, check=True).stdout.split()[0].decode()
        for line in whole[:2]
    ]
    assert [first["previous"], second["previous"]] == said


def test_only_named_statements_are_recorded(house: House):
    other = publish(house, "2026-11-01-earlier", "2026-11-01")
    run(house, "append", "statements/2026/2026-11-02-a-warning")
    assert [line["id"] for line in lines(house)] == ["statements/2026/2026-11-02-a-warning"]
    run(house, "append", other)
    assert [line["id"] for line in lines(house)][1] == other
    done = run(house, "append", "statements/2026/2026-11-01-early")
    assert done.exit_code == 2
    assert (
        f'there is no published statement statements/2026/2026-11-01-early. Did you mean "{other}"?'
        in done.output
    )


def test_nothing_is_recorded_while_the_check_finds_an_error(house: House):
    run(house, "append")
    before = recorded(house)
    publish(house, "2026-11-03-later", "2026-11-03")
    house.replace("fr/statements/2026/2026-11-02-a-warning.md", "14 personnes", "15 personnes")
    done = run(house, "append")
    assert done.exit_code == 1
    assert "(recorded-text)" in done.output
    assert done.output.endswith("Nothing was recorded.\n")
    assert recorded(house) == before


def test_every_command_finds_the_same(house: House):
    run(house, "append")
    house.replace("fr/statements/2026/2026-11-02-a-warning.md", "et appelle", "appelle")
    code, said = house.says("check")
    assert code == 1
    for turn in ("cold", "warm"):
        done = run(house, "check")
        assert done.exit_code == 1, turn
        assert [line for line in said.splitlines() if "(recorded-text)" in line] == done.output.replace(
            f"{house.root.as_posix()}/", ""
        ).splitlines()[:1]
    report = json.loads(run(house, "check", "--format", "json").output)
    assert (report["schema"], report["summary"]["error"], report["versions"]) == (
        "editorial-register/1",
        1,
        1,
    )
    assert [found["rule"] for found in report["findings"]] == ["recorded-text"]
    assert run(house, "check", "--format", "github").output.startswith("::error file=")
    house.replace("fr/statements/2026/2026-11-02-a-warning.md", "appelle", "et appelle")
    assert house.run("check").exit_code == 0


def test_the_check_forgets_nothing_between_two_runs(house: House):
    run(house, "append")
    assert house.run("check").exit_code == 0
    text = house.root / "register/statements/2026/2026-11-02-a-warning/1/en.txt"
    good = text.read_bytes()
    text.write_bytes(good.replace(b"14", b"15"))
    code, said = house.says("check")
    assert code == 1
    assert (
        "register/statements/2026/2026-11-02-a-warning/1/en.txt:1: this text is not the recorded one" in said
    )
    text.write_bytes(good)
    assert house.run("check").exit_code == 0


def test_without_statements_and_register_git_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = House(tmp_path)
    monkeypatch.setattr(
        "editorial.publishing.register_session.published", lambda folder: pytest.fail("asked")
    )
    assert made.run("check").exit_code == 0


def test_what_is_recorded_is_not_put_right_by_itself(house: House):
    run(house, "append")
    publish(house, "2026-11-03-later", "2026-11-03")
    done = CliRunner().invoke(main, ["check", "--fix", "--docs", str(house.root / "docs")])
    assert "blessées;" in house.read("fr/statements/2026/2026-11-02-a-warning.md")
    assert "blessées\u00a0;" in house.read("fr/statements/2026/2026-11-03-later.md")
    assert (
        "docs/fr/statements/2026/2026-11-02-a-warning.md was not changed: it reads as it was published."
        in done.output
    )
    assert done.exit_code == 0


# Interrupted


def kill_at(number: int, call: Callable[[], object]) -> int:
    """The exit code of a process that is killed before its nth step on the disk; 0 if it had fewer."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    count = 0

    def dying(real: Callable) -> Callable:
        def step(*arguments: object, **named: object) -> object:
            nonlocal count
            if any(
                "register" in str(argument) and ".cache" not in str(argument) for argument in arguments
            ) or isinstance(arguments[0], int):
                count += 1
                if count == number:
                    os._exit(KILLED)
            return real(*arguments, **named)

        return step

    for name in STEPS:
        setattr(os, name, dying(getattr(os, name)))
    try:
        call()
    finally:
        os._exit(0)
    return 0


@pytest.mark.large
def test_it_may_be_killed_before_any_step_and_run_again(
    house: House, tmp_path_factory: pytest.TempPathFactory
):
    """`os.replace`, `os.fsync`, `os.open` and `os.unlink` are all that it does to the disk, besides writing files of another name."""
    other = House(tmp_path_factory.mktemp("whole"))
    publish(other)
    for each in (house, other):
        publish(each, "2026-11-03-later", "2026-11-03")
    run(other, "append")
    whole, killed = recorded(other), 0
    for number in range(1, 200):
        for path in sorted((house.root / "register").rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        if kill_at(number, lambda: run(house, "append")) == 0:
            break
        killed += 1
        left = recorded(house)
        assert not left.get("log.jsonl") or whole["log.jsonl"].startswith(left["log.jsonl"])
        done = run(house, "append")
        assert done.exit_code == 0, done.output
        assert recorded(house) == whole, number
        assert run(house, "check").exit_code == 0
    assert killed > 20


def test_what_was_interrupted_and_changed_since_is_recorded_as_it_is_now(house: House):
    run(house, "append")
    whole = recorded(house)
    (house.root / "register/log.jsonl").unlink()
    house.replace("en/statements/2026/2026-11-02-a-warning.md", "200 fled", "300 fled")
    house.replace("fr/statements/2026/2026-11-02-a-warning.md", "200 ont", "300 ont")
    assert house.says("check")[1].count("(register-unfinished)") == 1
    house.run("confirm", "statements/2026/2026-11-02-a-warning", "fr")
    assert run(house, "append").exit_code == 0
    assert run(house, "check").exit_code == 0
    assert recorded(house) != whole


# Two at once


def started(house: House, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "editorial", "register", "append", *arguments],
        cwd=house.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )


@pytest.mark.large
@pytest.mark.parametrize("same", [True, False], ids=["the same statement", "different statements"])
def test_two_processes_at_once_do_not_corrupt_it(house: House, same: bool):
    keys = [f"statements/2026/2026-11-0{day}-a-warning" for day in (2, 3)]
    publish(house, "2026-11-03-a-warning", "2026-11-03")
    with FileLock(house.root / register_writer.LOCK):  # both begin at the same moment
        both = [started(house, keys[0]), started(house, keys[0] if same else keys[1])]
    said = [process.communicate(timeout=60)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sorted(line["id"] for line in lines(house)) == keys[: 1 if same else 2]
    assert "".join(said).count("Recorded: ") == (1 if same else 2)
    assert run(house, "check").exit_code == 0


def test_who_waits_too_long_is_told(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(register_writer, "PATIENCE", 0.1)
    lock = house.root / register_writer.LOCK
    lock.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(lock):
        done = run(house, "append")
    assert done.exit_code == 2
    assert (
        "another `editorial register append` is at work here. Wait until it is done, and run this again."
        in done.output
    )


def test_texts_whose_ids_begin_alike_are_not_taken_for_each_other(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    """Somebody who writes two texts finds in a minute a pair whose git ids begin with the same twelve digits:
    here all of them do.
    """

    def alike(data: bytes) -> str:
        return "0" * 12 + blob_id(data)[12:]

    monkeypatch.setattr("docs_parity.markdown.page_reader.blob_id", alike)
    monkeypatch.setattr("docs_parity.project.lazy_pages.blob_id", alike)
    run(house, "append")
    assert house.run("check").exit_code == 0
    house.replace("fr/statements/2026/2026-11-02-a-warning.md", "et appelle", "et en appelle")
    done = house.run("check")
    assert (done.exit_code, "(recorded-text)" in done.output) == (1, True)
    assert run(house, "check").exit_code == 1


def test_a_text_is_compared_itself_before_anything_is_recorded(house: House, monkeypatch: pytest.MonkeyPatch):
    """Whatever is taken for unchanged in between."""
    run(house, "append")
    house.replace("fr/statements/2026/2026-11-02-a-warning.md", "et appelle", "et en appelle")
    monkeypatch.setattr("editorial.transitions.transition.untouched", lambda page, logged, settings: True)
    assert house.run("check").exit_code == 0
    assert "(recorded-text)" in run(house, "check").output
    assert run(house, "append").exit_code == 1
