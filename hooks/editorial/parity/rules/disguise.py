"""Questions about what passes for something else: a link that shows another address, code of another program."""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from editorial.model.block import Kind, Link
from editorial.model.finding import Finding, Severity
from editorial.model.page import Version
from editorial.model.rule_groups import LINKS, PAGE
from editorial.parity.context import Context
from editorial.parity.rules.registry import version_rules
from editorial.reading.inline import masked, plain

# Letters of other scripts that look like Latin ones: https://www.unicode.org/reports/tr39/#Confusable_Detection
LOOK_LATIN = frozenset("аеорсухіјѕһԁԛԝӏѵɡɩνοραικυωϲ")
SHOWN_HOST = re.compile(r"(https?://|www\.)?((?:[\w-]+\.)+([^\W\d_]{2,}))(?::\d+)?(?:/\S*)?", re.IGNORECASE)
# Without `https://` or `www.` a text is an address only if it ends so; `report.pdf` and `Dr.House` are none.
ENDINGS = frozenset("ch com edu es eu fr gov info int mil net org uk".split())
TEMPLATE = re.compile(r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}")


@version_rules.rule(
    "link-disguised", group=LINKS, place=280, severity=Severity.WARNING, exact=True,
    wrong="`[www.un.org](https://un.example)`", right="`[www.un.org](https://www.un.org/)`",
    more="Also names of sites with letters that only look Latin, and addresses with an @ before the name "
         "of the site.")
def disguised_links(version: Version, context: Context) -> Iterator[Finding]:
    """Does the link lead where it seems to lead?"""
    for link in version.links:
        if problem := _problem(link):
            yield Finding(disguised_links.id, problem, "Write the address as it is, or words in place of it.", version.path, link.line,
                          Severity.WARNING, version.key, version.language, subject=f"{link.text} {link.target}")


@version_rules.rule(
    "template-code", group=PAGE, place=290, severity=Severity.WARNING, exact=True,
    wrong="`{{ page.title }}`", right="the title itself")
def template_code(version: Version, context: Context) -> Iterator[Finding]:
    """Is there code that only another program understands?"""
    if context.settings.bare:
        return
    texts = [(version.front_matter.line(name), str(version.fields.get(name, ""))) for name in ("title", "summary")]
    texts += [(block.line, masked(block.text)) for block in version.blocks
              if ("{{" in block.text or "{%" in block.text) and block.kind is not Kind.CODE]
    for line, text in texts:
        for match in TEMPLATE.finditer(text):
            yield Finding(template_code.id, f'"{match[0]}" is code of another program, and readers would see it as it stands',
                          "Write the words that belong there.", version.path, line + text.count("\n", 0, match.start()), Severity.WARNING,
                          version.key, version.language, subject=match[0])


def _problem(link: Link) -> str:
    """What is wrong with where a link leads, in words; empty if nothing is."""
    address = link.target if link.target.startswith(("http:", "https:")) else f"https:{link.target}"
    if not address.startswith(("http://", "https://")) or link.is_image:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = _readable(parts.hostname or "")
    if "@" in parts.netloc:
        return f'the link "{link.target}" leads to "{host}": what stands before the @ is no part of the site\'s name'
    if label := next(filter(_looks_like_another, host.split(".")), ""):
        return f'the name "{label}" in the link "{link.target}" has letters of another script that look like Latin ones'
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


def _same_site(one: str, other: str) -> bool:
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
