"""Sees to Pango for the tests of PDFs.

`python -m tests.support.pango` installs it as root, or says what to install.
"""

import os
import shutil
import subprocess
import sys

import click

from editorial.publishing import prerequisites


def main() -> None:
    """Make sure that it is there; end the program with what to install where it cannot be."""
    if not prerequisites.has_pango() and _may_install():
        print("The tests of PDFs need Pango: installing it …", file=sys.stderr)
        _apt_get("update", "-qq")
        _apt_get("install", "-y", "-qq", *prerequisites.PANGO_PACKAGES)
    try:
        prerequisites.need_pango()
    except click.ClickException as missing:
        sys.exit(missing.message)


def _may_install() -> bool:
    """True for root on Debian and its relatives."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_get(*arguments: str) -> None:
    """Run apt-get without its questions; whether it helped is seen by looking for Pango again."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    main()
