"""A real git repository with a docs folder, and the steps from which the case files of histories are made."""

import os
import subprocess
import tarfile
import unicodedata
from io import BytesIO
from pathlib import Path

from docs_parity.markdown.canonical import revision
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.page import LocalizedPage, Revision
from docs_parity.project.translation_record import write_record

# Nothing of this machine's git may show in a result: no settings of its own, one person, no surrounding repository.
SEALED = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_AUTHOR_NAME": "A. Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "A. Author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
}
NAMES = {"en": "in English", "fr": "en français", "es": "en español"}
LANGUAGES = {"en": "en: {name: English}", "fr": "fr: {name: Français}", "es": "es: {name: Español}"}
SETTINGS = """edition: official
original: en
languages: {LANGUAGES}
sections:
  garden: {translations: required, grace: 14}
  library: {translations: optional}
  office: {translations: required}
"""
ENCODINGS = {
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "BOM": lambda data: b"\xef\xbb\xbf" + data,
    "NFD": lambda data: unicodedata.normalize("NFD", data.decode()).encode(),
}
CLONES = {"whole": [], "without old texts": ["--filter=blob:none"], "of the last commit": ["--depth=1"]}


class Repository:
    """A history in the making. Every public method is a step of a case file; pages are named by their path in the docs folder.

    The settings stand beside the docs folder, whose `place` in the repository may be any. `original` is the language in which
    pages are written first.
    """

    def __init__(self, home: Path, languages: list[str], original: str, place: str) -> None:
        self._home = home
        self._folder = home / "house"
        self._original = original
        self._place = place
        self._revisions: dict[str, Revision] = {}
        self.docs.mkdir(parents=True)
        (self.docs.parent / "editorial.yml").write_text(
            SETTINGS.replace("LANGUAGES", ", ".join(LANGUAGES[code] for code in languages)), encoding="utf-8"
        )
        self._git("init", "--quiet", "--initial-branch=main")

    @property
    def folder(self) -> Path:
        """The copy of the repository at hand."""
        return self._folder

    @property
    def docs(self) -> Path:
        """The docs folder of the copy at hand."""
        return self._folder / self._place

    @property
    def names(self) -> dict[str, str]:
        """The remembered revisions, then their halves -> the names under which case files speak of them."""
        return {str(found): f"<{name}>" for name, found in self._revisions.items()} | {
            half: f"<{name}.{which}>"
            for name, found in self._revisions.items()
            for which, half in (("digest", found.digest), ("blob", found.blob))
        }

    def write(self, files: dict[str, str]) -> None:
        """Write pages. Front matter is put before a text without one: the first line is then line 6, in a translation line 9."""
        for path, text in files.items():
            file = self.docs / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                text if text.startswith("---\n") else f"{self._front_matter(path)}\n{text}",
                encoding="utf-8",
                newline="",
            )

    def replace(self, files: dict[str, dict[str, str]]) -> None:
        """Put other words in the place of some, which must be there."""
        for path, changes in files.items():
            text = (self.docs / path).read_bytes().decode()
            for old, new in changes.items():
                assert text.count(old) == 1, f'"{old}" stands {text.count(old)} times in {path}'
                text = text.replace(old, new)
            (self.docs / path).write_bytes(text.encode())

    def save_as(self, files: dict[str, str]) -> None:
        """Save pages with other line ends, a byte-order mark, or accents in another form."""
        for path, encoding in files.items():
            (self.docs / path).write_bytes(ENCODINGS[encoding]((self.docs / path).read_bytes()))

    def confirm(self, pages: dict[str, list[str]]) -> None:
        """Record in translations the revision that the version they were made from has now."""
        for page, languages in pages.items():
            for language in languages:
                translation = self._read(f"{language}/{page}.md")
                source = (translation.translation_info or {}).get("from") or self._original
                self.record({translation.path: str(revision(self._read(f"{source}/{page}.md")))})

    def record(self, files: dict[str, str]) -> None:
        """Write a revision into translations; `{first}`, `{first.digest}`, `{first.blob}` are those of a remembered one."""
        for path, written in files.items():
            data = (self.docs / path).read_bytes()
            (self.docs / path).write_bytes(write_record(data, {"of": written.format(**self._revisions)}))

    def made_from(self, files: dict[str, str]) -> None:
        """Say of translations that they were made from another translation, in this language."""
        for path, language in files.items():
            (self.docs / path).write_bytes(write_record((self.docs / path).read_bytes(), {"from": language}))

    def remember(self, revisions: dict[str, str]) -> None:
        """Give a name to the revision that a page's version has now."""
        for name, path in revisions.items():
            self._revisions[name] = revision(self._read(path))

    def delete(self, paths: list[str]) -> None:
        """Take files away."""
        for path in paths:
            (self.docs / path).unlink()

    def move(self, files: dict[str, str]) -> None:
        """`git mv`."""
        for old, new in files.items():
            (self.docs / new).parent.mkdir(parents=True, exist_ok=True)
            self._git("mv", str(self.docs / old), str(self.docs / new))

    def move_docs(self, place: str) -> None:
        """Give the docs folder itself another place in the repository."""
        self._git("mv", self._place, place)
        self._place = place

    def ignore_docs(self, why: str) -> None:
        """Keep the docs folder out of the repository that surrounds it."""
        (self._folder / ".gitignore").write_text(f"# {why}\n/{self._place}/\n", encoding="utf-8")

    def commit(self, day: object) -> None:
        """Commit everything on a day."""
        self._git("add", "--all")
        self._git("commit", "--quiet", "--allow-empty", "--message=Work", day=day)

    def branch(self, name: str) -> None:
        """Begin a branch, and go there."""
        self._git("checkout", "--quiet", "-b", name)

    def checkout(self, name: str) -> None:
        """Go to a branch."""
        self._git("checkout", "--quiet", name)

    def merge(self, branches: dict[str, object]) -> None:
        """Merge branches, each on a day, with a commit of its own."""
        for name, day in branches.items():
            self._git("merge", "--quiet", "--no-ff", "--no-edit", name, day=day)

    def squash(self, branches: dict[str, object]) -> None:
        """Merge branches as one commit each, delete them, and let git forget all that was on them."""
        for name, day in branches.items():
            self._git("merge", "--quiet", "--squash", name)
            self._git("commit", "--quiet", "--message=Squashed", day=day)
            self._git("branch", "--quiet", "-D", name)
        self._git("reflog", "expire", "--expire=now", "--all")
        self._git("gc", "--quiet", "--prune=now")

    def rebase(self, branches: dict[str, object]) -> None:
        """Put the branch at hand on top of another, on a day, and let git forget where it was."""
        for name, day in branches.items():
            self._git("rebase", "--quiet", name, day=day)
        self._git("reflog", "expire", "--expire=now", "--all")
        self._git("gc", "--quiet", "--prune=now")

    def clone(self, kind: str) -> None:
        """Go on in a clone: `whole`, `without old texts` (fetched when needed), or `of the last commit`."""
        served = self._home / "served.git"
        self._git("clone", "--quiet", "--bare", "--no-local", str(self._folder), str(served))
        self._folder = self._home / "clone"
        for setting in ("allowFilter", "allowAnySHA1InWant"):
            self._git("-C", str(served), "config", f"uploadpack.{setting}", "true", folder=self._home)
        self._git("clone", "--quiet", *CLONES[kind], served.as_uri(), str(self._folder), folder=self._home)

    def offline(self, why: str) -> None:
        """Take away the repository that was cloned."""
        (self._home / "served.git").rename(self._home / f"away ({why}).git")

    def archive(self, name: str) -> None:
        """Go on in a source archive of the last commit, without git."""
        packed = self._git("archive", "HEAD")
        self._folder = self._home / name
        with tarfile.open(fileobj=BytesIO(packed)) as tar:
            tar.extractall(self._folder, filter="data")

    def _git(self, *arguments: str, day: object = "2024-01-01", folder: Path | None = None) -> bytes:
        when = f"{day}T12:00:00+00:00"
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder or self._folder,
            capture_output=True,
            check=False,
            env=os.environ | SEALED | {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
        )
        assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stderr.decode()}"
        return done.stdout

    def _read(self, path: str) -> LocalizedPage:
        language, _, rest = path.partition("/")
        return read_page((self.docs / path).read_bytes(), language, rest.removesuffix(".md"), path)

    def _front_matter(self, path: str) -> str:
        """Five lines for an original, eight for a translation."""
        language, name = path.partition("/")[0], Path(path).stem.capitalize()
        record = "" if language == self._original else "translation:\n  of: nothing yet\n  status: reviewed\n"
        return f"---\ntitle: {name} {NAMES[language]}\nsummary: A page of this history, {NAMES[language]}.\n{record}---\n"


def sealed(home: Path) -> dict[str, str]:
    """The environment in which git knows nothing of this machine, and looks for no repository above `home`."""
    return SEALED | {"GIT_CEILING_DIRECTORIES": str(home), "HOME": str(home)}
