"""Is the statement's hour come? Everybody can read a public repository, and a site is copied within minutes.

What is said of it names the file and the hour, and not a word of the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.rule import FIELDS, rule
from editorial.office.moments import Moment, moment
from editorial.statements.fields import is_statement
from editorial.statements.life_cycle import UNPUBLISHED, Status, is_status
from editorial.statements.records import written_moments

ELSEWHERE = (
    "It belongs in a private repository until then: take it out of this one in every language, put it back "
    "when its hour "
    "has come, and tell whoever set the hour that it has been here."
)


UNTOLD = "nobody can tell whether this statement may be known yet"
QUOTED = "Until then nothing of it is quoted."
LOOK = (
    f"{QUOTED} Look at its original: it stands in the folder of its language under the same name, ends in "
    ".md, is saved as UTF-8, begins with a line `---`, and its front matter can be read. `editorial check "
    "--preview` says more, for your eyes alone."
)
STATEMENTS_FOLDER = "docs/<language>/statements/<year>/"


@rule(
    "embargo",
    group=FIELDS,
    place=470,
    exact=True,
    wrong="`embargoed_until` or `first_published_at` in the future; `status: embargoed`",
    right="a text that may be known now; or `status: draft`, and no secret in it",
    more="Everybody can read what stands in a public repository, so a text under embargo belongs in a "
    "private one until its hour. No other finding on such a statement is shown, because findings "
    "quote. The same holds for a statement of which nobody can tell: its original cannot be read, or it has "
    "no status that there is. No section can make it weigh less. In the private repository, `editorial check "
    "--preview` and `editorial build --preview` do not ask this.",
    no_less="A text whose hour has not come may not be published at all.",
)
def embargo(page: Page, now: Moment) -> Iterator[Finding]:
    """Has the hour of the statement come?"""
    source = page.source
    if source is None or not is_statement(page.key):
        return
    late = [(field, written) for field, written in _hours(source) if (hour := moment(written)) and hour > now]
    if late:
        field, written = late[0]
        yield _finding(
            page,
            source,
            field,
            f"this statement may not be known before {written}"
            if field == "embargoed_until"
            else f'"{field.rpartition(".")[2]}" is {written}, which is later than now',
            ELSEWHERE
            if field == "embargoed_until"
            else f"Put the date right if it may be known already. If not: {ELSEWHERE}",
        )
    elif source.fields.get("status") == Status.EMBARGOED:
        until = source.fields.get("embargoed_until")
        yield (
            _finding(
                page,
                source,
                "status",
                f"the hour of this statement was {until}, and its status is still under embargo",
                "Write `status: published`.",
            )
            if moment(until)
            else _finding(
                page, source, "status", "this statement is under embargo, and no hour is named", ELSEWHERE
            )
        )


def untold(page: Page, now: Moment) -> Iterator[Finding]:
    """Can it be told at all whether a page may be known? A page that says what only statements say is asked
    wherever it stands.
    """
    source = page.source
    versions = sorted(page.localizations.values(), key=lambda each: each.path)
    if not is_statement(page.key):
        yield from _declared(page, versions, now)
    elif source is None or not source.readable:
        yield _unreadable(page, source or versions[0])
    elif not is_status(source.fields.get("status")):
        advice = f"Write one of: {', '.join(Status)}. {QUOTED}"
        yield _finding(page, source, "status", f"{UNTOLD}: it has no status that there is", advice)
    elif source.fields.get("embargoed_until") is not None and not moment(source.fields["embargoed_until"]):
        advice = f"Write it as 2026-11-24T10:00:00-05:00. {QUOTED}"
        yield _finding(page, source, "embargoed_until", f"{UNTOLD}: its hour is written as none is", advice)


def _unreadable(page: Page, localized: LocalizedPage) -> Finding:
    """What is wrong with the file is told by the name of the rule alone: its sentence may quote."""
    trouble = next(iter(localized.troubles), None)
    where = f" ({trouble.rule}, line {max(1, trouble.line)})" if trouble else ""
    finding = _finding(page, localized, "", f"{UNTOLD}: it has no original that can be read{where}", LOOK)
    return replace(finding, line=max(1, trouble.line) if trouble else 1)


def _declared(page: Page, versions: Iterable[LocalizedPage], now: Moment) -> Iterator[Finding]:
    """A page elsewhere that is under embargo by its own words, or may be: no other page has a status."""
    for localized in versions:
        status = localized.fields.get("status")
        hour = moment(localized.fields.get("embargoed_until"))
        unknown = "status" in localized.fields and (not is_status(status) or status == Status.EMBARGOED)
        if unknown or (hour and hour > now) or ("embargoed_until" in localized.fields and hour is None):
            yield _finding(
                page,
                localized,
                "embargoed_until" if hour else "status",
                "this page may be under embargo by what it says, and it stands where no statement does",
                f"Statements stand in `{STATEMENTS_FOLDER}`. {ELSEWHERE}",
            )
            return


def _hours(source: LocalizedPage) -> Iterator[tuple[str, object]]:
    """(field, what is written) for every moment before which the statement, as it stands,
    cannot be public.
    """
    fields = source.fields
    yield "embargoed_until", fields.get("embargoed_until")
    status = fields.get("status")
    if status in UNPUBLISHED and status != Status.EMBARGOED:  # a draft may say for when it is meant
        return
    yield "first_published_at", fields.get("first_published_at")
    yield from written_moments(source)


def _finding(page: Page, source: LocalizedPage, field: str, problem: str, fix: str) -> Finding:
    return Finding(
        rule=embargo.id,
        message=problem,
        fix=fix,
        path=source.path,
        line=source.front_matter.line(field),
        page=page.key,
        language=source.language,
        subject=field,
    )
