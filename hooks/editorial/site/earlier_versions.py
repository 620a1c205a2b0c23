"""The pages of earlier versions: each text as it was recorded, with what became of it since.

Comes in: the register. Goes out: a page for every version before the present one, in every language that it had.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from editorial.model.life_cycle import SUPERSEDED, WITHDRAWN
from editorial.reading.fields import Speaker
from editorial.site.addresses import address, changes_address, code_address, version_address
from editorial.site.catalogue import Catalogue
from editorial.site.generated import GeneratedPage, generated
from editorial.site.head import sentence
from editorial.site.interface import language_name, listed, words
from editorial.site.menu import Entry
from editorial.site.text_blocks import blocks_of, unbroken
from editorial.site.version_words import dated, day_of, moment
from editorial.statements.code import grouped
from editorial.statements.register import Entry as Version
from editorial.statements.standing import standing
from editorial.statements.versions import changed_versions, earlier_versions


@dataclass(frozen=True, slots=True)
class Step:
    """A way from one version to the next: its words, and where it leads."""

    text: str
    url: str


def version_pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest version first."""
    register = catalogue.register
    for key in register.entries:
        versions = list(earlier_versions(register, key, language))
        changed = {after.manifest.version for _, after in changed_versions(register, key, language)}
        yield from (_page(catalogue, language, version, versions, changed) for version in versions)


def _page(catalogue: Catalogue, language: str, version: Version, versions: list[Version], changed: set[int]) -> GeneratedPage:
    manifest, say = version.manifest, words(language)
    key, number, said = manifest.id, manifest.version, manifest.languages[language]
    present = catalogue.register.latest(key)
    now = standing(present.manifest, language)
    here, latest = version_address(language, key, number), address(language, key)
    status = say[f"status_{now.status}"] if now.status in (WITHDRAWN, SUPERSEDED) else ""
    heading = say["title_with_status"].format(status=status, title=said.title) if status else said.title
    title = say["title_of_version"].format(title=heading, number=number)
    page = generated(
        catalogue, language, "version.html", here.removeprefix(f"{language}/"), title, said.summary,
        above=above(catalogue, language, key), languages=manifest.languages, listed=False,
        heading=heading, blocks=blocks_of(unbroken(line, language) for line in version.lines(language)), latest=latest, code=grouped(manifest.code),
        code_url=code_address(manifest.code), kind_of_text=say[f"type_{manifest.type}"], moment=moment(manifest.first_published_at),
        published=dated(manifest.first_published_at, language), version_date=day_of(manifest.change, language), number=number,
        noun=say[f"kind_{manifest.change['kind']}"], note=manifest.change["note"].get(language, ""),
        box=say["earlier_version"].format(number=number, date=day_of(manifest.change, language)),
        read_present=say["read_present"].format(number=present.manifest.version, date=day_of(present.manifest.change, language)),
        since=tuple((sentence(told, language), told.note) for told in now.told if told.version > number or now.is_withdrawn),
        speakers=tuple((each.name, catalogue.settings.role(each.role, each.form, language))
                       for each in map(Speaker.model_validate, manifest.attributed_to)),
        source_url=manifest.source_url, source_host=(urlsplit(manifest.source_url).hostname or "").removeprefix("www."),
        is_translation=language != manifest.original, changed=changes_address(language, key, number) if number in changed else "",
        **_relations(catalogue, language, version, versions, latest))
    return naming_absent(page, say["not_in_version"])


def naming_absent(page: GeneratedPage, text: str) -> GeneratedPage:
    """A page that says in words of its own in which languages it does not exist: what is past does not come "yet"."""
    absent = [language_name(other.language, page.view.language) for other in page.view.alternates if not other.url]
    said = text.format(languages=listed(absent, page.view.language)) if absent else ""
    return replace(page, view=replace(page.view, unavailable=said))


def above(catalogue: Catalogue, language: str, key: str) -> tuple[Entry, ...]:
    """Home page, list of statements, the statement itself."""
    frame, page = catalogue.frame(language), catalogue.pages.get(key)
    lists = [section.entry for section in frame.menu if section.entry.key == "statements/index"]
    title = page.versions[language].title if page and language in page.versions else \
        catalogue.register.latest(key).manifest.languages[language].title
    return (*filter(None, (frame.home,)), *lists, Entry(title, address(language, key), key))


def _relations(catalogue: Catalogue, language: str, version: Version, versions: list[Version], latest: str) -> dict[str, object]:
    """The versions before and after, for readers and (RFC 5829) for programs."""
    say, key = words(language), version.manifest.id
    index = versions.index(version)
    before = versions[index - 1] if index else None
    after = versions[index + 1] if index + 1 < len(versions) else None
    before_url = version_address(language, key, before.manifest.version) if before else ""
    after_url = version_address(language, key, after.manifest.version) if after else latest
    following = after or catalogue.register.latest(key)
    relations = {"latest-version": latest, "predecessor-version": before_url, "successor-version": after_url,
                 "version-history": f"{latest}#history"}
    name = say["version_of"]
    return {
        "relations": tuple((rel, f"{catalogue.site_url}{url}") for rel, url in relations.items() if url),
        "before": Step(name.format(number=before.manifest.version, date=day_of(before.manifest.change, language)), before_url) if before else None,
        "after": Step(name.format(number=following.manifest.version, date=day_of(following.manifest.change, language)), after_url)}
