"""A full disk, a missing right, an odd name, an odd environment: nothing is lost, and each is said in words."""

import errno
import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from docs_parity.model.system_faults import system_fault
from docs_parity.project.tree import file_name_findings
from docs_parity.runner import atomic_files
from editorial.commands import main
from editorial.publishing.file_modes import let_everybody_read
from editorial.site.edition_date import EPOCH, WrongMomentError, refuse_wrong_moment
from support.house import ENGLISH, FRENCH, House
from support.revisions import revision_of

LARGEST = 2048
LONG = "\n\n".join(f"Ce paragraphe dit que le Bureau alerte tôt, et c’est le numéro {n}." for n in range(60))
LONG_ORIGINAL = "\n\n".join(
    f"This paragraph says that the Office warns early, and it is number {n}." for n in range(60)
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose French page is longer than a full disk takes, with a space that --fix puts right."""
    house = House(tmp_path)
    original = f"{ENGLISH}\n{LONG_ORIGINAL}\n\nIs it true?\n"
    house.write("en/about/page.md", original)
    recorded = FRENCH.replace("  status", f"  of: {revision_of(original)}\n  status")
    house.write("fr/about/page.md", f"{recorded}\n{LONG}\n\nEst-ce vrai ?\n")
    house.commit()
    return house


def limited() -> None:
    """Have no file of this process become longer: what `ulimit -f` does, and a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))


def on_a_full_disk(house: House, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the house where no file takes more than LARGEST bytes."""
    return subprocess.run(
        [sys.executable, "-m", "editorial", *arguments],
        cwd=house.root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )


def sources(house: House) -> dict[str, bytes]:
    """Every file that somebody wrote."""
    return {
        file.relative_to(house.root).as_posix(): file.read_bytes()
        for file in house.root.rglob("*")
        if file.is_file() and not {".git", ".cache"} & set(file.relative_to(house.root).parts)
    }


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--fix"),
        ("confirm", "about/page", "fr", "--reason", "It says the same."),
    ],
)
def test_a_full_disk_loses_nothing_and_nothing_is_called_ready(house: House, command: tuple[str, ...]):
    before = sources(house)
    done = on_a_full_disk(house, *command)
    assert sources(house) == before
    assert done.returncode in (1, 2)
    assert "the disk, or this user's share of it, is full" in done.stderr
    assert "Ready to be published" not in done.stdout
    assert "developers" not in done.stderr + done.stdout


def test_check_that_could_not_put_right_could_not_tell(house: House):
    assert on_a_full_disk(house, "check", "--fix").returncode == 2
    assert on_a_full_disk(house, "check").returncode == 0  # what cannot be kept is no fault of a page


def test_what_was_put_right_is_on_the_disk_before_it_has_its_name(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    done: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda number: done.append("fsync") or real_fsync(number))
    monkeypatch.setattr(
        Path,
        "replace",
        lambda path, target: (done.append(target.suffix), real_replace(path, target))[1],
    )
    house.says("check", "--fix")
    put_right = done.index(".md")
    assert done[put_right - 1] == done[put_right + 1] == "fsync"


def test_of_several_files_none_is_changed_where_there_is_no_room_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"a")
    second.write_bytes(b"b")
    inodes = first.stat().st_ino
    real = os.fsync

    def full(number: int) -> None:
        if b"B" in Path(f"/proc/self/fd/{number}").read_bytes():
            raise OSError(errno.ENOSPC, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as raised:
        atomic_files.write_over({first: b"A", second: b"B"})
    assert raised.value.filename == str(second)
    assert (first.read_bytes(), second.read_bytes(), first.stat().st_ino) == (b"a", b"b", inodes)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_name_as_long_as_the_disk_takes_can_be_written_beside(tmp_path: Path):
    file = tmp_path / ("a" * 252 + ".md")
    atomic_files.replace_file(file, b"new", durable=True)
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize(
    "number",
    [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EMFILE, errno.ENOENT, errno.EDQUOT, errno.ENAMETOOLONG],
)
def test_what_the_system_refuses_is_said_with_its_place_and_what_to_do(
    house: House, monkeypatch: pytest.MonkeyPatch, number: int
):
    def refuse(*arguments: object, **options: object) -> None:
        raise OSError(number, os.strerror(number), "docs/fr/about/page.md")

    monkeypatch.setattr(sys.modules["docs_parity.cli.check"], "inspect_for_everybody", refuse)
    code, said = house.says("check")
    problem = system_fault(OSError(number, ""))
    assert (code, said) == (2, f"Error: docs/fr/about/page.md: {problem}.\n")
    assert "developers" not in said


def test_what_only_a_developer_can_judge_is_still_theirs(house: House, monkeypatch: pytest.MonkeyPatch):
    def fail(*arguments: object, **options: object) -> None:
        raise OSError(errno.EPROTO, "Protocol error")

    monkeypatch.setattr(sys.modules["docs_parity.cli.check"], "inspect_for_everybody", fail)
    code, said = house.says("check")
    assert code == 2 and "Please tell the developers" in said


@pytest.mark.parametrize("form", ["json", "sarif", "github", "text", "markdown"])
def test_a_name_that_is_no_text_stands_in_every_report(house: House, form: str):
    folder = os.fsencode(house.root / "docs/en/about")
    with Path(os.fsdecode(folder + b"/caf\xe9.md")).open("wb") as file:
        file.write(b"Text.\n")
    done = subprocess.run(
        [sys.executable, "-m", "editorial", "check", "--format", form],
        cwd=house.root,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr and b"developers" not in done.stderr
    if form == "json":
        said = json.loads(done.stdout)
        assert "en/about/caf\udce9.md" in {finding["path"] for finding in said["findings"]}
        assert b"\\udce9" in done.stdout


def test_control_signs_reach_no_annotation(house: House):
    house.replace(
        "fr/about/page.md", "Le Bureau alerte tôt.", "[Le Bureau](\x07\x1b[31mnowhere.md) alerte tôt."
    )
    said = house.says("check", "--format", "github")[1]
    assert "nowhere.md" in said
    assert not {sign for sign in said if sign < " " and sign != "\n"}


@pytest.mark.parametrize(
    "name", ["con.md", "aux.md", "nul", "com1.svg", "lpt9.md", "x..md", "x.", "a" * 201 + ".md"]
)
@pytest.mark.parametrize("folder", ["", "/about"])
def test_names_that_another_machine_cannot_have_are_told(name: str, folder: str):
    (finding,) = file_name_findings(f"en{folder}/{name}", bare=False)
    assert (finding.rule, finding.stops) == ("file-name", True)


@pytest.mark.parametrize(
    "name", ["contact.md", "auxiliary.md", "com.md", "x.y.md", "a" * 190 + ".md", "com12.md"]
)
def test_names_that_only_look_like_such_pass(name: str):
    assert list(file_name_findings(f"en/about/{name}", bare=False)) == []


@pytest.mark.parametrize(
    "given", ["1", "0", "abc", "-5", "99999999999999999999", "4102444800", "1e9", "9" * 5000]
)
def test_a_moment_that_no_file_can_bear_is_refused_before_anything_is_built(given: str):
    with pytest.raises(WrongMomentError, match=f"{EPOCH} is .* must be a number of seconds from 315532800"):
        refuse_wrong_moment({EPOCH: given})


@pytest.mark.parametrize("given", ["", " ", "315532800", "1764547200", "4102444799"])
def test_a_moment_that_files_can_bear_is_none_of_that(given: str):
    refuse_wrong_moment({EPOCH: given})


@pytest.mark.parametrize("command", ["build", "release"])
def test_a_build_says_so(monkeypatch: pytest.MonkeyPatch, command: str):
    monkeypatch.setenv(EPOCH, "abc")
    done = CliRunner().invoke(main, [command])
    assert (done.exit_code, f'{EPOCH} is "abc"' in done.output) == (2, True)


def test_a_web_server_may_read_what_was_built_with_any_umask(tmp_path: Path):
    before = os.umask(0o077)
    try:
        folder = tmp_path / "site/en/about"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("Text", encoding="utf-8")
        (folder / "link").symlink_to("nowhere")
    finally:
        os.umask(before)
    let_everybody_read(tmp_path / "site")
    modes = {path.name: stat.S_IMODE(path.lstat().st_mode) for path in (tmp_path / "site").rglob("*")}
    assert (modes["about"], modes["en"], modes["index.html"]) == (0o755, 0o755, 0o644)
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755
