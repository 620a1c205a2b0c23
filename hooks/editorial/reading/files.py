"""Files beside the pages, which are published as they are: is their kind one that is published, and is a drawing only a drawing?

A picture on a page runs nothing, whatever stands in it. But every file has an address of its own, and an SVG or an HTML file
that is opened there runs its scripts in the name of the site.
"""

import re
import xml.parsers.expat
from collections.abc import Iterator
from pathlib import Path

from editorial.model.finding import Finding
from editorial.model.rule import declare
from editorial.model.rule_groups import FILES

PUBLISHED = frozenset("""
    avif csv docx epub gif ico jpeg jpg json m4a mp3 mp4 ods odt ogg pdf png pptx srt svg txt vtt webm webp xlsx zip
""".split())
MARKDOWN = frozenset("md markdown mdown mkdn mkd".split())
"""Told by their names and places already, and never published."""
DRAWN = frozenset("""
    a circle clippath defs desc ellipse filter g image line lineargradient marker mask metadata path pattern polygon polyline
    radialgradient rect stop style svg switch symbol text textpath title tspan use view
""".split())
EFFECT = re.compile(r"fe[a-z]+")
SVG, HTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
PICTURE = r"data:image/(?:png|jpeg|gif|webp)[;,]"
# In styles: what loads something, and escapes, which could spell it.
FETCHES = re.compile(rf"@import|url\(\s*+[\"']?+(?!#|{PICTURE})|\\[0-9a-f]", re.IGNORECASE)
OWN_ADDRESS = re.compile(rf"#|{PICTURE}", re.IGNORECASE)
LINK = re.compile(r"https?://", re.IGNORECASE)
MOST_BYTES = 5_000_000

UNSAFE_FILE = declare(
    "unsafe-file", group=FILES, place=660, exact=True,
    question="Is the file of a kind that runs nothing?",
    wrong="an SVG with a script in it, or an HTML file", right="a plain SVG, a PDF",
    more="Every file has an address of its own on the site, and what runs there runs in the name of the "
         "Office.")


def file_findings(root: Path, path: str, bare: bool) -> Iterator[Finding]:
    """What is wrong with a file that is no page of a language, beside its name.

    In a `bare` tree, whose conventions nobody knows, only drawings are asked.
    """
    kind = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    if kind and kind not in PUBLISHED | MARKDOWN and not bare:
        yield Finding(UNSAFE_FILE.id, f"files of the kind .{kind} are not published",
                      "Use an image, a PDF or an Office file, or take it out.", path)
    elif kind == "svg":
        for line, problem in _in_drawing(root / path):
            yield Finding(UNSAFE_FILE.id, problem, "Save the drawing again as plain SVG, without scripts and links.", path, line)


def _in_drawing(file: Path) -> Iterator[tuple[int, str]]:
    try:
        if file.stat().st_size > MOST_BYTES:
            yield 1, f"the drawing has more than {MOST_BYTES // 1_000_000} MB and is not read"
            return
        data = file.read_bytes()
    except OSError as error:
        yield 1, f"the file cannot be opened: {error.strerror}"
        return
    reader = _Drawing()
    try:
        reader.parser.Parse(data, True)
    except (xml.parsers.expat.ExpatError, ValueError, LookupError) as error:
        yield getattr(error, "lineno", 1), "this is no SVG that every browser can read"
    yield from dict.fromkeys(reader.found)


class _Drawing:
    """Reads an SVG and notes what is more than a drawing. What drawing programs note in words of their own is shown by nobody."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._text
        self.parser.ProcessingInstructionHandler = lambda target, _: self._say(f"<?{target} can make something else of the drawing")
        self.parser.EntityDeclHandler = lambda name, *_: self._say(f'the entity "{name}" of the drawing can hide something')
        self._inside = ""

    def _say(self, problem: str) -> None:
        self.found.append((self.parser.CurrentLineNumber, problem))

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._inside = name = name.lower()
        if space in ("", HTML) or (space == SVG and name not in DRAWN and not EFFECT.fullmatch(name)):
            self._say(f"the drawing has <{name}>, which is more than a drawing")
        elif space == SVG:
            for attribute, value in attributes.items():
                self._attribute(name, attribute.rpartition(" ")[2].lower(), value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._say(f'"{name}" in the drawing would run a program')
        elif name == "href" and not OWN_ADDRESS.match(value) and not (tag == "a" and LINK.match(value)):
            self._say(f'the drawing loads or runs "{value[:60]}"')
        elif FETCHES.search(value):
            self._say(f'the drawing loads something in "{name}"')

    def _text(self, text: str) -> None:
        if self._inside == "style" and FETCHES.search(text):
            self._say("the drawing loads something in its style")
