"""How the rules for passages say what they found: at the line of the translation that has the evidence, with the original's line."""

from editorial.model.finding import Finding, Severity
from editorial.parity.context import Pair
from editorial.parity.passages import Both
from editorial.reading.inline import OBJECT, PARTED


def passage_finding(pair: Pair, both: Both, rule: str, problem: str, fix: str, severity: Severity = Severity.ERROR, *,
                    here: str = "", there: str = "", subject: str = "") -> Finding:
    """A finding about a passage. `here` and `there` are the words at fault as they stand in the translation and the original.

    The line of the original is put behind `problem`.
    """
    line = both.original.line_of(there)
    problem = problem.replace(OBJECT, "…").replace(PARTED, " ")
    return Finding(rule, f"{problem} (line {line} of {pair.original.path})", fix, pair.translation.path,
                   both.translation.line_of(here), severity, pair.page.key, pair.translation.language, pair.original.path, line,
                   subject=subject or f"{there} {here}")
