"""Of which moment the site is: what offline copies and documents say of themselves, the same in every build
of one commit.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from docs_parity.model.page import Page
from docs_parity.project.git import committed_at
from editorial.statements.records import is_seen, written_moments

EPOCH = "SOURCE_DATE_EPOCH"
"""Seconds since 1970, set by whoever builds: https://reproducible-builds.org/specs/source-date-epoch/"""
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a ZIP can hold."""
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
WHOLE = re.compile(r"[0-9]{1,12}")


def edition_date(folder: Path, pages: Iterable[Page], environment: Mapping[str, str]) -> datetime:
    """The moment of this edition, in UTC: as SOURCE_DATE_EPOCH says, else that of the commit which `folder`
    stands on.

    Where there is no git it is the newest day that the pages themselves state, at midnight; 1980-01-01 (the
    first day that a ZIP can hold) if they state none, and for what is older. Never the clock: two builds of
    one commit must be the same bytes.
    """
    given = environment.get(EPOCH, "").strip()
    seconds = int(given) if WHOLE.fullmatch(given) else committed_at(folder)
    if seconds is not None:
        return max(EARLIEST, datetime.fromtimestamp(seconds, UTC))
    newest = max(_days(pages), default=EARLIEST.date())
    return max(EARLIEST, datetime.combine(newest, datetime.min.time(), UTC))


class WrongMomentError(ValueError):
    """SOURCE_DATE_EPOCH is no moment that files can bear."""


def refuse_wrong_moment(environment: Mapping[str, str]) -> None:
    """Raises WrongMomentError where SOURCE_DATE_EPOCH is set to no moment from 1980 to 2099.

    Other programs of a build read it too, and stop without a word that anybody understands.
    """
    given = environment.get(EPOCH, "").strip()
    if given and not (WHOLE.fullmatch(given) and EARLIEST.timestamp() <= int(given) < LATEST.timestamp()):
        shown = f"{given[:20]}…" if len(given) > 20 else given
        raise WrongMomentError(
            f'{EPOCH} is "{shown}", and must be a number of seconds from {EARLIEST.timestamp():.0f} '
            f"({EARLIEST:%Y-%m-%d}) to {LATEST.timestamp() - 1:.0f} ({LATEST.year - 1}-12-31). "
            f"Correct it, or take it away: unset {EPOCH}"
        )


def _days(pages: Iterable[Page]) -> Iterable[date]:
    """The days that public pages state: of a statement its publication and its changes, of a standing page
    its last change.
    """
    for page in (page for page in pages if is_seen(page, preview=False)):
        for version in page.localizations.values():
            fields = version.fields
            changed = (written for _, written in written_moments(version))
            yield from filter(
                None, map(_day, (fields.get("updated"), fields.get("first_published_at"), *changed))
            )


def _day(value: object) -> date | None:
    """The day of a date, of a moment or of the text of either; None where it is neither."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
