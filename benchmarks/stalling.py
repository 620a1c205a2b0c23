"""Which text could stall the check, or the program that renders pages: tries shapes of growing length.

    python benchmarks/stalling.py [check|render] [single|pairs] [EVERY] [START]

`single` tries every sign and mark in every arrangement (tests/support/shapes.py), `pairs` every two of them,
well mixed; of those only every EVERYth is tried, from START on (pairs: 5 million; a night tries 50,000).

Each shape is measured at 100 KB in this one process, on two pages, English and French, and what takes longer
than QUICK at 50 and 25 KB too. What takes more than 2.5 times as long for twice the length, or longer than
PATIENCE, is printed with the place where it was.

`render` tries what has a sign of Markdown, at four tenths of these sizes, and leaves out what the rule
`hard-to-render` tells.
"""

import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from docs_parity.inspection.inspection import inspect  # noqa: E402
from docs_parity.markdown.page_reader import read_page  # noqa: E402
from docs_parity.project.settings import Settings, read_settings  # noqa: E402
from docs_parity.project.tree import read_tree  # noqa: E402
from docs_parity.rules.rendering_cost import problems  # noqa: E402
from editorial.extension import plug_in  # noqa: E402
from support.rendering import render  # noqa: E402
from support.shapes import ATOMS, PAIRS, Shape, mixed, some  # noqa: E402

SIZES = (100_000, 50_000, 25_000)
MARKDOWN = re.compile(r"[][\\`*_{}()#+!<>|~=^&]|^[ ]*[-:]|--|\\n")
QUICK = 0.3
"""Seconds at the largest size that need no comparison."""
MOST_GROWTH = 2.5
PATIENCE = 10.0
"""Seconds of processor time."""
TOO_SHORT = 0.05
"""Seconds that say nothing of growth."""


class Late(BaseException):
    """PATIENCE is at an end; says where."""


def _late(number: int, frame: FrameType | None) -> None:
    stack = []
    while frame and len(stack) < 3:
        if "/src/" in frame.f_code.co_filename or "/markdown/" in frame.f_code.co_filename:
            stack.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")
        frame = frame.f_back
    raise Late(" < ".join(stack))


def checked(settings: Settings) -> Callable[[str], None]:
    """What has a text checked, as an English page and as its French translation."""

    def check(text: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for code in ("en", "fr"):
                file = Path(folder, code, "about/law.md")
                file.parent.mkdir(parents=True)
                front = "---\ntitle: Law\nsummary: A summary that is long enough.\n---\n\n"
                file.write_text(front + text, encoding="utf-8", newline="")
            inspect(read_tree(Path(folder), settings), settings)

    return check


def rendered(_: Settings) -> Callable[[str], None]:
    """What has a text rendered, unless the check says that it would take too long."""

    def make(text: str) -> None:
        text = text[: len(text) * 2 // 5]
        page = read_page(f"---\ntitle: Law\n---\n\n{text}".encode(), "en", "about/law", "en/about/law.md")
        if not any(problems(page)):
            render(text)

    return make


def seconds(action: Callable[[str], None], text: str) -> float:
    """Processor time of an action; infinite where PATIENCE ends before it."""
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    begun = time.process_time()
    try:
        action(text)
    except (Late, RecursionError) as late:
        print(f"  {type(late).__name__} in {late}")
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - begun


def measured(action: Callable[[str], None], shape: Shape) -> list[float]:
    """Seconds at each of the SIZES, beginning with the largest, or at that one alone if it is QUICK."""
    times: list[float] = []
    for size in SIZES:
        times.append(seconds(action, shape.text(size)))
        if times[0] < QUICK:
            break
    return times


def too_fast(times: list[float]) -> bool:
    """True if a doubling takes more than MOST_GROWTH times as long, or the longest never ended."""
    return times[0] == float("inf") or any(
        late > MOST_GROWTH * max(early, TOO_SHORT) for late, early in pairwise(times)
    )


def main() -> None:
    """Try them, and print what grows too fast."""
    what, which, every, start = [*sys.argv[1:], *("check", "single", "1", "0")[len(sys.argv) - 1 :]]
    signal.signal(signal.SIGPROF, _late)
    plug_in()
    settings = read_settings(ROOT / "editorial.yml")
    checking = what == "check"
    action = (checked if checking else rendered)(settings)
    atoms = [
        atom
        for atom in (ATOMS if which == "single" else PAIRS)
        if checking or MARKDOWN.search(atom) or (len(atom) == 1 and not atom.isalnum())
    ]
    tried = 0
    for shape in some(mixed(atoms), int(start), int(every)):
        tried += 1
        if tried % 500 == 0:
            print(f"{tried:,} tried", flush=True)
        times = measured(action, shape)
        if too_fast(times) and (times[0] == float("inf") or too_fast(times := measured(action, shape))):
            print(f"{shape}: {', '.join(f'{taken:.2f} s' for taken in times)}", flush=True)
    print(f"{tried:,} shapes tried.")


if __name__ == "__main__":
    main()
