"""`editorial check --since`: what a pull request answers for, whichever file it changes."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docs_parity.inspection import inspection
from docs_parity.inspection.scope import CONCERNS_ALL, Touched, touched
from docs_parity.project import git
from docs_parity.runner import inspect_folder
from editorial.commands import main
from support.house import ENGLISH, FRENCH, House
from support.revisions import revision_of
from support.statements import publish

ELSEWHERE = "1 finding on pages that this change does not concern: `editorial check` lists them.\n"
READY = "Ready to be published: 2 pages in 2 languages.\n"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with two pages in order, on a branch."""
    house = House(tmp_path)
    write(house, "about/other")
    house.commit()
    house.git("checkout", "--quiet", "-b", "work")
    return house


def write(house: House, key: str, old: str = "", new: str = "") -> None:
    """A page in both languages, of which words are others in both."""
    english = ENGLISH.replace(old, new) if old else ENGLISH
    house.write(f"en/{key}.md", english)
    french = FRENCH.replace(old, new) if old else FRENCH
    house.write(f"fr/{key}.md", french.replace("  status", f"  of: {revision_of(english)}\n  status"))


def since_main(house: House) -> tuple[int, str]:
    return house.says("check", "--since", "main")


@pytest.mark.parametrize("silent", ["diff", "ls-files"])
def test_where_git_cannot_list_what_changed_nothing_is_said_to_be_ready(
    house: House, monkeypatch: pytest.MonkeyPatch, silent: str
):
    house.replace("en/about/page.md", "2005", "2006")
    answered = git.run

    def run(folder: Path, *arguments: str, send: bytes = b"") -> bytes | None:
        return None if arguments[0] == silent else answered(folder, *arguments, send=send)

    monkeypatch.setattr(git, "run", run)
    code, printed = since_main(house)
    assert (code, printed.splitlines()[-1]) == (2, "Error: git cannot list what changed since main.")


def merged(house: House) -> None:
    """What stands there is what the published branch has."""
    house.commit()
    house.git("branch", "--force", "main")


def test_a_term_that_changed_concerns_every_page(house: House):
    glossary = house.root / "glossary.yml"
    glossary.write_text("office:\n  en: {must: Office}\n  fr: {must: Bureau}\n", encoding="utf-8")
    merged(house)
    assert since_main(house) == (0, READY)
    glossary.write_text("office:\n  en: {must: Office}\n  fr: {must: Agence}\n", encoding="utf-8")
    said = "".join(
        f'docs/fr/about/{page}.md:9: the original says "Office" and this paragraph has no form of "Agence" '
        f"(line 6 of en/about/{page}.md) (term-missing). Use it, or correct the original.\n"
        for page in ("other", "page")
    )
    assert (
        since_main(house)
        == house.says("check")
        == (
            1,
            f"{said}Not ready to be published: 2 errors in 2 pages in 2 languages. The errors have to be put right first.\n",
        )
    )


def test_a_setting_that_changed_concerns_every_page(house: House):
    for page in ("other", "page"):
        for code, words in (("en", "In 2005"), ("fr", "En 2005")):
            house.replace(f"{code}/about/{page}.md", words, f"<sub>x</sub> {words}")
        house.run("confirm", f"about/{page}")
    merged(house)
    settings = house.root / "editorial.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("[abbr, sub, sup]", "[abbr, sup]"), encoding="utf-8"
    )
    code, printed = since_main(house)
    assert (code, printed) == house.says("check")
    assert code == 1
    assert printed.count("(raw-html)") == 4


@pytest.mark.parametrize("path", ["README.md", "mkdocs.yml", "notes/glossary.yml", "docs.md", "accepted.yml"])
def test_a_file_that_no_result_depends_on_concerns_no_page(house: House, path: str):
    """The trap: what was wrong before is not asked because of it."""
    house.replace("en/about/page.md", "2005", "2006")
    merged(house)
    (house.root / path).parent.mkdir(exist_ok=True)
    (house.root / path).write_text("New.\n", encoding="utf-8")
    assert since_main(house) == (0, ELSEWHERE + READY)
    assert house.says("check")[0] == 1


def test_an_acceptance_that_is_taken_back_concerns_its_page(house: House):
    house.replace("fr/about/page.md", "2005", "2006")
    assert house.says("check")[0] == 1
    number = fingerprint(house)
    accepted = house.run("accept", number, "--reason", "The French source has this year.")
    assert accepted.exit_code == 0, accepted.output
    merged(house)
    assert since_main(house)[0] == 0
    (house.root / "accepted/about/page.yml").unlink()
    code, printed = since_main(house)
    assert (code, printed) == house.says("check")
    assert code == 1


def fingerprint(house: House) -> str:
    """Of the only error."""
    findings = inspect_folder.inspect_folder(house.root / "docs").findings
    return next(finding.fingerprint for finding in findings if finding.stops)


def test_a_link_to_a_page_that_was_renamed_is_asked(house: House):
    write(house, "about/other", "New York", "[New York](page.md)")
    merged(house)
    for code in ("en", "fr"):
        house.git("mv", f"docs/{code}/about/page.md", f"docs/{code}/about/place.md")
    assert since_main(house) == (
        1,
        (
            'docs/en/about/other.md:8: the link "page.md" leads to no page: there is no en/about/page.md (link-broken). '
            'Did you mean "place.md"?\n'
            'docs/fr/about/other.md:11: the link "page.md" leads to no page: there is no fr/about/page.md (link-broken). '
            'Did you mean "place.md"?\n'
            "Not ready to be published: 2 errors in 2 pages in 2 languages. The errors have to be put right first.\n"
        ),
    )


def test_a_link_is_asked_whose_headings_were_moved_on_the_page_that_it_leads_to(house: House):
    """Both links still lead to a heading, and no more to the same one: what says so stands on a page that nobody touched."""
    write(house, "about/other", "New York", "[New York](page.md#one)")
    house.replace("fr/about/other.md", "page.md#one", "page.md#un")
    write(house, "about/page", "In 2005", "## One\n\n## Two\n\nIn 2005")
    house.replace("fr/about/page.md", "En 2005", "## Un\n\n## Deux\n\nEn 2005")
    merged(house)
    assert since_main(house) == house.says("check") == (0, READY)
    house.replace("fr/about/page.md", "## Un\n\n## Deux", "## Deux\n\n## Un")
    assert since_main(house) == (
        1,
        (
            'docs/fr/about/other.md:11: this link leads to "page.md#one" in the original and to "page.md#un" here (links). '
            "Correct the address.\n"
            "Not ready to be published: 1 error in 2 pages in 2 languages. The error has to be put right first.\n"
        ),
    )


def test_a_link_that_is_wrong_by_itself_is_not_asked_where_the_page_that_it_leads_to_changed(house: House):
    """The trap: it was wrong before, and nobody has touched what it hangs on."""
    house.replace("fr/about/other.md", "New York", "[New York](page.md)")
    merged(house)
    house.replace("fr/about/page.md", "Le Bureau alerte", "Le Bureau *alerte*")
    assert since_main(house) == (0, ELSEWHERE + READY)


def test_a_statement_is_asked_whose_neighbour_is_touched(house: House):
    """The second says that it takes the place of the first, which does not say so; the finding stands on the second."""
    first, second = (
        publish(house, "2026-11-01-first", "2026-11-01"),
        publish(house, "2026-11-02-second", "2026-11-02"),
    )
    house.replace(f"en/{second}.md", "version: 1\nfirst", f"version: 1\nsupersedes: {first}\nfirst")
    merged(house)
    house.replace("fr/about/page.md", "Le Bureau alerte", "Le Bureau *alerte*")
    assert "(statement-superseded)" not in since_main(house)[1]
    assert since_main(house)[0] == 0
    house.replace(f"fr/{first}.md", "appelle au calme", "appelle au *calme*")
    code, printed = since_main(house)
    assert (code, [line for line in printed.splitlines() if "(statement-superseded)" in line]) == (
        1,
        [
            f"docs/en/{second}.md:7: this statement takes the place of {first}, and that one does not say so (statement-superseded). "
            f"Give that one a new version: `editorial new version {first} --kind supersession --by {second}`."
        ],
    )


def test_a_page_is_asked_that_a_new_one_has_the_address_of(house: House):
    """The finding stands on the later of the two names, whichever is new."""
    house.git("branch", "--force", "main")
    house.write("en/about/page/index.md", house.read("en/about/page.md"))
    house.write("en/about/Other.md", house.read("en/about/other.md"))
    printed = since_main(house)[1]
    assert [line for line in printed.splitlines() if "(page-spelled-twice)" in line] == [
        "docs/en/about/other.md:1: this page and en/about/Other.md have the same address (page-spelled-twice). "
        "Keep one of the two.",
        "docs/en/about/page/index.md:1: this page and en/about/page.md have the same address (page-spelled-twice). "
        "Keep one of the two.",
    ]


def test_a_new_folder_that_looks_like_a_language_is_asked(house: House):
    house.write("pt/about/page.md", "# Olá\n")
    assert since_main(house) == (
        1,
        (
            'docs/pt:1: the folder "pt" looks like a language, so its files would be lost (folder-name). '
            "Use a longer name, or add the language to editorial.yml and mkdocs.yml.\n"
            "Not ready to be published: 1 error in 2 pages in 2 languages. The error has to be put right first.\n"
        ),
    )


def test_files_beside_the_docs_folder_are_not_taken_for_pages():
    assert touched(
        {"docs/en/a.md", "documents/en/b.md", "accepted/c/d.yml", "register/e/f/1/en.txt", "README.md"},
        "docs",
    ) == Touched(frozenset({"en/a.md"}), frozenset({"a", "c/d", "e/f"}), frozenset({"register"}))
    assert touched({"register/log.jsonl"}, "docs") == Touched(folders=frozenset({"register"}))
    assert touched({"glossary.yml"}, "docs").everything


WATCHED = """
import os, sys
from pathlib import Path

def watch(event, values):
    if event == "open" and isinstance(values[0], (str, os.PathLike)):
        opened.add(os.fspath(values[0]))

opened, project = set(), Path(sys.argv[1])
sys.addaudithook(watch)
from docs_parity.runner.inspect_folder import inspect_folder
from editorial.extension import plug_in
plug_in()
inspect_folder(project / "docs")
print(*sorted(Path(path).relative_to(project).as_posix() for path in opened if Path(path).is_relative_to(project)), sep="\\n")
"""
"""Prints the files of a project that an inspection opens, by their paths in it."""


def test_every_file_that_an_inspection_opens_is_known_here(house: House):
    """Whoever lets findings depend on a new file has to say here what else such a change concerns."""
    (house.root / "glossary.yml").write_text("unesco: {keep: UNESCO}\n", encoding="utf-8")
    publish(house)
    assert register(house).exit_code == 0
    house.replace("fr/about/page.md", "2005", "2006")
    assert (
        house.run("accept", fingerprint(house), "--reason", "The French source has this year.").exit_code == 0
    )
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(house.root)], capture_output=True, text=True, check=True
    )
    opened = {path for path in done.stdout.splitlines() if not path.startswith((".git/", ".cache/"))}
    concerning = {path for path in opened if touched({path}, "docs") != Touched()}
    assert opened == concerning
    assert opened >= CONCERNS_ALL | {"accepted/about/page.yml", "register/log.jsonl", "docs/fr/about/page.md"}


def register(house: House) -> Result:
    """`editorial register append`."""
    return CliRunner().invoke(
        main, ["register", "append", "--docs", str(house.root / "docs")], catch_exceptions=False
    )


@pytest.mark.parametrize(
    ("path", "text", "asked"),
    [
        ("editorial.yml", "\naddress: https://site.example/\n", ["about/other", "about/page"]),
        ("glossary.yml", "unesco: {keep: UNESCO}\n", ["about/other", "about/page"]),
        ("docs/fr/about/page.md", "\nEncore.\n", ["about/page"]),
        ("README.md", "New.\n", []),
    ],
)
def test_what_a_change_concerns_is_what_is_looked_at_again(
    house: House, path: str, text: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
):
    """Results that are kept and `--since` go by the same files."""
    house.run("check")
    keys = []
    real = inspection._page
    monkeypatch.setattr(
        inspection, "_page", lambda page, context: keys.append(page.key) or real(page, context)
    )
    with (house.root / path).open("a", encoding="utf-8") as file:
        file.write(text)
    house.run("check")
    changes = touched({path}, "docs")
    assert (
        keys
        == asked
        == [key for key in ("about/other", "about/page") if changes.everything or key in changes.keys]
    )


def test_the_files_that_settings_are_made_of_are_all_asked_above():
    assert {"editorial.yml", "glossary.yml"} == CONCERNS_ALL
