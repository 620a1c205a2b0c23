"""A fourth language, written from right to left: what the templates and styles must be ready for."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from support.once import Once
from support.project import Project, page, small_site
from support.rendering import ROOT

TITLE = "منع الإبادة الجماعية"
SUMMARY = "ملخص طويل بما يكفي لكي تقبله عملية التحقق من الصفحات."
BODY = "اعتمد مجلس الأمن القرار S/RES/1366 (2001) ثم القرار 2250 (2015)، و`S/CODE/1` شفرة.\n\n- نقطة أولى في S/2004/567\n- نقطة ثانية"


def arabic_site(folder: Path) -> Project:
    """The small site with a home page in Arabic."""
    project = small_site(folder)
    settings = project.root / "editorial.yml"
    settings.write_text(
        yaml.safe_dump(
            _with_arabic(yaml.safe_load(settings.read_text(encoding="utf-8"))),
            allow_unicode=True,
            sort_keys=False,
        ),
        encoding="utf-8",
    )
    (project.root / "glossary.yml").write_text("{}\n", encoding="utf-8")
    mkdocs = project.root / "mkdocs.yml"
    mkdocs.write_text(
        mkdocs.read_text(encoding="utf-8").replace(
            "        - {locale: es,",
            "        - {locale: ar, name: العربية, build: true}\n        - {locale: es,",
        ),
        encoding="utf-8",
    )
    shutil.copytree(
        ROOT / "packages/editorial/src",
        project.root / "packages/editorial/src",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    interface = project.root / "packages/editorial/src/editorial/site/interface.yml"
    words = yaml.safe_load(interface.read_text(encoding="utf-8"))
    interface.write_text(
        yaml.safe_dump(
            {name: texts | {"ar": texts["en"]} for name, texts in words.items()}, allow_unicode=True
        ),
        encoding="utf-8",
    )
    project.write(
        "en/index.md",
        page(
            "Home",
            "The Council adopted S/RES/1366 (2001) and 2250 (2015), and `S/CODE/1` is code.\n\n- One in S/2004/567\n- Two",
        ),
    )
    project.write(
        "ar/index.md",
        f"---\ntitle: {TITLE}\nsummary: {SUMMARY}\ntranslation:\n  status: translated\n---\n\n{BODY}\n",
    )
    for file in (project.root / "docs/en/statements").rglob("2024*.md"):
        file.write_text(
            file.read_text(encoding="utf-8").replace(
                "es: Primera publicación.", "es: Primera publicación., ar: First published."
            ),
            encoding="utf-8",
        )
    project.record()
    return project


@pytest.fixture(scope="module")
def site(once: Once) -> Project:
    """The same, built by its own package, whose interface has Arabic words."""
    return Project(
        once(
            "arabic",
            lambda folder: arabic_site(folder).build(PYTHONPATH=str(folder / "packages/editorial/src")),
        )
    )


def _with_arabic(value: object) -> object:
    """Settings in which everything that has a name in English has one in Arabic, and translations are not required."""
    if isinstance(value, dict):
        value = {key: _with_arabic(each) for key, each in value.items() if key != "lengths"}
        if "languages" in value:
            value["languages"] = {
                "es": value["languages"].pop("es"),
                **value["languages"],
                "ar": {"name": "العربية", "direction": "rtl"},
            }
        elif "translations" in value:
            value = {"translations": "optional"}
        elif "en" in value and isinstance(value["en"], str):
            value["ar"] = value["en"]
    return value


def test_an_arabic_page_is_marked_as_such(site: Project):
    html = site.read("ar/index.html")
    assert '<html lang="ar" dir="rtl">' in html and f"<h1>{TITLE}</h1>" in html


def test_symbols_keep_their_order_in_arabic_and_code_is_left_alone(site: Project):
    html = site.read("ar/index.html")
    for symbol in ("S/RES/1366 (2001)", "2250 (2015)", "S/2004/567"):
        assert f"<bdi>{symbol}</bdi>" in html
    assert "<code>S/CODE/1</code>" in html


def test_left_to_right_pages_have_no_marks_around_symbols(site: Project):
    assert re.findall("<bdi>(.*?)</bdi>", site.read("en/index.html")) == ["https://site.example/en/"]


def test_languages_stand_in_the_order_of_the_united_nations_whatever_the_order_of_the_settings(site: Project):
    for path in ("en/index.html", "ar/index.html", "index.html"):
        named = re.findall(r'lang="(..)"[^>]*>(?:العربية|English|Français|Español)<', site.read(path))
        assert named == ["ar", "en", "fr", "es"], path


def test_the_styles_know_no_left_and_no_right():
    physical = re.compile(
        r"(?<![-\w@])(?:left|right|(?:margin|padding|border|inset)-(?:left|right|top|bottom)|top|bottom)\s*[:-]|"
        r":\s*[^;{}]*\b(?:left|right)\b"
    )
    for path in (ROOT / "overrides/styles").glob("*.css"):
        assert not physical.search(
            re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        ), path


@pytest.mark.parametrize("width", [320, 1280])
def test_an_arabic_page_begins_on_the_right_and_fits(browser: Browser, site: Project, width: int):
    window = browser.new_page(viewport={"width": width, "height": 640})
    window.goto(Path(site.root / "site/ar/index.html").as_uri())
    heading, name = window.locator("h1").bounding_box(), window.locator(".office").bounding_box()
    assert heading["x"] + heading["width"] > width / 2 and name["x"] + name["width"] > width / 2
    assert window.evaluate("document.documentElement.scrollWidth") <= width
    window.close()
