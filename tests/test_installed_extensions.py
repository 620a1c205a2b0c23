"""What other packages plug in is found by name, and what cannot be loaded stops the check."""

import sys
from importlib.metadata import EntryPoint
from types import ModuleType

import click
import pytest

from docs_parity.languages.base import Language
from docs_parity.languages.lookup import known, language, registered, unregister
from docs_parity.runner.installed_extensions import GROUP, plug_in_installed


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch):
    """Has modules installed, each with what its entry point names: name of the point -> object."""

    def install(**plugged: object) -> None:
        module = ModuleType("theirs")
        for name, what in plugged.items():
            setattr(module, name, what)
        monkeypatch.setitem(sys.modules, "theirs", module)
        points = [EntryPoint(name, f"theirs:{name}", GROUP) for name in plugged]
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points if group == GROUP else [])

    return install


def test_a_language_of_another_package_is_known(installed):
    klingon = Language(code="tlh")
    installed(klingon=klingon)
    plug_in_installed()
    try:
        assert registered() == (klingon,) and klingon in known()
        assert language("tlh-KX") is klingon
    finally:
        unregister("tlh")
    assert language("tlh") is not klingon and registered() == ()


def test_a_module_whose_import_declares_rules_needs_nothing_more(installed):
    installed(rules=ModuleType("rules"))
    plug_in_installed()
    assert registered() == ()


def test_what_cannot_be_loaded_stops_the_check_and_is_named(installed, monkeypatch: pytest.MonkeyPatch):
    installed(rules=ModuleType("rules"))
    monkeypatch.delattr("theirs.rules")
    with pytest.raises(click.UsageError, match=r'the extension "rules" \(theirs:rules\) cannot be loaded'):
        plug_in_installed()
