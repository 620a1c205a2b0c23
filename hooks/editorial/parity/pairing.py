"""Versions -> pages: which of them is the original, which are missing, which have no original."""

from collections.abc import Iterator, Mapping

from editorial.model.finding import Finding, Severity
from editorial.model.page import Page, Version
from editorial.model.tree import Tree
from editorial.reading.settings import Settings


def pair(tree: Tree, settings: Settings) -> dict[str, Page]:
    """Put the versions of each page together; key -> page, in the order of the keys."""
    keys = sorted({key for versions in tree.versions.values() for key in versions})
    return {key: _page(key, tree, settings) for key in keys}


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
    """Missing translations, translations without original, more than one original."""
    if not page.original:
        yield from _orphans(page, settings)
        return
    source = page.versions[page.original]
    for code in settings.languages:
        if code not in page.versions and source.readable:
            yield _missing(page, source, code, settings)
    for version in page.translations():
        if version.is_draft:
            yield _draft(page, source, version, settings)
        if not version.is_translation and version.readable and not settings.bare:
            yield Finding("translation-record", "this version does not say that it is a translation",
                          "Add to its front matter: `translation: {status: translated}`.", version.path, 1,
                          page=page.key, language=version.language, original_path=source.path)


def _orphans(page: Page, settings: Settings) -> Iterator[Finding]:
    first = page.versions.get(settings.original)
    if first is not None:
        yield Finding("orphan-translation", "every version of this page says that it is a translation",
                      'Delete the field "translation" in the original.', first.path, first.front_matter.line("translation"),
                      page=page.key, language=first.language)
        return
    for version in page.versions.values():
        expected = f"{settings.original}/{page.key}.md"
        yield Finding("orphan-translation", f"this translation has no original: there is no {expected}",
                      "Delete it, move it with its original, or restore the original.", version.path,
                      page=page.key, language=version.language)


def _draft(page: Page, source: Version, version: Version, settings: Settings) -> Finding:
    return Finding("translation-draft", f'this translation is marked "{version.review}", so readers do not get it',
                   "When a person has read it beside its original, write `status: translated` or `status: reviewed`.",
                   version.path, version.front_matter.line("translation.status"), _weight(page, settings), page.key,
                   version.language, source.path, subject=version.language)


def _weight(page: Page, settings: Settings) -> Severity:
    """How much a language weighs that readers of this page do not have."""
    required = settings.section(page.section).translations == "required"
    return (Severity.WARNING if settings.bare else Severity.ERROR) if required else Severity.INFO


def _missing(page: Page, source: Version, code: str, settings: Settings) -> Finding:
    severity = _weight(page, settings)
    return Finding("missing-translation", f'the page "{source.title}" has no version in {settings.english_name(code)}',
                   f"Translate it into {code}/{page.key}.md.", source.path, 1, severity, page.key, code,
                   source.path, 1, subject=code)
