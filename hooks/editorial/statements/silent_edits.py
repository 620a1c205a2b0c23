"""What differs from the recorded version although the file says that it is that version: nothing published changes in silence."""

from collections.abc import Iterator, Mapping

from editorial.model.finding import Finding
from editorial.model.life_cycle import kinds_from
from editorial.model.rule import declare
from editorial.model.wording import listed
from editorial.statements.first_difference import first_difference
from editorial.statements.rule_groups import NO_LESS, REGISTER
from editorial.statements.step import RECORDED_FIELDS, RECORDED_SCOPE, RECORDED_VERSION, Step
from editorial.statements.telling import new_version, shown, told

TRANSLATION = "translation"

RECORDED_TEXT = declare(
    "recorded-text", group=REGISTER, place=480, exact=True,
    question="Does a published text read as it was published?",
    wrong="a comma taken out of a published statement, and the same `version`",
    right="the comma put back; or a new version with its entry in `change_history`",
    more="The register keeps every published text, paragraph by paragraph. Links of our own pages, "
         "emphasis, ids and the translation record are no part of it.",
    no_less=NO_LESS)
RECORDED_HISTORY = declare(
    "recorded-history", group=REGISTER, place=500, exact=True,
    question="Does what readers were told of earlier changes stand as it was?",
    wrong="the note of an earlier version written anew", right="the note as it was",
    no_less=NO_LESS)


def silent_changes(step: Step) -> Iterator[Finding]:
    """Texts, languages, facts and history of a recorded version, against the file."""
    yield from _texts(step)
    yield from _languages(step)
    yield from earlier_entries(step)
    yield from _entry_without_version(step)
    yield from _facts(step)


def _texts(step: Step) -> Iterator[Finding]:
    for code in step.changed:
        version, name = step.record.page.versions[code], step.settings.english_name(code)
        found = first_difference(step.before.lines(code), step.lines[code])
        if found is None:
            continue  # the text in the register is not the recorded one: the register's own check says so
        more = f", and {found.more} more {'place differs' if found.more == 1 else 'places differ'}" if found.more else ""
        yield Finding(RECORDED_TEXT.id, f"the {name} text is not what was published as version {step.recorded.version}: {found.said}{more}",
                      f"Take it back, or tell readers of it: {new_version(step, step.changed, path=version.path)}", version.path, found.at,
                      page=version.key, language=code, subject=found.said)


def _languages(step: Step) -> Iterator[Finding]:
    for code in step.new:
        version = step.record.page.versions[code]
        advice = new_version(step, step.new, TRANSLATION, version.path) if TRANSLATION in kinds_from(step.recorded.status) else ""
        yield Finding(RECORDED_SCOPE.id, f"the {step.settings.english_name(code)} version is new, and version {step.recorded.version} was "
                      f"published without it", f"Tell readers of it: {advice}", version.path, 1, page=version.key, language=code,
                      subject=f"new {code}")


def earlier_entries(step: Step) -> Iterator[Finding]:
    """The recorded entries of the history stand as they were published."""
    entries = {entry["version"]: (place, entry) for place, entry in step.history}
    for was in step.recorded.change_history:
        place, now = entries.get(was["version"], (0, None))
        if now is None:
            yield told(step.record, RECORDED_HISTORY.id, "change_history",
                       f"the entry of version {was['version']} was published and is gone",
                       f'Put it back: `{{version: {was["version"]}, at: {was["at"]}, kind: {was["kind"]}, …}}`.')
        elif (kept := _kept(was, now)) != was:
            name, old, new = differing(was, kept)
            yield told(step.record, RECORDED_HISTORY.id, f"change_history.{place}.{name}", f'"{name}" in the entry of version '
                       f'{was["version"]} is {_quoted(new)}, and was published as {_quoted(old)}',
                       "Put it back as it was: what readers were told stays.")


def _kept(was: Mapping, now: Mapping) -> Mapping:
    """An entry without the words that its note has gained in other languages: a site may get a language after a version was published,
    and its readers must be told of the past too.
    """
    notes = {name: now.get(name) for name in ("note",) if isinstance(now.get(name), Mapping) and isinstance(was.get(name), Mapping)}
    return {**now, **{name: {code: text for code, text in said.items() if code in was[name]} for name, said in notes.items()}}


def differing(was: Mapping, now: Mapping) -> tuple[str, object, object]:
    """The first field that differs, `note.en` for one inside another, with both its values."""
    name = next(name for name in {**was, **now} if was.get(name) != now.get(name))
    old, new = was.get(name), now.get(name)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        inner, old, new = differing(old, new)
        name = f"{name}.{inner}"
    return name, old, new


def _entry_without_version(step: Step) -> Iterator[Finding]:
    known = {entry["version"] for entry in step.recorded.change_history}
    for place, entry in step.history:
        if entry["version"] not in known:
            yield told(step.record, RECORDED_VERSION.id, f"change_history.{place}.version",
                       f"the history has an entry for version {entry['version']}, and the statement still says that it is version "
                       f"{step.recorded.version}", f"Write `version: {entry['version']}` on line "
                       f"{step.source.front_matter.line('version')}, or take the entry out.")


def _facts(step: Step) -> Iterator[Finding]:
    new_entry = any(entry["version"] > step.recorded.version for _, entry in step.history)
    for name, (was, now) in ({} if new_entry else step.facts).items():
        yield told(step.record, RECORDED_FIELDS.id, name, f'"{name}" is {_quoted(now)}, and version {step.recorded.version} was published '
                   f"with {_quoted(was)}", _advice(step, name), name)


def _advice(step: Step, name: str) -> str:
    if name in ("first_published_at", "original"):
        return "Take it back: it never changes."
    if name in ("status", "withdrawn_notice", "superseded_by"):
        kinds = listed([f"`--kind {kind}`" for kind in kinds_from(step.recorded.status)])
        return f"Take it back, or tell readers of it with a new version: `editorial new version {step.recorded.id}` with one of {kinds}."
    return f"Take it back, or tell readers of it: {new_version(step, step.public)}"


def _quoted(value: object) -> str:
    return f'"{shown(value)}"' if shown(value) else "not there"
