"""Terms: is each called what the glossary calls it?"""

from collections.abc import Iterable, Iterator, Sequence

from docs_parity.compare.passages import Passage, PassagePair, all_passages
from docs_parity.facts.terms import index
from docs_parity.markdown.canonical import TRANSLATED_FIELDS
from docs_parity.markdown.inline import plain
from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import TERMS, declare
from docs_parity.project.glossary import FILE_NAME, PAGE_KEY, Term
from docs_parity.rules.context import Context, PagePair
from docs_parity.rules.findings import passage_finding
from docs_parity.rules.registry import pair_rules, version_rules

SHOWN = 2
"""Forms of a term that a message names."""

TERM_MISSING = declare(
    "term-missing",
    group=TERMS,
    place=1050,
    accept=True,
    question="Does the translation have the form that `glossary.yml` has for each term of its original?",
    wrong="`Security Council`, translated `Conseil de protection`",
    right="`Security Council`, translated `Conseil de sécurité`",
    more="Where another form is right as well, add it to the term in `glossary.yml`, below `also`.",
)
TERM_PREFERRED = declare(
    "term-preferred",
    group=TERMS,
    place=1060,
    severity=Severity.WARNING,
    accept=True,
    question="Does the translation have the form that `glossary.yml` prefers?",
    wrong="`protected groups`, translated `groupes défendus`",
    right="`protected groups`, translated `groupes protégés`",
    more="For these terms nobody has seen the official form, or a good translation often says it otherwise.",
)
TERM_KEPT = declare(
    "term-kept",
    group=TERMS,
    place=1080,
    accept=True,
    question="Does the translation keep what is the same in every language?",
    wrong="`UNICEF`, translated `Fonds pour l’enfance`",
    right="`UNICEF` in both",
)


@pair_rules.check(TERM_MISSING, TERM_PREFERRED, TERM_KEPT)
def terms(pair: PagePair) -> Iterator[Finding]:
    """Does the translation have the glossary's form of each term of its original, in the same place?"""
    glossary = pair.context.settings.glossary
    if not glossary:
        return
    source, target = index(glossary, pair.source.language), index(glossary, pair.target.language)
    for passage, before in _with_their_terms(pair.passages):
        said = {
            use.term: use
            for use in source.mentions(passage.source.text)
            if not use.forbidden and use.term in target.asks
        }
        if said:
            keys = target.keys(f"{before}{passage.target.text}")
            yield from (
                _absent(pair, passage, use.term, source.words(passage.source.text, use))
                for use in said.values()
                if not target.has(keys, use.term)
            )


def _with_their_terms(passages: Iterable[PassagePair]) -> Iterator[tuple[PassagePair, str]]:
    """Each passage with the text that a pronoun in it may stand for: for a definition its term,
    else nothing.
    """
    term = ""
    for passage in passages:
        if passage.target.noun == Kind.TERM:
            term = f"{passage.target.text}. "
        yield passage, term if passage.target.noun == Kind.DEFINITION else ""


def _absent(pair: PagePair, passage: PassagePair, term: Term, words: str) -> Finding:
    """What is said of a term that has none of its forms in a passage of the translation.

    `words` stand in the original.
    """
    forms, noun = term.forms(passage.target.language), passage.target.noun
    if term.keep:
        return passage_finding(
            pair,
            passage,
            TERM_KEPT.id,
            f'the original says "{words}", which is the same in every language, and this {noun} does not',
            f'Write "{term.keep[0]}".',
            source=words,
            subject=term.slug,
        )
    if forms.must:
        return passage_finding(
            pair,
            passage,
            TERM_MISSING.id,
            f'the original says "{words}" and this {noun} has no form of {_any(forms.must)}',
            "Use it, or correct the original.",
            source=words,
            subject=term.slug,
        )
    return passage_finding(
        pair,
        passage,
        TERM_PREFERRED.id,
        f'the original says "{words}" and this {noun} does not say {_any(forms.prefer)}',
        f"Use it where it fits, or add another form to {FILE_NAME}.",
        Severity.WARNING,
        source=words,
        subject=term.slug,
    )


def _any(forms: Sequence[str]) -> str:
    """The forms in quotation marks: "a" or "b"; of many the first."""
    more = [f"another of its forms in {FILE_NAME}"] if len(forms) > SHOWN else []
    return " or ".join([*(f'"{form}"' for form in forms[:SHOWN]), *more])


@version_rules.rule(
    "term-forbidden",
    group=TERMS,
    place=1070,
    exact=True,
    wrong="`Special Advisor`",
    right="`Special Adviser`",
    more="It is asked of originals too.",
)
def forbidden(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Is every form allowed by `glossary.yml`?"""
    glossary = context.settings.glossary
    terms_in = index(glossary, localized.language) if glossary else None
    if terms_in and terms_in.forbids and any(map(terms_in.forbids.search, _written(localized))):
        for passage in all_passages(localized):
            yield from (
                _unwanted(localized, passage, use.term, terms_in.words(passage.text, use))
                for use in terms_in.mentions(passage.text)
                if use.forbidden
            )


def _written(localized: LocalizedPage) -> Iterator[str]:
    """All text of a version as its file has it."""
    yield from (str(localized.fields.get(name)) for name in TRANSLATED_FIELDS)
    yield from (block.text for block in localized.blocks)


def _unwanted(localized: LocalizedPage, passage: Passage, term: Term, words: str) -> Finding:
    forms = term.forms(localized.language).accepted
    advice = f"Write {_any(forms[:1])}." if forms else "Say it otherwise."
    return Finding(
        rule=forbidden.id,
        message=f'this {passage.noun} says "{words}", which {FILE_NAME} rules out',
        fix=advice,
        path=localized.path,
        line=passage.line_of(words),
        severity=Severity.ERROR,
        page=localized.key,
        language=localized.language,
        subject=words,
    )


@version_rules.rule(
    "glossary-page",
    group=TERMS,
    place=1090,
    exact=True,
    wrong="a term with its definition in `docs/en/glossary.md`, and nothing in `glossary.yml`",
    right="the same term in `glossary.yml`, with a form in every language",
    more="What readers are told that a term is called in other languages is taken from `glossary.yml`.",
)
def glossary_page(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does `glossary.yml` have every term of the glossary page?"""
    settings = context.settings
    if localized.key != PAGE_KEY or not settings.glossary:
        return
    for block in localized.blocks:
        if block.kind is Kind.TERM:
            name = plain(block.text)
            term = settings.glossary.named(name, localized.language)
            if term is None:
                yield _lacking(
                    localized,
                    block,
                    f'{FILE_NAME} has no term that is called "{name}" in '
                    f"{settings.english_name(localized.language)}",
                    "Add it there, or write the term as it stands there.",
                )
            elif absent := [code for code in settings.languages if not term.forms(code).asked]:
                yield _lacking(
                    localized,
                    block,
                    f'{FILE_NAME} does not say what "{name}" is called in {settings.english_name(absent[0])}',
                    f"Add `{absent[0]}: {{must: …}}` to `{term.slug}` there.",
                )


def _lacking(localized: LocalizedPage, block: Block, problem: str, fix: str) -> Finding:
    return Finding(
        rule=glossary_page.id,
        message=problem,
        fix=fix,
        path=localized.path,
        line=block.line,
        severity=Severity.ERROR,
        page=localized.key,
        language=localized.language,
        subject=block.text,
    )
