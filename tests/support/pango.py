"""Sees to Pango for the tests of PDFs: `python -m tests.support.pango` installs it as root, or says what to install."""

import os
import shutil
import subprocess
import sys

import click

from editorial.commands import prerequisites


def main() -> None:
    """Make sure that it is there; end the program with what to install where it cannot be."""
    if not prerequisites.has_pango() and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("The tests of PDFs need Pango: installing it …", file=sys.stderr)
        _apt_get("update", "-qq")
        _apt_get("install", "-y", "-qq", *prerequisites.PANGO_PACKAGES)
    try:
        prerequisites.need_pango()
    except click.ClickException as missing:
        sys.exit(missing.message)


def _apt_get(*arguments: str) -> None:
    """Run apt-get without its questions; whether it helped is seen by looking for Pango again."""
    subprocess.run(["apt-get", *arguments], env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    main()
