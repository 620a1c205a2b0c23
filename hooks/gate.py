"""Door: the gate. Nothing is rendered before the inspection has looked at the whole docs folder.

`mkdocs build` stops on an error, also with -q and without --strict, and leaves the last good site alone.
Under
`mkdocs serve` the findings are logged, and the pages they concern show them
(overrides/partials/findings.html).
"""

import sys
from pathlib import Path

from click import UsageError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from docs_parity.model.page import Tree
from docs_parity.reports.text import text_report
from docs_parity.runner.inspect_folder import inspect_folder
from editorial.extension import plug_in
from editorial.publishing.preview import previewing, seen
from editorial.publishing.ssh_signatures import signatures
from editorial.register.files import FOLDER, RegisterFiles
from editorial.site.pages.catalogue import Catalogue

KEY = "editorial"
serving = False
last_tree: Tree | None = None


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether a person is looking at the pages while writing them; have the engine know this
    Office.
    """
    global serving
    serving = command == "serve"
    plug_in()


@event_priority(-90)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Inspect once a build: static-i18n runs every event once a language, the first time before `building` is
    set.
    """
    global last_tree
    _need_the_others(config)
    if not config.plugins["i18n"].building:
        docs = Path(config.docs_dir)
        try:
            inspection = seen(inspect_folder(docs, before=last_tree), preview=previewing())
        except UsageError as error:  # under serve MkDocs would print a traceback
            raise Abort(error.format_message()) from None
        last_tree = inspection.tree
        if inspection.findings:
            print(text_report(inspection, f"{docs.name}/"), file=sys.stderr, end="", flush=True)
        if inspection.stops and not serving:
            raise Abort("The site was not built.")
        files = RegisterFiles(docs.parent / FOLDER)
        config.extra[KEY] = Catalogue(inspection, config.nav, config.site_url, files, signatures(files))
    return config


def _need_the_others(config: MkDocsConfig) -> None:
    """All doors or none: after the gate, the others see to languages, escaping and what browsers may load.

    Raises Abort, before anything is written, if mkdocs.yml leaves out one of them or the plug-in they all
    ask.
    """
    unnamed = {file.name for file in Path(__file__).parent.glob("*.py")} - {
        Path(name).name for name in config.hooks
    }
    missing = [f"hooks/{name} under `hooks`" for name in sorted(unnamed)]
    if "i18n" not in config.plugins:
        missing.append("i18n under `plugins`")
    if missing:
        raise Abort(f"mkdocs.yml does not name {', '.join(missing)}. The site was not built.")
