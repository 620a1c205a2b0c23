"""`editorial register check --against OLD`: whoever kept an earlier log, or its digest, asks whether anything in it was changed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as some

from editorial.commands import main
from editorial.publishing import old_log
from editorial.register.log import Founding
from editorial.register.log_copy import Begins, compared_with_copy, compared_with_digest
from support.registers import ENGLISH, FRENCH, Book, former_log

KEYS = [f"statements/2024/2024-04-1{day}-said" for day in range(5)]


def whole_log(folder: Path) -> bytes:
    """A log of five versions, and its folder."""
    book = Book(folder)
    for key in KEYS:
        book.add({"en": ENGLISH}, key=key)
    return (folder / "log.jsonl").read_bytes()


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return whole_log(tmp_path_factory.mktemp("kept") / "register")


def lines(log: bytes, number: int) -> bytes:
    return b"".join(log.splitlines(keepends=True)[:number])


def asked(log: bytes, old: str, folder: Path) -> tuple[int, str]:
    """Exit code and sentence."""
    (folder / "now").mkdir(exist_ok=True)
    (folder / "now/log.jsonl").write_bytes(log)
    done = CliRunner().invoke(
        main,
        ["register", "check", "--register", str(folder / "now"), "--against", old],
        catch_exceptions=False,
    )
    assert "Traceback" not in done.output and done.output.count("\n") == 1, done.output
    return done.exit_code, done.output.strip()


@pytest.mark.parametrize("number", [1, 2, 4, 6])
def test_a_copy_that_the_log_begins_with(log: bytes, tmp_path: Path, number: int):
    kept = tmp_path / "old.jsonl"
    kept.write_bytes(lines(log, number))
    said = (
        f"NOTHING WAS CHANGED. The log begins with the copy: its {number} lines are the first {number} of 6."
    )
    assert asked(log, str(kept), tmp_path) == (0, said)


def test_a_folder_of_the_site(log: bytes, tmp_path: Path):
    (tmp_path / "register").mkdir()
    (tmp_path / "register/log.jsonl").write_bytes(lines(log, 3))
    assert asked(log, str(tmp_path / "register"), tmp_path)[0] == 0


@pytest.mark.parametrize(
    "form", ["{}", "log-sha256: {}", "a file", "a file of a release"], ids=["bare", "named", "file", "notes"]
)
def test_a_digest_alone(log: bytes, tmp_path: Path, form: str):
    digest = sha256(lines(log, 3)).hexdigest()
    if form.startswith("a file"):
        old = tmp_path / "notes.txt"
        text = f"Release of 3 May\n\nlog-sha256: {digest}\n" if "release" in form else f"{digest}\n"
        old.write_text(text, encoding="utf-8")
        form = str(old)
    code, said = asked(log, form.format(digest), tmp_path)
    assert (code, said) == (
        0,
        "NOTHING WAS CHANGED. The log begins with what has that SHA-256: its first 3 of 6 lines.",
    )
    assert asked(log, "f" * 64, tmp_path)[0] == 1


def test_the_first_line_that_differs_is_told_in_words(log: bytes, tmp_path: Path):
    kept = tmp_path / "old.jsonl"
    kept.write_bytes(log)
    book = Book(tmp_path / "forged")
    for key in KEYS:
        book.add({"en": ENGLISH if key != KEYS[2] else FRENCH}, key=key)
    forged = (tmp_path / "forged/log.jsonl").read_bytes()
    assert asked(forged, str(kept), tmp_path) == (
        1,
        f"THE LOG DOES NOT BEGIN WITH THAT ONE. Line 4 is the first that differs. Both record version 1 of {KEYS[2]}, and its manifest is "
        "another one: what is recorded there was changed, or something before it.",
    )


def test_a_version_that_was_left_out_is_named(log: bytes, tmp_path: Path):
    kept = tmp_path / "old.jsonl"
    kept.write_bytes(log)
    book = Book(tmp_path / "forged")
    for key in (KEYS[0], *KEYS[2:]):
        book.add({"en": ENGLISH}, key=key)
    code, said = asked((tmp_path / "forged/log.jsonl").read_bytes(), str(kept), tmp_path)
    assert code == 1
    assert f"Line 3 is the first that differs. The copy has version 1 of {KEYS[1]} (first, " in said
    assert f"here stands version 1 of {KEYS[2]} (first, " in said


def test_a_log_that_ends_before_the_copy(log: bytes, tmp_path: Path):
    kept = tmp_path / "old.jsonl"
    kept.write_bytes(log)
    code, said = asked(lines(log, 3), str(kept), tmp_path)
    assert code == 1 and "ends before line 4 of the copy, which has 6 lines" in said and KEYS[2] in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "it is empty"),
        (b"Dear reader\n", "the first line of the log does not found it"),
        (b"<!doctype html>\n<p>404", "has no end"),
        (b"\xff\xfe\0", "has no end"),
        (b"{}\n", "does not found it"),
        (Founding().content(), "has no end"),
    ],
)
def test_what_is_no_log_is_no_answer(log: bytes, tmp_path: Path, content: bytes, words: str):
    kept = tmp_path / "old"
    kept.write_bytes(content)
    code, said = asked(log, str(kept), tmp_path)
    assert code == 2 and said.startswith("COULD NOT TELL.") and words in said


def test_a_copy_that_was_cut_off_is_no_answer(log: bytes, tmp_path: Path):
    kept = tmp_path / "old"
    kept.write_bytes(log[:-30])
    assert asked(log, str(kept), tmp_path)[0] == 2


def test_what_is_not_there_is_no_answer(log: bytes, tmp_path: Path):
    code, said = asked(log, str(tmp_path / "nothing.jsonl"), tmp_path)
    assert code == 2 and "nothing.jsonl cannot be read: No such file or directory" in said
    done = CliRunner().invoke(
        main, ["register", "check", "--register", str(tmp_path / "no"), "--against", "x"]
    )
    assert done.exit_code == 2 and "there is no log.jsonl in" in done.output
    assert CliRunner().invoke(main, ["register", "check", "--register", str(tmp_path)]).exit_code == 2


def test_a_log_that_is_broken_behind_the_copy_is_no_yes(log: bytes, tmp_path: Path):
    kept = tmp_path / "old"
    kept.write_bytes(lines(log, 2))
    code, said = asked(log + b"{}\n", str(kept), tmp_path)
    assert code == 2 and "but line 7 of the log cannot be read" in said


def test_a_copy_of_the_former_format(log: bytes, tmp_path: Path):
    old = former_log(log)
    kept = tmp_path / "old"
    kept.write_bytes(old)
    named = Founding(follows=sha256(old).hexdigest()).content() + b"\n"
    assert asked(named, str(kept), tmp_path)[0] == 0
    assert asked(named, sha256(old).hexdigest(), tmp_path)[0] == 0
    code, said = asked(log, str(kept), tmp_path)
    assert code == 2 and "of the former format" in said


LINES = some.integers(0, 5)


@given(LINES, LINES, some.integers(0, 10_000), some.binary(min_size=1, max_size=2))
def test_any_change_in_what_was_kept_is_never_a_yes(log: bytes, kept: int, more: int, at: int, other: bytes):
    copy = lines(log, 1 + kept)
    digest = sha256(copy).hexdigest()
    assert compared_with_copy(log, copy).begins is Begins.YES
    assert compared_with_digest(log, digest).begins is Begins.YES
    place = at % len(copy)
    changed = copy[:place] + other + copy[place + len(other) :] + log[len(copy) :][: more * 50]
    if not changed.startswith(copy):
        assert compared_with_copy(changed, copy).begins is Begins.NO
        assert compared_with_digest(changed, digest).begins is Begins.NO


class Server(BaseHTTPRequestHandler):
    """Answers by the path that is asked."""

    log = b""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Length", str(len(self.log) + (9 if self.path == "/cut" else 0)))
        self.end_headers()
        self.wfile.write(self.log)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(log: bytes) -> Iterator[str]:
    """The address of a server with a log."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OfLog", (Server,), {"log": log}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_an_address(log: bytes, tmp_path: Path):
    with serving(lines(log, 3)) as address:
        assert asked(log, f"{address}/register/log.jsonl", tmp_path)[0] == 0
        assert asked(log, f"{address}/to/{address}/register/log.jsonl", tmp_path)[0] == 0
        code, said = asked(log, f"{address}/gone", tmp_path)
        assert (code, "The server says 404" in said) == (2, True)
        code, said = asked(log, f"{address}/cut", tmp_path)
        assert code == 2 and "COULD NOT TELL." in said
    code, said = asked(log, f"{address}/register/log.jsonl", tmp_path)  # nobody is there any more
    assert code == 2 and "It cannot be fetched" in said


@pytest.mark.parametrize(
    "elsewhere",
    ["http://example.org/log.jsonl", "file:///etc/passwd", "ftp://127.0.0.1/log", "//example.org/x"],
)
def test_an_address_leads_nowhere_else(log: bytes, tmp_path: Path, elsewhere: str):
    with serving(log) as address:
        code, said = asked(log, f"{address}/to/{elsewhere}", tmp_path)
    assert code == 2 and (
        "only an address that begins with https:// is asked" in said or "is not allowed" in said
    )


@pytest.mark.parametrize(
    "old",
    [
        "http://example.org/register/log.jsonl",
        "file:///etc/passwd",
        "ftp://example.org/log.jsonl",
        "https://",
        "https://[x/log",
        "data://,x",
    ],
)
def test_other_schemes_are_not_asked(log: bytes, tmp_path: Path, old: str):
    assert asked(log, old, tmp_path)[0] == 2


@pytest.mark.parametrize("where", ["file", "address"])
def test_what_is_too_large_is_not_read(
    log: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
):
    monkeypatch.setattr(old_log, "MOST_BYTES", len(log) - 1)
    if where == "file":
        (tmp_path / "old").write_bytes(log)
        assert asked(log, str(tmp_path / "old"), tmp_path)[0] == 2
    else:
        with serving(log) as address:
            code, said = asked(log, f"{address}/log.jsonl", tmp_path)
        assert code == 2 and "is no log of ours" in said


def test_a_server_that_never_ends_is_left(log: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(old_log, "ALTOGETHER", -1.0)
    with serving(log) as address:
        code, said = asked(log, f"{address}/log.jsonl", tmp_path)
    assert code == 2 and "has not sent it" in said
