"""Is every passage in the language of its page?"""

from collections.abc import Iterator

from babel import Locale

from docs_parity.compare.passages import PassagePair
from docs_parity.facts.passage_language import is_forgotten, language_of_passage
from docs_parity.languages.detection import speaks
from docs_parity.markdown.inline import OBJECT, plain
from docs_parity.model.finding import Finding
from docs_parity.model.rule import WORDS, declare
from docs_parity.rules.context import PagePair
from docs_parity.rules.dialect import shortened
from docs_parity.rules.findings import passage_finding
from docs_parity.rules.registry import pair_rules

MARK = "; a title or a name that stays as it is can be marked: *…*{{lang={code}}}"

UNTRANSLATED = declare(
    "untranslated",
    group=WORDS,
    place=1100,
    accept=True,
    question="Is the paragraph translated?",
    wrong="`The Office warns early.` in a French page",
    right="`Le Bureau alerte tôt.`",
    more="Names, addresses and code may be the same in all languages; sentences may not.",
)
WRONG_LANGUAGE = declare(
    "wrong-language",
    group=WORDS,
    place=1110,
    accept=True,
    question="Is the text in the language of its folder?",
    wrong="`La Oficina alerta pronto.` in `docs/fr`",
    right="`Le Bureau alerte tôt.` in `docs/fr`",
    more="Programs that read pages aloud, and search engines, go by the folder.",
)


@pair_rules.check(UNTRANSLATED, WRONG_LANGUAGE)
def languages(pair: PagePair) -> Iterator[Finding]:
    """Is every passage translated, and into the language of the page?"""
    others = frozenset(pair.context.tree.languages) - {pair.target.language}
    for passage in pair.passages:
        if not speaks(passage.target.word_set, pair.target.language):
            language = (
                pair.source.language
                if _copied(passage)
                else language_of_passage(passage.target, others) or _forgotten(pair, passage)
            )
            if language == pair.source.language:
                yield _untranslated(pair, passage)
            elif language not in ("", pair.target.language):
                yield _foreign(pair, passage, language)


def _forgotten(pair: PagePair, passage: PassagePair) -> str:
    """The original's language for a short passage that stands alike on both sides and is no name, else
    nothing.
    """
    alike = passage.target.markup == passage.source.markup
    return pair.source.language if alike and is_forgotten(passage, pair.vocabulary) else ""


def _copied(passage: PassagePair) -> bool:
    """True for a sentence of the original that was copied word for word; what has code in it may be copied
    for a reason.
    """
    original = passage.source
    return (
        passage.target.markup == original.markup
        and OBJECT not in original.text
        and speaks(original.word_set, original.language)
    )


def _untranslated(pair: PagePair, passage: PassagePair) -> Finding:
    name = pair.context.settings.english_name(pair.source.language)
    problem = f'this {passage.target.noun} is in {name}: "{shortened(plain(passage.target.markup))}"'
    return passage_finding(
        pair,
        passage,
        UNTRANSLATED.id,
        problem,
        f"Translate it{_mark(passage, pair.source.language)}.",
        subject=f"untranslated {passage.target.text[:60]}",
    )


def _foreign(pair: PagePair, passage: PassagePair, language: str) -> Finding:
    wanted = pair.context.settings.english_name(pair.target.language)
    text = shortened(plain(passage.target.markup))
    problem = (
        f'this {passage.target.noun} seems to be in {_name(language)}, and the page is in {wanted}: "{text}"'
    )
    return passage_finding(
        pair,
        passage,
        WRONG_LANGUAGE.id,
        problem,
        f"Write it in {wanted}{_mark(passage, language)}.",
        subject=f"foreign {passage.target.text[:60]}",
    )


def _mark(passage: PassagePair, code: str) -> str:
    """How words of another language are marked; a title and a summary have no markup."""
    return MARK.format(code=code) if passage.target.blocks else ""


def _name(code: str) -> str:
    """What a language is called in our messages; its code, if the CLDR has none."""
    return Locale.parse("en").languages.get(code) or code
