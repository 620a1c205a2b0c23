"""The stylesheets: what the pages use and no more."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import cssselect2
import tinycss2
from lxml import etree

from editorial.site.pages.styles import CONSTRUCTS, FRAMED, KINDS, LAST, parts, sheets
from support.html import tree_of
from support.project import Project
from support.rendering import ROOT

SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "overrides/styles").glob("*.css")}
# What depends on what a person does, or stands in no element.
STATES = re.compile(
    r"::?(?:hover|focus-visible|focus|visited|checked|before|after|details-content)\b|:lang\(\w+\)"
)


def test_every_source_is_a_part_and_every_part_has_a_source():
    named = (
        {part for kind in KINDS for part in KINDS[kind]} | {part for _, part in CONSTRUCTS} | {FRAMED, LAST}
    )
    assert named == set(SOURCES)


def test_a_page_without_tables_has_no_rules_for_tables():
    assert "table" not in parts("main", ["<p>text</p>"])
    assert "table" in parts("main", ["<p>text</p>", "<table><tr><td>1</td></tr></table>"])
    assert ".tabbed-set" not in sheets(SOURCES, {"main": ["<p>text</p>"]})["main"].text


def test_a_part_is_never_there_twice():
    found = parts("main", ["<details></details>", '<div class="admonition note">', "<dl></dl>"])
    assert len(set(found)) == len(found) and found[-1] == "print"


def test_the_policy_names_the_digest_of_exactly_what_stands_in_the_page():
    sheet = sheets(dict.fromkeys(SOURCES, "") | {"base": "body { margin: 0; }"}, {})["root"]
    assert sheet.text == "body{margin:0}"
    assert sheet.source == "'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc='"


# What authors may write and no page of these sites has, what only `make serve` shows (partials/findings.html), what search.js makes.
SPECIMEN = """<div class="text"><h4>Heading</h4>
<details class="note"><summary>Title</summary><p>One.</p><p>Two.</p></details>
<div class="tabbed-set"><input type="radio"><label data-stale="changed">One</label><div class="tabbed-content">Text</div></div></div>
<section class="box findings"><h2>Before this page can be published</h2></section>
<table><tr><td class="middle">1</td><td class="end">2</td></tr></table>
<p>found <mark>here</mark></p>"""


def selectors(css: str) -> Iterator[str]:
    """Every selector of a stylesheet, those inside conditions too."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.at_keyword in ("media", "supports"):
            yield from selectors(tinycss2.serialize(rule.content))
        elif rule.type == "qualified-rule":
            yield from tinycss2.serialize(rule.prelude).split(",")


def asked_for(selector: str) -> set[str]:
    """What stands in every page that a selector matches: elements, classes, ids and attributes, but for those in `:not()` and the like."""
    outside = re.sub(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)", "", selector)
    return set(re.findall(r"(?:^|[\s>+~])([a-z][a-z0-9]*)", outside)) | set(
        re.findall(r"[.#\[][\w-]+", outside)
    )


def names_in(tree: etree._Element) -> set[str]:
    """Every element, class, id and attribute of a page, as selectors name them."""
    names = set()
    for element in tree.iter():
        names.add(element.tag)
        names.update(f"[{name}" for name in element.keys())  # noqa: SIM118 (lxml: an element is no mapping)
        names.update(f".{name}" for name in element.get("class", "").split())
        names.add(f"#{element.get('id')}")
    return names


def test_every_rule_is_used_by_a_page(
    real_site: Path, small: Project, stale: Project, many: Project, history: Project
):
    unused = defaultdict(set)
    for name, css in SOURCES.items():
        for selector in selectors(css):
            plain = STATES.sub("", selector).strip()
            unused[name].add(plain or "*")
    sites = (real_site, *(project.root / "site" for project in (small, stale, many, history)))
    files = [file.read_text(encoding="utf-8") for site in sites for file in site.rglob("*.html")]
    for html in [SPECIMEN, *sorted(files, key=len, reverse=True)]:
        if not any(unused.values()):
            break
        tree = tree_of(html)
        names = names_in(tree)
        asked = {selector for left in unused.values() for selector in left if asked_for(selector) <= names}
        page = cssselect2.ElementWrapper.from_html_root(tree)
        used = {selector for selector in asked if page.query(selector) is not None}
        for left in unused.values():
            left.difference_update(used)
    assert {name: left for name, left in unused.items() if left} == {}
