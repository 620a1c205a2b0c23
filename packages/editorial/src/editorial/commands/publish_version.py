"""`editorial new version`: what a published statement says of a change, written into its front matter."""

from collections import ChainMap
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import click
from pydantic import BaseModel

from docs_parity.cli.confirm import page_key
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.system_faults import reason
from docs_parity.model.wording import listed, written_day
from docs_parity.project.pairing import Pages
from docs_parity.rules import original_rules
from docs_parity.rules.context import Context
from docs_parity.runner.atomic_files import write_over
from editorial.authoring import prompts, validators
from editorial.authoring.front_matter_edit import CannotEditError
from editorial.authoring.new_version import NewVersion, naming, next_status, rewritten, translated_note
from editorial.authoring.prompts import (
    ByLanguage,
    Refused,
    answer,
    by_language_option,
    in_languages,
    menu,
    one_of,
)
from editorial.authoring.workspace import now, read_workspace
from editorial.office.moments import written
from editorial.office.settings import office_settings
from editorial.statements.fields import Change, WithdrawnNotice, is_statement
from editorial.statements.life_cycle import UNPUBLISHED, ChangeKind, kinds_from, walk
from editorial.statements.records import BEFORE, named, original_of
from editorial.statements.rules import change_history, supersession

STATEMENT_RULES = (
    change_history.statement_history,
    change_history.statement_notes,
    change_history.statement_status,
    change_history.statement_withdrawn,
    supersession.statement_superseded,
)

MEANINGS = {
    ChangeKind.CORRECTION: "something was wrong, and the meaning changes",
    ChangeKind.CLARIFICATION: "nothing was wrong; it is said more clearly",
    ChangeKind.UPDATE: "something new is added",
    ChangeKind.EDITORIAL: "spelling, signs, links: the meaning stays",
    ChangeKind.TRANSLATION: "it now exists in one more language",
    ChangeKind.WITHDRAWAL: "readers should no longer rely on it; the text stays to be read",
    ChangeKind.REINSTATEMENT: "it is valid again",
    ChangeKind.SUPERSESSION: "another statement takes its place",
}


@click.command(cls=ByLanguage)
@click.argument("page")
@click.option("--kind", help=f"What kind of change: {', '.join(MEANINGS)}.")
@click.option("--languages", metavar="LANG,LANG", help="The languages whose text changed.")
@by_language_option("note", "What changed, in one sentence for readers.")
@by_language_option("explanation", "Why it is withdrawn.")
@click.option(
    "--by", metavar="STATEMENT", help="The statement that takes the place of this one, for a supersession."
)
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
def version(
    page: str,
    kind: str | None,
    languages: str | None,
    note_in: tuple[tuple[str, str], ...],
    explanation_in: tuple[tuple[str, str], ...],
    by: str | None,
    docs: str,
) -> None:
    """Tell readers of a change to a published statement: version, status and history of PAGE.

    PAGE is the statement's name, for example statements/2024/2024-04-15-sudan, or the path of its file. Only
    these fields are written; the text is yours to change.

    Exit code 0: written; 1: refused, because the statement cannot have such a change; 2: wrong use, or an
    option is missing and there is no terminal to ask on.
    """
    house, root = read_workspace(docs), Path(docs)
    original, history = _published(page_key(page, house), house, root)
    given = _Given(kind, languages, note_in, explanation_in, by)
    new = _asked(given, original, history, house)
    _write(_rewritten(original, new, house, root), root)
    _tell(original, new, house, root)


@dataclass(frozen=True, slots=True)
class _Given:
    """What the options say; people are asked for the rest."""

    kind: str | None
    languages: str | None
    note: Sequence[tuple[str, str]]
    explanation: Sequence[tuple[str, str]]
    by: str | None


def _asked(given: _Given, original: LocalizedPage, history: Sequence[Change], house: Context) -> NewVersion:
    """The new version, as the options or a person tell it."""
    kinds = [change.kind for change in history]
    kind = _kind(given.kind, kinds, original.key)
    changed = _languages(given.languages, kind, original.key, house)
    usual = translated_note(changed, list(house.settings.languages)) if kind is ChangeKind.TRANSLATION else {}
    return NewVersion(
        version=len(kinds) + 1,
        at=_present(history[-1], house),
        kind=kind,
        status=next_status(kinds, kind),
        languages=changed,
        by=_successor(given.by, original, house) if kind is ChangeKind.SUPERSESSION else "",
        note=_texts(given.note, "note", Change, "note", house, usual),
        explanation=_texts(given.explanation, "explanation", WithdrawnNotice, "explanation", house, {})
        if kind is ChangeKind.WITHDRAWAL
        else {},
    )


def _write(files: Mapping[Path, bytes], root: Path) -> None:
    """Write all files or none. Raises Refused where one cannot be written."""
    try:
        write_over(files)
    except OSError as error:
        raise Refused(
            f"{Path(error.filename or root).as_posix()} cannot be written ({reason(error)}). Nothing was "
            "changed."
        ) from None


def _published(key: str, house: Context, root: Path) -> tuple[LocalizedPage, Sequence[Change]]:
    """The original of a published statement, and its history.

    Raises Refused for anything else, and where its fields cannot be read.
    """
    page, source = house.pages[key], house.pages[key].source
    if not is_statement(key):
        raise Refused(f"{key} is no statement. Only statements have versions: change the page itself.")
    if source is None or not source.readable:
        faults = [fault for version in page.localizations.values() for fault in version.troubles]
        raise Refused(
            _first(faults, root)
            if faults
            else f"{key} has no original: every file of it has the field `translation`."
        )
    life = change_history.life_of(source, house)
    if life is None:
        raise Refused(
            _first(
                [
                    finding
                    for rule in original_rules
                    for finding in rule(source, page, house)
                    if finding.stops
                ],
                root,
            )
        )
    if life.status in UNPUBLISHED and len(life.change_history) == 1:
        raise Refused(
            f'{key} is not published yet (its status is "{life.status}"). '
            "Change it as you like: its history begins when it is published."
        )
    return source, life.change_history


def _first(faults: Sequence[Finding], root: Path) -> str:
    return f"Put this right first:\n{faults[0].sentence(f'{root.as_posix()}/')}"


def _kind(given: str | None, kinds: Sequence[ChangeKind], key: str) -> ChangeKind:
    """The kind of change. Raises Refused for one that the statement cannot have now."""
    status = next(iter(list(walk(kinds))[-1]), None)
    if status is None:
        raise Refused(f"The history of {key} is not in order. `editorial check` says what is wrong with it.")
    allowed: dict[str, str] = {kind: MEANINGS[kind] for kind in kinds_from(status)}
    if given in MEANINGS and given not in allowed:
        raise Refused(
            f'A statement that is {status} cannot have a version of the kind "{given}". It can have: '
            f"{', '.join(allowed)}."
        )
    chosen = answer(
        given,
        "--kind",
        "Kind",
        f"What kind of change? The statement is {status}." + menu(allowed),
        one_of(allowed),
    )
    return ChangeKind(chosen)


def _languages(given: str | None, kind: ChangeKind, key: str, house: Context) -> tuple[str, ...]:
    """The languages that changed: those it is in, where the text stays the same."""
    page = house.pages[key]
    exists = [code for code in house.settings.languages if code in page.localizations]
    public = [code for code in exists if not page.localizations[code].is_draft]
    if kind.same_text and given is None:
        return tuple(public)
    found = answer(
        given,
        "--languages",
        "Languages (with commas between them)",
        f"The languages whose text changed: {', '.join(exists)}.",
        lambda text: validators.languages(text, house),
        public[0] if len(public) == 1 else None,
    )
    missing = [code for code in found if code not in exists]
    if missing:
        raise Refused(f"There is no {missing[0]}/{key}.md. Write it first, then tell readers of it.")
    return found


def _texts(
    given: Sequence[tuple[str, str]],
    option: str,
    table: type[BaseModel],
    field: str,
    house: Context,
    usual: dict[str, str],
) -> dict[str, str]:
    """A text in all languages of the site. A person reads once what is asked for."""
    said = in_languages(given, option, house)
    help_text = str(table.model_fields[field].description)
    asked = next((code for code in house.settings.languages if code not in said), "")
    found = {}
    for code in house.settings.languages:
        found[code] = answer(
            said.get(code),
            f"--{option}-{code}",
            f"{field.capitalize()} ({house.settings.english_name(code)})",
            help_text if code == asked or not prompts.terminal() else "",
            validators.text_in(table, field, code),
            usual.get(code),
        )
    return found


def _successor(given: str | None, original: LocalizedPage, house: Context) -> str:
    """The statement that takes the place of this one; it must be public, and take nobody else's place."""

    def check(text: str) -> str:
        key = validators.statement_name(text, house)
        other = original_of(key, house.tree)
        if key == original.key:
            raise ValueError("a statement cannot take its own place")
        if other is None or other.fields.get("status") in UNPUBLISHED:
            raise ValueError(
                f"{key} is not published yet. Publish it first, or set its status in the same pull request"
            )
        if (before := named(other, BEFORE)) not in ("", original.key):
            raise ValueError(f"{key} takes the place of {before} already")
        return key

    return answer(
        given,
        "--by",
        "Statement",
        "The name of the statement that takes the place of this one, for example "
        "statements/2024/2024-04-15-sudan.",
        check,
    )


def _present(last: Change, house: Context) -> str:
    """The time it is, as front matter has it. Raises Refused where the last change is still to come."""
    zone = office_settings(house.settings).time_zone
    present = now(zone)
    if present < last.at:
        raise Refused(
            f"The last entry of the history is of {written(last.at, zone)}, and that is still to come. "
            "Correct it, or wait for it."
        )
    return written(present, zone)


def _rewritten(original: LocalizedPage, new: NewVersion, house: Context, root: Path) -> dict[Path, bytes]:
    """The files with their new texts, looked at before anything is written.

    Raises Refused where they would not be right.
    """
    changed = [original, *filter(None, [original_of(new.by, house.tree) if new.by else None])]
    texts = {version.path: _text(version, original, new, root) for version in changed}
    after = {
        version.key: read_page(texts[version.path].encode(), version.language, version.key, version.path)
        for version in changed
    }
    versions = {
        code: ChainMap(
            {key: version for key, version in after.items() if version.language == code},
            # A ChainMap writes to its first map alone.
            cast("MutableMapping[str, LocalizedPage]", house.tree.localizations[code]),
        )
        for code in house.tree.languages
    }
    tree = replace(house.tree, localizations=versions)
    context = Context(house.settings, tree, Pages(tree, house.settings))
    page = context.pages[original.key]
    version = after[original.key]
    found = [
        *(fault for rule in original_rules for fault in rule(version, page, context)),
        *(fault for rule in STATEMENT_RULES for fault in rule(version, context)),
    ]
    if faults := [fault for fault in found if fault.stops]:
        raise Refused(_first(faults, root))
    return {root / path: text.encode() for path, text in texts.items()}


def _text(localized: LocalizedPage, original: LocalizedPage, new: NewVersion, root: Path) -> str:
    """The new text of the statement's original, or of the one that takes its place."""
    text = (root / localized.path).read_bytes().decode("utf-8")
    try:
        return rewritten(text, new) if localized is original else naming(text, original.key)
    except CannotEditError as error:
        raise Refused(
            f"{(root / localized.path).as_posix()} cannot be changed by itself: {error}. Nothing was changed."
        ) from None


def _tell(original: LocalizedPage, new: NewVersion, house: Context, root: Path) -> None:
    """What was written, and what is left to do."""
    names = listed([house.settings.english_name(code) for code in new.languages])
    files = [(root / code / original.key).as_posix() + ".md" for code in new.languages]
    drafts = [code for code in new.languages if house.pages[original.key].localizations[code].is_draft]
    click.echo(f"""
{(root / original.path).as_posix()} is version {new.version} now, and {new.status}.
  Its history says: {new.kind} of {written_day(new.at[:10])}, {new.at[11:16]}, in {names}.""")
    if new.by:
        click.echo(f"  {new.by} says that it takes the place of this one.")
    if new.kind is ChangeKind.REINSTATEMENT:
        click.echo("  The notice above the text is gone; the history still tells of it.")
    steps = (
        [f"Correct the text, if you have not done so yet: {', '.join(files)}."]
        if not new.kind.fixes_facts
        else ["Leave the text as it is: readers go on seeing it, below the notice."]
        if new.kind.ends_force
        else []
    )
    steps += [
        f"When {file} is finished, write `status: translated` in it: it is still marked as a draft."
        for code, file in zip(new.languages, files, strict=True)
        if code in drafts
    ]
    steps.append(
        "Run `editorial check`. Where the original changed, it gives the line to paste into each translation."
        if original.language in new.languages and not new.kind.same_text
        else "Run `editorial check`."
    )
    click.echo("\nNext:\n" + "\n".join(f"  {number}. {step}" for number, step in enumerate(steps, 1)))
