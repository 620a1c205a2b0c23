"""How well the language of a passage is told: by the library alone, by function words alone, and as the rules
ask.

    python -m benchmarks.languages [FOLDER]     (a folder with one folder a language, beside this site's
    pages)

Each passage is asked about as it stands, where every answer but its own language is a false alarm, and as if
it had been left
in the folder of each other language, where every answer but its own language is a miss. Sentences of
languages that no page
is in stand in sentences.yml. Pages that are held back (corpus.py) are left out.
The figures of the last run stand in benchmarks/README.md.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import yaml
from benchmarks.corpus import LANGUAGES, Corpus, corpus, is_held_back, own_pages

from docs_parity.compare.passages import Passage, all_passages
from docs_parity.facts.passage_language import language_of_passage
from docs_parity.languages import detection
from docs_parity.languages.detection import speaks
from docs_parity.languages.lookup import language as described
from docs_parity.markdown.inline import OBJECT, PARTED

SENTENCES = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text(encoding="utf-8"))
BUCKETS = {0: "under 20", 20: "20 to 39", 40: "40 to 79", 80: "80 to 159", 160: "160 and more"}
ASKED = (*LANGUAGES, *SENTENCES)
REPEATS = 3


def main() -> None:
    """Ask about every passage, print the tables."""
    loaded = _seconds(
        lambda: detection.language_of("Nobody has asked it anything so far today.", "fr", LANGUAGES)
    )
    corpora = [own_pages(), *(corpus(Path(folder), "the other corpus") for folder in sys.argv[1:2])]
    passages = [passage for some in corpora for passage in _passages(some)]
    _print_passages(passages)
    _print_sentences(
        [Passage("sentence", 1, text, code) for code, texts in SENTENCES.items() for text in texts]
    )
    _print_times(passages, loaded)


def _passages(some: Corpus) -> Iterator[Passage]:
    """All passages that have letters, in the languages of this site."""
    for page in some.context.pages.values():
        for version in page.localizations.values() if not is_held_back(page.key) else ():
            if version.readable and version.language in LANGUAGES:
                yield from (passage for passage in all_passages(version) if passage.written)


def _print_passages(passages: Sequence[Passage]) -> None:
    counts: Counter[tuple[int, str]] = Counter(
        (_bucket(passage), answer) for passage in passages for answer in _answers(passage)
    )
    print(
        "| letters | passages | library alone wrong | known by function words | wrongly so | false alarms "
        "| left in another language | missed |\n| --- | --: | --: | --: | --: | --: | --: | --: |"
    )
    for bucket, name in BUCKETS.items():
        _row(name, Counter({answer: number for (where, answer), number in counts.items() if where == bucket}))
    total: Counter[str] = Counter()
    for (_, answer), number in counts.items():
        total[answer] += number
    _row("all", total)


def _row(name: str, of: Counter[str]) -> None:
    asked = of["asked"] or 1
    print(
        f"| {name} | {of['asked']} | {of['library wrong'] / asked:.1%} | {of['known'] / asked:.1%} | "
        f"{of['wrongly known']} "
        f"| {of['alarm']} | {of['left']} | {of['missed']} ({of['missed'] / (of['left'] or 1):.2%}) |"
    )


def _answers(passage: Passage) -> Iterator[str]:
    """What is to be counted about one passage."""
    yield "asked"
    if _library_says(passage.text) != passage.language:
        yield "library wrong"
    if speaks(passage.word_set, passage.language):
        yield "known"
    if _ask(passage, passage.language) not in ("", passage.language):
        yield "alarm"
    for expected in LANGUAGES:
        if expected == passage.language:
            continue
        if speaks(passage.word_set, expected):
            yield "wrongly known"
        if _can_be_told(passage):
            yield "left"
            if _ask(passage, expected) != passage.language:
                yield "missed"


def _ask(passage: Passage, expected: str) -> str:
    return language_of_passage(replace(passage, language=expected), set(LANGUAGES) - {expected})


def _library_says(text: str) -> str:
    """The likeliest of all the languages here, by the library alone."""
    guess = detection._guess(" ".join(text.replace(OBJECT, " ").replace(PARTED, "").split()))
    return max(ASKED, key=lambda language: guess.get(language, 0))


def _can_be_told(passage: Passage) -> bool:
    """True for running text: four function words of its language, or 25 letters that are no names, titles,
    quotations.
    """
    running = detection.running_words(detection.own_text(passage.markup))
    return (
        len(described(passage.language).function_words & passage.word_set) >= detection.FUNCTION_WORDS
        or sum(map(len, running)) >= detection.LETTERS
    )


def _bucket(passage: Passage) -> int:
    return max(least for least in BUCKETS if least <= sum(map(len, passage.written)))


def _print_sentences(sentences: Sequence[Passage]) -> None:
    """Of sentences in third languages: what is said of them on a page of each language of this site."""
    print(
        "\n| language | asked | named | another one named | nothing said |\n| --- | --: | --: | --: | --: |"
    )
    for language in SENTENCES:
        said = Counter(
            _said(sentence, expected)
            for sentence in sentences
            if sentence.language == language
            for expected in LANGUAGES
        )
        print(
            f"| {language} | {sum(said.values())} | {said['named']} | {said['another']} | {said['nothing']} |"
        )


def _said(sentence: Passage, expected: str) -> str:
    answer = _ask(sentence, expected)
    return "named" if answer == sentence.language else "nothing" if answer in ("", expected) else "another"


def _print_times(passages: Sequence[Passage], loaded: float) -> None:
    doubtful = [passage for passage in passages if not speaks(passage.word_set, passage.language)]
    print("\n| what | microseconds |\n| --- | --: |")
    for name, some, ask in (
        (
            "`speaks`, a passage of 25 to 35 words",
            [p for p in passages if 25 <= len(p.written) <= 35],
            lambda passage: speaks(passage.word_set, passage.language),
        ),
        (
            "`language_of_passage`, one that is in doubt",
            doubtful,
            lambda passage: _ask(passage, passage.language),
        ),
        ("`language_of_passage`, on average", passages, lambda passage: _ask(passage, passage.language)),
    ):
        best = min(
            _seconds(lambda some=some, ask=ask: [ask(passage) for passage in some]) for _ in range(REPEATS)
        )
        print(f"| {name} | {best / (len(some) or 1) * 1e6:.1f} |")
    print(
        f"\nLoading the library takes {loaded:.2f} s, once, and only where {len(doubtful)} of "
        f"{len(passages)} passages are in doubt."
    )


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
