"""What `editorial register check` finds: the register beside a docs folder, and every statement in it.

Of a page that is known to stand as it was recorded nothing is read but bytes. Findings of the ordinary check
are not made: they are none of its questions.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from docs_parity.model.finding import Finding
from docs_parity.model.page import Tree
from docs_parity.project.pairing import Pages
from docs_parity.project.settings import Settings
from editorial.office.settings import office_settings
from editorial.publishing.compared_pages import ComparedPages
from editorial.publishing.register_session import RegisterSession
from editorial.register.store import Addition
from editorial.reports.register_report import Account
from editorial.statements.records import records
from editorial.statements.withholding import early_finding


def account_of(docs: Path, settings: Settings, tree: Tree) -> Account | None:
    """The account of a folder as it is opened; None if the hour of a page has not come, or nobody can tell:
    then what is found depends on what may be seen, and the whole folder has to be inspected.

    Raises GitError where git does not answer.
    """
    session = RegisterSession(docs.resolve().parent, office_settings(settings))
    pages, now = Pages(tree, settings), datetime.now(UTC)
    compared = ComparedPages(docs, settings, tree, session.account, now)
    known = compared.known(pages)
    asked = {key: pages[key] for key in pages if key not in known}
    if any(early_finding(page, now) for page in asked.values()):
        return None
    found = {key: tuple(session.exactly({key: page})) for key, page in asked.items()}
    compared.keep([page for key, page in asked.items() if not found[key]])
    beside = tuple(session.findings(tree, pages)) if session.asked(tree) else ()
    unique = dict.fromkeys(chain(beside, *found.values()))
    findings = sorted(unique, key=lambda finding: (finding.path, finding.line, finding.rule))
    pending = () if findings else session.pending(records(asked.values()))
    return account(session, findings, pending)


def account(session: RegisterSession, findings: Iterable[Finding], pending: Iterable[Addition]) -> Account:
    """The account of a register of which these findings were made, and which these versions are added to."""
    published = session.published
    return Account(
        findings=tuple(findings),
        statements=len(session.account.latest),
        versions=len(session.account.lines),
        pending=tuple(pending),
        branch=published.branch if published else "",
        whole=published is not None and not published.shallow,
    )
