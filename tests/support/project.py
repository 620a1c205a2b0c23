"""A small copy of this repository, with pages of its own, to build for real."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from support.prepared import POSSIBLE, run_prepared
from support.rendering import ROOT
from support.revisions import recorded_all

COPIED = ("mkdocs.yml", "editorial.yml", "glossary.yml", "overrides", "hooks")
SITE_URL = "https://site.example/"
BELOW = "https://host.example/an/office/"
RECORD = "translation:\n  status: translated\n"
SUMMARIES = {
    "en": "A summary that is long enough for the check.",
    "fr": "Un résumé assez long pour la vérification.",
    "es": "Un resumen con la extensión que pide la comprobación.",
}
STATEMENT_SUMMARIES = {
    "en": "A summary of a statement that is as long as it must be, and no longer than that.",
    "fr": "Un résumé de déclaration qui est aussi long qu’il doit l’être, et pas plus que cela.",
    "es": "Un resumen de una declaración que es tan largo como debe ser, y no más largo que eso.",
}
TEXTS = {"en": "Text.", "fr": "Texte.", "es": "Texto."}
STATEMENT = {
    "en": "The text of the statement.",
    "fr": "Le texte de la déclaration.",
    "es": "El texto de la declaración.",
}
TITLES = {
    "en": ("Home", "Home contact", "Home list"),
    "fr": ("Maison", "Maison contact", "Maison liste"),
    "es": ("Casa", "Casa contacto", "Casa lista"),
}
SEARCH = {"en": "Search", "fr": "Recherche", "es": "Búsqueda"}
HOME = {"en": "See [this](contact.md).", "fr": "Voir [ceci](contact.md).", "es": "Vea [esto](contact.md)."}
CONTACT = {
    code: f"![{square}](../assets/square.svg)\n\n/// figure-caption\n{square}.\n\n{drawing}.\n///\n\n"
    f"!!! note\n    {TEXTS[code]}\n\n{mark}[^1].\n\n[^1]: {note}."
    for code, square, drawing, mark, note in (
        ("en", "A square", "Drawing: nobody", "Mark", "Note"),
        ("fr", "Un carré", "Dessin\u00a0: personne", "Renvoi", "Note"),
        ("es", "Un cuadrado", "Dibujo: nadie", "Remisión", "Nota"),
    )
}


@dataclass(frozen=True)
class Project:
    """A folder with everything `editorial build` needs."""

    root: Path

    def write(self, path: str, text: str) -> Path:
        """Write a file below docs/."""
        file = self.root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def record(self) -> None:
        """Write into every translation the revision of the original it stands beside."""
        files = {
            file.relative_to(self.root).as_posix(): file.read_text(encoding="utf-8")
            for file in (self.root / "docs").rglob("*.md")
        }
        for path, text in recorded_all(files).items():
            (self.root / path).write_text(text, encoding="utf-8")

    def commit(self, day: str) -> None:
        """Commit everything on a day, as nobody in particular; the first time, make the repository."""
        identity = {
            f"GIT_{who}_{what}": value
            for who in ("AUTHOR", "COMMITTER")
            for what, value in (
                ("NAME", "A. Person"),
                ("EMAIL", "a@example.org"),
                ("DATE", f"{day}T12:00:00+0000"),
            )
        }
        environment = (
            os.environ | identity | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        )
        for arguments in (
            ("init", "--quiet"),
            ("add", "--all"),
            ("commit", "--quiet", "--message", "Change"),
        ):
            subprocess.run(
                ["git", *arguments], cwd=self.root, env=environment, capture_output=True, check=True
            )
            (self.root / ".git/info/exclude").write_text("/.cache/\n", encoding="utf-8")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a module of this environment in the project: `run("mkdocs", "build")`."""
        module, *rest = arguments
        if POSSIBLE and not any(name.startswith("PYTHON") for name in environment):
            return run_prepared(module, rest, self.root, _environment(environment))
        return self.python("-m", *arguments, **environment)

    def python(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the project, in a new process."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
            env=_environment(environment),
        )

    def build(self, *, anew: bool = False, **environment: str) -> Path:
        """Build the site as publishing does, loudly strict, `anew` in a process that shares nothing with others; the folder of the site."""
        done = (partial(self.python, "-m") if anew else self.run)(
            "mkdocs", "build", "--strict", **environment
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return self.root / "site"

    def read(self, path: str) -> str:
        """A built file."""
        return (self.root / "site" / path).read_text(encoding="utf-8")

    def read_unstyled(self, path: str) -> str:
        """A built page without its stylesheet, which speaks of things that this page may not have."""
        return re.sub(r"<style>[^<]*</style>", "", self.read(path))


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": SITE_URL} | extra


def copy_settings(folder: Path) -> Project:
    """A project with this repository's settings, templates and doors, and no page."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, folder / name)
    (folder / "docs").mkdir()
    return Project(folder)


def page(title: str, body: str = "", code: str = "en", *, record: bool = True, extra: str = "") -> str:
    """The text of a standing page; in another language than English, of a translation, with or without its record."""
    translation = RECORD if record and code != "en" else ""
    return (
        f"---\ntitle: {title}\nsummary: {SUMMARIES[code]}\n{extra}{translation}---\n\n{body or TEXTS[code]}\n"
    )


def statement(day: str, title: str = "A statement", languages: str = "en, fr, es") -> str:
    """The text of a statement's original, first published in these languages."""
    return f"""---
title: {title}
summary: {STATEMENT_SUMMARIES["en"]}
type: statement
status: published
version: 1
kind_of_text: record
made_at: {day}
first_published_at: {day}T12:00:00-04:00
attributed_to:
  - name: A Person
    role: special-adviser-prevention-of-genocide
places: [SDN]
subjects: [hate-speech]
rests_on: [whole]
source_url: https://www.un.org/en/genocideprevention/
source_kind: official-text
source_language: en
change_history:
  - version: 1
    at: {day}T12:00:00-04:00
    kind: first
    note: {{en: First published., fr: Première publication., es: Primera publicación.}}
    applies_to: [{languages}]
---

{STATEMENT["en"]}
"""


def translated_statement(title: str, body: str, code: str) -> str:
    """The text of a statement's translation."""
    return f"---\ntitle: {title}\nsummary: {STATEMENT_SUMMARIES[code]}\n{RECORD}---\n\n{body}\n"


def small_site(folder: Path) -> Project:
    """A site of a home page, a contact page, a list of statements and two statements, one of them not in Spanish."""
    project = copy_settings(folder)
    for code, (home, contact, listed) in TITLES.items():
        project.write(f"{code}/index.md", page(home, HOME[code], code))
        project.write(f"{code}/contact.md", page(contact, CONTACT[code], code, extra="updated: 2026-01-02\n"))
        project.write(f"{code}/statements/index.md", page(listed, code=code))
    project.write("assets/square.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>")
    project.write("en/statements/2024/2024-04-15-a.md", statement("2024-04-15", "First"))
    project.write("en/statements/2024/2024-05-15-b.md", statement("2024-05-15", "Second", "en, fr"))
    for code, title in (("fr", "Première"), ("es", "Primera")):
        project.write(
            f"{code}/statements/2024/2024-04-15-a.md", translated_statement(title, STATEMENT[code], code)
        )
    project.write(
        "fr/statements/2024/2024-05-15-b.md", translated_statement("Deuxième", STATEMENT["fr"], "fr")
    )
    project.record()
    return project


def official(project: Project) -> Project:
    """The project as the official edition, whose pages carry no notice and may be listed."""
    settings = project.root / "editorial.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("edition: demonstration", "edition: official"),
        encoding="utf-8",
    )
    return project


def copied(project: Project, folder: Path) -> Project:
    """A copy, built as it is, of a project that is shared: this one may be changed."""
    return Project(Path(shutil.copytree(project.root, folder, symlinks=True, dirs_exist_ok=True)))


def searched_site(folder: Path) -> Project:
    """The small site with search pages, and with text that looks like HTML on one of its pages."""
    project = small_site(folder)
    for code, title in SEARCH.items():
        project.write(f"{code}/search.md", page(title, code=code))
        project.write(
            f"{code}/about/overview.md",
            page(
                f"Zebra {title}",
                f"{TEXTS[code]} `<img src=x onerror=alert(1)> &amp; <mark>zebra</mark>`.",
                code,
            ),
        )
    project.record()
    return project
