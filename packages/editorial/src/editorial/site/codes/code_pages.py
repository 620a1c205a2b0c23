"""The pages for those who check a text: one for each code, in all languages; how to check; and for a code
that nobody knows.

Comes in: the register. Goes out: pages that say what was published and how it stands now, and never more than
that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from editorial.register.entries import RegisterEntry
from editorial.register.verification_code import grouped
from editorial.register.version_status import VersionStatus, version_status
from editorial.site.addresses import CODE_FOLDERS, code_address, in_order, text_address
from editorial.site.codes.assurance_words import assurance_of, assured
from editorial.site.frame import frame_of
from editorial.site.generated_pages import SharedPage, place
from editorial.site.i18n import words
from editorial.site.model import SiteModel
from editorial.site.server.headers import UNKNOWN_CODE
from editorial.site.statement.head import Update
from editorial.site.statement.presenter import StatementPresenter, as_published, day_in, sentence
from editorial.statements.life_cycle import ChangeKind
from editorial.statements.statement import Statement
from editorial.statements.status import StatusNotice

FOLDERS = CODE_FOLDERS
"""Where the page stands that says how to check: who shortens the address of a code must find it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What the page of a code says in one language."""

    statement: StatementPresenter
    """The version that the code names."""
    url: str
    """Where its text stands in the language of its title."""
    version: str
    """Which version it is of how many, and of when, in words."""
    now: tuple[Update, ...]
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
                (code, model.settings.languages[code].name, _url(entry, versions, code))
                for code in in_order(manifest.languages)
                if code in model.settings.languages
            )
            others = tuple((other.manifest.version, code_address(other.manifest.code)) for other in versions)
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
                    "hashes": tuple((code, name, manifest.digests[code]) for code, name, _ in texts),
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
    version = version_status(model.register, entry)
    statement = as_published(entry, language, model.settings)
    told = version.told(language)
    sentences = [_now(model, version.latest.statement, part, language) for part in told]
    worst = sum(part.kind.ends_force for part in told)
    return Telling(
        statement=statement,
        url=_url(entry, versions, statement.shown),
        version=words(language)["version_of_many"].format(
            number=statement.version,
            count=version.latest.manifest.version,
            date=statement.version_date,
        ),
        now=(*sentences[:worst], _present(version, language), *sentences[worst:]),
        bad=version.latest.statement.status.out_of_force,
        help=frame_of(model, language).verify_url,
        assurance=assurance_of(model.assurance(entry), language, model.settings),
    )


def _present(version: VersionStatus, language: str) -> Update:
    """Whether it is the present version, and if not, whether the text is another."""
    say, present = words(language), version.latest
    if version.is_present:
        return Update(say["present_version"])
    old, new = version.entry.manifest.page(language), present.manifest.page(language)
    return Update(
        say["later_version"].format(
            number=present.manifest.version, date=day_in(present.statement.change.at, language)
        ),
        say["same_since"] if old and old == new else "",
    )


def _now(model: SiteModel, present: Statement, told: StatusNotice, language: str) -> Update:
    successor = present.superseded_by if told.kind is ChangeKind.SUPERSESSION else None
    latest = model.register.latest(successor) if successor else None
    other = as_published(latest, language, model.settings) if latest else None
    return Update(sentence(told, language), told.note, other)


def _url(entry: RegisterEntry, versions: tuple[RegisterEntry, ...], language: str) -> str:
    """Where the text of a version stands in a language."""
    manifest = entry.manifest
    return text_address(language, manifest.id, manifest.version, present=versions[-1].manifest.version)
