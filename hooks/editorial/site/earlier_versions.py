"""The pages of earlier versions: each text as it was recorded, with what became of it since.

Comes in: the register. Goes out: a page for every version before the present one, in every language that it had.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit

from editorial.model.life_cycle import SUPERSEDED, WITHDRAWN
from editorial.reading.fields import Speaker
from editorial.site.addresses import address, changes_address, code_address, version_address
from editorial.site.beside import Beside
from editorial.site.catalogue import Catalogue
from editorial.site.generated import GeneratedPage, generated
from editorial.site.head import sentence
from editorial.site.interface import words
from editorial.site.renditions import Rendition
from editorial.site.text_blocks import blocks_of, unbroken
from editorial.site.version_words import Step, above, dated, day_of, moment, naming_absent, step
from editorial.statements.code import grouped
from editorial.statements.register import Entry
from editorial.statements.standing import BAD, standing
from editorial.statements.versions import changed_versions, earlier_versions


def version_pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest version first."""
    for key in catalogue.register.entries:
        versions = list(earlier_versions(catalogue.register, key, language))
        for entry, before, after in zip(versions, [None, *versions], [*versions[1:], catalogue.register.latest(key)], strict=False):
            yield _page(catalogue, language, entry, _around(catalogue, language, before, after))


def _page(catalogue: Catalogue, language: str, entry: Entry, around: Mapping[str, Step | None]) -> GeneratedPage:
    manifest, say = entry.manifest, words(language)
    title = _title(catalogue, language, entry)
    rest = version_address(language, manifest.id, manifest.version).removeprefix(f"{language}/")
    page = generated(
        catalogue, language, "version.html", rest, say["title_of_version"].format(title=title, number=manifest.version),
        manifest.languages[language].summary, above=above(catalogue, language, manifest.id), languages=manifest.languages, listed=False,
        heading=title, beside=Beside(Rendition(catalogue.press, entry, catalogue.register.versions(manifest.id), language)),
        blocks=blocks_of(unbroken(line, language) for line in entry.lines(language)), **around,
        relations=_relations(catalogue, language, manifest.id, around),
        **_since(catalogue, language, entry), **_facts(catalogue, language, entry))
    return naming_absent(page, say["not_in_version"])


def _title(catalogue: Catalogue, language: str, entry: Entry) -> str:
    """Its own title; behind the word for withdrawn or superseded, which hold for every version."""
    say, title = words(language), entry.manifest.languages[language].title
    status = catalogue.register.latest(entry.manifest.id).manifest.status
    return say["title_with_status"].format(status=say[f"status_{status}"], title=title) if status in (WITHDRAWN, SUPERSEDED) else title


def _since(catalogue: Catalogue, language: str, entry: Entry) -> dict[str, object]:
    """What stands above the text: that it is not the present version, and what became of the statement since."""
    say, manifest, present = words(language), entry.manifest, catalogue.register.latest(entry.manifest.id).manifest
    now = standing(present, language)
    return {"box": say["earlier_version"].format(number=manifest.version, date=day_of(manifest.change, language)),
            "read_present": say["read_present"].format(number=present.version, date=day_of(present.change, language)),
            "latest": address(language, manifest.id),
            "since": [(sentence(told, language), told.note) for told in now.told if told.version > manifest.version or told.kind in BAD]}


def _facts(catalogue: Catalogue, language: str, entry: Entry) -> dict[str, object]:
    """What stands around the text."""
    say, manifest = words(language), entry.manifest
    changed = {after.manifest.version for _, after in changed_versions(catalogue.register, manifest.id, language)}
    speakers = map(Speaker.model_validate, manifest.attributed_to)
    return {"number": manifest.version, "version_date": day_of(manifest.change, language), "noun": say[f"kind_{manifest.change['kind']}"],
            "note": manifest.change["note"].get(language, ""), "kind_of_text": say[f"type_{manifest.type}"],
            "moment": moment(manifest.first_published_at), "published": dated(manifest.first_published_at, language),
            "speakers": [(each.name, catalogue.settings.role(each.role, each.form, language)) for each in speakers],
            "source_url": manifest.source_url, "source_host": (urlsplit(manifest.source_url).hostname or "").removeprefix("www."),
            "is_translation": language != manifest.original, "code": grouped(manifest.code), "code_url": code_address(manifest.code),
            "changed": changes_address(language, manifest.id, manifest.version) if manifest.version in changed else ""}


def _around(catalogue: Catalogue, language: str, before: Entry | None, after: Entry) -> dict[str, Step | None]:
    return {"before": step(catalogue, before, language) if before else None, "after": step(catalogue, after, language)}


def _relations(catalogue: Catalogue, language: str, key: str, around: Mapping[str, Step | None]) -> list[tuple[str, str]]:
    """The versions before and after, for programs (RFC 5829)."""
    latest = address(language, key)
    relations = {"latest-version": latest, "predecessor-version": around["before"].url if around["before"] else "",
                 "successor-version": around["after"].url, "version-history": f"{latest}#history"}
    return [(relation, urljoin(catalogue.site_url, url)) for relation, url in relations.items() if url]
