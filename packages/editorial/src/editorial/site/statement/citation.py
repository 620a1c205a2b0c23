"""What names one version of a statement wherever it goes without its page: in the foot of a PDF, on a card,
in a message.

Comes in: what stands around a statement's page, and its address. Goes out: text. Nothing here is asked of
another host.
"""

from dataclasses import dataclass
from unicodedata import combining, normalize

from babel.core import get_global

from editorial.site.i18n import LOCALES, words
from editorial.site.statement.presenter import StatementPresenter, title_with_status


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One version of a statement, in its language."""

    title: str
    """Behind the word for its status, if it is corrected, superseded or withdrawn in this language."""
    status: str
    """That word, or empty."""
    day: str
    """The day of the statement, in words."""
    record: str = ""
    """What a record is, with that day: `record of the opening of a statement of 15 April 2024`; empty for the
    statement itself.
    """
    address: str
    """The whole address of its page."""
    version: str
    """`Version 2 of 1 May 2024`."""
    code: str = ""
    """Its verification code as readers see it: `7K3M-Q9TD-2XVB`."""
    coded: str = ""
    """The code with its name, for a place without explanation: `Code: 7K3M-Q9TD-2XVB`."""


def citation_of(statement: StatementPresenter, title: str, code: str, address: str) -> Citation:
    """How a page of a statement is cited: its title, the code it shows (or empty), its whole address."""
    language = statement.language
    return Citation(
        title=title_with_status(title, statement.status, language),
        status=statement.status,
        day=statement.date,
        record=statement.provenance.short,
        address=address,
        version=statement.version_of,
        code=code,
        coded=words(language)["code_short"].format(code=code) if code else "",
    )


LONGEST = 280
"""Characters of a message; the shortest limit of the networks in wide use."""
OPEN_ENDS = " \u00a0\u202f,;:.–—-(«“¿¡"
"""Signs that `…` does not stand behind."""


def share_text(citation: Citation) -> str:
    """Title, date, address and code in at most `LONGEST` characters: `Title (15 April 2024) https://… Code:
    7K3M-Q9TD-2XVB`; of a record, what it is too: `(record of the opening of a statement of 15 April 2024)`.

    A long title ends with `…`, after a whole word if it has one. The others always stand there whole, since
    half an address leads nowhere: only if they alone are longer than a message is the text longer too,
    without a title.
    """
    rest = " ".join(filter(None, (f"({citation.record or citation.day})", citation.address, citation.coded)))
    title = shortened(normalize("NFC", citation.title), LONGEST - len(rest) - 1)
    return f"{title} {rest}" if title else rest


def shortened(text: str, longest: int) -> str:
    """A text of at most so many characters, cut behind a word and marked with `…`; empty if there is no room
    for a word.
    """
    if len(text) <= longest:
        return text
    if longest < 2:
        return ""
    kept = text[: longest - 1]
    if not text[longest - 1].isspace():
        kept = _without_last_word(kept) or _whole_characters(kept, text)
    return f"{kept.rstrip(OPEN_ENDS)}…"


def _without_last_word(text: str) -> str:
    return text.rpartition(" ")[0]


def _whole_characters(kept: str, text: str) -> str:
    """Without the last letter, if an accent of its own follows it in the text."""
    while kept and combining(text[len(kept)]):
        kept = kept[:-1]
    return kept


def og_locale(language: str) -> str:
    """A language with a territory, as Open Graph wants it: `fr_FR`. The CLDR says where it is spoken most."""
    likely = get_global("likely_subtags").get(language, language).split("_")
    return LOCALES.get(language) or f"{language}_{likely[-1]}"
