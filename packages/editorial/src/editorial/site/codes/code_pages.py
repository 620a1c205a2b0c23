"""The pages for those who check a text: one for each code, in all languages; how to check; and for a code
that nobody knows.

Comes in: the register. Goes out: pages that say what was published and how it stands now, and never more than
that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from editorial.register.entries import RegisterEntry
from editorial.register.manifest import Manifest
from editorial.register.verification_code import grouped
from editorial.site.addresses import address, code_address, in_order, version_address
from editorial.site.codes.assurance_words import assurance_of, assured
from editorial.site.frame import VERIFY, frame_of
from editorial.site.generated_pages import SharedPage, place
from editorial.site.i18n import words
from editorial.site.model import SiteModel
from editorial.site.server.headers import UNKNOWN_CODE
from editorial.site.statement.head import sentence
from editorial.site.versions.version_words import dated, day_of
from editorial.statements.life_cycle import SUPERSEDED, SUPERSESSION, WITHDRAWN
from editorial.statements.status import BAD, Told, standing

FOLDERS = (VERIFY, "v/")
"""Where the page stands that says how to check: who shortens the address of a code must find it too."""


@dataclass(frozen=True, slots=True)
class Now:
    """What is so today: a sentence, its note, and the statement that takes the place of this one, if one
    does.
    """

    sentence: str
    note: str = ""
    title: str = ""
    title_language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the page of a code says in one language."""

    title: str
    title_language: str
    url: str
    kind: str
    date: str
    version: str
    now: tuple[Now, ...]
    """How it stands now, the worst first; then whether it is the present version."""
    bad: bool
    """Whether a reader should stop here: withdrawn or superseded."""
    help: str
    """Where this language says how to check."""
    assurance: tuple[str, ...]


def code_pages(model: SiteModel) -> Iterator[SharedPage]:
    """A page for every version of every statement."""
    for versions in model.register.entries.values():
        for entry in versions:
            manifest = entry.manifest
            texts = tuple(
                (code, model.settings.languages[code].name, _url(manifest, versions[-1].manifest, code))
                for code in in_order(manifest.languages)
                if code in model.settings.languages
            )
            others = tuple((each.manifest.version, code_address(each.manifest.code)) for each in versions)
            yield SharedPage(
                place(model, code_address(manifest.code)),
                "code.html",
                {
                    "code": grouped(manifest.code),
                    "texts": texts,
                    "versions": others,
                    "number": manifest.version,
                    "told": {
                        code: _telling(model, entry, versions, code) for code in model.settings.languages
                    },
                    "hashes": tuple(
                        (code, name, manifest.languages[code].text_sha256) for code, name, _ in texts
                    ),
                    "record": manifest.sha256,
                    "listed": False,
                },
            )


def verify_pages(model: SiteModel) -> Iterator[SharedPage]:
    """How to check a text, for all languages on one page."""
    settings = model.settings
    elsewhere = tuple(
        (url, urlsplit(url).hostname or url) for url in filter(None, (*settings.mirrors, settings.onion))
    )
    if model.register.entries:
        for folder in FOLDERS:
            yield SharedPage(
                place(model, folder),
                "verify.html",
                {
                    "canonical": place(model, FOLDERS[0]).canonical_url,
                    "elsewhere": elsewhere,
                    "example": f"{model.site_url}v/XXXX-XXXX-XXXX/",
                    "listed": folder == FOLDERS[0],
                    "more": {
                        code: url
                        for code in settings.languages
                        if (url := frame_of(model, code).verify_url) != FOLDERS[0]
                    },
                    "assurance": {code: assured(model, code) for code in settings.languages},
                },
            )


def unknown_code(model: SiteModel) -> Iterator[SharedPage]:
    """What a web server answers below `/v/` where there is no page.

    It stands at any address, so its links are absolute.
    """
    if model.register.entries:
        frames = [frame_of(model, code) for code in in_order(model.settings.languages)]
        yield SharedPage(
            place(model, UNKNOWN_CODE),
            "not-found.html",
            {
                "page": None,
                "base_url": urlsplit(model.site_url).path or "/",
                "shown": frames,
                "unknown_code": True,
            },
        )


def _telling(
    model: SiteModel, entry: RegisterEntry, versions: tuple[RegisterEntry, ...], language: str
) -> Telling:
    manifest, present, say = entry.manifest, versions[-1].manifest, words(language)
    shown = language if language in manifest.languages else manifest.original
    now = standing(present, language)
    is_present = manifest.version == present.version
    told = [each for each in now.told if is_present or each.version > manifest.version or each.kind in BAD]
    whole = [_now(model, present, each, language) for each in told]
    worst = sum(each.kind in BAD for each in told)
    return Telling(
        title=manifest.languages[shown].title,
        title_language=shown,
        url=_url(manifest, present, shown),
        kind=say[f"type_{manifest.type}"],
        date=dated(manifest.first_published_at, language),
        version=say["version_of_many"].format(
            number=manifest.version, count=present.version, date=day_of(manifest.change, language)
        ),
        now=(*whole[:worst], _present(manifest, present, language), *whole[worst:]),
        bad=now.status in (WITHDRAWN, SUPERSEDED),
        help=frame_of(model, language).verify_url,
        assurance=assurance_of(model.assurance(entry), language, model.settings),
    )


def _present(manifest: Manifest, present: Manifest, language: str) -> Now:
    """Whether it is the present version, and if not, whether the text is another."""
    say = words(language)
    if manifest.version == present.version:
        return Now(say["present_version"])
    old, new = manifest.languages.get(language), present.languages.get(language)
    same = say["same_since"] if old and new and old.text_sha256 == new.text_sha256 else ""
    return Now(
        say["later_version"].format(number=present.version, date=day_of(present.change, language)), same
    )


def _now(model: SiteModel, present: Manifest, told: Told, language: str) -> Now:
    latest = (
        model.register.latest(present.superseded_by)
        if told.kind == SUPERSESSION and present.superseded_by
        else None
    )
    if latest is None:
        return Now(sentence(told, language), told.note)
    shown = language if language in latest.manifest.languages else latest.manifest.original
    return Now(
        sentence(told, language),
        told.note,
        latest.manifest.languages[shown].title,
        shown,
        address(shown, latest.manifest.id),
    )


def _url(manifest: Manifest, present: Manifest, language: str) -> str:
    """Where the text of a version stands in a language."""
    if manifest.version == present.version:
        return address(language, manifest.id)
    return version_address(language, manifest.id, manifest.version)
