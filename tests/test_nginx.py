"""A real nginx with the generated file: what it answers, and what a real browser makes of it."""

import gzip
import http.client
import os
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from editorial.site.server.headers import ALWAYS, FOR_EVER, NOT_LISTED, REVALIDATED
from editorial.site.server.hosts import folder_beside
from editorial.site.server.hosts.nginx import SAME_TIMES
from editorial.site.server.policy import DRAWING, FILE, FRAMES
from support import nginx

pytestmark = pytest.mark.server
FINGERPRINTED = "assets/icon.0123abcd.svg"
KINDS = {
    "root": "/",
    "home": "/fr/",
    "main": "/es/about/",
    "statements": "/en/statements/",
    "statement": "/fr/statements/2024/2024-02-14-rafah/",
    "not-found": "/fr/404.html",
    "search": "/fr/search/",
    "verify": "/verify/",
}


@dataclass(frozen=True)
class Answer:
    """What came back, byte for byte."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        """The one header of this name; more than one is a mistake."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(values) < 2, (name, values)
        return values[0] if values else None


@pytest.fixture(scope="module")
def port(real_site: Path, tmp_path_factory: pytest.TempPathFactory):
    """The real site behind nginx, on a port of this machine."""
    with nginx.serve(
        real_site, folder_beside(real_site) / "nginx.conf", tmp_path_factory.mktemp("nginx")
    ) as number:
        yield number


@pytest.fixture(scope="module")
def ask(port: int):
    """`ask(path, method, **headers)`: the path goes out as it is, not put right by a library first."""

    def asked(path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(
            method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())

    return asked


def pages(site: Path) -> list[str]:
    """The address of every page."""
    return sorted(
        "/" + file.relative_to(site).as_posix().removesuffix("index.html") for file in site.rglob("*.html")
    )


def in_head(html: str) -> str:
    """The policy in a page's own head."""
    return re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)[1]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/fr/", 200),
        ("/es/statements/", 200),
        ("/assets/figures/south-sudan-visit.svg", 200),
        ("/sitemap.xml", 200),
        ("/fr", 301),
        ("/fr/nothing-here", 404),
        ("/nothing-here.svg", 404),
        ("/assets/", 404),
        ("/.htaccess", 404),
    ],
)
def test_every_answer_carries_every_header_once(ask, path: str, status: int):
    answer = ask(path)
    assert answer.status == status
    expected = {header.name: header.value for header in (*ALWAYS, NOT_LISTED)}
    assert {name: answer[name] for name in expected} == expected
    assert answer["Content-Security-Policy"] and answer["Cache-Control"] == REVALIDATED


def test_the_header_of_every_page_says_what_its_head_says_and_that_nobody_may_frame_it(ask, real_site: Path):
    for path in pages(real_site):
        answer = ask(path)
        assert answer["Content-Security-Policy"] == f"{in_head(answer.body.decode())}; {FRAMES}", path
        assert answer["Content-Type"] == "text/html; charset=utf-8", path


def test_pages_allow_no_script_and_files_allow_nothing(ask):
    for kind in ("root", "home", "main", "statements", "statement", "not-found", "verify"):
        policy = ask(KINDS[kind])["Content-Security-Policy"]
        assert (
            policy.startswith("default-src 'none'; style-src 'sha256-")
            and "script-src" not in policy
            and "unsafe" not in policy
        )
    assert "script-src 'sha256-" in ask(KINDS["search"])["Content-Security-Policy"]
    assert ask("/sitemap.xml")["Content-Security-Policy"] == FILE
    assert ask("/assets/figures/south-sudan-visit.svg")["Content-Security-Policy"] == DRAWING


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/fr/nothing-here", "fr"),
        ("/es/statements/1999/nothing/", "es"),
        ("/en/nothing-here.html", "en"),
        ("/nothing-here", "en"),
        ("/fr/a/b/c/d", "fr"),
        ("/fr/about/assets/", "fr"),
        ("/french/", "en"),
        ("/v/7K3M-Q9TD-2XVB/", "en"),
        ("/v/a/b", "en"),
        ("/version/", "en"),
    ],
)
def test_a_missing_page_is_told_in_the_language_of_its_address(
    ask, real_site: Path, path: str, language: str
):
    answer = ask(path)
    assert answer.status == 404 and answer["Content-Type"] == "text/html; charset=utf-8"
    folder = path.split("/")[1]
    expected = real_site / folder / "404.html" if (real_site / folder).is_dir() else real_site / "404.html"
    assert answer.body == expected.read_bytes()
    assert f'<html lang="{language}"' in answer.body.decode()


def test_a_code_that_nobody_knows_is_told_in_all_languages(ask):
    answer = ask("/v/7K3M-Q9TD-2XVB/")
    assert (
        answer.status == 404
        and answer["Content-Security-Policy"] == ask("/404.html")["Content-Security-Policy"]
    )
    for said in ("This code is not known", "Ce code est inconnu", "Este código no se conoce"):
        assert said in answer.body.decode()


def test_the_page_of_a_code_is_under_6_kb_with_everything_that_is_sent(port: int, real_site: Path):
    for path in real_site.glob("v/*/index.html"):
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.sendall(
                f"GET /v/{path.parent.name}/ HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode()
            )
            assert len(b"".join(iter(lambda: connection.recv(65536), b""))) <= 6000, path


def test_a_folder_without_its_slash_leads_to_the_page_and_names_no_host(ask):
    for path in ("/fr", "/es/statements", "/en/about"):
        answer = ask(path, Host="elsewhere.example:1234")
        assert (answer.status, answer["Location"]) == (301, f"{path}/")


def test_nothing_outside_the_site_and_no_list_of_a_folder_is_served(ask):
    for path in (
        "/../site-server/nginx.conf",
        "/%2e%2e/site-server/nginx.conf",
        "/..%2fsite-server%2fnginx.conf",
        "/fr/../../etc/passwd",
        "/assets/../../../../../../etc/passwd",
        "/fr/%00",
        "/.htaccess",
        "/_headers",
        "/assets/",
        "/assets/figures/",
    ):
        answer = ask(path)
        assert answer.status in (400, 404), path
        assert (
            b"root:" not in answer.body
            and b"add_header" not in answer.body
            and b"Index of" not in answer.body
        )
    assert ask("/fr/")["Server"] == "nginx"


def test_text_is_compressed_for_those_who_ask_and_only_for_them(ask, real_site: Path):
    plain = ask("/fr/")
    assert plain["Content-Encoding"] is None and plain["Vary"] == "Accept-Encoding"
    packed = ask("/fr/", Accept_Encoding="gzip")
    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(packed.body) == plain.body == (real_site / "fr/index.html").read_bytes()
    assert len(packed.body) < len(plain.body) / 2
    assert ask("/sitemap.xml", Accept_Encoding="gzip")["Content-Encoding"] == "gzip"
    assert ask("/fr/nothing-here", Accept_Encoding="gzip")["Content-Encoding"] == "gzip"


def test_a_page_is_asked_about_each_time_and_sent_again_only_if_it_changed(ask):
    for headers in ({}, {"Accept_Encoding": "gzip"}):
        first = ask("/fr/", **headers)
        again = ask("/fr/", If_None_Match=first["ETag"], **headers)
        assert (again.status, again.body) == (304, b"")
        assert again["Cache-Control"] == REVALIDATED


def test_what_has_a_fingerprint_is_kept_for_a_year(ask, real_site: Path):
    linked = {
        target
        for page in pages(real_site)
        for target in re.findall(
            r'(?:src|href)="([^"]*assets/[^"]+)"',
            (real_site / page.strip("/") / ("index.html" if page.endswith("/") else "")).read_text(
                encoding="utf-8"
            ),
        )
    }
    for path in {re.sub(r"^(?:\.\./)*", "/", target) for target in linked}:
        unchanging = re.search(r"\.[0-9a-f]{8}\.\w+$", path)
        assert ask(path)["Cache-Control"] == (FOR_EVER if unchanging else REVALIDATED), path


def test_files_are_what_their_names_say(tmp_path: Path, real_site: Path):
    types = {
        "a.txt": "text/plain; charset=utf-8",
        "a.json": "application/json",
        "a.xml": "application/xml; charset=utf-8",
        "a.svg": "image/svg+xml",
        "a.js": "text/javascript; charset=utf-8",
        "a.css": "text/css; charset=utf-8",
        "a.pdf": "application/pdf",
        "a.zip": "application/zip",
        "a.zim": "application/x-zim",
        "a.wasm": "application/wasm",
        "wasm.fr.pagefind": "application/octet-stream",
        "fr_0123abcd.pf_fragment": "application/octet-stream",
        "a.unknown": "application/octet-stream",
    }
    site = tmp_path / "site"
    for name in types:
        file = site / "folder" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("É" * 400, encoding="utf-8")
    with nginx.serve(site, folder_beside(real_site) / "nginx.conf", tmp_path) as port:
        for name, expected in types.items():
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", f"/folder/{name}", headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            assert answer.getheader("Content-Type") == expected
            assert (answer.getheader("Content-Encoding") == "gzip") == expected.startswith(
                ("text/", "application/json", "application/xml", "image/svg")
            )
            assert answer.getheader("Cache-Control") == (FOR_EVER if "0123abcd" in name else REVALIDATED)


def test_methods_that_change_something_are_refused(ask):
    for method in ("POST", "PUT", "DELETE"):
        assert ask("/fr/", method).status == 405


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a window of its own."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.browser
def test_in_a_browser_no_page_breaks_its_policy_or_writes_to_the_console(
    page: Page, port: int, real_site: Path
):
    problems: list[tuple] = []
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.log('VIOLATION', e.violatedDirective, e.blockedURI))"
    )
    page.on("console", lambda message: problems.append((page.url, message.text)))
    for path in pages(real_site):
        page.goto(f"http://127.0.0.1:{port}{path}", wait_until="load")
    assert problems == []
    with page.expect_console_message():
        page.evaluate(
            "document.body.setAttribute('style', 'color: red')"
        )  # or nobody would know whether the test can see
    assert problems


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/en/search/?q=genocide", "genocide"),
        ("/fr/search/?q=g%C3%A9nocide", "génocide"),
        ("/es/search/?q=genocidio", "genocidio"),
    ],
)
def test_the_search_works_with_what_its_policy_lets_it_do(page: Page, port: int, path: str, word: str):
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto(f"http://127.0.0.1:{port}{path}")
    page.wait_for_selector("#results li", timeout=20_000)
    assert word in page.inner_text("#results").lower()
    assert problems == []


@pytest.mark.browser
def test_a_drawing_that_is_opened_by_itself_cannot_act(page: Page, tmp_path: Path, real_site: Path):
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "assets/a.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' onload='document.documentElement.setAttribute(\"acted\", 1)'>"
        "<script>document.documentElement.setAttribute('acted', 1)</script><style>text { fill: red }</style><text y='20'>Words</text></svg>",
        encoding="utf-8",
    )
    with nginx.serve(site, folder_beside(real_site) / "nginx.conf", tmp_path) as port:
        page.goto(f"http://127.0.0.1:{port}/assets/a.svg")
        assert (
            page.locator("text").inner_html() == "Words"
            and page.locator("svg").get_attribute("acted") is None
        )


@pytest.mark.parametrize(
    ("same_times", "uncommented", "status"),
    [
        (False, False, 200),
        (True, False, 304),  # what the file warns of: nginx compares times and sizes, not contents
        (True, True, 200),
        (False, True, 200),
    ],
)
def test_a_correction_of_the_same_length_reaches_who_has_the_page(
    tmp_path: Path, real_site: Path, same_times: bool, uncommented: bool, status: int
):
    (tmp_path / "site/fr").mkdir(parents=True)
    page = tmp_path / "site/fr/index.html"
    page.write_text("14,000", encoding="utf-8")
    os.utime(page, (1, 1))
    include = tmp_path / "include.conf"
    text = (folder_beside(real_site) / "nginx.conf").read_text(encoding="utf-8")
    for line in SAME_TIMES:
        assert text.count(f"\n# {line}\n") == 1
        text = text.replace(f"\n# {line}\n", f"\n{line}\n") if uncommented else text
    include.write_text(text, encoding="utf-8")
    with nginx.serve(tmp_path / "site", include, tmp_path) as port:
        first = got(port)
        page.write_text("41,000", encoding="utf-8")
        os.utime(page, (1, 1) if same_times else (2, 2))
        kept = {
            asked: first[sent]
            for asked, sent in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
            if first[sent]
        }
        again = got(port, **kept)
    assert again.status == status
    assert again.body == (b"41,000" if status == 200 else b"")


def got(port: int, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/fr/", headers=headers)
    answer = connection.getresponse()
    return Answer(answer.status, answer.getheaders(), answer.read())
