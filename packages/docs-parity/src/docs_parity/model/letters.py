"""Letters without what stands above or below them."""

import unicodedata
from typing import Literal

WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
)
"""Small letters with a stroke, or joined, which Unicode does not take apart."""


def without_accents(text: str, form: Literal["NFD", "NFKD"] = "NFD") -> str:
    """A text without accents: é becomes e. With "NFKD" other forms of a letter become that letter too: ﬁ, ².

    Letters that have no accent to take off stay; `WITHOUT_ACCENT` names them for `str.translate`.
    """
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize(form, text) if not unicodedata.combining(sign))
