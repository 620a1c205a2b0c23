"""Do links and pictures of a statement's page lead where its text says, and is everything published that may be?"""

import shutil
from pathlib import Path

import pytest

from docs_parity.markdown.page_reader import read_page
from editorial.site.pages.shown_links import link_findings
from support.project import Project, copied, small_site, statement
from support.shown import HEAD

KEY = "statements/2024/2024-04-15-a"
TEXT = """The [signs](../../guidance/risk.md#signs) of the [law](#law) and the [list](../../../assets/list.pdf).[^1]

## The law {#law}

![A map](../../../assets/a.svg) and [elsewhere](https://a.example/b).

[^1]: A note.
"""
RENDERED = (
    '<p>The <a href="../../../guidance/risk/#signs">signs</a> of the <a href="#law">law</a> and the '
    '<a href="../../../../assets/list.pdf">list</a>.'
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
    '<p><img alt="A map" src="../../../../assets/a.svg"> and <a href="https://a.example/b">elsewhere</a>.</p>'
)


def said_of(html: str, text: str = TEXT) -> list[str]:
    localized = read_page(f"{HEAD}{text}".encode(), "en", KEY, f"en/{KEY}.md")
    return [finding.message for finding in link_findings(localized, html)]


def test_links_that_lead_where_the_text_says():
    assert said_of(RENDERED) == []
    assert said_of("<p>No links.</p>", "No links.\n") == []


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (
            "../../../../assets/a.svg",
            "../../../assets/a.svg",
            "readers are shown the picture /en/assets/a.svg where the text names /assets/a.svg",
        ),
        (
            "../../../../assets/list.pdf",
            "../../../assets/list.pdf",
            "readers are led to /en/assets/list.pdf where the text names /assets/list.pdf",
        ),
        (
            "../../../guidance/risk/#signs",
            "../../../../fr/guidance/risk/#signs",
            "readers are led to /fr/guidance/risk#signs where the text names /en/guidance/risk#signs",
        ),
        ("#law", "#other", f"readers are led to /en/{KEY}#other where the text names /en/{KEY}#law"),
        ('<a href="#law">law</a>', "law", f"the text leads readers to /en/{KEY}#law, and its page does not"),
    ],
)
def test_links_that_lead_elsewhere(was: str, now: str, said: str):
    assert said_of(RENDERED.replace(was, now)) == [said]


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><{} r="1"/></svg>'
SHOWS = "\n![A map](../../../assets/a.svg)\n\n/// figure-caption\nA map of it.\n\nDrawing: this site.\n///\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = small_site(tmp_path_factory.mktemp("site"))
    project.write("assets/a.svg", DRAWING.format("circle"))
    project.write(f"en/{KEY}.md", f"{statement('2024-04-15', languages='en')}{SHOWS}")
    for language in ("fr", "es"):
        (project.root / "docs" / language / f"{KEY}.md").unlink()
    project.record()
    return project


@pytest.mark.build
def test_no_file_of_a_language_stands_in_for_a_shared_picture(site: Project, tmp_path: Path):
    project = copied(site, tmp_path)
    done = project.run("editorial", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    project.write("en/assets/a.svg", DRAWING.format("ellipse"))
    done = project.run("editorial", "build")
    assert done.returncode == 1
    assert "readers are shown the picture /en/assets/a.svg where the text names /assets/a.svg" in done.stderr


@pytest.mark.build
@pytest.mark.parametrize(
    ("setting", "lacking"),
    [
        ("exclude_docs: |\n  /en/statements/2024/\n", f"docs/en/{KEY}.md"),
        ("draft_docs: |\n  /en/statements/2024/\n", f"docs/en/{KEY}.md"),
        ("exclude_docs: |\n  a.svg\n", "docs/assets/a.svg"),
    ],
)
def test_no_setting_leaves_out_what_is_published(site: Project, tmp_path: Path, setting: str, lacking: str):
    project = copied(site, tmp_path)
    with (project.root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(setting)
    done = project.run("editorial", "build")
    assert done.returncode == 1
    assert f"{lacking} is not on the site as it stands there" in done.stdout


@pytest.mark.build
@pytest.mark.parametrize(
    ("setting", "own"), [("docs_dir", "docs"), ("custom_dir", "overrides")], ids=["docs", "overrides"]
)
def test_no_other_folder_is_built_than_the_one_that_is_checked(
    site: Project, tmp_path: Path, setting: str, own: str
):
    project = copied(site, tmp_path)
    shutil.copytree(project.root / own, project.root / "other" / own)
    for file in ("editorial.yml", "glossary.yml"):
        if (project.root / file).is_file():
            shutil.copy(project.root / file, project.root / "other")
    settings = project.root / "mkdocs.yml"
    written = settings.read_text(encoding="utf-8")
    assert f"{setting}: {own}" in written
    settings.write_text(written.replace(f"{setting}: {own}", f"{setting}: other/{own}"), encoding="utf-8")
    done = project.run("editorial", "build")
    assert done.returncode == 1
    assert f'"{setting}" is not "{own}", the folder beside it that is checked and recorded' in done.stdout
