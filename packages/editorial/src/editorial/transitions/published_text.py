"""What differs from the recorded version although nothing published may change, and what readers would no
longer get.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docs_parity.model.finding import Finding
from docs_parity.model.page import Page
from docs_parity.model.rule import declare
from docs_parity.model.wording import listed
from editorial.register.canonical_text import TextLine
from editorial.register.manifest import Manifest
from editorial.register.rule_groups import NO_LESS, REGISTER
from editorial.statements.life_cycle import UNPUBLISHED, ChangeKind, kinds_from
from editorial.statements.statement import StatementChange, history_of
from editorial.transitions.first_words import cut, first_words
from editorial.transitions.published_page import page_changes
from editorial.transitions.version_change import (
    FIXED,
    OF_THE_KIND,
    RECORDED_FIELDS,
    RECORDED_SCOPE,
    RECORDED_VERSION,
    VersionChange,
    new_version,
    quoted,
    told,
)

NOUNS = {
    "title": "title",
    "summary": "summary",
    "p": "paragraph",
    "ul": "list item",
    "ol": "list item",
    "head": "table row",
    "row": "table row",
    "quote": "quotation",
    "code": "line of code",
    "caption": "caption",
    "term": "term",
    "definition": "definition",
    "image": "picture",
}


@dataclass(frozen=True, slots=True)
class FirstDifference:
    """The first place at which two texts differ."""

    said: str
    """What is wrong, without the place."""
    at: int
    """The line of the file."""
    more: int
    """How many more paragraphs differ."""


def first_difference(recorded: Sequence[TextLine], present: Sequence[TextLine]) -> FirstDifference | None:
    """Where a text (its lines know where they stand in the file) differs from the recorded one; None if it
    does not.
    """
    was, now = [line.text for line in recorded], [line.text for line in present]
    if was == now:
        return None
    place = next(
        (number for number, (old, new) in enumerate(zip(was, now, strict=False)) if old != new),
        min(len(was), len(now)),
    )
    at = present[min(place, len(present) - 1)].at if present else 1
    return FirstDifference(_said(recorded, present, place), at, _more(was, now) - 1)


def _said(recorded: Sequence[TextLine], present: Sequence[TextLine], place: int) -> str:
    old, new = recorded[place : place + 1], present[place : place + 1]
    if not new or (old and new[0] in recorded[place + 1 :]):
        return f'the {noun(old[0])} "{cut(old[0].text)}" was published here and is not in the file'
    if not old or old[0] in present[place + 1 :]:
        return f'the {noun(new[0])} "{cut(new[0].text)}" was not published'
    was, now = first_words(old[0].text, new[0].text)
    return f'"{was}" was published here, and the file says "{now}"'


def _more(was: Sequence[str], now: Sequence[str]) -> int:
    """How many paragraphs of either text the other one has not, those that answer each other once."""
    return max(
        1, len([line for line in was if line not in now]), len([line for line in now if line not in was])
    )


def noun(line: TextLine) -> str:
    """What a line is, in our messages."""
    return NOUNS.get(line.shape, "heading" if line.shape.startswith("h") else "paragraph")


RECORDED_TEXT = declare(
    "recorded-text",
    group=REGISTER,
    place=480,
    exact=True,
    question="Does a published text read as it was published?",
    wrong="a comma taken out of a published statement, and the same `version`",
    right="the comma put back; or a new version with its entry in `change_history`",
    more="The register keeps every published text, paragraph by paragraph.",
    no_less=NO_LESS,
)
RECORDED_HISTORY = declare(
    "recorded-history",
    group=REGISTER,
    place=500,
    exact=True,
    question="Does what readers were told of earlier changes stand as it was?",
    wrong="the note of an earlier version written anew",
    right="the note as it was",
    no_less=NO_LESS,
)


def silent_changes(step: VersionChange) -> Iterator[Finding]:
    """Texts, languages, facts and history of a recorded version, against the file."""
    yield from _texts(step)
    yield from page_changes(step)
    yield from _languages(step)
    yield from earlier_entries(step)
    yield from _entry_without_version(step)
    yield from _facts(step)


def _texts(step: VersionChange) -> Iterator[Finding]:
    for code in step.reworded:
        version, name = step.record.page.localizations[code], step.settings.english_name(code)
        difference = first_difference(step.before.lines(code), step.lines[code])
        if difference is None:
            continue  # the text in the register is not the recorded one: the register's own check says so
        more = (
            f", and {difference.more} more {'place differs' if difference.more == 1 else 'places differ'}"
            if difference.more
            else ""
        )
        yield Finding(
            rule=RECORDED_TEXT.id,
            message=f"the {name} text is not what was published as version {step.recorded.version}: "
            f"{difference.said}{more}",
            fix=f"Take it back, or tell readers of it: {new_version(step, step.changed, path=version.path)}",
            path=version.path,
            line=difference.at,
            page=version.key,
            language=code,
            subject=difference.said,
        )


def _languages(step: VersionChange) -> Iterator[Finding]:
    for code in step.new:
        version = step.record.page.localizations[code]
        advice = new_version(step, step.new, ChangeKind.TRANSLATION, version.path)
        yield Finding(
            rule=RECORDED_SCOPE.id,
            message=f"the {step.settings.english_name(code)} version is new, "
            f"and version {step.recorded.version} was published without it",
            fix=f"Tell readers of it: {advice}",
            path=version.path,
            line=1,
            page=version.key,
            language=code,
            subject=f"new {code}",
        )


def earlier_entries(step: VersionChange) -> Iterator[Finding]:
    """The recorded entries of the history stand as they were published."""
    entries = {entry.version: (place, entry) for place, entry in step.history}
    for was in step.recorded.statement.history:
        place, now = entries.get(was.version, (0, None))
        if now is None:
            yield told(
                step.record,
                RECORDED_HISTORY.id,
                "change_history",
                f"the entry of version {was.version} was published and is gone",
                f"Put it back: `{{version: {was.version}, at: {was.at.written}, kind: {was.kind}, …}}`.",
            )
        elif (kept := _kept(was, now)) != was:
            name, old, new = differing(*history_of((was, kept)))
            yield told(
                step.record,
                RECORDED_HISTORY.id,
                f"change_history.{place}.{name}",
                f'"{name}" in the entry of version '
                f"{was.version} is {quoted(new)}, and was published as {quoted(old)}",
                "Put it back as it was: what readers were told stays.",
            )


def _kept(was: StatementChange, now: StatementChange) -> StatementChange:
    """An entry without the words that its note has gained in other languages: a site may get a language after
    a version was published, and its readers must be told of the past too.
    """
    return replace(now, note={code: text for code, text in now.note.items() if code in was.note})


def differing(was: Mapping[str, object], now: Mapping[str, object]) -> tuple[str, object, object]:
    """The first field that differs, `note.en` for one inside another, with both its values."""
    name = next(name for name in {**was, **now} if was.get(name) != now.get(name))
    old, new = was.get(name), now.get(name)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        inner, old, new = differing(old, new)
        name = f"{name}.{inner}"
    return name, old, new


def _entry_without_version(step: VersionChange) -> Iterator[Finding]:
    known = {entry.version for entry in step.recorded.statement.history}
    for place, entry in step.history:
        if entry.version not in known:
            yield told(
                step.record,
                RECORDED_VERSION.id,
                f"change_history.{place}.version",
                f"the history has an entry for version {entry.version}, and the statement still says that "
                "it is version "
                f"{step.recorded.version}",
                f"Write `version: {entry.version}` on line "
                f"{step.source.front_matter.line('version')}, or take the entry out.",
            )


def _facts(step: VersionChange) -> Iterator[Finding]:
    new_entry = any(entry.version > step.recorded.version for _, entry in step.history)
    for name, (was, now) in ({} if new_entry else step.facts).items():
        yield told(
            step.record,
            RECORDED_FIELDS.id,
            name,
            f'"{name}" is {quoted(now)}, and version {step.recorded.version} was published '
            f"with {quoted(was)}",
            _advice(step, name),
            name,
        )


def _advice(step: VersionChange, name: str) -> str:
    if name in FIXED:
        return "Take it back: it never changes."
    if name in OF_THE_KIND:
        kinds = listed([f"`--kind {kind}`" for kind in kinds_from(step.recorded.statement.status)])
        return (
            "Take it back, or tell readers of it with a new version: `editorial new version "
            f"{step.recorded.id}` with one of {kinds}."
        )
    return f"Take it back, or tell readers of it: {new_version(step, step.public)}"


RECORDED_GONE = declare(
    "recorded-gone",
    group=REGISTER,
    place=540,
    exact=True,
    question="Is everything that was published still there?",
    wrong="a published statement deleted, moved, or a draft again",
    right="the file where it was, withdrawn if need be: `status: withdrawn`",
    more="An address that was published never disappears. That holds for each language.",
    no_less=NO_LESS,
)


def taken_back(page: Page, recorded: Manifest) -> Iterator[Finding]:
    """A recorded statement whose page is none that readers get: a draft again, without an original, or with
    faulty fields.
    """
    source = page.source
    version = source or next(iter(page.localizations.values()))
    status = source.fields.get("status") if source else None
    published = f"this statement was published (version {recorded.version}, {recorded.change.at.written})"
    if status in UNPUBLISHED:
        yield _gone(
            page,
            version.path,
            version.front_matter.line("status"),
            f'"status" is "{status}", and {published}',
            f"Write `status: {recorded.statement.status}`. What readers should no longer rely on is "
            f"withdrawn: `editorial new version {page.key} --kind {ChangeKind.WITHDRAWAL}`.",
        )
    elif source is None:
        yield _gone(
            page,
            version.path,
            1,
            f"{published}, and its original is gone",
            f"Put {recorded.statement.original}/{page.key}.md back.",
        )
    else:
        yield _gone(
            page,
            version.path,
            1,
            f"{published}, and its fields cannot be read as those of a statement",
            "Put them right, as the other messages about this file say; until then readers would lose it.",
        )


def gone_languages(step: VersionChange) -> Iterator[Finding]:
    """A recorded language that is missing, or a draft again."""
    page = step.record.page
    for code in step.gone:
        version = page.localizations.get(code)
        name = step.settings.english_name(code) if code in step.settings.languages else code
        published = f"the {name} version was published (version {step.recorded.version})"
        if code not in step.settings.languages:
            yield _gone(
                page,
                step.source.path,
                1,
                f'{published}, and the site has no language "{code}" any more',
                "Put the language back into editorial.yml.",
                code,
            )
        elif version is None:
            yield _gone(
                page,
                f"{code}/{page.key}.md",
                1,
                f"{published}, and its file is gone",
                "Put the file back.",
                code,
            )
        elif version.is_draft:
            yield _gone(
                page,
                version.path,
                version.front_matter.line("translation.status"),
                f'{published}, and is marked "{version.review}"',
                "Write `status: translated`: readers have it already.",
                code,
            )
        else:
            yield _gone(
                page,
                version.path,
                1,
                f"{published}, and its file cannot be read",
                "Put it right, as the other message about this file says.",
                code,
            )


def _gone(page: Page, path: str, line: int, problem: str, fix: str, language: str = "") -> Finding:
    return Finding(
        rule=RECORDED_GONE.id,
        message=problem,
        fix=fix,
        path=path,
        line=line,
        page=page.key,
        language=language or path.partition("/")[0],
        subject=path,
    )
