"""What search weighs over the wire, how long a browser is busy with it, and what it adds to the build.

    python -m benchmarks.search [STATEMENTS ...]     (default 1000 5000; each in three languages, beside this
    site's own pages)

Bytes are what Chromium received, headers included, from a server on this machine that compresses text with
gzip (Pagefind's own
files are packed already). Seconds are of the processor: other work on the machine does not count.
"""

import functools
import gzip
import http.server
import io
import os
import re
import shutil
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from filecmp import dircmp
from pathlib import Path

from benchmarks.build import DAYS, ROOT
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, sync_playwright
from tests.support.chromium import ARGUMENTS, find

from editorial.publishing.search_index import packed_document, search_index

ASKED = {"en": "genocide", "fr": "génocide", "es": "genocidio"}
SLOWER = 4
"""How many times slower than this machine a phone is taken to be, as Lighthouse does."""
DAY = re.compile(r'(?<=\[content\]" )content="\d{4}-\d\d-\d\d"')
YEAR = re.compile(r'(?<="year\[content\]" )content="\d{4}"')
WATCH = """window.busy = [];
new PerformanceObserver((list) => busy.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({ type: "longtask" });"""
COLUMNS = (
    "statements more",
    "language",
    "KB before typing",
    "KB after one query",
    "results",
    "busy at once, ms",
    "busy in all, ms",
    "s to index",
    "files",
    "MB",
)


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
    """Build this site once, then index it alone and with so many copies of its statements; look at each;
    print tables.
    """
    counts = [int(count) for count in sys.argv[1:]] or [1000, 5000]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, begun = Path(folder, "site"), time.process_time()
        own = _built(site)
        print(f"build of this site, with search: {time.process_time() - begun:.1f} s\n")
        print(f"| {' | '.join(COLUMNS)} |\n|{' --: |' * len(COLUMNS)}")
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for count in (0, *counts):
            made = own | dict(_copies(own, count))
            seconds, files, size = _indexed(made, Path(folder, str(count)), site)
            for language in ASKED:
                before, after, results, longest, busy = _looked_at(browser, site, language)
                figures = (
                    count or "as here",
                    language,
                    f"{before / 1000:.1f}",
                    f"{after / 1000:.1f}",
                    results,
                    f"{longest:.0f}",
                    f"{busy:.0f}",
                    f"{seconds:.1f}",
                    files,
                    f"{size / 1e6:.1f}",
                )
                print(f"| {' | '.join(map(str, figures))} |", flush=True)
        browser.close()


def _built(site: Path) -> dict[str, bytes]:
    """Build this repository's site; the documents that are searched."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return dict(sys.modules["hooks/schedule.py"].BUILD.search_documents)


def _copies(own: Mapping[str, bytes], count: int) -> Iterator[tuple[str, bytes]]:
    """So many further statements, each in its languages: those of this site with other days."""
    models = sorted({path.split("/", 1)[1] for path in own if "/statements/2" in path})
    for index, day in enumerate(DAYS[:count]):
        model = models[index % len(models)]
        for language in ASKED:
            text = zlib.decompress(own[f"{language}/{model}"]).decode()
            text = DAY.sub(f'content="{day}"', YEAR.sub(f'content="{day[:4]}"', text)).replace(
                "</main>", f"<p>{index}</p></main>"
            )
            yield f"{language}/statements/{day[:4]}/{day}-number-{index}/", packed_document(text)


def _indexed(documents: Mapping[str, bytes], folder: Path, site: Path) -> tuple[float, int, int]:
    """Put the index of these documents into the site; (processor seconds, files, bytes). Made twice, it must
    be the same.
    """
    begun = os.times()
    first = search_index(documents, folder)
    ended = os.times()
    if _differs(dircmp(first, search_index(documents, folder / "again"))):
        raise SystemExit("two indexes of the same documents differ")
    shutil.rmtree(site / "pagefind")
    shutil.copytree(first, site / "pagefind")
    files = [file for file in first.rglob("*") if file.is_file()]
    return sum(ended[:4]) - sum(begun[:4]), len(files), sum(file.stat().st_size for file in files)


def _differs(comparison: dircmp) -> bool:
    return bool(comparison.left_only or comparison.right_only or comparison.diff_files) or any(
        map(_differs, comparison.subdirs.values())
    )


def _looked_at(browser: Browser, site: Path, language: str) -> tuple[int, int, str, float, float]:
    """(bytes before typing, after one query, what the page says of the results, longest task, all long
    tasks).
    """
    with _served(site) as address:
        page = browser.new_context(viewport={"width": 360, "height": 640}).new_page()
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        received = []
        network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        page.add_init_script(WATCH)
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
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Packing, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


if __name__ == "__main__":
    main()
