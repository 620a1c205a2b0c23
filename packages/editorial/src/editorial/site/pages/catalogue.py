"""Everything the templates show, from one inspection: worked out once a build, looked up once a page.

`register_files` are those of `register/`: path below it -> bytes. `signed` is what was found out about its
signatures.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from urllib.parse import urljoin

from docs_parity.inspection.inspection import Inspection
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Page
from docs_parity.model.state import State
from docs_parity.project.glossary import PAGE_KEY
from docs_parity.project.tree import UNSAFE_FILE
from editorial.register.entries import Register, projected, read_register
from editorial.register.entries import RegisterEntry as Recorded
from editorial.register.signatures import Assurance, Signed, assurance
from editorial.site.addresses import Alternate, address, alternates, hreflang, public_versions
from editorial.site.codes.assurance_words import assurance_of_all
from editorial.site.data.attachments import attachments
from editorial.site.feeds.feed import feed_links
from editorial.site.i18n import language_name, listed, long_date, words
from editorial.site.lists.pagination import Pagination, shown_of
from editorial.site.lists.taxonomy import Taxonomy, archive, values
from editorial.site.pages.glossary_page import with_other_languages
from editorial.site.pages.menu import Entry, entry, menu, section_of, trail
from editorial.site.pages.notices import not_yet, notice_of
from editorial.site.pages.stale_marks import StaleMarks
from editorial.site.pages.styles import Sheet
from editorial.site.pages.view import Frame, View
from editorial.site.search.search_documents import OTHER_PAGES, Facts, document
from editorial.site.statement.citation import citation_of, og_locale, share_text
from editorial.site.statement.head import Head, head
from editorial.site.statement.presenter import StatementPresenter
from editorial.site.statement.rendition import Press
from editorial.statements.life_cycle import Status
from editorial.statements.records import Record, records

LIST_PAGE = "statements/index"
SEARCH_PAGE = "search"
POLICIES = (
    "contact",
    "verify",
    "policies/corrections",
    "policies/languages",
    "policies/accessibility",
    "policies/privacy",
    "policies/offline",
    "policies/data",
)
RECENT = 5
VERIFY_PAGE, VERIFY = "verify", "verify/"
"""The page of a language that says how to check a text, and the one for all languages, which stands in its
place.
"""


class Catalogue:
    """One build's pages, records and words.

    `nav` is the menu of mkdocs.yml, `site_url` the site's address.
    """

    def __init__(
        self,
        inspection: Inspection,
        nav: list,
        site_url: str,
        register_files: Mapping[str, bytes] | None = None,
        signed: Iterable[Signed] = (),
    ) -> None:
        self.inspection = inspection
        self.settings = inspection.settings
        self.pages = inspection.pages
        self.nav = nav
        self.site_url = site_url
        self.register_files = register_files or {}
        self._signed = tuple(signed)
        self._frames = {code: self._frame(code) for code in self.settings.languages}
        self.sheets: dict[str, Mapping[str, Sheet]] = {}
        """What the pages of each language are styled with, by kind of page; known when its texts are
        rendered.
        """
        self._lists: dict[str, tuple[StatementPresenter, ...]] = {}
        self._archives: dict[str, tuple[Taxonomy, ...]] = {}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """The published statements, newest first; in a preview all of them."""
        return records(self.pages.values(), preview=self.settings.preview)

    @cached_property
    def register(self) -> Register:
        """Every version of every statement: what is recorded, and what the next release records."""
        return projected(read_register(self.register_files), self.records)

    def assurance(self, entry: Recorded) -> Assurance:
        """What stands behind a version: pages may say this much of it, and no more."""
        return assurance(entry, self._signed)

    def assured(self, language: str) -> tuple[str, ...]:
        """What stands behind the present version of every statement, in words."""
        return assurance_of_all(
            (self.assurance(versions[-1]) for versions in self.register.entries.values()), language
        )

    @cached_property
    def press(self) -> Press:
        """What files, feeds and data are made from."""
        return Press(self._issued, self.settings, self.site_url, self.pages)

    @cached_property
    def _issued(self) -> Register:
        """The register without what only a preview shows: programs read no mark, so files, feeds and data
        hold public texts alone.
        """
        if not self.settings.preview:
            return self.register
        return projected(read_register(self.register_files), records(self.pages.values()))

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

    def publishes(self, path: str) -> bool:
        """True for a file of docs/ that is no page and may be published: the file itself, of a kind that runs
        nothing.
        """
        return path in self.inspection.tree.assets and not any(
            each.rule == UNSAFE_FILE.id for each in self._findings.get(path, ())
        )

    def frame(self, language: str) -> Frame:
        """Header, menu and footer of a language."""
        return self._frames[language]

    def version(self, path: str) -> LocalizedPage | None:
        """The version that stands in a file, if readers may see it.

        The path is relative to the docs folder.
        """
        language, _, rest = path.partition("/")
        page = self.pages.get(rest.removesuffix(".md"))
        return (
            next((v for v in public_versions(page, self.settings) if v.language == language), None)
            if page
            else None
        )

    def statements(self, language: str) -> tuple[StatementPresenter, ...]:
        """All published statements in the words of a language, newest first."""
        if language not in self._lists:
            self._lists[language] = tuple(
                StatementPresenter(record.statement, language, self.settings) for record in self.records
            )
        return self._lists[language]

    def archive(self, language: str) -> tuple[Taxonomy, ...]:
        """All published statements in the words of a language, by what they are filed under."""
        if language not in self._archives:
            self._archives[language] = archive(self.statements(language), language, self.settings)
        return self._archives[language]

    def all_statements(self, language: str) -> tuple[Pagination, ...]:
        """The pages of the list of all statements, newest first."""
        return shown_of(self.statements(language), address(language, LIST_PAGE), language)

    def is_withdrawn(self, key: str) -> bool:
        """True for a withdrawn statement: its page stays, and search engines and the site's own search leave
        it out.
        """
        return key in self._order and self.records[self._order[key]].statement.status is Status.WITHDRAWN

    def view(self, localized: LocalizedPage) -> View:
        """What the template of this version shows."""
        page, language = self.pages[localized.key], localized.language
        frame = self.frame(language)
        others, listed_here = alternates(page, language, self.settings), not self.is_withdrawn(page.key)
        return View(
            self._template(page),
            language,
            frame.direction,
            frame.say,
            localized.title,
            str(localized.fields.get("summary", "")),
            self._updated(localized),
            others,
            tuple(hreflang(page, self.settings, self.site_url)) if listed_here else (),
            self.unavailable(others, language),
            trail(page, language, frame.home, frame.menu) if frame.home else (),
            section_of(page.key, frame.menu),
            page.key,
            self._head(page, language),
            self._shown(page, language),
            self._recent(page, language),
            self.archive(language) if page.key in (SEARCH_PAGE, LIST_PAGE) else (),
            tuple(self._findings.get(localized.path, ())),
            notice_of(self._states.get(localized.path), page, self.settings),
            listed_here,
            not_yet=self._not_yet(page.key, language) if self.settings.preview else "",
            assurance=self.assured(language) if page.key == VERIFY_PAGE else (),
        )

    def context(self, view: View) -> dict[str, object]:
        """What the template of a view gets, besides the page's content."""
        address_here = urljoin(self.site_url, address(view.language, view.key))
        imprint = citation_of(view.head, view.title, view.language, address_here) if view.head else None
        return {
            "view": view,
            "frame": self.frame(view.language),
            "imprint": imprint,
            "share": share_text(imprint) if imprint else "",
            "og_locale": og_locale,
            "relations": self._relations(view),
            "beside": attachments(self.press, view.key, view.language) if view.head else None,
            "feeds": feed_links(self.press, view.language, view.key),
        }

    def _relations(self, view: View) -> tuple[tuple[str, str], ...]:
        """The way from a statement to its earlier versions, for programs (RFC 5829)."""
        if view.head is None or not view.head.previous:
            return ()
        here = urljoin(self.site_url, address(view.language, view.key))
        return ("predecessor-version", urljoin(self.site_url, view.head.previous)), (
            "version-history",
            f"{here}#history",
        )

    def marks(self, localized: LocalizedPage, view: View) -> StaleMarks:
        """What a version is rendered with, so that its stale passages are marked."""
        return StaleMarks(localized.blocks, view.notice.marks) if view.notice else StaleMarks()

    def text(self, localized: LocalizedPage, markdown: str) -> str:
        """The Markdown that a version is rendered from: as its file has it, the glossary with its forms in
        other languages.
        """
        return (
            with_other_languages(markdown, localized.language, self.settings)
            if localized.key == PAGE_KEY
            else markdown
        )

    def _template(self, page: Page) -> str:
        if page.key in self._order:
            return "statement.html"
        return {LIST_PAGE: "statements.html", "index": "home.html", SEARCH_PAGE: "search.html"}.get(
            page.key, "main.html"
        )

    def _head(self, page: Page, language: str) -> Head | None:
        index = self._order.get(page.key)
        return None if index is None else head(self.records, index, language, self.settings, self.register)

    def _not_yet(self, key: str, language: str) -> str:
        index = self._order.get(key)
        return "" if index is None else not_yet(self.records[index].fields, language)

    def _shown(self, page: Page, language: str) -> Pagination | None:
        return self.all_statements(language)[0] if page.key == LIST_PAGE else None

    def _recent(self, page: Page, language: str) -> tuple[StatementPresenter, ...]:
        return self.statements(language)[:RECENT] if page.key == "index" else ()

    def document(self, view: View, content: str) -> str:
        """What is searched of a page whose text is rendered as `content`; empty for what is not searched."""
        if SEARCH_PAGE not in self.pages or view.key == SEARCH_PAGE or not view.listed:
            return ""
        return document(view.language, view.title, view.summary, content, self._facts(view))

    def _facts(self, view: View) -> Facts:
        """A statement is filed under what its record says; another page under its section."""
        if view.head is None:
            above = (
                view.section.entry.title
                if view.section and view.section.entry.key not in (view.key, "index")
                else ""
            )
            return Facts({"kind": above}, {"type": (OTHER_PAGES,)})
        index = self._order[view.key]
        entry = self.statements(view.language)[index]
        shown = {name: getattr(entry, name) for name in ("day", "date", "kind", "status")}
        shown["places"] = entry.place_names
        head = view.head
        also = (
            *(f"{each.name}, {each.about}" for each in head.speakers),
            *(each.name for each in head.subjects),
            *head.statement.cites,
        )
        return Facts(shown, values(self.records[index].statement), entry.day, also)

    def _updated(self, localized: LocalizedPage) -> str:
        day = str(localized.fields.get("updated") or "")
        say = words(localized.language)
        return (
            say["updated"].format(date=long_date(date.fromisoformat(day), localized.language))
            if _is_date(day)
            else ""
        )

    def unavailable(self, others: tuple[Alternate, ...], language: str) -> str:
        """Words that name the languages which a page does not exist in; empty if it exists in all."""
        absent = [language_name(other.language, language) for other in others if not other.url]
        return words(language)["unavailable"].format(languages=listed(absent, language)) if absent else ""

    def _frame(self, language: str) -> Frame:
        settings = self.settings
        office = settings.office
        return Frame(
            language,
            settings.languages[language].direction,
            words(language),
            office.name[language],
            office.short[language],
            office.address,
            settings.edition == "demonstration",
            self._entry("index", language),
            menu(self.nav, self.pages, language),
            tuple(found for key in POLICIES if (found := self._entry(key, language))),
            self._entry(SEARCH_PAGE, language),
            (self._entry(VERIFY_PAGE, language) or Entry("", VERIFY, "")).url,
            settings.preview,
        )

    def _entry(self, key: str, language: str) -> Entry | None:
        page = self.pages.get(key)
        return entry(page, language) if page and language in page.localizations else None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
