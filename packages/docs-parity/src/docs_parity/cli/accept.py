"""`editorial accept`: a person says that a difference is meant, with the reason, until one of the two texts
changes.
"""

import json
from pathlib import Path

import click

from docs_parity.inspection.inspection import Inspection
from docs_parity.markdown.yaml_positions import YamlError, load
from docs_parity.model.finding import Finding
from docs_parity.model.program import program
from docs_parity.project.acceptance_files import FOLDER
from docs_parity.project.git import repository
from docs_parity.rules.acceptances import acceptable, evidence_of
from docs_parity.rules.context import Context
from docs_parity.runner.atomic_files import replace_file
from docs_parity.runner.inspect_folder import inspect_folder, today

SHORTEST_REASON = 10


@click.command()
@click.argument("finding")
@click.option("--reason", required=True, help="Why this difference is meant, for those who come after you.")
@click.option("--by", help="Who accepts it; by default the name that git knows.")
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
def accept(finding: str, reason: str, by: str | None, docs: str) -> None:
    """Accept a difference between a translation and its original.

    FINDING is the place at which a message begins, for example docs/fr/about/overview.md:12, or a fingerprint
    of `check --format json`. A line with date and author is added to accepted/PAGE.yml. It holds
    for these words: when the original's block or the translation's changes, it is void, and the check says
    so. Every report lists what was accepted.

    Exit code 0: written; 2: wrong use, or nothing that can be accepted.
    """
    root = Path(docs)
    inspection = inspect_folder(root)
    accepted = _named(inspection, finding, f"{root.as_posix()}/")
    if len(reason.strip()) < SHORTEST_REASON:
        raise click.UsageError("give a reason that somebody else understands in a year.")
    repo = repository(root)
    author = by or (repo.author() if repo else "")
    if not author:
        raise click.UsageError('say who you are: --by "First name Family name"')
    file = root.resolve().parent / FOLDER / f"{accepted.page}.yml"
    before = file.read_bytes() if file.exists() else b""
    after = _with_line(before, _line(accepted, inspection, author, reason.strip()))
    if _entries(after) != _entries(before) + 1:
        raise click.UsageError(
            f"{FOLDER}/{accepted.page}.yml is not written as this command writes it, and was not changed: "
            "begin each of its entries with `- ` on a line of its own, without spaces before it."
        )
    replace_file(file, after, durable=True)
    click.echo(f"Accepted in {FOLDER}/{accepted.page}.yml: {accepted.sentence(f'{root.as_posix()}/')}")


def _with_line(before: bytes, line: str) -> bytes:
    """The bytes of a file with one line more, which ends as the others do."""
    end = b"\r\n" if b"\r\n" in before else b"\n"
    missing = end if before and not before.endswith((b"\n", b"\r")) else b""
    return before + missing + line.encode() + end


def _entries(data: bytes) -> int:
    """How many entries a file of acceptances has; -1 for one that is no list."""
    try:
        value, _ = load(data.decode())
    except YamlError:
        return -1
    if value is None:
        return 0
    return len(value) if isinstance(value, list) else -1


def _named(inspection: Inspection, name: str, root: str) -> Finding:
    """The one finding that a place, a fingerprint or its beginning names."""
    name = name.replace("\\", "/")
    named = {
        candidate.fingerprint: candidate
        for candidate in inspection.findings
        if not candidate.accepted
        and (
            candidate.fingerprint.startswith(name)
            or name in (f"{root}{candidate.path}:{candidate.line}", f"{candidate.path}:{candidate.line}")
        )
    }
    can = {fingerprint: candidate for fingerprint, candidate in named.items() if acceptable(candidate)}
    if len(can) == 1:
        return next(iter(can.values()))
    if can:
        choices = "".join(
            f"\n  {fingerprint}  {candidate.message} ({candidate.rule})"
            for fingerprint, candidate in can.items()
        )
        raise click.UsageError(
            f"{name} names {len(can)} findings. Name one of them by its fingerprint:{choices}"
        )
    if named:
        first = next(iter(named.values()))
        raise click.UsageError(
            f"{first.rule} cannot be accepted, only a difference between a translation and its original. "
            f"{first.fix}"
        )
    raise click.UsageError(
        f"there is no finding {name}: copy the place at which a message of `{program()} check` begins."
    )


def _line(accepted: Finding, inspection: Inspection, author: str, reason: str) -> str:
    """The line of YAML that records the acceptance, without its end."""
    original, translation = evidence_of(
        accepted, Context(inspection.settings, inspection.tree, inspection.pages)
    )
    quoted = {
        name: json.dumps(value, ensure_ascii=False)
        for name, value in (
            ("finding", accepted.fingerprint),
            ("rule", accepted.rule),
            ("language", accepted.language),
            ("original", original),
            ("translation", translation),
            ("on", today()),
            ("by", author),
            ("reason", reason),
        )
    }
    return f"- {{{', '.join(f'{name}: {value}' for name, value in quoted.items())}}}"
