"""As many statements as one likes, in three languages: as pages in memory, or as a site to build.

Titles and summaries are sentences of this site's own pages and their translations, so that they weigh what real ones weigh.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.page import FrontMatter, LocalizedPage, Page, Tree
from docs_parity.project.settings import read_settings
from editorial.site.model import SiteModel
from support.project import SITE_URL, STATEMENT, STATEMENT_SUMMARIES, Project, small_site
from support.rendering import ROOT

LANGUAGES = ("en", "fr", "es")
A_FEW = 100
A_YEAR = 280
"""About as many as one a working day."""
COUNTRIES = (
    "SDN",
    "SYR",
    "BIH",
    "COD",
    "ISR",
    "PSE",
    "IRQ",
    "RWA",
    "MMR",
    "CAF",
    "SSD",
    "ETH",
    "HTI",
    "LBN",
    "YEM",
    "BDI",
    "MLI",
    "NGA",
)
PEOPLE = (
    ("Alice Example", "special-adviser-prevention-of-genocide"),
    ("Ivan Šample", "special-adviser-responsibility-to-protect"),
    ("IVAN SAMPLE", "special-adviser-prevention-of-genocide"),
    ("Łucja d’Example", "special-adviser-responsibility-to-protect"),
)
"""The second and third are one person, in two posts."""
TYPES = ("statement", "remarks", "joint-statement", "press-release")
PLAIN = {"en": "Statement {}", "fr": "Déclaration {}", "es": "Declaración {}"}
SENTENCE = re.compile(r"[A-ZÀ-Ý¿«“][^\[\]|{}<>*`]*[.?]")


@dataclass(frozen=True)
class Many:
    """Statements without number: the n-th is the same each time."""

    count: int
    a_year: int = A_YEAR
    plain: bool = False
    """With titles and summaries that stay the same when this site's pages change."""

    def day(self, number: int) -> date:
        """When it was published; the last one in 2024."""
        return date(2024, 12, 30) - timedelta(days=(self.count - 1 - number) * 365 // self.a_year)

    def key(self, number: int) -> str:
        """Its key."""
        day = self.day(number)
        return f"statements/{day.year}/{day}-number-{number}"

    def languages(self, number: int) -> tuple[str, ...]:
        """Every seventh is not in Spanish yet."""
        return LANGUAGES if number % 7 else LANGUAGES[:2]

    def said(self, number: int, language: str) -> dict[str, str]:
        """Its title and summary in a language."""
        if self.plain:
            return {"title": PLAIN[language].format(number), "summary": STATEMENT_SUMMARIES[language]}
        titles, summaries = sentences(20, 130), sentences(80, 240)
        at = LANGUAGES.index(language)
        return {
            "title": titles[number % len(titles)][at].rstrip("."),
            "summary": summaries[number * 7 % len(summaries)][at],
        }

    def fields(self, number: int) -> dict[str, object]:
        """The fields of its original. Every tenth was corrected, by turns in French only and in all languages; one was withdrawn."""
        at = f"{self.day(number)}T12:00:00-04:00"
        name, role = PEOPLE[number % 4]
        history = [
            {
                "version": 1,
                "at": at,
                "kind": "first",
                "applies_to": list(self.languages(number)),
                "note": dict(NOTES["first"]),
            }
        ]
        fields = {
            **self.said(number, "en"),
            "type": TYPES[number % 4],
            "status": "published",
            "version": 1,
            "kind_of_text": "record",
            "made_at": at[:10],
            "first_published_at": at,
            "rests_on": ["whole"],
            "attributed_to": [{"name": name, "role": role}],
            "places": sorted({COUNTRIES[number % 18], COUNTRIES[number // 3 % 18]}),
            "subjects": [SUBJECTS[number % len(SUBJECTS)]],
            "source_url": "https://www.un.org/en/genocideprevention/",
            "source_kind": "official-text",
            "source_language": "en",
            "change_history": history,
        }
        if number % 10 == 3:
            applies = ["fr"] if number % 20 == 3 else list(self.languages(number))
            history.append(
                {
                    "version": 2,
                    "at": at.replace("T12", "T18"),
                    "kind": "correction",
                    "applies_to": applies,
                    "note": dict(NOTES["correction"]),
                }
            )
            fields |= {"status": "corrected", "version": 2}
        if number == 8:
            fields |= {
                "status": "withdrawn",
                "version": 2,
                "withdrawn_notice": {
                    "withdrawn_at": at.replace("T12", "T18"),
                    "explanation": dict(NOTES["withdrawal"]),
                },
            }
            history.append(
                {
                    "version": 2,
                    "at": at.replace("T12", "T18"),
                    "kind": "withdrawal",
                    "applies_to": list(self.languages(number)),
                    "note": dict(NOTES["withdrawal"]),
                }
            )
        return fields

    def model(self) -> SiteModel:
        """The model of a site with these statements, a home page and a list."""
        settings = read_settings(ROOT / "editorial.yml")
        pages = {
            page.key: page
            for page in (*(_standing(key) for key in ("index", "statements/index")), *self._pages())
        }
        return SiteModel(
            Inspection(settings=settings, tree=Tree(LANGUAGES), pages=pages, findings=()), [], SITE_URL
        )

    def _pages(self) -> Iterator[Page]:
        for number in range(self.count):
            key, fields = self.key(number), self.fields(number)
            yield Page(
                key,
                "en",
                {
                    code: _version(code, key, fields if code == "en" else self.said(number, code))
                    for code in self.languages(number)
                },
            )

    def site(self, folder: Path) -> Project:
        """The small site with these statements, to build."""
        project = small_site(folder)
        with (folder / "editorial.yml").open("a", encoding="utf-8") as settings:
            settings.write(
                "severity: {person-name: info, term-missing: info, passage-length: info}  # a sentence alone lacks its context\n"
            )
        for number in range(self.count):
            self._write(project, number, first=True)
        project.record()
        done = project.run("editorial", "register", "append")
        assert done.returncode == 0, done.stdout + done.stderr
        for number in range(self.count):
            if self.fields(number)["version"] > 1:
                self._write(project, number, first=False)
        project.record()
        return project

    def _write(self, project: Project, number: int, *, first: bool) -> None:
        """A statement as it was first published, or as it is now: what was corrected has other words."""
        fields = self.fields(number)
        kind, changed = (fields["change_history"][-1][name] for name in ("kind", "applies_to"))
        if first:
            fields |= {"status": "published", "version": 1, "change_history": fields["change_history"][:1]}
            fields.pop("withdrawn_notice", None)
        for code in self.languages(number):
            own = (
                fields
                if code == "en"
                else self.said(number, code) | {"translation": {"status": "translated"}}
            )
            text = yaml.safe_dump(own, allow_unicode=True, sort_keys=False, width=1000)
            body = (CORRECTED if not first and kind == "correction" and code in changed else STATEMENT)[code]
            project.write(f"{code}/{self.key(number)}.md", f"---\n{text}---\n\n{body}\n")


NOTES: Mapping[str, Mapping[str, str]] = {
    "first": {"en": "First published.", "fr": "Première publication.", "es": "Primera publicación."},
    "correction": {
        "en": "Another day was named.",
        "fr": "Le texte indiquait un autre jour.",
        "es": "El texto indicaba otro día.",
    },
    "withdrawal": {
        "en": "It was about another event.",
        "fr": "Elle portait sur un autre événement.",
        "es": "Trataba de otro hecho.",
    },
}
CORRECTED = {
    "en": "The whole text of the statement.",
    "fr": "Le texte entier de la déclaration.",
    "es": "El texto íntegro de la declaración.",
}
SUBJECTS = (
    "protection-of-civilians",
    "hate-speech",
    "genocide-denial",
    "minorities",
    "commemoration",
    "displacement",
    "early-warning",
)


@cache
def sentences(shortest: int, longest: int) -> tuple[tuple[str, ...], ...]:
    """Sentences of this site's pages with their translations, all of them no shorter and no longer than this."""
    return tuple(
        row
        for file in sorted((ROOT / "docs/en").glob("[a-r]*/*.md"))
        for row in _rows(file)
        if all(shortest <= len(text) <= longest and SENTENCE.fullmatch(text) for text in row)
    )


def _rows(file: Path) -> Iterator[tuple[str, ...]]:
    """The lines of a page beside those of its translations: each sentence stands on a line of its own."""
    texts = [
        [
            block.split("\n")
            for block in (ROOT / "docs" / code / file.relative_to(ROOT / "docs/en"))
            .read_text("utf-8")
            .split("\n\n")
        ]
        for code in LANGUAGES
    ]
    for blocks in zip(*texts, strict=True):
        if len({len(lines) for lines in blocks}) == 1:
            yield from zip(*blocks, strict=True)


def _version(code: str, key: str, fields: Mapping[str, object]) -> LocalizedPage:
    return LocalizedPage(language=code, key=key, path=f"{code}/{key}.md", front_matter=FrontMatter(fields))


def _standing(key: str) -> Page:
    return Page(
        key,
        "en",
        {
            code: _version(code, key, {"title": f"Title {code}", "summary": "A summary."})
            for code in LANGUAGES
        },
    )
