"""What search weighs over the wire, how long a browser is busy with it, and what it adds to the build.

    python -m benchmarks.search [STATEMENTS ...]     (default 1000; each in three languages, beside this site's own pages)

Bytes are what Chromium received, headers included, from a server on this machine that compresses text with gzip (Pagefind's own
files are packed already). Seconds are of the processor: other work on the machine does not count.
"""

import functools
import gzip
import http.server
import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from filecmp import dircmp
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.build import project
from tests.support.chromium import ARGUMENTS, find

ASKED = {"en": "genocide", "fr": "génocide", "es": "genocidio"}
SLOWER = 4
"""How many times slower than this machine a phone is taken to be, as Lighthouse does."""


class _Packing(http.server.SimpleHTTPRequestHandler):
    """Serves text compressed."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_head(self) -> io.BytesIO:
        """The file, packed unless it is already."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        packed = path.suffix in (".html", ".js", ".json", ".svg")
        body = gzip.compress(path.read_bytes(), 6) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def main() -> None:
    """Build, look, print tables."""
    counts = [int(count) for count in sys.argv[1:]] or [1000]
    with tempfile.TemporaryDirectory() as folder:
        sites = {}
        for count in (0, *counts):
            house = Path(folder, str(count))
            project(house, count)
            sites[count] = house
        builds = {count: _builds(house) for count, house in sites.items()}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
            rows = [(count, language, *_looked_at(browser, house / "site", language)) for count, house in sites.items() for language in ASKED]
            browser.close()
    _print(builds, rows)


def _print(builds: dict[int, tuple], rows: list[tuple]) -> None:
    print("| statements | language | KB before typing | KB after one query | results | busy at once, ms | busy in all, ms |\n"
          "| --: | --- | --: | --: | --: | --: | --: |")
    for count, language, before, after, results, longest, busy in rows:
        print(f"| {count or 'as here'} | {language} | {before / 1000:.1f} | {after / 1000:.1f} | {results} | {longest:.0f} | {busy:.0f} |")
    print("\n| statements | build without search, s | with the index kept, s | with the index made, s | files | MB | twice the same bytes |\n"
          "| --: | --: | --: | --: | --: | --: | --- |")
    for count, (without, kept, made, files, size, same) in builds.items():
        print(f"| {count or 'as here'} | {without:.1f} | {kept:.1f} | {made:.1f} | {files} | {size / 1e6:.1f} | {'yes' if same else 'NO'} |")


def _builds(house: Path) -> tuple[float, float, float, int, int, bool]:
    """Seconds without search, with a kept index, with a new one; files and bytes of the index; is it the same each time."""
    _seconds(house)  # fills the other caches
    index, first = house / "site/pagefind", house / "first"
    shutil.copytree(index, first)
    kept = _seconds(house)
    shutil.rmtree(house / ".cache/editorial/search")
    made = _seconds(house)
    same = not _differing(dircmp(first, index))
    files = [file for file in index.rglob("*") if file.is_file()]
    figures = len(files), sum(file.stat().st_size for file in files)
    pages = list((house / "docs").glob("*/search.md"))
    for page in pages:
        page.rename(page.with_suffix(".off"))
    without = _seconds(house)
    for page in pages:
        page.with_suffix(".off").rename(page)
    _seconds(house)
    return without, kept, made, *figures, same


def _differing(comparison: dircmp) -> list[str]:
    here = [*comparison.left_only, *comparison.right_only, *comparison.diff_files]
    return here + [name for below in comparison.subdirs.values() for name in _differing(below)]


def _seconds(house: Path) -> float:
    """Processor seconds of a build, those of the programs that it runs too."""
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=house, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build in {house} failed")
    return usage.ru_utime + usage.ru_stime


def _looked_at(browser: Browser, site: Path, language: str) -> tuple[int, int, str, float, float]:
    """(bytes before typing, after one query, what the page says of the results, longest task, all long tasks)."""
    with _served(site) as address:
        page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        received = []
        network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        page.add_init_script("window.busy = []; new PerformanceObserver((list) => busy.push(...list.getEntries().map((each) => each.duration)))"
                             ".observe({ type: 'longtask', buffered: true })")
        page.goto(f"{address}/{language}/search/")
        page.wait_for_load_state("networkidle")
        before = sum(received)
        page.evaluate("busy.length = 0")
        page.locator("#words").fill(ASKED[language])
        page.locator("#results li").first.wait_for()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        busy = page.evaluate("busy")
        figures = before, sum(received), page.locator("#found").inner_text(), max(busy, default=0), sum(busy)
        page.context.close()
    return figures


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Packing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


if __name__ == "__main__":
    main()
