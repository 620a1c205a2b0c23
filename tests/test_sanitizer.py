"""What reaches readers: nothing of ours is lost, and the check has a word for whatever is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docs_parity.markdown.page_reader import body_of, read_page
from docs_parity.project.pairing import Pages
from docs_parity.project.settings import read_settings
from docs_parity.project.tree import read_tree
from docs_parity.rules import version_rules
from docs_parity.rules.context import Context
from docs_parity.rules.page_form import FRAME_IDS
from docs_parity.rules.raw_html import DANGEROUS_TAGS
from editorial.site.pages.markdown_extensions import HomePage, HouseWords
from editorial.site.pages.sanitizer import CONTENT_TOO, TAGS, removed, sanitized
from support import case_files
from support.rendering import ROOT, render
from test_rendering import PAGES, SNIPPETS

CORPUS = sorted((ROOT / "tests/corpus").rglob("*.md"))
FRAGMENTS = case_files.load(ROOT / "tests/cases/fragments.yml")
FRONT_MATTER = "---\ntitle: A page\nsummary: A page for this case.\n---\n\n"
# Rules that a fragment breaks by the place in which it is put here, whatever it is.
BESIDE = frozenset({"image-text", "figure-caption", "field-missing", "revision-missing", "heading-outline"})


def indented(fragment: str) -> str:
    """The lines below the first belong to what the first began."""
    return fragment.replace("\n", "\n    ")


PLACES: dict[str, Callable[[str], str]] = {
    "paragraph": lambda it: f"Text {it} text.",
    "alone": lambda it: f"{it}\n\nAfter.",
    "heading": lambda it: f"## Text {it}",
    "item": lambda it: f"- Text {indented(it)}\n\nAfter.",
    "quotation": lambda it: "> " + it.replace("\n", "\n> "),
    "cell": lambda it: f"| A | {it} |\n|---|---|\n| {it} | b |",
    "title of a box": lambda it: f'!!! note "{it}"\n    Text',
    "tab": lambda it: f'=== "{it}"\n    Text',
    "title of a folded box": lambda it: f'??? note "{it}"\n    Text',
    "title of an open box": lambda it: f'???+ note "{it}"\n    Text',
    "caption": lambda it: f"![Text](../assets/a.svg)\n/// figure-caption\nText {it}\n///",
    "opening line of a caption": lambda it: f"![Text](../assets/a.svg)\n\n/// caption | {it}\nText\n///",
    "term": lambda it: f"{it}\n:   Text",
    "below a table": lambda it: f"| A | B |\n|---|---|\n| a | b |\n{it}\n\nAfter.",
    "below a quotation": lambda it: f"> Text\n{it}\n\nAfter.",
    "below an item": lambda it: f"- Text\n{it}\n\nAfter.",
    "below a definition": lambda it: f"Term\n:   Text\n{it}\n\nAfter.",
    "below a footnote": lambda it: f"Text[^9].\n\n[^9]: Note\n{it}\n\nAfter.",
    "below a box": lambda it: f'!!! note "Text"\n    Text\n{it}\n\nAfter.',
    "below a heading": lambda it: f"## Text\n{it}\n\nAfter.",
    "below a paragraph": lambda it: f"Text\n{it}\n\nAfter.",
    "below a caption": lambda it: f"![Text](../assets/a.svg)\n\n/// caption\nText\n///\n{it}\n\nAfter.",
    "below code": lambda it: f"```\nText\n```\n{it}\n\nAfter.",
    "box in an item": lambda it: f"- Text\n\n    !!! note\n        {it}\n\nAfter.",
    "item in a quotation": lambda it: "> - " + it.replace("\n", "\n>     "),
    "definition": lambda it: f"{it}\n:   Text {it}",
    "footnote": lambda it: f"Text[^9].\n\n[^9]: Note {indented(it)}",
    "alternative text": lambda it: f"![{it}](../assets/a.svg)",
    "title of a link": lambda it: f'[a](#a "{it}")',
    "attribute list": lambda it: f'[a](#a){{ title="{it}" }}',
    "opening line of code": lambda it: f'```{{ .py title="{it}" }}\ncode\n```',
    "HTML": lambda it: f"<div>\n{it}\n</div>",
}


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """A house with a picture."""
    docs = tmp_path_factory.mktemp("house") / "docs"
    (docs / "assets").mkdir(parents=True)
    (docs / "assets/a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    settings = read_settings(ROOT / "tests/cases/editorial.yml")
    tree = read_tree(docs, settings)
    return Context(settings, tree, Pages(tree, settings))


def lost(markdown: str, *extensions: object) -> tuple[str, ...]:
    """What readers do not get of a text."""
    html = render(markdown, *extensions)
    return removed(html, sanitized(html))


@pytest.mark.parametrize(
    "path", [*PAGES, *SNIPPETS, *CORPUS], ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_nothing_of_ours_is_lost(path: Path):
    assert (
        lost(
            body_of(path.read_text(encoding="utf-8")),
            HouseWords({}),
            *([HomePage()] if path.stem == "index" else []),
        )
        == ()
    )


def test_the_real_site_is_built_without_a_word_about_what_is_lost(real_site: Path):
    """hooks/steps/pages.py warns of it, and a warning fails the build of this fixture."""
    assert (real_site / "en/index.html").exists()


REFUSED_ITSELF = frozenset({"HTML", "attribute list"})
"""Places that are told whatever stands in them: a `<div>`, and a tag in braces."""
ALLOWED = ["<sub>c</sub>", "<sup>c</sup>", "<sup lang=fr>c</sup>"]
"""What an author may write anywhere: `html` of editorial.yml, with the attributes that the site keeps."""
REFUSED = [
    "<b>c</b>",
    "<sup onclick=x>c</sup>",
    '<kbd style="x">c</kbd>',
    "<mark>c</mark>",
    "<iframe src=x>",
    "</div>",
]


def untold(fragment: str, place: str, context: Context) -> bool:
    """Whether something of a fragment in a place would be lost, and no rule says a word of it."""
    text = f"{PLACES[place](fragment)}\n"
    version = read_page((FRONT_MATTER + text).encode(), "en", "page", "en/page.md")
    told = {finding.rule for rule in version_rules for finding in rule(version, context)} - BESIDE
    return bool(lost(text)) and all(rule.startswith("typography-") for rule in told)


@pytest.mark.parametrize("place", PLACES)
def test_the_check_tells_of_markup_that_readers_would_not_get_and_of_no_other(place: str, context: Context):
    assert [fragment for fragment in REFUSED if untold(fragment, place, context)] == []
    for fragment in ALLOWED if place not in REFUSED_ITSELF else ():
        text = f"{PLACES[place](fragment)}\n"
        version = read_page((FRONT_MATTER + text).encode(), "en", "page", "en/page.md")
        told = {finding.rule for rule in version_rules for finding in rule(version, context)}
        assert ("raw-html" in told) == bool(lost(text)), (fragment, told)


@pytest.mark.parametrize(
    "sign",
    [
        "|",
        "[",
        "]",
        "^",
        "{",
        "}",
        "`",
        "~",
        "!",
        "'",
        "*",
        "_",
        "-",
        "%41",
        "\xa0",
        "\xad",
        "\u2028",
        "é",
        ":",
        ":8",
        "@",
    ],
)
@pytest.mark.parametrize(
    "address",
    ["https://a{}b.example/c", "https://a.example{}/c", "https://a.example/c{}d", "HTTPS:{}//a.example/"],
)
def test_the_check_tells_of_an_address_that_is_taken_out(address: str, sign: str, context: Context):
    text = f"Text [c]({address.format(sign)}) text."
    html = render(text)
    if re.search(r"href=.https?:", html, re.IGNORECASE):
        version = read_page((FRONT_MATTER + text).encode(), "en", "page", "en/page.md")
        told = {finding.rule for rule in version_rules for finding in rule(version, context)}
        assert ("link-broken" in told) == ("href" not in sanitized(html)), html


@pytest.mark.large
@pytest.mark.parametrize("place", PLACES)
def test_the_check_tells_whatever_would_be_lost(place: str, context: Context):
    assert [fragment for fragment in FRAGMENTS if untold(fragment, place, context)] == []


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p>a<script>go()</script></p>", "<p>a</p>"),
        ("<p onclick=go()>a</p>", "<p>a</p>"),
        ('<a href="java&#115;cript:go()">a</a>', "<a>a</a>"),
        ('<a href="../b/#c" title="d">a</a>', '<a href="../b/#c" title="d">a</a>'),
        ('<img src="https://evil.example/a.png" alt="b">', '<img alt="b">'),
        ('<img src="/\\evil.example/a.png" alt="b">', '<img alt="b">'),
        ('<img src="h&#10;ttps://evil.example/a.png">', "<img>"),
        ('<img src="&#1;/&#9;/evil.example/a.png">', "<img>"),
        ('<img src="../assets/a.svg" alt="b">', '<img src="../assets/a.svg" alt="b">'),
        ('<h2 id="main">a</h2>', "<h2>a</h2>"),
        ('<input name="a" type="password">', '<input name="a" type="radio">'),
        ("</div></main><p>a", "<p>a</p>"),
        ("<p>a <s>b</p>", "<p>a <s>b</s></p>"),
        ("<p>a</p><!-- b", "<p>a</p>"),
    ],
)
def test_what_is_not_on_the_list_is_taken_out(html: str, clean: str):
    assert sanitized(html) == clean
    assert sanitized(clean) == clean


def test_what_was_taken_out_is_said_in_words():
    html = '<p onclick="go()">a <b>c</b></p></div><script>go()</script><!-- d -->'
    assert removed(html, sanitized(html)) == (
        "</b>",
        "</div>",
        "</script>",
        "<b>",
        "<script>",
        "go()",
        'onclick="go()" of <p>',
    )
    assert removed('<p class="x">a &quot;b&quot;\u00a0;<br /></p>', '<p class="x">a "b"&nbsp;;<br></p>') == ()


def test_a_tag_that_authors_may_write_reaches_readers_and_none_of_them_acts():
    allowed = set(read_settings(ROOT / "editorial.yml").html)
    assert allowed <= TAGS
    assert not allowed & DANGEROUS_TAGS
    assert not TAGS & (CONTENT_TOO | DANGEROUS_TAGS - {"input"})


def test_the_frame_has_the_ids_that_pages_may_not_have():
    frame = [ROOT / "overrides/base.html"]
    for file in frame:
        frame += [
            ROOT / "overrides" / name
            for name in re.findall(r'include "([\w./-]+\.html)"', file.read_text(encoding="utf-8"))
        ]
    assert {
        found for file in frame for found in re.findall(r'\bid="([^"{]+)"', file.read_text(encoding="utf-8"))
    } == FRAME_IDS
