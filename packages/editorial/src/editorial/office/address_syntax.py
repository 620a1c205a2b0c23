"""Addresses and names of files that `editorial.yml` gives: what must be true of them, in words an editor
uses.
"""

import base64
import hashlib
import re

from docs_parity.rules.raw_html import DANGEROUS_TAGS
from editorial.office.published_tags import PUBLISHED_TAGS

ONION = re.compile(r"http://([a-z2-7]{56})\.onion/?")
HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_][\w-]*(?::[0-9]{1,5})?"
WEB = re.compile(rf"https://{HOST}(/[^\s?#\\<>\"]*)?")
PAGE = re.compile(rf"https://{HOST}(?:[/?#][^\s\\<>\"]*)?")
OTHER_SITE = re.compile(r"(?:[a-z0-9-]+|\{language\})(?:\.(?:[a-z0-9-]+|\{language\}))+(?:/[^\s?#\\<>\":]*)?")
ON_THIS_MACHINE = re.compile(r"http://(?:localhost|127\.0\.0\.1|\[::1\])(?::[0-9]{1,5})?(/[^\s?#\\<>\"]*)?")
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


def own_address(text: str) -> str:
    """The same for this site, as it was written."""
    web_address(text)
    return text


def page_address(text: str) -> str:
    """The address of a page elsewhere: what acts, or can be changed on its way, is none.

    Raises ValueError, in words.
    """
    if not PAGE.fullmatch(text):
        raise ValueError(f"is no address that is safe to link to: {text}. Write it whole, with https://")
    return text


def built_address(text: str) -> str:
    """The address that a site is built for: as `web_address`, or an onion one and what is below it, or one of
    this machine.

    Raises ValueError, in words.
    """
    host, stroke, _ = text.removeprefix("http://").partition("/")
    if ON_THIS_MACHINE.fullmatch(text):
        return text
    return onion_address(f"http://{host}{stroke}") and text if host.endswith(".onion") else own_address(text)


def other_site(text: str) -> str:
    """A pattern of other sites' addresses, such as `news.un.org/{language}/`. Raises ValueError, in words."""
    if "{language}" not in text or not OTHER_SITE.fullmatch(text):
        raise ValueError(
            f"has something else than a site with a page in each language: {text}. Write it without "
            "https://, and {language} where the language stands: `news.un.org/{language}/`"
        )
    return text


def allowed_tag(tag: str) -> str:
    """The name of an HTML tag that an author may be let write. Raises ValueError, in words."""
    if tag not in PUBLISHED_TAGS - DANGEROUS_TAGS:
        raise ValueError(
            f"cannot have <{tag}>: it could act or ask readers for something, or the site takes it out. "
            "Write one of: " + ", ".join(sorted(PUBLISHED_TAGS - DANGEROUS_TAGS))
        )
    return tag


def file_name(text: str) -> str:
    """A name that every system keeps as it is. Raises ValueError, in words, where it has other signs."""
    if not FILE_NAME.fullmatch(text):
        raise ValueError(f"may have small letters from a to z, figures and single hyphens only: {text}")
    return text
