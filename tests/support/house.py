"""A small house in a git repository: settings, pages, history, and the command that looks after them."""

import os
import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from editorial.commands import main
from support.rendering import ROOT
from support.revisions import revision_of

ENGLISH = """---
title: A page
summary: A page for this test, in English.
---

The Office warns early.

In 2005 Heads of State met in New York.
"""
FRENCH = """---
title: Une page
summary: Une page pour ce test, en français.
translation:
  status: translated
---

Le Bureau alerte tôt.

En 2005, les chefs d’État se sont réunis à New York.
"""
SPANISH = """---
title: Una página
summary: Una página para esta prueba, en español.
translation:
  status: translated
---

La Oficina alerta a tiempo.

En 2005, los Jefes de Estado se reunieron en Nueva York.
"""


class House:
    """A project folder with English and French pages."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "editorial.yml").write_text(
            (ROOT / "tests/cases/editorial.yml").read_text(encoding="utf-8"), encoding="utf-8"
        )
        self.git("init", "--quiet", "--initial-branch", "main")
        (root / ".git/info/exclude").write_text("/.cache/\n", encoding="utf-8")
        self.write("en/about/page.md", ENGLISH)
        self.write("fr/about/page.md", FRENCH.replace("  status", f"  of: {revision_of(ENGLISH)}\n  status"))

    def write(self, path: str, text: str) -> Path:
        """Write a page; its file."""
        file = self.root / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def replace(self, path: str, old: str, new: str) -> None:
        """Change words of a page."""
        file = self.root / "docs" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def read(self, path: str) -> str:
        """The text of a page."""
        return (self.root / "docs" / path).read_text(encoding="utf-8")

    def git(self, *arguments: str, day: str = "2026-11-01") -> str:
        """Run git on a day, as nobody in particular; what it prints."""
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
        return subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, capture_output=True, text=True, check=True
        ).stdout

    def commit(self, day: str = "2026-11-01") -> None:
        """Commit everything."""
        self.git("add", "--all", day=day)
        self.git("commit", "--quiet", "--message", "Change", day=day)

    def run(self, *arguments: str) -> Result:
        """`editorial …` on the pages of this house; paths in what it prints begin with `docs/`."""
        command, *rest = arguments
        return CliRunner().invoke(
            main, [command, "--docs", str(self.root / "docs"), *rest], catch_exceptions=False
        )

    def says(self, *arguments: str) -> tuple[int, str]:
        """(exit code, what was printed) with the folder's own path left out."""
        done = self.run(*arguments)
        return done.exit_code, done.output.replace(f"{self.root.as_posix()}/", "")
