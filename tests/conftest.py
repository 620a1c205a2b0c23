"""Built sites that several test files look at: each is built once for the whole run, whichever process needs it first."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from editorial.extension import plug_in
from support import (
    chromium,
    examples,  # noqa: F401 (its profiles, before any test asks for examples)
)
from support.copies import copy_real, publish
from support.history import official_history_site
from support.hostile import build_whatever_is_found, hostile_site
from support.many import A_FEW, Many
from support.once import Once
from support.optional import collect_ignore, pytest_terminal_summary  # noqa: F401 (pytest looks for both here)
from support.project import BELOW, Project, official, searched_site, small_site
from support.rendering import ROOT
from support.serving import serving
from support.stale import stale_site
from support.unusual import unusual_site

plug_in()  # tests inspect without the command line
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Stop what pytest-cov has begun to measure in a worker of xdist before it knew that it is one.

    It begins again for the worker (pytest_cov/plugin.py). Of two measurements only the later one pauses where a test is marked
    `no_cover`, and coverage then goes on with the earlier one: such tests took three times as long.
    """
    measuring = session.config.pluginmanager.getplugin("_cov")
    if "PYTEST_XDIST_WORKER" in os.environ and measuring and measuring.cov_controller:
        measuring.cov_controller.cov.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what can be seen: a test in the folder `browser`, and one for which something is made `once`. Others mark themselves.

    Coverage is measured where it costs little and says something: not where a test is about a whole site, about much work, or about
    hundreds of examples.
    """
    for item in items:
        if Path(__file__).with_name("browser") in item.path.parents:
            item.add_marker("browser")
        if "once" in getattr(item, "fixturenames", ()):
            item.add_marker("build")
        of_examples = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if of_examples or any(map(item.get_closest_marker, ("build", "browser", "server", "large"))):
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)` is a folder that `make(folder)` has filled, once for all processes of a run. Nobody may write into it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, finished = shared / name, shared / f"{name}.finished"
        with FileLock(shared / f"{name}.lock"):
            if not finished.exists():
                folder.mkdir()
                make(folder)
                finished.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def small(once: Once) -> Project:
    """The small site, built."""
    return Project(once("small", lambda folder: small_site(folder).build()))


@pytest.fixture(scope="session")
def below(once: Once) -> Project:
    """The small site in the official edition, built for BELOW, an address with a path."""
    return Project(once("below", lambda folder: official(small_site(folder)).build(SITE_URL=BELOW)))


@pytest.fixture(scope="session")
def unusual(once: Once) -> Project:
    """The small site with what few sites have (support/unusual.py), built."""
    return Project(once("unusual", lambda folder: unusual_site(folder).build()))


@pytest.fixture(scope="session")
def searched(once: Once) -> Project:
    """The small site with search, built."""
    return Project(once("searched", lambda folder: searched_site(folder).build()))


@pytest.fixture(scope="session")
def many(once: Once) -> Project:
    """A site whose lists have several pages, built."""
    return Project(once("many", lambda folder: Many(A_FEW, a_year=40).site(folder).build()))


@pytest.fixture(scope="session")
def stale(once: Once) -> Project:
    """The site whose English pages have moved on, built."""
    return Project(once("stale", lambda folder: stale_site(folder).build()))


@pytest.fixture(scope="session")
def history(once: Once) -> Project:
    """The official site of statements to which everything happened that can, built."""
    return Project(once("history", lambda folder: official_history_site(folder).build()))


@pytest.fixture(scope="session")
def hostile(once: Once) -> Project:
    """The site with all hostile pages, rendered as `make serve` does: with everything that the check found in them."""
    return Project(once("hostile", lambda folder: build_whatever_is_found(hostile_site(folder))))


@pytest.fixture(scope="session")
def real_site(once: Once) -> Path:
    """The real site of this repository, built from docs/."""
    return once("real", _build_real) / "site"


def _build_real(folder: Path) -> None:
    done = Project(ROOT).run("mkdocs", "build", "--strict", SITE_DIR=str(folder / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


@pytest.fixture(scope="session")
def published(once: Once) -> Project:
    """The small site with its offline copies, as a commit has it."""
    return Project(once("published", publish))


@pytest.fixture(scope="session")
def real_copies(once: Once, real_site: Path) -> Path:
    """The folder with the offline copies of the real site."""
    return once("copied", lambda folder: copy_real(real_site, folder)) / "site/offline"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for each process of the tests: whoever opens something in it closes that behind itself."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """The address at which the real site is served on this machine."""
    with serving(real_site) as address:
        yield address
