"""The code of a record: twelve characters that a person can read out, copy by hand and type.

60 bits in Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U, so that nothing is
taken for something else.
"""

import hashlib
import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
"""Letters that people write for a figure."""
PATTERN = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")
IN_TEXT = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}(?![0-9A-Za-z-])")


def code_of(content: bytes) -> str:
    """The first 60 bits of the SHA-256 of some bytes, as twelve characters without hyphens."""
    number = int.from_bytes(hashlib.sha256(content).digest()[:8], "big") >> 4
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def grouped(code: str) -> str:
    """A code as readers see it: `7K3M-Q9TD-2XVB`."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def without_hyphens(text: str) -> str:
    """What somebody typed without spaces and without hyphens, which may have become dashes."""
    return re.sub(r"[\s\u2010-\u2015-]+", "", text)


def read_code(text: str) -> str | None:
    """The code that somebody typed, however written: small letters, spaces, hyphens, O for 0, I or L for 1.
    None if it is none.
    """
    code = without_hyphens(text).upper().translate(ALIKE)
    return code if PATTERN.fullmatch(code) else None


def codes_in(text: str) -> tuple[str, ...]:
    """Everything in a text that is written like a code, in order, each once."""
    return tuple(dict.fromkeys(code for written in IN_TEXT.findall(text) if (code := read_code(written))))
