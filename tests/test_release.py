"""`editorial release`: gate, register, site, summary, in this order; interrupted anywhere and run again, it comes to the same."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from editorial.register.anchors import anchor_of, message_of
from editorial.register.entries import read_register
from editorial.register.files import RegisterFiles
from editorial.register.verification_code import grouped
from support.once import Once
from support.project import Project, copied, small_site, statement
from support.rendering import ROOT

pytestmark = pytest.mark.build
IGNORED = "/.cache/\n/site/\n/site-server/\n__pycache__\n"


def committed(folder: Path) -> Project:
    """The small site in a git repository."""
    project = small_site(folder)
    (folder / ".gitignore").write_text(IGNORED, encoding="utf-8")
    project.commit("2026-11-03")
    return project


def everything(project: Project) -> dict[str, bytes]:
    """The built site, what servers must know of it, and the register."""
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for name in ("site", "site-server", "register")
        for path in sorted((project.root / name).rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def released(once: Once) -> Project:
    """A house that has released without trouble."""

    def make(folder: Path) -> None:
        done = committed(folder).run("editorial", "release")
        assert done.returncode == 0, done.stdout + done.stderr
        (folder / "said").write_text(done.stdout, encoding="utf-8")

    return Project(once("released", make))


def test_the_summary_names_what_is_new_with_its_addresses(released: Project):
    recorded = read_register(RegisterFiles(released.root / "register"))
    anchor = anchor_of((released.root / "register/log.jsonl").read_bytes())
    codes = {
        key.rpartition("-")[2]: grouped(versions[0].manifest.code)
        for key, versions in recorded.entries.items()
    }
    assert (
        (released.root / "said").read_text(encoding="utf-8")
        == f"""\
The site is in site; what nginx and Caddy must know of it is in site-server.
Published: statements/2024/2024-04-15-a, version 1 (first), code {codes["a"]}
  English: First
    https://site.example/en/statements/2024/2024-04-15-a/
  French: Première
    https://site.example/fr/statements/2024/2024-04-15-a/
  Spanish: Primera
    https://site.example/es/statements/2024/2024-04-15-a/
  This version, for ever: https://site.example/v/{codes["a"]}/
Published: statements/2024/2024-05-15-b, version 1 (first), code {codes["b"]}
  English: Second
    https://site.example/en/statements/2024/2024-05-15-b/
  French: Deuxième
    https://site.example/fr/statements/2024/2024-05-15-b/
  This version, for ever: https://site.example/v/{codes["b"]}/
The log of the register has 3 lines. Keep this line outside of the repository too (.github/SIGNING.md says where): {message_of(anchor)}
Next: `git add register`, `git commit -m "Release"`, `git tag -a {anchor.tag} -m "{message_of(anchor)}"`, `git push --atomic \
--follow-tags`; when that has gone through, site can go out. If the push is refused, somebody else has released: take the commit and \
the tag back (`git tag -d {anchor.tag}`, `git reset --keep HEAD^`), `git pull`, and run `editorial release` again.
"""
    )


def told_by(done: str) -> set[str]:
    """The addresses of pages that a summary names."""
    return {line.split()[-1] for line in done.splitlines() if line.startswith("    http")}


@pytest.mark.parametrize(
    "variable",
    [{"SITE_URL": "https://o.github.io/repo"}, {}],
    ids=["SITE_URL without its slash", "mkdocs.yml"],
)
def test_the_summary_names_addresses_that_the_site_has(tmp_path: Path, variable: dict[str, str]):
    project = small_site(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    text, count = re.subn(
        r"site_url: .*",
        'site_url: !ENV [SITE_URL, "https://other.example/office"]'
        if variable
        else "site_url: https://other.example/office",
        settings.read_text(encoding="utf-8"),
    )
    assert count == 1
    settings.write_text(text, encoding="utf-8")
    project.commit("2026-11-03")
    done = project.run("editorial", "release", **variable)
    assert done.returncode == 0, done.stderr
    told = told_by(done.stdout)
    assert len(told) == 5
    assert told <= set(re.findall("<loc>(.*?)</loc>", project.read("sitemap.xml")))


def test_a_second_run_says_and_makes_the_same_until_the_register_is_committed(
    tmp_path: Path, released: Project
):
    project = copied(released, tmp_path)
    second = project.run("editorial", "release")
    assert (second.returncode, second.stdout) == (
        0,
        project.root.joinpath("said").read_text(encoding="utf-8"),
    )
    assert everything(project) == everything(released)
    project.commit("2026-11-03")
    third = project.run("editorial", "release")
    assert third.stdout.endswith("Nothing is new in the register.\nNext: site can go out.\n")
    assert everything(project) == everything(released)


@pytest.mark.parametrize("seconds", [0.6, 1.2, 2.4, 4.0])
def test_a_release_that_is_killed_and_run_again_comes_to_the_same(
    tmp_path: Path, released: Project, seconds: float
):
    project = committed(tmp_path)
    running = subprocess.Popen(
        [sys.executable, "-m", "editorial", "release"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"SITE_URL": "https://site.example/"},
        start_new_session=True,
    )
    time.sleep(seconds)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert project.run("editorial", "release").returncode == 0
    assert everything(project) == everything(released)


def test_a_build_that_fails_after_the_register_was_written_says_what_to_do(tmp_path: Path, released: Project):
    project = committed(tmp_path)
    template = tmp_path / "overrides/statement.html"
    whole = template.read_text(encoding="utf-8")
    template.write_text("{% broken", encoding="utf-8")
    done = project.run("editorial", "release")
    assert done.returncode != 0
    assert "The register has 2 new versions already, which nobody has seen." in done.stderr
    assert not (tmp_path / "site").exists()
    template.write_text(whole, encoding="utf-8")
    assert project.run("editorial", "release").returncode == 0
    assert everything(project) == everything(released)


def test_what_the_gate_refuses_is_neither_recorded_nor_built(tmp_path: Path):
    project = committed(tmp_path)
    project.write(
        "en/statements/2024/2024-06-15-c.md",
        statement("2024-06-15", "Third", "en").replace("summary:", "sumary:"),
    )
    done = project.run("editorial", "release")
    assert done.returncode == 1
    assert done.stderr == "Nothing was recorded, and nothing was published.\n"
    assert '"sumary"' in done.stdout
    assert not (tmp_path / "register").exists() and not (tmp_path / "site").exists()


@pytest.mark.parametrize("command", [("release",), ("register", "append")])
def test_a_statement_before_its_hour_is_not_recorded(tmp_path: Path, command: tuple[str, ...]):
    project = committed(tmp_path)
    project.write("en/statements/2999/2999-06-15-c.md", statement("2999-06-15", "Zebrafalcon", "en"))
    done = project.run("editorial", *command)
    assert done.returncode == 1
    assert "which is later than now (embargo)" in done.stdout
    assert "Zebrafalcon" not in done.stdout + done.stderr
    assert not (tmp_path / "register/log.jsonl").exists()


def test_drafts_are_named_without_a_word_of_theirs(tmp_path: Path):
    project = committed(tmp_path)
    project.write(
        "en/statements/2024/2024-06-15-c.md",
        statement("2024-06-15", "Zebrafalcon", "en").replace("published", "draft", 1),
    )
    done = project.run("editorial", "release")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Not published: en/statements/2024/2024-06-15-c.md (draft)\n" in done.stdout
    assert "Zebrafalcon" not in done.stdout
    assert not list((tmp_path / "register").rglob("*2024-06-15*"))


def test_a_correction_in_one_language_is_told_as_such(tmp_path: Path, released: Project):
    project = copied(released, tmp_path)
    project.commit("2026-11-04")
    english, french = (tmp_path / f"docs/{code}/statements/2024/2024-05-15-b.md" for code in ("en", "fr"))
    text = (
        english.read_text(encoding="utf-8")
        .replace("version: 1\nkind", "version: 2\nkind")
        .replace("status: published", "status: corrected")
    )
    english.write_text(
        text.replace(
            "    applies_to: [en, fr]\n",
            """    applies_to: [en, fr]
  - version: 2
    at: 2024-05-16T12:00:00-04:00
    kind: correction
    note: {en: A word., fr: Un mot., es: Una palabra.}
    applies_to: [fr]
""",
        ),
        encoding="utf-8",
    )
    french.write_text(
        french.read_text(encoding="utf-8").replace("Le texte", "Le vrai texte"), encoding="utf-8"
    )
    done = project.run("editorial", "release")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (
        "Corrected: statements/2024/2024-05-15-b, version 2 (correction, French only), code " in done.stdout
    )
    assert "2024-04-15-a" not in done.stdout


def test_a_preview_is_never_released(tmp_path: Path):
    done = committed(tmp_path).run("editorial", "release", EDITORIAL_PREVIEW="1")
    assert done.returncode == 2
    assert "a preview shows what is not public yet, and is never released" in done.stderr


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def step(clone: Path, name: str, built: Path) -> subprocess.CompletedProcess:
    """Run a step of the job that writes, in a clone; the register that the other job has made is that of `built`."""
    steps = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"][
        "record"
    ]["steps"]
    script = next(each["run"] for each in steps if each["name"] == name)
    return subprocess.run(
        ["bash", "-e", "-c", script.replace(".github/record.sh", str(ROOT / ".github/record.sh"))],
        cwd=clone,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"GH_TOKEN": "token", "GIT_CONFIG_GLOBAL": os.devnull, "RUNNER_TEMP": str(built)},
    )


COMMIT, PUSH = "Commit the register, if it has grown", "Push the register"


def test_the_workflow_pushes_the_register_and_stops_where_somebody_was_faster(
    tmp_path: Path, released: Project
):
    remote, source = tmp_path / "remote.git", tmp_path / "source"
    source.mkdir()
    project = committed(source)
    git(source, "branch", "-M", "main")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", str(remote))
    git(source, "remote", "add", "origin", str(remote))
    git(source, "push", "--quiet", "origin", "main")
    here, other = (
        Path(git(tmp_path, "clone", "--quiet", str(remote), name) or tmp_path / name)
        for name in ("here", "other")
    )
    assert project.run("editorial", "release").returncode == 0
    for clone in (here, other):
        done = step(clone, COMMIT, source)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (
        git(here, "log", "-1", "--format=%an %s %cI")
        == "github-actions[bot] Record what is published 2026-11-03T12:00:00+00:00\n"
    )
    assert git(here, "show", "--name-only", "--format=").split() == sorted(
        path for path in everything(released) if path.startswith("register/")
    )
    done = step(here, PUSH, source)
    assert done.returncode == 0, done.stdout + done.stderr
    anchor = anchor_of((here / "register/log.jsonl").read_bytes())
    assert git(remote, "tag", "--list", "--format=%(refname:lstrip=2) %(contents)").strip() == (
        f"{anchor.tag} {message_of(anchor)}"
    )
    git(
        other,
        "-c",
        "user.name=B",
        "-c",
        "user.email=b@example.org",
        "commit",
        "--quiet",
        "--amend",
        "--no-edit",
        "--reset-author",
    )
    refused = step(other, PUSH, source)
    assert refused.returncode == 1
    assert "run this workflow again" in refused.stdout
    again = tmp_path / "again"
    git(tmp_path, "clone", "--quiet", str(remote), str(again))
    assert "Nothing is new in the register.\n" in Project(again).run("editorial", "release").stdout
    writing = tmp_path / "writing"
    git(tmp_path, "clone", "--quiet", "--depth=1", remote.as_uri(), str(writing))
    assert step(writing, COMMIT, again).returncode == step(writing, PUSH, again).returncode == 0
    assert git(remote, "log", "--format=%s", "main").count("Record what is published") == 1
    assert everything(Project(again)) == everything(released)
