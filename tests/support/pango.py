"""Sees to Pango for the tests of PDFs: `python -m tests.support.pango` installs it, or says what to install."""

import sys

import click

from editorial.commands.pango import need_pango


def main() -> None:
    """Make sure that it is there."""
    try:
        need_pango()
    except click.ClickException as missing:
        sys.exit(missing.message)


if __name__ == "__main__":
    main()
