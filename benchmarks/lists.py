"""What the lists of so many statements weigh, how far away everything is, and how long they take to make.

    PYTHONPATH=tests python -m benchmarks.lists [STATEMENTS ...] 2> notes     (default 1250 5000)

The statements have titles and summaries of their own (sentences of this site's pages and their translations),
so that they weigh
what real ones weigh. Bytes are gzip, level 6, without the headers of an answer (about 1,300). A click is one
link, from the home page
of a language on. Seconds are of the processor: other work on the machine does not count. What the gate notes
goes to standard error.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.build import timed

from editorial.extension import plug_in
from editorial.site.lists.list_pages import list_pages
from support.listing import clicks
from support.many import LANGUAGES, Many
from support.serving import listening

COLUMNS = (
    "statements",
    "pages of lists, one language",
    "heaviest, bytes",
    "which",
    "pages, one language",
    "clicks to the farthest",
    "planning lists, s",
    "whole build, s",
    "peak MB",
)


def main() -> None:
    """Generate, build, measure, print a table."""
    plug_in()
    print(f"| {' | '.join(COLUMNS)} |\n|{' --: |' * len(COLUMNS)}")
    for count in [int(count) for count in sys.argv[1:]] or [1250, 5000]:
        with tempfile.TemporaryDirectory() as folder:
            print(f"| {' | '.join(map(str, _figures(Many(count), Path(folder))))} |", flush=True)


def _figures(many: Many, folder: Path) -> Iterator[object]:
    begun = time.process_time()
    made = [page.place.url for language in LANGUAGES for page in list_pages(many.model(), language)]
    alone = time.process_time() - begun
    project = many.site(folder)
    before = _children()
    _, megabytes = timed(project.root, "mkdocs", "build", "--quiet")
    seconds = _children() - before
    site = project.root / "site"
    lists = [*made, *(f"{language}/statements/" for language in LANGUAGES)]
    with listening(site) as server:
        size, heaviest = max((server.size_of(site / url / "index.html"), url) for url in lists)
    away, built = (
        [clicks(site, language) for language in LANGUAGES],
        [_pages(site, language) for language in LANGUAGES],
    )
    if lost := {
        address for all_pages, found in zip(built, away, strict=True) for address in all_pages - set(found)
    }:
        raise SystemExit(f"no link leads to {min(lost)} and {len(lost) - 1} more")
    yield from (
        f"{many.count:,}",
        f"{len(lists) // len(LANGUAGES):,}",
        f"{size:,}",
        f"`/{heaviest}`",
        f"{max(map(len, built)):,}",
        max(max(each.values()) for each in away),
        f"{alone:.1f}",
        f"{seconds:.0f}",
        f"{megabytes:.0f}",
    )


def _pages(site: Path, language: str) -> set[str]:
    """The addresses of all pages of a language."""
    return {f"/{file.parent.relative_to(site).as_posix()}/" for file in (site / language).rglob("index.html")}


def _children() -> float:
    """The processor seconds of all programs that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    main()
