"""Which findings about a changed text are new: those about the text before it, wherever they stand now, are
not.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from docs_parity.model.finding import Finding
from mutations.text import Change


def new_findings(before: Sequence[Finding], after: Sequence[Finding], change: Change) -> list[Finding]:
    """What was not said before the change: neither in the same words,
    nor by the same rule on the same line.
    """
    moved = len(change.lines) - (change.last - change.first + 1)
    before, after = _unlike(
        before, after, lambda finding: finding.fingerprint, lambda finding: finding.fingerprint
    )
    return _unlike(
        before,
        after,
        lambda finding: _line(finding.line, change.first, change.last, moved),
        lambda finding: _line(finding.line, change.first, change.first + len(change.lines) - 1, 0),
    )[1]


def _unlike(
    before: Sequence[Finding],
    after: Sequence[Finding],
    then: Callable[[Finding], object],
    now: Callable[[Finding], object],
) -> tuple[list[Finding], list[Finding]]:
    """The findings before and after that have no partner of the same rule, weight and sign; each is the
    partner of one.
    """
    signs = [
        Counter((finding.rule, finding.severity, sign(finding)) for finding in some)
        for some, sign in ((before, then), (after, now))
    ]
    both = signs[0] & signs[1]
    return _without(before, then, Counter(both)), _without(after, now, Counter(both))


def _without(
    some: Sequence[Finding], sign: Callable[[Finding], object], taken: Counter[tuple[object, ...]]
) -> list[Finding]:
    left = []
    for finding in some:
        key = (finding.rule, finding.severity, sign(finding))
        if taken[key]:
            taken[key] -= 1
        else:
            left.append(finding)
    return left


def _line(line: int, first: int, last: int, moved: int) -> int:
    """The line on which something stands after a change; 0 for all lines that the change touched."""
    return line if line < first else 0 if line <= last else line + moved
