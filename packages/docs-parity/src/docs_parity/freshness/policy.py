"""What follows from a translation's state: how much it weighs that it is missing, unfinished, stale or
unknown.

The policy of a section stands in `editorial.yml`; a page may ask for more (`release: together`) or less
(`not_required`). A number, a date, a symbol or a name that changed has no grace anywhere: readers would be
told what is no longer so.
"""

from collections.abc import Iterator

from docs_parity.model.finding import Finding, Severity
from docs_parity.model.program import program
from docs_parity.model.rule import FRESHNESS, LANGUAGES, declare
from docs_parity.model.state import ChangeClass, Difference, Freshness, State, Trouble
from docs_parity.model.wording import counted, counted_nouns, days_later, written_day
from docs_parity.project.settings import Section, Settings

MOST_FACTS = 3

MISSING_TRANSLATION = declare(
    "missing-translation",
    group=LANGUAGES,
    place=10,
    exact=True,
    never_accept=True,
    question="Does the page exist in every language?",
    wrong="only `docs/en/about/law.md`",
    right="the same file in `docs/fr` and `docs/es` too",
    more="In a section whose translations are optional it is a note; elsewhere a warning, as long as the "
    "translation may wait.",
)
TRANSLATION_DRAFT = declare(
    "translation-draft",
    group=LANGUAGES,
    place=40,
    exact=True,
    question="Has a person finished the translation?",
    wrong="`status: machine` or `status: draft` on the main branch",
    right="`status: translated` or `status: reviewed`",
    more="In a section whose translations are optional it is a note, and so is everything that is still "
    "missing in the draft; elsewhere it is a warning, as long as the translation may wait.",
)
TRANSLATION_STALE = declare(
    "translation-stale",
    group=FRESHNESS,
    place=70,
    exact=True,
    never_accept=True,
    question="Does the translation follow the last change of its original?",
    wrong="the original says 2006, the translation was made when it said 2005",
    right="the translation corrected, and its line `of:` replaced",
    more="A warning as long as the translation may wait, and where translations are optional. A number, a"
    " date, a symbol or a name that changed does not wait.",
)
REVISION_MISSING = declare(
    "revision-missing",
    group=FRESHNESS,
    place=80,
    exact=True,
    question="Does the translation say which revision it was made from?",
    wrong="no line `of:`",
    right="`of: c1-…`, as the message has it",
)
REVISION_UNKNOWN = declare(
    "revision-unknown",
    group=FRESHNESS,
    place=90,
    exact=True,
    question="Is this a revision of this page's original?",
    wrong="a line `of:` copied from another page",
    right="the line from this page's message",
)
TRANSLATION_CHAIN = declare(
    "translation-chain",
    group=FRESHNESS,
    place=100,
    severity=Severity.INFO,
    exact=True,
    question="Was the translation made from the original itself?",
    wrong="Spanish made from English, original French",
    right="to know is enough",
    more="A reader of both languages should compare it with the original: what the text between them lost"
    " is lost here too.",
)
CONFIRMED_IN_BULK = declare(
    "confirmed-in-bulk",
    group=FRESHNESS,
    place=110,
    severity=Severity.INFO,
    exact=True,
    question="Was the translation confirmed by itself?",
    wrong="`confirm --all`",
    right="`confirm about/overview fr`",
    more="Every report names the page until somebody confirms it by name.",
)


def policy(state: State, settings: Settings, today: str) -> Iterator[Finding]:
    """What is to be said about one page in one language on a day (2026-11-24)."""
    section = settings.section(state.section)
    match state.freshness:
        case Freshness.MISSING if state.source:
            yield _missing(state, settings, _weight(state, section, settings, today))
        case Freshness.DRAFT:
            yield _draft(state, _weight(state, section, settings, today))
        case Freshness.STALE:
            yield _stale(state, settings, section, today)
        case Freshness.UNKNOWN if state.source and not _silent(state, settings):
            yield _unknown(state, settings)
    if state.bulk:
        yield _finding(
            state,
            CONFIRMED_IN_BULK.id,
            f'this translation was confirmed together with all others, unread: "{state.bulk}"',
            f"Read it beside its original, then `{program()} confirm {state.page} {state.language}`.",
            Severity.INFO,
        )
    if state.chain:
        names = [settings.english_name(code) for code in state.chain]
        yield _finding(
            state,
            TRANSLATION_CHAIN.id,
            f"this translation was made from the {names[1]} one, not from the {names[2]} original",
            f"A reader of both should compare it with {state.chain[2]}/{state.page}.md.",
            Severity.INFO,
        )


def _silent(state: State, settings: Settings) -> bool:
    """True if another rule speaks of the record, or if nobody promised that there is one."""
    return state.trouble is Trouble.TOLD or (settings.bare and state.trouble is Trouble.MISSING)


def due(state: State, section: Section) -> str:
    """The day until which a translation may wait; empty if it may not, or if nobody can tell since when it
    waits.
    """
    absent = state.freshness in (Freshness.MISSING, Freshness.DRAFT)
    if (
        not section.grace
        or not state.since
        or state.facts
        or (absent and (state.together or section.release == "together"))
    ):
        return ""
    return days_later(state.since, section.grace)


def _weight(state: State, section: Section, settings: Settings, today: str) -> Severity:
    """How much it weighs that readers do not have this page in this language."""
    required = section.translations == "required" or state.together
    if not required:
        return Severity.INFO
    return Severity.WARNING if settings.bare or _may_wait(state, section, today) else Severity.ERROR


def _may_wait(state: State, section: Section, today: str) -> bool:
    until = due(state, section)
    return bool(until) and today <= until


def _missing(state: State, settings: Settings, severity: Severity) -> Finding:
    fix = f"Translate it into {state.path}."
    if state.elsewhere:
        fix = f"{state.elsewhere} Otherwise translate it into {state.path}."
    wait = f" It may wait until {written_day(until)}." if (until := _until(state, settings, severity)) else ""
    return Finding(
        rule=MISSING_TRANSLATION.id,
        message=f'the page "{state.title}" has no version in {settings.english_name(state.language)}',
        fix=f"{fix}{wait}",
        path=state.source_path,
        line=1,
        severity=severity,
        page=state.page,
        language=state.language,
        original_path=state.source_path,
        original_line=1,
        subject=state.language,
    )


def _until(state: State, settings: Settings, severity: Severity) -> str:
    return (
        due(state, settings.section(state.section))
        if severity is Severity.WARNING and not settings.bare
        else ""
    )


def _draft(state: State, severity: Severity) -> Finding:
    return Finding(
        rule=TRANSLATION_DRAFT.id,
        message=f'this translation is marked "{state.review}", so readers do not get it',
        fix="When a person has read it beside its original, "
        "write `status: translated` or `status: reviewed`.",
        path=state.path,
        line=state.status_line,
        severity=severity,
        page=state.page,
        language=state.language,
        original_path=state.source_path,
        subject=state.language,
    )


def _stale(state: State, settings: Settings, section: Section, today: str) -> Finding:
    """The one finding about a translation whose source has moved."""
    until = due(state, section)
    if settings.bare:
        severity = Severity.WARNING
    elif state.facts:
        severity = Severity.ERROR
    else:
        severity = (
            Severity.WARNING
            if section.translations == "optional" or _may_wait(state, section, today)
            else Severity.ERROR
        )
    first = next(iter(state.stale_changes), None)
    wait = f" It may wait until {written_day(until)}." if until and severity is Severity.WARNING else ""
    return Finding(
        rule=TRANSLATION_STALE.id,
        message=_what_changed(state, settings),
        fix=f"{_update(state, section)}{wait}",
        path=state.path,
        line=(first.translation_line if first else 0) or state.record_line,
        severity=severity,
        page=state.page,
        language=state.language,
        original_path=state.source_path,
        original_line=first.line if first else 1,
        subject=f"{state.recorded} {state.present}",
    )


def _what_changed(state: State, settings: Settings) -> str:
    source = settings.english_name(state.source)
    if state.via:
        return (
            f"this translation was made from the {source} one, which is itself behind the "
            f"{settings.english_name(state.via)} original"
        )
    since = f" on {written_day(state.since)}" if state.since else ""
    if state.difference is Difference.NOT_HERE:
        return (
            f"the {source} text changed{since} after this translation was made; what changed cannot be "
            "shown, "
            "because the old text is not in this copy of the repository"
        )
    return (
        f"the {source} text changed{since} after this translation was made: "
        f"{_facts(state)}{'; '.join(_work(state))}"
        f" (from line {state.stale_changes[0].line} of {state.source_path})"
    )


def _work(state: State) -> Iterator[str]:
    """What there is to do: blocks to translate, to take out, to move."""

    def nouns(*classes: ChangeClass) -> str:
        return counted_nouns(change.noun for change in state.stale_changes if change.change in classes)

    if to_translate := nouns(*(set(ChangeClass) - {ChangeClass.DELETED, ChangeClass.MOVED})):
        yield f"{to_translate}, {counted(state.words, 'word')} to translate"
    if gone := nouns(ChangeClass.DELETED):
        yield f"{gone} to take out"
    if moved := nouns(ChangeClass.MOVED):
        yield f"{moved} to move"


def _facts(state: State) -> str:
    """The changed facts, each once, and no more than a message can hold."""
    facts = list(dict.fromkeys(fact_words(*fact) for fact in state.facts))
    more = f" and {len(facts) - MOST_FACTS} more" if len(facts) > MOST_FACTS else ""
    return f"{', '.join(facts[:MOST_FACTS])}{more}; " if facts else ""


def fact_words(then: str, now: str) -> str:
    """One changed fact: `"1,366" is now "1,367"`."""
    return f'"{then}" is now "{now}"' if then and now else f'"{now}" is new' if now else f'"{then}" is gone'


def _lost_grace(state: State, section: Section) -> str:
    """Where the history is not here, nobody can tell since when a translation waits, and so it may not."""
    return (
        ""
        if state.since or not section.grace
        else " How long it may wait cannot be told in this copy (`git fetch --unshallow`)."
    )


def _update(state: State, section: Section) -> str:
    if state.via:
        return f"Bring {state.source_path} up to date first."
    if state.difference is Difference.NOT_HERE:
        return (
            f"Read it beside {state.source_path} and bring it up to date, then "
            f"{line_to_paste(state)}{_lost_grace(state, section)}"
        )
    near = "" if all(change.sure for change in state.stale_changes[:1]) else "The place is near this line. "
    return (
        f"{near}Bring it up to date (`{program()} diff {state.page} {state.language}` shows what changed), "
        f"then {line_to_paste(state)}"
    )


def line_to_paste(state: State) -> str:
    """What to type, and where, to say that a translation is up to date."""
    if state.record_line == state.status_line:  # the whole record stands on one line
        return (
            f"replace line {state.record_line} with `translation: {{of: {state.present}, status: "
            f"{state.review}}}`."
        )
    if state.recorded:
        return f"replace line {state.record_line} with `  of: {state.present}`."
    return f"insert below line {state.record_line}: `  of: {state.present}`."


def _unknown(state: State, settings: Settings) -> Finding:
    """A translation of which nobody can say whether its source has moved."""
    source, paste = settings.english_name(state.source), line_to_paste(state)
    says_so = f"If the translation says what {state.source_path} says now, {paste}"
    match state.trouble:
        case Trouble.MISSING:
            problem = f"this translation does not say which revision of the {source} text it was made from"
            return _finding(
                state,
                REVISION_MISSING.id,
                problem,
                f"When you have read it beside {state.source_path}, {paste}",
            )
        case Trouble.CONTRADICTS:
            problem, fix = (
                f'the two halves of the revision "{state.recorded}" name different texts',
                f"Copy the line as a whole. {says_so}",
            )
        case Trouble.UNKNOWN:
            problem, fix = f'"{state.recorded}" is no revision of {state.source_path}', says_so
        case Trouble.ELSEWHERE:
            problem = f'"{state.recorded}" is a revision of {state.belongs_to}, not of {state.source_path}'
            fix = f"{_chained(state)}{says_so}"
        case _:
            problem = f'whether the {source} text has changed since "{state.recorded}" cannot be told here'
            return _finding(
                state,
                REVISION_UNKNOWN.id,
                problem,
                "Fetch the whole history (`git fetch --unshallow`), and check again.",
                Severity.WARNING,
            )
    return _finding(state, REVISION_UNKNOWN.id, problem, fix)


def _chained(state: State) -> str:
    """What to do where the revision is that of another version of the same page: the translation was made
    from that.
    """
    code, _, rest = state.belongs_to.partition("/")
    return (
        f"If it was translated from that text, insert below line {state.record_line}: `  from: {code}`. "
        if rest == f"{state.page}.md"
        else ""
    )


def _finding(state: State, rule: str, problem: str, fix: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        rule=rule,
        message=problem,
        fix=fix,
        path=state.path,
        line=state.record_line,
        severity=severity,
        page=state.page,
        language=state.language,
        original_path=state.source_path,
        subject=f"{state.recorded} {state.present}",
    )
