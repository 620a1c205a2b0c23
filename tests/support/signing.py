"""Keys and signatures, made by ssh-keygen itself."""

import subprocess
from pathlib import Path


class Key:
    """An Ed25519 key of a role."""

    def __init__(self, folder: Path, role: str) -> None:
        self.role, self.file = role, folder / f"key-{role}"
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", role, "-f", self.file], check=True
        )

    def line(self, options: str = 'namespaces="un-statement"', principal: str = "") -> str:
        """The key's line in allowed_signers."""
        return (
            f"{principal or self.role} {options} {self.file.with_suffix('.pub').read_text(encoding='utf-8')}"
        )

    def sign(self, manifest: Path, namespace: str = "un-statement", role: str = "") -> Path:
        """Sign a manifest; the signature stands beside it under the role's name."""
        subprocess.run(
            ["ssh-keygen", "-Y", "sign", "-q", "-f", self.file, "-n", namespace, manifest],
            check=True,
            capture_output=True,
        )
        return manifest.with_name(f"{manifest.name}.sig").rename(
            manifest.with_name(f"{manifest.name}.{role or self.role}.sig")
        )
