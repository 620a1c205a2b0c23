"""Pango, the library of the system that WeasyPrint lays out text with: is it there?"""

import os
import shutil
import subprocess
import sys

import click

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""Debian's and Ubuntu's names. Other systems: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"""


def need_pango() -> None:
    """Return if PDFs can be made; install Pango where this is root and apt-get is there.

    Raises ClickException, which says what to install, where that cannot be done or does not help.
    """
    if _works():
        return
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        click.echo("PDFs need Pango: installing it …", err=True)
        quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL, "check": False}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", *PACKAGES], **quiet)
        if _works():
            return
    raise click.ClickException(
        f"PDFs need Pango, which is not on this machine: on Debian and Ubuntu run `sudo apt-get install {' '.join(PACKAGES)}`, "
        "on macOS `brew install pango`; then run this command again. Nothing was built.")


def _works() -> bool:
    """Ask a process of its own: a library that is installed meanwhile is not found by one that has looked for it."""
    return subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False).returncode == 0
