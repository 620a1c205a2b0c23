"""Where Pango is missing, `editorial build --downloads` says what to install, or installs it."""

import click
import pytest

from editorial.commands import pango


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run, as root with apt-get."""
    commands: list[list[str]] = []
    monkeypatch.setattr(pango.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(pango.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(pango.subprocess, "run", lambda command, **options: commands.append(command))
    return commands


def test_nothing_is_done_where_it_is_there(monkeypatch: pytest.MonkeyPatch, ran: list[list[str]]):
    monkeypatch.setattr(pango, "_works", lambda: True)
    pango.need_pango()
    assert not ran


def test_root_gets_it_installed(monkeypatch: pytest.MonkeyPatch, ran: list[list[str]]):
    answers = iter([False, True])
    monkeypatch.setattr(pango, "_works", lambda: next(answers))
    pango.need_pango()
    assert ran[-1] == ["apt-get", "install", "-y", "-qq", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]


def test_everybody_else_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, ran: list[list[str]]):
    monkeypatch.setattr(pango, "_works", lambda: False)
    monkeypatch.setattr(pango.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(click.ClickException, match="sudo apt-get install " + " ".join(pango.PACKAGES)):
        pango.need_pango()
    assert not ran
