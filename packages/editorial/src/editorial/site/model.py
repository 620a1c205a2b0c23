"""What there is to publish, from one inspection: pages, statements, their register, addresses. Made once a
build.

Every product of the site (pages, lists, feeds, …) is made from this and from nothing else; it knows none of
them. How a page is put together: `editorial/site/pages/page_context.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, wraps
from typing import TypeVar, cast

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.state import State
from docs_parity.project.tree import UNSAFE_FILE
from editorial.office.settings import Office, office_settings
from editorial.register.entries import Register, RegisterEntry, projected, read_register
from editorial.register.signatures import Assurance, Signed, assurance
from editorial.site.addresses import as_folder, public_versions
from editorial.site.menu import NavItem
from editorial.site.press import Press
from editorial.site.reserved import RESERVED_ADDRESS
from editorial.statements.companions import companions
from editorial.statements.life_cycle import Status
from editorial.statements.records import Record, records

T = TypeVar("T")
UNPUBLISHED = frozenset({UNSAFE_FILE.id, RESERVED_ADDRESS.id})
"""What keeps a file off the site also where a person only looks at it (`serve`)."""
HOME_PAGE, LIST_PAGE, SEARCH_PAGE, VERIFY_PAGE = "index", "statements/index", "search", "verify"
"""Keys of the pages that have a template of their own, or on which others depend."""


class SiteModel:
    """One build's pages, statements and settings.

    `nav` is the menu of mkdocs.yml, `site_url` the site's address, `register_files` those of `register/`
    (path below it -> bytes), `signed` what was found out about its signatures.
    """

    def __init__(
        self,
        inspection: Inspection,
        nav: Sequence[NavItem] | None,
        site_url: str,
        register_files: Mapping[str, bytes] | None = None,
        signed: Iterable[Signed] = (),
    ) -> None:
        self.inspection = inspection
        self.settings = office_settings(inspection.settings)
        self.pages = inspection.pages
        self.nav = nav or ()
        self.site_url = as_folder(site_url)
        self.register_files = register_files or {}
        self._signed = tuple(signed)
        self.worked_out: dict[tuple[object, str], object] = {}
        """What products have made of this model and need again: `once_a_build` keeps it here."""

    @property
    def office(self) -> Office:
        """Who publishes. Raises LookupError where editorial.yml does not say."""
        return self.settings.publisher

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The published statements, newest first; in a preview all of them."""
        return records(self.pages.values(), preview=self.settings.preview)

    @cached_property
    def register(self) -> Register:
        """Every version of every statement: what is recorded, and what the next release records."""
        return projected(read_register(self.register_files), self.records, self.settings)

    @cached_property
    def press(self) -> Press:
        """What files, feeds and data are made from.

        Programs read no mark, so there is nothing in it that only a preview shows: public texts alone.
        """
        register = self.register
        if self.settings.preview:
            register = projected(
                read_register(self.register_files), records(self.pages.values()), self.settings
            )
        return Press(register, self.settings, self.site_url, self.pages)

    def assurance(self, entry: RegisterEntry) -> Assurance:
        """What stands behind a version: pages may say this much of it, and no more."""
        return assurance(entry, self._signed)

    def index_of(self, key: str) -> int | None:
        """The place of a statement in `records`; None for another page."""
        return self._order.get(key)

    def is_withdrawn(self, key: str) -> bool:
        """True for a withdrawn statement: its page stays, and search engines and the site's own search leave
        it out.
        """
        index = self.index_of(key)
        return index is not None and self.records[index].statement.status is Status.WITHDRAWN

    def localized_page(self, path: str) -> LocalizedPage | None:
        """The page in one language that stands in a file, if readers may see it.

        The path is relative to the docs folder.
        """
        language, _, rest = path.partition("/")
        page = self.pages.get(rest.removesuffix(".md"))
        public = public_versions(page, self.settings) if page else ()
        return next((localized for localized in public if localized.language == language), None)

    def publishes(self, path: str) -> bool:
        """True for a file of docs/ that is no page and may be published: the file itself, of a kind that runs
        nothing, at an address of its own, and not withheld with a page.
        """
        return (
            path in self.inspection.tree.assets
            and path not in self.withheld_files
            and not any(finding.rule in UNPUBLISHED for finding in self.findings(path))
        )

    @cached_property
    def withheld_files(self) -> frozenset[str]:
        """The files of docs/ that belong to pages alone which readers do not get yet; none in a preview."""
        if self.settings.preview:
            return frozenset()
        return self.inspection.withheld_files | companions(self.inspection.tree, self.pages)

    def findings(self, path: str) -> Sequence[Finding]:
        """What stops the gate in a file (under `serve` such pages are shown)."""
        return self._findings.get(path, ())

    def state(self, path: str) -> State | None:
        """How a translation stands to its original, by the path of its file."""
        return self._states.get(path)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {record.key: index for index, record in enumerate(self.records)}

    @cached_property
    def _findings(self) -> dict[str, list[Finding]]:
        by_path = defaultdict(list)
        for finding in self.inspection.findings:
            if finding.stops:
                by_path[finding.path].append(finding)
        return by_path

    @cached_property
    def _states(self) -> dict[str, State]:
        return {state.path: state for state in self.inspection.states}


def once_a_build(make: Callable[[SiteModel, str], T]) -> Callable[[SiteModel, str], T]:
    """A function of model and language whose answer is worked out once a build, however many pages ask."""

    @wraps(make)
    def kept(model: SiteModel, language: str) -> T:
        key = (make, language)
        if key not in model.worked_out:
            model.worked_out[key] = make(model, language)
        return cast(T, model.worked_out[key])

    return kept
