"""What a stranger could write into a page: each has its findings, and none acts in the page, even where nobody stops the build."""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from docs_parity.markdown.link_targets import acts
from docs_parity.model.finding import Finding
from docs_parity.project.settings import read_settings
from docs_parity.runner.inspect_folder import inspect_folder
from editorial.site.pages.styles import icon_address
from support.hostile import MISSING, Case, cases
from support.project import SITE_URL, Project
from support.rendering import ROOT

EVERY = cases()
# The one address of a frame that carries its content.
ICON = ("link", "icon", icon_address((ROOT / "overrides/icon.svg").read_text(encoding="utf-8")))
ACTING = frozenset("applet base embed frame frameset iframe math object portal svg template".split())
ASKING = frozenset("button form select textarea".split())
LOADING = frozenset({"src", "srcset", "poster", "data", "background"})
ADDRESSES = LOADING | {"action", "cite", "formaction", "href", "ping", "xlink:href"}


@pytest.fixture(scope="module")
def found(hostile: Project) -> tuple[Finding, ...]:
    """What the check says of it."""
    return inspect_folder(hostile.root / "docs").findings


def built(hostile: Project, case: Case) -> Element | None:
    """The page of a case as a browser reads it; None if it was not built."""
    file = hostile.root / "site/en" / case.key / "index.html"
    return (
        html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        if file.exists()
        else None
    )


def host(address: str) -> str:
    """The host that an address names, as browsers read it; empty for this site's own files."""
    return urlsplit(address.strip().replace("\\", "/")).netloc.replace(urlsplit(SITE_URL).netloc, "")


def test_there_are_more_than_thirty():
    assert len(EVERY) > 30


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_a_hostile_page_has_the_findings_it_states(case: Case, found: tuple[Finding, ...]):
    said = [
        f"{each.severity}: {each.sentence('docs/')}"
        for each in found
        if each.path in case.paths and each.rule != MISSING and not each.rule.startswith("typography-")
    ]
    assert said and said == case.written["findings"]


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_nothing_in_the_built_page_acts(case: Case, hostile: Project):
    page = built(hostile, case)
    if page is None:
        assert "front-matter" in str(case.written["findings"]), (
            "only a page that cannot be read may be missing"
        )
        return
    for element in page.iter():
        assert element.tag not in ACTING
        assert element.tag != "script" or element.get("type") == "application/ld+json"
        assert "refresh" not in element.get("http-equiv", "").lower()
        for name, value in element.items():
            assert not name.lower().startswith("on") and name not in (
                "style",
                "srcdoc",
                "contenteditable",
                "autofocus",
            )
            assert (
                name not in ADDRESSES or not acts(value) or (element.tag, element.get("rel"), value) == ICON
            ), value
            assert name not in LOADING or not host(value), value
        assert (
            element.tag != "link"
            or not host(element.get("href"))
            or element.get("rel") in ("canonical", "alternate")
        )


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_the_page_around_the_text_is_whole(case: Case, hostile: Project):
    page = built(hostile, case)
    if page is None:
        return
    office = read_settings(ROOT / "editorial.yml").office
    title, description = page.find("head/title"), page.find("head/meta[@name='description']")
    assert (title.text, description.get("content")) == (f"{case.title} · {office.short['en']}", case.summary)
    assert page.find(".//main//h1").text == case.title
    assert [child.tag for child in page.find("body") if child.tag in ("main", "footer")] == ["main", "footer"]
    assert [element for element in page.iter() if element.get("id") == "main"] == [page.find("body/main")]
    text = page.find(".//*[@class='text']")
    assert not [
        element.tag
        for element in text.iter()
        if element.tag in (*ASKING, "style", "script", "title", "meta", "link")
    ]
    assert {element.get("type") for element in text.iter("input")} <= {"radio"}


def test_files_that_act_and_links_to_elsewhere_are_not_published(hostile: Project):
    files = [name for case in EVERY for name in case.assets]
    assert len(files) > 4
    assert not [name for name in files if (hostile.root / "site" / name).exists()]
    assert (hostile.root / "site/assets/square.svg").exists()


def test_a_program_that_front_matter_asks_for_has_not_run(hostile: Project):
    assert not list(hostile.root.rglob("hacked"))
