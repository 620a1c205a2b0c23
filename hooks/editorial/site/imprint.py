"""What names one version of a statement wherever it goes without its page: in a PDF's foot, in a message, on a card."""

from dataclasses import dataclass
from urllib.parse import urljoin

from editorial.model.page import Version
from editorial.site.addresses import address
from editorial.site.interface import long_date, words
from editorial.statements.records import Record


@dataclass(frozen=True, slots=True)
class Imprint:
    """One version of a statement, in its language."""

    title: str
    """Behind the word for its status, if it is corrected, superseded or withdrawn."""
    status: str
    """That word, or empty."""
    day: str
    """The date of publication in words."""
    address: str
    """The whole address of its page."""
    version: str
    """`Version 2`."""


def imprint_of(record: Record, version: Version, site_url: str) -> Imprint:
    """The imprint of a record's version in one language. `site_url` is the address of the site."""
    say, fields = words(version.language), record.fields
    status = say.get(f"status_{fields.status}", "")
    title = say["title_with_status"].format(status=status, title=version.title) if status else version.title
    return Imprint(title, status, long_date(fields.first_published_at.date(), version.language),
                   urljoin(site_url, address(version.language, version.key)), say["version"].format(number=fields.version))
