"""Signatures, looked at by ssh-keygen itself: what a stranger would type, run for them."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from editorial.register.entries import RegisterEntry
from editorial.register.files import SIGNERS
from editorial.register.manifest import NAME, read_manifest
from editorial.register.signatures import (
    NAMESPACE,
    Signed,
    Verdict,
    moment_of,
    roles_by_folder,
    signature_path,
)

PROGRAM = "ssh-keygen"
OUT_OF_TIME = ("key has expired", "key is not yet valid")
SECONDS = 20
# Times in allowed_signers and -Overify-time without a zone are those of the machine; a verdict must be the
# same on all of them.
ENVIRONMENT = {"TZ": "UTC0", "LC_ALL": "C"}


def signatures(files: Mapping[str, bytes]) -> Iterator[Signed]:
    """Every signature of every recorded version, from the register's files. Without signatures nothing is
    read and no program runs.

    Of a manifest that cannot be read another rule speaks.
    """
    for folder, roles in roles_by_folder(files).items():
        with suppress(KeyError, ValueError):
            entry = RegisterEntry(read_manifest(files[f"{folder}/{NAME}"]), files)
            if entry.folder == folder:
                yield from signatures_of(entry, files, roles)


def signatures_of(
    entry: RegisterEntry, files: Mapping[str, bytes], roles: tuple[str, ...]
) -> Iterator[Signed]:
    """What ssh-keygen says of the signatures of one version.

    Where it cannot be asked the answer is "not checked", never "good".
    """
    for role in roles:
        verdict, message = _asked(entry, files, role)
        yield Signed(entry.manifest.id, entry.manifest.version, role, verdict, message)


def _asked(entry: RegisterEntry, files: Mapping[str, bytes], role: str) -> tuple[Verdict, str]:
    if SIGNERS not in files:
        return Verdict.NOT_CHECKED, f"the register has no {SIGNERS}"
    with TemporaryDirectory() as folder:
        signers, signature = Path(folder, SIGNERS), Path(folder, "signature")
        signers.write_bytes(files[SIGNERS])
        signature.write_bytes(files[signature_path(entry, role)])
        command = [
            PROGRAM,
            "-Y",
            "verify",
            "-f",
            str(signers),
            "-I",
            role,
            "-n",
            NAMESPACE,
            "-s",
            str(signature),
            f"-Overify-time={moment_of(entry)}",
        ]
        try:
            done = subprocess.run(
                command,
                input=files[f"{entry.folder}/{NAME}"],
                capture_output=True,
                check=False,
                timeout=SECONDS,
                env=os.environ | ENVIRONMENT,
            )
        except (OSError, subprocess.TimeoutExpired):
            return Verdict.NOT_CHECKED, f"{PROGRAM} cannot be run on this machine"
    output = (done.stdout + done.stderr).decode(errors="replace")
    if done.returncode == 0:
        return Verdict.GOOD, output.strip()
    if "unknown option" in output or "illegal option" in output:  # OpenSSH before 8.2
        return Verdict.NOT_CHECKED, f"the {PROGRAM} of this machine is too old for signatures"
    return (Verdict.OUT_OF_TIME if any(words in output for words in OUT_OF_TIME) else Verdict.BAD), " ".join(
        output.split()
    )
