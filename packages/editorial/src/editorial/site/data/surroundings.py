"""What this house puts around the text of a version, as `editorial verify` has to know it: the lines of
statement.txt, and the words of the page, of the page of an earlier version and of the PDF.

Comes in: a rendition. Goes out: phrases, each with everything filled in. They are made with the same words of
interface.yml, and by the same functions, as the files and templates that show them
(`overrides/statement.html`, `version.html`, `print.html`); tests/test_verify_copies.py holds both together. A
version that was copied when it was the present one says so in other words than one that was copied later, so
all of that are taken up.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from editorial.site.data.attachments import files_of
from editorial.site.data.statement_files import lines_around
from editorial.site.frame import VERIFY
from editorial.site.i18n import file_size, words
from editorial.site.statement.citation import Citation, citation_of, share_text
from editorial.site.statement.presenter import day_in, sentences, title_with_status
from editorial.site.statement.rendition import DATA, TEXT, Rendition
from editorial.statements.statement import StatementChange
from editorial.verify.surroundings import Phrases, Surroundings


def surroundings_of(rendition: Rendition) -> Surroundings:
    """What may stand around the text of a version in a language."""
    moments = tuple(_moments(rendition))
    say = words(rendition.language)
    return Surroundings(
        file=Phrases.of(line for each in moments for line in (*lines_around(each), _checked(each))),
        page=Phrases.of(phrase for each in moments for phrase in (*_page(each), *_printed(each))),
        foot=Phrases.of(phrase for each in moments for phrase in _foot(each)),
        page_number=say["page_of"],
    )


def _moments(rendition: Rendition) -> Iterator[Rendition]:
    """The version as it was shown when it was the present one, and after each version that followed."""
    for count, entry in enumerate(rendition.versions, 1):
        if entry.manifest.version >= rendition.manifest.version:
            yield replace(rendition, versions=rendition.versions[:count])


def _checked(rendition: Rendition) -> str:
    """Where a reader learns how to check a text, on a site that has no page of its own for it."""
    say = words(rendition.language)
    return say["field"].format(name=say["check_how"], value=rendition.press.url(VERIFY))


def _page(rendition: Rendition) -> Iterator[str]:
    """What a page shows besides the text; of an earlier version, what its own page shows."""
    say = words(rendition.language)
    yield from _head(rendition)
    yield from _updates(rendition)
    yield say["contents"]
    yield from _headings(rendition)
    yield from (say[name] for name in ("published", "check_how", "updates", "files", "share"))
    yield from _filed(rendition)
    yield f"{say['available_in']} {', '.join(name for _, name in rendition.presented.language_names)}"
    yield from _history(rendition)
    yield from _files(rendition)
    yield share_text(_citation(rendition))


def _printed(rendition: Rendition) -> Iterator[str]:
    """What the PDF says besides the text and besides what the page says too."""
    say, press = words(rendition.language), rendition.press
    yield press.settings.publisher.name[rendition.language]
    yield press.notice(rendition.language)
    yield f"{say['code']} {rendition.code} {rendition.code_url}"
    if url := rendition.presented.source_url:
        yield f"({url})"
    for change in rendition.presented.standing.history:
        yield f"{day_in(change.at, rendition.language)}, {_noted(change, rendition.language)}"


def _foot(rendition: Rendition) -> Iterator[str]:
    """What stands at the head and the foot of each page of the PDF."""
    citation, say = _citation(rendition), words(rendition.language)
    yield citation.title
    yield citation.address
    yield f"{citation.version} · {say['code_is'].format(code=citation.code)}"
    yield rendition.press.notice(rendition.language)


def _head(rendition: Rendition) -> Iterator[str]:
    presented, language = rendition.presented, rendition.language
    say = words(language)
    yield f"{presented.label} · {presented.date}"
    yield f"{presented.label} · {presented.date} · {say['version']} {presented.version}"
    for status in {presented.status, rendition.presented_now.status} - {""}:
        yield title_with_status("", status, language)
    yield from presented.provenance.notes
    if source := presented.provenance.source:
        yield source


def _updates(rendition: Rendition) -> Iterator[str]:
    """What became of it; on the page of an earlier version, what became of it since."""
    language, present = rendition.language, rendition.presented_now
    say = words(language)
    yield say["see_changes"]
    for standing in (rendition.standing, rendition.standing_now):
        yield from (text for pair in sentences(standing.told, language) for text in pair)
    for words_of, key in (
        ("superseded_by", rendition.present.superseded_by),
        ("supersedes", rendition.press.register.supersedes(rendition.manifest.id)),
    ):
        for other in rendition.press.register.versions(key)[-1:] if key else ():
            title = replace(present, statement=other.statement).title
            yield say[words_of].format(title=title)
    if not rendition.is_present:
        presented = rendition.presented
        yield say["earlier_version"].format(number=presented.version, date=presented.version_date)
        yield say["read_present"].format(number=present.version, date=present.version_date)
        yield from (presented.version_of, presented.change, presented.note)


def _headings(rendition: Rendition) -> Iterator[str]:
    """The table of contents names them again."""
    for line in rendition.entry.lines(rendition.language):
        if line.shape.startswith("h") and line.shape[1:].isdigit():
            yield line.text


def _filed(rendition: Rendition) -> Iterator[str]:
    """Each row of what is known of its publication: its name and all that stands in it."""
    presented, say = rendition.presented, words(rendition.language)
    yield from (f"{name} {date}" for name, date in presented.provenance.dates)
    if rests_on := presented.provenance.rests_on:
        yield f"{say['rests_on']} {rests_on}"
    rows = (
        ("speaks", [f"{who.name}, {who.role_name}" for who in presented.speakers]),
        ("place", list(dict.fromkeys(place.name for place in presented.places))),
        ("subject", list(dict.fromkeys(subject.name for subject in presented.subjects))),
        ("cites", list(presented.cites)),
        ("code", [rendition.code]),
    )
    yield from (" ".join((say[name], *values)) for name, values in rows if values)


def _history(rendition: Rendition) -> Iterator[str]:
    language = rendition.language
    say = words(language)
    for change in rendition.presented.standing.history:
        yield f"{day_in(change.at, language)} · {say[f'kind_{change.kind}']}"
        yield _noted(change, language)
        yield say["see_version"].format(number=change.version)


def _noted(change: StatementChange, language: str) -> str:
    return words(language)["change"].format(number=change.version, note=change.note_in(language))


def _files(rendition: Rendition) -> Iterator[str]:
    """The files beside it with their sizes; that of the PDF is in no register, so it may be any."""
    language, files = rendition.language, files_of(rendition)
    say = words(language)
    yield say["text_size"].format(size=file_size(len(files[TEXT]), language))
    yield say["json_size"].format(size=file_size(len(files[DATA]), language))
    yield from _sizes(language)


@cache
def _sizes(language: str) -> tuple[str, ...]:
    sizes = (
        *(kilobytes * 1000 for kilobytes in range(1, 1000)),
        *(tenth * 100_000 for tenth in range(10, 200)),
    )
    return tuple(words(language)["pdf_size"].format(size=file_size(size, language)) for size in sizes)


def _citation(rendition: Rendition) -> Citation:
    presented = rendition.presented
    return citation_of(presented, presented.title, rendition.code, rendition.url())
