"""What the Nu HTML checker says of the built pages: nothing, not even advice."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from support.project import Project
from support.serving import serving
from support.vnu import messages

FAULTY = (
    '<!doctype html><html lang="en"><title>T</title><body><section><p>A<ul></p></ul><img src="a"></section>'
)
Said = dict[str, list[str]]


@pytest.fixture(scope="module")
def said(real_site: Path, stale: Project, history: Project, tmp_path_factory: pytest.TempPathFactory) -> Said:
    """What it says of the pages of four sites, asked once: Java starts slowly. The last has one page, with faults."""
    faulty = tmp_path_factory.mktemp("faulty")
    (faulty / "index.html").write_text(FAULTY, encoding="utf-8")
    sites = {
        "real": real_site,
        "stale": stale.root / "site",
        "history": history.root / "site",
        "faulty": faulty,
    }
    with ExitStack() as stack:
        served = {name: stack.enter_context(serving(site)) for name, site in sites.items()}
        told = messages(address for name, site in sites.items() for address in addresses(site, served[name]))
    return {
        name: [message for message in told if message.startswith(f"{address}/")]
        for name, address in served.items()
    }


def addresses(site: Path, address: str) -> list[str]:
    """Where each page of a site is served."""
    return [
        f"{address}/{file.relative_to(site).as_posix().removesuffix('index.html')}"
        for file in sorted(site.rglob("*.html"))
    ]


def test_the_nu_html_checker_has_nothing_to_say_about_any_page(said: Said):
    found = said["real"] + said["stale"] + said["history"]
    assert not found, "\n".join(found)


def test_the_nu_html_checker_does_find_what_is_wrong(said: Said):
    for fault in ("alt", "Section lacks heading", "No “p” element in scope"):
        assert any(fault in message for message in said["faulty"]), said["faulty"]
