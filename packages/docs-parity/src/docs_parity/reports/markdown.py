"""The report as a comment on a pull request: for communications staff first, so the verdict comes before any
detail.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from docs_parity.freshness.policy import CONFIRMED_IN_BULK
from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding, Severity, located
from docs_parity.model.program import program
from docs_parity.model.wording import counted
from docs_parity.reports.markdown_escape import clipped, code, pasted, sentence
from docs_parity.reports.markdown_states import (
    bullets,
    changes_section,
    concerned,
    folded,
    states_table,
    waiting,
)
from docs_parity.reports.text import NOUNS, others, verdict

MARKER = "<!-- editorial check -->"
"""The last line: by it the next run finds its comment and edits it in place."""

# GitHub takes 65,536 characters in a comment; these shares and what stands between them add up to less.
ROOM = {
    "table": 11_000,
    "errors": 15_000,
    "warnings": 8_000,
    "notes": 5_000,
    "changes": 12_000,
    "accepted": 6_000,
    "bulk": 4_000,
}
MOST_ERRORS, MOST_CHARACTERS = 10, 600

_TO_PASTE = re.compile(r"(?::| with) `([^`]+)`\.(?:\s|$)")


def markdown_report(inspection: Inspection, root: str, seconds: float = 0.0, base: str = "") -> str:
    """Verdict, table of pages, errors; the rest folded.

    `root` is put before each path, for example `docs/`. `base` is the address at which the repository's files
    can be seen, for example `https://github.com/owner/name/blob/<commit>/`; without it, places are named and
    no links.
    """
    place = Places(root, base)
    states = concerned(inspection)
    open_ones = [finding for finding in inspection.findings if finding.asked and not finding.accepted]
    first = " ".join(part for part in (f"**{verdict(inspection)}**", waiting(states, inspection)) if part)
    sections = [
        first,
        states_table(states, inspection, ROOM["table"]),
        *_faults(open_ones, place),
        changes_section(states, inspection, place, ROOM["changes"]),
        _accepted(inspection.findings, place),
        _bulk(open_ones, place),
        others(inspection),
        _further(),
        MARKER,
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


class Places:
    """Writes places in files: as links where it is known where the files can be seen."""

    def __init__(self, root: str, base: str):
        self.root, self.base = root, base

    def __call__(self, path: str, line: int) -> str:
        """`docs/fr/about/overview.md:12`, as code, and as a link to the line."""
        text = code(f"{located(self.root, path)}:{line}")
        if not self.base:
            return text
        # `plain=1`: GitHub shows the lines of a Markdown file only where it does not render it.
        address = quote(located(self.root, path).encode("utf-8", "replace"))
        return f'<a href="{quote(self.base, safe="/:?=&%-")}{address}?plain=1#L{line}">{text}</a>'


def _faults(findings: list[Finding], place: Places) -> Iterable[str]:
    """Errors in the open, warnings and notes folded, each with the line to paste: copied from a sentence, it
    would lose its spaces.
    """
    errors, warnings, notes = (
        [
            finding
            for finding in findings
            if finding.severity is severity and finding.rule != CONFIRMED_IN_BULK.id
        ]
        for severity in Severity
    )
    if errors:
        first = (f"{_item(finding, place)}{_to_paste(finding)}" for finding in errors[:MOST_ERRORS])
        yield f"### Errors\n\n{bullets(first, len(errors), ROOM['errors'], 'error', _list_all())}"
    for name, found in (("warnings", warnings), ("notes", notes)):
        noun = NOUNS[found[0].severity] if found else ""
        items = (f"{_item(finding, place)}{_to_paste(finding)}" for finding in found)
        yield folded(counted(len(found), noun), bullets(items, len(found), ROOM[name], noun, _list_all()))


def _item(finding: Finding, place: Places) -> str:
    """The finding as a list item: place, evidence, rule, next step."""
    words = clipped(f"{finding.message[:1].upper()}{finding.message[1:]}", MOST_CHARACTERS)
    fix = clipped(finding.fix, MOST_CHARACTERS)
    return f"- {place(finding.path, finding.line)}: {sentence(words)} ({code(finding.rule)}). {sentence(fix)}"


def _to_paste(finding: Finding) -> str:
    """The line that the fix tells to type, as a block to copy, if it tells one."""
    line = next(
        (
            text
            for text in _TO_PASTE.findall(finding.fix)
            if not text.startswith((f"{program()} ", "git ", "make "))
        ),
        "",
    )
    return f"\n{pasted(line, '  ')}" if line and len(line) <= MOST_CHARACTERS else ""


def _accepted(findings: Iterable[Finding], place: Places) -> str:
    """What differs and was accepted, with who, when and why."""
    found = [finding for finding in findings if finding.accepted]
    items = (
        f"- {place(finding.path, finding.line)}: {sentence(clipped(finding.message, MOST_CHARACTERS))} "
        f"({code(finding.rule)}). "
        f"Accepted by {sentence(clipped(finding.accepted, MOST_CHARACTERS))}"
        for finding in found
    )
    return folded(
        counted(len(found), "accepted difference"),
        bullets(items, len(found), ROOM["accepted"], "accepted difference", _list_all()),
    )


def _bulk(findings: Iterable[Finding], place: Places) -> str:
    """Translations that somebody called up to date all at once, without reading them."""
    found = [finding for finding in findings if finding.rule == CONFIRMED_IN_BULK.id]
    return folded(
        f"{counted(len(found), 'translation')} confirmed in bulk",
        bullets(
            (_item(finding, place) for finding in found), len(found), ROOM["bulk"], "translation", _list_all()
        ),
    )


def _list_all() -> str:
    return f"`{program()} check` lists all."


def _further() -> str:
    return (
        "To look further: on a pull request each message stands at its line too, in the tab “Files changed”; "
        f"`{program()} diff PAGE LANG` shows what changed in an original, beside its translation; "
        "what each rule asks stands in `.github/RULES.md`."
    )
