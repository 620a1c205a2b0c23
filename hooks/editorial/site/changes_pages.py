"""The pages that show what changed from one version of a statement to the next, word by word.

Comes in: the register. Goes out: a page for every version with another text than the one before, in the languages whose text it is.
"""

from collections.abc import Iterator

from editorial.model.life_cycle import SUPERSEDED, WITHDRAWN
from editorial.site.addresses import address, changes_address, in_order, version_address
from editorial.site.catalogue import Catalogue
from editorial.site.earlier_versions import Step, above, naming_absent
from editorial.site.generated import GeneratedPage, generated
from editorial.site.head import sentence
from editorial.site.interface import language_name, listed, words
from editorial.site.text_blocks import blocks_of_changes, unbroken
from editorial.site.version_words import day_of
from editorial.statements.differences import differences
from editorial.statements.register import Entry as Version
from editorial.statements.standing import standing
from editorial.statements.versions import changed_versions


def changes_pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest change first."""
    for key in catalogue.register.entries:
        yield from (_page(catalogue, language, before, after) for before, after in changed_versions(catalogue.register, key, language))


def _page(catalogue: Catalogue, language: str, before: Version, after: Version) -> GeneratedPage:
    manifest, say = after.manifest, words(language)
    key, number, change = manifest.id, manifest.version, manifest.change
    present = catalogue.register.latest(key).manifest
    now = standing(present, language)
    blocks = blocks_of_changes(differences(*([unbroken(line, language) for line in each.lines(language)] for each in (before, after))))
    title = say["what_changed_in"].format(number=number, date=day_of(change, language))
    said = manifest.languages[language].title
    summary = say["what_changed_summary"].format(before=before.manifest.version, number=number, title=said)
    concerned = [language_name(code, language) for code in in_order(change["applies_to"])]
    page = generated(
        catalogue, language, "changes.html", changes_address(language, key, number).removeprefix(f"{language}/"), f"{title}: {said}", summary,
        above=above(catalogue, language, key), languages=_languages(catalogue, key, number), listed=False,
        heading=title, statement=said, latest=address(language, key), blocks=blocks,
        changes=tuple(part.change for block in blocks for part in block.parts if part.change),
        noun=say[f"kind_{change['kind']}"], date=day_of(change, language), day=str(change["at"])[:10], note=change["note"].get(language, ""),
        concerns=say["applies_to"].format(languages=listed(concerned, language)),
        stands=tuple((sentence(told, language), told.note) for told in now.told) if now.status in (WITHDRAWN, SUPERSEDED) else (),
        versions=tuple(_step(version, language, present.version) for version in (before, after)))
    return naming_absent(page, say["not_changed_in"])


def _languages(catalogue: Catalogue, key: str, number: int) -> list[str]:
    """The languages in which this version has such a page."""
    return [code for code in catalogue.settings.languages
            if any(after.manifest.version == number for _, after in changed_versions(catalogue.register, key, code))]


def _step(version: Version, language: str, present: int) -> Step:
    number, key = version.manifest.version, version.manifest.id
    url = address(language, key) if number == present else version_address(language, key, number)
    return Step(words(language)["version_of"].format(number=number, date=day_of(version.manifest.change, language)), url)
