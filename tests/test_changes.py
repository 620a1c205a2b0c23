"""What changed between two texts of a page, in its class; and the law that binds changes to revisions."""

import itertools
import unicodedata
from collections import Counter
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docs_parity.compare import sequences
from docs_parity.compare.sequences import matches
from docs_parity.freshness.changes import UnitChange, compare
from docs_parity.markdown.canonical import digest_of, revision, units
from docs_parity.markdown.page_reader import read_page
from docs_parity.model.page import LocalizedPage
from docs_parity.model.state import BlockChange, ChangeClass
from support import case_files
from support.examples import examples
from support.rendering import ROOT

FOLDER = ROOT / "tests/cases/changes"
CASES = sorted(FOLDER.rglob("*.yml"))


def version(text: str, language: str = "en") -> LocalizedPage:
    """A page with this text."""
    return read_page(text.encode("utf-8", "surrogatepass"), language, "page", f"{language}/page.md")


def written(found: UnitChange) -> str:
    """`facts paragraph 3 -> 5: 1,366 -> 1,367; words 12`: class, what, line then -> line now, facts, words to translate."""
    old, new = found.old, found.new
    place = f"{old.line if old else ''} -> {new.line if new else ''}".strip()
    facts = ", ".join(f"{then} -> {now}".strip() for then, now in found.facts)
    words = BlockChange(
        change=found.change, noun="", old=old.words if old else "", new=new.words if new else ""
    ).words
    return (
        f"{found.change} {(new or old).noun} {place}"
        + (f": {facts}" if facts else "")
        + (f"; words {words}" if words else "")
    )


def changes(old: LocalizedPage, new: LocalizedPage) -> list[str]:
    """Every change, as a case file writes it."""
    return [written(found) for found in compare(old, new) if found.change]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_has_the_changes_it_states(path: Path):
    case = case_files.load(path)
    old, new = (version(case[side], case.get("language", "en")) for side in ("old", "new"))
    assert old.readable and new.readable
    assert changes(old, new) == case["changes"]
    assert (revision(old).digest == revision(new).digest) is not any(
        found.change and found.change.stale for found in compare(old, new)
    )


def test_every_class_has_cases():
    assert {folder.name for folder in FOLDER.iterdir()} == {str(one) for one in ChangeClass} | {"nothing"}


# Properties

PIECES = [
    "# Head",
    "## Head {#h}",
    "### Other",
    "Sudan said so.",
    "Chad said 14 so.",
    "The *Office* warns [here](a.md).",
    "The Office warns [here][r].",
    "- an item",
    "    - inside",
    "1. first",
    "> quoted",
    "| a | b |\n|---|---|\n| c | d |",
    "| c | d |",
    '!!! note "Title"',
    "    in the box",
    "```\ncode *x*\n```",
    "---",
    "***",
    "Mark[^1].",
    "[^1]: A note.",
    "![A square](b.png)",
    "![](b.png)",
    "<!-- unseen -->",
    "<div>x</div>",
    "<div></div>",
    "*[UN]: United Nations",
    "*[UN]: Union",
    "*[UN:x]: y",
    "*[A]: b",
    "[r]: x.md",
    "{: .c }",
    "`code` here",
    "footnote",
    "dividing line",
    "image",
    "a<br>b",
    "term\n:   definition",
    "text",
    "text",
    "\\*",
    "“quoted”",
    '"quoted"',
    "title",
    "[a]",
    "<b>",
    "&amp;",
    "*",
    "`",
    "_a_",
    "[^1]",
]
FIELDS = [
    "title: A",
    "title: B",
    "summary: A",
    "summary: B",
    "description: A",
    "title: 7",
    "title: []",
    "type: x",
    "type: y",
    "title: ''",
    'title: "\\ud800"',
]
bodies = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=14).map("\n\n".join)
fronts = st.lists(st.sampled_from(FIELDS), max_size=3, unique_by=lambda line: line.partition(":")[0]).map(
    lambda lines: "---\n" + "\n".join(lines) + "\n---\n\n" if lines else ""
)
texts = st.tuples(fronts, bodies).map("".join)
often = examples(400)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text and what some edits made of it: blocks taken out, put in, moved, repeated."""
    blocks = draw(st.lists(st.sampled_from(PIECES), max_size=12))
    new = list(blocks)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(new)))
        if draw(st.booleans()):
            new.insert(place, draw(st.sampled_from(PIECES)))
        elif new:
            moved = new.pop(min(place, len(new) - 1))
            if draw(st.booleans()):
                new.insert(draw(st.integers(0, len(new))), moved)
    return draw(fronts) + "\n\n".join(blocks), draw(fronts) + "\n\n".join(new)


def hold_the_law(old: LocalizedPage, new: LocalizedPage):
    """Both say the same to a translator exactly when nothing that changed is a translator's work."""
    stale = [found for found in compare(old, new) if found.change and found.change.stale]
    assert (digest_of(units(old)) == digest_of(units(new))) is not bool(stale), [
        written(found) for found in stale
    ]


@often
@given(edited())
@example(("x\n\n---\n\nx\n\ny", "x\n\nx\n\n---\n\ny"))
@example(("---\ntitle: A\n---\n", "---\nsummary: A\n---\n"))
@example(("*[A]: b\n*[B]: c", "*[B]: c\n*[A]: b"))
@example(("text\n\ntext\n\n# Head", "# Head\n\ntext"))
def test_a_revision_is_the_same_exactly_when_nothing_is_stale(pair: tuple[str, str]):
    hold_the_law(*map(version, pair))


@often
@given(texts, texts)
def test_so_it_is_for_texts_that_have_nothing_to_do_with_each_other(first: str, second: str):
    hold_the_law(version(first), version(second))


@often
@given(edited())
def test_each_block_of_both_sides_is_in_exactly_one_answer(pair: tuple[str, str]):
    old, new = map(version, pair)
    found = compare(old, new)
    for side, text in (("old", old), ("new", new)):
        seen = Counter(
            (unit.noun, unit.name, unit.index)
            for one in found
            if one.change is not ChangeClass.META and (unit := getattr(one, side))
        )
        assert seen == Counter((unit.noun, unit.name, unit.index) for unit in units(text))


@often
@given(texts)
def test_nothing_changed_between_a_text_and_itself(text: str):
    assert changes(version(text), version(text)) == []


@often
@given(edited())
def test_the_two_directions_mirror_each_other(pair: tuple[str, str]):
    """What is stale one way is stale the other way: a change that is taken back is a change."""
    old, new = map(version, pair)
    assert any(found.change and found.change.stale for found in compare(old, new)) is any(
        found.change and found.change.stale for found in compare(new, old)
    )


COSMETIC = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "a mark at the beginning": lambda text: "\ufeff" + text,
    "other accents' encoding": lambda text: unicodedata.normalize("NFD", text),
    "spaces at the end of lines": lambda text: text.replace("\n", " \n"),
    "more blank lines": lambda text: text.replace("\n\n", "\n\n\n"),
    "underscores for emphasis": lambda text: text.replace("*élan*", "_élan_").replace("**fort**", "__fort__"),
    "another bullet": lambda text: text.replace("- puce", "* puce"),
    "other numbers": lambda text: text.replace("2. point", "7. point"),
    "padding in tables": lambda text: text.replace("| a |", "|   a   |").replace("|---|", "|:-----:|"),
    "a heading underlined": lambda text: text.replace("# Titre", "Titre\n====="),
    "a line a sentence": lambda text: text.replace("Une. Deux.", "Une.\nDeux."),
    "curly quotation marks": lambda text: text.replace('"mot"', "“mot”").replace("l'un", "l’un"),
    "a comment": lambda text: text.replace("Une.", "Une.<!-- voir -->"),
    "a link by reference": lambda text: text.replace("[ici](a.md)", "[ici][r]") + "\n\n[r]: a.md",
    "a short reference": lambda text: text.replace("[ici](a.md)", "[ici]") + "\n\n[ici]: a.md",
    "another link": lambda text: text.replace("a.md", "b.md"),
    "emphasis taken off": lambda text: text.replace("*élan*", "élan").replace("**fort**", "fort"),
    "a class": lambda text: text.replace("Une. Deux.", "Une. Deux.\n{: .grand }"),
    "a field that stands once": lambda text: text.replace("type: x", "type: y"),
}
KINDS = [
    "# Titre",
    "Une. Deux.",
    "Un *élan* très **fort** d'été.",
    "- puce\n- puce à côté",
    "1. point\n2. point",
    "| a | b |\n|---|---|\n| c | d |",
    'Le "mot" de l\'un.',
    "Voir [ici](a.md).",
    "> Jamais.",
    "```\nx = 1\n```",
    "![Un carré](c.png)",
]


@often
@given(st.lists(st.sampled_from(KINDS), max_size=8), st.sets(st.sampled_from(sorted(COSMETIC)), max_size=6))
def test_what_a_translator_does_not_see_changes_no_revision(kinds: list[str], chosen: set[str]):
    text = "---\ntitle: Été\ntype: x\n---\n\n" + "\n\n".join(kinds)
    other = text
    for name in sorted(chosen, key=list(COSMETIC).index, reverse=True):
        other = COSMETIC[name](other)
    old, new = version(text, "fr"), version(other, "fr")
    assert revision(old).digest == revision(new).digest, other
    assert {found.change for found in compare(old, new)} <= {
        None,
        ChangeClass.FORMAT,
        ChangeClass.LINK,
        ChangeClass.META,
    }


@often
@given(st.lists(st.integers(0, 5), max_size=30), st.lists(st.integers(0, 5), max_size=30))
def test_matches_rise_and_are_equal(first: list[int], second: list[int]):
    found = matches(first, second)
    assert all(first[a] == second[b] for a, b in found)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))
    assert bool(found) is not set(first).isdisjoint(second)


@often
@given(st.lists(st.integers(0, 5), max_size=30), st.lists(st.integers(0, 5), max_size=30))
def test_matches_rise_too_where_comparing_each_with_each_would_be_too_much(
    first: list[int], second: list[int]
):
    with patch.object(sequences, "MOST_CELLS", 0):
        found = matches(first, second)
    assert all(first[a] == second[b] for a, b in found)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))
    assert bool(found) is not set(first).isdisjoint(second)


# Patience: how long each takes is no matter of tests, but what is more than linear here never ends.

SENTENCE = "In {0} the Office counted {0} cases of the kind number {0}, and warned."
MANY = {
    "the same block": ["text"] * 2_000,
    "two blocks in turn": ["a", "b"] * 1_000,
    "two blocks in another turn": ["b", "a", "a"] * 660,
    "all different": [SENTENCE.format(n) for n in range(1_000)],
    "all rewritten": [SENTENCE.format(n) + " It was new." for n in range(5_000, 6_000)],
    "all moved": [SENTENCE.format(n) for n in reversed(range(1_000))],
    "rules between": ["a", "---"] * 1_000,
    "items": ["- item"] * 2_000,
    "one long paragraph": [" ".join(f"{n} people" for n in range(10_000))],
    "one other long paragraph": [" ".join(f"{n} person" for n in range(10_000))],
    "quotation marks": ['."' * 50_000 + "-x"],
}


@pytest.mark.large
@pytest.mark.parametrize("first", MANY)
def test_many_blocks_exhaust_nobodys_patience(first: str):
    old = version("\n\n".join(MANY[first]))
    for second in MANY.values():
        hold_the_law(old, version("\n\n".join(second)))
