"""Does a statement go on from what was published? A version that is recorded does not change; what changes is
a version of its own.

Comes in: a statement's page as it stands, and the register. Goes out: findings. Which changes there are and
where each leads stands in statements/life_cycle.py; whether the front matter agrees with itself is the
question of statements/rules/change_history.py.
"""

from collections.abc import Iterator, Mapping

from docs_parity.model.finding import Finding
from docs_parity.model.page import Page
from editorial.office.settings import OfficeSettings
from editorial.register.canonical_text import ALGORITHMS
from editorial.register.entries import RegisterEntry
from editorial.register.page_form import shown_files, shown_names
from editorial.register.store import RegisterStore
from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.records import Record, record_of
from editorial.transitions.next_version import RECORDED_STATUS, next_version
from editorial.transitions.published_text import RECORDED_GONE, gone_languages, silent_changes, taken_back
from editorial.transitions.version_change import RECORDED_SCOPE, RECORDED_VERSION, VersionChange, braced, told


def life_cycle(
    page: Page, account: RegisterStore, settings: OfficeSettings, exact: bool = True
) -> Iterator[Finding]:
    """Every way in which a statement's page does not go on from its last record.

    Unless `exact`, files whose git ids are the recorded ones are taken for those that were recorded, and
    nothing of them is worked out.
    """
    logged = account.logged(page.key)
    if not exact and logged is not None and untouched(page, logged, settings):
        return
    record = record_of(page)
    if record is None:
        yield from taken_back(page, logged.manifest) if logged else ()
        return
    before = account.before(page.key, record.fields.version)
    if before is None:
        yield from () if page.key in account.keys else first_version(record)
    elif before.manifest.algorithm in ALGORITHMS:
        step = VersionChange(record, before, settings)
        yield from gone_languages(step)
        yield from (
            silent_changes(step)
            if record.statement.version == before.manifest.version
            else next_version(step)
        )


def untouched(page: Page, logged: RegisterEntry, settings: OfficeSettings) -> bool:
    """True if a version was recorded from these very files and no others, with the files it shows and the
    names in the settings as they were. Whole ids and digests are compared, no abbreviation.
    """
    recorded = logged.manifest
    return (
        page.original == recorded.statement.original
        and recorded.algorithm in ALGORITHMS
        and {code: version.blob for code, version in page.localizations.items()} == recorded.sources
        and all(
            dict(shown_files(page.localizations[code], page.files)) == recorded.form(code).files
            and dict(shown_names(recorded.statement, code, settings)) == recorded.form(code).names
            for code in recorded.languages
        )
    )


def first_version(record: Record) -> Iterator[Finding]:
    """What was never recorded begins with version 1, in the languages in which it appears."""
    statement, public = record.statement, tuple(record.statement.languages)
    changes = statement.history
    if statement.version != 1 or len(changes) != 1:
        yield told(
            record,
            RECORDED_VERSION.id,
            "version",
            "this statement was never recorded, and says that it is "
            f"version {statement.version}"
            + (f" with {len(changes)} entries in its history" if len(changes) != 1 else ""),
            "What is published for the first time is version 1, with one entry of the kind `first` in its "
            "history.",
        )
    elif changes[0].kind is not ChangeKind.FIRST or statement.status is not Status.PUBLISHED:
        yield told(
            record,
            RECORDED_STATUS.id,
            "status" if changes[0].kind is ChangeKind.FIRST else "change_history.0.kind",
            f'this statement was never recorded, and it is "{statement.status}" by a change of the kind '
            f'"{changes[0].kind}"',
            f"What is published for the first time has `status: {Status.PUBLISHED}` and "
            f"`kind: {ChangeKind.FIRST}`.",
        )
    elif set(changes[0].applies_to) != set(public):
        yield told(
            record,
            RECORDED_SCOPE.id,
            "change_history.0.applies_to",
            f'"applies_to" is {braced(changes[0].applies_to)}, and the statement is published in '
            f"{braced(public)}",
            f"Write `applies_to: {braced(public)}`: a language that comes later is a version of its own.",
        )


def without_page(
    account: RegisterStore, keys: Mapping[str, object], moved: Mapping[str, str], original: str
) -> Iterator[Finding]:
    """The recorded statements that are no page any more.

    `keys` are those of the pages; `moved` says of a blob on which page it is.
    """
    for key in sorted(account.keys - keys.keys()):
        line = account.latest[key]
        entry = account.logged(key)
        moved_to = (
            sorted({moved[blob] for blob in entry.manifest.sources.values() if blob in moved})
            if entry
            else []
        )
        fix = (
            f"Move {moved_to[0]} back in all languages: an address that was published stays."
            if moved_to
            else "Put the file back in all languages. What readers should no longer rely on is withdrawn, "
            "and stays where it is."
        )
        yield Finding(
            rule=RECORDED_GONE.id,
            message=f"this statement was published (version {line.version}, {line.at}), and its file is gone",
            fix=fix,
            path=f"{entry.statement.original if entry else original}/{key}.md",
            page=key,
            language=original,
            subject=key,
        )
