"""Rules and languages of other people: packages name a module that declares them, and it is imported.

    [project.entry-points."docs_parity.extensions"]
    our-rules = "our_package.rules"

Only the command `docs-parity` and the MkDocs plug-in look for them: it takes time to ask what is installed.
"""

import click

GROUP = "docs_parity.extensions"


def load_extensions() -> None:
    """Import every extension that is installed, by the order of their names.

    Raises click.UsageError where one cannot be imported: without its rules the answer would be another.
    """
    from importlib.metadata import entry_points  # slow to load, and only needed here

    for extension in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            extension.load()
        except Exception as error:
            raise click.UsageError(
                f'the extension "{extension.name}" ({extension.value}) cannot be loaded: '
                f"{type(error).__name__}: {error}. Install it anew, or take it out of this environment."
            ) from error
