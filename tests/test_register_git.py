"""The register and git: branches that were merged, a log that was changed in a commit, clones that know little."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from editorial.commands import main
from editorial.register.files import RegisterFiles
from support.house import House
from support.register_house import Clone, record, run, told
from support.rendering import ROOT
from support.statements import publish

pytestmark = pytest.mark.git

LOG = "register/log.jsonl"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with one recorded statement on main, and the attributes that this repository has."""
    (tmp_path / "house").mkdir()
    made = House(tmp_path / "house")
    publish(made, "2026-11-01-first", "2026-11-01")
    (made.root / ".gitattributes").write_text(
        (ROOT / ".gitattributes").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (made.root / ".gitignore").write_text("/.cache/\n", encoding="utf-8")
    record(made)
    return made


def merge(house: House, branch: str) -> str:
    """Merge a branch; what git left in conflict."""
    subprocess.run(
        [
            "git",
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "merge",
            "--no-ff",
            "--no-edit",
            branch,
        ],
        cwd=house.root,
        capture_output=True,
        check=False,
    )
    return house.git("diff", "--name-only", "--diff-filter=U")


def commands(house: House, rule: str) -> list[str]:
    """The commands that the message of a rule names."""
    sentence = next(line for line in run(house, "check").output.splitlines() if f"({rule})" in line)
    return [part for part in sentence.split("`")[1::2] if part.startswith(("git ", "editorial "))]


def obey(house: House, rule: str) -> None:
    """Do what the message of a rule says."""
    for command in commands(house, rule):
        if command.startswith("git "):
            subprocess.run(
                ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command.split()[1:]],
                cwd=house.root,
                capture_output=True,
                check=False,
            )
        else:
            done = run(house, "append")
            assert done.exit_code == 0, done.output


def two_branches(house: House) -> bytes:
    """Main and another branch have each recorded a statement; the log of main. We are on the other branch."""
    house.git("checkout", "--quiet", "-b", "other")
    publish(house, "2026-11-03-other", "2026-11-03")
    record(house)
    house.git("checkout", "--quiet", "main")
    publish(house, "2026-11-02-main", "2026-11-02")
    record(house)
    log = (house.root / LOG).read_bytes()
    house.git("checkout", "--quiet", "other")
    return log


def ids(house: House) -> list[str]:
    return [
        line.split('"id":"statements/2026/')[1].split('"')[0]
        for line in (house.root / LOG).read_text(encoding="utf-8").splitlines()[1:]
    ]


def test_the_published_branch_merged_into_another(house: House):
    published = two_branches(house)
    assert told(house) == [
        "register-extension"
    ]  # main went on otherwise, and that is said before anything is merged
    assert merge(house, "main") == f"{LOG}\n"
    assert told(house) == ["register-extension"]
    obey(house, "register-extension")
    assert run(house, "check").output == "The register is whole: 3 versions of 3 statements.\n"
    assert (house.root / LOG).read_bytes().startswith(published)
    assert ids(house) == ["2026-11-01-first", "2026-11-02-main", "2026-11-03-other"]
    house.commit()
    assert told(house) == []
    house.git("checkout", "--quiet", "main")
    assert merge(house, "other") == ""
    assert told(house) == []


def test_another_branch_merged_into_the_published_one(house: House):
    published = two_branches(house)
    house.git("checkout", "--quiet", "main")
    assert merge(house, "other") == f"{LOG}\n"
    assert told(house) == ["register-unfinished"]
    obey(house, "register-unfinished")
    assert (house.root / LOG).read_bytes().startswith(published)
    house.commit()
    assert run(house, "check").output == "The register is whole: 3 versions of 3 statements.\n"
    assert ids(house) == ["2026-11-01-first", "2026-11-02-main", "2026-11-03-other"]


@pytest.mark.parametrize(
    "attributes", ["", f"{LOG} merge=union\n"], ids=["marks of a conflict", "both sides' lines"]
)
@pytest.mark.parametrize("into", ["main", "other"])
def test_however_git_merges_no_broken_log_is_silent(house: House, attributes: str, into: str):
    published = two_branches(house)
    (house.root / ".git/info/attributes").write_text(attributes or f"{LOG} merge\n", encoding="utf-8")
    house.git("checkout", "--quiet", into)
    merge(house, "main" if into == "other" else "other")
    rule = told(house)[0]
    assert rule == ("register-log" if attributes else "register-conflict")
    assert run(house, "append").exit_code == 1
    obey(house, rule)
    assert run(house, "append").exit_code == 0
    house.commit()
    assert run(house, "check").output == "The register is whole: 3 versions of 3 statements.\n"
    assert (house.root / LOG).read_bytes().startswith(published)


def test_the_same_statement_recorded_on_both_sides_is_refused_in_words(house: House):
    house.git("checkout", "--quiet", "-b", "other")
    publish(house, "2026-11-03-both", "2026-11-03", "They were helped.")
    record(house)
    house.git("checkout", "--quiet", "main")
    publish(house, "2026-11-03-both", "2026-11-03", "Nobody helped.")
    record(house)
    published = {
        path: content
        for path, content in RegisterFiles(house.root / "register").items()
        if "2026-11-03" in path
    }
    merge(house, "other")
    house.git("checkout", "--theirs", "docs")
    assert "register-conflict" in told(house)
    obey(house, "register-conflict")
    done = run(house, "check")
    assert done.exit_code == 1  # what the other side says is a new version, and is told as such
    assert "(recorded-text)" in done.output
    house.git("checkout", "--ours", "docs")
    for _ in range(2):
        if "register-file" in told(house):
            obey(house, "register-file")
    assert run(house, "check").output == "The register is whole: 2 versions of 2 statements.\n"
    assert {
        path: content
        for path, content in RegisterFiles(house.root / "register").items()
        if "2026-11-03" in path
    } == published


def test_the_same_words_recorded_on_both_sides_are_one_record(house: House):
    for branch in ("other", "main"):
        house.git("checkout", "--quiet", *(["-b"] if branch == "other" else []), branch)
        publish(house, "2026-11-03-both", "2026-11-03")
        record(house)
    assert merge(house, "other") == ""
    assert run(house, "check").output == "The register is whole: 2 versions of 2 statements.\n"


def test_a_log_that_was_changed_in_a_commit_is_told_for_ever(house: House):
    good = house.git("rev-parse", "--short=10", "HEAD").strip()
    publish(house, "2026-11-02-more", "2026-11-02")
    for path in sorted((house.root / "register").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (house.root / "docs/en/statements/2026/2026-11-01-first.md").write_text(
        house.read("en/statements/2026/2026-11-01-first.md").replace("14 people", "15 people"),
        encoding="utf-8",
    )
    house.commit()
    house.write("en/about/page.md", house.read("en/about/page.md").replace("warns early", "warns early on"))
    house.commit()
    assert told(house) == ["register-extension"]
    assert commands(house, "register-extension")[0] == f"git checkout {good} -- register/"
    assert run(house, "append").exit_code == 1


def test_a_clone_without_old_texts_asks_for_nothing(house: House, tmp_path: Path):
    for day in (2, 3):
        publish(house, f"2026-11-0{day}-more", f"2026-11-0{day}")
        record(house)
    house.git("config", "uploadpack.allowFilter", "true")
    house.git("clone", "--quiet", "--filter=blob:none", house.root.as_uri(), str(tmp_path / "clone"))
    house.root.rename(tmp_path / "away")
    clone = Clone(tmp_path / "clone")
    assert run(clone, "check").output == "The register is whole: 3 versions of 3 statements.\n"
    lines = (clone.root / LOG).read_bytes().splitlines(keepends=True)
    (clone.root / LOG).write_bytes(b"".join(lines[:2]))
    assert told(clone) == ["register-extension"]


def test_a_clone_of_the_last_commit_says_what_it_cannot_tell(house: House, tmp_path: Path):
    house.git("clone", "--quiet", "--depth=1", house.root.as_uri(), str(tmp_path / "clone"))
    clone = Clone(tmp_path / "clone")
    assert run(clone, "check").output == (
        "This clone has only the last commits: the log was held against these alone.\n"
        "The register is whole: 1 version of 1 statement.\n"
    )
    (clone.root / LOG).write_bytes(b"")
    assert told(clone) == ["register-extension"]


def test_the_remote_branch_is_the_published_one(house: House, tmp_path: Path):
    """What a branch records and has not published yet does not bind; what others have published does."""
    house.git("clone", "--quiet", house.root.as_uri(), str(tmp_path / "clone"))
    clone = Clone(tmp_path / "clone")
    publish(clone, "2026-11-03-mine", "2026-11-03")
    record(clone)
    publish(house, "2026-11-02-theirs", "2026-11-02")
    record(house)
    assert told(clone) == []
    clone.git("fetch", "--quiet")
    assert told(clone) == ["register-extension"]
    assert commands(clone, "register-extension")[0] == "git merge origin/main"
    obey(clone, "register-extension")
    assert ids(clone) == ["2026-11-01-first", "2026-11-02-theirs", "2026-11-03-mine"]
    assert told(clone) == []


def test_a_branch_that_is_behind_is_in_order(house: House):
    house.git("branch", "old")
    publish(house, "2026-11-02-more", "2026-11-02")
    record(house)
    house.git("checkout", "--quiet", "old")
    assert told(house) == []


def test_a_file_of_the_register_is_the_same_bytes_on_every_system(house: House, tmp_path: Path):
    house.git(
        "clone",
        "--quiet",
        "-c",
        "core.autocrlf=true",
        "-c",
        "core.eol=crlf",
        house.root.as_uri(),
        str(tmp_path / "clone"),
    )
    assert run(Clone(tmp_path / "clone"), "check").exit_code == 0


def test_without_git_the_rest_is_asked(house: House, tmp_path: Path):
    (house.root / ".git").rename(tmp_path / "away.git")
    done = run(house, "check")
    assert (done.exit_code, done.output.count("There is no git history here")) == (0, 1)


def since_main(house: House) -> tuple[int, str]:
    """`editorial check --since main`."""
    done = CliRunner().invoke(
        main, ["check", "--docs", str(house.root / "docs"), "--since", "main"], catch_exceptions=False
    )
    return done.exit_code, done.output


def test_a_branch_that_touches_the_register_answers_for_it(house: House):
    house.git("checkout", "--quiet", "-b", "work")
    log = house.root / LOG
    log.write_bytes(log.read_bytes().replace(b'"version":1', b'"version":2'))
    code, said = since_main(house)
    assert code == 1 and "(register-log)" in said, said


def test_a_branch_that_touches_a_recorded_text_answers_for_its_statement(house: House):
    house.git("checkout", "--quiet", "-b", "work")
    text = house.root / "register/statements/2026/2026-11-01-first/1/fr.txt"
    text.write_text(text.read_text(encoding="utf-8") + "Encore.\n", encoding="utf-8")
    code, said = since_main(house)
    assert code == 1 and "(register-file)" in said, said


def test_a_branch_does_not_answer_for_a_register_that_was_broken_before(house: House):
    text = house.root / "register/statements/2026/2026-11-01-first/1/fr.txt"
    text.write_text(text.read_text(encoding="utf-8") + "Encore.\n", encoding="utf-8")
    house.commit()
    house.git("checkout", "--quiet", "-b", "work")
    house.replace("en/about/page.md", "warns early", "*warns* early")
    assert since_main(house)[0] == 0
