"""action.yml: well-formed and safe, and its steps do on a foreign tree what a workflow of somebody else asks for."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from support.foreign import FRENCH, NEEDS_INDEX, QUICKLY, SHORTER, copied_package, foreign_tree
from support.once import Once
from support.rendering import ROOT

ACTION = ROOT / "action.yml"
SETTINGS = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
STEPS = SETTINGS["runs"]["steps"]
RUN = [step for step in STEPS if "run" in step]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
BASH = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c"]
"""What the runner makes of `shell: bash`."""
MARK = (
    '::error file=docs/fr/guide.md,line=3,title=block-skeleton::The paragraph "The Council decides." '
    "(line 5 of en/guide.md) is missing after this line. Translate it below line 3.\n"
)


def run_step(
    step: Mapping, values: Mapping[str, str], runner: Mapping[str, str], folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run a step as the runner does: its expressions are filled in, its script is given to bash."""
    filled = {
        name: EXPRESSION.sub(lambda match: values[match[1]], text)
        for name, text in step.get("env", {}).items()
    }
    return subprocess.run(
        [*BASH, step["run"]],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "")}
        | pip_settings()
        | QUICKLY
        | runner
        | filled,
    )


def pip_settings() -> dict[str, str]:
    """Where this machine's pip looks for packages."""
    names = ("PIP_", "UV_", "SSL_", "HTTP_", "HTTPS_", "http", "NO_PROXY")
    return {name: value for name, value in os.environ.items() if name.startswith(names)}


@dataclass(frozen=True)
class Job:
    """A job of somebody else's workflow, in which the action was installed."""

    folder: Path

    @property
    def runner(self) -> dict[str, str]:
        """What the runner says in variables."""
        return {
            "RUNNER_TEMP": str(self.folder / "temp"),
            "GITHUB_ACTION_PATH": str(self.folder / "action"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
        }

    def outputs(self) -> dict[str, str]:
        """What steps have said to others."""
        lines = (self.folder / "output").read_text(encoding="utf-8").splitlines()
        return {
            f"steps.install.outputs.{name}": value
            for name, _, value in (line.partition("=") for line in lines)
        }

    def check(self, tree: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run the last step in a checked-out repository."""
        return run_step(RUN[-1], self.outputs() | given(inputs), self.runner, tree)


def given(inputs: Mapping[str, str]) -> dict[str, str]:
    """The inputs, with their defaults, as expressions name them."""
    defaults = {f"inputs.{name}": entry["default"] for name, entry in SETTINGS["inputs"].items()}
    return defaults | {f"inputs.{name}": value for name, value in inputs.items()}


def install(folder: Path) -> None:
    """Do what the action's steps before the last do, in a folder with what GitHub puts there."""
    job = Job(folder)
    (folder / "temp").mkdir()
    (folder / "action").mkdir()
    shutil.copy(ACTION, folder / "action")
    copied_package(folder / "action/packages/docs-parity")
    python = {"steps.python.outputs.python-path": sys.executable}
    done = run_step(RUN[0], python | given({}), job.runner, folder)
    assert done.returncode == 0, NEEDS_INDEX + done.stderr


@pytest.fixture(scope="session")
def job(once: Once) -> Job:
    """A job with the action installed."""
    return Job(once("action", install))


def test_a_lost_paragraph_is_marked_at_its_line_and_fails_the_job(job: Job, tmp_path: Path):
    done = job.check(foreign_tree(tmp_path, SHORTER), languages="en,fr")
    assert done.returncode == 1
    assert done.stdout.startswith(MARK)
    assert done.stderr == ""


def test_a_faithful_tree_passes(job: Job, tmp_path: Path):
    done = job.check(foreign_tree(tmp_path, FRENCH), languages="en,fr", original="fr")
    assert (done.returncode, done.stdout) == (0, "Ready to be published: 1 page in 2 languages.\n")


def test_a_folder_with_another_name_and_settings_of_its_own_is_read(job: Job, tmp_path: Path):
    foreign_tree(tmp_path, SHORTER)
    (tmp_path / "docs").rename(tmp_path / "the pages")
    (tmp_path / "editorial.yml").write_text("languages: {en: {name: English}, fr: {name: Français}}\n")
    done = job.check(tmp_path, docs="the pages")
    assert done.returncode == 1
    assert "file=the pages/fr/guide.md,line=3,title=block-skeleton" in done.stdout


def test_what_is_put_into_an_input_is_no_command(job: Job, tmp_path: Path):
    foreign_tree(tmp_path)
    done = job.check(tmp_path, languages='en,fr"; touch made; "', docs="$(touch made)")
    assert done.returncode == 2
    assert not (tmp_path / "made").exists()


def test_a_published_version_can_be_asked_for(tmp_path: Path):
    asked = tmp_path / "asked"
    pip = f'#!/bin/sh\necho "$@" >> {asked}\nmkdir -p {tmp_path}/temp/docs-parity/bin\n'
    python = tmp_path / "python"
    python.write_text(f"{pip}cp {python} {tmp_path}/temp/docs-parity/bin/python\n")
    python.chmod(0o755)
    values = {"steps.python.outputs.python-path": str(python)} | given({"version": "0.1.0"})
    assert run_step(RUN[0], values, Job(tmp_path).runner, tmp_path).returncode == 0
    assert asked.read_text().splitlines()[1].endswith("docs-parity[numbers,language]==0.1.0")


def test_the_action_is_safe_and_well_formed():
    programs = Path(sys.executable).parent
    for command in (
        ["zizmor", "--offline", "--no-progress", "--quiet", "--persona", "pedantic"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-actions"],
    ):
        done = subprocess.run(
            [programs / command[0], *command[1:], str(ACTION)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_every_step_is_pinned_or_says_its_shell_and_takes_values_from_its_environment_alone():
    for step in STEPS:
        if "uses" in step:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step["uses"])
        else:
            assert step["shell"] == "bash"
            assert "${{" not in step["run"]
            assert subprocess.run(["bash", "-n", "-c", step["run"]], check=False).returncode == 0


def test_inputs_and_what_the_steps_ask_for_are_the_same():
    asked = set(EXPRESSION.findall(ACTION.read_text(encoding="utf-8")))
    assert {name for name in asked if name.startswith("inputs.")} == set(given({}))
    steps = {name.split(".")[1] for name in asked if name.startswith("steps.")}
    assert steps <= {step.get("id") for step in STEPS}
    assert "python-version" in STEPS[0]["with"]
    assert all(entry["description"] for entry in SETTINGS["inputs"].values())
