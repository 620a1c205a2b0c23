"""Findings about a statement, at the lines of its original, and what they have in common."""

from collections.abc import Iterable, Mapping

from editorial.model.finding import Finding
from editorial.model.life_cycle import CORRECTION, after, kinds_from
from editorial.statements.records import Record
from editorial.statements.step import Step


def told(record: Record, rule: str, field: str, problem: str, fix: str, subject: str = "") -> Finding:
    """A finding at a field of a statement's original."""
    source = record.page.source
    return Finding(rule, problem, fix, source.path, source.front_matter.line(field), page=record.key, language=source.language,
                   subject=subject or f"{field} {problem}")


def braced(codes: Iterable[str]) -> str:
    """A list as front matter writes it: `[en, fr]`."""
    return f"[{', '.join(codes)}]"


def shown(value: object) -> str:
    """A field's value in a message."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {shown(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(shown, value)) if any(isinstance(each, Mapping) for each in value) else ", ".join(map(str, value))
    return "" if value is None else str(value)


def new_version(step: Step, codes: Iterable[str], kind: str = "", path: str = "") -> str:
    """How a change is told to readers: the command, and for the web editor the lines to paste. `path` is the file that the finding names
    already, if it is not the original.
    """
    recorded, source = step.recorded, step.source
    kind = kind or (CORRECTION if CORRECTION in kinds_from(recorded.status) else kinds_from(recorded.status)[0])
    number, lines = recorded.version + 1, source.front_matter
    status = after(recorded.status, kind)[0]
    last = max(line for name, line in lines.lines.items() if name.partition(".")[0] == "change_history")
    note = ", ".join(f"{code}: …" for code in step.settings.languages)
    fields = [f"`version: {number}` on line {lines.line('version')}"]
    if status != recorded.status:
        fields.append(f"`status: {status}` on line {lines.line('status')}")
    where = f"in {source.path} " if path and path != source.path else ""
    entry = f"- {{version: {number}, at: …, kind: {kind}, note: {{{note}}}, applies_to: {braced(codes)}}}"
    return f"`editorial new version {recorded.id} --kind {kind}` writes it; or write {where}{', '.join(fields)} and, as the " \
           f"last entry of `change_history`, below line {last}: `{entry}`."
