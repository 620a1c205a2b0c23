"""A statement as it stands in docs/, beside the version it goes on from: what is new, what is gone, what differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from editorial.model.page import Version
from editorial.reading.settings import Settings
from editorial.statements.canonical_text import ALGORITHMS, Line, sha256, text_of
from editorial.statements.manifest import Manifest
from editorial.statements.records import Record, public_languages
from editorial.statements.register import Entry, manifest_of, plain

FACTS = ("original", "type", "first_published_at", "attributed_to", "places", "subjects", "cites", "source_url", "superseded_by",
         "withdrawn_notice", "status")
"""What a record says besides texts and history, in the order in which it is told."""


@dataclass(frozen=True)
class Step:
    """One statement, as it is now and as it was recorded."""

    record: Record
    before: Entry
    settings: Settings

    @property
    def recorded(self) -> Manifest:
        """The manifest it goes on from."""
        return self.before.manifest

    @property
    def source(self) -> Version:
        """The original, where the fields stand."""
        return self.record.page.source

    @cached_property
    def public(self) -> tuple[str, ...]:
        """The languages in which readers get it now."""
        return public_languages(self.record, self.settings)

    @cached_property
    def lines(self) -> Mapping[str, tuple[Line, ...]]:
        """Language -> its text, as the algorithm of the record makes it."""
        lines_of = ALGORITHMS[self.recorded.algorithm]
        return {code: lines_of(self.record.page.versions[code]) for code in self.public}

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The recorded languages whose text is another one now."""
        return tuple(code for code in self.public if code in self.recorded.languages
                     and sha256(text_of(self.lines[code])) != self.recorded.languages[code].text_sha256)

    @cached_property
    def new(self) -> tuple[str, ...]:
        """The languages that the record has not."""
        return tuple(code for code in self.public if code not in self.recorded.languages)

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """The recorded languages that readers would no longer get."""
        return tuple(code for code in self.recorded.languages if code not in self.public)

    @cached_property
    def facts(self) -> Mapping[str, tuple[object, object]]:
        """Name of each fact that differs -> what was recorded, and what the file says."""
        now, was = manifest_of(self.record, {}, None, {}).record, self.recorded.record
        return {name: (was[name], now[name]) for name in FACTS if plain(was[name]) != plain(now[name])}

    @cached_property
    def history(self) -> tuple[tuple[int, Mapping[str, object]], ...]:
        """(place in the file, entry) of the public history, oldest first."""
        entries = plain(self.source.fields["change_history"])
        return tuple(sorted(enumerate(entries), key=lambda entry: entry[1]["version"]))
