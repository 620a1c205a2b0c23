"""A plug-in for MkDocs that stops a build in which a translation does not say what its original says.

    plugins:
      - i18n: {docs_structure: folder, languages: […]}
      - parity

This module alone knows MkDocs; `pip install 'docs-parity[mkdocs]'` brings it along.
"""

import logging
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

from click import UsageError
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.optional_parts import missing_parts
from docs_parity.model.page import Tree
from docs_parity.project.settings import FILE_NAME
from docs_parity.reports.text import text_report, verdict
from docs_parity.runner.inspect_folder import find_settings, inspect_for_everybody
from docs_parity.runner.installed_extensions import plug_in_installed

log = get_plugin_logger("parity")
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}
NOT_BUILT = "The site was not built."
SUFFIX = (
    "parity compares folders, one a language (docs/en/page.md, docs/fr/page.md). The i18n plug-in is set to "
    "`docs_structure: {structure}` (docs/page.en.md, docs/page.fr.md), which is not supported. "
    "Set `docs_structure: folder` and move the pages, or take `parity` out of mkdocs.yml. "
)
Answer = TypeVar("Answer")


class ParityConfig(Config):
    """What can be set in mkdocs.yml, under `plugins`, `parity`."""

    languages = options.ListOfItems(options.Type(str), default=[])
    """The languages, each with a folder of its name in `docs_dir`.

    Left out, they are those of the `editorial.yml` beside `docs_dir`, or else those that i18n builds.
    """

    original = options.Type(str, default="")
    """The language in which pages are written first.

    Left out, it is that of `editorial.yml`, or else the default language of i18n, or else the first one.
    """

    strict = options.Type(bool, default=False)
    """Whether warnings stop the build too, and not only errors. `mkdocs build --strict` does the same."""

    enabled = options.Type(bool, default=True)
    """Whether anything is checked: `!ENV [CHECK_TRANSLATIONS, true]` lets a writer build without."""


class ParityPlugin(BasePlugin[ParityConfig]):
    """Inspects the whole docs folder once a build, before MkDocs has read a page."""

    def __init__(self) -> None:
        self._serving = False
        self._last_tree: Tree | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
        """Remember whether somebody looks at the pages while writing them: then nothing is stopped."""
        self._serving = command == "serve"
        if self.config.enabled:
            _or_abort(plug_in_installed)
            for part in missing_parts():
                log.info(part.note())

    # Behind those that set `docs_dir`, before static-i18n, which acts at -100.
    @event_priority(-90)
    def on_config(self, config: MkDocsConfig) -> None:
        """Inspect, and report. Raises Abort, with the report, where something stops the build.

        static-i18n runs every event once a language, all but the first time with `building` set.
        """
        i18n = config.plugins.get("i18n")
        if not self.config.enabled or (i18n is not None and i18n.building):
            return
        docs = Path(config.docs_dir)
        languages, original = self._languages(docs, i18n)
        inspection = _or_abort(
            lambda: inspect_for_everybody(docs, languages or None, original or None, self._last_tree)
        )
        self._last_tree = inspection.tree
        stopping = inspection.stops or (self.config.strict and any(_warnings(inspection)))
        if stopping and not self._serving:
            raise Abort(f"{text_report(inspection, f'{docs.name}/')}{NOT_BUILT}")
        for finding in inspection.findings:
            if not finding.accepted:
                log.log(LEVELS[finding.severity], finding.sentence(f"{docs.name}/"))
        log.info(verdict(inspection))

    def _languages(self, docs: Path, i18n: Any) -> tuple[str, str]:
        """The languages, as `en,fr`, and the original's; both empty where `editorial.yml` says them."""
        if i18n is not None and i18n.config.docs_structure != "folder":
            raise Abort(SUFFIX.format(structure=i18n.config.docs_structure) + NOT_BUILT)
        has_settings = (docs.parent / FILE_NAME).exists()
        if self.config.languages:
            return ",".join(self.config.languages), self.config.original or self._original(
                docs if has_settings else None, i18n
            )
        if has_settings:
            return "", self.config.original
        if i18n is None:
            raise Abort(
                "parity does not know the languages. Name them in mkdocs.yml under `plugins`: "
                f"`- parity: {{languages: [en, fr]}}`. {NOT_BUILT}"
            )
        built = [language.locale for language in i18n.config.languages if language.build]
        return ",".join(built), self.config.original or next(_defaults(i18n, built), "")

    def _original(self, docs: Path | None, i18n: Any) -> str:
        """The original's language where mkdocs.yml names the languages: that of the `editorial.yml` beside
        these pages, or else the default one of i18n; empty where it is neither.
        """
        named = self.config.languages
        settings = _or_abort(lambda: find_settings(docs, None, None)) if docs else None
        if settings and settings.original in named:
            return settings.original
        return next(_defaults(i18n, named), "")


def _defaults(i18n: Any, languages: Collection[str]) -> Iterator[str]:
    """The default language of i18n, where it is one of these."""
    if i18n is not None:
        known = i18n.config.languages
        yield from (each.locale for each in known if each.default and each.locale in languages)


def _or_abort(ask: Callable[[], Answer]) -> Answer:
    """What `ask` returns. Raises Abort where the folder or its settings cannot be used."""
    try:
        return ask()
    except UsageError as error:  # under serve MkDocs would print a traceback
        raise Abort(f"{error.format_message()} {NOT_BUILT}") from None


def _warnings(inspection: Inspection) -> Iterator[Finding]:
    return (
        finding
        for finding in inspection.findings
        if finding.severity is Severity.WARNING and finding.asked and not finding.accepted
    )
