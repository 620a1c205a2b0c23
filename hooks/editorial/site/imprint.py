"""What names one version of a statement wherever it goes without its page: in a PDF's foot, in a message, on a card."""

from dataclasses import dataclass

from editorial.site.head import Head
from editorial.site.interface import words


@dataclass(frozen=True, slots=True)
class Imprint:
    """One version of a statement, in its language."""

    title: str
    """Behind the word for its status, if it is corrected, superseded or withdrawn in this language."""
    status: str
    """That word, or empty."""
    day: str
    """The date of publication in words."""
    address: str
    """The whole address of its page."""
    version: str
    """`Version 2 of 1 May 2024`."""
    code: str = ""
    """Its verification code as readers see it: `7K3M-Q9TD-2XVB`."""
    coded: str = ""
    """The code with its name, for a place without explanation: `Code: 7K3M-Q9TD-2XVB`."""


def imprint_of(head: Head, title: str, language: str, address: str) -> Imprint:
    """The imprint of a statement's page, from its head, its title and its whole address."""
    say = words(language)
    whole = say["title_with_status"].format(status=head.status, title=title) if head.status else title
    return Imprint(whole, head.status, head.date, address, say["version_of"].format(number=head.version, date=head.updated),
                   head.code, say["code_short"].format(code=head.code) if head.code else "")
