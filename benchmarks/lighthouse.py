"""Lighthouse on a slow phone with a slow link: 400 kbit/s, 400 ms for each round trip, a processor four times
slower than this one.

Simulated: Lighthouse loads the page as fast as it can and computes how long it would take there.
"""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.support import chromium

FOLDER = Path(__file__).parents[1] / "tests/npm"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Lighthouse says of a page: scores of 100, seconds to its largest piece of text, and what is not as
    it should be.
    """

    scores: Mapping[str, int]
    lcp: float
    below: tuple[str, ...]


def prepare() -> None:
    """Install Lighthouse where it is not there. Raises SystemExit without Node and npm."""
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        raise SystemExit("Lighthouse needs Node and npm (Debian and Ubuntu: apt-get install nodejs npm).")
    if not (FOLDER / "node_modules/lighthouse").is_dir():
        print("Installing Lighthouse (once) …", flush=True)
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=FOLDER,
            check=True,
        )


def verdicts(
    addresses: Iterable[str], categories: tuple[str, ...] = CATEGORIES, runs: int = 3
) -> dict[str, Verdict]:
    """A verdict on each address: the first run asks for all categories, further ones for speed; LCP and speed
    are medians.
    """
    addresses = list(addresses)
    asked = [
        (address, list(categories if run == 0 else ("performance",)))
        for run in range(runs)
        for address in addresses
    ]
    said = _run(asked)
    each = {
        address: [said[run * len(addresses) + index] for run in range(runs)]
        for index, address in enumerate(addresses)
    }
    return {address: _verdict(answers) for address, answers in each.items()}


def _verdict(answers: list[dict]) -> Verdict:
    first = answers[0]
    speed = median(answer["scores"]["performance"] for answer in answers)
    errors = tuple(answer["error"] for answer in answers if answer["error"])
    return Verdict(
        first["scores"] | {"performance": round(speed)},
        median(answer["lcp"] for answer in answers) / 1000,
        (*first["below"], *errors),
    )


def _run(pages: list[tuple[str, list[str]]]) -> list[dict]:
    """The answers of one process of Node, one Chromium for all pages."""
    asked = {"chrome": chromium.find(), "flags": ["--headless", *chromium.ARGUMENTS], "pages": pages}
    command = [shutil.which("node"), "lighthouse.mjs"]
    with subprocess.Popen(
        command, cwd=FOLDER, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as node:
        node.stdin.write(json.dumps(asked))
        node.stdin.close()
        answers = []
        for (address, _), line in zip(pages, node.stdout, strict=False):
            answers.append(json.loads(line))
            print(
                f"{len(answers)} of {len(pages)}: {address}, LCP {(answers[-1]['lcp'] or 0) / 1000:.2f} s",
                flush=True,
            )
    if node.returncode or len(answers) < len(pages):
        raise SystemExit("Lighthouse stopped before its end.")
    return answers
