"""Localized pages -> pages: which of them is the original, which are missing, which have no original."""

from collections.abc import Iterator, Mapping

from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Page, Tree
from docs_parity.model.rule import LANGUAGES, declare
from docs_parity.model.state import Freshness, State
from docs_parity.project.settings import Settings

ORPHAN_TRANSLATION = declare(
    "orphan-translation",
    group=LANGUAGES,
    place=20,
    exact=True,
    question="Does the translation have an original?",
    wrong="`translation:` in all versions of a page",
    right="exactly one version without it",
)
TRANSLATION_RECORD = declare(
    "translation-record",
    group=LANGUAGES,
    place=30,
    exact=True,
    question="Does the translation say that it is one?",
    wrong="a French version without `translation`",
    right="`translation: {status: translated}`",
)


class Pages(Mapping[str, Page]):
    """Key -> page, in the order of the keys; its versions are put together, and read, when it is first asked
    for.
    """

    def __init__(self, tree: Tree, settings: Settings) -> None:
        self._tree = tree
        self._settings = settings
        self._keys = dict.fromkeys(
            sorted({key for localizations in tree.localizations.values() for key in localizations})
        )
        self._made: dict[str, Page] = {}

    def __getitem__(self, key: str) -> Page:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = _page(key, self._tree, self._settings)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys


def _page(key: str, tree: Tree, settings: Settings) -> Page:
    localizations = {
        code: tree.localizations[code][key] for code in tree.languages if key in tree.localizations[code]
    }
    return Page(key, _original(localizations, settings), localizations, tree.assets)


def _original(localizations: Mapping[str, LocalizedPage], settings: Settings) -> str:
    """The language of the version without a translation record; by default the site's original language."""
    if settings.bare:
        return settings.original if settings.original in localizations else ""
    without = [
        code
        for code, localized in localizations.items()
        if not localized.is_translation and localized.readable
    ]
    if settings.original in without:
        return settings.original
    unread = [code for code, localized in localizations.items() if not localized.readable]
    return without[0] if without else unread[0] if unread else ""


def pairing_findings(page: Page, settings: Settings) -> Iterator[Finding]:
    """More than one original, a record that names no version."""
    if not page.original:
        return
    source = page.localizations[page.original]
    for localized in page.translations():
        yield from _made_from(page, localized)
        if not localized.is_translation and localized.readable and not settings.bare:
            yield Finding(
                rule=TRANSLATION_RECORD.id,
                message="this version does not say that it is a translation",
                fix="Add to its front matter: `translation: {status: translated}`.",
                path=localized.path,
                line=1,
                page=page.key,
                language=localized.language,
                original_path=source.path,
            )


def _made_from(page: Page, localized: LocalizedPage) -> Iterator[Finding]:
    """`from:` must name another version of the page, and lead to the original in the end."""
    seen, code = [localized.language], localized.language
    while (
        (named := (page.localizations[code].translation_info or {}).get("from"))
        and isinstance(named, str)
        and code != page.original
    ):
        if named not in page.localizations or named in seen:
            problem = (
                "names itself"
                if named == localized.language == code
                else "goes round in a circle"
                if named in seen
                else f'is "{named}", and the page has no version in that language'
            )
            yield Finding(
                rule=TRANSLATION_RECORD.id,
                message=f'"from" {problem}',
                fix="Name the language it was translated from, or take the line out.",
                path=localized.path,
                line=localized.front_matter.line("translation.from"),
                page=page.key,
                language=localized.language,
            )
            return
        seen.append(named)
        code = named


def orphaned(state: State, settings: Settings, tree: Tree) -> Iterator[Finding]:
    """A translation whose page has no original, with what can be said about where that went."""
    if state.freshness is not Freshness.ORPHAN:
        return
    first = f"{settings.original}/{state.page}.md"
    every = first in tree.paths
    problem = (
        "every version of this page says that it is a translation"
        if every
        else f"this translation has no original: there is no {first}"
    )
    advice = state.elsewhere or (
        'Delete the field "translation" in the original.'
        if every
        else "Delete it, move it with its original, or restore the original."
    )
    if state.elsewhere or not every or state.path == first:
        yield Finding(
            rule=ORPHAN_TRANSLATION.id,
            message=problem,
            fix=advice,
            path=state.path,
            line=state.record_line if every else 1,
            page=state.page,
            language=state.language,
        )
