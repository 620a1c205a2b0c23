"""How long `editorial register check` takes with many statements, and with many releases in the history.

    python benchmarks/register.py [STATEMENTS ...]     (default 1000; each in three languages)

The statements are copies of this site's, each with a text of its own, recorded in a git repository of their
own. Then as many commits as there are statements, at most 300, each leave a longer log, as if each had been a
release. Each figure is the processor time of one process, with its children, the least of three; figures of
the last run stand in benchmarks/README.md.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.check import _commit, _page

ROOT = Path(__file__).parents[1]
REPEATS = 3
LOG = "register/log.jsonl"
RELEASES = 300
"""git is given every log that there was in one stream: with 5,000 statements, 200 MB."""


def main() -> None:
    """Generate, measure, print a line for each figure."""
    print("| statements | what | seconds of the processor |\n| --: | --- | --: |")
    for count in [int(argument) for argument in sys.argv[1:]] or [1000]:
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder, "house")
            _generate(project, count)
            for name, seconds in _measured(project):
                print(f"| {count:,} | {name} | {seconds:.2f} |", flush=True)


def _generate(project: Path, count: int) -> None:
    project.mkdir()
    for name in ("editorial.yml", "glossary.yml", "docs"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, project / name)
    for index in range(count):
        list(_page(project, index))
    (project / ".gitignore").write_text("/.cache/\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--initial-branch", "main"], cwd=project, check=True)
    _run(project, "register", "append")
    _commit(project, "All pages", "2025-11-03")


def _measured(project: Path) -> Iterator[tuple[str, float]]:
    yield "register check, nothing known", min(_cold(project) for _ in range(REPEATS))
    yield "register check, nothing changed", min(_check(project) for _ in range(REPEATS))
    yield "register check, one page changed", min(_with_a_comment(project) for _ in range(REPEATS))
    yield "editorial, which only starts", min(_run(project, "--version") for _ in range(REPEATS))
    _release_each(project)
    yield "the same after many releases, nothing known", min(_cold(project) for _ in range(REPEATS))
    yield "the same, nothing changed", min(_check(project) for _ in range(REPEATS))
    _commit_once_more(project)
    yield "the same, one commit later", _check(project)


def _cold(project: Path) -> float:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return _check(project)


def _check(project: Path) -> float:
    return _run(project, "register", "check")


def _with_a_comment(project: Path) -> float:
    """A page with another comment each time, which says nothing to readers."""
    page = next((project / "docs/en/statements").glob("*/*-number-*.md"))
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n<!-- {text.count('<!--')} -->\n", encoding="utf-8")
    return _check(project)


def _release_each(project: Path) -> None:
    """A history in which the lines of the log came one after the other, in front of the present commit."""
    lines = (project / LOG).read_bytes().splitlines(keepends=True)
    stream = bytearray()
    for number in range(2, len(lines) + 1, max(1, len(lines) // RELEASES)):
        log = b"".join(lines[:number])
        stream += b"commit refs/heads/main\ncommitter B <b@site.example> %d +0000\n" % (10**9 + number)
        stream += b"data 1\nR\n"
        stream += b"M 100644 inline %s\ndata %d\n%s\n" % (LOG.encode(), len(log), log)
        if len(stream) > 2**28:
            raise SystemExit("too many lines for one stream")
    with tempfile.TemporaryFile() as file:
        file.write(stream)
        file.seek(0)
        git = ["git", "-c", "core.packedGitLimit=256m"]
        subprocess.run(["git", "update-ref", "-d", "refs/heads/main"], cwd=project, check=True)
        subprocess.run([*git, "fast-import", "--quiet", "--force"], cwd=project, check=True, stdin=file)
    subprocess.run(["git", "reset", "--quiet"], cwd=project, check=True)
    _commit(project, "Everything else", "2025-11-04")


def _commit_once_more(project: Path) -> None:
    (project / "README.md").write_text("One more.\n", encoding="utf-8")
    _commit(project, "One more", "2025-11-05")


def _run(project: Path, *arguments: str) -> float:
    """Processor time of one run of the command, with its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "editorial", *arguments],
        cwd=project,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ,
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
