"""Writes into translations the revision of the original they stand beside, without moving any line."""

import re

from docs_parity.markdown.canonical import revision
from docs_parity.markdown.page_reader import read_page

RECORD = re.compile(r"^translation:(?:\n  status: (\w+)$(?!\n  )| \{status: (\w+)\}$)", re.MULTILINE)


def revision_of(text: str) -> str:
    """The revision of an original with this text."""
    return str(revision(read_page(text.encode(), "en", "page", "en/page.md")))


def recorded(text: str, original: str) -> str:
    """A translation's text with its original's revision in its record; every line keeps its number."""

    def record(match: re.Match) -> str:
        end = "\n  " if match[1] else " "
        return f"translation: {{of: {revision_of(original)},{end}status: {match[1] or match[2]}}}"

    return RECORD.sub(record, text, count=1)


def recorded_all(files: dict[str, str], earlier: dict[str, str] | None = None) -> dict[str, str]:
    """Files (`docs/fr/page.md` -> text) with the revision in each translation that has a readable original among them.

    An `earlier` text of an original takes its place.
    """
    originals = {
        path.split("/", 2)[2]: text
        for path, text in (files | (earlier or {})).items()
        if path.endswith(".md") and path.count("/") > 1 and "\ntranslation:" not in text
    }
    return {
        path: recorded(text, originals[path.split("/", 2)[2]])
        if path.count("/") > 1 and path.split("/", 2)[2] in originals
        else text
        for path, text in files.items()
    }
