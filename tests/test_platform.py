"""The generator can be changed in a day, and no generator makes a site of pages that nobody has checked."""

import re
from importlib import metadata
from pathlib import Path

import jinja2
import pytest
from mkdocs.theme import Theme

from editorial.site.server.hosts import INSIDE, MADE
from support.project import Project, small_site
from support.rendering import ROOT

OVERRIDES = ROOT / "overrides"
REFUSAL = (
    "This site is not built without the check of its translations, and the check has not run. "
    "Build it with `make site`. mkdocs.yml has to name the hooks, and the generator has to run them."
)
WITHOUT_HOOKS = """\
import {generator}.__main__
from {generator}.commands.build import build
from {generator}.config import load_config

config = load_config("mkdocs.yml", hooks=[])
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""
"""A generator that reads the settings as they are and runs no hook."""


def files_below(folder: Path) -> dict[str, bytes]:
    """Path below the folder -> bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def pages_of(project: Project) -> list[Path]:
    """The HTML files of the built site."""
    return list((project.root / "site").rglob("*.html"))


def edit_settings(project: Project, pattern: str) -> None:
    """Take out of mkdocs.yml what the pattern finds; it has to find something."""
    file = project.root / "mkdocs.yml"
    text, count = re.subn(pattern, "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count == 1
    file.write_text(text, encoding="utf-8")


NO_HOOKS = r"^hooks:\n(  - .*\n)+"
NO_PLUGINS = r"^plugins:\n([ #].*\n)+"


def test_ProperDocs_builds_the_same_site_to_the_byte(real_site: Path, tmp_path: Path):
    settings = ("--config-file", "mkdocs.yml")
    done = Project(ROOT).python(
        "-m", "properdocs", "build", "--strict", *settings, SITE_DIR=str(tmp_path / "site")
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with_mkdocs, with_properdocs = files_below(real_site.parent), files_below(tmp_path)
    assert sorted(with_properdocs) == sorted(with_mkdocs)
    assert [path for path, content in with_mkdocs.items() if with_properdocs[path] != content] == []


def test_ProperDocs_in_the_same_environment_leaves_MkDocs_alone():
    package = metadata.distribution("properdocs")
    places = {path.parts[0] for path in package.files if path.name != "properdocs" or ".." not in path.parts}
    assert places == {"properdocs", f"properdocs-{package.version}.dist-info"}
    assert {entry.group for entry in package.entry_points} == {"console_scripts", "properdocs.plugins"}


@pytest.mark.build
@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_a_generator_that_runs_no_hook_makes_no_page(tmp_path: Path, generator: str):
    project = small_site(tmp_path)
    done = project.python("-c", WITHOUT_HOOKS.format(generator=generator))
    assert done.returncode != 0
    assert REFUSAL in done.stderr
    assert pages_of(project) == []


@pytest.mark.build
@pytest.mark.parametrize("left_out", [[NO_HOOKS], [NO_HOOKS, NO_PLUGINS]], ids=["hooks", "hooks and i18n"])
def test_without_hooks_in_the_settings_no_page_is_made(tmp_path: Path, left_out: list[str]):
    project = small_site(tmp_path)
    for pattern in left_out:
        edit_settings(project, pattern)
    done = project.run("mkdocs", "build")
    assert done.returncode != 0
    assert REFUSAL in done.stderr
    assert pages_of(project) == []


@pytest.mark.build
def test_without_the_plugin_of_languages_nothing_is_written(tmp_path: Path):
    project = small_site(tmp_path)
    edit_settings(project, NO_PLUGINS)
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 1
    assert done.stdout == "\nmkdocs.yml does not name i18n under `plugins`. The site was not built.\n"
    assert done.stderr == ""
    assert not (tmp_path / "site").exists()


@pytest.mark.build
def test_a_site_that_was_built_stays_when_hooks_are_left_out(tmp_path: Path):
    project = small_site(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("The last good site", encoding="utf-8")
    for name in INSIDE:
        (tmp_path / "site" / name).write_text(MADE, encoding="utf-8")
    before = files_below(tmp_path / "site")
    edit_settings(project, NO_HOOKS)
    done = project.run("editorial", "build")
    assert done.returncode == 1
    assert REFUSAL in done.stderr
    assert files_below(tmp_path / "site") == before


@pytest.fixture(scope="module")
def templates() -> jinja2.Environment:
    """Our templates, as MkDocs loads them."""
    return Theme(name="material", custom_dir=str(OVERRIDES)).get_env()


@pytest.mark.parametrize("name", sorted(file.name for file in OVERRIDES.glob("*.html")))
def test_each_template_of_a_whole_document_asks_for_the_check_first(templates: jinja2.Environment, name: str):
    with pytest.raises(jinja2.TemplateNotFound, match=re.escape(REFUSAL)):
        templates.get_template(name).render(config={"extra": {}})


@pytest.mark.parametrize(
    "context",
    [{}, {"config": {}}, {"config": {"extra": {}}}],
    ids=["no settings", "no extra", "no editorial"],
)
def test_the_refusal_is_the_same_whatever_templates_are_given(templates: jinja2.Environment, context: dict):
    with pytest.raises(jinja2.TemplateNotFound, match=re.escape(REFUSAL)):
        templates.get_template("partials/checked.html").render(context)


def test_after_the_check_nothing_is_put_into_a_page_by_the_asking(templates: jinja2.Environment):
    settings = {"extra": {"editorial": object()}}
    assert templates.get_template("partials/checked.html").render(config=settings) == ""
