"""Search: what is searched, the index that is made from it, and the archive index of the search page."""

import gzip
import os
import zlib
from pathlib import Path

import jinja2
import pytest

from editorial.publishing import search_index as making
from editorial.publishing.search_index import FOLDER, SearchIndexError, packed_document, search_index
from editorial.site.i18n import words
from editorial.site.lists.statement_lists import statement_archive
from editorial.site.lists.taxonomy import FILTERS, Taxonomy, values
from editorial.site.search.search_bundle import UnknownFormatError, packed, unpacked
from editorial.site.search.search_documents import Facts, document
from support.many import Many
from support.project import Project, copied, searched_site
from support.rendering import ROOT


def groups(count: int, language: str) -> tuple[Taxonomy, ...]:
    """What so many statements are filed under."""
    return statement_archive(Many(count).model(), language)


@pytest.mark.large
@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_archive_index_of_5000_statements_weighs_what_a_page_may_weigh(language: str):
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"), autoescape=True)
    environment.filters["url"] = lambda path: f"../../{path}"
    view = {"language": language, "archive": (found := groups(5000, language))}
    html = environment.get_template("partials/archive.html").render(view=view, frame={"say": words(language)})
    assert len(gzip.compress(html.encode())) < 3_000
    assert html.count("<a ") == 1 + sum(len(group.terms) for group in found if group.has_lists)


def test_the_search_is_narrowed_by_what_its_index_has():
    assert (
        [group.name for group in groups(10, "en") if group.is_filter]
        == list(FILTERS)
        == list(values(Many(10).model().records[0].statement))
    )


def test_a_document_has_the_words_what_a_result_shows_and_what_it_is_filed_under():
    facts = Facts(
        {"day": "2024-04-15", "date": "15 avril 2024", "status": ""},
        {"year": ("2024",), "country": ("ISR", "PSE")},
        "2024-04-15",
        ("Discours de haine",),
    )
    assert document(
        "fr",
        "L’alerte & l'appel",
        "Un résumé.",
        '<h2 id="a">Qu’est-ce que l’<em>alerte</em> ?</h2><img alt="x" src="y">',
        facts,
    ) == (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta data-pagefind-meta="title[content]" content="L’ alerte &amp; l&#x27; appel">'
        '<meta data-pagefind-meta="day[content]" content="2024-04-15"><meta data-pagefind-meta="date[content]" content="15 avril 2024">'
        '<meta data-pagefind-filter="country[content]" content="ISR"><meta data-pagefind-filter="country[content]" content="PSE">'
        '<meta data-pagefind-filter="year[content]" content="2024"><meta data-pagefind-sort="date[content]" content="2024-04-15"></head>'
        "<body><main data-pagefind-body><p>Un résumé.</p><h2>Qu’ est-ce que l’ <em>alerte</em> ?</h2>"
        '<div data-pagefind-weight="0.1"><p>Discours de haine</p><p>L’ alerte &amp; l&#x27; appel</p></div></main></body></html>\n'
    )


@pytest.mark.parametrize("text", ["aujourd’hui", "don’t", "O’Brien", "the States’ duty", "presqu’île"])
def test_an_apostrophe_within_a_word_parts_nothing(text: str):
    assert f"<p>{text}</p>" in document("en", "A", "B", f"<p>{text}</p>", Facts({}, {}))


@pytest.mark.parametrize(
    "value",
    [0, 23, 24, 255, 256, 65_535, 65_536, 1 << 32, "", "é" * 300, [], [1, ["x", [2, "y"]]], list(range(300))],
)
def test_a_value_of_pagefind_is_read_as_it_is_written(value: object):
    assert unpacked(packed(value)) == value


@pytest.mark.parametrize("data", [b"pagefind_dcd\xf5", b"pagefind_dcx\x01", b"pagefind_dcd\x01\x01"])
def test_what_pagefind_does_not_write_today_is_told(data: bytes):
    with pytest.raises(UnknownFormatError):
        unpacked(gzip.compress(data))


def documents(**texts: str) -> dict[str, bytes]:
    """Documents by path, packed as a build packs them."""
    facts = Facts(
        {},
        {
            "year": ("2024", "2023", "2022"),
            "type": ("statement", "page"),
            "country": ("SDN", "SYR", "BIH", "COD"),
        },
    )
    return {
        f"{code}/page-{number}/": packed_document(document(code, text, text, f"<p>{text}</p>", facts))
        for code, text in texts.items()
        for number in range(3)
    }


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_the_same_documents_give_the_same_bytes(tmp_path: Path):
    made = documents(en="warning", fr="alerte", es="alerta")
    first = contents(search_index(made, tmp_path / "a"))
    for other in ("b", "c"):
        assert contents(search_index(dict(reversed(made.items())), tmp_path / other)) == first


def test_only_what_the_page_of_results_asks_for_is_published(tmp_path: Path):
    names = set(contents(search_index(documents(en="warning", fr="alerte"), tmp_path)))
    plain = {name for name in names if "/" not in name and not name.endswith(".pf_meta")}
    assert plain == {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "wasm.fr.pagefind"}
    assert {name.partition("/")[0] for name in names if "/" in name} == {"fragment", "index", "filter"}
    assert search_index(documents(en="warning", fr="alerte"), tmp_path).stat().st_mode & 0o777 == 0o755


def test_a_language_whose_stems_pagefind_does_not_know_has_the_common_program(tmp_path: Path):
    names = set(contents(search_index(documents(fr="alerte", zu="isexwayiso"), tmp_path)))
    assert {name for name in names if name.startswith("wasm")} == {
        "wasm.fr.pagefind",
        "wasm.unknown.pagefind",
    }


def test_an_index_is_kept_while_no_word_changes_and_the_old_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(making, "LAST", 2)
    kept = search_index(documents(en="warning"), tmp_path)
    os.utime(kept, (1, 1))
    monkeypatch.setattr(making, "_run", None)  # whoever runs Pagefind now fails
    assert search_index(documents(en="warning"), tmp_path) == kept
    monkeypatch.undo()
    monkeypatch.setattr(making, "LAST", 2)
    for word in ("one", "two"):
        assert search_index(documents(en=word), tmp_path) != kept
    assert not kept.exists()
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


def test_an_index_that_another_build_is_making_is_neither_counted_nor_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(making, "LAST", 1)
    unfinished = tmp_path / FOLDER / "tmpk2x0v8qa"
    unfinished.mkdir(parents=True)
    os.utime(unfinished, (1, 1))
    search_index(documents(en="warning"), tmp_path)
    assert unfinished.is_dir()
    os.utime(unfinished)
    kept = search_index(documents(en="warning"), tmp_path)
    assert kept.is_dir() and unfinished.is_dir()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (
            "import sys; print('out of memory', file=sys.stderr); sys.exit(3)",
            "Pagefind stopped with code 3 and said: out of memory",
        ),
        ("pass", "Pagefind stopped with code 0 and said: nothing"),
    ],
)
def test_a_failing_pagefind_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
):
    (tmp_path / "pagefind.py").write_text(program, encoding="utf-8")  # `python -m` looks here first
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SearchIndexError, match=said):
        search_index(documents(en="warning"), tmp_path)
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_another_format_of_pagefind_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def otherwise(files: dict[str, bytes]) -> dict[str, bytes]:
        raise UnknownFormatError("kind 5")

    monkeypatch.setattr(making, "ordered_files", otherwise)
    with pytest.raises(SearchIndexError, match=r"writes its files in another form \(kind 5\)"):
        search_index(documents(en="warning"), tmp_path)


def fragments(folder: Path) -> list[str]:
    """What the results of an index show and say, as Pagefind keeps it."""
    return [gzip.decompress(file.read_bytes()).decode() for file in folder.glob("pagefind/fragment/*")]


def test_every_page_is_searched_in_its_language_and_the_search_page_is_not(searched: Project):
    said = fragments(searched.root / "site")
    assert len(said) == 6 + 6 + 5
    assert not [text for text in said if '/search/"' in text]
    assert {text.partition('"url":"/')[2][:2] for text in said} == {"en", "fr", "es"}


def test_a_page_has_a_form_that_leads_to_the_search_page_in_its_language(searched: Project):
    assert '<form class="seek" role="search" action="../../search/" method="get">' in searched.read(
        "fr/about/overview/index.html"
    )
    assert 'class="seek"' not in searched.read("fr/search/index.html")


def test_a_change_of_the_style_or_of_a_template_changes_no_index_and_a_word_does(
    searched: Project, tmp_path: Path
):
    project = copied(searched, tmp_path / "site")
    before = contents(project.root / "site/pagefind")
    indexes = {folder.name for folder in (project.root / FOLDER).iterdir()}
    for path, extra in (
        ("overrides/styles/base.css", "b { color: red; }"),
        ("overrides/main.html", "{# #}<!-- changed -->"),
    ):
        file = project.root / path
        file.write_text(file.read_text(encoding="utf-8") + extra, encoding="utf-8")
    project.build()
    assert {folder.name for folder in (project.root / FOLDER).iterdir()} == indexes
    assert contents(project.root / "site/pagefind") == before
    project.write(
        "en/statements/index.md",
        (project.root / "docs/en/statements/index.md").read_text(encoding="utf-8") + "\nOkapi.\n",
    )
    project.record()
    project.build()
    assert len({folder.name for folder in (project.root / FOLDER).iterdir()} - indexes) == 1
    assert any("Okapi" in text for text in fragments(project.root / "site"))


def test_a_build_without_a_search_page_has_no_form_no_script_and_no_index(small: Project):
    site = small.root / "site"
    assert not (site / "pagefind").exists() and not list(site.glob("assets/search*"))
    assert 'role="search"' not in small.read("fr/contact/index.html")


@pytest.mark.build
def test_the_build_stops_with_a_sentence_where_pagefind_fails(tmp_path: Path):
    project = searched_site(tmp_path)
    (tmp_path / "pagefind.py").write_text("import sys; sys.exit('no space left')", encoding="utf-8")
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 1
    assert (
        "The search index was not made: Pagefind stopped with code 1 and said: no space left"
        in done.stdout + done.stderr
    )
    assert "Traceback" not in done.stdout + done.stderr


def test_a_packed_document_is_the_document():
    assert zlib.decompress(packed_document("été")).decode() == "été"
