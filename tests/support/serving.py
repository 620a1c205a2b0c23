"""Serves a built site on this machine as a web server would: compressed, and with a missing page's answer in its language.

It keeps a list of what went over the wire. That counts what a browser's own tools leave out: the icon, and what workers fetch.
"""

import gzip
import http.server
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# zlib's own, and the one that guides to nginx set; nginx’s own is 1, which makes our pages 12 to 15 % larger.
LEVEL = 6
COMPRESSED = frozenset({".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What went over the wire for one request; the size in bytes is with status line and headers."""

    path: str
    status: int
    kind: str
    size: int


class Server(http.server.ThreadingHTTPServer):
    """A site on a port of this machine, and the answers it has given."""

    daemon_threads = True

    def __init__(self, site: Path):
        super().__init__(("127.0.0.1", 0), Handler)
        self.site = site
        self.answers: list[Answer] = []

    @property
    def address(self) -> str:
        """Where it is, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"

    def size_of(self, file: Path) -> int:
        """What a file of the site weighs, without headers."""
        return len(_compressed(file, file.stat().st_mtime_ns))

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no event."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """One answer."""

    server: Server

    def __init__(self, request: object, client_address: object, server: Server):
        super().__init__(request, client_address, server, directory=str(server.site))

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.is_file():
            self._answer(200, path)
        else:
            super().do_GET()  # a folder without its slash is sent on; anything else is an error

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page as a host with per-language 404 pages does."""
        language = self.path.strip("/").partition("/")[0]
        page = self.server.site / language / "404.html"
        self._answer(code, page if code == 404 and page.exists() else self.server.site / "404.html")

    def _answer(self, status: int, path: Path) -> None:
        compressed = path.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _compressed(path, path.stat().st_mtime_ns) if compressed else path.read_bytes()
        kind = self.guess_type(path)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        size = sum(map(len, self._headers_buffer)) + len(b"\r\n") + len(body)
        self.server.answers.append(Answer(self.path, status, kind, size))
        self.end_headers()
        self.wfile.write(body)


@cache
def _compressed(path: Path, changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), LEVEL, mtime=0)


def own_address() -> str:
    """Host and port for a server that cannot say which port it was given. Between looking and listening the port is free, so the host
    is one of this machine's that only this process uses; where there is only one (macOS), it is that.
    """
    own = os.getpid()
    for host in (f"127.{1 + own // 65_536 % 250}.{own // 256 % 256}.{1 + own % 254}", "127.0.0.1"):
        with suppress(OSError), socket.socket() as place:
            place.bind((host, 0))
            return "{}:{}".format(*place.getsockname())
    raise OSError("this machine has no address of its own")


@contextmanager
def listening(site: Path) -> Iterator[Server]:
    """A server of a built site while the block runs."""
    server = Server(site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address at which a built site is served while the block runs."""
    with listening(site) as server:
        yield server.address
