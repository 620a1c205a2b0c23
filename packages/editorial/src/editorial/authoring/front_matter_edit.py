"""Changes single fields in the text of a front matter, and leaves every other character of the file as it is.

Where a field stands is asked of a YAML parser; what is written comes as finished lines.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from docs_parity.markdown.page_reader import split

# What may stand without quotation marks: words of any script, with the signs of a sentence that mean nothing
# in YAML. No digit first (a number, a date, an hour), and no sign that begins or ends something.
PLAIN = re.compile(r"[^\W\d_](?:[\w ’‘“”«»\u00a0\u202f.;!?()/+*%–—…'-]|:(?=[\w/])|,(?= ))*", re.UNICODE)
# PyYAML ends a plain value inside brackets at a question mark, too.
IN_BRACKETS = re.compile(r"[,:?\[\]{}]")
# Words that some reader takes for true, false or nothing.
NO_TEXT = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|none)", re.IGNORECASE)
# What YAML does not let stand as it is, even between quotation marks, and breaks of lines that JSON knows
# nothing of.
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


PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CannotEditError(ValueError):
    """The front matter is written in a way that cannot be changed line by line.

    Says in words what to do by hand.
    """


@dataclass(frozen=True)
class FieldPlace:
    """A field in a text: where its line begins, where what belongs to it ends, and its value."""

    start: int
    end: int
    offset: int
    """What has to be added to the places of the value's marks."""
    value: yaml.Node


def with_value(text: str, name: str, value: str) -> str:
    """The text with another value of a field that stands on one line; a comment behind it stays."""
    place = _place(text, name)
    if not isinstance(place.value, yaml.ScalarNode) or place.value.style in ("|", ">"):
        raise CannotEditError(f'write "{name}" on one line: `{name}: {value}`')
    begin, end = place.value.start_mark.index + place.offset, place.value.end_mark.index + place.offset
    return text[:begin] + ("" if begin != end or text[begin - 1] == " " else " ") + value + text[end:]


def with_item(text: str, name: str, lines: Sequence[str], in_brackets: str) -> str:
    """The text with one more item at the end of a list: as `lines`, or as `in_brackets` where the list stands
    in brackets.
    """
    place = _place(text, name)
    if not isinstance(place.value, yaml.SequenceNode):
        raise CannotEditError(f'write "{name}" as a list, each entry with a hyphen before it')
    if not place.value.flow_style:
        return _inserted(text, place.end, lines)
    end = place.value.end_mark.index + place.offset - 1
    before = text[:end].rstrip()
    comma = "" if before.endswith((",", "[")) else ","
    # Behind a comment the comma would belong to it.
    if "#" in before.rpartition("\n")[2]:
        raise CannotEditError(f'take the comment out of the last line of "{name}"')
    return (
        f"{before}{comma} {in_brackets}{text[end:]}"
        if comma or before.endswith(",")
        else f"{before}{in_brackets}{text[end:]}"
    )


def indentation(text: str, name: str) -> tuple[int, int]:
    """How far the items of a list are indented: (before the hyphen, before what follows it)."""
    place = _place(text, name)
    value = place.value
    if not isinstance(value, yaml.SequenceNode) or not value.value or value.flow_style:
        return 2, 4
    return value.start_mark.column, max(value.value[-1].start_mark.column, value.start_mark.column + 2)


def with_field(text: str, after: str, lines: Sequence[str]) -> str:
    """The text with one more field, below another one."""
    return _inserted(text, _place(text, after).end, lines)


def without_field(text: str, name: str) -> str:
    """The text without a field."""
    place = _place(text, name)
    return text[: place.start] + text[place.end :]


def has_field(text: str, name: str) -> bool:
    """True if a field stands in the front matter."""
    return name in _places(text)


def _inserted(text: str, at: int, lines: Sequence[str]) -> str:
    end = "\r\n" if text[:at].endswith("\r\n") else "\n"
    return text[:at] + "".join(f"{line}{end}" for line in lines) + text[at:]


def _place(text: str, name: str) -> FieldPlace:
    places = _places(text)
    if name not in places:
        raise CannotEditError(f'the field "{name}" is missing')
    return places[name]


def _places(text: str) -> dict[str, FieldPlace]:
    """Every field of the front matter.

    The parser counts signs, so line ends and a byte-order mark do not matter.
    """
    written, _, _ = split(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    if not written:
        raise CannotEditError("there is no front matter")
    offset = text.index("\n") + 1
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(text, offset)
    body = text[offset : closing.start() if closing else len(text)]
    root = yaml.compose(body, PARSER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise CannotEditError("write one field on each line")
    starts = [key.start_mark.index for key, _ in root.value]
    ends = [*starts[1:], len(body)]
    return {
        key.value: FieldPlace(start + offset, _last_line(body, start, end) + offset, offset, value)
        for (key, value), start, end in zip(root.value, starts, ends, strict=True)
    }


def _last_line(body: str, start: int, end: int) -> int:
    """Where the last line ends that belongs to a field: comments and empty lines below it are the next
    field's.
    """
    lines = body[start:end].splitlines(keepends=True)
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
        end -= len(lines.pop())
    return end
