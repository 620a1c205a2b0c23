"""Statements of our invention to which everything has happened that can: the register that feeds and files are tested with.

`python -m support.published` writes tests/golden/published, or another folder that is named. Read the difference before it is committed.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from docs_parity.project.settings import read_settings
from editorial.extension import plug_in
from editorial.office.settings import OfficeSettings
from editorial.register.canonical_text import ALGORITHM, TextLine, sha256, shape_of, text_of
from editorial.register.entries import Register, RegisterEntry
from editorial.register.manifest import Manifest, folder_of
from editorial.site.statement.rendition import Press
from editorial.statements.statement import Wording, statement_of
from support.rendering import ROOT

SITE_URL = "https://site.example/"
GOLDEN = ROOT / "tests/golden/published"
ALL = ("en", "fr", "es")
WORDS = {
    "en": (
        "A summary in English.",
        "What was said",
        "Three things:",
        "the first & the last;",
        "the second.",
        "Country",
        "People",
    ),
    "fr": (
        "Un résumé en français.",
        "Ce qui a été dit",
        "Trois choses\u00a0:",
        "la première & la dernière\u00a0;",
        "la deuxième.",
        "Pays",
        "Personnes",
    ),
    "es": (
        "Un resumen en español.",
        "Lo que se dijo",
        "Tres cosas:",
        "la primera & la última;",
        "la segunda.",
        "País",
        "Personas",
    ),
}
TITLES = {
    "corrected": {
        "en": "Sudan: one year of fighting",
        "fr": "Soudan\u00a0: un an de combats",
        "es": "Sudán: un año de combates",
    },
    "changed": {
        "en": "A hearing ]]> on <b>hate speech</b> & \U0001d54f",
        "fr": "Une audition ]]> sur la «\u00a0haine\u00a0» & \U0001d54f",
        "es": "¿Una audiencia ]]> sobre el <i>odio</i>? & \U0001d54f",
    },
    "withdrawn": {
        "en": "A statement in error",
        "fr": "Une déclaration par erreur",
        "es": "Una declaración por error",
    },
    "reinstated": {
        "en": "A statement in doubt",
        "fr": "Une déclaration mise en doute",
        "es": "Una declaración en duda",
    },
    "superseded": {"en": "An old position", "fr": "Une position ancienne", "es": "Una posición antigua"},
    "superseding": {"en": "A new position", "fr": "Une position nouvelle", "es": "Una posición nueva"},
}
KEYS = {name: f"statements/2024/2024-0{month}-15-{name}" for month, name in enumerate(TITLES, 1)}
SPEAKER = {"name": "A. Person", "role": "special-adviser-prevention-of-genocide", "form": "feminine"}


def settings() -> OfficeSettings:
    """The settings of this repository."""
    return read_settings(ROOT / "editorial.yml")


def change(version: int, at: str, kind: str, applies_to: tuple[str, ...] = ALL) -> dict:
    """An entry of a history."""
    return {
        "version": version,
        "at": at,
        "kind": kind,
        "note": {code: f"{kind} ({code})." for code in ALL},
        "applies_to": list(applies_to),
    }


def lines(title: str, language: str, version: int) -> tuple[TextLine, ...]:
    """A text with a line of every shape that matters."""
    summary, heading, before, first, second, country, people = WORDS[language]
    return (
        TextLine(title, "title"),
        TextLine(summary, "summary"),
        TextLine(heading, "h2"),
        TextLine(before, "p"),
        TextLine(f"- {first}", "ul"),
        TextLine(f"- {second}", "ul"),
        TextLine(f"{country} | {people}", "head"),
        TextLine("Sudan | 8.5", "row"),
        TextLine("See <https://www.un.org/> <script>alert(1)</script>", "p"),
        TextLine("السلام", "quote"),
        TextLine("3. ]]>", "ol"),
        TextLine(f"v{version}", "code"),
    )


def statement(
    name: str,
    history: list[dict],
    *,
    statuses: Mapping[int, str] | None = None,
    first_at: str = "",
    languages: Mapping[int, tuple] | None = None,
    titles: Mapping[str, str] | None = None,
    **fields: object,
) -> tuple[RegisterEntry, ...]:
    """All versions of a statement. `statuses` and `languages` say from which version on they are others."""
    titles = titles or TITLES[name]
    made: list[RegisterEntry] = []
    for number in range(1, len(history) + 1):
        status = next(
            (said for since, said in sorted((statuses or {}).items(), reverse=True) if number >= since),
            "published",
        )
        here = next(
            (said for since, said in sorted((languages or {}).items(), reverse=True) if number >= since), ALL
        )
        texts = {code: lines(titles[code], code, _last_text(history, number, code)) for code in here}
        record = {
            "id": KEYS.get(name, f"statements/2024/2024-12-15-{name}"),
            "version": number,
            "status": status,
            "original": "en",
            "type": "statement",
            "kind_of_text": "record",
            "made_at": (first_at or history[0]["at"])[:10],
            "first_published_at": first_at or history[0]["at"],
            "rests_on": ["opening"],
            "attributed_to": [SPEAKER],
            "places": ["SDN"],
            "subjects": ["hate-speech"],
            "cites": ["S/RES/2724 (2024)"],
            "source_url": "https://www.un.org/en/genocideprevention/",
            "source_kind": "official-text",
            "source_language": "en",
            "change_history": history[:number],
            "withdrawn_notice": {
                "explanation": {code: f"The reason ({code})." for code in ALL},
                "withdrawn_at": history[number - 1]["at"],
            }
            if status == "withdrawn"
            else None,
            "superseded_by": fields.get("superseded_by") if status == "superseded" else None,
            "languages": {code: {"title": titles[code], "summary": WORDS[code][0]} for code in texts},
        }
        manifest = Manifest(
            statement=statement_of(record),
            digests={code: sha256(text_of(text)) for code, text in texts.items()},
            algorithm=ALGORITHM,
            previous=made[-1].manifest.sha256 if made else None,
            shape={code: shape_of(text) for code, text in texts.items()},
        )
        files = {
            f"{folder_of(manifest.id, number)}/{code}.txt": text_of(text).encode()
            for code, text in texts.items()
        }
        made.append(RegisterEntry(manifest, files))
    return tuple(made)


def called(entry: RegisterEntry, title: str, summary: str | None = None) -> RegisterEntry:
    """The same version with this title in all its languages, and this summary, if it shall be another."""
    said = {
        language: Wording(title, wording.summary if summary is None else summary)
        for language, wording in entry.statement.languages.items()
    }
    statement = replace(entry.statement, languages=said)
    return replace(entry, manifest=replace(entry.manifest, statement=statement))


def _last_text(history: list[dict], number: int, language: str) -> int:
    changing = ("first", "correction", "clarification", "update", "editorial", "translation")
    return max(
        (
            each["version"]
            for each in history[:number]
            if each["kind"] in changing and language in each["applies_to"]
        ),
        default=1,
    )


def everything() -> Register:
    """A register with every kind of change, in all its languages or in some."""
    return register(
        statement(
            "corrected",
            [
                change(1, "2024-01-15T17:30:00-05:00", "first", ("en",)),
                change(2, "2024-01-16T09:00:00-05:00", "translation", ("fr",)),
                change(3, "2024-01-17T10:00:00-05:00", "correction", ("en", "fr")),
                change(4, "2024-01-18T10:00:00-05:00", "editorial", ("fr",)),
            ],
            languages={1: ("en",), 2: ("en", "fr")},
            statuses={3: "corrected"},
        ),
        statement(
            "changed",
            [
                change(1, "2024-02-15T12:00:00-05:00", "first"),
                change(2, "2024-02-16T12:00:00-05:00", "correction", ("fr",)),
                change(3, "2024-02-17T12:00:00-05:00", "clarification"),
                change(4, "2024-02-18T12:00:00-05:00", "update"),
            ],
            statuses={2: "corrected"},
        ),
        statement(
            "withdrawn",
            [
                change(1, "2024-03-15T12:00:00-04:00", "first"),
                change(2, "2024-03-16T12:00:00-04:00", "withdrawal"),
            ],
            statuses={2: "withdrawn"},
        ),
        statement(
            "reinstated",
            [
                change(1, "2024-04-15T12:00:00-04:00", "first"),
                change(2, "2024-04-16T12:00:00-04:00", "withdrawal"),
                change(3, "2024-04-17T12:00:00-04:00", "reinstatement"),
            ],
            statuses={2: "withdrawn", 3: "published"},
        ),
        statement(
            "superseded",
            [
                change(1, "2024-05-15T12:00:00-04:00", "first"),
                change(2, "2024-06-15T12:00:00-04:00", "supersession"),
            ],
            statuses={2: "superseded"},
            superseded_by=KEYS["superseding"],
        ),
        statement(
            "superseding", [change(1, "2024-06-15T12:00:00-04:00", "first")], supersedes=KEYS["superseded"]
        ),
    )


def register(*statements: tuple[RegisterEntry, ...]) -> Register:
    """A register of these statements."""
    return Register(
        {
            versions[0].manifest.id: versions
            for versions in sorted(statements, key=lambda each: each[0].manifest.id)
        }
    )


def some() -> Register:
    """The first and the third of them: as much as anybody looks at."""
    every = everything().entries
    return register(every[KEYS["corrected"]], every[KEYS["withdrawn"]])


def press(register: Register | None = None, site_url: str = SITE_URL, **others: object) -> Press:
    """What files and feeds are made from."""
    return Press(
        everything() if register is None else register, others.get("settings") or settings(), site_url, {}
    )


class Shelf:
    """As much of a catalogue as the makers ask for."""

    def __init__(self, made: Press) -> None:
        self.press, self.settings = made, made.settings


def golden_files() -> Iterator[tuple[str, bytes]]:
    """What is kept to be looked at: name, content."""
    from editorial.site.data.statements_index import index_files
    from editorial.site.feeds.feed_maker import feed_files
    from editorial.site.makers import statement_files

    shelf = Shelf(press(some()))
    for language in ALL:
        every = dict(feed_files(shelf, language)) | dict(statement_files(shelf, language))
        kept = (
            f"{language}/feed.xml",
            f"{language}/feed.json",
            *(path for path in every if "withdrawn/" in path or "-corrected/" in path),
        )
        yield from (
            (path.replace("statements/2024/", ""), every[path])
            for path in kept
            if "/v2/" not in path and "/v3/" not in path
        )
    yield from (each for each in index_files(shelf) if each[0].startswith("statements"))


def main(folder: Path = GOLDEN) -> None:
    """Write them."""
    plug_in()
    for path, content in golden_files():
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
