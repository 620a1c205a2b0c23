"""What was left in the original's language, or stands in one that this site does not have."""

import re
from collections.abc import Iterator
from random import Random

from docs_parity.model.block import Block, Kind
from mutations.sentences import LEAST
from mutations.text import Change, Fault, Text

FOREIGN = (
    (
        "A comunidade internacional tem o dever de ajudar os Estados que não conseguem proteger as suas "
        "populações contra esses crimes."
    ),
    (
        "O relatório foi publicado depois de longas consultas com os governos, as organizações regionais e a "
        "sociedade civil de cada país."
    ),
    (
        "La comunità internazionale ha il dovere di aiutare gli Stati che non riescono a proteggere le "
        "popolazioni da questi crimini."
    ),
    (
        "Il rapporto è stato pubblicato dopo lunghe consultazioni con i governi, le organizzazioni "
        "regionali e la società civile."
    ),
    (
        "Die internationale Gemeinschaft hat die Pflicht, den Staaten zu helfen, die ihre Bevölkerung "
        "nicht vor diesen Verbrechen schützen."
    ),
    (
        "Der Bericht wurde nach langen Beratungen mit den Regierungen, den regionalen Organisationen und der "
        "Zivilgesellschaft veröffentlicht."
    ),
)
MARK = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)]|:)\s+)?")


def _original_lines(text: Text, block: Block) -> tuple[str, ...]:
    """The lines of the original that a block answers, if one block answers one."""
    others = text.answers(block)
    if len(others) != 1 or others[0].kind is not block.kind:
        return ()
    return text.original_lines[others[0].line - 1 : max(others[0].last_line, others[0].line)]


def _english(text: Text, *kinds: Kind, least: int) -> Iterator[Change]:
    for block in text.blocks(*kinds):
        theirs = _original_lines(text, block)
        letters = re.sub(r"`[^`]*`|\([^)]*\)|[^A-Za-z ]", "", " ".join(theirs))
        if len(letters) >= least and theirs != text.lines_of(block):
            yield Change(block.line, max(block.last_line, block.line), theirs, "left in English")


def paragraph(text: Text, chance: Random) -> Iterator[Change]:
    """A paragraph, an item or a definition stands there in English."""
    yield from _english(text, Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION, Kind.CAPTION, least=LEAST)


def heading(text: Text, chance: Random) -> Iterator[Change]:
    """A heading of three words or more stands there in English."""
    for change in _english(text, Kind.HEADING, least=12):
        ours, theirs = (
            re.sub(r"\{.*", "", lines[0]).lstrip("# ").lower().split()
            for lines in (text.lines[change.first - 1 : change.last], change.lines)
        )
        if len(theirs) >= 3 and len(set(theirs) - set(ours)) >= 3:
            yield change


def row(text: Text, chance: Random) -> Iterator[Change]:
    """A row of a table stands there in English."""
    yield from _english(text, Kind.ROW, least=LEAST)


def foreign(text: Text, chance: Random) -> Iterator[Change]:
    """A sentence in Portuguese, Italian or German stands in the place of a paragraph."""
    for block in text.blocks(Kind.PARAGRAPH, Kind.ITEM):
        lines = text.lines_of(block)
        if len(" ".join(lines)) >= LEAST:
            sentence = chance.choice(FOREIGN)
            yield Change(
                block.line,
                max(block.last_line, block.line),
                (MARK.match(lines[0])[0] + sentence,),
                f'"{sentence}"',
            )


def _field(text: Text, name: str, lines: tuple[str, ...]) -> tuple[int, str] | None:
    return next(
        ((number, line) for number, line in enumerate(lines, 1) if line.startswith(f"{name}: ")), None
    )


def _field_in_english(text: Text, name: str) -> Iterator[Change]:
    ours, theirs = _field(text, name, text.lines), _field(text, name, text.original_lines)
    if (
        ours
        and theirs
        and ours[0] <= text.version.front_matter.end_line
        and len(theirs[1].split()) >= 4
        and ours[1] != theirs[1]
    ):
        yield Change(ours[0], ours[0], (theirs[1],), f"{name} left in English")


def title(text: Text, chance: Random) -> Iterator[Change]:
    """The title was not translated."""
    yield from _field_in_english(text, "title")


def summary(text: Text, chance: Random) -> Iterator[Change]:
    """The summary was not translated."""
    yield from _field_in_english(text, "summary")


def field_number(text: Text, chance: Random) -> Iterator[Change]:
    """A figure in the title or the summary is another one."""
    for name in ("title", "summary"):
        ours, theirs = _field(text, name, text.lines), _field(text, name, text.original_lines)
        if ours and theirs and ours[0] <= text.version.front_matter.end_line:
            for match in re.finditer(r"(?<![\w/.,])\d+(?![\w/.,]\d|\d)", ours[1]):
                if re.search(rf"(?<!\d){match[0]}(?!\d)", theirs[1]):
                    other = str(int(match[0]) + chance.choice([1, 2, 10]))
                    yield Change(
                        ours[0],
                        ours[0],
                        (ours[1][: match.start()] + other + ours[1][match.end() :],),
                        f'{name}: "{match[0]}" → "{other}"',
                    )


def alternative_text(text: Text, chance: Random) -> Iterator[Change]:
    """The alternative text of a picture was not translated."""
    theirs = {
        image[2]: image[1]
        for line in text.original_lines
        for image in re.finditer(r"!\[([^\]]+)\]\(([^)]+)\)", line)
    }
    for number, line in enumerate(text.lines, 1):
        for match in re.finditer(r"!\[([^\]]+)\]\(([^)]+)\)", line):
            english = theirs.get(match[2], "")
            if len(english) >= 15 and english != match[1]:
                yield Change(
                    number,
                    number,
                    (line.replace(f"[{match[1]}]", f"[{english}]"),),
                    f'alternative text "{english}"',
                )


def no_alternative_text(text: Text, chance: Random) -> Iterator[Change]:
    """The alternative text of a picture is lost."""
    for number, line in enumerate(text.lines, 1):
        for match in re.finditer(r"!\[([^\]]{5,})\]\(", line):
            yield Change(
                number, number, (line.replace(f"![{match[1]}]", "![]"),), f'no alternative text "{match[1]}"'
            )


FAULTS = (
    Fault("block left in English", "untranslated", "language", paragraph),
    Fault("heading left in English", "untranslated", "language", heading),
    Fault("row left in English", "untranslated", "language", row),
    Fault("block in a third language", "untranslated", "third language", foreign),
    Fault("title left in English", "untranslated", "language", title),
    Fault("summary left in English", "untranslated", "language", summary),
    Fault("figure in a title or summary changed", "numbers", "number or date", field_number),
    Fault("alternative text left in English", "untranslated", "language", alternative_text),
    Fault("alternative text lost", "structure", "picture", no_alternative_text),
)
