"""Versions -> pages: which of them is the original, which are missing, which have no original."""

from collections.abc import Iterator, Mapping

from editorial.model.finding import Finding
from editorial.model.page import Page, Version
from editorial.model.tree import Tree
from editorial.reading.settings import Settings


class Pages(Mapping[str, Page]):
    """Key -> page, in the order of the keys; its versions are put together, and read, when it is first asked for."""

    def __init__(self, tree: Tree, settings: Settings) -> None:
        self._tree = tree
        self._settings = settings
        self._keys = dict.fromkeys(sorted({key for versions in tree.versions.values() for key in versions}))
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
    versions = {code: tree.versions[code][key] for code in tree.languages if key in tree.versions[code]}
    return Page(key, _original(versions, settings), versions)


def _original(versions: Mapping[str, Version], settings: Settings) -> str:
    """The language of the version without a translation record; by default the site's original language."""
    if settings.bare:
        return settings.original if settings.original in versions else ""
    without = [code for code, version in versions.items() if not version.is_translation and version.readable]
    if settings.original in without:
        return settings.original
    unread = [code for code, version in versions.items() if not version.readable]
    return without[0] if without else unread[0] if unread else ""


def pairing_findings(page: Page, settings: Settings) -> Iterator[Finding]:
    """More than one original, a record that names no version. (No original at all: parity/inspection.py, which knows why.)"""
    if not page.original:
        return
    source = page.versions[page.original]
    for version in page.translations():
        yield from _made_from(page, version, settings)
        if not version.is_translation and version.readable and not settings.bare:
            yield Finding("translation-record", "this version does not say that it is a translation",
                          "Add to its front matter: `translation: {status: translated}`.", version.path, 1,
                          page=page.key, language=version.language, original_path=source.path)


def _made_from(page: Page, version: Version, settings: Settings) -> Iterator[Finding]:
    """`from:` must name another version of the page, and lead to the original in the end."""
    seen, code = [version.language], version.language
    while (named := (page.versions[code].record or {}).get("from")) and isinstance(named, str) and code != page.original:
        if named not in page.versions or named in seen:
            problem = "names itself" if named == version.language == code else "goes round in a circle" if named in seen else \
                f'is "{named}", and the page has no version in that language'
            yield Finding("translation-record", f'"from" {problem}', "Name the language it was translated from, or take the line out.",
                          version.path, version.front_matter.line("translation.from"), page=page.key, language=version.language)
            return
        seen.append(named)
        code = named
