"""An editorial office in a folder: a small site in a git repository, and what its people do with it, by the commands they use."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from support.project import STATEMENT_SUMMARIES, TEXTS, TITLES, Project, copy_settings, page

ATOM = "{http://www.w3.org/2005/Atom}"
KEY = "statements/2026/2026-03-02-a"
TITLE = {"en": "First words", "fr": "Premiers mots", "es": "Primeras palabras"}
TEXT = {
    "en": "The convoy carried 40 people.",
    "fr": "Le convoi transportait 40 personnes.",
    "es": "El convoy llevaba a 40 personas.",
}


@dataclass(frozen=True)
class Done:
    """What a command answered."""

    code: int
    said: str


@dataclass(frozen=True)
class Newsroom:
    """The office: its project folder, and what readers get after a release."""

    project: Project

    def write(self, language: str, text: str, *, key: str = KEY, title: str = "", original: str = "") -> None:
        """Write a statement's text in a language: the original with all its fields, a translation with its record."""
        head = original if language == "en" else _translation(language)
        self.project.write(
            f"{language}/{key}.md", f"---\ntitle: {title or TITLE[language]}\n{head}---\n\n{text}\n"
        )
        if language != "en":
            self.confirm(language, key=key)

    def confirm(self, *languages: str, key: str = KEY) -> None:
        """Say that translations have what the original says now."""
        done = self.editorial("confirm", f"docs/en/{key}.md", *languages)
        assert done.code == 0, done.said

    def replace(self, language: str, old: str, new: str, *, key: str = KEY) -> None:
        """Change words of a page."""
        file = self.project.root / f"docs/{language}/{key}.md"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def editorial(self, *arguments: str) -> Done:
        """Run the command as a person does."""
        done = self.project.run("editorial", *arguments)
        return Done(
            done.returncode, (done.stdout + done.stderr).replace(f"{self.project.root.as_posix()}/", "")
        )

    def change(self, kind: str, *languages: str, key: str = KEY, more: tuple[str, ...] = ()) -> None:
        """Record in the original that something changed, with `editorial new version`; then the translations follow it."""
        notes = [part for code, note in NOTES[kind].items() for part in (f"--note-{code}", note)]
        if kind == "withdrawal":
            notes += [part for code, why in EXPLANATION.items() for part in (f"--explanation-{code}", why)]
        done = self.editorial(
            "new",
            "version",
            f"docs/en/{key}.md",
            "--kind",
            kind,
            "--languages",
            ",".join(languages),
            *notes,
            *more,
        )
        assert done.code == 0, done.said

    def release(self) -> Done:
        """Press the button, and commit what the release has recorded."""
        done = self.editorial("release")
        if done.code == 0:
            self.project.commit("2026-03-09")
        return done

    def read(self, path: str) -> str:
        """A built page or file as readers get it, without its stylesheet."""
        return re.sub(r"<style>[^<]*</style>", "", self.project.read(path))

    def exists(self, path: str) -> bool:
        """True if readers get something at this path of the site."""
        return (self.project.root / "site" / path).exists()

    def manifest(self, version: int, *, key: str = KEY) -> dict:
        """What the register holds of a version."""
        return json.loads(
            (self.project.root / f"register/{key}/{version}/manifest.json").read_text(encoding="utf-8")
        )

    def code(self, version: int, *, key: str = KEY) -> str:
        """The code of a version as readers see it."""
        code = self.manifest(version, key=key)["code"]
        return f"{code[:4]}-{code[4:8]}-{code[8:]}"

    def log(self) -> list[dict]:
        """The lines of the log behind the one that founds it."""
        return [
            json.loads(line)
            for line in (self.project.root / "register/log.jsonl")
            .read_text(encoding="utf-8")
            .splitlines()[1:]
        ]

    def entries(self, language: str) -> list[tuple[str, str]]:
        """The entries of a language's feed, newest first: title, and when it was published."""
        feed = ElementTree.fromstring(self.project.read(f"{language}/feed.xml"))
        return [
            (entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}published"))
            for entry in feed.iter(f"{ATOM}entry")
        ]


EXPLANATION = {
    "en": "The source of the number was wrong.",
    "fr": "La source du chiffre était fausse.",
    "es": "La fuente de la cifra era errónea.",
}
NOTES = {
    "translation": {"en": "Now in French.", "fr": "Désormais en français.", "es": "Ahora en francés."},
    "correction": {
        "en": "The number was wrong.",
        "fr": "Le chiffre était faux.",
        "es": "La cifra era incorrecta.",
    },
    "clarification": {
        "en": "It is said more clearly.",
        "fr": "C’est dit plus clairement.",
        "es": "Se dice con más claridad.",
    },
    "withdrawal": {"en": "It does not stand.", "fr": "Elle n’a plus cours.", "es": "Ya no tiene vigencia."},
    "reinstatement": {
        "en": "It stands again.",
        "fr": "Elle a de nouveau cours.",
        "es": "Vuelve a tener vigencia.",
    },
    "supersession": {
        "en": "Another takes its place.",
        "fr": "Une autre la remplace.",
        "es": "Otra la sustituye.",
    },
}


def original(key: str = KEY, extra: str = "") -> str:
    """The fields of a statement's original, as it is first published."""
    day = key.rpartition("/")[2][:10]
    return f"""summary: {STATEMENT_SUMMARIES["en"]}
type: statement
status: published
version: 1
kind_of_text: record
made_at: {day}
first_published_at: {day}T09:30:00-05:00
attributed_to:
  - name: A Person
    role: special-adviser-prevention-of-genocide
places: [SDN]
subjects: [hate-speech]
rests_on: [whole]
source_url: https://www.un.org/en/genocideprevention/
source_kind: official-text
source_language: en
{extra}change_history:
  - version: 1
    at: {day}T09:30:00-05:00
    kind: first
    note: {{en: First published., fr: Première publication., es: Primera publicación.}}
    applies_to: [en]
"""


def _translation(language: str) -> str:
    return f"summary: {STATEMENT_SUMMARIES[language]}\ntranslation:\n  status: translated\n"


def newsroom(folder: Path) -> Newsroom:
    """An office whose site has a home page and a list of statements in three languages, and no statement yet."""
    project = copy_settings(folder)
    for code, (home, _, listed) in TITLES.items():
        project.write(f"{code}/index.md", page(home, TEXTS[code], code))
        project.write(f"{code}/statements/index.md", page(listed, TEXTS[code], code))
    (folder / ".gitignore").write_text("/site/\n/site-server/\n/.cache/\n", encoding="utf-8")
    project.record()
    project.commit("2026-03-01")
    return Newsroom(project)
