"""Hostile pages: each case of tests/cases/hostile as a page of one site, which is built although the check objects to all of it."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from support.project import SUMMARIES, Project, small_site
from support.rendering import ROOT

CASES = sorted((ROOT / "tests/cases/hostile").glob("*.yml"))
# As under `make serve`, where findings are shown and nothing stops: https://www.mkdocs.org/dev-guide/plugins/#on_startup
BUILD = (
    "from mkdocs.commands.build import build; from mkdocs.config import load_config; "
    "config = load_config(); config.plugins.on_startup(command='serve', dirty=False); build(config)"
)
MISSING = "missing-translation"


@dataclass(frozen=True)
class Case:
    """A case: `why`, `body` (Markdown), `fields` (front matter as written), `title` and `summary` as readers must see them,
    `assets` (name -> text below docs/assets), `links` (name there -> where a symbolic link leads), `findings`.
    """

    name: str
    written: dict

    @property
    def key(self) -> str:
        """The page's key."""
        return f"about/{re.sub('[^a-z0-9]+', '-', self.name.lower())}"

    @property
    def title(self) -> str:
        """The title that readers must see."""
        return self.written.get("title", "A page")

    @property
    def summary(self) -> str:
        """The summary that the head of the page must have."""
        return self.written.get("summary", SUMMARIES["en"])

    @property
    def text(self) -> str:
        """The text of the page's file. `fields` are written as they stand; without them there is a harmless title."""
        fields = self.written.get("fields", f"title: {self.title}\nsummary: {self.summary}\n")
        return f"---\n{fields}---\n\n{self.written.get('body', 'Text.')}\n"

    @property
    def assets(self) -> list[str]:
        """The paths of its other files, below docs/."""
        return [
            f"assets/{name}" for name in (*self.written.get("assets", ()), *self.written.get("links", ()))
        ]

    @property
    def paths(self) -> set[str]:
        """The paths of all its files, below docs/."""
        return {f"en/{self.key}.md", *self.assets}


def cases() -> list[Case]:
    """All cases."""
    return [Case(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in CASES]


def hostile_site(folder: Path) -> Project:
    """The small site with a page for each case."""
    project = small_site(folder)
    for case in cases():
        project.write(f"en/{case.key}.md", case.text)
        for name, text in case.written.get("assets", {}).items():
            project.write(f"assets/{name}", text)
        for name, target in case.written.get("links", {}).items():
            (project.root / "docs/assets" / name).symlink_to(target)
    return project


def build_whatever_is_found(project: Project) -> None:
    """Render the site although the gate is shut."""
    done = project.python("-c", BUILD)
    assert done.returncode == 0, done.stdout + done.stderr
