"""Where one statement takes the place of another, both say so."""

from collections.abc import Iterator

from docs_parity.inspection.dependencies import dependency
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import FIELDS
from docs_parity.project.validation_messages import guess
from docs_parity.rules.context import Context
from docs_parity.rules.registry import version_rules
from editorial.statements.fields import Life, is_statement
from editorial.statements.life_cycle import UNPUBLISHED, ChangeKind, Status
from editorial.statements.records import AFTER, BEFORE, named, neighbours, original_of, successors
from editorial.statements.rules.change_history import life_of


@version_rules.rule(
    "statement-superseded",
    group=FIELDS,
    place=460,
    exact=True,
    wrong="`superseded_by` in the one, no `supersedes` in the other",
    right="both fields, each with the name of the other statement",
    more="Readers are led from the one to the other, in both directions. A statement that is still being "
    "written may name the one whose place it will take.",
)
def statement_superseded(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Do two statements, of which one takes the place of the other, name each other?"""
    life = life_of(localized, context)
    if life is None:
        return
    yield from _told(localized, life)
    for field in (AFTER, BEFORE):
        if key := named(localized, field):
            yield from _other(localized, life, field, key, context)
    yield from _circle(localized, context)


def _told(localized: LocalizedPage, life: Life) -> Iterator[Finding]:
    """The successor is named exactly from the moment at which the history tells of it."""
    told = [
        number for number, change in enumerate(life.change_history) if change.kind is ChangeKind.SUPERSESSION
    ]
    if (told or life.status is Status.SUPERSEDED) and not life.superseded_by:
        yield _finding(
            localized,
            f"change_history.{told[0]}" if told else "status",
            "the statement is superseded, and readers are not told by which one",
            "Add a line `superseded_by: statements/…` with the name of the statement that takes its place.",
        )
    elif life.superseded_by and not told and life.status is not Status.SUPERSEDED:
        by = f"--by {life.superseded_by}"
        yield _finding(
            localized,
            AFTER,
            f'"{AFTER}" stands in a statement that was never superseded (its status is "{life.status}")',
            f"Delete it, or tell when it was: `editorial new version {localized.key} "
            f"--kind {ChangeKind.SUPERSESSION} {by}`.",
        )


def _other(localized: LocalizedPage, life: Life, field: str, key: str, context: Context) -> Iterator[Finding]:
    """What is wrong with the statement that is named."""
    page = context.pages.get(key) if is_statement(key) else None
    if key == localized.key:
        yield _finding(localized, field, f'"{field}" names this statement itself', "Name the other one.")
    elif page is None:
        known = [each for each in context.pages if is_statement(each)]
        yield _finding(
            localized,
            field,
            f'"{field}" is "{key}", and there is no such statement',
            guess(
                key,
                known,
                "Write its path without language and ending, for example statements/2024/2024-04-15-sudan.",
            ),
        )
    elif other := original_of(key, context.tree):
        yield from _answer(localized, life, field, other)


def _answer(localized: LocalizedPage, life: Life, field: str, other: LocalizedPage) -> Iterator[Finding]:
    """Does the other one say so too? A statement that is still being written may name the one whose place it
    will take.
    """
    status = other.fields.get("status")
    if field == AFTER and status in UNPUBLISHED:
        yield _finding(
            localized,
            field,
            f'"{field}" leads to {other.key}, and that is not published yet (its status is "{status}")',
            "Publish that one first, or in the same pull request.",
        )
    elif field == AFTER and named(other, BEFORE) != localized.key:
        yield _finding(
            localized,
            field,
            f"{other.key} takes the place of this statement, and does not say so",
            f"Add to {other.path}: `{BEFORE}: {localized.key}`.",
        )
    elif field == BEFORE and life.status not in UNPUBLISHED and named(other, AFTER) != localized.key:
        yield _finding(
            localized,
            field,
            f"this statement takes the place of {other.key}, and that one does not say so",
            f"Give that one a new version: `editorial new version {other.key} "
            f"--kind {ChangeKind.SUPERSESSION} --by {localized.key}`.",
        )


def _circle(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Told once, at the first of those that go round."""
    later = successors(localized, context.tree)
    if len(later) > 1 and later[-1] == localized.key == min(later):
        yield _finding(
            localized,
            AFTER,
            f"these statements take each other's place in a circle: {', '.join([localized.key, *later])}",
            f"Take `{AFTER}` out of the one that is valid.",
        )


def _finding(localized: LocalizedPage, field: str, problem: str, fix: str) -> Finding:
    return Finding(
        rule=statement_superseded.id,
        message=problem,
        fix=fix,
        path=localized.path,
        line=localized.front_matter.line(field),
        page=localized.key,
        language=localized.language,
        subject=f"{field} {named(localized, field)}",
    )


dependency(statement_superseded.id)(neighbours)
