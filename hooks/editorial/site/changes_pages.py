"""The pages that show what changed from one version of a statement to the next, word by word.

Comes in: the register. Goes out: a page for every version with another text than the one before, in the languages whose text it is.
"""

from collections.abc import Iterator

from editorial.model.life_cycle import SUPERSEDED, WITHDRAWN
from editorial.site.addresses import address, changes_address, in_order
from editorial.site.catalogue import Catalogue
from editorial.site.generated import GeneratedPage, generated
from editorial.site.head import sentence
from editorial.site.interface import language_name, listed, words
from editorial.site.text_blocks import TextBlock, blocks_of_changes, unbroken
from editorial.site.version_words import above, day_of, naming_absent, step
from editorial.statements.differences import differences
from editorial.statements.register import Entry
from editorial.statements.standing import standing
from editorial.statements.versions import changed_versions


def changes_pages(catalogue: Catalogue, language: str) -> Iterator[GeneratedPage]:
    """The pages of a language, statement by statement, oldest change first."""
    for key in catalogue.register.entries:
        yield from (_page(catalogue, language, before, after) for before, after in changed_versions(catalogue.register, key, language))


def _page(catalogue: Catalogue, language: str, before: Entry, after: Entry) -> GeneratedPage:
    manifest, say = after.manifest, words(language)
    said, number = manifest.languages[language].title, manifest.version
    heading = say["what_changed_in"].format(number=number, date=day_of(manifest.change, language))
    blocks = _blocks(before, after, language)
    page = generated(
        catalogue, language, "changes.html", changes_address(language, manifest.id, number).removeprefix(f"{language}/"),
        f"{heading}: {said}", say["what_changed_summary"].format(before=before.manifest.version, number=number, title=said),
        above=above(catalogue, language, manifest.id), languages=_languages(catalogue, manifest.id, number), listed=False,
        heading=heading, statement=said, latest=address(language, manifest.id), blocks=blocks,
        changes=[part.change for block in blocks for part in block.parts if part.change],
        versions=[step(catalogue, entry, language) for entry in (before, after)],
        stands=_stands(catalogue, language, manifest.id), **_change(manifest.change, language))
    return naming_absent(page, say["not_changed_in"])


def _blocks(before: Entry, after: Entry, language: str) -> tuple[TextBlock, ...]:
    old, new = ([unbroken(line, language) for line in entry.lines(language)] for entry in (before, after))
    return blocks_of_changes(differences(old, new))


def _change(change: dict, language: str) -> dict[str, object]:
    """The change in words: kind, date, note, and which languages it concerns."""
    say = words(language)
    concerned = [language_name(code, language) for code in in_order(change["applies_to"])]
    return {"noun": say[f"kind_{change['kind']}"], "date": day_of(change, language), "day": str(change["at"])[:10],
            "note": change["note"].get(language, ""), "concerns": say["applies_to"].format(languages=listed(concerned, language))}


def _stands(catalogue: Catalogue, language: str, key: str) -> list[tuple[str, str]]:
    """What a reader must know who came here first: that the statement no longer stands."""
    now = standing(catalogue.register.latest(key).manifest, language)
    return [(sentence(told, language), told.note) for told in now.told] if now.status in (WITHDRAWN, SUPERSEDED) else []


def _languages(catalogue: Catalogue, key: str, number: int) -> list[str]:
    """The languages in which this version has such a page."""
    return [code for code in catalogue.settings.languages
            if any(after.manifest.version == number for _, after in changed_versions(catalogue.register, key, code))]
