"""The plug-in for MkDocs, on plain sites that are not ours: it stops the build on a lost paragraph, before a page is made."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from docs_parity import mkdocs_plugin
from docs_parity.inspection.inspection import Inspection
from docs_parity.mkdocs_plugin import ParityConfig, ParityPlugin
from docs_parity.runner.inspect_folder import inspect_for_everybody
from support.foreign import FRENCH, PACKAGE, SHORTER, foreign_tree, run

I18N = """\
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
"""
MISSING = (
    'docs/fr/guide.md:3: the paragraph "The Council decides." (line 5 of en/guide.md) is missing after this line '
    "(block-skeleton). Translate it below line 3."
)
HALF_UNTRANSLATED = "# Un guide\n\nL’Office avertit tôt.\n\nLe Conseil décide de 37 cas.\n"
"""A number that the original does not have is a warning."""


def site(folder: Path, french: str = FRENCH, plugins: str = f"{I18N}  - parity\n") -> Path:
    """A plain site of two languages."""
    foreign_tree(folder, french)
    text = f"site_name: A site\ntheme: mkdocs\nplugins:\n{plugins}"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build` in a folder."""
    return run([sys.executable, "-m", "mkdocs", "build", *arguments], folder)


@pytest.mark.build
def test_a_lost_paragraph_stops_the_build_before_a_page_is_made(tmp_path: Path):
    done = build(site(tmp_path, SHORTER))
    assert done.returncode == 1
    assert f"{MISSING}\nNot ready to be published: 1 error in 1 page in 2 languages." in done.stdout
    assert done.stdout.endswith("The site was not built.\n")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.build
def test_a_faithful_site_is_built_in_both_languages_and_looked_at_once(tmp_path: Path):
    done = build(site(tmp_path))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/guide/index.html").exists() and (tmp_path / "site/fr/guide/index.html").exists()
    assert done.stderr.count("Ready to be published: 1 page in 2 languages.") == 1


@pytest.mark.build
@pytest.mark.parametrize(
    ("option", "arguments"),
    [("", ["--strict"]), ("  - parity: {strict: true}\n", [])],
    ids=["MkDocs", "parity"],
)
def test_a_warning_stops_the_build_where_it_is_strict(tmp_path: Path, option: str, arguments: list[str]):
    site(tmp_path, HALF_UNTRANSLATED)
    done = build(tmp_path)
    assert done.returncode == 0
    assert 'this paragraph says "37" and the original does not' in done.stderr
    site(tmp_path, HALF_UNTRANSLATED, I18N + (option or "  - parity\n"))
    assert build(tmp_path, *arguments).returncode == 1


@pytest.mark.build
def test_without_i18n_the_languages_are_named_in_the_settings(tmp_path: Path):
    done = build(site(tmp_path, SHORTER, "  - parity: {languages: [en, fr]}\n"))
    assert done.returncode == 1 and MISSING in done.stdout
    done = build(site(tmp_path, SHORTER, "  - parity\n"))
    assert done.returncode == 1
    assert "parity does not know the languages. Name them in mkdocs.yml" in done.stdout


@pytest.mark.build
def test_pages_side_by_side_in_one_folder_are_said_not_to_be_supported(tmp_path: Path):
    done = build(site(tmp_path, FRENCH, I18N.replace("folder", "suffix") + "  - parity\n"))
    assert done.returncode == 1
    assert (
        "`docs_structure: suffix` (docs/page.en.md, docs/page.fr.md), which is not supported" in done.stdout
    )


@pytest.mark.build
def test_a_wrong_option_is_said_in_a_sentence(tmp_path: Path):
    done = build(site(tmp_path, FRENCH, f"{I18N}  - parity: {{languages: french}}\n"))
    assert done.returncode == 1
    assert "Plugin 'parity' option 'languages'" in done.stderr and "Traceback" not in done.stderr
    done = build(site(tmp_path, FRENCH, f"{I18N}  - parity: {{original: de}}\n"))
    assert done.returncode == 1
    assert "--original de is none of the languages en, fr. The site was not built." in done.stdout


def configured(folder: Path) -> tuple[ParityPlugin, MkDocsConfig]:
    """The plug-in, and the settings, as MkDocs makes them of mkdocs.yml."""
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["parity"]
    assert isinstance(plugin, ParityPlugin)
    return plugin, config


def test_while_pages_are_written_nothing_is_stopped_and_everything_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    plugin, config = configured(site(tmp_path, SHORTER))
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_config(config)
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        f"parity: {MISSING}"
    ]


def test_what_is_switched_off_looks_at_nothing(tmp_path: Path):
    plugin, config = configured(site(tmp_path, SHORTER, f"{I18N}  - parity: {{enabled: false}}\n"))
    plugin.on_startup(command="build", dirty=False)
    plugin.on_config(config)


def test_the_settings_beside_the_pages_count_before_those_of_i18n(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    site(tmp_path)
    (tmp_path / "editorial.yml").write_text(
        "languages: {en: {name: English}, fr: {name: Français}}\nsectons: {}\n"
    )
    plugin, config = configured(tmp_path)
    with pytest.raises(SystemExit, match='there is no field "sectons"'):
        plugin.on_config(config)


OFFICE_SETTINGS = "original: fr\nlanguages: {en: {name: English}, fr: {name: Français}}\n"
NAMED = "  - parity: {languages: [en, fr]}\n"


@pytest.mark.parametrize(
    ("settings", "plugins", "original"),
    [
        (OFFICE_SETTINGS, f"{I18N}{NAMED}", "fr"),
        (OFFICE_SETTINGS, NAMED, "fr"),
        (OFFICE_SETTINGS, f"{I18N}  - parity\n", "fr"),
        (OFFICE_SETTINGS, f"{I18N}  - parity: {{languages: [en, fr], original: en}}\n", "en"),
        (OFFICE_SETTINGS.replace("fr", "es"), f"{I18N}{NAMED}", "en"),
        (
            "",
            f"{I18N.replace(', default: true', '').replace('Français', 'Français, default: true')}{NAMED}",
            "fr",
        ),
        (
            "",
            I18N.replace(", default: true", "").replace("Français", "Français, default: true")
            + "  - parity\n",
            "fr",
        ),
        ("", NAMED, "en"),
    ],
)
def test_the_original_is_that_of_the_settings_or_the_default_of_i18n_or_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, plugins: str, original: str
):
    made: list[Inspection] = []

    def inspected(*given: Any) -> Inspection:
        made.append(inspect_for_everybody(*given))
        return made[-1]

    monkeypatch.setattr(mkdocs_plugin, "inspect_for_everybody", inspected)
    site(tmp_path, plugins=plugins)
    if settings:
        (tmp_path / "editorial.yml").write_text(settings, encoding="utf-8")
    plugin, config = configured(tmp_path)
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_config(config)
    assert [inspection.settings.original for inspection in made] == [original]


def test_the_readme_names_every_option():
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    for name, _ in ParityConfig._schema:
        assert f"| `{name}` |" in readme
