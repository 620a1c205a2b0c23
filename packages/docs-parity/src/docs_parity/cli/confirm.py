"""`editorial confirm`: a person says that a translation says what its source says now."""

import json
from pathlib import Path

import click

from docs_parity.freshness.policy import fact_words
from docs_parity.inspection.fidelity import compared
from docs_parity.inspection.inspection import Inspection
from docs_parity.model.program import program
from docs_parity.model.state import Freshness, State
from docs_parity.model.system_faults import reason as reason_of
from docs_parity.project.translation_record import RecordError, write_record
from docs_parity.rules.context import Context
from docs_parity.runner.atomic_files import replace_file
from docs_parity.runner.inspect_folder import inspect_folder

CONFIRMABLE = (Freshness.FRESH, Freshness.STALE, Freshness.UNKNOWN, Freshness.DRAFT)


@click.command()
@click.argument("page", required=False)
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="All pages at once. The reports will say so until each is confirmed by name.",
)
@click.option("--reason", help="Why the revision is recorded although something differs; needed with --all.")
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
def confirm(
    page: str | None, languages: tuple[str, ...], everything: bool, reason: str | None, docs: str
) -> None:
    """Record that the translations of PAGE into LANG say what its original says now.

    PAGE is the page's name, for example about/overview, or the path of its file. Without LANG, all its
    translations; where PAGE is the file of a translation, that one. Only the record in the front matter is
    written; nothing else changes. A translation with errors is refused.

    Exit code 0: confirmed; 1: refused; 2: wrong use.
    """
    root = Path(docs)
    inspection = inspect_folder(root)
    states = _asked(inspection, page, languages, everything, reason)
    if not states:
        click.echo("There is nothing to confirm.")
    refused = [state for state in states if not _confirm(state, inspection, root, everything, reason)]
    if refused:
        raise SystemExit(1)


def _asked(
    inspection: Inspection, page: str | None, languages: tuple[str, ...], everything: bool, reason: str | None
) -> list[State]:
    """The states of the translations that were named."""
    if everything:
        if page or not reason:
            raise click.UsageError(
                "--all takes no page, and needs --reason: why may they all be confirmed unread?"
            )
        return [
            state
            for state in inspection.states
            if state.freshness in CONFIRMABLE and state.freshness is not Freshness.FRESH
        ]
    if not page:
        raise click.UsageError(f"name a page, for example: {program()} confirm about/overview fr")
    key = page_key(page, inspection)
    languages = languages or tuple(filter(None, [_language_of(page, key, inspection)]))
    states = {state.language: state for state in inspection.states if state.page == key}
    unknown = [code for code in languages if code not in states]
    if unknown:
        raise click.UsageError(
            f"{key} has no translation into {unknown[0]}: it can be confirmed in {', '.join(states)}."
        )
    return [
        state
        for code, state in states.items()
        if code in (languages or states) and (languages or state.freshness in CONFIRMABLE)
    ]


def page_key(name: str, inspection: Inspection | Context) -> str:
    """The key of a page named by its key or by the path of one of its files.

    Raises click.UsageError for an unknown one.
    """
    key = name.replace("\\", "/").removesuffix(".md")
    for code in inspection.tree.languages:
        key = key.partition(f"/{code}/")[2] or key.removeprefix(f"{code}/") if f"{code}/" in key else key
    if key not in inspection.pages:
        raise click.UsageError(
            f"there is no page {name}. Its name is its path without language and ending, for example "
            "about/overview."
        )
    return key


def _language_of(name: str, key: str, inspection: Inspection) -> str:
    """The language of the translation whose file was named; empty for a page's name or the file of its
    original.
    """
    named = f"/{name.replace(chr(92), '/').removesuffix('.md')}"
    return next(
        (
            state.language
            for state in inspection.states
            if state.page == key and named.endswith(f"/{state.language}/{key}")
        ),
        "",
    )


def _confirm(state: State, inspection: Inspection, root: Path, everything: bool, reason: str | None) -> bool:
    """Write the record of one translation, and say so; False if it must not be confirmed."""
    refusal = _refusal(state, inspection, f"{root.as_posix()}/", reason)
    if refusal:
        click.echo(f"{state.path} was not confirmed: {refusal}", err=True)
        return False
    file = root / state.path
    why = json.dumps(reason, ensure_ascii=False) if reason else ""
    entries = {"of": state.present, "reason": "" if everything else why, "bulk": why if everything else ""}
    try:
        replace_file(file, write_record(file.read_bytes(), entries), durable=True)
    except RecordError as error:
        click.echo(f"{state.path} was not confirmed: {error}.", err=True)
        return False
    except OSError as error:
        click.echo(
            f"{state.path} was not confirmed: the file cannot be written ({reason_of(error)}).", err=True
        )
        return False
    click.echo(f"{state.path} now says that it was made from {state.present}.")
    for fact in dict.fromkeys(state.facts):
        click.echo(f"  Make sure that it says so: {fact_words(*fact)}.")
    return True


def _refusal(state: State, inspection: Inspection, root: str, reason: str | None) -> str:
    """Why a translation cannot be confirmed; empty if it can. What counts is the original as it stands."""
    if state.freshness not in CONFIRMABLE or not state.present:
        return _why_not(state, inspection, root)
    page = inspection.pages[state.page]
    source, localized = page.localizations[state.source], page.localizations[state.language]
    context = Context(
        inspection.settings, inspection.tree, inspection.pages, acceptances=inspection.acceptances
    )
    faults = [finding for finding in compared(page, source, localized, context) if finding.stops]
    if faults and not reason:
        return (
            f"it differs from {root}{state.source_path}.\n{faults[0].sentence(root)}\n"
            "Put that right, or keep it, if it is meant: "
            f'{program()} accept {faults[0].place(root)} --reason "…"\n'
            'With --reason "…" this command records the revision all the same; the difference stays a '
            "finding."
        )
    return ""


def _why_not(state: State, inspection: Inspection, root: str) -> str:
    """Why there is nothing to confirm, and what is wrong with the file or with its original's."""
    source = inspection.pages[state.page].source
    unreadable = state.freshness is Freshness.UNKNOWN
    paths = (state.path, source.path) if unreadable and source else (state.path,)
    fault = next(
        (
            finding
            for path in paths
            for finding in inspection.findings
            if finding.path == path and finding.stops
        ),
        None,
    )
    reason = "it, or its original, cannot be read." if unreadable else f"it is {state.freshness}."
    return f"{reason}\n{fault.sentence(root)}" if fault else reason
