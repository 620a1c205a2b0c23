"""The workflows' rights: no job that may write runs the tools of others, and the register that it is given only adds to what is there."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from editorial.commands import main
from editorial.register.anchors import anchor_of, message_of
from support.house import House
from support.rendering import ROOT
from support.statements import publish

WORKFLOWS = {
    path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / ".github/workflows").glob("*.yml"))
}
RECORD = ROOT / ".github/record.sh"
WRITING_ACTIONS = {"actions/checkout", "actions/download-artifact", "actions/deploy-pages"}
"""What a job that may write has of actions: GitHub's own, which run no code of this repository."""
OWN_TOOLS = re.compile(
    r"(?:^|[;&|({]|\bthen\b|\bdo\b|\bsudo\b)\s*(?:\S*/)?(make|pip|pipx|uv|npm|npx|node|python3?|apt(-get)?|curl|wget|docker|editorial|mkdocs)\b"
)
SCRIPTS = (".github/record.sh",)


def faults(job: Mapping[str, Any]) -> Iterator[str]:
    """What a job does that may not be done beside a right to write, or with the token."""
    writes = any(right == "write" for right in job.get("permissions", {}).values())
    with_token = "github.token" in str(job) or "secrets." in str(job)
    if not (writes or with_token):
        return
    for step in job["steps"]:
        action = step.get("uses", "").partition("@")[0]
        script = step.get("run", "")
        scripts = [script, *((ROOT / name).read_text(encoding="utf-8") for name in SCRIPTS if name in script)]
        if action and action not in WRITING_ACTIONS:
            yield f"uses {action}"
        if action == "actions/checkout" and step.get("with", {}).get("persist-credentials") is not False:
            yield "keeps the token in the clone"
        for each in scripts:
            lines = [
                line for line in each.replace("\\\n", " ").splitlines() if not line.lstrip().startswith("#")
            ]
            yield from (f"runs {tool[1]}" for line in lines for tool in OWN_TOOLS.finditer(line))
            yield from (
                f"lets hooks run: {line.strip()}"
                for line in lines
                if re.search(r"\bgit\b.*\b(commit|push|merge|checkout)\b", line)
                and "core.hooksPath=/dev/null" not in line
            )


@pytest.mark.parametrize("name", WORKFLOWS)
def test_no_job_that_may_write_runs_the_tools_of_others(name: str):
    for job in WORKFLOWS[name]["jobs"].values():
        assert list(faults(job)) == []


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ({"run": "make release"}, "runs make"),
        ({"run": "pip install uv"}, "runs pip"),
        ({"run": "git push origin HEAD:main"}, "lets hooks run: git push origin HEAD:main"),
        (
            {"uses": "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97"},
            "uses actions/setup-python",
        ),
        (
            {"uses": "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"},
            "keeps the token in the clone",
        ),
    ],
)
@pytest.mark.parametrize(
    "right", [{"permissions": {"contents": "write"}}, {"env": {"T": "${{ github.token }}"}}]
)
def test_a_job_with_too_much_is_told(step: dict, told: str, right: dict):
    assert list(faults({**right, "steps": [step]})) == [told]
    assert not list(faults({"permissions": {"contents": "read"}, "steps": [step]}))


def test_pull_requests_are_asked_for_the_register_too():
    runs = [step.get("run", "") for step in WORKFLOWS["check.yml"]["jobs"]["pages"]["steps"]]
    assert any("editorial register check" in run for run in runs)


def test_nothing_goes_out_that_is_not_written_down():
    deploy = WORKFLOWS["publish.yml"]["jobs"]["deploy"]
    assert deploy["needs"] == ["release", "record"]
    assert "needs.record.result == 'success'" in deploy["if"] and "always()" not in deploy["if"]


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A clone as the job that writes has it (`clone/`, one version recorded), and beside it `register/`, which has one more."""
    (tmp_path / "house").mkdir()
    house = House(tmp_path / "house")
    (house.root / ".gitignore").write_text("/.cache/\n", encoding="utf-8")
    append = ["register", "append", "--docs", str(house.root / "docs")]
    publish(house, "2026-11-01-first", "2026-11-01")
    assert CliRunner().invoke(main, append).exit_code == 0
    house.commit()
    house.git("clone", "--quiet", "--depth=1", house.root.as_uri(), str(tmp_path / "clone"))
    publish(house, "2026-11-02-second", "2026-11-02")
    assert CliRunner().invoke(main, append).exit_code == 0
    (house.root / "register").rename(tmp_path / "register")
    return tmp_path


def recorded(built: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as the workflow does."""
    return subprocess.run(
        ["bash", str(RECORD), str(built / "register")],
        cwd=built / "clone",
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull},
    )


@pytest.mark.git
def test_a_register_that_has_grown_is_committed_and_anchored_and_no_hook_runs(built: Path):
    hooks = built / "clone/.git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("pre-commit", "commit-msg", "post-commit", "pre-push"):
        (hooks / name).write_text(f"#!/bin/sh\necho {name} >> {built / 'ran'}\nexit 1\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    done = recorded(built)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (built / "ran").exists()
    log = (built / "register/log.jsonl").read_bytes()
    assert (built / "clone/register/log.jsonl").read_bytes() == log
    assert git(built / "clone", "status", "--porcelain") == ""
    assert git(built / "clone", "log", "-1", "--format=%s") == "Record what is published\n"
    anchor = anchor_of(log)
    assert git(
        built / "clone", "tag", "--list", "--format=%(refname:lstrip=2) %(objecttype) %(contents)"
    ).strip() == (f"{anchor.tag} tag {message_of(anchor)}")
    head = git(built / "clone", "rev-parse", "HEAD")
    assert recorded(built).returncode == 0  # a second time: nothing
    assert git(built / "clone", "rev-parse", "HEAD") == head


def change(path: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    def change_it(register: Path) -> None:
        content = (register / path).read_bytes()
        assert old in content
        (register / path).write_bytes(content.replace(old, new))

    return change_it


def write(path: str, content: bytes = b"x") -> Callable[[Path], None]:
    def write_it(register: Path) -> None:
        (register / path).parent.mkdir(parents=True, exist_ok=True)
        (register / path).write_bytes(content)

    return write_it


def more_in_the_log(content: bytes) -> Callable[[Path], None]:
    def add_it(register: Path) -> None:
        log = register / "log.jsonl"
        log.write_bytes(log.read_bytes() + content)

    return add_it


FIRST, SECOND = "statements/2026/2026-11-01-first/1", "statements/2026/2026-11-02-second/1"


@pytest.mark.git
@pytest.mark.parametrize(
    ("done", "told"),
    [
        (change(f"{FIRST}/en.txt", b"14 people", b"4 people"), f"register/{FIRST}/en.txt is another one"),
        (lambda register: (register / FIRST / "fr.txt").unlink(), f"register/{FIRST}/fr.txt is gone"),
        (
            change("log.jsonl", b"2026-11-01T", b"2026-10-01T"),
            "the log does not begin with the committed one",
        ),
        (lambda register: (register / "log.jsonl").write_bytes(b"{}\n"), "the log does not begin"),
        (lambda register: shutil.rmtree(register / SECOND), "name other manifests than there are"),
        (write(f"{SECOND}/manifest.json", b"{}"), "name other manifests than there are"),
        (write("statements/2026/2026-11-03-third/1/manifest.json"), "name other manifests than there are"),
        (write("../register/.git/hooks/pre-push"), "it has other files: ./.git/hooks/pre-push"),
        (write("statements/2026/x/1/run.sh"), "it has other files"),
        (write("a\n./log.jsonl"), "it has other files"),
        (lambda register: (register / "statements/2026/link").symlink_to("/etc"), "it has what is no file"),
        (lambda register: (register / "log.jsonl").unlink(), "it has no log"),
        (change(f"{SECOND}/en.txt", b"14 people", b"4 people"), "the texts of line 3 are not those"),
        (lambda register: (register / SECOND / "fr.txt").unlink(), "the texts of line 3 are not those"),
        (write(f"{SECOND}/es.txt"), "line 3 has more texts than its manifest"),
        (change("log.jsonl", b'"index":3', b'"index":7'), "line 3 of the log is not written"),
        (change("log.jsonl", b'"version":1}\n', b'"version":1 }\n'), "the log does not begin"),
        (more_in_the_log(b'{"previous":"0"}\n'), "does not follow"),
        (more_in_the_log(b'{"previous":null}\n'), "does not follow"),
        (more_in_the_log(b"{"), "has no end"),
    ],
)
def test_a_register_that_is_not_the_committed_one_with_something_added_is_refused(
    built: Path, done: Callable[[Path], object], told: str
):
    done(built / "register")
    head = git(built / "clone", "rev-parse", "HEAD")
    outcome = recorded(built)
    assert outcome.returncode == 1
    assert outcome.stdout.startswith("::error::") and told in outcome.stdout
    assert git(built / "clone", "rev-parse", "HEAD") == head
    assert git(built / "clone", "status", "--porcelain") == git(built / "clone", "tag") == ""
