"""Is the register whole, and does it go on from what was published? Everything that is asked of it, whatever stands in docs/."""

from collections.abc import Iterator, Sequence

from editorial.model.finding import Finding
from editorial.statements.account import Account
from editorial.statements.chain import REGISTER_LOG
from editorial.statements.extension import Former, extension, good
from editorial.statements.integrity import REGISTER_UNFINISHED, integrity
from editorial.statements.places import REGISTER_CONFLICT

BROKEN = (REGISTER_CONFLICT.id, REGISTER_LOG.id)
"""What has to be put right before anything can be said of the past."""


def register_findings(account: Account, formers: Sequence[Former], published: str) -> Iterator[Finding]:
    """What is wrong with the register. `formers` are the logs that the branch `published` had, newest first."""
    found = list(integrity(account, published or "HEAD", good(account.log, formers, published)))
    forked = [] if any(finding.rule in BROKEN for finding in found) else list(extension(account.log, formers, published))
    # Behind a log that is not the published one nothing can be gone on with.
    yield from (finding for finding in found if not (forked and finding.rule == REGISTER_UNFINISHED.id))
    yield from forked
