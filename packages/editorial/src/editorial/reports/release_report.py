"""What `editorial release` says to the person who pressed the button: what is new, what is not published,
what to do next.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from docs_parity.model.page import Page
from docs_parity.model.wording import counted, listed
from docs_parity.reports.markdown_escape import one_line
from editorial.office.settings import OfficeSettings
from editorial.register.anchors import Anchor, message_of
from editorial.register.entries import RegisterEntry
from editorial.register.verification_code import grouped
from editorial.statements.fields import is_statement
from editorial.statements.life_cycle import ChangeKind
from editorial.statements.records import is_seen

DONE = {
    ChangeKind.FIRST: "Published",
    ChangeKind.CORRECTION: "Corrected",
    ChangeKind.CLARIFICATION: "Clarified",
    ChangeKind.UPDATE: "Updated",
    ChangeKind.EDITORIAL: "Edited, with the same meaning",
    ChangeKind.TRANSLATION: "Translated",
    ChangeKind.WITHDRAWAL: "Withdrawn",
    ChangeKind.REINSTATEMENT: "In force again",
    ChangeKind.SUPERSESSION: "Superseded",
}


def release_text(
    new: Iterable[RegisterEntry],
    pages: Iterable[Page],
    settings: OfficeSettings,
    address: str,
    output: str,
    log: Anchor,
) -> str:
    """The whole summary. `new` are the versions that the last commit's register does not have, oldest first;
    `address` is the site's, with its slash; `log` is how long the log is now, and its digest.
    """
    entries, hidden = list(new), [page for page in pages if _hidden(page)]
    lines = [
        *(line for entry in entries for line in _version(entry, settings, address)),
        *_not_published(hidden, settings),
    ]
    return "".join(f"{line}\n" for line in (*lines, *_next(bool(entries), output, log)))


def _version(entry: RegisterEntry, settings: OfficeSettings, address: str) -> Iterator[str]:
    said, change = entry.manifest, entry.manifest.change
    touched = [code for code in settings.languages if code in said.languages and code in change.applies_to]
    names = listed([settings.english_name(code) for code in touched])
    scope = "" if set(touched) == set(said.languages) or not touched else f", {names} only"
    yield one_line(
        f"{DONE[change.kind]}: {said.id}, version {said.version} "
        f"({change.kind}{scope}), "
        f"code {grouped(said.code)}"
    )
    for code in (code for code in settings.languages if code in said.languages):
        yield one_line(f"  {settings.english_name(code)}: {said.languages[code].title}")
        yield f"    {urljoin(address, f'{code}/{said.id}/')}"
    yield f"  This version, for ever: {urljoin(address, f'v/{grouped(said.code)}/')}"


def _hidden(page: Page) -> bool:
    return (
        is_statement(page.key)
        and page.source is not None
        and (
            not is_seen(page, preview=False)
            or any(localized.is_draft for localized in page.localizations.values())
        )
    )


def _not_published(pages: list[Page], settings: OfficeSettings) -> Iterator[str]:
    """Statements and translations that stand in docs/ and are not on the site; no word of them."""
    for page in pages:
        if page.source is not None and not is_seen(page, preview=False):
            yield f"Not published: {page.source.path} ({page.source.fields.get('status')})"
        else:
            yield from (
                f"Not published: {localized.path} ({settings.english_name(language)}: {localized.review})"
                for language, localized in page.localizations.items()
                if localized.is_draft
            )


def _next(new: bool, output: str, log: Anchor) -> Iterator[str]:
    if log.lines:
        yield (
            f"The log of the register has {counted(log.lines, 'line')}. Keep this line outside of the "
            f"repository too (.github/SIGNING.md says where): {message_of(log)}"
        )
    if not new:
        yield "Nothing is new in the register."
        yield f"Next: {output} can go out."
        return
    yield (
        'Next: `git add register`, `git commit -m "Release"`, '
        f'`git tag -a {log.tag} -m "{message_of(log)}"`, `git push --atomic --follow-tags`; when that has '
        f"gone through, {output} can go out. If the push is refused, somebody else has released: take the "
        f"commit and the tag back (`git tag -d {log.tag}`, `git reset --keep HEAD^`), `git pull`, and run "
        "`editorial release` again."
    )
