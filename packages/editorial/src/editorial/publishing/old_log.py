"""What somebody kept of an earlier log, got from where they say: a file, a folder, an address, a digest."""

import time
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from editorial.register.files import LOG
from editorial.register.log_copy import (
    DIGEST,
    EXPECTED,
    LogComparison,
    compared_with_copy,
    compared_with_digest,
)

MOST_BYTES = 64_000_000
"""A line has 250 bytes: a quarter of a million versions."""
SILENCE, ALTOGETHER = 20.0, 120.0
"""Seconds that a server may say nothing, and that all of it may take."""
PORTION = 65_536
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class NotHadError(Exception):
    """What was to be compared with is not there, or is no log; the words say why."""


def compared(log: bytes, old: str) -> LogComparison:
    """The log, beside what somebody kept. Raises NotHadError where that cannot be had."""
    if digest := DIGEST.fullmatch(old.strip()):
        return compared_with_digest(log, digest[1])
    content = _fetched(old) if "://" in old else _read(Path(old))
    if digest := DIGEST.search(_text(content)) if b'"previous"' not in content else None:
        return compared_with_digest(log, digest[1])
    return compared_with_copy(log, content)


def _text(content: bytes) -> str:
    return content[:PORTION].decode(errors="replace")


def _read(path: Path) -> bytes:
    """A file, or the log in a folder."""
    file = path / LOG if path.is_dir() else path
    try:
        if file.stat().st_size > MOST_BYTES:
            raise NotHadError(_too_large())
        return file.read_bytes()
    except OSError as error:
        raise NotHadError(f"{file.as_posix()} cannot be read: {error.strerror}. {EXPECTED}") from None


def _fetched(address: str) -> bytes:
    """What stands at an address. Nothing of ours is sent, and no other scheme is followed to."""
    if problem := _refused(address):
        raise NotHadError(problem)
    opener, until = OpenerDirector(), time.monotonic() + ALTOGETHER
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        _SafeRedirects(),
    ):
        opener.add_handler(handler)
    content = bytearray()
    try:
        with opener.open(address, timeout=SILENCE) as answer:
            while portion := answer.read1(PORTION):
                content += portion
                if len(content) > MOST_BYTES:
                    raise NotHadError(_too_large())
                if time.monotonic() > until:
                    raise NotHadError(f"the server has not sent it in {ALTOGETHER:g} seconds")
            if answer.length:
                raise NotHadError("the connection broke off before all of it was there. Try again")
    except HTTPError as error:
        raise NotHadError(f"the server says {error.code} ({error.reason})") from None
    except URLError as error:
        raise NotHadError(f"it cannot be fetched: {error.reason}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise NotHadError(f"it cannot be fetched: {error}") from None
    return bytes(content)


def _refused(address: str) -> str:
    """Why an address is not asked; empty if it may be."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return "this is no address"
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK)):
        return (
            "only an address that begins with https:// is asked: what comes otherwise may be changed on the "
            "way"
        )
    return ""


def _too_large() -> str:
    return f"it has more than {MOST_BYTES // 1_000_000} MB and is no log of ours. {EXPECTED}"


class _SafeRedirects(HTTPRedirectHandler):
    """Follows to where it may have been asked at once, and nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if problem := _refused(newurl):
            raise URLError(f"it leads elsewhere, and {problem}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
