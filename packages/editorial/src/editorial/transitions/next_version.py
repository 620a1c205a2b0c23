"""A version that is not recorded yet: does it follow from the last one, and does it say which languages
changed?
"""

from collections.abc import Iterator, Sequence

from docs_parity.model.finding import Finding
from docs_parity.model.rule import declare
from docs_parity.model.wording import listed
from editorial.register.rule_groups import NO_LESS, REGISTER
from editorial.statements.life_cycle import ChangeKind, Status, after, kinds_from
from editorial.statements.statement import StatementChange
from editorial.transitions.form_differences import form_difference
from editorial.transitions.published_text import earlier_entries, first_difference
from editorial.transitions.version_change import (
    FIXED,
    OF_THE_KIND,
    RECORDED_FIELDS,
    RECORDED_SCOPE,
    RECORDED_VERSION,
    VersionChange,
    braced,
    new_version,
    quoted,
    told,
)

RECORDED_STATUS = declare(
    "recorded-status",
    group=REGISTER,
    place=520,
    exact=True,
    question="May the status follow the one that was published last?",
    wrong="a `correction` of a statement that is withdrawn",
    right="a `reinstatement` first",
    no_less=NO_LESS,
)


def next_version(step: VersionChange) -> Iterator[Finding]:
    """The version, its one new entry, the status, and the languages it concerns."""
    number, expected = step.record.fields.version, step.recorded.version + 1
    if number != expected:
        yield told(
            step.record,
            RECORDED_VERSION.id,
            "version",
            f'"version" is {number}, and the last recorded version is {step.recorded.version}',
            f"Write `version: {expected}`: versions are recorded one after the other."
            if number > expected
            else "Put the recorded version back: nothing that was published is taken back in silence.",
        )
        return
    yield from earlier_entries(step)
    fresh = [(place, entry) for place, entry in step.history if entry.version > step.recorded.version]
    if [entry.version for _, entry in fresh] != [expected]:
        yield told(
            step.record,
            RECORDED_VERSION.id,
            "change_history",
            f"version {expected} goes on from version {step.recorded.version}, "
            f"and the history has {len(fresh) or 'no'} new {'entry' if len(fresh) < 2 else 'entries'}",
            f"Give it exactly one: {new_version(step, step.changed or step.public)}",
        )
        return
    yield from _entry(step, *fresh[0])


def _entry(step: VersionChange, place: int, entry: StatementChange) -> Iterator[Finding]:
    kind, field = entry.kind, f"change_history.{place}"
    allowed = after(step.recorded.statement.status, kind)
    if step.record.statement.status not in allowed:
        yield _status(step, kind, field, allowed)
        return
    yield from _facts(step, kind)
    faults = list(_texts(step, kind, field))
    yield from faults
    concerned = _concerned(step, kind)
    if not concerned:
        yield told(
            step.record,
            RECORDED_VERSION.id,
            field,
            f"version {entry.version} is a {kind}, and nothing differs from version {step.recorded.version}",
            f"Take the entry out, and write `version: {step.recorded.version}` again.",
        )
    elif not faults and set(entry.applies_to) != set(concerned):
        yield told(
            step.record,
            RECORDED_SCOPE.id,
            f"{field}.applies_to",
            f'"applies_to" is {braced(entry.applies_to)}, and what changed is {_what(step, kind)}',
            f"Write `applies_to: {braced(concerned)}`.",
        )


def _status(step: VersionChange, kind: ChangeKind, field: str, allowed: Sequence[Status]) -> Finding:
    was, now = step.recorded.statement.status, step.record.statement.status
    if allowed:
        return told(
            step.record,
            RECORDED_STATUS.id,
            "status",
            f'"status" is "{now}", and a {kind} makes of a statement that is {was} one '
            f"that is {' or '.join(allowed)}",
            f"Write {' or '.join(f'`status: {status}`' for status in allowed)}.",
        )
    return told(
        step.record,
        RECORDED_STATUS.id,
        f"{field}.kind",
        f'version {step.recorded.version} is recorded as {was}, and a "{kind}" cannot follow it',
        f"Use one of: {', '.join(kinds_from(was))}.",
    )


def _facts(step: VersionChange, kind: ChangeKind) -> Iterator[Finding]:
    """What never changes, and what does not change with a change of this kind."""
    for name, (was, now) in step.facts.items():
        problem = (
            f'"{name}" is {quoted(now)}, and version {step.recorded.version} was published with {quoted(was)}'
        )
        if name in FIXED:
            yield told(
                step.record, RECORDED_FIELDS.id, name, problem, "Take it back: it never changes.", name
            )
        elif kind.fixes_facts and name not in OF_THE_KIND:
            yield told(
                step.record,
                RECORDED_FIELDS.id,
                name,
                problem,
                f"Take it back: a {kind} does not change it. Record it as a version "
                "of its own, before or after this one.",
                name,
            )


def _texts(step: VersionChange, kind: ChangeKind, field: str) -> Iterator[Finding]:
    """Languages that changed, or came, with a change of a kind that does not do that."""
    if step.new and kind is not ChangeKind.TRANSLATION:
        names = listed([step.settings.english_name(code) for code in step.new])
        yield told(
            step.record,
            RECORDED_SCOPE.id,
            f"{field}.kind",
            f"this version is a {kind}, and {names} is new in it",
            "A new language is a version of its own, of the kind `translation`: record one after the other.",
            f"new {kind}",
        )
    for code in step.changed if kind.fixes_facts else ():
        version, (said, at) = step.record.page.localizations[code], _difference(step, code)
        yield Finding(
            rule=RECORDED_SCOPE.id,
            message=f"this version is a {kind}, "
            f"and the {step.settings.english_name(code)} text changed with it: {said}",
            fix="Take it back, or record it as a version of its own, before or after this one.",
            path=version.path,
            line=at,
            page=version.key,
            language=code,
            subject=said,
        )


def _difference(step: VersionChange, code: str) -> tuple[str, int]:
    """(what readers get otherwise in a language, the line of its file)."""
    if words := first_difference(step.before.lines(code), step.lines[code]):
        return words.said, words.at
    was, now = step.recorded.form(code), step.forms[code]
    if form := form_difference(was, now, step.form_lines(code)):
        return form[0], form[1]
    if files := [path for path in was.files if now.files.get(path) != was.files[path]]:
        return f"{files[0]} is another file", 1
    name = next((key for key in was.names if now.names.get(key) != was.names[key]), "")
    return f'"{now.names.get(name, name)}" was published as "{was.names.get(name, name)}"', 1


def _concerned(step: VersionChange, kind: ChangeKind) -> tuple[str, ...]:
    """The languages that a change concerns: those whose text changed; all of them where a fact changed that
    stands once for all.
    """
    if kind.same_text:
        return step.public
    if kind is ChangeKind.TRANSLATION:
        return step.new
    return (
        step.public
        if step.facts.keys() - {"status"}
        else tuple(code for code in step.public if code in (*step.changed, *step.new))
    )


def _what(step: VersionChange, kind: ChangeKind) -> str:
    if kind.same_text:
        return f"the whole statement, in {braced(step.public)}"
    if facts := [name for name in step.facts if name != "status"]:
        return f'"{facts[0]}", which stands once for {braced(step.public)}'
    return f"the text in {braced(_concerned(step, kind))}"
