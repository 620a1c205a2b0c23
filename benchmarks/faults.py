"""Seeded faults: does the check find what goes wrong in a translation, and is it silent where nothing does?

    python benchmarks/faults.py [--held-back] [--seed 4] [--times 2] [--json FILE] [DOCS…]
    python benchmarks/faults.py --show KIND | --alarms RULE | --astray RULE   [--only KIND] [DOCS…]

Each kind of accident in `mutations/` is let loose, by chance but always the same for a seed, on the faithful
translations of this
site and of every folder DOCS (one folder a language in it). The rules are asked before and after.

A fault is *found* if a finding that was not there before names its place: the block that changed, its answer
in the original, or
a direct neighbour of either. Found *at error* stops the gate, and only that counts as found in the budget.
A *false alarm* is a finding about a translation that nobody touched and that no person judged true
(`true_findings.yml`), or a new
one after a change that is neutral. A new finding about a fault that names another place is *astray*.

By rule: recall = found / (found + missed), where *missed* are the faults that nobody found and that the rule
could be expected to
find (`mutations/groups.py`); precision = right / (right + false alarms + astray), where *right* are new
findings at the place of a
fault, and findings about untouched text that a person judged true. All of it at the weight that the rule
usually has; notes are not
measured.

`--held-back` asks about the third of the pages that nobody looks at, and shows figures only.
"""

import argparse
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

from confusion import Tally, by_kind, by_rule, measured, summary
from corpus import Corpus, corpus, own_pages
from judging import Judged, judge

CORPORA: list[Corpus] = []
"""What a process reads once, when it begins."""


def main() -> None:
    """Judge every pair in several processes, print the tables."""
    options = _options()
    _begin(options.docs)
    thirds = (False, True) if options.all else (options.held_back,)
    pairs = [
        (index, page.key, version.language)
        for index, some in enumerate(CORPORA)
        for held_back in thirds
        for page, version in some.pairs(held_back)
    ]
    tally = Tally()
    with ProcessPoolExecutor(options.processes, initializer=_begin, initargs=(options.docs,)) as pool:
        for judged in pool.map(
            partial(_judge, seed=options.seed, times=options.times, kinds=options.only), pairs, chunksize=4
        ):
            tally.add(judged)
    print("\n".join(_report(tally, options)))
    if options.json:
        figures = {
            "seed": options.seed,
            "date": date.today().isoformat(),
            "held_back": options.held_back,
            **measured(tally),
        }
        options.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "docs", nargs="*", type=Path, help="other trees of faithful translations, one folder a language"
    )
    parser.add_argument(
        "--held-back", action="store_true", help="the third that nobody looks at; figures only"
    )
    parser.add_argument(
        "--all", action="store_true", help="all pages; figures only (for reports/measured.json)"
    )
    parser.add_argument("--seed", default="4")
    parser.add_argument("--times", type=int, default=2, help="how often each kind is tried on a page")
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="KIND",
        help="try this kind only; may be given again; `none` asks about untouched pages only",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures")
    parser.add_argument("--show", metavar="KIND", help="print the faults of a kind that nobody found")
    parser.add_argument("--alarms", metavar="RULE", help="print the false alarms of a rule")
    parser.add_argument(
        "--astray",
        metavar="RULE",
        help="print the errors of a rule that name another place than that of the fault",
    )
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    if (options.held_back or options.all) and (options.show or options.alarms or options.astray):
        parser.error("nobody looks at the pages that are held back: leave --show, --alarms and --astray out")
    return options


def _begin(folders: list[Path]) -> None:
    CORPORA[:] = [own_pages(), *(corpus(folder, folder.name) for folder in folders)]


def _judge(pair: tuple[int, str, str], seed: str, times: int, kinds: list[str]) -> Judged:
    index, key, language = pair
    page = CORPORA[index].context.pages[key]
    return judge(CORPORA[index], page, page.localizations[language], seed, times, kinds)


def _report(tally: Tally, options: argparse.Namespace) -> Iterator[str]:
    if options.show:
        yield from tally.missed(options.show)
    elif options.alarms:
        yield from tally.alarms(options.alarms)
    elif options.astray:
        yield from tally.astray(options.astray)
    else:
        yield from (*by_kind(tally), "", *by_rule(tally), "", *summary(tally))


if __name__ == "__main__":
    main()
