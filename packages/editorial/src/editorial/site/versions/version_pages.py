"""The pages of earlier versions, each text as it was recorded, and of what changed from one version to the
next.

Comes in: the register. Goes out: a page for every version before the present one, in every language that it
had.

Comes in: the register. Goes out: a page for every version with another text than the one before, in the
languages whose text it is.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from editorial.register.entries import RegisterEntry
from editorial.register.text_differences import differences
from editorial.register.verification_code import grouped
from editorial.site.addresses import address, changes_address, code_address, in_order, version_address
from editorial.site.data.renditions import Rendition
from editorial.site.generated_pages import GeneratedPage, generated
from editorial.site.i18n import language_name, listed, words
from editorial.site.model import SiteModel
from editorial.site.statement.attachments import Attachments
from editorial.site.statement.head import sentence
from editorial.site.versions.text_blocks import TextBlock, blocks_of, blocks_of_changes, unbroken
from editorial.site.versions.version_words import (
    Breadcrumb,
    above,
    dated,
    day_of,
    moment,
    step,
)
from editorial.statements.fields import Speaker
from editorial.statements.life_cycle import SUPERSEDED, WITHDRAWN
from editorial.statements.status import BAD, changed_versions, earlier_versions, standing


def version_pages(model: SiteModel, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest version first."""
    for key in model.register.entries:
        versions = list(earlier_versions(model.register, key, language))
        for entry, before, after in zip(
            versions, [None, *versions], [*versions[1:], model.register.latest(key)], strict=False
        ):
            yield _version_page(model, language, entry, _around(model, language, before, after))


def _version_page(
    model: SiteModel, language: str, entry: RegisterEntry, around: Mapping[str, Breadcrumb | None]
) -> GeneratedPage:
    manifest, say = entry.manifest, words(language)
    title = _title(model, language, entry)
    rest = version_address(language, manifest.id, manifest.version).removeprefix(f"{language}/")
    return generated(
        model,
        language,
        "version.html",
        rest,
        say["title_of_version"].format(title=title, number=manifest.version),
        manifest.languages[language].summary,
        above=above(model, language, manifest.id),
        languages=manifest.languages,
        listed=False,
        absent="not_in_version",
        heading=title,
        beside=Attachments(Rendition(model.press, entry, model.register.versions(manifest.id), language)),
        blocks=blocks_of(unbroken(line, language) for line in entry.lines(language)),
        **around,
        relations=_relations(model, language, manifest.id, around),
        **_since(model, language, entry),
        **_facts(model, language, entry),
    )


def _title(model: SiteModel, language: str, entry: RegisterEntry) -> str:
    """Its own title; behind the word for withdrawn or superseded, which hold for every version."""
    say, title = words(language), entry.manifest.languages[language].title
    status = model.register.latest(entry.manifest.id).manifest.status
    return (
        say["title_with_status"].format(status=say[f"status_{status}"], title=title)
        if status in (WITHDRAWN, SUPERSEDED)
        else title
    )


def _since(model: SiteModel, language: str, entry: RegisterEntry) -> dict[str, object]:
    """What stands above the text: that it is not the present version,
    and what became of the statement since.
    """
    say, manifest, present = (
        words(language),
        entry.manifest,
        model.register.latest(entry.manifest.id).manifest,
    )
    now = standing(present, language)
    return {
        "box": say["earlier_version"].format(number=manifest.version, date=day_of(manifest.change, language)),
        "read_present": say["read_present"].format(
            number=present.version, date=day_of(present.change, language)
        ),
        "latest": address(language, manifest.id),
        "since": [
            (sentence(told, language), told.note)
            for told in now.told
            if told.version > manifest.version or told.kind in BAD
        ],
    }


def _facts(model: SiteModel, language: str, entry: RegisterEntry) -> dict[str, object]:
    """What stands around the text."""
    say, manifest = words(language), entry.manifest
    changed = {after.manifest.version for _, after in changed_versions(model.register, manifest.id, language)}
    speakers = map(Speaker.model_validate, manifest.attributed_to)
    return {
        "number": manifest.version,
        "version_date": day_of(manifest.change, language),
        "noun": say[f"kind_{manifest.change['kind']}"],
        "note": manifest.change["note"].get(language, ""),
        "kind_of_text": say[f"type_{manifest.type}"],
        "moment": moment(manifest.first_published_at),
        "published": dated(manifest.first_published_at, language),
        "speakers": [(each.name, model.settings.role(each.role, each.form, language)) for each in speakers],
        "source_url": manifest.source_url,
        "source_host": (urlsplit(manifest.source_url).hostname or "").removeprefix("www."),
        "is_translation": language != manifest.original,
        "code": grouped(manifest.code),
        "code_url": code_address(manifest.code),
        "changed": changes_address(language, manifest.id, manifest.version)
        if manifest.version in changed
        else "",
    }


def _around(
    model: SiteModel, language: str, before: RegisterEntry | None, after: RegisterEntry
) -> dict[str, Breadcrumb | None]:
    return {
        "before": step(model, before, language) if before else None,
        "after": step(model, after, language),
    }


def _relations(
    model: SiteModel, language: str, key: str, around: Mapping[str, Breadcrumb | None]
) -> list[tuple[str, str]]:
    """The versions before and after, for programs (RFC 5829)."""
    latest = address(language, key)
    relations = {
        "latest-version": latest,
        "predecessor-version": around["before"].url if around["before"] else "",
        "successor-version": around["after"].url,
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
    said, number = manifest.languages[language].title, manifest.version
    heading = say["what_changed_in"].format(number=number, date=day_of(manifest.change, language))
    blocks = _blocks(before, after, language)
    return generated(
        model,
        language,
        "changes.html",
        changes_address(language, manifest.id, number).removeprefix(f"{language}/"),
        f"{heading}: {said}",
        say["what_changed_summary"].format(before=before.manifest.version, number=number, title=said),
        above=above(model, language, manifest.id),
        languages=_languages(model, manifest.id, number),
        listed=False,
        absent="not_changed_in",
        heading=heading,
        statement=said,
        latest=address(language, manifest.id),
        blocks=blocks,
        changes=[part.change for block in blocks for part in block.parts if part.change],
        versions=[step(model, entry, language) for entry in (before, after)],
        stands=_stands(model, language, manifest.id),
        **_change(manifest.change, language),
    )


def _blocks(before: RegisterEntry, after: RegisterEntry, language: str) -> tuple[TextBlock, ...]:
    old, new = ([unbroken(line, language) for line in entry.lines(language)] for entry in (before, after))
    return blocks_of_changes(differences(old, new))


def _change(change: dict, language: str) -> dict[str, object]:
    """The change in words: kind, date, note, and which languages it concerns."""
    say = words(language)
    concerned = [language_name(code, language) for code in in_order(change["applies_to"])]
    return {
        "noun": say[f"kind_{change['kind']}"],
        "date": day_of(change, language),
        "day": str(change["at"])[:10],
        "note": change["note"].get(language, ""),
        "concerns": say["applies_to"].format(languages=listed(concerned, language)),
    }


def _stands(model: SiteModel, language: str, key: str) -> list[tuple[str, str]]:
    """What a reader must know who came here first: that the statement no longer stands."""
    now = standing(model.register.latest(key).manifest, language)
    return (
        [(sentence(told, language), told.note) for told in now.told]
        if now.status in (WITHDRAWN, SUPERSEDED)
        else []
    )


def _languages(model: SiteModel, key: str, number: int) -> list[str]:
    """The languages in which this version has such a page."""
    return [
        code
        for code in model.settings.languages
        if any(after.manifest.version == number for _, after in changed_versions(model.register, key, code))
    ]
