"""Why a statement is not public yet, for the mark at the top of its preview."""

from editorial.reading.fields import UNPUBLISHED, StatementFields
from editorial.site.interface import clock, long_date, words


def not_yet(fields: StatementFields, language: str) -> str:
    """`Under embargo until 1 May 2027, 10:00 (UTC-4).`, or `Draft.`; empty for a statement that is public."""
    say, hour = words(language), fields.embargoed_until
    if fields.status not in UNPUBLISHED:
        return ""
    if hour is not None:
        return say["preview_embargo"].format(date=long_date(hour.date(), language), time=clock(hour, language))
    return f"{say[f'status_{fields.status}']}."
