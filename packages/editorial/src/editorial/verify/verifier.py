"""Did this Office issue that? A code or a text beside the register.

Comes in: the register's files, a code or a text. Goes out: one answer, with everything a person must know to
trust it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from docs_parity.model.finding import Finding
from editorial.register.canonical_text import TextLine, marked_part
from editorial.register.entries import Register, RegisterEntry, read_register
from editorial.register.files import LOG
from editorial.register.findings import FOLDER
from editorial.register.integrity import integrity_of, named_by_log, newest_line
from editorial.register.log import LogFault
from editorial.register.manifest import path_of
from editorial.register.store import RegisterStore
from editorial.register.verification_code import codes_in
from editorial.register.version_status import VersionStatus, version_status
from editorial.verify.comparison import (
    LooseText,
    TextDivergence,
    find,
    is_all,
    long_words,
    loose_lines,
    loose_text,
    parting,
    recorded_text,
)

CLOSE = 0.5
"""A text that has half of the long words of a recorded one may be a changed copy of it."""
MOST = 8
"""So many recorded texts are compared word by word with a text that names no code."""


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
    """Words in the file that are not the statement's, as they are written."""
    problem: str = ""
    """Another reason why it is not genuine."""
    marked: bool = False
    """True if only what stands between the marks of a statement.txt was compared."""
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
            return Answer(codes=(code,), until=self._until)
        return Answer(issued=self._issued(entry), until=self._until)

    def text(self, text: str) -> Answer:
        """Whether a text is one that the Office issued, whole and unchanged."""
        lines = loose_lines(text)
        try:
            marks = marked_part(list(lines))
        except ValueError as error:
            return Answer(problem=str(error), until=self._until)
        text_asked = loose_text(lines[slice(*marks)] if marks else lines)
        codes = codes_in(
            "\n".join(lines) if marks is None else "\n".join((*lines[: marks[0]], *lines[marks[1] :]))
        )
        answer = _moved(self._compared(text_asked, codes, bool(marks)), marks[0] if marks else 0)
        unknown = tuple(code for code in codes if code not in self.register.by_code and not code.isdigit())
        if unknown and not any(code in self.register.by_code for code in codes):
            self._must_be_whole()
            answer = replace(answer, codes=unknown)
        return replace(answer, marked=bool(marks), until=self._until)

    def _compared(self, text_asked: LooseText, codes: Iterable[str], marked: bool) -> Answer:
        named = [self.register.by_code[code] for code in codes if code in self.register.by_code]
        candidates = [(entry, language) for entry in named for language in entry.manifest.languages] or list(
            self._alike(text_asked)
        )
        for entry, language in candidates:
            if (answer := self._whole(entry, language, text_asked, marked)) is not None:
                return answer
        if named and (other := self._another(named[0], text_asked, marked)):
            return other
        return self._nearest(candidates, text_asked, marked)

    def _whole(
        self, entry: RegisterEntry, language: str, text_asked: LooseText, marked: bool
    ) -> Answer | None:
        """The answer where the whole text stands there; None where it does not."""
        place = self._place(entry, language, text_asked, marked)
        if place is None:
            return None
        code = codes_words(entry)
        extra = () if marked else tuple(words for words in _around(text_asked, place, code) if words)
        return Answer(issued=self._issued(entry, language), extra=extra)

    def _place(
        self, entry: RegisterEntry, language: str, text_asked: LooseText, marked: bool
    ) -> tuple[int, int] | None:
        recorded = recorded_text(self._lines(entry, language), copied=not marked)
        if marked:
            return (0, len(text_asked.words)) if is_all(recorded, text_asked) else None
        return find(recorded, text_asked)

    def _another(self, named: RegisterEntry, text_asked: LooseText, marked: bool) -> Answer | None:
        """The answer where a text has the code of one version and the words of another."""
        for entry in reversed(self.register.versions(named.manifest.id)):
            for language in entry.manifest.languages:
                if self._place(entry, language, text_asked, marked) is not None:
                    return Answer(
                        issued=self._issued(entry, language),
                        problem=f"its code is that of version {named.manifest.version}, "
                        f"and its words are those of version {entry.manifest.version}",
                    )
        return None

    def _nearest(
        self, candidates: Iterable[tuple[RegisterEntry, str]], text_asked: LooseText, marked: bool
    ) -> Answer:
        """Where the text parts from the recorded one that it is most like."""

        def alike(candidate: tuple[RegisterEntry, str]) -> float:
            return _share(long_words("\n".join(line.text for line in self._lines(*candidate))), text_asked)

        candidates = list(candidates)
        if not candidates:
            self._must_be_whole()
            return Answer(problem="no statement in this register says this")
        entry, language = max(candidates, key=alike)
        lines = self._lines(entry, language)
        difference = parting(recorded_text(lines, copied=not marked), text_asked, from_start=marked)
        of = self._issued(entry, language)
        if difference is None:
            return Answer(issued=of, problem="its words are not those of the statement that it names")
        body = [line for line in lines if line.shape not in ("title", "summary")]
        if not marked and body and (place := find(recorded_text(body, copied=True), text_asked)):
            return Answer(
                issued=of,
                extra=_around(text_asked, place, codes_words(entry)),
                problem="the text itself stands there whole, but title and summary do not stand before it in "
                "one piece",
            )
        return Answer(issued=of, parting=difference)

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


def codes_words(entry: RegisterEntry) -> tuple[str, ...]:
    """The words of a version's code as it stands in a text: it may stand beside the statement."""
    code = entry.manifest.code
    return code[:4], "-", code[4:8], "-", code[8:]


def _around(text: LooseText, place: tuple[int, int], code: tuple[str, ...]) -> tuple[str, ...]:
    """The words before and behind a place, without those that are the code alone."""
    begin, end = place
    parts = ((0, begin), (end, len(text.words)))
    return tuple(
        text.excerpt(first, min(12, last - first))
        for first, last in parts
        if (words := [text.words[index] for index in range(first, last) if index not in text.quoting])
        and tuple(words) != code
    )


def _share(recorded: frozenset[str], text: LooseText) -> float:
    """How many of the long words of a recorded text another one has."""
    return len(recorded & text.long_words) / max(1, len(recorded))


def _moved(answer: Answer, lines: int) -> Answer:
    """The answer with the line of its difference counted from the beginning of the file."""
    return (
        replace(answer, parting=replace(answer.parting, line=answer.parting.line + lines))
        if answer.parting
        else answer
    )
