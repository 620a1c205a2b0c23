"""statement.txt: one version in one language for a mail, a press desk, an archive. UTF-8 without a mark, NFC, LF; a paragraph a line.

Between the marks stands the canonical text, byte for byte: what the register hashes and `editorial verify` checks.
"""

import unicodedata
from collections.abc import Iterator

from editorial.site.interface import language_name, long_date, words
from editorial.site.renditions import Rendition, speakers, statement_url, told
from editorial.statements.events import moment
from editorial.statements.standing import Standing
from editorial.statements.text_marks import between_marks


def statement_text(rendition: Rendition) -> bytes:
    """The whole file."""
    parts = ("".join(f"{line}\n" for line in _head(rendition)), between_marks(rendition.entry.text(rendition.language)),
             "".join(f"{line}\n" for line in _foot(rendition)))
    return unicodedata.normalize("NFC", "\n".join(parts)).encode()


def status_line(rendition: Rendition, language: str) -> str:
    """The status of a version at its time, in words; with the reason, where there is one."""
    return " ".join(filter(None, (became(rendition.standing, language) or words(language)["status_published"], _successor(rendition))))


def status_now(rendition: Rendition, language: str) -> str:
    """What became of the statement after this version, in words; empty for the present version."""
    if rendition.is_present:
        return ""
    say, present = words(language), rendition.present
    version = say["version_of"].format(number=present.version, date=long_date(moment(present.change["at"]).date(), language))
    where = say["field"].format(name=version, value=rendition.present_url)
    return " ".join(filter(None, (became(rendition.standing_now, language), where)))


def became(stands: Standing, language: str) -> str:
    """What became of a statement, in one line: what happened, when, and why."""
    return " ".join(text for each in told(stands, language) for text in each if text)


def _successor(rendition: Rendition) -> str:
    other = rendition.manifest.superseded_by if rendition.status == "superseded" else None
    return statement_url(rendition.press, other, rendition.language)


def _head(rendition: Rendition) -> Iterator[str]:
    language, manifest, say = rendition.language, rendition.manifest, words(rendition.language)
    shown = (("reference", manifest.id), ("version", str(manifest.version)), ("status", status_line(rendition, language)),
             ("status_now", status_now(rendition, language)), ("language", language_name(language, language)),
             ("date", rendition.published), ("speaks", speakers(rendition)), ("address", rendition.url()), ("code", rendition.code))
    yield from (say["field"].format(name=say[name], value=value) for name, value in shown if value)


def _foot(rendition: Rendition) -> Iterator[str]:
    """Whose words these are, where the authoritative text stands, whom to ask, how to check."""
    press, say = rendition.press, words(rendition.language)
    yield from rendition.notes()
    shown = (("source", rendition.manifest.source_url), ("contact", press.page("contact", rendition.language)))
    yield from (say["field"].format(name=say[name], value=value) for name, value in shown if value)
    yield " ".join((say["check_address"], rendition.code_url))
    yield say["field"].format(name=say["check_how"], value=press.page("verify", rendition.language) or press.url("verify/"))
