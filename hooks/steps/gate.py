"""The gate: nothing is rendered before the inspection has looked at the whole docs folder.

`mkdocs build` stops on an error, also with -q and without --strict, and leaves the last good site alone.
Under `mkdocs serve` the findings are logged, and the pages they concern show them
(overrides/partials/findings.html).
"""

import os
import sys
from pathlib import Path

from click import UsageError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from docs_parity.reports.text import text_report
from docs_parity.runner.inspect_folder import inspect_folder
from editorial.extension import plug_in
from editorial.office.address_syntax import built_address
from editorial.publishing.preview import previewing, seen
from editorial.publishing.ssh_signatures import signatures
from editorial.register.files import FOLDER, RegisterFiles
from editorial.site.edition_date import WrongMomentError, refuse_wrong_moment
from editorial.site.model import SiteModel
from steps.build import Build


def need_languages(_: Build, config: MkDocsConfig) -> None:
    """Raise Abort, before anything is written, if mkdocs.yml leaves out the plug-in of languages."""
    if "i18n" not in config.plugins:
        raise Abort("mkdocs.yml does not name i18n under `plugins`. The site was not built.")


def need_folders(_: Build, config: MkDocsConfig) -> None:
    """Raise Abort if mkdocs.yml names other folders than the house's own.

    Beside another docs/ another register is asked, which binds nobody and which `editorial check` never sees;
    other templates have other words around the statements than those that are known.
    """
    project = Path(config.config_file_path or "").resolve().parent
    named = (("docs_dir", config.docs_dir, "docs"), ("custom_dir", config.theme.custom_dir, "overrides"))
    for setting, folder, own in named:
        if Path(folder or "").resolve() != project / own:
            raise Abort(
                f'mkdocs.yml: "{setting}" is not "{own}", the folder beside it that is checked and recorded. '
                f"Write `{setting}: {own}`. The site was not built."
            )


def need_address(build: Build, config: MkDocsConfig) -> None:
    """Raise Abort if the site would be built for an address that no page may name.

    Under `serve` it is that of MkDocs' own server.
    """
    if config.site_url and not build.serving:
        try:
            built_address(config.site_url)
        except ValueError as error:
            raise Abort(
                f'mkdocs.yml: "site_url" (or SITE_URL, which it names) {error}. The site was not built.'
            ) from None


def need_moment(_: Build, __: MkDocsConfig) -> None:
    """Raise Abort if SOURCE_DATE_EPOCH is no moment that files can bear."""
    try:
        refuse_wrong_moment(os.environ)
    except WrongMomentError as error:
        raise Abort(f"{error}. The site was not built.") from None


def plug_in_office(_: Build, __: MkDocsConfig) -> None:
    """Have the engine know this Office."""
    plug_in()


def inspect(build: Build, config: MkDocsConfig) -> None:
    """Check everything, say what is wrong, and make the model of the site.

    Raises Abort if something stops the gate, or cannot be told; under `serve` only in the second case.
    """
    docs = Path(config.docs_dir)
    try:
        inspection = seen(inspect_folder(docs, before=build.last_tree), preview=previewing())
    except UsageError as error:  # under serve MkDocs would print a traceback
        raise Abort(error.format_message()) from None
    build.last_tree = inspection.tree
    if inspection.findings:
        print(text_report(inspection, f"{docs.name}/"), file=sys.stderr, end="", flush=True)
    if inspection.stops and not build.serving:
        raise Abort("The site was not built.")
    files = RegisterFiles(docs.parent / FOLDER)
    build.model = SiteModel(inspection, config.nav, config.site_url or "", files, signatures(files))
    if hidden := len(build.model.withheld_files):  # their names may say what is not known yet
        said = "1 file is" if hidden == 1 else f"{hidden} files are"
        print(f"{said} withheld with pages that are not public yet.", file=sys.stderr, flush=True)
