"""How long `editorial check` takes on many pages with a history: cold, warm, and after one page changed.

    python benchmarks/check.py [PAGES ...]     (default 1000; each in three languages; `1000 10000` shows how
    it grows)

The pages are copies of this site's statements in a git repository of their own. Four commits follow the
first: words,
then a number, then only a link change in some of the originals, and new pages come without a translation.
Each figure is one run in a process of its own; ratios to starting Python count, not seconds.
The figures of the last run stand in benchmarks/README.md.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from docs_parity.markdown.canonical import revision
from docs_parity.markdown.page_reader import read_page

ROOT = Path(__file__).parents[1]
DAYS = [f"{2005 + i // 336}-{i % 336 // 28 + 1:02d}-{i % 28 + 1:02d}" for i in range(6720)]
LANGUAGES = ("en", "fr", "es")
RECORDED = re.compile(r"^  of: .*$", re.MULTILINE)
TARGET = re.compile(r"\]\((https?://[^)\s]+)\)|(source_url: \S+)")
# Every so manieth original changes: 5 % in its words, 2 % in a number, 5 % only in where a link leads.
WORDS, NUMBERS, LINKS = 20, 50, 20
REPEATS = 3
WRAPPER = '#!/bin/sh\necho "$1" >> "{log}"\nexec "{git}" "$@"\n'


@dataclass(frozen=True)
class Run:
    """What one process took."""

    name: str
    seconds: float
    megabytes: float
    git: int


def main() -> None:
    """Generate, measure, print a table for each number of pages."""
    counts = [int(argument) for argument in sys.argv[1:]] or [1000]
    cold = {}
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder, "house")
            _generate(project, count)
            runs = list(_measured(project))
            _print(count, runs, _states(project))
            cold[count] = next(run.seconds for run in runs if "cold" in run.name)
    for small, large in pairwise(counts):
        print(f"\n{large:,} pages / {small:,} pages, cold: {cold[large] / cold[small]:.1f} times as long")


# The pages and their history


def _generate(project: Path, count: int) -> None:
    project.mkdir()
    for name in ("editorial.yml", "glossary.yml", "docs"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, project / name)
    originals = [path for index in range(count) for path in _page(project, index)]
    subprocess.run(["git", "init", "--quiet"], cwd=project, check=True)
    (project / ".git/info/exclude").write_text("/.cache/\n", encoding="utf-8")
    _commit(project, "All pages", "2025-11-03")
    edits = (
        ("2025-11-10", 1, WORDS, _add_words),
        ("2025-11-17", 2, NUMBERS, _add_number),
        ("2025-11-24", 3, LINKS, _move_link),
    )
    for day, first, step, edit in edits:
        for path in originals[first::step]:
            path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
        _commit(project, edit.__name__, day)
    for path in originals[::200]:
        (path.parent / path.name.replace("-number-", "-new-")).write_text(
            path.read_text(encoding="utf-8"), encoding="utf-8"
        )
    _commit(project, "New pages", "2025-12-01")


def _page(project: Path, index: int) -> Iterator[Path]:
    """Write one page in all languages, each translation with its original's revision; yields the original.

    No two pages have the same text: each ends in a document's symbol of its own.
    """
    models = sorted((ROOT / "docs/en/statements").glob("*/*.md"))
    model, day = models[index % len(models)], DAYS[index % len(DAYS)]
    recorded = ""
    for language in LANGUAGES:
        text = (ROOT / "docs" / language / model.relative_to(ROOT / "docs/en")).read_text(encoding="utf-8")
        text = text.replace(f"made_at: {model.name[:10]}", f"made_at: {day}")
        text = f"{text.rstrip()} (A/60/{index + 1})\n"
        path = project / "docs" / language / "statements" / day[:4] / f"{day}-number-{index}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        if language == LANGUAGES[0]:
            recorded = str(revision(read_page(text.encode(), language, "", "")))
            yield path
        path.write_text(RECORDED.sub(f"  of: {recorded}", text, count=1), encoding="utf-8")


def _add_words(text: str) -> str:
    return f"{text.rstrip()} This was said more than once.\n"


def _add_number(text: str) -> str:
    return f"{text.rstrip()} This was said 1,366 times.\n"


def _move_link(text: str) -> str:
    return TARGET.sub(lambda match: f"{match[0].rstrip(')')}?lang=en{')' if match[1] else ''}", text, count=1)


def _commit(project: Path, message: str, day: str) -> None:
    """Commit everything, on a day that is past: what changed today is looked at again with each check."""
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00Z")
    who = [
        part
        for name in ("user.name=Bench", "user.email=bench@site.example", "gc.auto=0")
        for part in ("-c", name)
    ]
    for command in (["add", "--all"], [*who, "commit", "--quiet", "--message", message]):
        subprocess.run(
            ["git", *command], cwd=project, check=True, stdout=subprocess.DEVNULL, env=os.environ | when
        )


# The measuring


def _measured(project: Path) -> Iterator[Run]:
    yield min((_run(project, "python -c pass", "-c", "pass") for _ in range(5)), key=lambda run: run.seconds)
    yield min(
        (_run(project, "importing the command", "-c", "import editorial.commands") for _ in range(5)),
        key=lambda run: run.seconds,
    )
    yield min((_cold(project) for _ in range(REPEATS)), key=lambda run: run.seconds)
    yield min((_check(project, "warm: nothing changed") for _ in range(REPEATS)), key=lambda run: run.seconds)
    page = next(project.glob("docs/en/statements/*/*-number-0.md"))
    yield min((_changed(project, page, turn) for turn in range(REPEATS)), key=lambda run: run.seconds)


def _cold(project: Path) -> Run:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return _check(project, "cold: nothing known")


def _changed(project: Path, page: Path, turn: int) -> Run:
    page.write_text(f"{page.read_text(encoding='utf-8').rstrip()} And again, {turn}.\n", encoding="utf-8")
    return _check(project, "one original changed")


def _check(project: Path, name: str) -> Run:
    """Check once. A check that something stops ends with 1, and so does a crash: only the report tells them
    apart.
    """
    report = project / "report.json"
    report.unlink(missing_ok=True)
    run = _run(project, name, "-m", "editorial", "check", "--format", "json", "--output", report.name)
    if not report.exists():
        raise SystemExit(f"{name}: no report was written")
    return run


def _run(project: Path, name: str, *arguments: str) -> Run:
    """Run Python in a folder, with a `git` on the PATH that writes down each time it is started."""
    with tempfile.TemporaryDirectory() as folder:
        log, wrapper = Path(folder, "log"), Path(folder, "git")
        wrapper.write_text(WRAPPER.format(log=log, git=shutil.which("git")), encoding="utf-8")
        wrapper.chmod(0o755)
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=project,
            stdout=subprocess.DEVNULL,
            env=os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{name} failed")
        started = len(log.read_text(encoding="utf-8").splitlines()) if log.exists() else 0
    return Run(name, seconds, usage.ru_maxrss / 1024, started)


def _states(project: Path) -> Counter[str]:
    """How many versions are in each state, by the last report."""
    report = json.loads((project / "report.json").read_text(encoding="utf-8"))
    return Counter(version["freshness"] for page in report["pages"] for version in page["versions"].values())


def _print(count: int, runs: list[Run], states: Counter[str]) -> None:
    found = ", ".join(f"{number:,} {state}" for state, number in states.most_common())
    print(f"\n{count:,} statements and this site's pages, x 3 languages ({found}):\n")
    print(
        "| what | seconds | times starting Python | peak MB | git processes |\n"
        "| --- | --: | --: | --: | --: |"
    )
    for run in runs:
        print(
            f"| {run.name} | {run.seconds:.2f} | {run.seconds / runs[0].seconds:.0f} | {run.megabytes:.0f} | "
            f"{run.git} |"
        )


if __name__ == "__main__":
    main()
