"""Are readers shown what is recorded? The comparison of a statement's HTML with its canonical text, by itself: no check before it."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from docs_parity.markdown.page_reader import body_of, read_page
from editorial.register.canonical_text import canonical_lines
from editorial.site.i18n import words
from editorial.site.offline.copied_links import Links
from editorial.site.offline.copied_page import Rewriting
from editorial.site.offline.copies import Copy
from editorial.site.pages.html_tree import NotWellFormedError, tree_of
from editorial.site.pages.sanitizer import sanitized
from editorial.site.pages.shown_text import page_findings, text_findings
from editorial.site.pages.visible_words import visible_words
from editorial.site.print.pdf import with_addresses
from editorial.site.search.search_documents import Facts, document
from support.examples import examples
from support.project import Project, copied
from support.rendering import ROOT
from support.shown import HEAD, as_browsers_read, rendered, statement_of, told

CORPUS = [*sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "tests/corpus").rglob("*.md"))]
FIRST = """On 15 April 2024 the Adviser issued a statement[^1] on the war.

## What was reported {#r}

- over 14,000 people killed, and *thousands* injured;
- five million people on the brink of famine.

It also reported [violence](https://a.example/b) against women.

[^1]: The statement, page 2.
"""
SECOND = """She said that the parties ignore **international law** of 11 May 2023.

| Year | People |
|---|---|
| 2023 | one |
| 2024 | two |

1. First `step`
2. Second step

    More of it

> A quotation of one

Law
:   What binds

![A map](../assets/a.svg)
/// figure-caption
A caption. Photo: B
///

See the [page](#r) again.
"""


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_of_a_page_of_ours_readers_get_what_was_read(path: Path):
    data = path.read_bytes()
    page = read_page(data, "en", "page", "en/page.md")
    html = rendered(body_of(data.decode()))
    assert [each.message for each in text_findings(page, canonical_lines(page), html)] == []


SILENT = {
    "struck out": ("the parties ignore", "the parties <s>ignore</s>"),
    "a class that hides": ("against women.", "against women.\n{: .skip }"),
    "another class that hides": ("against women.", "against women.\n{: .said }"),
    "a class on words": ("*thousands*", "*thousands*{.skip}"),
    "a picture for a figure": ("14,000", "![14,000](../assets/a.svg)"),
    "a picture of a size": ("![A map](../assets/a.svg)", "![A map](../assets/a.svg){width=1 height=1}"),
    "braces with words": ("people on", "people{class, but this was never proven} on"),
    "braces that say or so": ("people on", "people{.or so they say} on"),
    "braces inside a word": ("famine", "fa{.~;NOT;`}mine"),
    "braces behind the id of a heading": ("{#r}", "{#r}NOT true}"),
    "a reference to nothing": ("11 May 2023", "[11 May 2023][which nobody signed]"),
    "a reference that is none": (
        "See the [page]",
        "[Correction]: withdrawn\u00a0\n\nSee the [page]",
    ),
    "an abbreviation": ("again.", "again.\n\n*[caption]: surrender of one side"),
    "an empty comment": ("people on", "people <!-->on"),
    "a quotation": ("It also reported", "> It also reported"),
    "somebody else's words": ("the parties ignore", "<q>the parties ignore</q>"),
    "a box with a word of its own": ("It also reported", "!!! failure\n    It also reported"),
    "a box of the house's without a title": ("It also reported", "!!! note\n    It also reported"),
    "a box that is folded away": ("It also reported", '??? note ""\n    It also reported'),
    "raised figures": ("14,000", "14,00<sup>0</sup>"),
    "lowered words": ("five million", "<sub>five</sub> million"),
    "figures turned round": ("*thousands*", "*14,000*{dir=rtl}"),
    "a scheme in capitals": ("(#r)", "(HTTPS://evil.example/)"),
    "no scheme": ("(#r)", "(//evil.example/)"),
    "a scheme in entities": ("(#r)", "(&#104;ttps://evil.example/)"),
    "a telephone": ("(#r)", "(tel:+1)"),
    "a cell that is lost": ("| 2023 | one |", "\x85| 2023 | one |"),
    "a cell that is lost behind a tab": ("| 2023 | one |", "\x0b| 2023 | one |"),
    "emphasis that ends in a word": ("parties", "*parti**es*"),
    "a level of heading": ("## What", "### What"),
    "an item that is a paragraph": ("- five", "\nfive"),
    "a table of contents": ("It also reported", "[TOC]\n\nIt also reported"),
    "tabs": ("It also reported", '=== "One"\n    It also reported'),
    "a title of code": ("See the", '```python title="NOT"\nx\n```\n\nSee the'),
    "a mark of a footnote that is not there": ("the war", "the war[^7]"),
}
"""What was done to a published statement -> the words, and what took their place. Of each, either the recorded text is another one, or
readers get other words than are read.
"""


@pytest.mark.parametrize("edit", SILENT)
def test_no_edit_changes_what_readers_get_in_silence(edit: str):
    old, new = SILENT[edit]
    body = next(text for text in (FIRST, SECOND) if old in text)
    recorded = canonical_lines(statement_of(body))
    edited = statement_of(body.replace(old, new, 1))
    html = rendered(body.replace(old, new, 1))
    assert html != rendered(body)
    assert [*text_findings(edited, recorded, html)]


@pytest.mark.parametrize(
    "edit",
    ["struck out", "a class that hides", "braces with words", "braces inside a word", "a reference to nothing",
     "an abbreviation", "an empty comment", "figures turned round", "a scheme in capitals", "no scheme",
     "a picture for a figure", "a box with a word of its own", "a box that is folded away", "raised figures", "lowered words",
     "a cell that is lost", "a cell that is lost behind a tab", "emphasis that ends in a word", "tabs", "a table of contents"],
)  # fmt: skip
def test_a_text_that_is_new_is_held_against_what_was_read_of_it(edit: str):
    """Where nothing is recorded yet, what the reader has read would be recorded: it must be what readers get."""
    old, new = SILENT[edit]
    body = next(text for text in (FIRST, SECOND) if old in text)
    assert told(body.replace(old, new, 1))


def test_an_address_in_entities_is_read_as_readers_get_it():
    """What would be recorded of a new text names the address that the link leads to: nothing is amiss."""
    old, new = SILENT["a scheme in entities"]
    body = SECOND.replace(old, new, 1)
    assert canonical_lines(statement_of(body))[-1].text == "See the page again. <https://evil.example/>"
    assert '<a href="https://evil.example/">' in rendered(body)
    assert told(body) == []


HARMLESS = {
    "a comment": ("the war", "the <!-- soon --> war"),
    "an entity": ("the war", "the&#32;war"),
    "a line break between words": ("the war", "the <br> war"),
    "a dividing line": ("It also reported", "---\n\nIt also reported"),
    "other marks of emphasis": ("*thousands*", "_thousands_"),
    "no-break spaces": ("five million", "five\u00a0million"),
    "a language": ("*thousands*", "*thousands*{lang=fr}"),
    "an ordinal": ("the war", "the 1<sup>er</sup> war"),
    "a box with a title": ("It also reported", '!!! note "Who spoke"\n    It also reported'),
    "a box that is open": ("It also reported", '???+ note "Who spoke"\n    It also reported'),
    "two notes, in another order": (
        "[^1]: The statement, page 2.",
        "Again[^b] and again[^1].\n\n[^b]: A letter.\n\n    Its second part.\n\n[^1]: The statement, page 2.",
    ),
    "code with colours": ("It also reported", '```python\ndef a(): pass\n\nb = "x"\n```\n\nIt also reported'),
    "an address in angle brackets": ("the war", "the war <https://b.example/?a=1&b=2>"),
    "a link with a title": ("(#r)", '(#r "The page")'),
    "numbers from another on": ("1. First `step`\n2.", "4. First `step`\n5."),
}
"""Edits after which readers get what was read."""


@pytest.mark.parametrize("edit", HARMLESS)
def test_what_readers_get_as_it_was_read_is_no_finding(edit: str):
    old, new = HARMLESS[edit]
    body = next(text for text in (FIRST, SECOND) if old in text)
    assert told(body.replace(old, new, 1)) == []


SIGNS = [*"{}[]()<>!*_~^|\\:#`\"'&;-=+./?0123456789 \n"]
UNSEEN = ["\x85", "\x0b", "\x0c", "\xa0", "\xad", "\u200b", "\u2028", "\t"]
TAGS = "s q sup sub br b span kbd bdi time details div p cite abbr ins del u code".split()
PIECES = [
    *(f"<{slash}{tag}>" for tag in TAGS for slash in ("", "/")),
    *["<!-- -->", "<!-->", "<![CDATA[x]]>", "<?x?>", '<abbr title="x">', '<img alt="x" src="y">', '<a href="x">'],
    *["{.skip}", "{: .skip }", "{#law}", "{.~;NOT;`}", "{class, but}", "{dir=rtl}", '{title="x"}', "{width=1}", "{hidden}"],
    *["[a]: b\n", "[Correction]: withdrawn", "[x][y]", "[x](y)", "![x](y)", "\n*[one]: two\n", "*[people]: robots\n"],
    *["[^1]", "[^2]", "[^x]: y\n", '--8<-- "a"', "[TOC]", "!!! failure\n", '??? note ""\n    ', '=== "t"\n    '],
    *["/// caption\n", "///\n", "\n> ", "\n- ", "\n1. ", "\n## ", "---\n", "\n:   ", "\n\n", "\n    ", "  \n", "```", "~~~"],
    *["&lt;", "&nbsp;", "&#104;", "&shy;", "HTTPS://e.example", "//e.example", "<https://e.example>", "tel:+1", "***", "^^", "~~"],
]  # fmt: skip
inserted = st.one_of(
    st.sampled_from(PIECES), st.lists(st.sampled_from([*SIGNS, *UNSEEN]), min_size=1, max_size=5).map("".join)
)
edits = st.lists(st.tuples(st.integers(0, 600), inserted), min_size=1, max_size=3)


def with_edits(body: str, made: list[tuple[int, str]]) -> str:
    for place, piece in made:
        at = place % (len(body) + 1)
        body = body[:at] + piece + body[at:]
    return body


@examples(1000)
@given(st.sampled_from([FIRST, SECOND]), edits)
def test_with_the_same_recorded_text_a_page_says_the_same_or_is_not_built(
    body: str, made: list[tuple[int, str]]
):
    """Whatever is inserted: if the recorded text stays the same and the comparison has nothing to say, another reader of HTML than ours
    finds the words that were there before.
    """
    edited = with_edits(body, made)
    before, after = statement_of(body), statement_of(edited)
    assume(after.readable)
    html, unchanged = rendered(body_of(HEAD + edited)), rendered(body)
    if html != unchanged and not [*text_findings(after, canonical_lines(before), html)]:
        assert as_browsers_read(html) == as_browsers_read(unchanged)


@examples(300)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map("".join))
def test_whatever_the_sanitizer_writes_is_read(html: str):
    """It writes one form only; if that should ever change, no statement could be built, and this says why."""
    words_of_it = re.findall(r"[a-z]{3,}", unescape(re.sub(r"<[^>]*>", " ", sanitized(html))))
    lines = " ".join(line.text for line in visible_words(sanitized(html)).lines)
    assert [word for word in words_of_it if word not in lines] == []


# The page around the text


def test_a_finished_page_has_the_compared_text_once_and_the_recorded_title_and_summary():
    localized = statement_of("Text.")
    recorded = canonical_lines(localized)

    def said(page: str) -> list[str]:
        return [
            each.message for each in page_findings(localized, recorded, page, "<p>Text.</p>\n", "A title")
        ]

    page = '<h1>A title</h1>\n<p class="lead">A summary.</p><div class="text">\n<p>Text.</p>\n</div>'
    assert said(page) == []
    assert said(page.replace("<p>Text.</p>", "<p>Text</p>")) == [
        "the page does not have the text that was compared with the record"
    ]
    assert said(page.replace("<p>Text.</p>", "<p>Text.</p>" * 2))
    assert said(page.replace("A title", "Another title")) == [
        "readers get “Another title” as title, and “A title” is recorded"
    ]
    assert said(page.replace("A summary.", "")) == ["readers get “” as summary, and “A summary.” is recorded"]


@pytest.mark.parametrize(
    "html",
    ["<p>a", "a</p>", "<p>a</em></p>", "<p title='a'>b</p>", "<p>a < b</p>", "<!-- a -->", "<P>a</P>", "<p"],
)
def test_what_is_not_as_our_programs_write_it_is_read_by_nobody(html: str):
    with pytest.raises(NotWellFormedError):
        tree_of(html)


def test_what_stands_in_one_another_without_an_end_is_read_by_nobody():
    with pytest.raises(NotWellFormedError, match="more than 150 elements"):
        visible_words("<blockquote>" * 5000 + "</blockquote>" * 5000)


def test_words_that_the_house_adds_pass_in_its_own_form_only():
    stale = '<p><span class="stale">Behind.</span> Words</p>'
    assert [line.text for line in visible_words(stale, ["Behind."]).lines] == ["Words"]
    assert visible_words(stale).faults == ("<span> has the class `stale`",)
    note = '<p>a<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">{}</a></sup></p><div class="footnote"><hr><ol><li id="fn:1"><p>b</p></li></ol></div>'
    assert [line.text for line in visible_words(note.format(1)).lines] == ["a", "b"]
    assert [line.text for line in visible_words(note.format(2)).lines] == ["a^(2)", "b"]
    assert visible_words(note.format(1).replace("<ol>", '<ol start="7">')).faults
    table = '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td data-label="{}">2</td></tr></tbody></table>'
    assert visible_words(table.format("B")).faults == ()
    assert visible_words(table.format("C")).faults == (
        "a table cell has another label than the heading of its column",
    )


# In a build


@pytest.fixture
def project(small: Project, tmp_path: Path) -> Project:
    """The small site, which may be changed."""
    return copied(small, tmp_path)


def renderer_of_more(project: Project) -> None:
    """Have Python-Markdown read a sign that our reader knows nothing of, and use it in one statement's three languages."""
    settings = project.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("  - attr_list\n", "  - attr_list\n  - pymdownx.smartsymbols\n"), encoding="utf-8"
    )
    for code in ("en", "fr", "es"):
        file = project.root / f"docs/{code}/statements/2024/2024-04-15-a.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text[: text.rindex(".")] + " 1/2.\n", encoding="utf-8")
    project.record()


@pytest.mark.build
def test_a_build_stops_where_readers_would_get_other_words_and_leaves_the_last_good_site(project: Project):
    renderer_of_more(project)
    before = {file: file.read_bytes() for file in (project.root / "site").rglob("*") if file.is_file()}
    done = project.run("editorial", "build")
    assert done.returncode == 1
    line = (project.root / "docs/en/statements/2024/2024-04-15-a.md").read_text(encoding="utf-8").count("\n")
    assert (
        f"docs/en/statements/2024/2024-04-15-a.md:{line}: readers get “…e text of the statement ½.” where "
        "“…e text of the statement 1/2.” is recorded (shown-text). Write the passage in Markdown's plain forms, so that readers "
        "get what is recorded.\n"
    ) in done.stderr
    assert "Traceback" not in done.stderr
    assert "Nothing was published; site is as it was." in done.stderr
    assert {
        file: file.read_bytes() for file in (project.root / "site").rglob("*") if file.is_file()
    } == before


@pytest.mark.build
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<h1>{{ citation.title }}</h1>", "<h1>Not: {{ citation.title }}</h1>", "readers get “Not: First” as title, and “First” is recorded"),
        ('<p class="lead">{{ view.summary }}</p>', "", "readers get “” as summary"),
        ("{{ content }}", "{{ content | replace('text', 'letter') }}", "the page does not have the text that was compared with the record"),
    ],
)  # fmt: skip
def test_a_build_stops_where_a_template_changes_the_words_of_a_statement(
    project: Project, old: str, new: str, said: str
):
    template = project.root / "overrides/statement.html"
    text = template.read_text(encoding="utf-8")
    assert old in text
    template.write_text(text.replace(old, new), encoding="utf-8")
    done = project.run("mkdocs", "build")
    assert done.returncode == 1
    assert said in done.stderr
    assert "The site was not built." in done.stdout + done.stderr


@pytest.mark.build
def test_a_build_stops_where_the_page_of_an_earlier_version_has_other_words(history: Project, tmp_path: Path):
    project = copied(history, tmp_path)
    template = project.root / "overrides/partials/text.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(
        text.replace("{{ each.text }}{%- endif", "{{ each.text | replace('people', 'robots') }}{%- endif"),
        encoding="utf-8",
    )
    done = project.run("mkdocs", "build")
    assert done.returncode == 1
    assert re.search(
        r"register/statements/2024/\S+/1/en\.txt:1: the page of this version is not as it is recorded: readers get",
        done.stderr,
    )
    assert "robots" in done.stderr


# What is made of the same HTML

STATEMENTS = sorted((ROOT / "docs").glob("*/statements/2*/*.md"))
TEXTS = [*(path.read_text(encoding="utf-8") for path in STATEMENTS), HEAD + FIRST, HEAD + SECOND]


def lines_of(html: str) -> list[str]:
    """The words of HTML, line by line, without spaces: what is searched has more of them."""
    return ["".join(line.text.split()) for line in visible_words(html).lines]


@pytest.mark.parametrize("text", TEXTS)
def test_a_pdf_adds_addresses_to_the_compared_html_and_nothing_else(text: str):
    html = rendered(body_of(text))
    printed = with_addresses(html)
    assert re.sub(r' <span class="address">\(https?://[^ ]+\)</span>', "", printed) == html
    assert (printed != html) == ('href="http' in html)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_searched_has_the_words_of_the_compared_html_but_for_pictures_and_places(text: str):
    html = rendered(body_of(text))
    searched = document("fr", "A title", "A summary.", html, Facts({}, {}))
    text_of_it = searched.partition("data-pagefind-body><p>A summary.</p>")[2].partition(
        "<div data-pagefind-weight"
    )[0]
    assert lines_of(text_of_it) == lines_of(re.sub(r'<img [^>]*>| id="[^"]*"', "", html))


@pytest.mark.parametrize("text", TEXTS)
def test_a_page_of_a_copy_adds_that_a_link_leads_online_and_nothing_else(text: str):
    html = rendered(body_of(text))
    links = Links(Copy("fr", ("fr",), ("en", "es")), frozenset({"fr/a/index.html"}), "https://site.example/")
    copied_page = Rewriting(
        links=links, page="fr/a/index.html", stands="fr/a/index.html", say=words("fr"), room={}
    )
    there = [
        line.text.replace(f" {words('fr')['copy_online']}", "")
        for line in visible_words(copied_page.html(html)).lines
    ]
    assert [re.sub(" <https://site.example/.*>", "", line) for line in there] == [
        line.text for line in visible_words(html).lines
    ]


def test_the_text_to_pass_on_has_the_title_that_is_held_against_the_record(small: Project):
    page = small.read("en/statements/2024/2024-04-15-a/index.html")
    assert "<h1>First</h1>" in page
    assert (
        "<p>First (record of a statement of 15 April 2024) https://site.example/en/statements/2024/2024-04-15-a/"
        in page
    )


@pytest.mark.build
def test_a_build_stops_where_the_pdf_would_have_other_words(project: Project):
    template = project.root / "overrides/print.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(
        text.replace("{{ content }}", "{{ content | replace('text', 'letter') }}"), encoding="utf-8"
    )
    done = project.run("editorial", "build", "--downloads")
    assert done.returncode == 1
    assert "the page does not have the text that was compared with the record" in done.stderr
