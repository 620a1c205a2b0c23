"""What other packages plug in: an `Extension`, a `Language`, or a module whose import declares rules.

    [project.entry-points."docs_parity.extensions"]
    ours = "our_package.rules"

Only the command `docs-parity` and the MkDocs plug-in look for them: it takes time to ask what is installed.
"""

import click

from docs_parity.extension import Extension, plug_in
from docs_parity.languages.base import Language
from docs_parity.languages.lookup import register

GROUP = "docs_parity.extensions"


def plug_in_installed() -> None:
    """Plug in every extension that is installed, in the order of their names.

    Raises click.UsageError where one cannot be loaded: without it the answer would be another.
    """
    from importlib.metadata import entry_points  # slow to load, and only needed here

    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            extension = point.load()
            if isinstance(extension, Extension):
                plug_in(extension)
            elif isinstance(extension, Language):
                register(extension)
        except Exception as error:
            raise click.UsageError(
                f'the extension "{point.name}" ({point.value}) cannot be loaded: '
                f"{type(error).__name__}: {error}. Install it anew, or take it out of this environment."
            ) from error
