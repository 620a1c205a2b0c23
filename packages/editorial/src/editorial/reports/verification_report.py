"""What `editorial verify` says: the answer in the first line, in words a person can read out; then what it
rests on.
"""

from collections.abc import Iterable, Iterator, Mapping

from babel import Locale

from docs_parity.model.wording import counted, listed
from editorial.register.entries import RegisterEntry
from editorial.register.signatures import Signed, Verdict
from editorial.register.verification_code import grouped
from editorial.register.version_status import VersionStatus, Worth
from editorial.statements.life_cycle import Status
from editorial.statements.statement import Statement
from editorial.statements.status import current_status
from editorial.verify.verifier import Answer

ENGLISH = Locale.parse("en")
WORTH = {
    Worth.IN_FORCE: "GENUINE, and in force.",
    Worth.WITHDRAWN: "GENUINE, BUT WITHDRAWN.",
    Worth.SUPERSEDED: "GENUINE, BUT SUPERSEDED: another statement has taken its place.",
    Worth.OUTDATED: "GENUINE, BUT NOT THE PRESENT TEXT: a later version has changed it.",
}
NOT_ALONE = "NOT GENUINE AS IT STANDS: the words of a statement are in it, and others with them."
NAMED = {
    Worth.IN_FORCE: "THIS CODE NAMES A STATEMENT THAT IS IN FORCE.",
    Worth.WITHDRAWN: "THIS CODE NAMES A WITHDRAWN STATEMENT.",
    Worth.SUPERSEDED: "THIS CODE NAMES A SUPERSEDED STATEMENT: another one has taken its place.",
    Worth.OUTDATED: "THIS CODE NAMES AN EARLIER TEXT: a later version has changed it.",
}
ALONE = (
    "There is no editorial.yml beside this register or in the present folder: which words this site itself "
    "puts around a text is not known here, and they are told as well. Ask in a copy of the repository."
)
NO_TEXT = "It says nothing about the text you have."
LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


def answer_text(answer: Answer, asked: str, signed: Iterable[Signed], *, alone: bool = False) -> str:
    """The whole answer. `asked` is what was asked about, as a person gave it; `alone` says that the register
    has no settings beside it, so that nobody knows what this site puts around its texts.
    """
    lines = [*_lines(answer, asked, tuple(signed))]
    if alone and answer.extra:
        lines += ["", ALONE]
    return "".join(f"{line}\n" for line in lines)


def language(code: str) -> str:
    """A language in English."""
    return str(ENGLISH.languages.get(code, code))


def _lines(answer: Answer, asked: str, signed: tuple[Signed, ...]) -> Iterator[str]:
    of = answer.issued
    name = visible(asked)
    if of and answer.by_code:
        yield f"{name}: {NAMED[of.worth]} {NO_TEXT}"
    elif of and answer.genuine:
        yield f"{name}: {WORTH[of.worth]}"
    else:
        yield f"{name}: {NOT_ALONE if answer.extra and not answer.codes else 'NOT GENUINE.'}"
        yield from _why(answer)
        if of:
            yield ""
            yield "What the Office has issued is this:"
    if of:
        yield ""
        yield from _about(of, signed)
    if of and answer.by_code:
        yield ""
        yield "Anybody can put a code below any text. Ask with the text itself, or compare it word by word."
    if answer.until:
        yield ""
        yield (
            f"This is what the register knows; its last entry is of {answer.until}. "
            "The present state is on the site."
        )


def _why(answer: Answer) -> Iterator[str]:
    for code in answer.codes:
        yield f"The code {grouped(code)} was not issued by this Office, or it is mistyped."
    if answer.problem:
        yield f"{answer.problem[0].upper()}{answer.problem[1:]}."
    for words in answer.extra:
        yield f'These words are not part of the statement: "{visible(words)} …"'
    if answer.parting:
        yield f"Line {answer.parting.line} is the first that differs:"
        yield f"  the statement: {_shown(answer.parting.recorded, 'it ends here')}"
        yield f"  this text:     {_shown(answer.parting.found, 'it ends here')}"


def _shown(words: str, nothing: str) -> str:
    return f'"{visible(words)}"' if words else f"({nothing})"


def visible(words: str) -> str:
    """Words or a file's name that a stranger sent, on one line: signs that nobody sees, that end a line or
    that would steer a terminal are named.
    """
    return "".join(
        sign
        if sign.isprintable()
        else " "
        if sign.isspace() and sign not in LINE_ENDS
        else f"[U+{ord(sign):04X}]"
        for sign in words
    )


def _about(of: VersionStatus, signed: tuple[Signed, ...]) -> Iterator[str]:
    said, now = of.entry.statement, of.latest.statement
    asked = sorted(of.languages, key=language)
    for code in asked:
        yield f"{f'{language(code)}:':<14}{said.languages[code].title}"
    yield f"{'Statement:':<14}{said.key}"
    yield (
        f"{'Version:':<14}{said.version} of {now.version}, of {said.change.at.written} ({said.change.kind}); "
        f"first published here {said.first_published_at.written}"
    )
    yield f"{'Dated:':<14}{said.made_at.written}"
    yield from (f"{'Text:':<14}{line}" for line in _text(said))
    yield f"{'Code:':<14}{grouped(of.entry.manifest.code)}"
    yield f"{'Status now:':<14}{_status(of)}"
    yield f"{'Languages:':<14}{listed(sorted(map(language, said.languages)))}"
    for code in asked:
        yield f"{'SHA-256:':<14}{of.entry.manifest.digests[code]} ({language(code)})"
    for entry in of.later:
        yield f"{'Later:':<14}{_later(entry)}"
    for code in asked if of.later else ():
        yield f"{'':<14}{language(code)}: {_text_now(of, code)}"
    yield f"{'Assurance:':<14}recorded in the register{_signatures(signed)}"


def _text(said: Statement) -> Iterator[str]:
    """Whose text it is, and what a record rests on."""
    if not said.is_record:
        yield "the statement itself"
        return
    yield f"a record, which summarizes a statement issued elsewhere; it rests on: {', '.join(said.rests_on)}"
    yield f"{said.source_url} ({said.source_kind}, {language(said.source_language)})"


def _text_now(of: VersionStatus, code: str) -> str:
    return "a later version has another text" if code in of.changed else "the text is still the same"


def _status(of: VersionStatus) -> str:
    """How the statement stands for the readers of the languages in question."""
    now = of.latest.statement
    if now.status is Status.WITHDRAWN:
        withdrawal = now.withdrawal
        reason = _english(withdrawal.explanation if withdrawal else now.change.note, now.original)
        at = withdrawal.withdrawn_at if withdrawal else now.change.at
        return f"withdrawn on {at.written}: {reason}"
    if now.status is Status.SUPERSEDED:
        return f"superseded by {now.superseded_by}"
    statuses: dict[str, list[str]] = {}
    for code in sorted(of.languages, key=language):
        statuses.setdefault(current_status(now, code).status, []).append(language(code))
    if len(statuses) == 1:
        return next(iter(statuses))
    return "; ".join(f"{status} in {listed(names)}" for status, names in statuses.items())


def _later(entry: RegisterEntry) -> str:
    change = entry.statement.change
    touched = listed(sorted(map(language, change.applies_to)))
    return (
        f"version {entry.manifest.version} ({grouped(entry.manifest.code)}) of {change.at.written}, "
        f"{change.kind}, {touched}: "
        f"{_english(change.note, entry.statement.original)}"
    )


def _english(note: Mapping[str, str], original: str) -> str:
    """A note in English, or in the statement's own language."""
    return note.get("en") or note.get(original) or next(iter(note.values()), "")


def _signatures(signed: tuple[Signed, ...]) -> str:
    """Which signatures hold; one that nobody could look at is not called good."""
    good = [signature.role for signature in signed if signature.verdict is Verdict.GOOD]
    unchecked = [signature for signature in signed if signature.verdict is Verdict.NOT_CHECKED]
    return (f", signed by {listed(good)} ({counted(len(good), 'good signature')})" if good else "") + "".join(
        f"; the signature by {signature.role} could not be checked: {signature.said}"
        for signature in unchecked
    )
