"""A statement is shown under the names that it was published with, whatever editorial.yml says today."""

from pathlib import Path

from editorial.office.settings import OfficeSettings
from editorial.register.entries import entry_of
from editorial.site.statement.presenter import as_published
from editorial.statements.records import records
from support.statements import PUBLISHED, changed, house, pages_of

RENAMED = {
    "roles": {
        "special-adviser-prevention-of-genocide": {
            "name": {"en": "Spokesperson of a party", "fr": "Porte-parole d’une partie"}
        }
    },
    "subjects": {"hate-speech": {"en": "Free speech", "fr": "Liberté d’expression"}},
    "places": {"SDN": {"en": "Southern Egypt", "fr": "Égypte du Sud"}},
}


def test_names_that_were_published_stay(tmp_path: Path):
    settings = house()
    (record,) = records(pages_of(PUBLISHED, tmp_path, settings).values())
    entry = entry_of(record, None, settings)
    today = OfficeSettings.model_validate(settings.model_dump(exclude_unset=True) | RENAMED)
    for language, role, place, subject in (
        ("en", "Special Adviser", "Sudan", "Hate speech"),
        ("fr", "Conseiller spécial", "Soudan", "Discours de haine"),
    ):
        shown = as_published(entry, language, today)
        assert [who.role_name for who in shown.speakers] == [role]
        assert (shown.place_names, [term.name for term in shown.subjects]) == (place, [subject])
    # What is not in the register yet has today's names.
    new = as_published(entry_of(record, None, today), "en", today)
    assert new.place_names == "Southern Egypt"


def test_a_withdrawal_keeps_the_names_there_were(tmp_path: Path):
    settings = house()
    (record,) = records(pages_of(PUBLISHED, tmp_path / "1", settings).values())
    first = entry_of(record, None, settings)
    today = OfficeSettings.model_validate(settings.model_dump(exclude_unset=True) | RENAMED)
    at = "2026-11-03T12:00:00+01:00"
    entry = (
        f"- {{version: 2, at: {at}, kind: KIND, note: {{en: A note., fr: Une note.}}, applies_to: [en, fr]}}"
    )
    withdrawn = {
        "version: 1\nfirst": "version: 2\nfirst",
        "status: published": "status: withdrawn\nwithdrawn_notice: {explanation: {en: It was not ours., "
        f"fr: Il n’était pas de nous.}}, withdrawn_at: {at}}}",
        "applies_to: [en, fr]}": f"applies_to: [en, fr]}}\n  {entry.replace('KIND', 'withdrawal')}",
    }
    corrected = {
        "version: 1\nfirst": "version: 2\nfirst",
        "status: published": "status: corrected",
        "applies_to: [en, fr]}": f"applies_to: [en, fr]}}\n  {entry.replace('KIND', 'correction')}",
    }
    for number, (edits, role) in enumerate(
        [(withdrawn, "Special Adviser"), (corrected, "Spokesperson of a party")], 2
    ):
        files = changed(PUBLISHED, {"replace": {"EN": edits}})
        (after,) = records(pages_of(files, tmp_path / str(number), today).values())
        names = entry_of(after, first, today).manifest.form("en").names
        assert names["role special-adviser-prevention-of-genocide"] == role
