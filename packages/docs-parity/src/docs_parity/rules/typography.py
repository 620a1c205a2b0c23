"""Signs and spaces as the language of the page writes them.

`editorial check --fix` puts right what is sure.
"""

import re
from collections.abc import Iterator

from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage
from docs_parity.model.program import program
from docs_parity.rules.context import Context
from docs_parity.rules.dialect import shortened
from docs_parity.rules.registry import version_rules
from docs_parity.typography.customs import custom
from docs_parity.typography.edit import DECLARED, QUOTES, Edit
from docs_parity.typography.limits import FaultyText, Limits, faulty, limits

# As many signs of a word as are shown on either side.
NEAR = 30
WORD_BEFORE, WORD_BEHIND, REST_OF_WORD = (
    re.compile(r"\S*[^\S\n]*\Z"),
    re.compile(r"[^\S\n]*(?:(?!\]\()\S)*"),
    re.compile(r"(?:(?!\]\()\S)*"),
)
# fault -> (what is wrong, what to do). {sign}: the mark it is about; {words}: the words around, as they are;
# {right}: as they should be.
SAYINGS = {
    "missing": ('a no-break space is missing before "{sign}" in "{words}"', "Write it"),
    "breaking": (
        'an ordinary space stands before "{sign}" in "{words}", and the line can break there',
        "Write a no-break space",
    ),
    "missing-inside": ('a no-break space is missing after "{sign}" in "{words}"', "Write it"),
    "breaking-inside": (
        'an ordinary space stands after "{sign}" in "{words}", and the line can break there',
        "Write a no-break space",
    ),
    "unwanted": ('a space stands before "{sign}" in "{words}"', "Take it away"),
    "double": ('there is more than one space in "{words}"', "Write one"),
    "straight": ("the quotation marks around {words} are straight", "Write {right}"),
    "foreign": ("the quotation marks around {words} are not those of the language", "Write {right}"),
    "alone": (
        'a straight quotation mark in "{words}" has no other that belongs to it',
        "Put one before the words and one behind them",
    ),
    "question": ('nothing opens the question "{words}"', "Write ¿ before it"),
    "exclamation": ('nothing opens the exclamation "{words}"', "Write ¡ before it"),
    "question-inside": ('nothing opens the question that ends in "{words}"', "Write ¿ where it begins"),
    "exclamation-inside": ('nothing opens the exclamation that ends in "{words}"', "Write ¡ where it begins"),
    "hyphen": ('a hyphen stands in place of a dash in "{words}"', 'Write "{right}"'),
    "apostrophe": ('the apostrophe in "{words}" is straight', 'Write "{right}"'),
    "points": ('three points stand in place of an ellipsis in "{words}"', 'Write "{right}"'),
}
DASHES_OF_SPANISH = "Write — close to the words it encloses, or another mark"


BEHIND = frozenset({"missing-inside", "breaking-inside"})
BOTH_SIDES = BEHIND | {"double", "hyphen"}


@version_rules.check(*DECLARED)
def typography(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Are signs and spaces written as the language writes them?"""
    bound = None
    for place in faulty(localized):
        bound = bound or limits(localized, context.pages.get(localized.key), context.accepted(localized.key))
        by_rule: dict[str, list[tuple[str, Edit]]] = {}
        for text, edits in place.texts:
            for edit in edits:
                if edit.fault:
                    by_rule.setdefault(edit.rule, []).append((text, edit))
        for faults in by_rule.values():
            yield _finding(localized, place, faults, bound)


def _finding(
    localized: LocalizedPage, place: FaultyText, faults: list[tuple[str, Edit]], bound: Limits
) -> Finding:
    """The first fault of a rule in a place, and how many more there are."""
    text, edit = faults[0]
    problem, fix = SAYINGS[edit.fault]
    customs = custom(localized.language)
    quoted = edit.rule == QUOTES and bool(edit.until)
    shown = _quoted(text, edit, customs.quotes) if customs and quoted else _shown(text, edit)
    more = f", and {len(faults) - 1} more in this {place.noun}" if len(faults) > 1 else ""
    line = place.line + (text.count("\n", 0, edit.start) if place.block and not place.block.cells else 0)
    if edit.fault == "hyphen" and edit.replacement is None:
        fix = DASHES_OF_SPANISH
    message, advice = (
        f"{problem.format(**shown)}{more}",
        f"{fix.format(**shown)}{_how(place, text, edit, bound)}.",
    )
    return Finding(
        rule=edit.rule,
        message=message,
        fix=advice,
        path=localized.path,
        line=line,
        severity=Severity.INFO,
        page=localized.key,
        language=localized.language,
        subject=f"{edit.fault} {place.text}",
    )


def _how(place: FaultyText, text: str, edit: Edit, bound: Limits) -> str:
    """What else to do, or that a command does it."""
    if edit.replacement is None:
        return ""
    follows = bound.follows(place, text, edit)
    return f", then {follows}" if follows else f", or run `{program()} check --fix`"


def _quoted(text: str, edit: Edit, marks: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """What stands between quotation marks, with its marks, and those of the language that it should have."""
    opening, closing = next((pair for pair in marks if pair[0] == edit.replacement), marks[0])
    return {
        "words": f"{text[edit.start]}{shortened(text[edit.end : edit.until - 1])}{text[edit.until - 1]}",
        "right": f"{opening}…{closing}",
    }


def _shown(text: str, edit: Edit) -> dict[str, str]:
    """The words around a fault, as they are and as they should be."""
    if edit.until:
        return {"words": shortened(text[edit.start : edit.until])}
    start, end = _around(text, edit)
    words = (text[start : edit.start], text[edit.start : edit.end], text[edit.end : end])
    sign = text[edit.start - 1 : edit.start] if edit.fault in BEHIND else text[edit.end : edit.end + 1]
    return {"sign": sign, "words": "".join(words), "right": f"{words[0]}{edit.replacement}{words[2]}"}


def _around(text: str, edit: Edit) -> tuple[int, int]:
    """Where the words begin and end that stand beside a fault."""
    before, after = text[max(edit.start - NEAR, 0) : edit.start], text[edit.end : edit.end + NEAR]
    left = WORD_BEFORE.search(before)
    right = (WORD_BEHIND if edit.fault in BOTH_SIDES else REST_OF_WORD).match(after)
    return edit.start - (len(left[0]) if left else 0), edit.end + (len(right[0]) if right else 0)
