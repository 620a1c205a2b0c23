"""File names from titles: they are addresses, the same in every language."""

import re
import unicodedata

LONGEST = 60
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Letters that have no accent to take off.
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def slug(title: str) -> str:
    """Small letters from a to z, figures and hyphens, cut between two words; empty for a title without any of these letters."""
    letters = unicodedata.normalize("NFKD", title.lower().translate(LETTERS))
    ascii_only = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", ascii_only)
    kept = words[:1]
    for word in words[1:]:
        if len("-".join(kept)) + 1 + len(word) > LONGEST:
            break
        kept.append(word)
    return "-".join(kept)[:LONGEST].strip("-")


def is_slug(name: str) -> bool:
    """True for a name that is fit for an address as it is."""
    return bool(NAME.fullmatch(name))
