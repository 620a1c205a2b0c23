"""Built sites that several test files look at: each is built once."""

import functools
import http.server
import os
import threading
from pathlib import Path

import pytest

from support.project import Project, small_site
from support.rendering import ROOT
from support.stale import stale_site


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small site, built."""
    project = small_site(tmp_path_factory.mktemp("small"))
    project.build()
    return project


@pytest.fixture(scope="session")
def stale(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site whose English pages have moved on, built."""
    project = stale_site(tmp_path_factory.mktemp("stale"))
    project.build()
    return project


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site of this repository, built from docs/."""
    site = tmp_path_factory.mktemp("real") / "site"
    done = Project(ROOT).run("mkdocs", "build", "--strict", SITE_DIR=str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr
    return site


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page as a host with per-language 404 pages does."""
        language = self.path.strip("/").partition("/")[0]
        page = Path(self.directory, language, "404.html")
        if code != 404 or not page.exists():
            page = Path(self.directory, "404.html")
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def served(real_site: Path):
    """The address at which the real site is served on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(real_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
