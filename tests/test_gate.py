"""The gate: nothing off parity gets published, and what is published stays."""

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from docs_parity.markdown.page_reader import read_page
from docs_parity.model.block import Kind
from support.project import HOME, Project, copied, small_site, statement
from support.rendering import ROOT
from support.serving import own_address


def break_french(project: Project) -> None:
    """Take the text out of the French home page."""
    file = project.root / "docs/fr/index.md"
    file.write_text(file.read_text(encoding="utf-8").replace(f"{HOME['fr']}\n", ""), encoding="utf-8")


def test_a_missing_paragraph_stops_the_build_and_leaves_the_last_good_site(small: Project, tmp_path: Path):
    project = copied(small, tmp_path)
    before = {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()}
    break_french(project)
    done = project.run("editorial", "build")
    assert done.returncode == 1
    assert done.stderr == (
        'docs/fr/index.md:6: the paragraph "See this." (line 6 of en/index.md) is missing after this line (block-skeleton). '
        "Translate it below line 6.\n"
        'docs/en/statements/2024/2024-05-15-b.md:1: the page "Second" has no version in Spanish (missing-translation). '
        "Translate it into es/statements/2024/2024-05-15-b.md.\n"
        "Not ready to be published: 1 error, 1 note in 5 pages in 3 languages. The error has to be put right first.\n"
        "Nothing was published; site is as it was.\n"
    )
    assert {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("arguments", [[], ["-q"], ["--strict"], ["-q", "--strict"]])
def test_mkdocs_itself_stops_before_it_touches_the_site(small: Project, tmp_path: Path, arguments: list[str]):
    project = copied(small, tmp_path)
    break_french(project)
    done = project.run("mkdocs", "build", *arguments)
    assert done.returncode == 1
    assert "docs/fr/index.md:6: the paragraph" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site/fr/index.html").exists()


@pytest.mark.build
def test_the_inspection_runs_once_a_build(tmp_path: Path):
    project = small_site(tmp_path)
    shutil.rmtree(tmp_path / "docs/es/statements/2024")
    project.write("en/statements/2024/2024-04-15-a.md", statement("2024-04-15", "First", "en, fr"))
    project.record()
    done = project.run("mkdocs", "build")
    assert done.returncode == 0
    assert done.stderr.count("Ready to be published") == 1


def test_a_build_that_fails_later_leaves_the_last_good_site(small: Project, tmp_path: Path):
    project = copied(small, tmp_path)
    (tmp_path / "overrides/main.html").write_text("{% broken", encoding="utf-8")
    assert project.run("editorial", "build").returncode != 0
    assert "Maison" in project.read("fr/index.html")


FULL = "the disk, or this user's share of it, is full. Make room, and run the command again"


@pytest.mark.parametrize("command", ["editorial", "mkdocs"])
def test_a_disk_that_becomes_full_during_a_build_is_told_in_words(
    small: Project, tmp_path: Path, command: str
):
    """No file becomes longer than 4,000 bytes, as after `ulimit -f`: MkDocs meets that in the middle."""
    project = copied(small, tmp_path)
    before = {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()}
    done = project.python(
        "-c",
        "import resource, runpy, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))\n"
        f"sys.argv = ['{command}', 'build']\n"
        f"runpy.run_module('{command}', run_name='__main__')",
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert done.returncode == 2
    assert f"{FULL}. The site was not built.\n" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    if command == "editorial":
        assert done.stderr.endswith("Nothing was published; site is as it was.\n")
        assert {file: file.read_bytes() for file in before} == before


def test_a_moment_that_no_file_can_bear_stops_mkdocs_itself_in_words(small: Project, tmp_path: Path):
    project = copied(small, tmp_path)
    done = project.run("mkdocs", "build", SOURCE_DATE_EPOCH="abc")
    assert done.returncode == 1
    assert 'SOURCE_DATE_EPOCH is "abc", and must be' in done.stdout
    assert "Traceback" not in done.stderr and (tmp_path / "site/fr/index.html").exists()


@contextmanager
def serving(project: Project):
    """`editorial serve` at work: the process, its address, the file of what it says."""
    address, log = own_address(), project.root / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "editorial", "serve", "--address", address],
            cwd=project.root,
            stdout=output,
            stderr=output,
        )
        try:
            yield server, f"http://{address}", log
        finally:
            server.terminate()
            server.wait()


def fetched(address: str, wanted: str, seconds: float = 40) -> str:
    """The page at an address, as soon as it holds the wanted words."""
    html = ""
    for _ in range(int(seconds * 5)):
        try:
            html = urllib.request.urlopen(address, timeout=5).read().decode()
            if wanted in html:
                return html
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"{wanted!r} never came: {html[:500]}")


@pytest.mark.server
@pytest.mark.build
def test_serve_shows_the_finding_on_the_page_and_lives_on(tmp_path: Path):
    project = small_site(tmp_path)
    with serving(project) as (server, base, log):
        address = f"{base}/fr/"
        assert "Avant que cette page" not in fetched(address, "Maison")
        break_french(project)
        html = fetched(address, "Avant que cette page puisse être publiée")
        assert "docs/fr/index.md:6: the paragraph &#34;See this.&#34;" in html
        assert (
            "livereload(" in html and "Content-Security-Policy" not in html
        )  # which would forbid MkDocs' script
        assert "block-skeleton" not in fetched(f"{base}/en/", "Home")
        assert server.poll() is None
        assert "docs/fr/index.md:6: the paragraph" in log.read_text(encoding="utf-8")


@pytest.mark.server
@pytest.mark.build
def test_whoever_stops_the_command_stops_the_server(tmp_path: Path):
    project = small_site(tmp_path)
    with serving(project) as (_, base, _):
        fetched(f"{base}/fr/", "Maison")
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{base}/fr/", timeout=5)


@pytest.mark.server
@pytest.mark.build
def test_serve_lives_on_through_pages_that_cannot_be_read_and_settings_that_are_wrong(tmp_path: Path):
    project = small_site(tmp_path)
    with serving(project) as (server, base, log):
        fetched(f"{base}/fr/contact/", "Maison contact")
        good = (tmp_path / "docs/fr/contact.md").read_bytes()
        (tmp_path / "docs/fr/contact.md").write_bytes(b"---\ntitle: \xe9\n---\n")
        said(log, "docs/fr/contact.md:2: byte E9 is not UTF-8 text")
        fetched(f"{base}/en/", "Home")
        settings = (tmp_path / "editorial.yml").read_text(encoding="utf-8")
        (tmp_path / "editorial.yml").write_text("languages: 3\n", encoding="utf-8")
        said(log, 'editorial.yml:1: "languages" is not right')
        (tmp_path / "editorial.yml").write_text(settings, encoding="utf-8")
        (tmp_path / "docs/fr/contact.md").write_bytes(good)
        fetched(f"{base}/fr/contact/", "Maison contact")
        assert server.poll() is None
        assert "Traceback" not in log.read_text(encoding="utf-8")


def said(log: Path, words: str, seconds: float = 40) -> None:
    """Wait until the log holds these words."""
    for _ in range(int(seconds * 5)):
        if words in log.read_text(encoding="utf-8"):
            return
        time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))


def deletions() -> list[tuple[Path, int, int, str]]:
    """Every paragraph of every French page: file, first line, last line, and the words of the original paragraph."""
    found = []
    for file in sorted((ROOT / "docs/fr").rglob("*.md")):
        path = file.relative_to(ROOT / "docs").as_posix()
        key = path.removeprefix("fr/").removesuffix(".md")
        version = read_page(file.read_bytes(), "fr", key, path)
        original = read_page((ROOT / "docs/en" / f"{key}.md").read_bytes(), "en", key, f"en/{key}.md")
        found += [
            (file, here.line, here.last_line, there.line)
            for here, there in zip(version.blocks, original.blocks, strict=True)
            if here.kind is Kind.PARAGRAPH
        ]
    return found


@pytest.mark.large
def test_deleting_any_paragraph_of_a_french_page_names_the_page_the_line_and_the_paragraph():
    from docs_parity.project.pairing import Pages
    from docs_parity.project.settings import read_settings
    from docs_parity.project.tree import read_tree
    from docs_parity.rules.context import Context, PagePair
    from docs_parity.rules.structure import structure

    settings = read_settings(ROOT / "editorial.yml")
    tree = read_tree(ROOT / "docs", settings)
    context = Context(settings, tree, Pages(tree, settings))
    for file, first, last, original_line in deletions():
        path = file.relative_to(ROOT / "docs").as_posix()
        key = path.removeprefix("fr/").removesuffix(".md")
        lines = file.read_text(encoding="utf-8").split("\n")
        shorter = read_page("\n".join(lines[: first - 1] + lines[last:]).encode(), "fr", key, path)
        page = context.pages[key]
        findings = list(structure(PagePair(page, page.source, shorter, context)))
        assert [(f.path, f.original_path, f.original_line) for f in findings] == [
            (path, f"en/{key}.md", original_line)
        ], (path, first)
        assert re.search(r"the paragraph .* is missing after this line", findings[0].message)
        assert findings[0].line < first


@pytest.mark.build
def test_a_published_text_that_changed_in_silence_stops_the_build(tmp_path: Path):
    project = small_site(tmp_path)
    assert project.run("editorial", "register", "append").returncode == 0
    file = tmp_path / "docs/en/statements/2024/2024-04-15-a.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("title: First", "title: The first"), encoding="utf-8"
    )
    for command in (("editorial", "check"), ("mkdocs", "build"), ("editorial", "build")):
        done = project.run(*command)
        assert done.returncode == 1
        assert (
            'docs/en/statements/2024/2024-04-15-a.md:2: the English text is not what was published as version 1: "First" was published '
            'here, and the file says "The first" (recorded-text).' in done.stdout + done.stderr
        )
    assert not (tmp_path / "site").exists()
