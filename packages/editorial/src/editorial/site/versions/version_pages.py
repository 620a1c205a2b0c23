"""The pages of earlier versions, each text as it was recorded, and of what changed from one version to the
next.

Comes in: the register. Goes out: a page for every version before the present one, in every language that it
had; and a page for every version with another text than the one before, in the languages whose text it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from editorial.register.entries import RegisterEntry
from editorial.register.text_differences import differences
from editorial.register.verification_code import grouped
from editorial.register.version_status import changed_versions, earlier_versions, version_status
from editorial.site.addresses import (
    address,
    changes_address,
    code_address,
    in_order,
    text_address,
    version_address,
)
from editorial.site.data.attachments import Attachments
from editorial.site.frame import frame_of
from editorial.site.generated_pages import GeneratedPage, generated
from editorial.site.i18n import language_name, listed, words
from editorial.site.menu import Entry
from editorial.site.model import LIST_PAGE, SiteModel
from editorial.site.statement.presenter import (
    as_published,
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


def version_pages(model: SiteModel, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest version first."""
    for key, versions in model.register.entries.items():
        earlier = [*earlier_versions(model.register, key, language)]
        ways = [_way(model, entry, language) for entry in (*earlier, versions[-1])]
        for entry, before, after in zip(earlier, [None, *ways], ways[1:], strict=False):
            yield _version_page(model, language, entry, before, after)


def _version_page(
    model: SiteModel,
    language: str,
    entry: RegisterEntry,
    before: Breadcrumb | None,
    after: Breadcrumb,
) -> GeneratedPage:
    manifest, say = entry.manifest, words(language)
    rendition = Rendition(model.press, entry, model.register.versions(manifest.id), language)
    presented, present = rendition.presented, rendition.presented_now
    title = title_out_of_force(presented.title, present.statement.status, language)
    changed = {after.manifest.version for _, after in changed_versions(model.register, manifest.id, language)}
    return generated(
        model,
        language,
        "version.html",
        version_address(language, manifest.id, manifest.version).removeprefix(f"{language}/"),
        say["title_of_version"].format(title=title, number=manifest.version),
        presented.wording.summary,
        above=_above(model, language, manifest.id),
        languages=manifest.languages,
        listed=False,
        absent="not_in_version",
        version=entry,
        heading=title,
        statement=presented,
        beside=Attachments(rendition),
        blocks=blocks_of(unbroken(line, language) for line in entry.lines(language)),
        before=before,
        after=after,
        relations=_relations(model, language, manifest.id, before, after),
        box=say["earlier_version"].format(number=manifest.version, date=presented.version_date),
        read_present=say["read_present"].format(number=present.version, date=present.version_date),
        latest=address(language, manifest.id),
        since=sentences(version_status(model.register, entry).told(language), language),
        code=grouped(manifest.code),
        code_url=code_address(manifest.code),
        changed=changes_address(language, manifest.id, manifest.version)
        if manifest.version in changed
        else "",
    )


def _relations(
    model: SiteModel, language: str, key: str, before: Breadcrumb | None, after: Breadcrumb
) -> list[tuple[str, str]]:
    """The versions before and after, for programs (RFC 5829)."""
    latest = address(language, key)
    relations = {
        "latest-version": latest,
        "predecessor-version": before.url if before else "",
        "successor-version": after.url,
        "version-history": f"{latest}#history",
    }
    return [(relation, urljoin(model.site_url, url)) for relation, url in relations.items() if url]


def changes_pages(model: SiteModel, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest change first."""
    for key in model.register.entries:
        yield from (
            _changes_page(model, language, before, after)
            for before, after in changed_versions(model.register, key, language)
        )


def _changes_page(
    model: SiteModel, language: str, before: RegisterEntry, after: RegisterEntry
) -> GeneratedPage:
    manifest, say = after.manifest, words(language)
    presented = as_published(after, language, model.settings)
    change, title = after.statement.change, presented.wording.title
    heading = say["what_changed_in"].format(number=change.version, date=presented.version_date)
    blocks = _blocks(before, after, language)
    concerned = [language_name(code, language) for code in in_order(change.applies_to)]
    now = current_status(model.register.versions(manifest.id)[-1].statement, language)
    return generated(
        model,
        language,
        "changes.html",
        changes_address(language, manifest.id, change.version).removeprefix(f"{language}/"),
        f"{heading}: {title}",
        say["what_changed_summary"].format(
            before=before.manifest.version, number=change.version, title=title
        ),
        above=_above(model, language, manifest.id),
        languages=_languages(model, manifest.id, change.version),
        listed=False,
        absent="not_changed_in",
        heading=heading,
        statement=presented,
        latest=address(language, manifest.id),
        blocks=blocks,
        changes=[part.change for block in blocks for part in block.parts if part.change],
        versions=[_way(model, entry, language) for entry in (before, after)],
        # Who came here first must know that the statement no longer stands.
        stands=sentences(now.told, language) if now.status.out_of_force else (),
        day=change.at.written[:10],
        concerns=say["applies_to"].format(languages=listed(concerned, language)),
    )


def _blocks(before: RegisterEntry, after: RegisterEntry, language: str) -> tuple[TextBlock, ...]:
    old, new = ([unbroken(line, language) for line in entry.lines(language)] for entry in (before, after))
    return blocks_of_changes(differences(old, new))


def _languages(model: SiteModel, key: str, number: int) -> list[str]:
    """The languages in which this version has such a page."""
    return [
        code
        for code in model.settings.languages
        if any(after.manifest.version == number for _, after in changed_versions(model.register, key, code))
    ]


def _way(model: SiteModel, entry: RegisterEntry, language: str) -> Breadcrumb:
    """The way to a version, whether it is the present one or not."""
    key, present = entry.manifest.id, model.register.versions(entry.manifest.id)[-1].manifest.version
    return Breadcrumb(
        as_published(entry, language, model.settings).version_of,
        text_address(language, key, entry.manifest.version, present=present),
    )


def _above(model: SiteModel, language: str, key: str) -> tuple[Entry, ...]:
    """The pages that the trail names: home, the list of statements, the statement as it is now."""
    frame = frame_of(model, language)
    lists = [section.entry for section in frame.menu if section.entry.key == LIST_PAGE]
    title = model.register.versions(key)[-1].statement.languages[language].title
    return (*filter(None, (frame.home,)), *lists, Entry(title, address(language, key), key))
