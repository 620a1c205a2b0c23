"""A new version of a published statement, as a change of its front matter's text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from babel import Locale
from babel.lists import format_list

from editorial.authoring.front_matter_edit import (
    by_language,
    has_field,
    indentation,
    with_field,
    with_item,
    with_value,
    without_field,
)
from editorial.authoring.scaffold import entry
from editorial.statements.life_cycle import NEEDS, ChangeKind, Status, walk
from editorial.statements.records import AFTER, BEFORE

HISTORY, NOTICE = "change_history", NEEDS[Status.WITHDRAWN]
NOW_IN = {
    "en": ("Now available in {}.", "{}"),
    "fr": ("Disponible {}.", "en {}"),
    "es": ("Disponible {}.", "en {}"),
}
"""A sentence, and how it names each language."""


@dataclass(frozen=True, kw_only=True)
class NewVersion:
    """What changed, and what is said of it."""

    version: int
    at: str
    kind: ChangeKind
    status: Status
    """The status from now on."""
    note: Mapping[str, str]
    languages: Sequence[str]
    """Those that changed."""
    explanation: Mapping[str, str] = field(default_factory=dict)
    """Of a withdrawal."""
    by: str = ""
    """The statement that takes the place of this one."""


def next_status(kinds: Sequence[ChangeKind], kind: ChangeKind) -> Status:
    """The status after one more change. A statement comes back as it was: corrected, if it ever was.

    Raises ValueError for a change that is not allowed.
    """
    possible = list(walk([*kinds, kind]))[-1]
    if kind is ChangeKind.REINSTATEMENT and len(possible) > 1:
        return Status.CORRECTED if ChangeKind.CORRECTION in kinds else Status.PUBLISHED
    if not possible:
        raise ValueError(f"a {kind} cannot follow {', '.join(kinds)}")
    return possible[0]


def rewritten(text: str, new: NewVersion) -> str:
    """The text of the statement's original with this version; every sign that has nothing to do with it
    stays.

    Raises CannotEditError where the fields are written in a way that cannot be changed so.
    """
    dash, inside = indentation(text, HISTORY)
    lines = entry(new.version, new.at, new.kind, new.note, new.languages, dash, inside)
    in_brackets = "{" + ", ".join(line.strip().removeprefix("-").strip() for line in lines) + "}"
    text = with_value(with_value(text, "version", str(new.version)), "status", new.status)
    text = with_item(text, HISTORY, lines, in_brackets)
    if has_field(text, NOTICE):
        text = without_field(text, NOTICE) if new.status is not Status.WITHDRAWN else text
    elif new.status is Status.WITHDRAWN:
        text = with_field(
            text,
            HISTORY,
            [f"{NOTICE}:", f"  withdrawn_at: {new.at}", f"  explanation: {by_language(new.explanation)}"],
        )
    if new.status is Status.SUPERSEDED and not has_field(text, AFTER):
        text = with_field(text, HISTORY, [f"{AFTER}: {new.by}"])
    return text


def naming(text: str, key: str) -> str:
    """The text of a successor that says whose place it takes."""
    return text if has_field(text, BEFORE) else with_field(text, HISTORY, [f"{BEFORE}: {key}"])


def translated_note(languages: Sequence[str], site: Sequence[str]) -> dict[str, str]:
    """What the history says of new translations, in the languages of the site that have words for it here."""
    notes = {}
    for code in site:
        if code in NOW_IN:
            sentence, with_preposition = NOW_IN[code]
            notes[code] = sentence.format(
                format_list(
                    [
                        with_preposition.format(Locale.parse(code).languages[language])
                        for language in languages
                    ],
                    locale=code,
                )
            )
    return notes
