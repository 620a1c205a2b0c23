"""Every way in which a published page was changed in silence: each is told by an ordinary check, or says nothing new.

The register compares more than words. An edit here leaves version and history as they were; the check that everybody runs
(no command of the register) has to find it, whatever it does to the words.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from docs_parity.runner.inspect_folder import inspect_folder
from editorial.commands.register import house_in
from editorial.extension import RECORDED
from editorial.publishing.register_writer import write_down
from editorial.register.store import RegisterStore
from editorial.transitions.transition import life_cycle
from support.rendering import ROOT
from support.rich_statement import ENGLISH, ENGLISH_PATH, FILES, FRENCH_PATH, KEY, write
from support.statements import append_to, house, pages_of

PICTURE = "../../../assets/figures/n.svg"
# Edits of the English text: name -> (what stood there, what stands there now, the rule that tells of it).
EDITS: dict[str, tuple[str, str, str]] = {
    # The twenty that were to be tried.
    "a word": ("ignore international", "respect international", "recorded-text"),
    "a comma": ("law, and asks", "law and asks", "recorded-text"),
    "a letter of another script": ("famine", "f\u0430mine", "recorded-text"),
    "a space that nobody sees": ("famine", "fam\u200bine", "recorded-text"),
    "signs that turn the text": ("famine", "\u2067famine\u2069", "recorded-text"),
    "the target of a picture": ("figures/n.svg", "figures/other.svg", "recorded-form"),
    "an alternative text": ("Map of the region", "Map of the country", "recorded-text"),
    "a caption": ("Places that are named", "Places that were named", "recorded-text"),
    "a credit": ("United Nations.\n///", "A party.\n///", "recorded-text"),
    "the text of a footnote": ("The first source", "The other source", "recorded-text"),
    "the order of footnotes": (
        "[^1]: The first source.\n[^2]: The second source.",
        "[^2]: The second source.\n[^1]: The first source.",
        "recorded-text",
    ),
    "two marks swapped": (
        "killed;[^1]\n- five million people face famine;[^2]",
        "killed;[^2]\n- five million people face famine;[^1]",
        "recorded-form",
    ),
    "a mark moved": (
        "over 14,000 people were killed;[^1]",
        "over 14,000[^1] people were killed;",
        "recorded-form",
    ),
    "a mark twice": ("face famine;[^2]", "face famine;[^2][^1]", "recorded-form"),
    "a mark taken out": ("killed;[^1]", "killed;", "recorded-form"),
    "the target of an outside link": ("un.org/appeal", "un.org/other", "recorded-text"),
    "an outside link in capitals": ("warns that", "[warns](HTTPS://evil.example/) that", "recorded-text"),
    "an outside link without scheme": ("warns that", "[warns](//evil.example/) that", "recorded-text"),
    "an outside link in entities": (
        "warns that",
        "[warns](&#104;ttps://evil.example/) that",
        "recorded-text",
    ),
    "a telephone number": ("warns that", "[warns](tel:+1) that", "recorded-text"),
    "the target of an attachment": ("assets/list.pdf", "assets/figures/other.svg", "recorded-form"),
    "the target of a link of ours": ("about/page.md", "about/page.md#top", "recorded-form"),
    "a new link of ours": ("asks for calm", "[asks](../../about/page.md) for calm", "recorded-form"),
    "a link taken away": (
        "[words of the Office](../../about/page.md)",
        "words of the Office",
        "recorded-form",
    ),
    "an abbreviation": ("[^1]: The", "*[famine]: hunger of one side\n\n[^1]: The", "recorded-form"),
    "the adviser": ("Ana Example", "Eva Example", "recorded-fields"),
    "the places": ("places: [SDN]", "places: [TCD]", "recorded-fields"),
    "the subjects": ("subjects: [hate-speech]", "subjects: []", "recorded-fields"),
    "a draft again": ("status: published", "status: draft", "recorded-gone"),
    "the order of items": (
        "- over 14,000 people were killed;[^1]\n- five million people face famine;[^2]\n",
        "- five million people face famine;[^2]\n- over 14,000 people were killed;[^1]\n",
        "recorded-text",
    ),
    # What passed, row by row.
    "struck out": (
        "the parties ignore international law",
        "the parties <s>ignore international law</s>",
        "recorded-form",
    ),
    "a paragraph moved off the screen": ("sexual violence.", "sexual violence.\n{: .skip }", "recorded-form"),
    "a paragraph with a class of the frame": (
        "sexual violence.",
        "sexual violence.\n{: .said }",
        "recorded-form",
    ),
    "words moved off the screen": ("*protect civilians*", "*protect civilians*{.skip}", "recorded-form"),
    "a link moved off the screen": (
        "[appeal](https://www.un.org/appeal)",
        "[appeal](https://www.un.org/appeal){.skip}",
        "recorded-form",
    ),
    "a picture moved off the screen": (
        f"region.]({PICTURE})",
        f"region.]({PICTURE}){{.skip}}",
        "recorded-form",
    ),
    "a figure as a picture": ("over 14,000 people", f"over ![14,000]({PICTURE}) people", "recorded-form"),
    "braces that show": (
        "five million people",
        "five million people{class, but this was never proven}",
        "recorded-form",
    ),
    "brackets that show": ("calm.", "calm[.][which nobody signed]", "recorded-form"),
    "what looks like a reference": (
        "It also reported",
        "[Correction]: withdrawn\u00a0\n\nIt also reported",
        "recorded-text",
    ),
    "a heading that shows more": ("{#reported}", "{#reported}NOT true}", "recorded-form"),
    "a quotation": ("It also reported", "> It also reported", "recorded-form"),
    "words in a quotation": ("asks for calm", "asks for <q>calm</q>", "recorded-form"),
    "a label above": ("It also reported", "!!! failure\n    It also reported", "recorded-form"),
    "a box that is shut": ("It also reported", '??? note ""\n    It also reported', "recorded-form"),
    "a raised digit": ("over 14,000 people", "over 14,00<sup>0</sup> people", "recorded-form"),
    "a direction": ("*protect civilians*", "*protect civilians*{dir=rtl}", "recorded-form"),
    "a picture of one pixel": (
        f"region.]({PICTURE})",
        f"region.]({PICTURE}){{width=1 height=1}}",
        "recorded-form",
    ),
    "the level of a heading": ("## What", "### What", "recorded-form"),
    "the id of a heading": ("{#reported}", "{#alleged}", "recorded-form"),
    "an item no longer inside": ("    - of them", "- of them", "recorded-form"),
    "an item inside another": ("- five million", "    - five million", "recorded-form"),
    "a list of another kind": ("1. All sides", "- All sides", "recorded-text"),
    "a dividing line": ("It also reported", "---\n\nIt also reported", "recorded-form"),
    "the weight of words": ("**stop the fighting**", "stop the fighting", "recorded-form"),
    "another emphasis": ("*protect civilians*", "**protect civilians**", "recorded-form"),
    "emphasis on other words": ("must *protect civilians*", "*must* protect civilians", "recorded-form"),
    "emphasis inside a word": ("the parties", "the *parti*es", "recorded-form"),
    "emphasis that renderers read differently": ("the parties", "the *parti**es*", "recorded-form"),
    "another language": ("{lang=es}", "{lang=fr}", "recorded-form"),
    "no language": ("*Nunca más*{lang=es}", "*Nunca más*", "recorded-form"),
    "a title on a link": ("un.org/appeal)", 'un.org/appeal "false")', "recorded-text"),
    "code": ("Khartoum", "`Khartoum`", "recorded-form"),
    "a head of a table": ("| Khartoum | 14,000 |", "| Khartoum | 14,000 |\n|---|---|", "recorded-text"),
    "the side on which a column stands": ("|---|---|", "|---|--:|", "recorded-form"),
    "a table as text": ("|---|---|\n", "", "recorded-text"),
    "a caption of another kind": ("/// figure-caption", "/// caption", "recorded-form"),
    "a quotation as text": ("> We are all", "We are all", "recorded-form"),
    "two paragraphs as one": ("calm.\n\nIt also", "calm.\nIt also", "recorded-text"),
    "a paragraph as code": ("It also reported", "    It also reported", "recorded-form"),
    "a definition": ("It also reported", "A term\n:   It also reported", "recorded-text"),
    "an unused reference": ("[^1]: The", "[calm]: https://evil.example/\n\n[^1]: The", "recorded-form"),
    # The classes that the differential fuzz found.
    "braces with a class": ("five million people", "five million people{.or so they say}", "recorded-form"),
    "a proof-reader's mark": ("She repeats", "She re{.~;NOT;`}peats", "recorded-form"),
    "a comment that ends at once": ("famine", "fami<!-->ne", "recorded-form"),
    "a comment in a sentence": ("famine", "fami<!-- x -->ne", "recorded-form"),
    "a control before a row": ("| Khartoum", "\x85| Khartoum", "recorded-form"),
    "a tabulator of another kind before a row": ("| Khartoum", "\x0b| Khartoum", "recorded-form"),
    "a reference above a term": (
        "It also reported",
        "[x]: https://evil.example/\nIt also reported",
        "recorded-form",
    ),
    "an entity": ("famine", "fami&#110;e", "recorded-form"),
    "a line break": ("international law,", "international<br>law,", "recorded-form"),
    "an escape": ("calm.", "calm\\.", "recorded-form"),
    "an HTML block": ("It also reported rape", "<details>\nIt also reported rape", "recorded-text"),
    "the other mark of emphasis": ("*protect civilians*", "_protect civilians_", "recorded-form"),
    "the other mark of an item": ("- over", "* over", "recorded-form"),
}
# What readers get is the same, to the sign: name -> (what stood there, what stands there now, why).
SAYS_NOTHING_NEW: dict[str, tuple[str, str, str]] = {
    "a comment on a line of its own": (
        "\n\nIt also",
        "\n\n<!-- checked -->\n\nIt also",
        "browsers show no comment",
    ),
    "where a line breaks": ("international law", "international\nlaw", "a browser makes one space of it"),
    "two spaces": ("international law", "international  law", "a browser makes one space of them"),
    "spaces at the end of a line": ("asks for calm.\n", "asks for calm. \n", "nobody sees them"),
    "a space that does not break": ("international law", "international\u00a0law", "the words are the same"),
    "one more blank line": ("\n\nIt also", "\n\n\n\nIt also", "paragraphs stand as they stood"),
    "line ends of Windows": ("calm.\n\nIt", "calm.\r\n\r\nIt", "git stores them as the others"),
}


def edited(old: str, new: str) -> dict[str, str]:
    assert ENGLISH.count(old) == 1, f"{old!r} stands {ENGLISH.count(old)} times in the statement"
    return FILES | {ENGLISH_PATH: ENGLISH.replace(old, new)}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The register after the statement was published."""
    register = append_to({}, pages_of(FILES, tmp_path_factory.mktemp("recorded"), house()), house())
    assert register, "the statement of these tests cannot be published: nothing could be told"
    return register


@pytest.fixture
def told(recorded: dict[str, bytes], tmp_path: Path) -> Callable[[dict[str, str]], set[str]]:
    """The rules by which an ordinary check tells of files."""

    def rules(files: dict[str, str]) -> set[str]:
        page = pages_of(files, tmp_path, house())[KEY]
        return {finding.rule for finding in life_cycle(page, RegisterStore(recorded), house(), exact=False)}

    return rules


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told(name: str, told: Callable):
    old, new, rule = EDITS[name]
    rules = told(edited(old, new))
    assert rule in rules and rules <= RECORDED, rules


@pytest.mark.parametrize("name", SAYS_NOTHING_NEW)
def test_what_says_nothing_new_is_left_alone(name: str, told: Callable):
    old, new, why = SAYS_NOTHING_NEW[name]
    assert not told(edited(old, new)) and why


WORDS = {
    "a paragraph": "international law",
    "a link": "appeal",
    "a heading": "reported {#",
    "an item": "people were",
    "an item in another": "two million",
    "a numbered item": "All sides",
    "emphasis": "protect civilians",
    "a quotation": "all responsible",
    "a table": "Khartoum",
    "a caption": "Places",
    "a credit": "United Nations.",
    "a footnote": "first source",
}
"""Some words in every place where words may stand."""
MARKUP = (
    "<s>{}</s>",
    "<q>{}</q>",
    "<sup>{}</sup>",
    "<sub>{}</sub>",
    "<abbr title=no>{}</abbr>",
    "*{}*",
    "__{}__",
    "`{}`",
    "*{}*{{.skip}}",
    "[{}](../../about/page.md)",
    "[{}](//evil.example/)",
    "![{}](../../../assets/figures/other.svg)",
    "{}{{class, but not so}}",
    "{}[^2]",
    "[{}][nobody]",
    "[{}]",
    "{}<!-- x -->",
    "{}<!-->",
    "\\{}",
    "{}\x0b",
    "{}\x85",
    "<{}>",
    "~~{}~~",
    "=={}==",
    "{{--{}--}}",
    "${}$",
)
"""What can be written around words."""


@pytest.mark.parametrize("place", WORDS)
def test_every_markup_in_every_place_is_told(place: str, told: Callable):
    words = WORDS[place].removesuffix(" {#")
    first = ENGLISH.index(WORDS[place])
    silent = []
    for markup in MARKUP:
        text = ENGLISH[:first] + markup.format(words) + ENGLISH[first + len(words) :]
        if not told(FILES | {ENGLISH_PATH: text}) & {"recorded-form", "recorded-text"}:
            silent.append(markup)
    assert not silent


@pytest.mark.parametrize("file", ["docs/assets/figures/n.svg", "docs/assets/list.pdf"])
def test_other_bytes_of_a_file_are_told(file: str, told: Callable):
    assert told(FILES | {file: FILES[file].replace("4", "5")}) == {"recorded-files"}


@pytest.mark.parametrize("path", [ENGLISH_PATH, FRENCH_PATH])
def test_a_language_that_is_gone_is_told(path: str, told: Callable):
    assert told({name: text for name, text in FILES.items() if name != path}) == {"recorded-gone"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole project with the statement recorded."""
    folder = tmp_path_factory.mktemp("project")
    write(folder, FILES)
    write(folder, {"editorial.yml": (ROOT / "tests/cases/editorial.yml").read_text(encoding="utf-8")})
    of_folder = house_in(folder / "docs")
    write_down(of_folder.pending(), folder, of_folder.recorded.begun)
    assert not inspect_folder(folder / "docs").stops, inspect_folder(folder / "docs").findings
    return folder


WHOLE: dict[str, tuple[str, str, str, str]] = {
    "struck out": (
        ENGLISH_PATH,
        "ignore international law",
        "<s>ignore international law</s>",
        "recorded-form",
    ),
    "a picture": ("docs/assets/figures/n.svg", 'r="4"', 'r="2"', "recorded-files"),
    "an attachment": ("docs/assets/list.pdf", "the list", "a list", "recorded-files"),
    "a role": (
        "editorial.yml",
        "en: Special Adviser,",
        "en: Spokesperson of the Rapid Support Forces,",
        "recorded-names",
    ),
    "a role in another language": (
        "editorial.yml",
        "fr: Conseiller spécial",
        "fr: Porte-parole",
        "recorded-names",
    ),
    "a subject": ("editorial.yml", "en: Hate speech", "en: Free speech", "recorded-names"),
    "the Office": ("editorial.yml", "name: {en: Office", "name: {en: Bureau", "recorded-names"),
    "the Office's short name": (
        "editorial.yml",
        "short: {en: Office",
        "short: {en: Bureau",
        "recorded-names",
    ),
    "the Office's address": (
        "editorial.yml",
        "https://www.un.org/",
        "https://evil.example/",
        "recorded-names",
    ),
    "a place": (
        "editorial.yml",
        "subjects:\n",
        "places: {SDN: {en: Southern Egypt, fr: Soudan}}\nsubjects:\n",
        "recorded-names",
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_check_that_kept_its_results_tells_too(name: str, project: Path):
    """The results of the untouched project are kept; the edit makes them void, and taking it back makes them hold."""
    path, old, new, rule = WHOLE[name]
    file = project / path
    before = file.read_text(encoding="utf-8")
    assert before.count(old) == 1
    file.write_text(before.replace(old, new), encoding="utf-8")
    try:
        inspection = inspect_folder(project / "docs")
        assert rule in {finding.rule for finding in inspection.findings if finding.stops}
    finally:
        file.write_text(before, encoding="utf-8")
    assert not inspect_folder(project / "docs").stops


def test_a_former_name_may_be_left_behind_on_purpose(project: Path):
    file = project / "editorial.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(
        before.replace("fr: Conseiller spécial", "fr: Porte-parole") + "former_names: [Conseiller spécial]\n",
        encoding="utf-8",
    )
    try:
        assert not inspect_folder(project / "docs").stops
    finally:
        file.write_text(before, encoding="utf-8")


REFUSED = (
    "struck out",
    "a paragraph moved off the screen",
    "a paragraph with a class of the frame",
    "words moved off the screen",
    "a link moved off the screen",
    "a picture moved off the screen",
    "a figure as a picture",
    "braces that show",
    "brackets that show",
    "what looks like a reference",
    "a heading that shows more",
    "words in a quotation",
    "a label above",
    "a box that is shut",
    "a raised digit",
    "a direction",
    "a picture of one pixel",
    "an abbreviation",
    "an unused reference",
    "emphasis inside a word",
    "emphasis that renderers read differently",
    "braces with a class",
    "a proof-reader's mark",
    "a comment that ends at once",
    "a comment in a sentence",
    "a control before a row",
    "a tabulator of another kind before a row",
    "a reference above a term",
    "an entity",
    "an HTML block",
)
"""What no statement may have, published or not: renderers read it differently, or it hides or adds words."""


@pytest.mark.parametrize("name", REFUSED)
def test_no_statement_may_have_what_hides_or_adds_words(name: str, tmp_path: Path):
    old, new, _ = EDITS[name]
    write(tmp_path, edited(old, new))
    write(tmp_path, {"editorial.yml": (ROOT / "tests/cases/editorial.yml").read_text(encoding="utf-8")})
    rules = {finding.rule for finding in inspect_folder(tmp_path / "docs").findings if finding.stops}
    assert rules & {"statement-markup", "control-sign"}
