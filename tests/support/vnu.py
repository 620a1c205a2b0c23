"""Asks the Nu HTML checker (vnu), the one behind validator.w3.org, about pages. It needs Java; its program comes with tests/npm."""

import json
import shutil
import subprocess
from collections.abc import Iterable

from support import node

JAR = node.FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
# Without the compiler that optimizes what runs for long, it needs a third less processor time for a thousand pages, and more stack.
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
# By itself it refuses addresses of its own machine.
ALLOWED = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
UNTESTED = "without Java and npm nobody has asked the Nu HTML checker about the pages (html5lib has)"


def find() -> str | None:
    """Path of Java, if the checker is there as well."""
    return shutil.which("java") if JAR.exists() else None


def main() -> None:
    """Make sure the checker is there, or say what will not be tested. Java is not installed for it."""
    if shutil.which("java") and not find():
        node.install()
    print(f"The Nu HTML checker runs with {path}" if (path := find()) else f"No Nu HTML checker: {UNTESTED}.")


def messages(addresses: Iterable[str]) -> list[str]:
    """Everything that it says about these pages, mere advice too; all in one process, since Java starts slowly.

    Addresses and not files: `'self'` in a Content Security Policy means nothing on a disk.
    """
    done = subprocess.run(
        [
            find(),
            *QUICK,
            ALLOWED,
            "-jar",
            JAR,
            "--stdout",
            "--exit-zero-always",
            "--format",
            "json",
            *addresses,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{said.get('url')}, line {said.get('lastLine')} ({said.get('subType', said['type'])}): {said['message']} "
        f"{said.get('extract', '').strip()}"
        for said in json.loads(done.stdout)["messages"]
        if not _is_data(said)
    ]


def _is_data(said: dict) -> bool:
    """It takes a block of data for a script that the policy forbids. Browsers do not ask the policy about one: what is of no script's
    type is left alone before (https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element, step 14), and no page
    of ours has a violation in Chromium (browser/test_reading.py).
    """
    return (
        "Content Security Policy" in said["message"]
        and "Inline script" in said["message"]
        and "application/ld+json" in said.get("extract", "")
    )


if __name__ == "__main__":
    main()
