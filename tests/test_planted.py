"""Nothing of the house's can be planted: at its addresses, or below `.cache/`, where it keeps what it has made."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from editorial.site.addresses import address, changes_address, download, list_address, version_address
from editorial.site.reserved import reserved
from support.house import ENGLISH, House
from support.once import Once
from support.project import Project, copied, searched_site
from support.rendering import ROOT
from support.statements import ENGLISH as STATEMENT

sys.path.insert(0, str(ROOT / "hooks"))
from steps import own_files
from steps.build import Build

LANGUAGES = ("en", "fr", "es")
S = "en/statements/2024/2024-04-15-sudan"
PLANTED = [
    f"{S}/2024-04-15-sudan-en.pdf",
    f"{S}/2024-04-15-sudan-en.png",
    f"{S}/2024-04-15-sudan-ar.pdf",
    f"{S}/anything.txt",
    f"{S}/v1/statement.txt",
    f"{S}/v2/page.md",
    f"{S}/v1.md",
    f"{S}/changes/2.md",
    f"{S}/statement.json",
    "fr/statements/country/SDN.md",
    "fr/statements/country/SDN/feed.xml",
    "fr/statements/subject/hate-speech.md",
    "fr/statements/adviser/a-person.md",
    "fr/statements/page/2.md",
    "fr/statements/2024/page/2.md",
    "fr/statements/2024.md",
    "fr/feed.xml",
    "fr/feed.json",
    "fr/404.md",
    "fr/404.txt",
    "en/register.md",
    "en/register/log.txt",
    "en/offline/index.md",
    "en/v/page.md",
    "offline/genocide-prevention-all.zip",
    "offline/genocide-prevention-ar.zip",
    "offline/deep/er.pdf",
    "schemas/statement.json",
    "pagefind/pagefind.json",
    "register/log.txt",
    "register/SHA256SUMS",
    "v/7K3M-Q9TD-2XVB/letter.pdf",
    "verify/letter.pdf",
    "robots.txt",
    "Robots.TXT",
    "CNAME",
    "404.txt",
    "_headers",
    "_redirects",
    "statements.json",
    "statements.csv",
    "sitemap.xml",
    "favicon.ico",
    "any.pdf",
    "offline",
    "about",
    "en/letter",
    "assets/letter",
    "assets/feed.xml",
    "assets/robots.txt",
    "assets/search.0123abcd.js",
    ".well-known",
    ".htaccess",
    "en/.htaccess",
    "assets/.nojekyll",
]
ORDINARY = [
    "assets/figures/map.svg",
    "assets/list.pdf",
    "assets/register/list.pdf",
    "assets/offline.zip",
    "assets/2024/statement-annex.txt",
    "assets/search.svg",
    "en/about/map.svg",
    "en/about/offline.md",
    "en/policies/offline.md",
    "en/policies/register.md",
    "en/verify.md",
    "en/search.md",
    "en/index.md",
    "en/about/index.md",
    "en/statements/index.md",
    f"{S}.md",
    f"{S}/index.md",
    f"{S}-annex.csv",
    "en/statements/2024/chart.svg",
    "en/registers.md",
    "en/v1/page.md",
    ".DS_Store",
    "en/.gitkeep",
]


PROGRAM = re.compile(
    r"bin/editorial (?:check|build|release)|make (?:--silent )?(?:check|release|site|downloads)"
)


def place_of(path: str) -> str:
    language, _, rest = path.partition("/")
    return address(language, rest.removesuffix(".md")) if path.endswith(".md") else path


@pytest.mark.parametrize(
    "path",
    [
        "en/feed.xml/x.csv",
        "en/feed.json/x.csv",
        "en/about/index.html/x.csv",
        "404.html/x.csv",
        "sitemap.xml/x.csv",
        "statements.json/x.csv",
        "_headers/x.csv",
        "assets/search.5427fba3.js/x.csv",
    ],
)
def test_nothing_lies_below_a_file_of_the_house(path: str):
    """A folder of its name would be in the way of the file."""
    assert reserved(path, ("en", "fr", "es"))
    assert not reserved("assets/figures.v2/x.csv", ("en", "fr", "es")), "the trap: a folder with a point"


@pytest.mark.parametrize("path", PLANTED)
def test_an_address_of_the_house_is_free_for_nobody(path: str):
    assert reserved(place_of(path), LANGUAGES)


@pytest.mark.parametrize("path", ORDINARY)
def test_ordinary_files_and_pages_have_addresses_of_their_own(path: str):
    assert reserved(place_of(path), LANGUAGES) == ""


@pytest.mark.parametrize("language", ["pt-BR", "zh-Hans", "sr"])
def test_a_language_is_one_however_it_is_written(language: str):
    for path in (f"{language}/statements/2024.md", f"{language}/register.md", f"{language}/404.md"):
        code, _, rest = path.partition("/")
        assert reserved(address(code, rest.removesuffix(".md")), (language,))
    assert not reserved(f"{language}/about/map.svg", (language,))


NAMES = st.text(alphabet="abcdefgh0123456789-", min_size=1, max_size=12)
KEYS = st.builds("statements/{}/{}".format, st.integers(1000, 9999), NAMES)


@given(st.sampled_from(LANGUAGES), KEYS, st.integers(1, 99), NAMES, st.sampled_from(("pdf", "png")))
def test_whatever_belongs_to_a_statement_is_reserved(
    language: str, key: str, version: int, value: str, suffix: str
):
    lists = [list_address(language, by, value) for by in ("country", "subject", "adviser")]
    for place in (
        version_address(language, key, version),
        changes_address(language, key, version),
        list_address(language, "year", key.split("/")[1]),
        address(language, key) + download("ar", key, suffix, 1).name,
        *lists,
        *(list_address(language, by) for by in ("country", "subject", "adviser")),
    ):
        assert reserved(place, LANGUAGES), place
        assert reserved(f"{place}{value}.{suffix}" if place.endswith("/") else place, LANGUAGES) or by_year(
            place
        )
    assert reserved(address(language, key), LANGUAGES) == ""


def by_year(place: str) -> bool:
    """Beside a statement lie files that belong to it; the list of the year has none."""
    return place.count("/") == 3


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.git("add", "-A")
    made.git("commit", "-qm", "a")
    return made


def told(house: House, rule: str) -> list[str]:
    return [line for line in house.says("check")[1].splitlines() if f"({rule})" in line]


def test_the_check_tells_every_planted_file_with_its_reason_and_no_ordinary_one(house: House):
    shown = [path for path in PLANTED if path.partition("/")[0] not in ("es", "offline", "about")]
    for path in [*shown, "offline/x.zip", *(each for each in ORDINARY if each != f"{S}/index.md")]:
        if path == ".well-known":
            house.write(f"{path}/security.txt", "")
        elif not (house.root / "docs" / path).exists():
            house.write(path, ENGLISH if path.endswith(".md") else "")
    house.write(f"{S}.md", STATEMENT.replace("2026-11-02", "2024-04-15"))
    sentences = told(house, "reserved-address")
    said = {line.partition(":")[0] for line in sentences}
    # A page below statements/ that is no statement is withheld with its files, and told as such.
    withheld = {line.partition(":")[0] for line in told(house, "embargo")}
    planted = {f"docs/{path}" for path in [*shown, "offline/x.zip"]}
    assert said <= planted, said - planted
    assert f"docs/{S}/anything.txt" in said
    of_pages = {path.removesuffix(".md") for path in withheld}
    assert all(any(path.startswith(page) for page in of_pages) for path in planted - said)
    assert (
        f"docs/{S}/2024-04-15-sudan-en.pdf:1: /{S}/2024-04-15-sudan-en.pdf is an address of the site itself: below the page of a "
        "statement stand its own files (PDF, text, earlier versions) (reserved-address). "
        "Put the file into docs/assets/ under another name and link to it from there."
    ) in sentences
    assert (
        "docs/fr/404.md:1: /fr/404/ is an address of the site itself: the site's own pages have this name (reserved-address). "
        "Give the page another name, in every language."
    ) in sentences


def test_a_house_without_planted_files_has_no_such_finding(house: House):
    assert house.says("check")[0] == 0


@pytest.mark.parametrize("rule", ["reserved-address", "cache-committed"])
def test_nobody_makes_it_weigh_less(house: House, rule: str):
    settings = house.root / "editorial.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + f"severity: {{{rule}: info}}\n", encoding="utf-8"
    )
    code, said = house.says("check")
    assert code == 2 and f'"severity" sets "{rule}" to "info"' in said


# Below `.cache/`


@pytest.mark.parametrize("folder", [".cache", ".Cache"])
def test_a_kept_file_in_the_repository_stops_the_check(house: House, folder: str):
    for name in ("files/0123.pdf", "results.json"):
        file = house.root / folder / "editorial" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("forged", encoding="utf-8")
    house.git("add", "--force", folder)
    for moment in ("staged", "committed"):
        if moment == "committed":
            house.git("commit", "-qm", "b")
        assert told(house, "cache-committed") == [
            f'{folder}/editorial/files/0123.pdf:1: git has 2 files of {folder}/, beginning with "{folder}/editorial/files/0123.pdf": '
            "what lies there is published without being made anew (cache-committed). "
            f"Take them out of the repository: `git rm -rf {folder}`, and leave .cache/ in .gitignore."
        ], moment
    house.git("rm", "-rqf", folder)
    assert told(house, "cache-committed") == []


def test_a_kept_file_that_git_does_not_have_is_no_fault(house: House):
    assert house.says("check")[0] == 0
    assert (house.root / ".cache/editorial/results.json").exists()
    assert house.says("check")[0] == 0


def test_a_link_in_the_place_of_the_folder_is_one_too(house: House, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (house.root / ".cache").symlink_to(tmp_path / "elsewhere")
    house.git("add", "--force", ".cache")
    assert len(told(house, "cache-committed")) == 1


def test_a_pull_request_that_adds_a_kept_file_answers_for_it(house: House):
    file = house.root / ".cache/editorial/files/0123.pdf"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"forged")
    house.git("add", "--force", ".cache")
    house.git("commit", "-qm", "b")
    code, said = house.says("check", "--since", "HEAD~1")
    assert code == 1 and "(cache-committed)" in said


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda path: path.stem
)
def test_every_job_that_runs_the_program_begins_without_kept_files(path: Path):
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    running = [job["steps"] for job in jobs if any(PROGRAM.search(run) for run in runs(job["steps"]))]
    assert running
    for steps in running:
        place = next(number for number, step in enumerate(steps) if "run" in step)
        assert steps[place]["run"] == "rm -rf .cache"


def runs(steps: list[dict]) -> list[str]:
    return [step.get("run", "") for step in steps]


# In the build, behind the check


def a_build(folder: Path, *, serving: bool = False) -> Build:
    """A build of three languages, as far as addresses ask for it."""

    class Settings:
        languages = dict.fromkeys(LANGUAGES)

    class Model:
        settings = Settings()

    build = Build(serving=serving)
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(folder / "docs"), "site_dir": str(folder / "site")})
    build._config, build._model = config, Model()  # type: ignore[assignment]
    return build


def given_files(folder: Path, *paths: str) -> Files:
    for path in paths:
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).touch()
    return Files([File(path, str(folder / "docs"), str(folder / "site"), True) for path in paths])


@pytest.mark.parametrize(
    "path", [f"{S}/2024-04-15-sudan-en.pdf", "robots.txt", "en/register.md", "en/statements/2024.md"]
)
def test_a_file_that_the_check_should_miss_stops_the_build(tmp_path: Path, path: str):
    with pytest.raises(Abort, match="an address of the site itself"):
        own_files.keep_free(a_build(tmp_path), given_files(tmp_path, "en/index.md", path))
    own_files.keep_free(a_build(tmp_path, serving=True), given_files(tmp_path, path))


def test_two_files_at_one_address_stop_the_build(tmp_path: Path):
    build = a_build(tmp_path)
    own_files.write_own(build, "statements.json", b"1")
    with pytest.raises(Abort, match=r"Two files would be published as /statements\.json"):
        own_files.write_own(build, "statements.json", b"2")
    build.taken.add("en/feed.xml")
    with pytest.raises(Abort):
        own_files.write_own(build, "en/feed.xml", b"")
    assert (tmp_path / "site/statements.json").read_bytes() == b"1"


def test_what_nothing_keeps_free_is_not_written(tmp_path: Path):
    with pytest.raises(LookupError, match=r"reserved\.py does not know en/news/latest\.xml"):
        own_files.write_own(a_build(tmp_path), "en/news/latest.xml", b"")


@pytest.fixture(scope="module")
def with_downloads(once: Once) -> Project:
    """A site with search, register and everything that readers take along."""

    def make(folder: Path) -> None:
        project = searched_site(folder)
        (folder / ".gitignore").write_text("/.cache/\n/site/\n/site-server/\n", encoding="utf-8")
        project.write(".DS_Store", "hidden")
        project.write("en/about/.hidden.txt", "hidden")
        project.write("assets/.hidden/list.pdf", "hidden")
        project.commit("2026-11-03")
        done = project.run("editorial", "release", "--downloads")
        assert done.returncode == 0, done.stderr

    return Project(once("site with downloads", make))


def published(project: Project) -> Iterator[str]:
    site = project.root / "site"
    return (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


@pytest.mark.build
def test_every_file_that_is_no_file_of_docs_is_reserved(with_downloads: Project):
    docs = with_downloads.root / "docs"
    files = sorted(published(with_downloads))
    pages = {
        f"{address(language, key)}index.html"
        for path in docs.glob("*/**/*.md")
        for language, _, key in [path.relative_to(docs).as_posix().removesuffix(".md").partition("/")]
    }
    made = [
        path for path in files if path not in pages and not (docs / path).is_file() and path != "index.html"
    ]
    assert {"pdf", "png", "zip", "zim", "xml", "json", "txt", "csv", "js", "jsonl"} <= {
        path.rpartition(".")[2] for path in made
    }
    assert [path for path in made if not reserved(path.removesuffix("index.html"), LANGUAGES)] == []
    assert [
        path for path in files if reserved(path.removesuffix("index.html"), LANGUAGES) and path not in made
    ] == []


@pytest.mark.build
def test_hidden_files_are_not_published(with_downloads: Project):
    assert [path for path in published(with_downloads) if "/." in f"/{path}"] == [".htaccess"]


@pytest.mark.build
@pytest.mark.parametrize("downloads", [False, True])
def test_a_release_with_a_planted_pdf_records_and_publishes_nothing(
    with_downloads: Project, tmp_path: Path, downloads: bool
):
    project = copied(with_downloads, tmp_path)
    before = (project.root / "register/log.jsonl").read_bytes(), sorted(published(project))
    project.write("en/statements/2024/2024-04-15-a/2024-04-15-a-en.pdf", "forged")
    done = project.run("editorial", "release", *(["--downloads"] if downloads else []))
    assert done.returncode == 1 and "(reserved-address)" in done.stdout + done.stderr
    assert ((project.root / "register/log.jsonl").read_bytes(), sorted(published(project))) == before
