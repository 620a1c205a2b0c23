"""Whose text a page is, of which days, and what it rests on, in the words of one language.

Comes in: a statement. Goes out: the two dates with their names, the caveats of a record, what its link leads
to. Every page, list, file and message takes these words from here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from editorial.site.i18n import clock, language_name, listed, long_date, words
from editorial.statements.statement import Statement
from editorial.statements.text_kinds import Basis, SourceKind


@dataclass(frozen=True)
class Provenance:
    """What is said of a text besides its words."""

    statement: Statement
    language: str

    @property
    def is_record(self) -> bool:
        """True for a summary of a statement issued elsewhere; False for the statement itself."""
        return self.statement.is_record

    @property
    def kind_of_text(self) -> str:
        """Which of the two it is, in words."""
        return self.say[f"text_{self.statement.kind_of_text}"]

    @property
    def published(self) -> str:
        """When this site first published it: ISO 8601 with the offset."""
        return self.statement.first_published_at.moment.isoformat()

    @property
    def published_on(self) -> str:
        """The name of that date: `Record published on`, or `First published`."""
        return self.say["record_published_on" if self.is_record else "published_on"]

    @property
    def dates(self) -> tuple[tuple[str, str], ...]:
        """Both dates, each with its name: of the statement, and of its first publication here."""
        made, at = self.statement.made_at, self.statement.first_published_at.moment
        hour = clock(made.moment, self.language) if made.moment else ""
        return (
            (self.say["made_on"], ", ".join(filter(None, (long_date(made.day, self.language), hour)))),
            (self.published_on, f"{long_date(at.date(), self.language)}, {clock(at, self.language)}"),
        )

    @property
    def rests_on(self) -> str:
        """What a record rests on, in words; empty for the statement itself."""
        return listed([self.say[f"basis_{basis}"] for basis in self.statement.rests_on], self.language)

    @cached_property
    def caveats(self) -> tuple[str, ...]:
        """What readers of a record must know of what it rests on, and of its link."""
        return tuple(self._caveats())

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Whose words these are, the caveats, and that they are a translation."""
        own = (self.say["summary_notice"],) if self.is_record else ()
        translated = self.language != self.statement.original
        return (*own, *self.caveats, *((self.say["translation_notice"],) if translated else ()))

    @property
    def short(self) -> str:
        """What a record is, with the day of the statement, for a place with little room; empty for the
        statement itself.
        """
        basis = min(self.statement.rests_on, key=list(Basis).index, default=None)
        date = long_date(self.statement.made_at.day, self.language)
        return self.say[f"short_{basis}"].format(date=date) if basis else ""

    @property
    def source(self) -> str:
        """What the link of a record leads to: `Copy of the text in English, on example.org`; empty for the
        statement itself.
        """
        statement = self.statement
        if not statement.source_kind:
            return ""
        host = (urlsplit(statement.source_url).hostname or "").removeprefix("www.")
        return self.say[f"source_{statement.source_kind}"].format(host=host, language=self._source_language)

    @property
    def _source_language(self) -> str:
        return language_name(self.statement.source_language, self.language)

    @property
    def say(self) -> Mapping[str, str]:
        """The words of the language."""
        return words(self.language)

    def _caveats(self) -> Iterator[str]:
        seen = self.statement.rests_on
        has_text = any(basis.is_text for basis in seen)
        if Basis.OPENING in seen:
            yield self.say["caveat_opening"]
        for place, basis in enumerate(each for each in (Basis.REPORT, Basis.PRESS) if each in seen):
            yield self.say[f"caveat_{basis}_too" if has_text or place else f"caveat_{basis}"]
        if self.statement.source_kind is SourceKind.COPY:
            yield self.say["caveat_copy"].format(language=self._source_language)
