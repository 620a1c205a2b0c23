"""How rules say what they found: of one localized page at its line; of a passage at the line of the
translation that has the evidence, with the original's line.
"""

from docs_parity.compare.passages import PassagePair
from docs_parity.markdown.inline import OBJECT, PARTED
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage
from docs_parity.rules.context import PagePair


def page_finding(
    localized: LocalizedPage, rule: str, line: int, problem: str, fix: str, subject: str = ""
) -> Finding:
    """A finding about one localized page, at a line of its file. What it is about is `subject`, or else the
    problem as it is said.
    """
    return Finding(
        rule=rule,
        message=problem,
        fix=fix,
        path=localized.path,
        line=line,
        page=localized.key,
        language=localized.language,
        subject=subject or problem,
    )


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
