"""How the rules for passages say what they found: at the line of the translation that has the evidence, with
the original's line.
"""

from docs_parity.compare.passages import PassagePair
from docs_parity.markdown.inline import OBJECT, PARTED
from docs_parity.model.finding import Finding, Severity
from docs_parity.rules.context import PagePair


def passage_finding(
    pair: PagePair,
    both: PassagePair,
    rule: str,
    problem: str,
    fix: str,
    severity: Severity = Severity.ERROR,
    *,
    here: str = "",
    there: str = "",
    subject: str = "",
) -> Finding:
    """A finding about a passage. `here` and `there` are the words at fault as they stand in the translation
    and the original.

    The line of the original is put behind `problem`.
    """
    line = both.source.line_of(there)
    problem = problem.replace(OBJECT, "…").replace(PARTED, " ")
    return Finding(
        rule=rule,
        message=f"{problem} (line {line} of {pair.source.path})",
        fix=fix,
        path=pair.target.path,
        line=both.target.line_of(here),
        severity=severity,
        page=pair.page.key,
        language=pair.target.language,
        original_path=pair.source.path,
        original_line=line,
        subject=subject or f"{there} {here}",
    )
