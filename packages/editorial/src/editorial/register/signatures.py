"""Signatures of manifests: who has signed which version, and what stands behind a version.

A signature is a file beside the manifest, `manifest.json.<role>.sig`, in the format of OpenSSH (SSHSIG,
Ed25519, namespace `un-statement`):
https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig. Its signer's principal in
`allowed_signers` is the role's name.
What ssh-keygen says of it is asked elsewhere (publishing/ssh_signatures.py) and handed in here.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum

from docs_parity.model.finding import Finding
from docs_parity.model.rule import declare
from editorial.office.settings import SIGNER_ROLE
from editorial.register.entries import RegisterEntry
from editorial.register.files import SIGNERS
from editorial.register.findings import FOLDER
from editorial.register.manifest import NAME
from editorial.register.rule_groups import NO_LESS, REGISTER

NAMESPACE = "un-statement"
FILE = re.compile(rf"(?P<folder>.+)/{re.escape(NAME)}\.(?P<role>{SIGNER_ROLE})\.sig")
"""The path of a signature below the register."""

REGISTER_SIGNATURE = declare(
    "register-signature",
    group=REGISTER,
    place=600,
    exact=True,
    question="Does every signature in the register hold?",
    wrong="a manifest changed after it was signed, or signed with a key that did not hold at the time of "
    "the version",
    right="the manifest as it was signed; or no signature",
    more="Nobody has to sign. `signers` in editorial.yml names the roles, `register/allowed_signers` "
    "their keys; .github/SIGNING.md says how. Where ssh-keygen cannot be run, nothing is said.",
    no_less=NO_LESS,
)


class Verdict(StrEnum):
    """What became of a signature that somebody looked at."""

    GOOD = "good"
    BAD = "bad"
    OUT_OF_TIME = "out of time"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature of a version."""

    id: str
    version: int
    role: str
    verdict: Verdict
    said: str = ""
    """The sentence of ssh-keygen, or why it was not asked."""


def roles_by_folder(files: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Folder of a version in the register -> the roles that signed it, in order, from the paths of the
    register's files.
    """
    roles_of: dict[str, list[str]] = {}
    for match in filter(None, map(FILE.fullmatch, sorted(files))):
        roles_of.setdefault(match["folder"], []).append(match["role"])
    return {folder: tuple(roles) for folder, roles in roles_of.items()}


def signature_path(entry: RegisterEntry, role: str) -> str:
    """Where the signature of a version by a role is kept."""
    return f"{entry.folder}/{NAME}.{role}.sig"


def moment_of(entry: RegisterEntry) -> str:
    """The moment of a version as ssh-keygen's `-Overify-time` takes it, in UTC: a key must have held then,
    not now.
    """
    return entry.statement.change.at.moment.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def signature_findings(signed: Iterable[Signed], roles: Collection[str]) -> Iterator[Finding]:
    """Does every signature in the register hold? `roles` are those of `signers` in editorial.yml."""
    for signature in signed:
        if signature.role not in roles:
            yield _finding(
                signature,
                f'this signature is by "{signature.role}", and editorial.yml names no such signer',
                f"Take the file out, or add `{signature.role}` to `signers` in editorial.yml.",
            )
        elif signature.verdict is Verdict.BAD:
            yield _finding(
                signature,
                f"this signature does not fit its manifest or the keys of {SIGNERS}",
                "Take the file out, and sign the manifest as it is recorded (.github/SIGNING.md).",
            )
        elif signature.verdict is Verdict.OUT_OF_TIME:
            yield _finding(
                signature,
                "the key of this signature did not hold at the time of this version",
                f"Sign it with a key that did, or put right valid-after and valid-before in {SIGNERS}.",
            )


def _finding(signed: Signed, problem: str, fix: str) -> Finding:
    return Finding(
        rule=REGISTER_SIGNATURE.id,
        message=problem,
        fix=fix,
        path=f"{FOLDER}/{signed.id}/{signed.version}/{NAME}.{signed.role}.sig",
        page=signed.id,
        subject=f"{signed.id} {signed.version} {signed.role}",
    )


@dataclass(frozen=True, slots=True)
class Assurance:
    """The layers of one version."""

    recorded: bool
    """True if the register has it; False for a version that the next release records. It has its code either
    way.
    """
    signed_by: tuple[str, ...] = ()
    """The roles whose signature was looked at and holds."""


def assurance(entry: RegisterEntry, signed: Iterable[Signed]) -> Assurance:
    """The layers that are live for a version, from what was found out about all signatures."""
    version = (entry.manifest.id, entry.manifest.version)
    return Assurance(
        not entry.pending,
        tuple(
            signature.role
            for signature in signed
            if (signature.id, signature.version) == version and signature.verdict is Verdict.GOOD
        ),
    )
