"""How the rules for passages say what they found: at the line of the translation that has the evidence, with
the original's line.
"""

from docs_parity.compare.passages import PassagePair
from docs_parity.markdown.inline import OBJECT, PARTED
from docs_parity.model.finding import Finding, Severity
from docs_parity.rules.context import PagePair


def passage_finding(
    pair: PagePair,
    passage: PassagePair,
    rule: str,
    problem: str,
    fix: str,
    severity: Severity = Severity.ERROR,
    *,
    target: str = "",
    source: str = "",
    subject: str = "",
) -> Finding:
    """A finding about a passage. `target` and `source` are the words at fault, as they stand in the
    translation and in the original.

    The line of the original is put behind `problem`.
    """
    line = passage.source.line_of(source)
    problem = problem.replace(OBJECT, "…").replace(PARTED, " ")
    return Finding(
        rule=rule,
        message=f"{problem} (line {line} of {pair.source.path})",
        fix=fix,
        path=pair.target.path,
        line=passage.target.line_of(target),
        severity=severity,
        page=pair.page.key,
        language=pair.target.language,
        original_path=pair.source.path,
        original_line=line,
        subject=subject or f"{source} {target}",
    )
