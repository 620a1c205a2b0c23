"""What passes for something else, or is seen by nobody: directions of text, hidden characters, disguised
links, code of templates.

Which of them are right where: https://www.unicode.org/reports/tr9/ (isolates),
https://www.unicode.org/reports/tr31/ (joiners); what can be done with the others: https://trojansource.codes/
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from docs_parity.markdown.inline import lines_of, masked, plain
from docs_parity.markdown.link_targets import outside_address
from docs_parity.markdown.page_reader import SIGN
from docs_parity.model.block import Kind, Link
from docs_parity.model.finding import Finding, Severity
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import LINKS, PAGE, SAFETY
from docs_parity.rules.context import Context
from docs_parity.rules.registry import version_rules

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
EMBEDDING = frozenset("\u202a\u202b\u202c\u202d\u202e\u206a\u206b\u206c\u206d\u206e\u206f")
ISOLATE, POP = frozenset("\u2066\u2067\u2068"), "\u2069"
MARK = frozenset("\u200f\u061c")
LEFT_TO_RIGHT_MARK = "\u200e"
TURNING = EMBEDDING | ISOLATE | MARK | {POP}
SOFT_HYPHEN = "\u00ad"
JOINERS = frozenset("\u200c\u200d")
ZERO_WIDTH_SPACE = "\u200b"
# Scripts that part words with a space of no width, and those that are written with joiners, by the first word
# of a letter's name.
WITHOUT_SPACES = frozenset(
    {"THAI", "LAO", "KHMER", "MYANMAR", "CJK", "HIRAGANA", "KATAKANA", "TIBETAN", "JAVANESE", "BALINESE"}
)
WITHOUT_JOINERS = frozenset(
    {"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "DIGIT", "CJK", "SPACE", ""}
)
IN_ADDRESS = re.compile(r"\]\([^()\s]*|https?://\S*|\]:\s*\S+|\{#[^}\s]*")
FLAG = "\U0001f3f4"
NEAR = 20
"""Signs of a word that are shown on each side of one that nobody sees."""


@version_rules.rule(
    "text-direction",
    group=PAGE,
    place=260,
    exact=True,
    no_less=SAFETY,
    wrong="a text with the sign U+202E in it, after which letters are shown from right to left",
    right="the same text without it",
    more="Such signs make a text say something else than its letters. Isolates around words in Arabic or "
    "Hebrew are fine.",
)
def text_direction(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does every text run in the direction in which it is shown?"""
    for line, text in _lines(localized):
        for sign in dict.fromkeys(_turning(text)):
            yield _finding(
                text_direction.id,
                localized,
                line,
                f"an invisible sign, {_named(sign)}, turns the direction of the text here, so "
                "that readers may see another order than was written",
                "Delete it. " + _advice(sign),
                Severity.ERROR,
                sign,
            )


@version_rules.rule(
    "hidden-sign",
    group=PAGE,
    place=270,
    severity=Severity.WARNING,
    exact=True,
    wrong="`geno[U+200B]cide`",
    right="`genocide`",
    more="They come with texts that are copied from elsewhere. Search does not find such a word, and a "
    "hidden sign can mark who had the copy.",
)
def hidden_signs(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Can every sign be seen?"""
    for line, text in _lines(localized):
        for sign, around in _hidden(text).items():
            yield _finding(
                hidden_signs.id,
                localized,
                line,
                f'there is a sign that nobody sees, {_named(sign)}, in "{around}"',
                "Delete it, or type these words anew: search does not find a word with such a sign in it.",
                Severity.WARNING,
                sign,
            )


def _lines(localized: LocalizedPage) -> Iterator[tuple[int, str]]:
    """Lines with odd signs as they stand in the file, and the fields whose value has one that YAML writes
    otherwise.
    """
    yield from localized.odd_lines
    written = {line for line, _ in localized.odd_lines}
    for name, text in texts_in(localized.fields):
        if (
            not text.isascii()
            and SIGN.search(text)
            and (line := localized.front_matter.line(name)) not in written
        ):
            yield line, text


def texts_in(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a front matter's fields with its dotted name."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_in(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts_in(inner, f"{name}.{index}")


def _turning(text: str) -> Iterator[str]:
    """Signs that turn the text.

    Isolates that are closed on their line, and marks, are right beside words written from right to left.
    """
    allowed = bool(RIGHT_TO_LEFT.search(text))
    opened: list[str] = []
    for sign in text:
        if sign in EMBEDDING or (sign in TURNING and not allowed):
            yield sign
        elif sign in ISOLATE:
            opened.append(sign)
        elif sign == POP:
            if not opened:
                yield sign
            del opened[-1:]
    yield from opened


def _advice(sign: str) -> str:
    if sign in EMBEDDING or sign in MARK:
        return "Words in Arabic or Hebrew need no such sign."
    return "Around words in Arabic or Hebrew it must be closed by U+2069 in the same line."


def _hidden(text: str) -> dict[str, str]:
    """Each sign that hides in a text -> the word with it, where it stands first."""
    addresses = [match.span() for match in IN_ADDRESS.finditer(text)]
    begins = [start for start, _ in addresses]
    shown, places = SIGN.sub("", text), _Places(text)
    found: dict[str, str] = {}
    for before, match in enumerate(SIGN.finditer(text)):
        sign, at = match[0], match.start()
        if sign not in TURNING and sign not in found:
            nearest = bisect_right(begins, at)
            if (nearest and at < addresses[nearest - 1][1]) or not places.in_its_place(at):
                found[sign] = _around(shown, at - before, sign)
    return found


class _Places:
    """A text, and what a sign in it has to know of all of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.has_right_to_left = bool(RIGHT_TO_LEFT.search(text))
        self.flag = text.find(FLAG)

    def in_its_place(self, at: int) -> bool:
        """True for a sign that some script or a picture needs just there."""
        text = self.text
        sign, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
        if sign == LEFT_TO_RIGHT_MARK:
            return self.has_right_to_left
        if sign == SOFT_HYPHEN:
            return before.isalpha() and behind.isalpha()
        if sign in JOINERS:
            return _script(before) not in WITHOUT_JOINERS
        if sign == ZERO_WIDTH_SPACE:
            return bool({_script(before), _script(behind)} & WITHOUT_SPACES)
        if "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef":
            return not before.isascii() or (sign == "\ufe0f" and before in "0123456789#*" and bool(before))
        if "\U000e0020" <= sign <= "\U000e007f":
            return 0 <= self.flag < at
        return "\u180b" <= sign <= "\u180f" and _script(before) == "MONGOLIAN"


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0] if sign else ""


def _around(shown: str, at: int, sign: str) -> str:
    """The word in which a sign hides, which is shown by its number; `shown` is the text without such signs,
    and `at` the place in it.
    """
    before = re.search(rf"\S{{0,{NEAR}}}$", shown[max(at - NEAR - 2, 0) : at])
    behind = re.split(r"\s", shown[at : at + NEAR])[0]
    return f"{before[0] if before else ''}[U+{ord(sign):04X}]{behind}"


def _named(sign: str) -> str:
    name = unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X}" + (f" ({name})" if name else "")


def _finding(
    rule: str, localized: LocalizedPage, line: int, problem: str, fix: str, severity: Severity, subject: str
) -> Finding:
    return Finding(
        rule=rule,
        message=problem,
        fix=fix,
        path=localized.path,
        line=line,
        severity=severity,
        page=localized.key,
        language=localized.language,
        subject=f"{subject}{problem}",
    )


# Letters of other scripts that look like Latin ones:
# https://www.unicode.org/reports/tr39/#Confusable_Detection
LOOK_LATIN = frozenset("аеорсухіјѕһԁԛԝӏѵɡɩνοραικυωϲ")
SHOWN_HOST = re.compile(r"(https?://|www\.)?((?:[\w-]+\.)+([^\W\d_]{2,}))(?::\d+)?(?:/\S*)?", re.IGNORECASE)
# Without `https://` or `www.` a text is an address only if it ends so; `report.pdf` and `Dr.House` are none.
ENDINGS = frozenset("ch com edu es eu fr gov info int mil net org uk".split())
TEMPLATE = re.compile(r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}")


@version_rules.rule(
    "link-disguised",
    group=LINKS,
    place=280,
    severity=Severity.WARNING,
    exact=True,
    wrong="`[www.un.org](https://un.example)`",
    right="`[www.un.org](https://www.un.org/)`",
    more="Also names of sites with letters that only look Latin, and addresses with an @ before the name "
    "of the site.",
)
def disguised_links(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Does the link lead where it seems to lead?"""
    for link in localized.links:
        if problem := _problem(link):
            yield Finding(
                rule=disguised_links.id,
                message=problem,
                fix="Write the address as it is, or words in place of it.",
                path=localized.path,
                line=link.line,
                severity=Severity.WARNING,
                page=localized.key,
                language=localized.language,
                subject=f"{link.text} {link.target}",
            )


@version_rules.rule(
    "template-code",
    group=PAGE,
    place=290,
    severity=Severity.WARNING,
    exact=True,
    wrong="`{{ page.title }}`",
    right="the title itself",
)
def template_code(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Is there code that only another program understands?"""
    if context.settings.bare:
        return
    texts = [
        (localized.front_matter.line(name), str(localized.fields.get(name, "")))
        for name in ("title", "summary")
    ]
    texts += [
        (block.line, masked(block.text))
        for block in localized.blocks
        if ("{{" in block.text or "{%" in block.text) and block.kind is not Kind.CODE
    ]
    for line, text in texts:
        line_at = lines_of(text, line)
        for match in TEMPLATE.finditer(text):
            yield Finding(
                rule=template_code.id,
                message=f'"{match[0]}" is code of another program, and readers would see it as it stands',
                fix="Write the words that belong there.",
                path=localized.path,
                line=line_at(match.start()),
                severity=Severity.WARNING,
                page=localized.key,
                language=localized.language,
                subject=match[0],
            )


def _problem(link: Link) -> str:
    """What is wrong with where a link leads, in words; empty if nothing is."""
    address = outside_address(link.target)
    if not address.startswith(("http://", "https://")) or link.is_image:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = _readable(parts.hostname or "")
    if "@" in parts.netloc:
        return (
            f'the link "{link.target}" leads to "{host}": what stands before the @ is no part of the '
            "site's name"
        )
    if label := next(filter(_looks_like_another, host.split(".")), ""):
        return (
            f'the name "{label}" in the link "{link.target}" has letters of another script that look '
            "like Latin ones"
        )
    shown = SHOWN_HOST.fullmatch(plain(link.text).strip().rstrip("/"))
    if shown and (shown[1] or shown[3].lower() in ENDINGS) and not _same_site(shown[2].lower(), host):
        return f'the link shows "{shown[2]}" and leads to "{host}"'
    return ""


def _readable(host: str) -> str:
    """The host as people read it: `xn--…` is a spelling of other letters."""
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        return host


def _looks_like_another(label: str) -> bool:
    """True for a part of a host's name in several scripts, or in none but letters that look Latin."""
    if label.isascii():
        return False
    letters = [sign for sign in label if sign.isalpha()]
    scripts = {unicodedata.name(sign, "").partition(" ")[0] for sign in letters}
    return ("LATIN" in scripts and len(scripts) > 1) or (bool(letters) and LOOK_LATIN.issuperset(letters))


def _same_site(host: str, wanted: str) -> bool:
    host, wanted = host.removeprefix("www."), wanted.removeprefix("www.")
    return host == wanted or host.endswith(f".{wanted}") or wanted.endswith(f".{host}")
