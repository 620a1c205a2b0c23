"""Finds what npm packages the tests run (`tests/npm/`), or installs them. Nothing of it comes near the site."""

import json
import shutil
import subprocess
from collections.abc import Mapping

from support.rendering import ROOT

FOLDER = ROOT / "tests/npm"
UNTESTED = "without node and npm nobody has asked CSP Evaluator about the Content Security Policies"


def find() -> str | None:
    """Path of node, if the packages are there as well."""
    return shutil.which("node") if (FOLDER / "node_modules/csp_evaluator").is_dir() else None


def install() -> None:
    """The exact packages of the lock file, without any script of theirs."""
    if shutil.which("node") and (npm := shutil.which("npm")):
        print("Installing what tests/npm names …", flush=True)
        subprocess.run(
            [npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=FOLDER,
            check=False,
        )


def main() -> None:
    """Make sure they are there, or say what will not be tested."""
    if not find():
        install()
    print(f"CSP Evaluator runs with {path}" if (path := find()) else f"No CSP Evaluator: {UNTESTED}.")


def csp_findings(policies: Mapping[str, str]) -> dict[str, list[str]]:
    """What CSP Evaluator says of each policy, by its name."""
    done = subprocess.run(
        [find(), "csp.js"], cwd=FOLDER, input=json.dumps(policies), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
