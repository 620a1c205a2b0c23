"""A new site takes the last one's place: whole or not at all, over nothing but a site, one build at a time, killed anywhere."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from editorial.commands import main
from editorial.publishing import folder_exchange, new_site
from editorial.site.server.hosts import BESIDE, INSIDE, MADE, folder_beside
from support.once import Once
from support.project import Project, copied, small_site

command = sys.modules["editorial.commands.build"]  # `editorial.commands` calls the command itself so
KILLED = 9
STEPS = ("rename", "replace", "unlink", "rmdir", "mkdir")
MEMORY = Path("/dev/shm")


def write_site(folder: Path, text: str) -> None:
    """Something that was built: a page, a folder, the header files."""
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en/index.html").write_text(text, encoding="utf-8")
    for place, names in ((folder, INSIDE), (folder_beside(folder), BESIDE)):
        place.mkdir(exist_ok=True)
        for name in names:
            (place / name).write_text(f"{MADE}: {text}\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose MkDocs writes a small site, the text of which is in `says`; `fails` makes it fail."""
    folder = tmp_path / "project"
    (folder / "docs/en").mkdir(parents=True)
    (folder / "docs/en/index.md").write_text("words of years", encoding="utf-8")
    (folder / "says").write_text("first", encoding="utf-8")
    monkeypatch.chdir(folder)

    def mkdocs(*_: str, environment: dict[str, str]) -> int:
        if Path("fails").exists():
            return 1
        write_site(Path(environment["SITE_DIR"]), Path("says").read_text(encoding="utf-8"))
        return 0

    monkeypatch.setattr(command, "_mkdocs", mkdocs)
    return folder


def build(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *arguments], catch_exceptions=False)


def told(site: Path) -> set[str]:
    """What all files of a site and of the folder beside it say: one text, if they are of one build."""
    return {
        path.read_text(encoding="utf-8").removeprefix(MADE).strip(": \n")
        for folder in (site, folder_beside(site))
        for path in folder.rglob("*")
        if path.is_file()
    }


def beside(folder: Path) -> list[str]:
    """What was left there by the way."""
    return sorted(
        entry.name for entry in folder.iterdir() if entry.name.startswith(".") and "site" in entry.name
    )


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_site, "exchanged", lambda one, other: False)


# Over nothing but a site


def test_what_a_build_has_made_is_replaced_and_nothing_is_left_over(project: Path):
    for text in ("first", "second"):
        (project / "says").write_text(text, encoding="utf-8")
        assert build().exit_code == 0
        assert told(project / "site") == {text}
    assert beside(project) == [] and list((project / ".cache/building").iterdir()) == []
    assert not (project / new_site.PLAN).exists()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("docs", "it is docs/ of the project"),
        ("docs/en", "it is docs/ of the project"),
        ("docs/new", "it is docs/ of the project"),
        (".", "it is the folder of the project, or holds it"),
        ("..", ", or holds it"),
        ("docs/..", "it is the folder of the project, or holds it"),
        ("/", "it is the root of the disk"),
        ("~", "it is your home folder, or holds it"),
        ("~/..", "it is your home folder, or holds it"),
        ("register", "it is register/ of the project"),
        (".git/x", "it is .git/ of the project"),
        (".cache", "it is .cache/ of the project"),
        ("thesis", "it is not empty, and `editorial build` has not made what is in it"),
        ("link", "it is not empty, and `editorial build` has not made what is in it"),
        ("says", "it is a file"),
        ("says/site", "nothing can be written into"),
        ("loop", "loop cannot be the folder of the site"),
        ("branch", "it holds .git, which no build makes"),
        ("beside", "beside-server cannot be the folder of the site: it is not empty"),
        ("/proc", "it is a disk of its own"),
    ],
)
@pytest.mark.parametrize("what", ["build", "release"])
def test_a_folder_that_is_no_site_is_refused_and_stays(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, reason: str, what: str
):
    home = tmp_path / "homes/person"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    (home / "letter.txt").write_text("dear", encoding="utf-8")
    for name in ("thesis", "beside-server", "register"):
        (project / name).mkdir()
        (project / name / "chapter.txt").write_text("years", encoding="utf-8")
    write_site(project / "branch", "published")
    (project / "branch/.git").write_text("gitdir: elsewhere", encoding="utf-8")
    (project / "link").symlink_to(project / "thesis", target_is_directory=True)
    (project / "loop").symlink_to("loop")
    before = everything(tmp_path)
    named = output.replace("~", str(home))
    done = CliRunner().invoke(main, [what, "--output", named], catch_exceptions=False)
    assert done.exit_code == 2
    assert reason in done.output
    assert f"{named} cannot" in done.output or output == "beside"
    assert "Traceback" not in done.output
    assert everything(tmp_path) == before


def test_an_empty_folder_a_new_one_and_a_folder_of_a_former_site_are_taken(project: Path):
    (project / "empty").mkdir()
    write_site(project / "former", "former")
    for output in ("empty", "new/deep", "former", str(project.parent / "elsewhere")):
        assert build("--output", output).exit_code == 0
        assert told(project / output) == {"first"}


def test_a_folder_with_one_header_file_of_ours_among_others_is_no_site(project: Path):
    (project / "mixed").mkdir()
    (project / "mixed/_headers").write_text(f"{MADE}\n", encoding="utf-8")
    assert build("--output", "mixed").exit_code == 2


def test_the_rights_of_the_folder_stay(project: Path):
    build()
    (project / "site").chmod(0o750)
    build()
    assert (project / "site").stat().st_mode & 0o777 == 0o750


# A link, another disk


@pytest.mark.parametrize("exchange", [True, False], ids=["one step", "two renames"])
def test_a_link_stays_one_and_what_it_leads_to_is_replaced(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
):
    if not exchange:
        without_exchange(monkeypatch)
    root = tmp_path / "var/www/html"
    write_site(root, "old")
    shutil.rmtree(folder_beside(root))
    (project / "site").symlink_to(root, target_is_directory=True)
    for text in ("first", "second"):
        (project / "says").write_text(text, encoding="utf-8")
        assert build().exit_code == 0
        assert (project / "site").is_symlink()
        assert (root / "en/index.html").read_text(encoding="utf-8") == text
        assert told(project / "site") == {text}
    assert not folder_beside(root).exists() and beside(root.parent) == []


def test_a_link_to_a_place_that_is_not_there_yet_is_followed(project: Path, tmp_path: Path):
    (project / "site").symlink_to(tmp_path / "var/www", target_is_directory=True)
    assert build().exit_code == 0
    assert (project / "site").is_symlink() and (tmp_path / "var/www/en/index.html").exists()


@pytest.fixture
def other_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on another disk; where the machine has none, one that says so."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and MEMORY.stat().st_dev != tmp_path.stat().st_dev:
        folder = MEMORY / f"site-{os.getpid()}"
        folder.mkdir()
        yield folder
        shutil.rmtree(folder)
        return
    folder, real = tmp_path / "other", os.rename
    folder.mkdir()

    def rename(one: Path, other: Path) -> None:
        if Path(one).is_relative_to(folder) != Path(other).is_relative_to(folder):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        real(one, other)

    monkeypatch.setattr(os, "rename", rename)
    yield folder


@pytest.mark.parametrize("linked", [True, False])
def test_a_site_may_lie_on_another_disk(project: Path, other_disk: Path, linked: bool):
    place = other_disk / "html"
    output = project / "site" if linked else place
    if linked:
        output.symlink_to(place, target_is_directory=True)
    for text in ("first", "second"):
        (project / "says").write_text(text, encoding="utf-8")
        assert build("--output", str(output)).exit_code == 0
        assert told(output) == {text}
        assert (place / "en/index.html").read_text(encoding="utf-8") == text
    assert beside(other_disk) == []


@pytest.mark.parametrize("second", [False, True], ids=["the site", "the folder beside it"])
@pytest.mark.parametrize("exchange", [True, False], ids=["one step", "two renames"])
def test_where_one_of_the_two_cannot_be_replaced_neither_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool, second: bool
):
    build()
    if not exchange:
        without_exchange(monkeypatch)
    real, failing = new_site.Step.do, folder_beside(Path("site")).name if second else "site"

    def do(step: new_site.Step) -> None:
        if step.place.name == failing:
            raise OSError(errno.EACCES, "Permission denied", str(step.place))
        real(step)

    monkeypatch.setattr(new_site.Step, "do", do)
    (project / "says").write_text("second", encoding="utf-8")
    done = build()
    assert done.exit_code == 2
    assert ": this user may not do that).\n" in done.output
    assert done.output.endswith("Nothing was published; site is as it was.\n")
    assert told(project / "site") == {"first"}
    assert beside(project) == []


def test_two_renames_give_the_old_folder_back_where_the_second_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    build()
    without_exchange(monkeypatch)
    real = os.rename

    def rename(one: Path, other: Path) -> None:
        if Path(other).name == "site" and Path(one).suffix == ".new-site":
            raise OSError(errno.EBUSY, "Device or resource busy")
        real(one, other)

    monkeypatch.setattr(os, "rename", rename)
    (project / "says").write_text("second", encoding="utf-8")
    assert build().exit_code == 2
    assert told(project / "site") == {"first"} and beside(project) == []


@pytest.mark.parametrize("number", sorted(folder_exchange.CANNOT))
def test_a_disk_that_cannot_exchange_is_told_apart_from_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    def refusing(_one: bytes, _other: bytes) -> int:
        folder_exchange.ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(folder_exchange, "_system_call", lambda: refusing)
    assert folder_exchange.exchanged(tmp_path, tmp_path) is False
    number = errno.EACCES
    with pytest.raises(PermissionError):
        folder_exchange.exchanged(tmp_path, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may have no such step")
def test_folders_change_places_in_one_step(tmp_path: Path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert folder_exchange.exchanged(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one/other").exists() and (tmp_path / "other/one").exists()


# Killed


def kill_at(number: int, call: Callable[[], object]) -> bool:
    """Whether a process was killed before its nth step on the disk; False if it had fewer."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    count = 0

    def dying(real: Callable) -> Callable:
        def step(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count == number:
                os._exit(KILLED)
            return real(*arguments, **named)

        return step

    for name in STEPS:
        setattr(os, name, dying(getattr(os, name)))
    new_site.exchanged = dying(new_site.exchanged)
    try:
        call()
    finally:
        os._exit(0)


@pytest.mark.parametrize("fails", [False, True], ids=["and built again", "and the next build fails"])
@pytest.mark.parametrize("way", ["one step", "two renames", "another disk"])
def test_killed_before_any_step_there_is_a_whole_site_and_the_next_run_tells_the_truth(
    project: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, way: str, fails: bool
):
    if way == "two renames":
        without_exchange(monkeypatch)
    folder = request.getfixturevalue("other_disk") if way == "another disk" else project
    site = folder / "site"
    between = ends = 0
    for number in range(1, 200):
        (project / "fails").unlink(missing_ok=True)
        (project / "says").write_text("old", encoding="utf-8")
        assert build("--output", str(site)).exit_code == 0
        (project / "says").write_text("new", encoding="utf-8")
        if not kill_at(number, lambda: build("--output", str(site))):
            break
        ends += 1
        if way != "two renames":
            assert (site / "en/index.html").read_text(encoding="utf-8") in ("old", "new"), number
        between += not (site.exists() and folder_beside(site).exists() and len(told(site)) == 1)
        if fails:
            (project / "fails").touch()
            before = told(site)
            done = build("--output", str(site))
            assert done.exit_code == 1
            assert done.output.endswith(f"Nothing was published; {site} is as it was.\n")
            assert told(site) in ({"old"}, {"new"}), number
            assert told(site) == before or "An earlier run was stopped" in done.output, number
        else:
            (project / "says").write_text("newest", encoding="utf-8")
            assert build("--output", str(site)).exit_code == 0
            assert told(site) == {"newest"}, number
        assert beside(folder) == [], number
    assert ends > 15
    assert between == (4 if way == "two renames" else 1)  # the shortest that two folders can be of two builds


@pytest.mark.parametrize(
    "plan",
    [b"", b"\0", b"[]", b"{}", b'[{"place": "site"}]', b'[{"place": 1, "new": 2, "inode": 3}]', b"[" * 5000],
)
def test_a_plan_that_nobody_can_read_is_forgotten(project: Path, plan: bytes):
    build()
    (project / new_site.PLAN).write_bytes(plan)
    assert build().exit_code == 0
    assert told(project / "site") == {"first"}


def test_a_plan_deletes_nothing_but_what_a_build_leaves_beside_a_site(project: Path, tmp_path: Path):
    (tmp_path / "thesis").mkdir()
    (project / new_site.PLAN).parent.mkdir(parents=True)
    for inode in (0, (tmp_path / "thesis").stat().st_ino):
        (project / new_site.PLAN).write_text(
            f'[{{"place": "{tmp_path}/gone", "new": "{tmp_path}/thesis", "inode": {inode}}}]',
            encoding="utf-8",
        )
        assert build().exit_code == 0
        assert (tmp_path / "thesis").is_dir()


# Two at once


def test_who_waits_too_long_for_another_build_is_told(project: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(new_site, "PATIENCE", 0.1)
    (project / new_site.LOCK).parent.mkdir(parents=True)
    with FileLock(project / new_site.LOCK):
        done = build()
    assert done.exit_code == 2
    assert "Another build is at work here. This one begins when it is done." in done.output
    assert (
        "another `editorial build` or `editorial release` is at work here. Wait until it is done, and run this again."
        in done.output
    )
    assert not (project / "site").exists()


def test_the_lock_of_a_killed_process_keeps_nobody_waiting(project: Path):
    code = (
        "import os, sys; from pathlib import Path; from editorial.publishing.new_site import building\n"
        "with building(Path()) as room: (room / 'half').touch(); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == KILLED
    assert (project / new_site.LOCK).exists() and len(list((project / new_site.ROOMS).iterdir())) == 1
    done = build()
    assert done.exit_code == 0 and "Another build" not in done.output
    assert list((project / new_site.ROOMS).iterdir()) == []


def test_what_was_deleted_meanwhile_is_not_published(project: Path, monkeypatch: pytest.MonkeyPatch):
    build()
    real = command._mkdocs

    def mkdocs(*arguments: str, environment: dict[str, str]) -> int:
        code = real(*arguments, environment=environment)
        (Path(environment["SITE_DIR"]) / "_headers").unlink()
        return code

    monkeypatch.setattr(command, "_mkdocs", mkdocs)
    (project / "says").write_text("second", encoding="utf-8")
    done = build()
    assert done.exit_code == 2
    assert done.output.endswith("Nothing was published; site is as it was.\n")
    assert told(project / "site") == {"first"}


@pytest.fixture(scope="module")
def whole(once: Once) -> Project:
    """The small site, built by the command."""

    def make(folder: Path) -> None:
        project = small_site(folder)
        done = project.run("editorial", "build")
        assert done.returncode == 0, done.stderr

    return Project(once("built by the command", make))


@pytest.mark.build
def test_two_builds_at_once_both_publish_the_whole_site(whole: Project, tmp_path: Path):
    project = copied(whole, tmp_path)
    expected = {path.relative_to(whole.root): content for path, content in files(whole.root)}
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "editorial", "build"],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"SITE_URL": "https://site.example/"},
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=300)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert "".join(said).count("Another build is at work here.") == 1
    assert {path.relative_to(tmp_path): content for path, content in files(project.root)} == expected


def files(root: Path) -> Iterator[tuple[Path, bytes]]:
    for name in ("site", "site-server"):
        yield from ((path, path.read_bytes()) for path in (root / name).rglob("*") if path.is_file())
