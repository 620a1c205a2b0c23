"""What `--downloads` needs besides the locked packages: Pango for PDFs, libzim for the copies for Kiwix.

Both are only looked for. A build installs nothing: it says what is missing and who installs it.
"""

import importlib.util
import os
import subprocess
import sys

import click

from editorial.site.edition_date import WrongMomentError, refuse_wrong_moment

PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""Debian's and Ubuntu's names. Without the last, typefaces are cut another way, which writes the time into
every PDF: two builds of a commit would differ.

Other systems: https://doc.courtbouillon.org/weasyprint/stable/first_steps.html
"""


def need_moment() -> None:
    """Raises click.UsageError where SOURCE_DATE_EPOCH is set to what no build can use."""
    try:
        refuse_wrong_moment(os.environ)
    except WrongMomentError as error:
        raise click.UsageError(f"{error}.") from None


def need_downloads() -> None:
    """Return if everything that `--downloads` makes can be made.

    Raises ClickException, as `need_libzim` and `need_pango` do.
    """
    need_libzim()
    need_pango()


def need_pango() -> None:
    """Return if PDFs can be made.

    Raises ClickException, which says what to install, where Pango is missing, the system's library for
    laying out text.
    """
    if not has_pango():
        raise click.ClickException(
            "PDFs need Pango, which is not on this machine: whoever administers it runs, "
            "on Debian and Ubuntu, "
            f"`sudo apt-get install {' '.join(PANGO_PACKAGES)}`, on macOS `brew install pango`; "
            "then run this command again. Nothing was built."
        )


def has_pango() -> bool:
    """True if WeasyPrint finds Pango and all that it cuts typefaces with.

    A process of its own is asked: one that has looked for a library in vain does not find it later.
    """
    looked = "import sys; from weasyprint.text.ffi import harfbuzz_subset; sys.exit(harfbuzz_subset is None)"
    done = subprocess.run([sys.executable, "-c", looked], capture_output=True, check=False)
    return done.returncode == 0


def need_libzim() -> None:
    """Return if copies for Kiwix can be written.

    Raises ClickException, which says how to get it, where libzim is not installed: it is an extra
    (dev/adr/0087).
    """
    if importlib.util.find_spec("libzim") is None:
        raise click.ClickException(
            "Copies for Kiwix need libzim (GPL-3.0-or-later), which is installed only where somebody "
            "asks for it: run `make downloads`, or "
            "`.venv/bin/pip install --require-hashes -r requirements-zim.txt` and this command again. "
            "Nothing was built."
        )
