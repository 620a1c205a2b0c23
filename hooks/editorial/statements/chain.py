"""Is the log whole: does every line follow from the one before, and does every manifest that it names stand there as it was recorded?"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from editorial.model.finding import Finding
from editorial.model.rule import declare
from editorial.reading.register import LOG
from editorial.statements.account import Account
from editorial.statements.log import LogFault, LogLine
from editorial.statements.manifest import Manifest
from editorial.statements.places import REGISTER_FILE, conflicted, damaged, of_register
from editorial.statements.rule_groups import NO_LESS, REGISTER

REGISTER_LOG = declare(
    "register-log", group=REGISTER, place=560, exact=True,
    question="Does every line of the log follow from the one before?",
    wrong="two lines of `log.jsonl` in another order",
    right="lines only added, at the end, by `editorial register append`",
    more="Each line carries the hash of the one before.",
    no_less=NO_LESS)


def log_findings(account: Account, published: str, good: str) -> Iterator[Finding]:
    """Every line of the log.

    `published` is what git calls the published branch, `good` where it has a log that was published.
    """
    for line in account.followed:
        if isinstance(line, LogFault):
            yield _broken(good, line.number, line.problem)
        else:
            yield from named_manifest(line, account.files, published)


def named_manifest(line: LogLine, files: Mapping[str, bytes], published: str) -> Iterator[Finding]:
    """Does the manifest that a line names stand there, as it was recorded? `published` as above."""
    content = files.get(line.path)
    if content is None:
        yield damaged(line.path, f"line {line.index} of the log names this manifest, and the file is gone")
    elif conflicted(content):
        return  # told of with the manifest itself
    elif hashlib.sha256(content).hexdigest() != line.manifest:
        yield of_register(REGISTER_FILE.id, f"this manifest is not the one that line {line.index} of the log names",
                          f"Put back what was published: `git checkout {published} -- register/{line.folder}`. If two branches "
                          f"recorded version {line.version} of this statement, what the other one says is a new version.", line.path)


def differing_lines(lines: Iterable[LogLine], manifests: Mapping[str, Manifest], good: str) -> Iterator[Finding]:
    """The lines that say something else than their manifests, which are given by their paths."""
    for line in lines:
        change = manifests[line.path].change if line.path in manifests else None
        if change and (line.kind, line.at) != (change["kind"], change["at"]):
            yield _broken(good, line.index, f'line {line.index} of the log says "{line.kind}, {line.at}", and its manifest '
                          f'"{change["kind"]}, {change["at"]}"')


def _broken(good: str, number: int, problem: str) -> Finding:
    return of_register(REGISTER_LOG.id, problem, "Nobody writes into register/ by hand. Put the published log back: "
                       f"`git checkout {good} -- register/{LOG}`, then `editorial register append`, which records what is missing "
                       "behind it.", LOG, number)
