"""What a first visit to each kind of page weighs, and when its text is there, beside stock Material with
static-i18n and search.

    python -m benchmarks.weight [--language fr] [--runs 3] [--without-lcp]

Both sites are built from the same Markdown in the same run, served by the same server (gzip, level 6) and
visited by the same browser.
Bytes are counted where they are sent, with headers. Stock goes without its web fonts here: they would come
from another host.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.build import STOCK, project, stock_project
from benchmarks.lighthouse import prepare, verdicts
from playwright.sync_api import Page, sync_playwright
from tests.support.chromium import ARGUMENTS, find
from tests.support.pages import KINDS, LANGUAGES
from tests.support.serving import Server, listening
from tests.support.weighing import Weight, visiting

WORDS = {"en": "Sudan", "fr": "Soudan", "es": "Sudán"}
QUERY = "after one search"
# Pages that both sites have. Stock's search is a box on every page; ours is a page of its own. Stock has no
# lists.
SHARED = {kind: path for kind, path in KINDS.items() if kind not in ("search", "list", "not-found")}
HEAD = (
    "| page | bytes | requests | JavaScript | LCP, s | stock: bytes | requests | JavaScript | LCP, s | "
    "bytes, stock / ours |\n"
    "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
)


def main() -> None:
    """Build both, weigh both, print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", choices=LANGUAGES, default="fr")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--without-lcp", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = _built(Path(folder))
        with listening(ours) as here, listening(stock) as there:
            weights = [_weights(here, options.language, False), _weights(there, options.language, True)]
            lcp = [{}, {}] if options.without_lcp else _lcp([here, there], options)
    print(HEAD)
    for kind in weights[0]:
        print(_row(kind, [weight[kind] for weight in weights], [seconds.get(kind) for seconds in lcp]))


def _built(folder: Path) -> tuple[Path, Path]:
    """The folders of both sites."""
    house, stock = folder / "house", folder / "stock"
    project(house, 0)
    stock_project(stock, house)
    settings = STOCK.replace("theme: {name: material}", "theme: {name: material, font: false}")
    (stock / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for site in (house, stock):
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet"],
            cwd=site,
            check=True,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stderr=subprocess.DEVNULL,
        )
    return house / "site", stock / "site"


def _address(language: str, path: str, stock: bool) -> str:
    """Where a page is: stock has the first language at the root."""
    return path if stock and language == LANGUAGES[0] else f"{language}/{path}"


def _weights(server: Server, language: str, stock: bool) -> dict[str, Weight]:
    """What each kind of page weighs, the search last: before and after a query."""
    weights = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for kind, path in SHARED.items():
            with visiting(browser, server, _address(language, path, stock)) as visit:
                weights[kind] = visit.weight
        with visiting(browser, server, _address(language, "" if stock else KINDS["search"], stock)) as visit:
            weights["search"] = visit.weight
            (_search_stock if stock else _search)(visit.page, WORDS[language])
            weights[QUERY] = visit.weight
    return weights


def _search(page: Page, word: str) -> None:
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill(word)
    box.press("Enter")
    page.get_by_role("main").get_by_role("listitem").filter(has_text=word).first.wait_for()


def _search_stock(page: Page, word: str) -> None:
    page.locator("label.md-header__button[for=__search]").click()
    page.locator("input.md-search__input").press_sequentially(word)
    page.locator(".md-search-result__item").first.wait_for()


def _lcp(servers: list[Server], options: argparse.Namespace) -> list[dict[str, float]]:
    """Seconds until the largest piece of text is there, for each site and kind."""
    prepare()
    pages = [
        {kind: f"{server.address}/{_address(options.language, path, stock)}" for kind, path in SHARED.items()}
        for stock, server in enumerate(servers)
    ]
    pages[0]["search"] = f"{servers[0].address}/{options.language}/{KINDS['search']}"
    said = verdicts([address for site in pages for address in site.values()], ("performance",), options.runs)
    return [{kind: said[address].lcp for kind, address in site.items()} for site in pages]


def _row(kind: str, weights: list[Weight], lcp: list[float | None]) -> str:
    cells = [
        f"{weight.bytes:,} | {weight.requests} | {weight.scripts:,} | {f'{seconds:.2f}' if seconds else '–'}"
        for weight, seconds in zip(weights, lcp, strict=True)
    ]
    return f"| {kind} | {' | '.join(cells)} | {weights[1].bytes / weights[0].bytes:.1f} |"


if __name__ == "__main__":
    main()
