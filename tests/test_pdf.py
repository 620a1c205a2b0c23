"""The PDF of a statement: accessible (PDF/UA-1), complete, the same every time, with nothing from elsewhere."""

import logging
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, NullObject

from docs_parity.project.settings import read_settings
from editorial.publishing.file_cache import FOLDER
from editorial.site.i18n import words
from editorial.site.print.pdf import Document, PrintError, pictures_in, with_addresses
from editorial.site.statement.citation import Citation
from support.once import Once
from support.project import SITE_URL, Project, copied, copy_settings, page, statement, translated_statement
from support.rendering import ROOT

KEY = "statements/2024/2024-04-15-a"
TITLES = {
    "en": 'An "end" & a start',
    "fr": "Une «\u00a0fin\u00a0» & un début",
    "es": "Un «fin» & un principio",
}
DAYS = {"en": "15 April 2024", "fr": "15 avril 2024", "es": "15 de abril de 2024"}
BODIES = {
    "en": ("First of all", "What was said", "A square", "Who", "Where", "the book", "A note at the foot"),
    "fr": ("Avant tout", "Ce qui a été dit", "Un carré", "Qui", "Où", "le livre", "Une note de bas de page"),
    "es": ("Ante todo", "Lo que se dijo", "Un cuadrado", "Quién", "Dónde", "el libro", "Una nota al pie"),
}


def body(code: str) -> str:
    """A statement with everything that may stand in one."""
    first, heading, square, who, where, book, note = BODIES[code]
    return f"""{first} *Nunca más*{{lang=es}}, {book}[^1].

## {heading} {{#said}}

- {who}
- {where}

![{square}](../../../assets/square.svg)

/// figure-caption
{square}.

{who}.
///

| {who} | {where} |
| --- | --- |
| {book} | {square} |

### {first} {{#first}}

> {first}. See <https://example.org/>

[^1]: {note}.
"""


def rich_site(folder: Path) -> Project:
    """A small site with one statement that has everything; not in English in its Spanish passage."""
    project = copy_settings(folder)
    for code in BODIES:
        project.write(f"{code}/index.md", page("Home", code=code))
        project.write(f"{code}/statements/index.md", page("Home list", code=code))
    project.write(
        "assets/square.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><rect width='1' height='1'/></svg>",
    )
    project.write(
        f"en/{KEY}.md",
        statement("2024-04-15", f"'{TITLES['en']}'").replace("The text of the statement.", body("en")),
    )
    for code in ("fr", "es"):
        project.write(f"{code}/{KEY}.md", translated_statement(f"'{TITLES[code]}'", body(code), code))
    project.record()
    return project


@pytest.fixture(scope="module")
def site(once: Once) -> Project:
    """The rich site, built with its files."""
    return Project(once("rich", lambda folder: rich_site(folder).build(EDITORIAL_DOWNLOADS="1")))


def pdf(site: Project, code: str) -> Path:
    """The PDF of the statement in one language."""
    return site.root / f"site/{code}/{KEY}/2024-04-15-a-{code}.pdf"


def elements(
    node: DictionaryObject, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], DictionaryObject]]:
    """(tags from the root, element) of every element of a PDF's structure, in reading order."""
    tags = (*above, node["/S"])
    yield tags, node
    for child in node.get("/K", ()):
        kid = child.get_object() if isinstance(child, IndirectObject) else child
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield from elements(kid, tags)


def structure(reader: PdfReader) -> list[tuple[tuple[str, ...], DictionaryObject]]:
    """Every element of a PDF's structure below the document."""
    return list(elements(reader.root_object["/StructTreeRoot"]["/K"][0].get_object()))


def words_of(text: str) -> str:
    """A text without spaces and hyphens, which a PDF sets as its lines need them."""
    return re.sub(r"[\s\u00ad-]+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("code", BODIES)
def test_a_pdf_says_what_it_is_and_in_which_language(site: Project, code: str):
    reader = PdfReader(pdf(site, code))
    root, office = reader.root_object, read_settings(ROOT / "editorial.yml").office.name[code]
    assert (
        root["/Lang"] == code
        and root["/MarkInfo"]["/Marked"]
        and root["/ViewerPreferences"]["/DisplayDocTitle"]
    )
    assert (reader.metadata.title, reader.metadata.author) == (TITLES[code], office)
    assert (
        reader.metadata.creation_date_raw.startswith("D:20240415") and "pypdf" not in reader.metadata.producer
    )
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert 'pdfuaid:part="1"' in xmp and reader.trailer["/ID"][0] == f"{SITE_URL}{code}/{KEY}/"


@pytest.mark.parametrize("code", BODIES)
def test_headings_stand_in_order_in_the_structure_and_in_the_bookmarks(site: Project, code: str):
    reader = PdfReader(pdf(site, code))
    assert [tags[-1] for tags, _ in structure(reader) if re.match("/H[1-6]", tags[-1])] == [
        "/H1",
        "/H2",
        "/H3",
    ]
    title, [heading, [first]] = reader.outline
    assert (title.title, heading.title, first.title) == (TITLES[code], BODIES[code][1], BODIES[code][0])


def test_every_picture_has_its_alternative_text_and_every_cell_its_heading(site: Project):
    found = structure(PdfReader(pdf(site, "fr")))
    assert [element["/Alt"] for tags, element in found if tags[-1] == "/Figure"] == ["Un carré"]
    headings = {element["/ID"] for tags, element in found if tags[-1] == "/TH"}
    cells = [element["/A"]["/Headers"] for tags, element in found if tags[-1] == "/TD"]
    assert cells and all(len(cell) == 1 and cell[0] in headings for cell in cells)


def test_lists_hold_labels_and_bodies_and_links_their_annotations(site: Project):
    found = structure(PdfReader(pdf(site, "fr")))
    assert {tags[-1] for tags, _ in found if tags[-2:-1] == ("/LI",)} == {"/Lbl", "/LBody"}
    links = [element for tags, element in found if tags[-1] == "/Link"]
    assert links and all(
        any(
            isinstance(kid, IndirectObject) and kid.get_object().get("/Type") == "/OBJR" for kid in link["/K"]
        )
        for link in links
    )
    assert not [tags for tags, _ in found if tags.count("/Link") > 1]


def test_a_passage_in_another_language_says_so(site: Project):
    assert [
        element["/Lang"] for _, element in structure(PdfReader(pdf(site, "fr"))) if "/Lang" in element
    ] == ["es"]
    assert not [element for _, element in structure(PdfReader(pdf(site, "es"))) if "/Lang" in element]


def test_running_feet_are_pagination_and_everything_else_is_in_the_structure(site: Project):
    reader = PdfReader(pdf(site, "en"))
    numbers = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    held = {id(element) for _, element in structure(reader)}
    for number, sheet in enumerate(reader.pages):
        content = sheet.get_contents().get_data().decode("latin-1")
        feet = content.count("/Artifact <</Type /Pagination>>")
        owners = numbers[2 * number + 1]
        assert feet == sum(isinstance(owner.get_object(), NullObject) for owner in owners) >= 4
        assert all(
            id(owner.get_object()) in held
            for owner in owners
            if not isinstance(owner.get_object(), NullObject)
        )
        assert len(re.findall(r"\bB[DM]C\b", content)) == len(re.findall(r"\bEMC\b", content))
        assert sheet["/Tabs"] == "/S"


@pytest.mark.parametrize("code", BODIES)
def test_every_page_says_where_it_is_from_and_every_passage_is_there(site: Project, code: str):
    reader = PdfReader(pdf(site, code))
    sheets = [sheet.extract_text() for sheet in reader.pages]
    say = words(code)
    for number, text in enumerate(sheets, 1):
        assert f"{SITE_URL}{code}/{KEY}/" in text and say["edition_text"] in text
        assert (
            say["page_of"].format(page=number, pages=len(sheets)) in text
            and say["version_of"].format(number=1, date=DAYS[code]) in text
        )
    everything = words_of("".join(sheets))
    passages = [
        *BODIES[code],
        say["summary_notice"],
        "A Person",
        *([say["translation_notice"]] if code != "en" else []),
    ]
    assert not [passage for passage in passages if words_of(passage) not in everything]
    assert words_of("https://www.un.org/en/genocideprevention/") in everything


def test_fonts_are_ours_and_embedded(site: Project):
    reader = PdfReader(pdf(site, "es"))
    fonts = [font.get_object() for sheet in reader.pages for font in sheet["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].partition("+")[2] for font in fonts} <= {
        "Text",
        "Text-Italic",
        "Text-Semi-Bold",
        "Title-Semi-Bold",
    }
    assert all(
        "/ToUnicode" in font and "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]
        for font in fonts
    )


@pytest.mark.parametrize("code", BODIES)
def test_the_page_links_to_its_files_and_says_how_large_the_pdf_is(site: Project, code: str):
    html = site.read(f"{code}/{KEY}/index.html")
    size = max(1, round(pdf(site, code).stat().st_size / 1000))
    unit = {"en": f"{size} kB", "fr": f"{size}\u202fko", "es": f"{size} kB"}[code]
    assert f'<a href="2024-04-15-a-{code}.pdf" type="application/pdf">PDF, {unit}</a>' in html
    assert size < 60
    card = site.root / f"site/{code}/{KEY}/2024-04-15-a-{code}.png"
    assert (
        f'<meta property="og:image" content="{SITE_URL}{code}/{KEY}/{card.name}">' in html
        and "summary_large_image" in html
    )
    assert Image.open(card).size == (1200, 630) and card.stat().st_size < 60_000
    assert f'src="{card.name}"' not in html


def test_what_is_kept_is_not_made_again_and_what_nobody_needs_is_forgotten(site: Project, tmp_path: Path):
    again = copied(site, tmp_path)
    kept = again.root / FOLDER
    before = {file.name: file.stat().st_mtime_ns for file in kept.iterdir()}
    (kept / "old.pdf").write_bytes(b"")
    again.build(EDITORIAL_DOWNLOADS="1")
    assert {file.name: file.stat().st_mtime_ns for file in kept.iterdir()} == before
    assert pdf(again, "fr").read_bytes() == pdf(site, "fr").read_bytes()


def printed(
    title: str = "Title", content: str = "<p>Text.</p>", pictures: dict[str, bytes] | None = None
) -> Document:
    """A document from the template, without a site around it."""
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    statement = SimpleNamespace(
        kind="Statement",
        date="15 April 2024",
        time="",
        moment="2024-04-15",
        cites=("A/RES/1",),
        source_url="",
        provenance=SimpleNamespace(
            published="2026-11-24T23:20:05-05:00", dates=(), rests_on="", notes=(), source=""
        ),
    )
    head = SimpleNamespace(statement=statement, changes=(), update=None, speakers=(), places="", subjects=())
    html = environment.get_template("print.html").render(
        view=SimpleNamespace(language="en", direction="ltr", summary=title, head=head, notice=None),
        content=Markup(content),
        frame=SimpleNamespace(say=words("en"), office=title, demonstration=False),
        config={"site_url": SITE_URL, "extra": {"editorial": True}},
        citation=Citation(
            title=title, status="", day="15 April 2024", address=f"{SITE_URL}en/a/", version="Version 1"
        ),
    )
    return Document(html, f"{SITE_URL}en/a/", pictures or {})


def test_the_same_document_is_the_same_bytes(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING, "weasyprint"):
        document = printed()
        assert document.made() == document.made()
    assert not caplog.records, "the style has something that WeasyPrint does not know"


def test_html_in_a_title_is_text(tmp_path: Path):
    hostile = '<script>alert(1)</script><img src="https://elsewhere.example/x.png"><h1>'
    file = tmp_path / "hostile.pdf"
    file.write_bytes(printed(hostile).made())
    reader = PdfReader(file)
    assert reader.metadata.title == hostile and words_of(hostile) in words_of(reader.pages[0].extract_text())
    assert [tags[-1] for tags, _ in structure(reader) if tags[-1] in ("/H1", "/Figure")] == ["/H1"]


@pytest.mark.parametrize(
    "content",
    [
        '<p><img src="https://elsewhere.example/x.png" alt="A"></p>',
        '<p><img src="/etc/passwd" alt="A"></p>',
        '<p><img src="file:///etc/passwd" alt="A"></p>',
        '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
        '<p style="background:url(https://elsewhere.example/x.png)">A</p>',
        '<object data="https://elsewhere.example/x.svg"></object>',
        '<link rel="attachment" href="file:///etc/passwd">',
    ],
)
def test_nothing_from_elsewhere_comes_into_a_pdf(content: str):
    with pytest.raises(PrintError, match=r"https://site\.example/en/a/: .* is not a file of this site"):
        printed(content=content).made()


def test_a_drawing_that_asks_for_something_from_elsewhere_is_refused():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image href="https://elsewhere.example/x.png" width="1" height="1"/></svg>'
    with pytest.raises(PrintError):
        printed(content='<p><img src="x.svg" alt="A"></p>', pictures={"x.svg": drawing}).made()


def test_a_picture_without_alternative_text_is_refused():
    with pytest.raises(PrintError, match="no required alt"):
        printed(
            content='<p><img src="x.svg"></p>',
            pictures={"x.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'},
        ).made()


def test_the_pictures_and_the_addresses_of_a_text_are_found():
    assert pictures_in('<img alt="" src="a&amp;b.svg"><p>src="c"</p><img src="d.png" alt="">') == [
        "a&b.svg",
        "d.png",
    ]
    assert with_addresses(
        '<a href="https://a.example/">A</a> <a href="../b/">B</a> <a href="https://c.example/">https://c.example/</a>'
    ) == (
        '<a href="https://a.example/">A</a> <span class="address">(https://a.example/)</span> <a href="../b/">B</a> '
        '<a href="https://c.example/">https://c.example/</a>'
    )
    assert pictures_in('<img alt="<img > src=" src="a.svg"><img alt="none">') == ["a.svg"]
    assert with_addresses('<a title="<a > b" href="https://a.example/">A</a>').endswith(
        '<span class="address">(https://a.example/)</span>'
    )
    assert with_addresses('<a href="https://a.example/">' * 2) == '<a href="https://a.example/">' * 2
