"""The words inside one block, as readers get them: on one line, in the spelling of a canonical text.

What is not plain words is written so that it cannot pass for them: a picture amid words as `[picture: …]`,
raised and lowered words as `^(…)` and `_(…)`, struck-out words as `[struck out: …]`, `<q>` with its
quotation marks. Titles, which are shown on a touch and read aloud, stand behind the words, and behind them
the addresses of other sites, as browsers tell them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from docs_parity.markdown.link_targets import CONTROL
from editorial.site.i18n import all_words
from editorial.site.pages.html_tree import Node
from editorial.site.pages.statement_markup import BLOCKS, faults_of

ELSEWHERE = re.compile(r"[\\/]{2}|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""An address that leads away, as browsers read it: a backslash is a slash to them, and case is no matter."""
ORDINAL = re.compile(r"[a-zA-Zᵉºª]{1,4}")
"""Raised letters that part no words and change no figure: `1<sup>er</sup>`."""
NOTE, BACK, ARROW = "#fn:", "#fnref", "↩"


def spaced(parts: Iterable[str]) -> str:
    """Words with one space for any white space, and composed accents (NFC), as canonical texts have them."""
    return unicodedata.normalize("NFC", " ".join("".join(parts).split()))


@dataclass(slots=True)
class Line:
    """A line in the making."""

    parts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    addresses: dict[str, None] = field(default_factory=dict)

    def text(self, mark: str = "") -> str:
        """The finished line, with the mark of an item before it; empty without words."""
        said = spaced([" ".join(["".join(self.parts), *self.titles])])
        behind = "".join(f" <{address}>" for address in self.addresses if address not in said)
        return f"{mark}{said}{behind}" if said else behind.strip()


@dataclass(slots=True)
class LineReader:
    """Reads the words of blocks, and gathers what in them could hide or change words.

    What the house itself adds inside a text is passed over here, each in exactly the form in which the house
    writes it, and nothing else is: the numbers of footnote marks, the arrows back to them, and `added`, the
    words at passages that are behind their original.
    """

    numbers: Mapping[str, str]
    """Label of a footnote -> the number under which it stands below."""
    added: frozenset[str]
    marks: list[str] = field(default_factory=list)
    """The labels that marks lead to, in the order of the marks."""
    faults: dict[str, None] = field(default_factory=dict)

    def check(self, node: Node, *, in_code: bool = False) -> None:
        """Note what of an element is not the house's."""
        for fault in faults_of(node, in_code=in_code, with_stale=bool(self.added)):
            self.faults[fault] = None

    def line(self, children: Iterable[Node | str]) -> Line:
        """The words of these."""
        line = Line()
        self._add(children, line)
        return line

    def _add(self, children: Iterable[Node | str], line: Line) -> None:
        for child in children:
            if isinstance(child, str):
                line.parts.append(child)
            elif not (self._is_mark(child) or _is_way_back(child) or self._is_added(child)):
                self._element(child, line)

    def _element(self, node: Node, line: Line) -> None:
        self.check(node)
        tag = node.tag
        if tag in BLOCKS:
            self.faults[f"<{tag}> stands inside a sentence"] = None
        if tag == "br":
            line.parts.append(" ")
        elif tag == "img":
            line.parts.append(f"[picture: {node.attributes.get('alt', '')}]")
        else:
            before, behind = _signs(node)
            line.parts.append(before)
            self._add(node.children, line)
            line.parts.append(behind)
        line.titles += titles(node)
        address = node.attributes.get("href", "") if tag == "a" else ""
        if ELSEWHERE.match(CONTROL.sub("", address).strip()):
            line.addresses[address] = None

    def _is_mark(self, node: Node) -> bool:
        """The raised number of a footnote, if it is the number under which that note stands below."""
        if node.tag != "sup" or len(node.children) != 1 or not set(node.attributes) <= {"id"}:
            return False
        mark = node.children[0]
        if isinstance(mark, str) or set(mark.attributes) != {"class", "href"}:
            return False
        label = mark.attributes["href"].removeprefix(NOTE)
        is_mark = mark.classes == ["footnote-ref"] and mark.children == [self.numbers.get(label)]
        if is_mark:
            self.marks.append(label)
        return is_mark

    def _is_added(self, node: Node) -> bool:
        """The words at a passage that is behind its original (`stale_marks.py`)."""
        return node.tag == "span" and node.classes == ["stale"] and node.words() in self.added


def _is_way_back(node: Node) -> bool:
    """The arrow from a footnote back to its mark."""
    given = node.attributes
    return (
        node.tag == "a"
        and node.classes == ["footnote-backref"]
        and set(given) == {"class", "href", "title"}
        and given["href"].startswith(BACK)
        and _way_back().fullmatch(given["title"]) is not None
        and node.children == [ARROW]
    )


@cache
def _way_back() -> re.Pattern[str]:
    """What the house says of the arrow, in its languages."""
    said = all_words()["footnote_back"].values()
    return re.compile("|".join(r"\d+".join(map(re.escape, text.split("{}"))) for text in said))


def _signs(node: Node) -> tuple[str, str]:
    """What stands around the words of a tag that says more than its words."""
    if node.tag == "q":
        return "“", "”"
    if node.tag == "s":
        return "[struck out: ", "]"
    if node.tag == "sub":
        return "_(", ")"
    if node.tag == "sup" and not ORDINAL.fullmatch(node.words()):
        return "^(", ")"
    return "", ""


def titles(node: Node) -> list[str]:
    """The title of an element, if it has one."""
    title = node.attributes.get("title", "")
    return [title] if title else []
