"""Serves a built site on this machine as a web server would: compressed, and with a missing page's answer in its language."""

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# nginx compresses with level 1 unless told; this is the level that its guides set, and zlib's own.
LEVEL = 6
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm")


class Handler(http.server.SimpleHTTPRequestHandler):
    """One answer; a file is compressed where the browser takes gzip and a host would do it."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page as a host with per-language 404 pages does."""
        language = self.path.strip("/").partition("/")[0]
        page = Path(self.directory, language, "404.html")
        self._answer(code, page if code == 404 and page.exists() else Path(self.directory, "404.html"))

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        if path.is_file():
            self._answer(200, path)
        else:
            super().do_GET()

    def _answer(self, code: int, path: Path) -> None:
        body = path.read_bytes()
        self.send_response(code)
        if path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, LEVEL, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        kind = self.guess_type(path)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no event."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address at which a built site is served while the block runs, without a slash at its end."""
    server = _Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
