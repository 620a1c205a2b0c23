"""What every command begins with: read the docs folder, its settings and as much of its past as is needed,
and inspect.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import partial, reduce
from pathlib import Path
from typing import TypeVar

import click

from docs_parity.extension import ProjectCheck, project_checks, withheld
from docs_parity.freshness.measurement import recorded_in, source_of, wanted
from docs_parity.inspection.inspection import Inspection, inspect, results
from docs_parity.inspection.page_result import PageResult, mark
from docs_parity.markdown.canonical import ALGORITHM, digest_of, units
from docs_parity.markdown.yaml_positions import YamlError
from docs_parity.model.finding import Acceptance
from docs_parity.model.page import LocalizedPage, Page, Tree, section_of
from docs_parity.model.rule import RULES
from docs_parity.model.state import Past
from docs_parity.project import glossary
from docs_parity.project.acceptance_files import read_acceptances
from docs_parity.project.git_process import GitError
from docs_parity.project.glossary import GlossaryError
from docs_parity.project.history import History
from docs_parity.project.pairing import Pages
from docs_parity.project.settings import FILE_NAME, Settings, bare_settings, read_settings
from docs_parity.project.tree import read_tree
from docs_parity.project.validation_messages import guess
from docs_parity.reports.rule_catalogue import measures
from docs_parity.reports.rule_page import percent, where_listed
from docs_parity.rules.context import Context
from docs_parity.runner.processes import may_share, shared
from docs_parity.runner.result_cache import Cache


def refuse_wrong_severities(settings: Settings) -> None:
    """A misspelled rule would weigh what nobody meant; one that is often wrong would stop what is right.

    Raises click.UsageError.
    """
    sections = [
        (f' of the section "{name}"', section.severity) for name, section in settings.sections.items()
    ]
    for place, severities in (("", settings.severity), *sections):
        for rule, severity in severities.items():
            declared = RULES.get(rule)
            if declared is None:
                near = guess(rule, RULES.ids(), where_listed())
                raise click.UsageError(
                    f'{FILE_NAME}: "severity"{place} names "{rule}", and there is no such rule. {near}'
                )
            if declared.no_less and severity != "error":
                raise click.UsageError(
                    f'{FILE_NAME}: "severity"{place} sets "{rule}" to "{severity}". {declared.no_less} '
                    "Take the line out."
                )
            if severity == "error":
                _refuse_unsure(rule)


def _refuse_unsure(rule: str) -> None:
    measure = measures().get(rule)
    if measure and measure.precision is not None and not measure.may_be_error:
        share = percent(measure.precision)
        raise click.UsageError(
            f'{FILE_NAME}: "{rule}" is right in {share} % of the cases only, and cannot be an error. Write '
            "warning."
        )


Some = TypeVar("Some")
LONG = 300
"""Pages that take longer to look at than a person should wait without a sign."""


def today() -> str:
    """The day it is, as 2026-11-24."""
    return date.today().isoformat()  # noqa: DTZ011 - the day where the command is run


def inspect_folder(
    root: Path, languages: str | None = None, original: str | None = None, before: Tree | None = None
) -> Inspection:
    """Read and inspect a docs folder with the settings beside it; what is kept in `.cache/` and still holds
    is used again.

    `before` is the tree of an earlier inspection in this process. Raises click.UsageError (exit code 2) where
    the folder or its settings cannot be used, and where something has to be held against the past and git
    does not answer.
    """
    settings, tree = opened(root, languages, original, before)
    try:
        return _plainly(root, tree, settings) if settings.bare else _remembering(root, tree, settings)
    except GitError as error:
        raise click.UsageError(f"{error}.") from None
    except GlossaryError as error:  # glossary.yml is read when the first page is looked at
        raise _unusable(root.resolve().parent / glossary.FILE_NAME, error) from None


def opened(
    root: Path, languages: str | None = None, original: str | None = None, before: Tree | None = None
) -> tuple[Settings, Tree]:
    """The settings of a docs folder, and what stands in it; nothing is inspected.

    Takes and raises what `inspect_folder` does, of what concerns the folder and its settings.
    """
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}. Name the folder of the pages with --docs.")
    settings = find_settings(root, languages, original)
    refuse_wrong_severities(settings)
    absent = [code for code in settings.languages if not (root / code).is_dir()]
    if len(absent) == len(settings.languages):
        raise click.UsageError(
            f"{root} has none of the folders {', '.join(settings.languages)}. "
            f"Correct the languages in {FILE_NAME}; check, status and diff can also be told: --languages."
        )
    tree = read_tree(root, settings, before)
    _refuse_misspelled_sections(tree, settings)
    return settings, tree


def inspect_for_everybody(
    root: Path, languages: str | None = None, original: str | None = None, before: Tree | None = None
) -> Inspection:
    """`inspect_folder` as it may be shown to everybody: without what the extensions withhold."""
    return withheld(inspect_folder(root, languages, original, before))


def _unusable(file: Path, error: Exception) -> click.UsageError:
    """What is said of a file of settings that cannot be used."""
    place = f":{error.line}" if isinstance(error, YamlError) else ""
    fix = f" {error.fix}" if isinstance(error, YamlError) else ""
    problem = str(error).replace("the front matter cannot", "the file cannot")
    return click.UsageError(f"{os.path.relpath(file)}{place}: {problem}.{fix}")


def _refuse_misspelled_sections(tree: Tree, settings: Settings) -> None:
    """A section whose name is misspelled would be held by other rules than somebody meant, and nothing would
    show it.
    """
    real = {section_of(key) for localizations in tree.localizations.values() for key in localizations}
    unnamed = sorted(real - set(settings.sections))
    for name in settings.sections:
        if name and name not in real and (near := get_close_matches(name, unnamed, 1)):
            raise click.UsageError(
                f'{FILE_NAME}: there are no pages in a section "{name}". Did you mean "{near[0]}"?'
            )


def _plainly(root: Path, tree: Tree, settings: Settings) -> Inspection:
    """In a tree that is not ours nothing is written."""
    past = _learn(root, tree, settings, Pages(tree, settings))
    inspection = inspect(tree, settings, past, watch=_watched)
    return replace(inspection, again=lambda other: inspect(other, settings, past))


def _remembering(root: Path, tree: Tree, settings: Settings) -> Inspection:
    project = root.resolve().parent
    acceptances, troubles = read_acceptances(project, settings)
    if troubles:
        raise click.UsageError(troubles[0])
    checks = project_checks(project, settings, tree)
    cache = Cache(project, root, repr(settings), acceptances, _marks(checks, tree))
    kept = cache.kept(tree)
    inspection = _inspected(root, tree, settings, acceptances, checks, kept)
    cache.keep(inspection.results, kept)

    def again(other: Tree) -> Inspection:
        still = {result.key: result for result in inspection.results if _holds(result, other)}
        asked = project_checks(project, settings, other)
        return _inspected(root, other, settings, acceptances, asked, still)

    return replace(inspection, again=again)


def _holds(result: PageResult, tree: Tree) -> bool:
    """True if what was found on a page in one tree is what is found in another."""
    return result.lasting and all(mark(tree, path) == what for path, what in result.needs.items())


def _inspected(
    root: Path,
    tree: Tree,
    settings: Settings,
    acceptances: tuple[Acceptance, ...],
    checks: Iterable[ProjectCheck],
    kept: dict[str, PageResult],
) -> Inspection:
    """Look at the pages of a tree of which nothing is kept, and put everything together."""
    keys = [key for key in Pages(tree, settings) if key not in kept]
    if keys:
        _ = settings.glossary  # read once, before there are several processes
    look = partial(_looked_at, root, tree, settings, acceptances, checks)
    looked_at = shared(keys, look) if may_share(len(keys)) else look(keys)
    new = {result.key: result for result in _counted(looked_at, len(keys))}
    inspection = inspect(tree, settings, Past(today=today()), acceptances, kept | new)
    return _with_project(inspection, checks)


def _marks(checks: Iterable[ProjectCheck], tree: Tree) -> Mapping[str, str]:
    """Key of a page -> what its results depend on beside the docs folder."""
    marks: dict[str, str] = {}
    for check in checks:
        for key, text in check.marks(tree).items():
            marks[key] = f"{marks[key]} {text}" if key in marks else text
    return marks


def _with_project(inspection: Inspection, checks: Iterable[ProjectCheck]) -> Inspection:
    """The inspection, with what concerns no page."""
    beside = [finding for check in checks for finding in check.findings(inspection.tree, inspection.pages)]
    return replace(
        inspection,
        findings=tuple(
            sorted(
                (*inspection.findings, *beside),
                key=lambda finding: (finding.path, finding.line, finding.rule),
            )
        ),
    )


def _looked_at(
    root: Path,
    tree: Tree,
    settings: Settings,
    acceptances: Iterable[Acceptance],
    checks: Iterable[ProjectCheck],
    keys: Sequence[str],
) -> Iterator[PageResult]:
    """The results of some pages, with as much of their past as they need, and with what the checks of the
    project add to them.
    """
    pages = Pages(tree, settings)
    past = _learn(root, tree, settings, {key: pages[key] for key in keys})
    for result in results(keys, Context(settings, tree, pages, past, tuple(acceptances))):
        page = pages[result.key]
        yield reduce(lambda known, check: check.completed(known, page), checks, result)


def _watched(keys: Sequence[str]) -> Iterable[str]:
    """Show on a terminal how far a long inspection has come."""
    return _counted(keys, len(keys))


def _counted(some: Iterable[Some], number: int) -> Iterator[Some]:
    """The things themselves, counted on a terminal if they are many."""
    if number < LONG or not sys.stderr.isatty():
        yield from some
        return
    with click.progressbar(some, length=number, label="Checking", file=sys.stderr) as bar:
        yield from bar


def _learn(root: Path, tree: Tree, settings: Settings, pages: Mapping[str, Page]) -> Past:
    """The earlier texts that these pages' translations were made from, and, where something waits, since
    when.
    """
    asked = {entry for page in pages.values() for entry in wanted(page)}
    orphans = {
        (localized.path, recorded.blob)
        for page in pages.values()
        if not page.original
        for localized in page.localizations.values()
        if (recorded := recorded_in(localized))
    }
    waits = any(_waits(page, settings) for page in pages.values())
    if not (asked or orphans or waits):
        return Past(today=today())
    history = History(root, today())
    texts = history.texts(asked | orphans)
    moved = {
        source.path
        for page in pages.values()
        for localized in page.translations()
        if (source := source_of(localized, page)) and source.readable and _moved(localized, source, texts)
    }
    if moved or orphans or waits:
        history.days(moved)
    return history.past(tree.paths)


def _moved(localized: LocalizedPage, source: LocalizedPage, texts: Mapping[str, LocalizedPage]) -> bool:
    """True if the source no longer has the recorded words, or it cannot be told."""
    recorded = recorded_in(localized)
    if recorded is None or source.blob.startswith(recorded.blob):
        return False
    return (
        recorded.algorithm != ALGORITHM
        or recorded.blob not in texts
        or digest_of(units(source)) != recorded.digest
    )


def _waits(page: Page, settings: Settings) -> bool:
    """True if it matters since when a page has been without one of its languages."""
    return bool(page.source and settings.section(page.section).grace) and any(
        code not in page.localizations or page.localizations[code].is_draft for code in settings.languages
    )


def find_settings(root: Path, languages: str | None, original: str | None) -> Settings:
    """The settings beside the docs folder, or plain ones from the options."""
    beside = root.resolve().parent / FILE_NAME
    if languages:
        codes = tuple(code.strip() for code in languages.split(",") if code.strip())
        if not codes:
            raise click.UsageError("--languages names no language. Write their codes: --languages en,fr,es.")
        if original and original not in codes:
            raise click.UsageError(f"--original {original} is none of the languages {', '.join(codes)}.")
        return bare_settings(codes, original or codes[0])
    try:
        settings = read_settings(beside)
    except FileNotFoundError:
        raise click.UsageError(
            f"there is no {FILE_NAME} beside {root}. Write one there; check, status and diff can also be "
            "told the languages: --languages en,fr,es."
        ) from None
    except GlossaryError as error:
        raise _unusable(beside.with_name(glossary.FILE_NAME), error) from None
    except (YamlError, OSError, UnicodeDecodeError) as error:
        raise _unusable(beside, error) from None
    if original and original not in settings.languages:
        raise click.UsageError(
            f"--original {original} is none of the languages {', '.join(settings.languages)}."
        )
    return settings.model_copy(update={"original": original}) if original else settings


def relative(path: str, root: Path) -> str:
    """A path given on the command line, relative to the docs folder."""
    slashes = path.replace("\\", "/")
    for candidate in (Path(path), root / path, Path(slashes), root / slashes):
        if candidate.exists():
            return Path(os.path.relpath(candidate, root)).as_posix()
    raise click.UsageError(f"there is no {path}.")
