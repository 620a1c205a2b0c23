"""Character references (`&amp;`, `&#233;`) made the signs that they stand for, whatever is written."""

import html
import re

# More digits than this int() does not read: https://docs.python.org/3/library/stdtypes.html#int-max-str-digits
MOST_DIGITS = 4000
NUMBERED = re.compile(r"&#[0-9]++;?")
LONG = re.compile(rf"&#[0-9]{{{MOST_DIGITS}}}")


def unescaped(text: str) -> str:
    """The text as a browser reads it. A number that no sign has becomes U+FFFD, however long it is.

    https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
    """
    if "&" not in text:
        return text
    if LONG.search(text):
        text = NUMBERED.sub(_in_short, text)
    return html.unescape(text)


def _in_short(match: re.Match[str]) -> str:
    """The same reference without the zeros before its number, or with one that is too large in as few
    digits.
    """
    digits = match[0].strip("&#;").lstrip("0") or "0"
    return f"&#{digits if len(digits) <= 7 else '9999999'};"
