"""Where Pango or libzim is missing, `--downloads` says what to install and who does it."""

import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from editorial.commands import main
from editorial.publishing import prerequisites
from support import pango


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run, as root with apt-get; none of them finds Pango."""
    commands: list[list[str]] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[bytes]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(subprocess, "run", run)
    return commands


def installed(commands: list[list[str]]) -> list[list[str]]:
    """Those of the commands that change the machine."""
    return [command for command in commands if command[0] == "apt-get"]


def test_nothing_is_said_where_pango_is_there(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(prerequisites, "has_pango", lambda: True)
    prerequisites.need_pango()


@pytest.mark.parametrize("there", [True, False])
def test_pango_is_not_there_without_the_library_that_cuts_typefaces(
    there: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    """Without it PDFs can be made, and have the time in them."""
    stub = tmp_path / "weasyprint/text"
    stub.mkdir(parents=True)
    for file, content in {
        "../__init__.py": "",
        "__init__.py": "",
        "ffi.py": f"harfbuzz_subset = {1 if there else None}",
    }.items():
        (stub / file).write_text(content)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert prerequisites.has_pango() == there


def test_a_build_installs_nothing_as_root_either_and_says_what_is_missing(ran: list[list[str]]):
    told = "whoever administers it.*sudo apt-get install " + " ".join(prerequisites.PANGO_PACKAGES)
    with pytest.raises(click.ClickException, match=told):
        prerequisites.need_pango()
    assert len(ran) == 1 and not installed(ran)


def test_a_build_says_in_one_sentence_how_to_get_libzim(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(click.ClickException, match=r"GPL-3\.0-or-later.*requirements-zim\.txt"):
        prerequisites.need_libzim()


def test_nothing_is_said_where_libzim_is_there():
    prerequisites.need_libzim()


@pytest.mark.parametrize("command", ["build", "release"])
def test_what_is_missing_is_said_before_anything_is_recorded_or_built(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    result = CliRunner().invoke(main, [command, "--downloads"])
    assert result.exit_code == 1 and "Copies for Kiwix need libzim" in result.output
    assert not list(tmp_path.iterdir())


def test_the_command_starts_without_libzim():
    hidden = "import sys; sys.modules['libzim'] = None; import editorial.commands"
    assert subprocess.run([sys.executable, "-c", hidden], check=False).returncode == 0


def test_the_tests_install_pango_as_root(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    answers = iter([False, True])
    monkeypatch.setattr(prerequisites, "has_pango", lambda: next(answers))
    pango.main()
    assert ran[-1] == ["apt-get", "install", "-y", "-qq", *prerequisites.PANGO_PACKAGES]


def test_the_tests_tell_everybody_else_what_to_install(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="sudo apt-get install"):
        pango.main()
    assert not installed(ran)
