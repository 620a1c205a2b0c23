"""What the steps of a build remember between MkDocs' events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from docs_parity.model.finding import Finding
from docs_parity.model.page import Tree
from editorial.publishing.file_cache import FileCache
from editorial.site.addresses import Download
from editorial.site.model import SiteModel
from editorial.site.pages.styles import Sheet


class LanguagePlugin(Protocol):
    """As much of mkdocs-static-i18n as is asked for."""

    building: bool
    """True in the builds of the further languages, which run inside that of the first."""
    current_language: str


def is_nested(config: MkDocsConfig) -> bool:
    """True while a further language is being built. False where the plug-in of languages is missing."""
    return "i18n" in config.plugins and cast(LanguagePlugin, config.plugins["i18n"]).building


@dataclass(kw_only=True)
class Build:
    """The state of the build that is going on. There is one in a process, which under `serve` stays."""

    serving: bool = False
    """Whether a person looks at the pages while writing them (`mkdocs serve`). Survives a build."""
    last_tree: Tree | None = None
    """What stood in docs/ at the build before, so that only what has changed is read. Survives a build."""

    shared_paths: list[str] = field(default_factory=list)
    """The files of docs/ outside the language folders."""
    taken: set[str] = field(default_factory=set)
    """The paths on the site of everything that is published at an address of its own."""
    texts: dict[str, str] = field(default_factory=dict)
    """Path of a page -> its Markdown, while mkdocs-static-i18n has it."""
    templates: dict[str, Environment] = field(default_factory=dict)
    """Language -> its templates, with the stylesheets and policies that the steps have put there."""
    sheets: dict[str, Mapping[str, Sheet]] = field(default_factory=dict)
    """Language -> kind of page -> what such pages are styled with."""
    downloads: dict[str, dict[str, Download]] = field(default_factory=dict)
    """Path of a statement's page -> suffix -> the file that lies beside it."""
    search_documents: dict[str, bytes] = field(default_factory=dict)
    """Path of a page on the site -> what is searched of it."""
    compared: dict[str, str] = field(default_factory=dict)
    """Path of a statement's page -> the HTML of its text, as it was held against the record."""
    shown_findings: list[Finding] = field(default_factory=list)
    """Where the texts of a language are not shown as they are recorded."""
    file_cache: FileCache | None = None
    """Where downloads are kept; None if this build makes none."""
    _config: MkDocsConfig | None = None
    _model: SiteModel | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Forget the build before."""
        self._config, self._model, self.file_cache = config, None, None
        self.shared_paths.clear()
        self.taken.clear()
        for remembered in (
            self.texts,
            self.templates,
            self.sheets,
            self.downloads,
            self.search_documents,
            self.compared,
            self.shown_findings,
        ):
            remembered.clear()

    @property
    def config(self) -> MkDocsConfig:
        """MkDocs' settings, in the language that is being built. Raises LookupError before it began."""
        if self._config is None:
            raise LookupError("no build has begun")
        return self._config

    @property
    def model(self) -> SiteModel:
        """What there is to publish. Raises LookupError before the gate has let it through."""
        if self._model is None:
            raise LookupError("nothing has been checked")
        return self._model

    @model.setter
    def model(self, model: SiteModel) -> None:
        """The templates look for it too, and are not rendered without (overrides/partials/checked.html)."""
        self._model = self.config.extra["editorial"] = model

    @property
    def language(self) -> str:
        """The language that is being built."""
        return cast(LanguagePlugin, self.config.plugins["i18n"]).current_language
