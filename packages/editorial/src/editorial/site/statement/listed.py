"""A statement in the words of one language, in short: an entry of a list, or a link from another page."""

from dataclasses import dataclass
from datetime import datetime

from docs_parity.project.settings import Settings
from editorial.site.addresses import address, in_order
from editorial.site.i18n import language_name, listed, words
from editorial.site.statement.presenter import StatementPresenter
from editorial.statements.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A statement in a list."""

    key: str
    title: str
    url: str
    language: str
    """Language of title and summary: that of the list, or the one the statement exists in."""
    summary: str
    day: str
    """ISO date."""
    date: str
    """The date in words."""
    kind: str
    places: str
    status: str
    """Empty, or the word for corrected, superseded, withdrawn."""
    only_in: str
    """Empty, or words that say in which languages it exists."""
    languages: tuple[tuple[str, str], ...]
    """The languages it exists in: code, and the language's own name for itself."""
    changed: datetime
    """When the version that is shown last changed, as the statement's history says."""


def listed_in(statement: Statement, language: str, settings: Settings) -> Listed:
    """One statement in the list of a language."""
    presented = StatementPresenter(statement, language, settings)
    return Listed(
        key=statement.key,
        title=presented.title,
        url=address(presented.shown, statement.key),
        language=presented.shown,
        summary=presented.wording.summary,
        day=statement.first_published_at.day.isoformat(),
        date=presented.date,
        kind=presented.kind,
        places=listed([place.name for place in presented.places], language),
        status=presented.status,
        only_in=_only_in(presented),
        languages=tuple((code, settings.languages[code].name) for code in in_order(statement.languages)),
        changed=max(
            (change.at.moment for change in statement.history if presented.shown in change.applies_to),
            default=statement.first_published_at.moment,
        ),
    )


def _only_in(presented: StatementPresenter) -> str:
    """Words that name the languages of a statement which the language of the list is not among."""
    language = presented.language
    if presented.shown == language:
        return ""
    names = [language_name(code, language) for code in presented.statement.languages]
    return words(language)["only_in"].format(language=listed(names, language))
