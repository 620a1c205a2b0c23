"""Addresses and names of files that `editorial.yml` gives: what must be true of them, in words an editor
uses.
"""

import base64
import hashlib
import re

ONION = re.compile(r"http://([a-z2-7]{56})\.onion/?")
WEB = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ONION_VERSION = b"\x03"


def onion_address(text: str) -> str:
    """An onion address with a slash at its end. Raises ValueError, in words, where it cannot be one.

    The name is a public key of 32 bytes, two bytes of checksum and the version, in base32, so that a slip of
    the pen shows:
    https://spec.torproject.org/rend-spec/encoding-onion-addresses.html
    """
    found = ONION.fullmatch(text)
    if not found:
        raise ValueError(
            f"is no onion address: {text}. It is http://, 56 small letters or figures from 2 to 7, and .onion"
        )
    key, checksum, localized = (raw := base64.b32decode(found[1].upper()))[:32], raw[32:34], raw[34:]
    if (
        localized != ONION_VERSION
        or checksum != hashlib.sha3_256(b".onion checksum" + key + localized).digest()[:2]
    ):
        raise ValueError(
            f"has a wrong letter somewhere: {text}. Copy it again from the file `hostname` of the onion "
            "service"
        )
    return f"http://{found[1]}.onion/"


def web_address(text: str) -> str:
    """The address of a site with a slash at its end. Raises ValueError, in words, where it is none."""
    if not WEB.fullmatch(text):
        raise ValueError(
            f"has an address that is not whole: {text}. Write it with https:// and without ? or #"
        )
    return f"{text.removesuffix('/')}/"


def file_name(text: str) -> str:
    """A name that every system keeps as it is. Raises ValueError, in words, where it has other signs."""
    if not FILE_NAME.fullmatch(text):
        raise ValueError(f"may have small letters from a to z, figures and single hyphens only: {text}")
    return text
