"""A statement as it stands in docs/, beside the version it goes on from; and findings at the lines of its
original.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import declare
from editorial.office.settings import OfficeSettings
from editorial.register.canonical_text import ALGORITHMS, TextLine, sha256, text_of
from editorial.register.entries import RegisterEntry
from editorial.register.manifest import Manifest
from editorial.register.page_form import PageForm, form_lines, page_form, same_page
from editorial.register.rule_groups import NO_LESS, REGISTER
from editorial.statements.life_cycle import NEEDS, ChangeKind, after, kinds_from
from editorial.statements.records import Record, plain
from editorial.statements.statement import StatementChange, record_of_statement

FACTS = (
    "original",
    "type",
    "kind_of_text",
    "made_at",
    "first_published_at",
    "rests_on",
    "attributed_to",
    "places",
    "subjects",
    "cites",
    "source_url",
    "source_kind",
    "source_language",
    "superseded_by",
    "withdrawn_notice",
    "status",
)
"""What a record says besides texts and history, in the order in which it is told."""
FIXED = ("first_published_at", "original")
"""Facts that no version changes."""
OF_THE_KIND = ("status", *NEEDS.values())
"""Facts that a change of status changes."""
AS_WRITTEN = ("attributed_to", "withdrawn_notice")
"""Facts that have fields of their own: a message shows these in the order in which the file has them."""

RECORDED_FIELDS = declare(
    "recorded-fields",
    group=REGISTER,
    place=490,
    exact=True,
    question="Do the facts of a statement stand as they were published?",
    wrong="`places: [SDN, TCD]` in a statement that was published with `[SDN]`",
    right="the field as it was; or a new version with its entry in `change_history`",
    more="The date of the first publication and the language of the original never change.",
    no_less=NO_LESS,
)
RECORDED_VERSION = declare(
    "recorded-version",
    group=REGISTER,
    place=510,
    exact=True,
    question="Is a new version exactly one more than the last recorded one, with one new entry in the "
    "history?",
    wrong="`version: 4` where version 2 was published last",
    right="`version: 3`, and one entry for it",
    more="A statement that was never recorded begins with version 1 and the kind `first`.",
    no_less=NO_LESS,
)
RECORDED_SCOPE = declare(
    "recorded-scope",
    group=REGISTER,
    place=530,
    exact=True,
    question="Does the new entry name exactly the languages that changed?",
    wrong="`applies_to: [en, fr]` where only the French text changed",
    right="`applies_to: [fr]`",
    more="A field that stands once, such as `places`, concerns every language. A withdrawal, a "
    "reinstatement and a supersession change no text and concern every language; a language that is "
    "new is a version of its own, of the kind `translation`.",
    no_less=NO_LESS,
)


@dataclass(frozen=True)
class VersionChange:
    """One statement, as it is now and as it was recorded."""

    record: Record
    before: RegisterEntry
    settings: OfficeSettings

    @property
    def recorded(self) -> Manifest:
        """The manifest it goes on from."""
        return self.before.manifest

    @property
    def source(self) -> LocalizedPage:
        """The original, where the fields stand."""
        return self.record.source

    @cached_property
    def public(self) -> tuple[str, ...]:
        """The languages in which readers get it now."""
        return tuple(self.record.statement.languages)

    @cached_property
    def lines(self) -> Mapping[str, tuple[TextLine, ...]]:
        """Language -> its text, as the algorithm of the record makes it."""
        lines_of = ALGORITHMS[self.recorded.algorithm]
        return {code: lines_of(self.record.page.localizations[code]) for code in self.public}

    @cached_property
    def forms(self) -> Mapping[str, PageForm]:
        """Language -> how its text stands on its page."""
        page, statement = self.record.page, self.record.statement
        return {
            code: page_form(
                page.localizations[code],
                page.files,
                statement,
                self.settings,
                self.recorded.form(code).names if self._keeps_names else None,
            )
            for code in self.public
        }

    @property
    def _keeps_names(self) -> bool:
        """True for a new version of a kind that changes no text: it is recorded with the names there were."""
        statement = self.record.statement
        return statement.version > self.recorded.version and statement.change.kind.fixes_facts

    def form_lines(self, code: str) -> tuple[tuple[str, int], ...]:
        """The strings of a text's form, each with the line of the file."""
        return tuple(form_lines(self.record.page.localizations[code]))

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The recorded languages in which readers get something else now: other words, another form, another
        file or name. Names whose key came or went are a changed fact.
        """
        return tuple(
            code
            for code in self.public
            if code in self.recorded.languages
            and (code in self.reworded or not same_page(self.recorded.form(code), self.forms[code]))
        )

    @cached_property
    def reworded(self) -> tuple[str, ...]:
        """The recorded languages whose text is another one now."""
        return tuple(
            code
            for code in self.public
            if code in self.recorded.languages
            and sha256(text_of(self.lines[code])) != self.recorded.digests[code]
        )

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
        was = record_of_statement(self.recorded.statement)
        now = record_of_statement(self.record.statement) | {
            name: plain(self.source.fields[name]) for name in AS_WRITTEN if self.source.fields.get(name)
        }
        return {name: (was[name], now[name]) for name in FACTS if was[name] != now[name]}

    @cached_property
    def history(self) -> tuple[tuple[int, StatementChange], ...]:
        """(place in the file, entry) of the public history, oldest first."""
        written = self.record.fields.change_history
        places = sorted(range(len(written)), key=lambda place: written[place].version)
        return tuple(zip(places, self.record.statement.history, strict=True))


def told(record: Record, rule: str, field: str, problem: str, fix: str, subject: str = "") -> Finding:
    """A finding at a field of a statement's original."""
    source = record.source
    return Finding(
        rule=rule,
        message=problem,
        fix=fix,
        path=source.path,
        line=source.front_matter.line(field),
        page=record.key,
        language=source.language,
        subject=subject or f"{field} {problem}",
    )


def braced(codes: Iterable[str]) -> str:
    """A list as front matter writes it: `[en, fr]`."""
    return f"[{', '.join(codes)}]"


def shown(value: object) -> str:
    """A field's value in a message."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {shown(part)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return (
            "; ".join(map(shown, value))
            if any(isinstance(part, Mapping) for part in value)
            else ", ".join(map(str, value))
        )
    return "" if value is None else str(value)


def quoted(value: object) -> str:
    """A field's value in a message, between quotation marks."""
    return f'"{shown(value)}"' if shown(value) else "not there"


def new_version(
    step: VersionChange, codes: Iterable[str], kind: ChangeKind | None = None, path: str = ""
) -> str:
    """How a change is told to readers: the command, and for the web editor the lines to paste. `path` is the
    file that the finding names already, if it is not the original.
    """
    recorded, source = step.recorded, step.source
    before = recorded.statement.status
    allowed = kinds_from(before)
    kind = kind or (ChangeKind.CORRECTION if ChangeKind.CORRECTION in allowed else allowed[0])
    number, lines = recorded.version + 1, source.front_matter
    status = after(before, kind)[0]
    last = max(line for name, line in lines.lines.items() if name.partition(".")[0] == "change_history")
    note = ", ".join(f"{code}: …" for code in step.settings.languages)
    fields = [f"`version: {number}` on line {lines.line('version')}"]
    if status is not before:
        fields.append(f"`status: {status}` on line {lines.line('status')}")
    where = f"in {source.path} " if path and path != source.path else ""
    entry = f"- {{version: {number}, at: …, kind: {kind}, note: {{{note}}}, applies_to: {braced(codes)}}}"
    return (
        f"`editorial new version {recorded.id} --kind {kind}` writes it; or write {where}{', '.join(fields)} "
        "and, as the "
        f"last entry of `change_history`, below line {last}: `{entry}`."
    )
