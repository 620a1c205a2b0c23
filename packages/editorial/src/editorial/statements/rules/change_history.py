"""A statement's life, as its own front matter tells it. What was published before, the register knows."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from pydantic import ValidationError

from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import FIELDS
from docs_parity.model.wording import listed
from docs_parity.project.fields import some_fields
from docs_parity.project.validation_messages import guess
from docs_parity.rules.context import Context
from docs_parity.rules.registry import version_rules
from editorial.statements.fields import LIFE, Life, StatementFields, is_statement
from editorial.statements.life_cycle import UNPUBLISHED, ChangeKind, Status, after, kinds_from, walk


@version_rules.rule(
    "statement-history",
    group=FIELDS,
    place=420,
    exact=True,
    wrong="`version: 2`, and `change_history` ends with `version: 1`",
    right="`version: 2`, and an entry for version 2",
    more="Nothing that was published changes without a version, and every version says when it was made. "
    "`editorial new version` writes both.",
)
def statement_history(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does the history of a statement count its versions, from the first publication to the present one?"""
    life = life_of(localized, context)
    if life is None:
        return
    if wrong := list(_numbering(localized, life)):
        yield from wrong  # whatever else could be said follows from it
        return
    yield from _present(localized, life)
    yield from _kinds(localized, life)
    yield from _times(localized, life)


def _numbering(localized: LocalizedPage, life: Life) -> Iterator[Finding]:
    numbers = [change.version for change in life.change_history]
    if numbers != sorted(numbers) and sorted(numbers) == list(range(1, len(numbers) + 1)):
        yield _finding(
            localized,
            statement_history.id,
            "change_history",
            f"the history stands in the order {', '.join(map(str, numbers))}",
            "Put its entries in order: the oldest first, the newest last.",
        )
        return
    seen: dict[int, int] = {}
    for number, change in enumerate(life.change_history, 1):
        place = f"change_history.{number - 1}.version"
        if change.version != number:
            twice = (
                f"version {change.version} stands in the history a second time (first on line "
                f"{seen.get(change.version)})"
            )
            yield _finding(
                localized,
                statement_history.id,
                place,
                twice
                if change.version in seen
                else f"entry {number} of the history is called version {change.version}",
                f"Write `version: {number}`: the entries count 1, 2, 3, the oldest first.",
            )
            return  # those below are wrong for the same reason
        seen[number] = localized.front_matter.line(place)


def _present(localized: LocalizedPage, life: Life) -> Iterator[Finding]:
    last = len(life.change_history)
    if life.version == last:
        return
    line = localized.front_matter.line(f"change_history.{last - 1}")
    fix = (
        f"Write `version: {last}`."
        if life.version < last
        else f"Write `version: {last}`, or tell what changed: `editorial new version {localized.key}` writes "
        "both."
    )
    yield _finding(
        localized,
        statement_history.id,
        "version",
        f'"version" is {life.version}, and the last entry of the history is version {last} (line {line})',
        fix,
    )


def _kinds(localized: LocalizedPage, life: Life) -> Iterator[Finding]:
    kinds = [change.kind for change in life.change_history]
    if kinds[0] is not ChangeKind.FIRST:
        yield _finding(
            localized,
            statement_history.id,
            "change_history.0.kind",
            f'the history begins with "{kinds[0]}"',
            "Write `kind: first` here; every later change is an entry of its own below it.",
        )
    for number, kind in enumerate(kinds[1:], 1):
        if kind is ChangeKind.FIRST and ChangeKind.FIRST in kinds[:number]:
            before = [ChangeKind.FIRST, *(each for each in kinds[1:number] if each is not ChangeKind.FIRST)]
            possible = list(walk(before))[-1] or (Status.PUBLISHED,)
            yield _finding(
                localized,
                statement_history.id,
                f"change_history.{number}.kind",
                f'entry {number + 1} of the history is called "first" too',
                f"Use one of: {', '.join(kinds_from(possible[0]))}.",
            )


def _times(localized: LocalizedPage, life: Life) -> Iterator[Finding]:
    written = [
        _as_written(localized, "change_history", number, "at") for number in range(len(life.change_history))
    ]
    first = _as_written(localized, "first_published_at")
    if life.change_history[0].at != life.first_published_at:
        yield _finding(
            localized,
            statement_history.id,
            "change_history.0.at",
            f'the history begins at {written[0]}, and "first_published_at" is {first} '
            f"(line {localized.front_matter.line('first_published_at')})",
            f"Write `at: {first}`, or correct `first_published_at`: it is one moment.",
        )
    for number, change in enumerate(life.change_history[1:], 1):
        before = life.change_history[number - 1]
        if change.at < before.at:
            yield _finding(
                localized,
                statement_history.id,
                f"change_history.{number}.at",
                f"version {change.version} is of {written[number]}, earlier than version {before.version} "
                f"({written[number - 1]}, line "
                f"{localized.front_matter.line(f'change_history.{number - 1}.at')})",
                "Write when this version was published.",
            )


@version_rules.rule(
    "statement-notes",
    group=FIELDS,
    place=430,
    exact=True,
    wrong="`note: {en: First published.}`",
    right="`note: {en: First published., fr: Première publication., es: Primera publicación.}`",
    more="An entry cannot be changed once it is published, so its words in a language that the statement "
    "is not in yet are written at once.",
)
def statement_notes(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does every entry of the history say in all languages what changed, and in which languages it did?"""
    life = life_of(localized, context)
    for number, change in enumerate(life.change_history if life else ()):
        place = f"change_history.{number}"
        yield from _texts(
            localized,
            statement_notes.id,
            f"{place}.note",
            f"the note of version {change.version}",
            change.note,
            context,
        )
        for index, code in enumerate(change.applies_to):
            if code not in context.settings.languages:
                yield _finding(
                    localized,
                    statement_notes.id,
                    f"{place}.applies_to.{index}",
                    f'"applies_to" of version {change.version} names "{code}", and the site has no such '
                    "language",
                    f"Use one of: {', '.join(context.settings.languages)}.",
                )
            elif code in change.applies_to[:index]:
                yield _finding(
                    localized,
                    statement_notes.id,
                    f"{place}.applies_to.{index}",
                    f'"applies_to" of version {change.version} names "{code}" twice',
                    "Delete one of the two.",
                )


def _texts(
    localized: LocalizedPage, rule: str, place: str, what: str, texts: Mapping[str, str], context: Context
) -> Iterator[Finding]:
    """A text that stands once, in all languages of the site."""
    languages = context.settings.languages
    missing = [code for code in languages if code not in texts]
    if missing:
        names = listed([context.settings.english_name(code) for code in missing])
        yield _finding(
            localized,
            rule,
            place,
            f"{what} has no words in {names}",
            f"Add {listed([f'`{code}: …`' for code in missing])} to it.",
        )
    for code in texts:
        if code not in languages:
            yield _finding(
                localized,
                rule,
                f"{place}.{code}",
                f'{what} has words in "{code}", and the site has no such language',
                guess(code, languages),
            )


@version_rules.rule(
    "statement-status",
    group=FIELDS,
    place=440,
    exact=True,
    wrong="`status: published` after an entry of the kind `withdrawal`",
    right="`status: withdrawn`",
    more="A correction makes a statement corrected, a withdrawal withdrawn, a supersession superseded; a "
    "clarification, an update, a spelling mistake or a new translation leaves the status as it is. "
    "From withdrawn there is only the way back.",
)
def statement_status(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does the status of a statement follow from its history?"""
    life = life_of(localized, context)
    kinds = [change.kind for change in life.change_history] if life else []
    if not life or kinds[0] is not ChangeKind.FIRST or ChangeKind.FIRST in kinds[1:]:
        return  # the history itself is wrong, and says so
    steps = list(walk(kinds))
    if () in steps:
        yield _impossible(localized, life, steps.index(()), steps)
    elif life.status in UNPUBLISHED and len(kinds) > 1:
        yield _finding(
            localized,
            statement_status.id,
            "status",
            f'"status" is "{life.status}", and the statement has been published: '
            f"its history has {len(kinds)} versions",
            f"Write `status: {steps[-1][0]}`. A statement that readers should no longer rely on is "
            "withdrawn: "
            f"`editorial new version {localized.key} --kind {ChangeKind.WITHDRAWAL}`.",
        )
    elif life.status not in (*UNPUBLISHED, *steps[-1]):
        yield _otherwise(localized, life, steps[-1])


def _impossible(
    localized: LocalizedPage, life: Life, number: int, steps: list[tuple[Status, ...]]
) -> Finding:
    kind, before = life.change_history[number].kind, steps[number - 1][0]
    return _finding(
        localized,
        statement_status.id,
        f"change_history.{number}.kind",
        f'version {number + 1} is called "{kind}", and a statement that is {before} cannot have one',
        f"Use one of: {', '.join(kinds_from(before))}.",
    )


def _otherwise(localized: LocalizedPage, life: Life, possible: tuple[Status, ...]) -> Finding:
    last = life.change_history[-1]
    line = localized.front_matter.line(f"change_history.{len(life.change_history) - 1}.kind")
    missing = next((kind for kind in kinds_from(possible[0]) if life.status in after(possible[0], kind)), "")
    advice = (
        f"; or tell what made it {life.status}: `editorial new version {localized.key} --kind {missing}`"
        if missing
        else ""
    )
    return _finding(
        localized,
        statement_status.id,
        "status",
        f'"status" is "{life.status}", and with the last entry of the history, "{last.kind}" (line {line}), '
        f"it is {' or '.join(possible)}",
        f"Write {' or '.join(f'`status: {status}`' for status in possible)}{advice}.",
    )


@version_rules.rule(
    "statement-withdrawn",
    group=FIELDS,
    place=450,
    exact=True,
    wrong="`status: withdrawn` without `withdrawn_notice`",
    right="`withdrawn_notice: {explanation: {en: …, fr: …, es: …}, withdrawn_at: …}`",
    more="When a statement is reinstated, the notice goes; the history still tells of it.",
)
def statement_withdrawn(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does a withdrawn statement say why and when, and no other one?"""
    life = life_of(localized, context)
    if life is None:
        return
    notice, withdrawn = life.withdrawn_notice, life.status is Status.WITHDRAWN
    times = [
        number for number, change in enumerate(life.change_history) if change.kind is ChangeKind.WITHDRAWAL
    ]
    last = times[-1] if times else None
    if notice is None:
        if withdrawn:
            yield _no_notice(localized, last, context)
    elif not withdrawn:
        yield _needless_notice(localized, life.status, last)
    else:
        yield from _texts(
            localized,
            statement_withdrawn.id,
            "withdrawn_notice.explanation",
            "the explanation",
            notice.explanation,
            context,
        )
        if last is not None and notice.withdrawn_at != life.change_history[last].at:
            yield _another_moment(localized, last)


def _no_notice(localized: LocalizedPage, last: int | None, context: Context) -> Finding:
    """A withdrawn statement that does not say why. `last`: the place of its last withdrawal in the
    history.
    """
    words = ", ".join(f"{code}: …" for code in context.settings.languages)
    at = "…" if last is None else _as_written(localized, "change_history", last, "at")
    return _finding(
        localized,
        statement_withdrawn.id,
        "status",
        "the statement is withdrawn, and readers are not told why",
        f"Add a line `withdrawn_notice: {{explanation: {{{words}}}, withdrawn_at: {at}}}`.",
    )


def _needless_notice(localized: LocalizedPage, status: Status, last: int | None) -> Finding:
    """A notice in a statement that is not withdrawn. `last` as above."""
    return _finding(
        localized,
        statement_withdrawn.id,
        "withdrawn_notice",
        f'"withdrawn_notice" stands in a statement that is {status}',
        "Delete it: the history still tells that it was withdrawn."
        if last is not None
        else f"Delete it, or withdraw the statement: `editorial new version {localized.key} --kind "
        f"{ChangeKind.WITHDRAWAL}`.",
    )


def _another_moment(localized: LocalizedPage, last: int) -> Finding:
    """A notice that tells another moment than the history. `last` as above."""
    at = _as_written(localized, "change_history", last, "at")
    return _finding(
        localized,
        statement_withdrawn.id,
        "withdrawn_notice.withdrawn_at",
        f'"withdrawn_at" is {_as_written(localized, "withdrawn_notice", "withdrawn_at")}, and the '
        f"history says {at} "
        f"(line {localized.front_matter.line(f'change_history.{last}.at')})",
        f"Write `withdrawn_at: {at}`.",
    )


def _as_written(localized: LocalizedPage, field: str, *inside: str | int) -> str:
    """What an editor wrote at a place of the front matter that was read as a life, sign for sign."""
    value: Any = localized.fields[field]
    for name in inside:
        value = value[name]
    return str(value)


def life_of(localized: LocalizedPage, context: Context) -> Life | None:
    """The fields of a statement's life, from its original; None for anything else, and where they are not
    right in themselves.
    """
    if (
        context.settings.bare
        or not is_statement(localized.key)
        or context.pages[localized.key].original != localized.language
    ):
        return None
    try:
        return cast("Life", some_fields(StatementFields, LIFE).model_validate(localized.fields))
    except ValidationError:
        return None  # field-value and field-missing say what is wrong


def _finding(localized: LocalizedPage, rule: str, field: str, problem: str, fix: str) -> Finding:
    return Finding(
        rule=rule,
        message=problem,
        fix=fix,
        path=localized.path,
        line=localized.front_matter.line(field),
        page=localized.key,
        language=localized.language,
        subject=field,
    )
