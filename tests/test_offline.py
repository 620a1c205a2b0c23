"""Offline copies: whole, honest about what they are, the same bytes for the same commit."""

import filecmp
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import html5lib
import pytest
from babel.core import get_global
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher

from docs_parity.project.settings import read_settings
from editorial.office.settings import OfficeSettings
from editorial.publishing.offline_copies import Site, make_copies
from editorial.site.i18n import file_size, words
from editorial.site.offline.copied_links import Links
from editorial.site.offline.copied_page import (
    Rewriting,
    filled,
    for_a_disk,
    title_of,
    without_policy,
    words_of,
)
from editorial.site.offline.copies import Copy, copies
from editorial.site.offline.copy_words import host, readme
from editorial.site.offline.zim_metadata import alpha3, metadata
from support.copies import publish
from support.html import addresses, tree_of
from support.project import SITE_URL, Project
from support.rendering import ROOT
from test_site import differing

SETTINGS = read_settings(ROOT / "editorial.yml")
DAY = date(2026, 11, 3)
NAMES = (
    "genocide-prevention-en",
    "genocide-prevention-fr",
    "genocide-prevention-es",
    "genocide-prevention-all",
)
FRENCH, WHOLE = list(copies(SETTINGS))[1], list(copies(SETTINGS))[3]
LOCAL = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}


@cache
def packed(path: Path) -> dict[str, bytes]:
    """Name without the folder -> content of everything in a ZIP."""
    with zipfile.ZipFile(path) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


@cache
def held(path: Path) -> dict[str, bytes]:
    """Name -> content of everything that a ZIM file shows to readers."""
    archive = Archive(path)
    entries = [archive._get_entry_by_id(number) for number in range(archive.all_entry_count)]
    return {
        entry.path: bytes(entry.get_item().content)
        for entry in entries
        if "." in entry.path and not entry.is_redirect
    }


def local_links(html: bytes) -> list[tuple[str, str]]:
    """(tag, address) of everything in a page that leads to a file beside it."""
    return [
        (element.tag, address)
        for element, address in addresses(html, LOCAL)
        if not re.match(r"[a-z]+:|#", address)
    ]


def broken(files: dict[str, bytes]) -> list[tuple[str, str]]:
    """(page, address) of each link that leads to nothing; a folder is nothing, and so is a place that the page does not have."""
    bad = []
    for page, html in files.items():
        for _, address in local_links(html) if page.endswith(".html") else []:
            path, _, place = address.partition("#")
            goal = Path("/", page).parent.joinpath(path).as_posix() if path else f"/{page}"
            target = files.get(str(Path(goal).resolve()).removeprefix("/"))
            if target is None or (place and f'id="{place}"'.encode() not in target):
                bad.append((page, address))
    return bad


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_a_copy_leads_to_something_in_it(real_copies: Path, name: str):
    for files in (packed(real_copies / f"{name}.zip"), held(real_copies / f"{name}.zim")):
        assert sum(page.endswith(".html") for page in files) > 30
        assert broken(files) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_zip_and_the_zim_have_the_same_pages(real_copies: Path, name: str):
    zipped, kiwix = packed(real_copies / f"{name}.zip"), held(real_copies / f"{name}.zim")
    only_on_disk = (
        {"README.txt", "register/SHA256SUMS"}
        if name.endswith("-all")
        else {"README.txt", "register/SHA256SUMS", "index.html"}
    )
    assert set(zipped) - set(kiwix) == only_on_disk and set(kiwix) <= set(zipped)
    assert all(zipped[page] == kiwix[page] for page in kiwix if page.endswith((".svg", ".css")))


def test_a_copy_has_all_pages_of_its_languages_and_no_other_file_than_they_need(
    real_copies: Path, real_site: Path
):
    built = {path.relative_to(real_site).as_posix() for path in real_site.rglob("index.html")}
    assert {
        page for page in packed(real_copies / "genocide-prevention-all.zip") if page.endswith(".html")
    } == built
    french = set(packed(real_copies / "genocide-prevention-fr.zip"))
    assert {page for page in french if page.endswith(".html")} == {
        page for page in built if page.startswith(("fr/", "v/", "verify/"))
    } | {"index.html"}
    others = {page for page in french if not page.endswith(".html")}
    texts = {page for page in others if re.fullmatch(r"fr/statements/.+/statement\.txt", page)}
    assert len(texts) == len(
        list(real_site.glob("fr/statements/*/*/statement.txt"))
    )  # nothing is left out of a copy that a reader can check a text by
    assert "README.txt" in others and all(
        page.startswith(("assets/", "register/")) for page in others - texts - {"README.txt"}
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_zip_takes_at_most_4_kilobytes_a_page_and_two_a_text(real_copies: Path, name: str):
    path = real_copies / f"{name}.zip"
    pages, texts = (
        [file for file in packed(path) if file.endswith(ending)] for ending in (".html", "statement.txt")
    )
    # A text says two dates and what it rests on.
    assert path.stat().st_size <= 4096 * len(pages) + 1792 * len(texts)


def test_a_copy_says_what_the_site_says(real_copies: Path, real_site: Path):
    for page, html in packed(real_copies / "genocide-prevention-all.zip").items():
        if page.endswith(".html"):
            copied, site = (tree_of(text) for text in (html, (real_site / page).read_bytes()))
            assert shown_in(copied) == shown_in(site), page


def shown_in(element) -> list[str]:
    """The words of a page, without what runs on the site only, and without what copies put in its place."""
    if (
        element.tag in ("form", "script", "style")
        or "data-online" in element.attrib
        or element.get("class") == "seek"
    ):
        return []
    return [
        word for child in element for part in (shown_in(child), (child.tail or "").split()) for word in part
    ] + (element.text or "").split()


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_a_copy_says_that_it_is_one_of_which_day_and_where_the_present_text_is(
    published: Project, name: str
):
    said = {
        "en": "Offline copy of 3 November 2026.",
        "fr": "Copie hors ligne du 3 novembre 2026.",
        "es": "Copia sin conexión del 3 de noviembre de 2026.",
    }
    whole, language = name.endswith("-all"), name[-2:]
    for page, content in packed(published.root / f"site/offline/{name}.zip").items():
        if page.endswith(".html"):
            folder, html = page.removesuffix("index.html"), content.decode()
            of_one = folder.partition("/")[0]
            spoken = [of_one] if of_one in said else said if folder or whole else [language]
            online = f"{SITE_URL}{folder}" if folder or whole else f"{SITE_URL}{language}/"
            for code in spoken:
                assert f"<strong>{said[code]}</strong>" in html, page
                assert (
                    f'<a href="{online}">{words(code)["copy_present"].format(host="site.example")}</a>'
                    in html
                ), page
            assert "<!--" not in html and "/offline/" not in html.replace("policies/offline/", ""), page
            html5lib.HTMLParser(strict=True).parse(html)


@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_the_site_tells_of_its_copies_with_size_and_date(published: Project, code: str):
    html = published.read(f"{code}/statements/2024/2024-04-15-a/index.html")
    links = re.findall(
        r'<a href="([^"]+)" type="([^"]+)" download="([^"]+)">([^<]+)</a>', html.split("<footer")[1]
    )
    assert len(links) == 4
    for href, kind, name, text in links:
        file = (published.root / f"site/{code}/statements/2024/2024-04-15-a" / href).resolve()
        assert kind == {".zip": "application/zip", ".zim": "application/x-zim"}[file.suffix]
        assert name == f"{file.stem}-2026-11-03{file.suffix}"
        assert text.endswith(f"({file_size(file.stat().st_size, code)})")


def test_the_words_of_the_foot_are_written_as_the_language_writes_them(published: Project):
    text = published.read("fr/index.html").split("<footer")[1]
    assert "<li>Copies hors ligne du 3 novembre 2026\u00a0:</li>" in text
    assert re.search(r">Français\u00a0: ZIP \(\d+\u202fko\)</a>", text)
    assert re.search(r">Toutes les langues\u00a0: Kiwix \(\d+\u202fko\)</a>", text)


def test_a_build_without_downloads_tells_of_none(small: Project):
    assert not (small.root / "site/offline").exists()
    for file in (small.root / "site").rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert "<!--" not in html and ".zim" not in html, file


def test_a_link_to_another_language_is_online_in_a_copy_of_one_language_and_says_so(published: Project):
    html = packed(published.root / "site/offline/genocide-prevention-fr.zip")[
        "fr/contact/index.html"
    ].decode()
    assert (
        f'<a href="{SITE_URL}en/contact/" lang="en" hreflang="en" rel="alternate">English</a> (en ligne)</li>'
        in html
    )
    whole = packed(published.root / "site/offline/genocide-prevention-all.zip")[
        "fr/contact/index.html"
    ].decode()
    assert (
        '<a href="../../en/contact/index.html" lang="en" hreflang="en" rel="alternate">English</a></li>'
        in whole
    )


def test_a_statement_that_another_language_has_alone_is_online_in_a_copy_of_one_language(published: Project):
    html = packed(published.root / "site/offline/genocide-prevention-es.zip")[
        "es/statements/index.html"
    ].decode()
    assert (
        f'<a href="{SITE_URL}en/statements/2024/2024-05-15-b/" lang="en" hreflang="en">Second</a> (en línea)</h3>'
        in html
    )


def test_a_pdf_is_online_also_in_the_copy_of_all_languages(published: Project):
    files = packed(published.root / "site/offline/genocide-prevention-all.zip")
    html = files["fr/statements/2024/2024-04-15-a/index.html"].decode()
    address = f"{SITE_URL}fr/statements/2024/2024-04-15-a/2024-04-15-a-fr.pdf"
    assert re.search(rf'<a href="{re.escape(address)}" type="application/pdf">[^<]+</a> \(en ligne\)', html)
    assert not [name for name in files if name.endswith((".pdf", ".png"))]


def test_a_copy_of_one_language_opens_with_its_home_page(published: Project):
    files = packed(published.root / "site/offline/genocide-prevention-es.zip")
    assert 'href="es/contact/index.html"' in files["index.html"].decode()
    assert 'href="contact/index.html"' in files["es/index.html"].decode()


def test_what_a_search_engine_must_know_still_leads_to_the_site(published: Project):
    html = packed(published.root / "site/offline/genocide-prevention-fr.zip")[
        "fr/contact/index.html"
    ].decode()
    assert f'<link rel="canonical" href="{SITE_URL}fr/contact/">' in html
    assert f'<link rel="alternate" hreflang="en" href="{SITE_URL}en/contact/">' in html


def test_two_builds_of_a_commit_give_the_same_bytes(published: Project, tmp_path: Path):
    other = publish(tmp_path)
    assert not differing(filecmp.dircmp(published.root / "site", other.root / "site"))


def test_every_file_in_a_zip_has_the_date_of_the_commit_and_nothing_of_the_machine(published: Project):
    for name in NAMES:
        with zipfile.ZipFile(published.root / f"site/offline/{name}.zip") as archive:
            assert archive.testzip() is None
            entries = archive.infolist()
            assert {entry.date_time for entry in entries} == {(2026, 11, 3, 12, 0, 0)}
            assert {
                (entry.external_attr, entry.create_system, entry.extra, entry.comment) for entry in entries
            } == {(0o100644 << 16, 3, b"", b"")}
            assert {entry.filename.partition("/")[0] for entry in entries} == {f"{name}-2026-11-03"}
            pages = [
                entry.filename
                for entry in entries
                if entry.filename.endswith("/index.html") and entry.filename.count("/") > 1
            ]
            assert pages == sorted(pages)


def test_nothing_in_a_copy_names_the_machine_it_was_made_on(published: Project):
    for name in NAMES:
        files = packed(published.root / f"site/offline/{name}.zip") | held(
            published.root / f"site/offline/{name}.zim"
        )
        assert not [file for file, content in files.items() if str(published.root).encode() in content]
    assert (
        str(published.root).encode()
        not in (published.root / "site/offline/genocide-prevention-all.zim").read_bytes()
    )


@pytest.mark.parametrize(
    ("name", "start", "language", "title"),
    [
        ("genocide-prevention-en", "en/index.html", b"eng", b"Genocide prevention"),
        ("genocide-prevention-fr", "fr/index.html", b"fra", "Prévention du génocide".encode()),
        ("genocide-prevention-es", "es/index.html", b"spa", "Prevención del genocidio".encode()),
        ("genocide-prevention-all", "index.html", b"eng,fra,spa", b"Genocide prevention"),
    ],
)
def test_kiwix_finds_a_sound_file_that_says_what_it_is(
    published: Project, name: str, start: str, language: bytes, title: bytes
):
    archive = Archive(published.root / f"site/offline/{name}.zim")
    assert archive.check()
    assert archive.main_entry.get_item().path == start
    assert (
        archive.get_metadata("Language"),
        archive.get_metadata("Title"),
        archive.get_metadata("Date"),
    ) == (language, title, b"2026-11-03")
    assert archive.get_metadata("Creator") == b"site.example"
    assert bytes(archive.get_illustration_item(48).content).startswith(b"\x89PNG")
    assert archive.uuid.version == 5


@pytest.mark.parametrize(
    ("name", "sought", "found"),
    [
        ("genocide-prevention-en", "denials", "en/glossary/index.html"),
        ("genocide-prevention-fr", "genocides", "fr/about/prevention-of-genocide/index.html"),
        ("genocide-prevention-fr", "génocide", "fr/about/prevention-of-genocide/index.html"),
        ("genocide-prevention-es", "CRIMENES", "es/guidance/crimes/index.html"),
        ("genocide-prevention-all", "crímenes", "es/guidance/crimes/index.html"),
        ("genocide-prevention-all", "génocide", "fr/about/prevention-of-genocide/index.html"),
    ],
)
def test_kiwix_finds_words_in_the_texts_with_and_without_accents(
    real_copies: Path, name: str, sought: str, found: str
):
    search = Searcher(Archive(real_copies / f"{name}.zim")).search(Query().set_query(sought))
    assert found in search.getResults(0, 100)


@pytest.mark.parametrize(
    ("name", "begun", "found"),
    [
        ("genocide-prevention-fr", "glos", "fr/glossary/index.html"),
        ("genocide-prevention-es", "prevencion", "es/about/prevention-of-genocide/index.html"),
    ],
)
def test_kiwix_suggests_pages_by_their_title(real_copies: Path, name: str, begun: str, found: str):
    assert found in SuggestionSearcher(Archive(real_copies / f"{name}.zim")).suggest(begun).getResults(0, 50)


def test_a_copy_of_another_text_has_another_number(tmp_path: Path):
    numbers = set()
    for text in ("One", "One", "Two"):
        site = tmp_path / "site"
        shutil.rmtree(site, ignore_errors=True)
        for code in SETTINGS.languages:
            (site / code).mkdir(parents=True)
            (site / code / "index.html").write_text(
                f"<title>{text}</title><main>{text}</main>", encoding="utf-8"
            )
        make_copies(Site(site, SITE_URL, SETTINGS, datetime(2026, 11, 3, tzinfo=UTC), {}))
        archive = Archive(site / "offline/genocide-prevention-en.zim")
        assert archive.check()
        numbers.add(archive.uuid)
    assert len(numbers) == 2


def on_page(
    copy: Copy, files: set[str], page: str = "fr/a/index.html", address: str = SITE_URL
) -> Callable[[str], str]:
    """What a link on a page becomes in a copy."""
    links = Links(copy, frozenset(files | {page}), address)
    return lambda href: links.target(href, page, page).href


@pytest.mark.parametrize(
    ("href", "becomes"),
    [
        ("../b/", "../b/index.html"),
        ("../b/#c", "../b/index.html#c"),
        ("./", "index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("#c", "#c"),
        ("", ""),
        ("?q=1", "?q=1"),
        ("../b/index.html", "../b/index.html"),
        ("../../assets/x%20y.svg", "../../assets/x%20y.svg"),
        ("/fr/b/", "../b/index.html"),
        ("../b/?q=1#c", "../b/index.html#c"),
        ("../../en/b/", "https://site.example/en/b/"),
        ("../b/b.pdf", "https://site.example/fr/b/b.pdf"),
        ("../../feed.xml", "https://site.example/feed.xml"),
        ("../gone/", "https://site.example/fr/gone/"),
        ("../../offline/x.zip", "https://site.example/offline/x.zip"),
        ("https://www.un.org/", "https://www.un.org/"),
        ("//other.example/", "//other.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://[", "http://["),
    ],
)
def test_where_a_link_leads_in_a_copy(href: str, becomes: str):
    files = {
        "fr/index.html",
        "fr/b/index.html",
        "en/b/index.html",
        "assets/x y.svg",
        "fr/b/b.pdf",
        "feed.xml",
        "offline/x.zip",
    }
    assert on_page(FRENCH, files)(href) == becomes


def test_a_site_below_a_folder_of_its_host_is_copied_alike():
    leads = on_page(WHOLE, {"fr/b/index.html", "index.html"}, address="https://site.example/deep/er/")
    assert leads("../b/") == "../b/index.html"
    assert leads("/deep/er/fr/b/") == "../b/index.html"
    assert leads("../../") == "../../index.html"
    assert leads("../c/") == "https://site.example/deep/er/fr/c/"


def rewritten(html: str, files: set[str] = frozenset(), copy: Copy = FRENCH) -> str:
    """A page's HTML in a copy."""
    links = Links(copy, frozenset({"fr/a/index.html", "fr/search/index.html", *files}), SITE_URL)
    return Rewriting(
        links=links,
        page="fr/a/index.html",
        stands="fr/a/index.html",
        say=words("fr"),
        room={"top": lambda code: f"[{code}]"},
    ).html(html)


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        ('<a href="../search/">x</a>', '<a href="../search/index.html">x</a>'),
        (
            "<a class=b href=../search/ title='> href=\"no\"'>x</a>",
            '<a class=b href="../search/index.html" title=\'> href="no"\'>x</a>',
        ),
        (
            '<A HREF="../../en/?a=1&amp;b">x</A>',
            '<A HREF="https://site.example/en/?a=1&amp;b">x</A> (en ligne)',
        ),
        (
            '<a href="../../en/"><img src="../search/"></a>',
            '<a href="https://site.example/en/"><img src="../search/index.html"></a> (en ligne)',
        ),
        (
            '<link rel="alternate" href="../../feed.xml"><a href="#x">x</a>',
            '<link rel="alternate" href="https://site.example/feed.xml"><a href="#x">x</a>',
        ),
        (
            '<pre>&lt;a href="../search/"&gt;</pre><abbr title="a href=x">y</abbr>',
            '<pre>&lt;a href="../search/"&gt;</pre><abbr title="a href=x">y</abbr>',
        ),
        ("<title><a href='../search/'></title>", "<title><a href='../search/'></title>"),
        ('<!-- <a href="../search/"> --><!--offline-top fr-->', '<!-- <a href="../search/"> -->[fr]'),
        ("a<!--offline-foot fr-->b", "ab"),
        ('a<script type="module" src="x.js"></script>b', "ab"),
        (
            '<form class="seek" action="../search/"><input></form>',
            '<p class="seek"><a href="../search/index.html">Parcourir les déclarations</a></p>',
        ),
        ('a<form action="./"><input></form>b', "ab"),
        ("a<form><input></form>b", "ab"),
        ('a<p id="x" data-online>only <b>here</b></p><p>b</p>', "a<p>b</p>"),
        ("<style>a{color:red}</style>", '<link rel="stylesheet" href="../../assets/style-eeea5041.css">'),
        ('<svg><style media="x">a{}</style></svg>', '<svg><style media="x">a{}</style></svg>'),
        ('<meta name="x" content="img-src \'self\'">', '<meta name="x" content="img-src \'self\'">'),
        (
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">",
            '<meta http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;; img-src &#x27;self&#x27; file:">',
        ),
    ],
)
def test_what_becomes_of_html_in_a_copy(html: str, becomes: str):
    assert rewritten(html) == becomes


def test_a_policy_lets_a_page_on_a_disk_have_the_files_beside_it():
    assert for_a_disk("default-src 'none'; style-src 'sha256-abc='; img-src 'self'; form-action 'self';") == (
        "default-src 'none'; style-src 'self' file:; img-src 'self' file:; form-action 'self'"
    )


def test_room_for_words_is_filled_or_goes():
    assert filled("a<!--offline-line es-->b<!--offline-top fr-->", {"line": str.upper}) == "aESb"


def test_what_a_search_goes_through_is_the_text_of_the_page():
    html = (
        '<title>Été · Le site</title><header>Menu</header><main><p title="x>y">L’été &amp; l’hiver</p></main>'
    )
    assert (title_of(html), words_of(html).split()) == ("Été", ["L’ete", "&", "l’hiver"])
    assert (title_of(""), words_of("")) == ("", "")


def test_kiwix_puts_its_own_frame_around_a_page_and_so_its_policy_goes():
    assert without_policy('<meta http-equiv="Content-Security-Policy" content="x">\n<p>') == "<p>"


def test_the_picture_in_kiwix_is_that_of_the_site():
    drawing = (ROOT / "overrides/icon.svg").read_text(encoding="utf-8")
    assert drawing == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#0b3c5d"/>'
        '<path d="M4 11V5h8v6M4 8h8" fill="none" stroke="#fff" stroke-width="1.5"/></svg>\n'
    )


def test_languages_have_their_codes_of_three_letters():
    assert [alpha3(code) for code in ("ar", "zh", "en", "fr", "ru", "es", "de", "xx")] == [
        "ara",
        "zho",
        "eng",
        "fra",
        "rus",
        "spa",
        "deu",
        "xx",
    ]
    assert all(
        short == get_global("language_aliases")[alpha3(short)]
        for short in ("ar", "zh", "en", "fr", "ru", "es")
    )


@pytest.mark.parametrize("copy", list(copies(SETTINGS)), ids=lambda copy: copy.name)
@pytest.mark.parametrize("edition", ["demonstration", "official"])
def test_what_kiwix_lists_fits_its_list_and_the_office_stands_for_the_official_edition_alone(
    copy: Copy, edition: str
):
    about = metadata(copy, DAY, SITE_URL, "Summary.", SETTINGS.model_copy(update={"edition": edition}))
    assert (
        len(about["Title"]) <= 30
        and len(about["Description"]) <= 80
        and not about["Description"].endswith("…")
    )
    assert (about["Creator"] == "site.example") == (edition == "demonstration")
    assert (words(copy.language or "en")["edition_text"] in about["LongDescription"]) == (
        edition == "demonstration"
    )


def test_the_text_beside_a_copy_names_every_place_where_the_site_stands():
    onion = "http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion/"
    text = readme(
        FRENCH,
        DAY,
        SITE_URL,
        SETTINGS.model_copy(update={"onion": onion, "mirrors": ("https://mirror.example/x/",)}),
    )
    assert text.endswith(
        f"Le site dans son état actuel\u00a0:\r\n  {SITE_URL}\r\n  https://mirror.example/x/\r\n  {onion}\r\n"
    )
    assert "Copie hors ligne du 3 novembre 2026." in text and "Édition de démonstration." in text
    assert "\n" not in text.replace("\r\n", "")


def test_the_text_beside_a_copy_of_all_languages_is_in_all_of_them():
    text = readme(WHOLE, DAY, SITE_URL, SETTINGS)
    assert all(words(code)["readme_all"] in text for code in SETTINGS.languages)


def test_a_site_of_one_language_has_one_copy():
    one = OfficeSettings.model_validate({"languages": {"fr": {"name": "Français"}}})
    assert [(copy.name, copy.language, copy.start) for copy in copies(one)] == [
        ("site-fr", "fr", "fr/index.html")
    ]
    assert metadata(next(copies(one)), DAY, SITE_URL, "", one)["Title"] == "site.example"


def test_an_address_is_called_by_its_host_and_folder():
    assert (host("https://site.example/"), host("https://site.example/a/b/")) == (
        "site.example",
        "site.example/a/b",
    )
