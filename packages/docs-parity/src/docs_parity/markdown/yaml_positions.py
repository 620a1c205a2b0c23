"""YAML as values with the line of each: strict, and without YAML 1.1's surprises.

Only `true`, `false`, `null` and whole numbers are more than text: `no` stays "no", a date stays the date as
written.
"""

import re
from collections.abc import Iterator

import yaml

WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)")
YAML = "tag:yaml.org,2002:"
PLAIN = f"{YAML}str"
STRAY, STRAY_FIX = (
    "does not stand in the record of the translation",
    "Put this line right below `translation:`, with two spaces before it.",
)
"""What is said of a line that belongs below `translation:` and stands elsewhere."""
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class YamlError(ValueError):
    """The text is not the YAML we accept.

    `line` counts from 1; `problem` says in plain words what is wrong.
    """

    def __init__(self, line: int, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.fix = fix


def load(text: str, first_line: int = 1) -> tuple[object, dict[str, int]]:
    """(value, line of each key by its dotted path) of a YAML text whose first line has this number in its
    file.

    Raises YamlError.
    """
    _refuse_tabs(text, first_line)
    try:
        node = yaml.compose(text, Loader=_Untyped)
    except yaml.MarkedYAMLError as error:
        raise _fault(error, text, first_line) from None
    except yaml.YAMLError as error:
        raise YamlError(
            first_line, f"the YAML cannot be read: {error}", "Look for a stray character."
        ) from None
    if node is None:
        return None, {}
    values = _Values(first_line)
    return values.value(node, ""), values.lines


def _refuse_tabs(text: str, first_line: int) -> None:
    for number, line in enumerate(text.split("\n"), first_line):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            raise YamlError(number, "this line begins with a tab", "Put spaces in place of the tab.")


def _fault(error: yaml.MarkedYAMLError, text: str, first_line: int) -> YamlError:
    """The parser's complaint in an editor's words, for the mistakes people make."""
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    lines = text.split("\n")
    number = min(number, len(lines) - 1)
    shown = lines[number].strip()
    problem = error.problem or "it cannot be read"
    if place := _misplaced(lines, number, mark.column if mark else 0, problem):
        line, said, fix = place
        return YamlError(first_line + line, said, fix)
    if "mapping values are not allowed" in problem:
        return YamlError(
            first_line + number,
            f'the value has a colon in it: "{shown}"',
            "Put the whole value between double quotes.",
        )
    if (
        "found unexpected end of stream" in problem
        or "unexpected document" in problem
        or "quoted scalar" in str(error.context)
    ):
        number = error.context_mark.line if error.context_mark else number
        return YamlError(
            first_line + number,
            f'a quotation mark is never closed: "{lines[min(number, len(lines) - 1)].strip()}"',
            'Close the quotation mark, or write \\" for one inside the text.',
        )
    if re.match(r'^\s*[\w-]+:\s*".*".*"', lines[number]):
        return YamlError(
            first_line + number,
            f'a quotation mark inside the value ends it too early: "{shown}"',
            'Write \\" for one inside the text.',
        )
    return YamlError(
        first_line + number,
        f'the front matter cannot be read near "{shown}" ({problem})',
        'Write "name: value" on a line of its own, and check spaces, quotation marks and brackets.',
    )


def _misplaced(lines: list[str], number: int, column: int, problem: str) -> tuple[int, str, str] | None:
    """(line, what is wrong, what to do) where spaces are missing or too many, which the parser notices a line
    later.
    """
    here, above = lines[number], lines[number - 1] if number else ""
    indented = re.match(r"^[ ]+([\w-]+):(?:\s|$)", here)
    for line in (number, number - 1):
        if line >= 0 and (joined := re.match(r"^\s*([\w-]+):[^\s/]", lines[line])):
            return line, f'there is no space behind the colon of "{joined[1]}"', f'Write "{joined[1]}: …".'
    if "mapping values are not allowed" in problem and indented and column == indented.end(1):
        if above.startswith("of:") or indented[1] == "of":
            return number - above.startswith("of:"), f'"of" {STRAY}', STRAY_FIX
        if 0 < _margin(above) < _margin(here):
            return (
                number,
                "this line has more spaces before it than the line above",
                "Put the same number of spaces before both.",
            )
        return number, f'the field "{indented[1]}" begins with spaces', "Take the spaces before it away."
    if (
        "did not find expected key" in problem
        and indented
        and _margin(here) < _margin(above)
        and re.match(r"\s*[\w-]+:\s", above)
    ):
        return (
            number,
            "this line has fewer spaces before it than the line above",
            "Put the same number of spaces before both.",
        )
    return None


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _one_tag(_parser: object, _kind: type[yaml.Node], _value: object, _implicit: object) -> str:
    """The same tag for everything: guesses at types are a third of YAML's time, and `_scalar` has ours."""
    return PLAIN


_Untyped = type("_Untyped", (getattr(yaml, "CSafeLoader", yaml.SafeLoader),), {"resolve": _one_tag})


class _Values:
    """Turns nodes into values and notes the line of each key."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.lines: dict[str, int] = {}
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: str) -> object:
        """The value of a node whose dotted path is `path`."""
        if not node.tag.startswith(PLAIN):
            raise YamlError(
                self.first_line + node.start_mark.line,
                f'"{node.tag.replace(YAML, "!!")}" asks for a type of its own',
                "Take the word with the exclamation marks out.",
            )
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self.seen:
            raise YamlError(
                self.first_line + node.start_mark.line,
                "anchors and aliases (& and *) are not used here",
                "Write the value out.",
            )
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        return list(self._items(node, path))

    def _items(self, node: yaml.Node, path: str) -> Iterator[object]:
        for index, item in enumerate(node.value):
            name = f"{path}.{index}" if path else str(index)
            self.lines[name] = self.first_line + item.start_mark.line
            yield self.value(item, name)

    def _pairs(self, node: yaml.MappingNode, path: str) -> Iterator[tuple[str, object]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError(line, "a field's name must be a word", 'Write "name: value".')
            key = key_node.value
            if key in seen:
                raise YamlError(
                    line, f'the field "{key}" stands here a second time', "Delete one of the two."
                )
            seen.add(key)
            name = f"{path}.{key}" if path else key
            self.lines[name] = line
            yield key, self.value(value_node, name)


def _scalar(node: yaml.ScalarNode) -> object:
    if not node.style:
        if node.value in WORDS:
            return WORDS[node.value]
        if len(node.value) < 16 and WHOLE_NUMBER.fullmatch(node.value):
            return int(node.value)
    return node.value
