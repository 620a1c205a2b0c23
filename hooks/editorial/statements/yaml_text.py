"""Values as YAML that every reader takes for the same text: ours, MkDocs' (YAML 1.1) and an editor's (YAML 1.2)."""

import json
import re
from collections.abc import Mapping, Sequence

# What may stand without quotation marks: words of any script, with the signs of a sentence that mean nothing in YAML.
# No digit first (a number, a date, an hour), and no sign that begins or ends something.
PLAIN = re.compile(r"[^\W\d_](?:[\w ’‘“”«»\u00a0\u202f.;!?()/+*%–—…'-]|:(?=[\w/])|,(?= ))*", re.UNICODE)
# PyYAML ends a plain value inside brackets at a question mark, too.
IN_BRACKETS = re.compile(r"[,:?\[\]{}]")
# Words that some reader takes for true, false or nothing.
NO_TEXT = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|none)", re.IGNORECASE)
# What YAML does not let stand as it is, even between quotation marks, and breaks of lines that JSON knows nothing of.
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """A text as a YAML value on one line: plain where that is safe, else between double quotation marks."""
    safe = PLAIN.fullmatch(text) and text == text.strip() and not NO_TEXT.fullmatch(text)
    if safe and not (in_brackets and IN_BRACKETS.search(text)):
        return text
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04X}", json.dumps(text, ensure_ascii=False))


def by_language(texts: Mapping[str, str]) -> str:
    """One text for each language, on one line: `{en: First published., fr: Première publication.}`."""
    return "{" + ", ".join(f"{code}: {scalar(text, in_brackets=True)}" for code, text in texts.items()) + "}"


def one_line(values: Sequence[str]) -> str:
    """A list on one line: `[SDN, TCD]`."""
    return "[" + ", ".join(scalar(value, in_brackets=True) for value in values) + "]"
