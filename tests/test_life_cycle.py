"""The table of a statement's life, and the times and codes that its fields are made of."""

import re
from datetime import date, time
from itertools import pairwise

import pytest
from babel import Locale
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.project.settings import read_settings
from editorial.commands.publish_version import MEANINGS
from editorial.office.country_codes import country_codes
from editorial.office.moments import office_moment, time_zone_name, written
from editorial.office.settings import OfficeSettings
from editorial.statements.life_cycle import NEEDS, UNPUBLISHED, ChangeKind, Status, after, kinds_from, walk
from support.rendering import ROOT

NEW_YORK = "America/New_York"
QUIET = tuple(kind for kind in ChangeKind if kind.quiet)


def test_every_state_is_reached_and_every_kind_leads_somewhere():
    reached = {status for before in Status for kind in ChangeKind for status in after(before, kind)}
    assert reached == set(Status) - set(UNPUBLISHED)
    assert {kind for status in Status for kind in kinds_from(status)} == set(ChangeKind)


def test_nothing_leads_back_before_publication():
    assert not [(s, k) for s in Status for k in ChangeKind if set(after(s, k)) & set(UNPUBLISHED)]


def test_quiet_kinds_leave_the_status_as_it_is():
    assert all(
        after(status, kind) in ((), (status,)) for status in Status for kind in ChangeKind if kind.quiet
    )


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        ("draft", ("first",)),
        ("embargoed", ("first",)),
        ("published", ("correction", *QUIET, "withdrawal", "supersession")),
        ("corrected", ("correction", *QUIET, "withdrawal", "supersession")),
        ("superseded", ("correction", *QUIET, "withdrawal")),
        ("withdrawn", ("editorial", "translation", "reinstatement")),
    ],
)
def test_what_is_allowed_from_each_status(status: str, kinds: tuple[str, ...]):
    assert kinds_from(status) == kinds


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        ("first", ("published",)),
        ("first clarification", ("published",)),
        ("first correction editorial", ("corrected",)),
        ("first withdrawal editorial", ("withdrawn",)),
        ("first withdrawal reinstatement", ("published", "corrected")),
        ("first supersession correction", ("superseded",)),
        ("first supersession withdrawal reinstatement", ("superseded",)),
        ("first withdrawal correction", ()),
        ("first first", ()),
        ("correction", ()),
    ],
)
def test_a_history_leads_to_a_status(kinds: str, status: tuple[str, ...]):
    assert list(walk([ChangeKind(kind) for kind in kinds.split()]))[-1] == status


@given(st.lists(st.sampled_from(list(ChangeKind)), max_size=8))
def test_a_walk_has_a_step_for_each_change_and_never_comes_back_from_nowhere(kinds: list[str]):
    steps = list(walk(kinds))
    assert len(steps) == len(kinds)
    assert all(not later for step, later in pairwise(steps) if not step)


def test_what_a_status_needs_is_told_of_states_only():
    assert set(NEEDS) <= set(Status)


def test_the_time_zone_of_this_house_is_new_york():
    assert read_settings(ROOT / "editorial.yml").time_zone == NEW_YORK
    assert OfficeSettings.model_validate({"languages": {"en": {"name": "English"}}}).time_zone == "UTC"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("America/New_Yrok", 'is no time zone: "America/New_Yrok"; the nearest name is "America/New_York"'),
        ("Mars", 'is no time zone: "Mars"; write place and city, for example America/New_York'),
        (
            "../etc/passwd",
            'is no time zone: "../etc/passwd"; write place and city, for example America/New_York',
        ),
        ("", 'is no time zone: ""; write place and city, for example America/New_York'),
    ],
)
def test_a_time_zone_that_does_not_exist_is_refused_in_words(name: str, said: str):
    with pytest.raises(ValueError, match=r"^is no time zone") as error:
        time_zone_name(name)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("day", "hour", "text"),
    [
        (date(2024, 4, 15), time(12), "2024-04-15T12:00:00-04:00"),
        (date(2024, 1, 16), time(12), "2024-01-16T12:00:00-05:00"),
        (date(2024, 4, 15), time(9, 30), "2024-04-15T09:30:00-04:00"),
    ],
)
def test_a_day_is_written_with_the_offset_of_that_day(day: date, hour: time, text: str):
    assert written(office_moment(day, hour, NEW_YORK), NEW_YORK) == text


def test_an_hour_that_the_clocks_leave_out_is_refused():
    with pytest.raises(ValueError, match="clocks go forward"):
        office_moment(date(2024, 3, 10), time(2, 30), NEW_YORK)


def test_country_codes_are_those_of_iso_3166_and_have_names():
    named = Locale.parse("fr").territories
    assert len(country_codes()) == 249
    assert {"SDN", "PSE", "COD", "QAT", "VAT"} <= country_codes()
    assert not {"XXX", "QQQ", "AAA", "ZZZ", "SUN", "YUG", "ZAR", "DDR", "ASC"} & country_codes()
    assert all(get_global("territory_aliases")[code][0] in named for code in country_codes())


def test_the_guide_tells_of_every_kind_and_of_the_status_it_leads_to():
    guide = (
        (ROOT / ".github/CONTRIBUTING.md")
        .read_text(encoding="utf-8")
        .split("### Correct a published statement")[1]
        .split("In the browser:")[0]
    )
    rows = dict(re.findall(r"^\| `([a-z]+)` \| ([^|]+) \|", guide, re.MULTILINE))
    assert rows == MEANINGS and list(rows) == [kind for kind in ChangeKind if kind != "first"]
    said = dict(re.findall(r"^\| `([a-z]+)` \| [^|]+ \| (.+) \|$", guide, re.MULTILINE))
    for kind, words in said.items():
        assert (
            words == "as before"
            if kind in QUIET
            else kind == "reinstatement" or f"`{after(Status.PUBLISHED, ChangeKind(kind))[0]}`" in words
        )
    assert "can have only `editorial`, `translation` and `reinstatement`" in guide and kinds_from(
        "withdrawn"
    ) == ("editorial", "translation", "reinstatement")
