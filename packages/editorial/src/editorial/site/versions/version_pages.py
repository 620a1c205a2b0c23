"""The pages of earlier versions, each text as it was recorded, and of what changed from one version to the
next.

Comes in: the register. Goes out: a page for every version before the present one, in every language that it
had; and a page for every version with another text than the one before, in the languages whose text it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from editorial.register.entries import RegisterEntry
from editorial.register.text_differences import differences
from editorial.register.verification_code import grouped
from editorial.register.version_status import changed_versions, earlier_versions, version_status
from editorial.site.addresses import address, changes_address, code_address, in_order, version_address
from editorial.site.data.attachments import Attachments
from editorial.site.generated_pages import LIST, GeneratedPage, generated
from editorial.site.i18n import language_name, listed, words
from editorial.site.pages.catalogue import Catalogue
from editorial.site.pages.menu import Entry as Link
from editorial.site.statement.presenter import (
    StatementPresenter,
    sentences,
    title_out_of_force,
)
from editorial.site.statement.rendition import Rendition
from editorial.site.versions.text_blocks import TextBlock, blocks_of, blocks_of_changes, unbroken
from editorial.statements.status import current_status


@dataclass(frozen=True, slots=True)
class Breadcrumb:
    """A way to another version: its name, and where it stands."""

    text: str
    url: str


def version_pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest version first."""
    for key, versions in catalogue.register.entries.items():
        earlier = [*earlier_versions(catalogue.register, key, language)]
        ways = [_way(catalogue, entry, language) for entry in (*earlier, versions[-1])]
        for entry, before, after in zip(earlier, [None, *ways], ways[1:], strict=False):
            yield _version_page(catalogue, language, entry, before, after)


def _version_page(
    catalogue: Catalogue,
    language: str,
    entry: RegisterEntry,
    before: Breadcrumb | None,
    after: Breadcrumb,
) -> GeneratedPage:
    manifest, say = entry.manifest, words(language)
    rendition = Rendition(catalogue.press, entry, catalogue.register.versions(manifest.id), language)
    presented, present = rendition.presented, rendition.presented_now
    title = title_out_of_force(presented.title, present.statement.status, language)
    changed = {
        after.manifest.version for _, after in changed_versions(catalogue.register, manifest.id, language)
    }
    page = generated(
        catalogue,
        language,
        "version.html",
        version_address(language, manifest.id, manifest.version).removeprefix(f"{language}/"),
        say["title_of_version"].format(title=title, number=manifest.version),
        presented.wording.summary,
        above=_above(catalogue, language, manifest.id),
        languages=manifest.languages,
        listed=False,
        heading=title,
        statement=presented,
        beside=Attachments(rendition),
        blocks=blocks_of(unbroken(line, language) for line in entry.lines(language)),
        before=before,
        after=after,
        relations=_relations(catalogue, language, manifest.id, before, after),
        box=say["earlier_version"].format(number=manifest.version, date=presented.version_date),
        read_present=say["read_present"].format(number=present.version, date=present.version_date),
        latest=address(language, manifest.id),
        since=sentences(version_status(catalogue.register, entry).told(language), language),
        code=grouped(manifest.code),
        code_url=code_address(manifest.code),
        changed=changes_address(language, manifest.id, manifest.version)
        if manifest.version in changed
        else "",
    )
    return _naming_absent(page, say["not_in_version"])


def _relations(
    catalogue: Catalogue, language: str, key: str, before: Breadcrumb | None, after: Breadcrumb
) -> list[tuple[str, str]]:
    """The versions before and after, for programs (RFC 5829)."""
    latest = address(language, key)
    relations = {
        "latest-version": latest,
        "predecessor-version": before.url if before else "",
        "successor-version": after.url,
        "version-history": f"{latest}#history",
    }
    return [(relation, urljoin(catalogue.site_url, url)) for relation, url in relations.items() if url]


def changes_pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest change first."""
    for key in catalogue.register.entries:
        yield from (
            _changes_page(catalogue, language, before, after)
            for before, after in changed_versions(catalogue.register, key, language)
        )


def _changes_page(
    catalogue: Catalogue, language: str, before: RegisterEntry, after: RegisterEntry
) -> GeneratedPage:
    manifest, say = after.manifest, words(language)
    presented = StatementPresenter(after.statement, language, catalogue.settings)
    change, title = after.statement.change, presented.wording.title
    heading = say["what_changed_in"].format(number=change.version, date=presented.version_date)
    blocks = _blocks(before, after, language)
    concerned = [language_name(code, language) for code in in_order(change.applies_to)]
    now = current_status(catalogue.register.versions(manifest.id)[-1].statement, language)
    page = generated(
        catalogue,
        language,
        "changes.html",
        changes_address(language, manifest.id, change.version).removeprefix(f"{language}/"),
        f"{heading}: {title}",
        say["what_changed_summary"].format(
            before=before.manifest.version, number=change.version, title=title
        ),
        above=_above(catalogue, language, manifest.id),
        languages=_languages(catalogue, manifest.id, change.version),
        listed=False,
        heading=heading,
        statement=presented,
        latest=address(language, manifest.id),
        blocks=blocks,
        changes=[part.change for block in blocks for part in block.parts if part.change],
        versions=[_way(catalogue, entry, language) for entry in (before, after)],
        # Who came here first must know that the statement no longer stands.
        stands=sentences(now.told, language) if now.status.out_of_force else (),
        day=change.at.written[:10],
        concerns=say["applies_to"].format(languages=listed(concerned, language)),
    )
    return _naming_absent(page, say["not_changed_in"])


def _blocks(before: RegisterEntry, after: RegisterEntry, language: str) -> tuple[TextBlock, ...]:
    old, new = ([unbroken(line, language) for line in entry.lines(language)] for entry in (before, after))
    return blocks_of_changes(differences(old, new))


def _languages(catalogue: Catalogue, key: str, number: int) -> list[str]:
    """The languages in which this version has such a page."""
    return [
        code
        for code in catalogue.settings.languages
        if any(
            after.manifest.version == number for _, after in changed_versions(catalogue.register, key, code)
        )
    ]


def _way(catalogue: Catalogue, entry: RegisterEntry, language: str) -> Breadcrumb:
    """The way to a version, whether it is the present one or not."""
    key, version = entry.manifest.id, entry.manifest.version
    is_present = version == catalogue.register.versions(key)[-1].manifest.version
    return Breadcrumb(
        StatementPresenter(entry.statement, language, catalogue.settings).version_of,
        address(language, key) if is_present else version_address(language, key, version),
    )


def _above(catalogue: Catalogue, language: str, key: str) -> tuple[Link, ...]:
    """The pages that the trail names: home, the list of statements, the statement as it is now."""
    frame = catalogue.frame(language)
    lists = [section.entry for section in frame.menu if section.entry.key == LIST]
    title = catalogue.register.versions(key)[-1].statement.languages[language].title
    return (*filter(None, (frame.home,)), *lists, Link(title, address(language, key), key))


def _naming_absent(page: GeneratedPage, text: str) -> GeneratedPage:
    """A page that says in words of its own in which languages it does not exist: what is past does not come
    "yet".
    """
    absent = [
        language_name(other.language, page.view.language) for other in page.view.alternates if not other.url
    ]
    unavailable = text.format(languages=listed(absent, page.view.language)) if absent else ""
    return replace(page, view=replace(page.view, unavailable=unavailable))
