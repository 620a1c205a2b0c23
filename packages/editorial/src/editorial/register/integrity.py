"""Is the register whole: every file there that it names, with the content it names, and no other?

Comes in: the files of `register/`. Goes out: findings on them. Their paths begin with `../register/`, since
findings are placed from the docs folder. What `register append` finishes by itself (it was interrupted, or
branches were merged) is `register-unfinished`.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from docs_parity.model.finding import Finding
from docs_parity.model.rule import declare
from docs_parity.runner.atomic_files import NEW
from editorial.register.append_only import PublishedPast, extension, good
from editorial.register.canonical_text import ALGORITHMS
from editorial.register.files import LOG, SIGNERS, RegisterFiles
from editorial.register.findings import (
    FOLDER,
    REGISTER_CONFLICT,
    REGISTER_FILE,
    REGISTER_UNFINISHED,
    conflict_in_log,
    conflict_in_version,
    conflicted,
    damaged,
    of_register,
)
from editorial.register.log import LogFault, LogLine, former
from editorial.register.manifest import NAME, Manifest, path_of, read_manifest
from editorial.register.rule_groups import NO_LESS, REGISTER
from editorial.register.signatures import FILE
from editorial.register.store import RegisterStore

REGISTER_LOG = declare(
    "register-log",
    group=REGISTER,
    place=560,
    exact=True,
    question="Does every line of the log follow from the one before?",
    wrong="two lines of `log.jsonl` in another order",
    right="lines only added, at the end, by `editorial register append`",
    more="Each line carries the hash of the one before.",
    no_less=NO_LESS,
)


def log_findings(account: RegisterStore, published: str, good: str) -> Iterator[Finding]:
    """Every line of the log.

    `published` is what git calls the published branch, `good` where it has a log that was published.
    """
    for line in account.followed:
        if isinstance(line, LogFault):
            yield _former() if former(account.log) else _broken(good, line.number, line.problem)
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
        yield of_register(
            REGISTER_FILE.id,
            f"this manifest is not the one that line {line.index} of the log names",
            f"Put back what was published: `git checkout {published} -- register/{line.folder}`. If two "
            "branches "
            f"recorded version {line.version} of this statement, what the other one says is a new version.",
            line.path,
        )


def differing_lines(
    lines: Iterable[LogLine], manifests: Mapping[str, Manifest], good: str
) -> Iterator[Finding]:
    """The lines that say something else than their manifests, which are given by their paths."""
    for line in lines:
        change = manifests[line.path].change if line.path in manifests else None
        if change and (line.kind, line.at) != (change.kind, change.at.written):
            yield _broken(
                good,
                line.index,
                f'line {line.index} of the log says "{line.kind}, {line.at}", and its manifest '
                f'"{change.kind}, {change.at.written}"',
            )


def _former() -> Finding:
    return of_register(
        REGISTER_LOG.id,
        "the log is of the former format, which nothing is recorded in any more",
        "Found the register anew, once: `git rm -r --quiet register`, then `editorial register append`. "
        "If it was founded anew already, put that log back.",
        LOG,
    )


def _broken(good: str, number: int, problem: str) -> Finding:
    return of_register(
        REGISTER_LOG.id,
        problem,
        "Nobody writes into register/ by hand. Put the published log back: "
        f"`git checkout {good} -- register/{LOG}`, then `editorial register append`, which records what is "
        "missing "
        "behind it.",
        LOG,
        number,
    )


BESIDE = frozenset({LOG, SIGNERS})
"""Files that no manifest names."""
PUT_RIGHT = "HEAD"
"""What advice names where nobody knows a published branch."""


def integrity(account: RegisterStore, published: str, good: str) -> Iterator[Finding]:
    """Every file and every line, each by itself and all together.

    `published` is what git calls the published branch, `good` where git has a log that was published and is
    not this one.
    """
    files = account.files
    if LOG in files and conflicted(account.log):
        yield conflict_in_log(published)
        return
    of_log = list(log_findings(account, published, good))
    yield from of_log
    told = {finding.path for finding in of_log}
    manifests: dict[str, Manifest] = {}
    for path in files:
        if path.endswith(f"/{NAME}") and f"{FOLDER}/{path}" not in told:
            yield from _manifest(path, files, manifests, published)
    yield from differing_lines(account.lines, manifests, good)
    yield from _chains(manifests)
    if not any(finding.rule == REGISTER_LOG.id for finding in of_log):  # else nobody knows what the log names
        yield from _unfinished(account, manifests)
    yield from _strangers(account, manifests)


def newest_line(account: RegisterStore) -> Iterator[Finding]:
    """Does the last line of the log agree with its manifest? It says how new the register is, and no line
    behind it holds it.
    """
    for line in account.lines[-1:]:
        yield from named_manifest(line, account.files, PUT_RIGHT)
        entry = account.entry(line.id, line.version)
        yield from differing_lines([line], {line.path: entry.manifest} if entry else {}, PUT_RIGHT)


def integrity_of(key: str, account: RegisterStore) -> Iterator[Finding]:
    """What is wrong with the versions of one statement: their manifests, texts and order, and their lines in
    the log.

    That the lines of the log follow from each other is asked before. Files that no manifest names are none of
    these versions.
    """
    files, lines = account.files, [line for line in account.lines if line.id == key]
    for line in lines:
        yield from named_manifest(line, files, PUT_RIGHT)
    manifests: dict[str, Manifest] = {}
    for path in files:
        if path.startswith(f"{key}/") and path.endswith(f"/{NAME}"):
            yield from _manifest(path, files, manifests, PUT_RIGHT)
    yield from differing_lines(lines, manifests, PUT_RIGHT)
    yield from _chains(manifests)
    yield from _not_logged(manifests, lines)


def named_by_log(account: RegisterStore, manifests: Mapping[str, Manifest]) -> Iterator[Finding]:
    """Does every manifest that the log names stand there as it was recorded, and say what its line says?

    `manifests`: those that can be read, by their paths. No text is read.
    """
    for line in account.lines:
        yield from named_manifest(line, account.files, PUT_RIGHT)
    yield from differing_lines(account.lines, manifests, PUT_RIGHT)


def _manifest(
    path: str, files: Mapping[str, bytes], manifests: dict[str, Manifest], published: str
) -> Iterator[Finding]:
    """One manifest and its texts. It is put among the others if it can be read and stands in its place."""
    content = files[path]
    if conflicted(content):
        yield conflict_in_version(path, published)
        return
    try:
        manifest = read_manifest(content)
    except ValueError as error:
        yield damaged(path, f"this manifest cannot be read: {error}")
        return
    if path_of(manifest.id, manifest.version) != path:
        yield damaged(
            path,
            f"this is the manifest of version {manifest.version} of {manifest.id}, in the folder of another "
            "one",
        )
        return
    manifests[path] = manifest
    if manifest.content() != content:
        yield damaged(path, _otherwise(manifest, content))
    if manifest.algorithm not in ALGORITHMS:
        yield of_register(
            REGISTER_FILE.id,
            f'its texts were made by the algorithm "{manifest.algorithm}", which this program does not know',
            "Take the newest state of the program (`git pull`).",
            path,
        )
    for language, digest in manifest.digests.items():
        yield from _text(f"{path.removesuffix(NAME)}{language}.txt", digest, files)


def _otherwise(manifest: Manifest, content: bytes) -> str:
    """What in a manifest is not as it was written."""
    code = json.loads(content).get("code")
    if code != manifest.code:
        return f'its code is "{code}", and what it records has the code {manifest.code}'
    return "this manifest is not written as `editorial register append` writes it"


def _text(path: str, digest: str, files: Mapping[str, bytes]) -> Iterator[Finding]:
    if path not in files:
        yield damaged(path, "this text is recorded, and the file is gone")
    elif hashlib.sha256(files[path]).hexdigest() != digest:
        yield damaged(path, "this text is not the recorded one: its SHA-256 is not that in the manifest")


def _chains(manifests: Mapping[str, Manifest]) -> Iterator[Finding]:
    """Each manifest names the one before; the first none."""
    for path, manifest in manifests.items():
        former = path_of(manifest.id, manifest.version - 1)
        if manifest.version == 1:
            if manifest.previous is not None:
                yield damaged(path, "this is version 1, and it names a version before it")
        elif former not in manifests:
            yield damaged(
                path,
                f"version {manifest.version - 1} of this statement, which should be before it, is not in the "
                "register",
            )
        elif manifest.previous != manifests[former].sha256:
            yield damaged(
                path,
                f"this version does not follow from version {manifest.version - 1} as it is in the register",
            )


def _unfinished(account: RegisterStore, manifests: Mapping[str, Manifest]) -> Iterator[Finding]:
    """What `register append` goes on with: versions that the log does not name, files that were being
    written.
    """
    yield from _not_logged(manifests, account.lines)
    logged = {line.path for line in account.lines}
    for path in account.files:
        if path.endswith(NEW) or _without_manifest(path, account.files, logged):
            yield unfinished(path, "this file is left from a `register append` that was interrupted")


def _not_logged(manifests: Mapping[str, Manifest], lines: Iterable[LogLine]) -> Iterator[Finding]:
    """Versions that the log does not name."""
    logged = {line.path for line in lines}
    for path, manifest in manifests.items():
        if path not in logged:
            problem = f"version {manifest.version} of this statement is here, and the log does not name it"
            yield unfinished(path, problem)


def _without_manifest(path: str, files: Mapping[str, bytes], logged: set[str]) -> bool:
    """True for a text in a folder that has no manifest yet, and that the log does not name."""
    manifest = f"{path.rpartition('/')[0]}/{NAME}"
    return (
        bool(re.fullmatch(r".+/\d+/[a-z]{2,3}(-[A-Za-z0-9]+)*\.txt", path))
        and manifest not in files
        and manifest not in logged
    )


def _strangers(account: RegisterStore, manifests: Mapping[str, Manifest]) -> Iterator[Finding]:
    """Files that nobody names."""
    files = account.files
    named = {
        f"{path.removesuffix(NAME)}{language}.txt"
        for path, manifest in manifests.items()
        for language in manifest.languages
    }
    logged = {line.path for line in account.lines}
    unread = {
        path.removesuffix(NAME)
        for path in (*files, *logged)
        if path.endswith(f"/{NAME}") and path not in manifests
    }
    for path in files:
        signature = FILE.fullmatch(path)
        if not (
            path in BESIDE
            or path in named
            or path.endswith((f"/{NAME}", NEW))
            or (signature and f"{signature['folder']}/{NAME}" in files)
            or f"{path.rpartition('/')[0]}/" in unread
            or _without_manifest(path, files, logged)
        ):
            yield of_register(
                REGISTER_FILE.id,
                "no manifest names this file",
                "Take it out: only `editorial register append` writes into register/.",
                path,
            )


def linked(files: RegisterFiles) -> Iterator[Finding]:
    """Links in a register, and a register that is one."""
    for path in (*([""] if files.folder.is_symlink() else []), *sorted(files.links)):
        yield of_register(
            REGISTER_FILE.id,
            f"{FOLDER}/{path} is a link: git keeps where it leads, and not what stands there, so nothing "
            "holds that to what was published",
            "Take the link away, and put back what stood there in the commit before it: `git log -- "
            f"{FOLDER}/{path}`, then `git checkout COMMIT -- {FOLDER}/{path}`.",
            path or LOG,
        )


def unfinished(path: str, problem: str) -> Finding:
    """Something that `register append` goes on with."""
    return of_register(
        REGISTER_UNFINISHED.id, problem, "Run `editorial register append`: it goes on from here.", path
    )


def advised(account: RegisterStore, past: PublishedPast) -> tuple[str, str]:
    """What advice names: the published branch, and where git has a log that was published and is not this
    one.
    """
    return past.branch or PUT_RIGHT, good(account.log, past)


BROKEN = (REGISTER_CONFLICT.id, REGISTER_LOG.id)
"""What has to be put right before anything can be said of the past."""


def register_findings(
    account: RegisterStore, past: PublishedPast, known: Iterable[Finding] | None = None
) -> Iterator[Finding]:
    """What is wrong with the register. `past` is what was published before; `known`, where somebody knows it,
    is what `integrity` found with the words of `advised`.
    """
    findings = list(integrity(account, *advised(account, past)) if known is None else known)
    forked = [] if any(finding.rule in BROKEN for finding in findings) else list(extension(account, past))
    # Behind a log that is not the published one nothing can be gone on with.
    yield from (finding for finding in findings if not (forked and finding.rule == REGISTER_UNFINISHED.id))
    yield from forked
