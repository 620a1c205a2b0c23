"""Lighthouse on every kind of page in every language; the table goes into benchmarks/README.md.

    python -m benchmarks.audit [--runs 3] [--only KIND…]       exit code 1 when a budget is missed

The official edition is audited: the demonstration asks search engines to stay away (`noindex`), which
Lighthouse's SEO counts as a
fault. 404 pages are left out, because they are for no search engine; axe and the budgets of weight see them
in tests/browser.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from benchmarks.build import project
from benchmarks.lighthouse import CATEGORIES, Verdict, prepare, verdicts
from tests.support.pages import FOR_ALL, KINDS, LANGUAGES
from tests.support.serving import listening

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- make audit -->", "<!-- end of make audit -->"
# Scores, and seconds until the largest piece of text is there.
BUDGET = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
LCP = 2.0
HEAD = (
    "| page | language | performance | accessibility | best practice | SEO | LCP, s |\n| --- | --- | --: "
    "| --: | --: | --: | --: |"
)


def main() -> int:
    """Build, serve, audit, write; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=[*KINDS, *FOR_ALL])
    options = parser.parse_args()
    prepare()
    found = _audited(options)
    missed = [
        sentence
        for (kind, language), verdict in found.items()
        for sentence in _missed(f"{kind}, {language}", verdict)
    ]
    text = _text(found, options.runs)
    if options.only:
        print(text)
    else:
        README.write_text(_with(README.read_text(encoding="utf-8"), text), encoding="utf-8")
    print("\n".join(missed) or "All budgets hold.")
    return 1 if missed else 0


def _audited(options: argparse.Namespace) -> dict[tuple[str, str], Verdict]:
    """The verdict on each (kind, language)."""
    with tempfile.TemporaryDirectory() as folder:
        house, site = Path(folder, "house"), Path(folder, "site")
        site.mkdir()
        with listening(site) as server:
            _build(house, site, f"{server.address}/")
            addresses = {where: f"{server.address}/{path}" for where, path in _pages(options.only)}
            said = verdicts(addresses.values(), CATEGORIES, options.runs)
    return {where: said[address] for where, address in addresses.items()}


def _pages(only: list[str] | None) -> Iterator[tuple[tuple[str, str], str]]:
    """((kind, language), path)."""
    for kind, path in KINDS.items():
        if kind in (only or KINDS) and "not-found" not in kind:
            yield from (((kind, language), f"{language}/{path}") for language in LANGUAGES)
    if not only or "root" in only:
        yield ("root", "all"), FOR_ALL["root"]


def _build(house: Path, site: Path, address: str) -> None:
    """The official edition of this site, as if its address were that of the server: canonical addresses have
    to be right.
    """
    project(house, 0)
    settings = house / "editorial.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("edition: demonstration", "edition: official"),
        encoding="utf-8",
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=house,
        check=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_DIR": str(site), "SITE_URL": address},
    )


def _missed(name: str, verdict: Verdict) -> Iterator[str]:
    """A sentence for each budget that does not hold."""
    for category, least in BUDGET.items():
        if verdict.scores[category] < least:
            score, below = verdict.scores[category], "; ".join(verdict.below)
            yield f"{name}: {category} {score}, the budget is {least}. {below}"
    if round(verdict.lcp, 2) > LCP:
        yield f"{name}: LCP {verdict.lcp:.2f} s, the budget is {LCP} s."


def _text(found: Mapping[tuple[str, str], Verdict], runs: int) -> str:
    rows = [
        f"| {kind} | {language} | {' | '.join(str(verdict.scores[category]) for category in CATEGORIES)} | "
        f"{verdict.lcp:.2f} |"
        for (kind, language), verdict in found.items()
    ]
    said = f"Last run: {date.today()}; performance and LCP are medians of {runs} runs."
    return "\n".join([said, "", HEAD, *rows])


def _with(readme: str, text: str) -> str:
    """The page with a new table between its marks."""
    whole = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not whole.search(readme):
        raise ValueError(f"{README.name} has lost the marks around the table")
    return whole.sub(lambda _: f"{BEGIN}\n{text}\n{END}", readme)


if __name__ == "__main__":
    sys.exit(main())
