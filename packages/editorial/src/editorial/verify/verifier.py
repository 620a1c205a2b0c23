"""Did this Office issue that? A code or a text beside the register.

Comes in: the register's files, a code or a text. Goes out: one answer, with everything a person must know to
trust it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from docs_parity.model.finding import Finding
from editorial.register.canonical_text import TextLine
from editorial.register.entries import Register, RegisterEntry, read_register
from editorial.register.files import LOG
from editorial.register.findings import FOLDER
from editorial.register.integrity import integrity_of, named_by_log, newest_line
from editorial.register.log import LogFault
from editorial.register.manifest import path_of
from editorial.register.store import RegisterStore
from editorial.register.verification_code import grouped
from editorial.register.version_status import VersionStatus, version_status
from editorial.verify.asked_text import AskedText, Reading
from editorial.verify.comparison import TextDivergence, find, is_all, parting, recorded_text
from editorial.verify.loose_text import LooseText, long_words
from editorial.verify.surroundings import Surroundings

CLOSE = 0.5
"""A text that has half of the long words of a recorded one may be a changed copy of it."""
MOST = 8
"""So many recorded texts are compared word by word with a text that names no code."""
AroundText = Callable[[Register, RegisterEntry, str], Surroundings]
"""The register, a version and a language -> what this house itself puts around that text."""


def _nothing_around(_: Register, __: RegisterEntry, ___: str) -> Surroundings:
    return Surroundings()


class CannotTellError(Exception):
    """The register is not there, or not whole where it was asked; the sentence says what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the register says.

    Exactly one of `issued` (genuine), `parting`, `extra`, `problem` and `codes` says why.
    """

    issued: VersionStatus | None = None
    """A genuine code or text, and what became of it; with a fault beside it: the version that the text is a
    copy of.
    """
    codes: tuple[str, ...] = ()
    """Codes in the text that no version has."""
    parting: TextDivergence | None = None
    extra: tuple[str, ...] = ()
    """Words in the file that are neither the statement's nor this house's, as they are written."""
    problem: str = ""
    """Another reason why it is not genuine."""
    by_code: bool = False
    """True if a code alone was asked about: then nothing is known of any text."""
    until: str = ""
    """When something was last recorded in this register: what happened later, it cannot know."""

    @property
    def genuine(self) -> bool:
        """True if the Office issued exactly this."""
        return self.issued is not None and not (self.codes or self.parting or self.extra or self.problem)


@dataclass(frozen=True)
class Verifier:
    """A register that answers. Every answer raises CannotTellError where the register is not whole for it."""

    files: Mapping[str, bytes] = field(repr=False)
    around_text: AroundText = _nothing_around

    @cached_property
    def register(self) -> Register:
        """What is recorded. What is pending is not recorded, and so not issued."""
        return read_register(self.files)

    @cached_property
    def account(self) -> RegisterStore:
        """The same by its log. Raises CannotTellError where that is not whole: it alone shows that no version
        was taken away.

        Without it, whoever removes the folder of a withdrawal would make a withdrawn statement hold again.
        """
        if LOG not in self.files:
            raise CannotTellError(f"there is no {LOG} in it")
        account = RegisterStore(self.files)
        for line in account.followed:
            if isinstance(line, LogFault):
                raise CannotTellError(line.problem)
        _refuse(newest_line(account))
        return account

    @property
    def _until(self) -> str:
        lines = self.account.lines
        return lines[-1].at if lines else ""

    def code(self, code: str) -> Answer:
        """What a code, without hyphens, stands for."""
        entry = self.register.by_code.get(code)
        if entry is None:
            self._must_be_whole()
            return Answer(codes=(code,), until=self._until, by_code=True)
        return Answer(issued=self._issued(entry), until=self._until, by_code=True)

    def text(self, text: str) -> Answer:
        """Whether a text is one that the Office issued, whole and unchanged, and nothing else."""
        try:
            asked = AskedText.of(text)
        except ValueError as error:
            return Answer(problem=str(error), until=self._until)
        answer = self._compared(asked)
        known = self.register.by_code
        unknown = tuple(code for code in asked.codes if code not in known and not code.isdigit())
        if unknown and not any(code in known for code in asked.codes):
            self._must_be_whole()
            answer = replace(answer, codes=unknown)
        return replace(answer, until=self._until)

    def _compared(self, asked: AskedText) -> Answer:
        known = self.register.by_code
        named = [known[code] for code in asked.codes if code in known]
        candidates = [(entry, language) for entry in named for language in entry.manifest.languages] or list(
            self._alike(asked.readings[-1].text)
        )
        whole = [answer for each in candidates if (answer := self._whole(*each, asked)) is not None]
        if whole:
            # The words of a text that two versions have in common may stand among those of either.
            return min(whole, key=lambda answer: len(answer.extra))
        if named and (other := self._another(named[0], asked)):
            return other
        return self._nearest(candidates, asked)

    def _whole(self, entry: RegisterEntry, language: str, asked: AskedText) -> Answer | None:
        """The answer where the whole text stands there; None where it does not."""
        extra = self._extra(entry, language, asked)
        return None if extra is None else Answer(issued=self._issued(entry, language), extra=extra)

    def _extra(self, entry: RegisterEntry, language: str, asked: AskedText) -> tuple[str, ...] | None:
        """The words around the text that are strangers'; None where the whole text does not stand there."""
        around = self._around(entry, language)
        lines = self._lines(entry, language)
        if asked.marked:
            if not is_all(recorded_text(lines, copied=False), asked.readings[0].text):
                return None
            return tuple(
                words for part in asked.outside for words in around.file.strays(part, 0, len(part.words))
            )
        recorded = recorded_text(lines, copied=True, between=around.page)
        marks = entry.manifest.form(language).notes
        for reading in asked.readings:
            read = reading.without_feet(around)
            place = find(recorded, read.text)
            if place is None:
                read, notes = read.without_note_marks(recorded.text, marks)
                noted = recorded_text(lines, copied=True, between=around.page, notes=notes)
                place = find(noted, read.text) if notes else None
            if place is not None and read.is_one(*place):
                return _strays(around, read.text, place)
        return None

    def _around(self, entry: RegisterEntry, language: str) -> Surroundings:
        """What may stand around a text: at least its code alone."""
        around, code = self.around_text(self.register, entry, language), grouped(entry.manifest.code)
        return replace(around, file=around.file.with_phrase(code), page=around.page.with_phrase(code))

    def _another(self, named: RegisterEntry, asked: AskedText) -> Answer | None:
        """The answer where a text has the code of one version and the words of another."""
        for entry in reversed(self.register.versions(named.manifest.id)):
            for language in entry.manifest.languages:
                if self._extra(entry, language, asked) is not None:
                    return Answer(
                        issued=self._issued(entry, language),
                        problem=f"its code is that of version {named.manifest.version}, "
                        f"and its words are those of version {entry.manifest.version}",
                    )
        return None

    def _nearest(self, candidates: Iterable[tuple[RegisterEntry, str]], asked: AskedText) -> Answer:
        """Where the text parts from the recorded one that it is most like."""
        told = asked.readings[-1].text

        def alike(candidate: tuple[RegisterEntry, str]) -> float:
            return _share(long_words("\n".join(line.text for line in self._lines(*candidate))), told)

        candidates = list(candidates)
        if not candidates:
            self._must_be_whole()
            return Answer(problem="no statement in this register says this")
        entry, language = max(candidates, key=alike)
        around, of = self._around(entry, language), self._issued(entry, language)
        recorded = recorded_text(self._lines(entry, language), copied=not asked.marked, between=around.page)
        reading = _told(asked, around, lambda text: find(recorded, text) is not None)
        reading, notes = reading.without_note_marks(recorded.text, entry.manifest.form(language).notes)
        if notes:
            lines = self._lines(entry, language)
            recorded = recorded_text(lines, copied=not asked.marked, between=around.page, notes=notes)
        difference = parting(recorded, reading.text, from_start=asked.marked)
        if difference is None:
            return Answer(issued=of, problem="its words are not those of the statement that it names")
        body = [line for line in self._lines(entry, language) if line.shape not in ("title", "summary")]
        if not asked.marked and body and (place := find(recorded_text(body, copied=True), reading.text)):
            return Answer(
                issued=of,
                extra=_strays(around, reading.text, place),
                problem="the text itself stands there whole, but title and summary do not stand before it in "
                "one piece",
            )
        return Answer(issued=of, parting=replace(difference, line=reading.line(difference.line)))

    def _alike(self, text_asked: LooseText) -> Iterator[tuple[RegisterEntry, str]]:
        """The recorded texts that a text may be a copy of, the likeliest first; of equal texts the one
        recorded last.
        """
        scored = []
        for number, entry in enumerate(
            entry for versions in self.register.entries.values() for entry in versions
        ):
            for language in entry.manifest.languages:
                share = _share(
                    long_words("\n".join(line.text for line in self._lines(entry, language))), text_asked
                )
                if share >= CLOSE:
                    scored.append((share, number, entry, language))
        for _, _, entry, language in sorted(scored, key=lambda candidate: candidate[:2], reverse=True)[:MOST]:
            yield entry, language

    def _lines(self, entry: RegisterEntry, language: str) -> tuple[TextLine, ...]:
        try:
            return entry.lines(language)
        except (KeyError, UnicodeDecodeError):
            raise CannotTellError(f"{entry.folder}/{language}.txt cannot be read") from None

    def _issued(self, entry: RegisterEntry, *languages: str) -> VersionStatus:
        _refuse(integrity_of(entry.manifest.id, self.account))
        return version_status(self.register, entry, languages or None)

    def _must_be_whole(self) -> None:
        """Nobody may say "not issued" from a register of which a part is gone."""
        manifests = {
            path_of(key, entry.manifest.version): entry.manifest
            for key, versions in self.register.entries.items()
            for entry in versions
        }
        _refuse(named_by_log(self.account, manifests))
        for line in self.account.lines:
            if line.path not in manifests:
                unknown = "is of a kind that this program does not know. Take its newest state"
                raise CannotTellError(f"{line.path} {unknown}")


def _refuse(findings: Iterable[Finding]) -> None:
    """Raises CannotTellError with the first finding, in the words of `editorial register check`.

    Its advice is left out: it is for those who keep the register.
    """
    for finding in findings:
        path = finding.path.removeprefix(f"{FOLDER}/")
        raise CannotTellError(finding.message if path == LOG else f"{finding.message} ({path})")


def _told(asked: AskedText, around: Surroundings, is_there: Callable[[LooseText], bool]) -> Reading:
    """The reading whose differences are told: where the text is there once signs of quotation are taken off
    that stand before some of its lines only, these are the difference.
    """
    first, last = (each.without_feet(around) for each in (asked.readings[0], asked.readings[-1]))
    return first if len(asked.readings) > 1 and is_there(last.text) else last


def _strays(around: Surroundings, text: LooseText, place: tuple[int, int]) -> tuple[str, ...]:
    """The words before and behind a place that this house does not put there."""
    begin, end = place
    return (*around.page.strays(text, 0, begin), *around.page.strays(text, end, len(text.words)))


def _share(recorded: frozenset[str], text: LooseText) -> float:
    """How many of the long words of a recorded text another one has."""
    return len(recorded & text.long_words) / max(1, len(recorded))
