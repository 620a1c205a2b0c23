"""Questions about HTML and attribute lists: what could act, and what the site's list of what reaches readers
would take out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from docs_parity.markdown.html_tags import HtmlTag, declarations_of, listed_attributes, tags_of
from docs_parity.model.block import Block, Kind
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.model.rule import PAGE, SAFETY
from docs_parity.project.settings import Settings
from docs_parity.rules.context import Context
from docs_parity.rules.findings import page_finding
from docs_parity.rules.registry import version_rules

DANGEROUS_TAGS = frozenset(
    """
    applet base button embed form frame iframe input link math meta object portal script select style svg
    template textarea
""".split()
)
HANDLER = re.compile(r"(?:^|[\s\"'/{])(on\w{3,})\s*=", re.IGNORECASE)
ACTS = re.compile(r"on\w{3,}", re.IGNORECASE)
OPTION_NAME = re.compile(r"(?<![\w-])([\w-]++)[\"']?\s*+:")
BLOCK_OPTIONS = frozenset({"attrs", "type"})
CODE_OPTIONS = frozenset({"hl_lines", "linenums", "title"})
GOOD_ATTRIBUTES = frozenset({"id", "class", "lang", "dir", "width", "height", "scope"})
OWN_ATTRIBUTES = {"abbr": frozenset({"title"}), "time": frozenset({"datetime"})}
"""Attributes that an author may write: on anything, and in an HTML tag of this name. The site keeps no other
(editorial/site/pages/sanitizer.py).
"""
VOID = frozenset({"br", "hr", "img", "input", "wbr"})
TAKE_OUT = "Take it out, or write it in Markdown."

Problem = tuple[int, str, str]
"""(line, what is wrong, what to do)."""


@version_rules.rule(
    "raw-html",
    group=PAGE,
    place=250,
    exact=True,
    no_less=SAFETY,
    never_accept=True,
    wrong="`<div>Text</div>`",
    right="`Text`",
    more="`html` in `editorial.yml` lists the tags that are allowed.",
)
def raw_html(localized: LocalizedPage, context: Context) -> Iterator[Finding]:
    """Is the HTML allowed?"""
    settings = context.settings
    for block in localized.blocks:
        if not ("<" in block.text or "{" in block.text or block.attributes or "{" in block.info):
            continue
        for line, problem, fix in chain.from_iterable(
            question(block, settings) for question in (_tags, _left_open, _hidden, _attributes)
        ):
            yield page_finding(localized, raw_html.id, line, problem, fix)


def _tags(block: Block, settings: Settings) -> Iterator[Problem]:
    for tag in tags_of(block):
        if not tag.closes:
            yield from ((tag.line, problem, TAKE_OUT) for problem in _in_tag(tag, settings))


def _in_tag(tag: HtmlTag, settings: Settings) -> Iterator[str]:
    """What is wrong with one tag; if the tag itself is not allowed, its attributes are not told one by
    one.
    """
    if handler := HANDLER.search(tag.source):
        yield f'"{handler[1]}" in the HTML of this line would run a program'
    elif tag.name in DANGEROUS_TAGS or (not settings.bare and tag.name not in settings.html):
        yield f"the HTML tag <{tag.name}> is not allowed here"
    elif not settings.bare:
        if tag.doubtful:
            yield f"it is not sure where the HTML tag <{tag.name}> ends, because of the signs in it"
        known = GOOD_ATTRIBUTES | OWN_ATTRIBUTES.get(tag.name, frozenset())
        yield from (
            f'the attribute "{name}" is not allowed here'
            for name, _ in tag.attributes
            if name.lower() not in known
        )


def _left_open(block: Block, settings: Settings) -> Iterator[Problem]:
    """A tag that is opened and not closed in its block, or closed and not opened: what follows it would
    change too.
    """
    if settings.bare:
        return
    opened: dict[str, list[HtmlTag]] = defaultdict(list)
    for tag in tags_of(block):
        if not tag.closes and tag.name not in VOID:
            opened[tag.name].append(tag)
        elif tag.closes and opened[tag.name]:
            opened[tag.name].pop()
        elif tag.closes:
            yield tag.line, f"the HTML tag </{tag.name}> closes nothing here", "Take it out."
    for tag in chain.from_iterable(opened[name] for name in settings.html):
        yield (
            tag.line,
            f"the HTML tag <{tag.name}> is never closed, so it would hold what follows too",
            f"Write </{tag.name}> where it ends, in the same paragraph.",
        )


def _hidden(block: Block, settings: Settings) -> Iterator[Problem]:
    for begin, line in () if settings.bare else declarations_of(block):
        if begin == "<!--":
            yield line, "a comment begins here and never ends", "Write --> where it ends."
        else:
            yield line, f'"{begin}" begins something that browsers hide', TAKE_OUT


def _attributes(block: Block, settings: Settings) -> Iterator[Problem]:
    """Attribute lists may carry ids, classes and languages, nothing that acts."""
    if block.kind is Kind.FIGURE:
        names = [name for name in OPTION_NAME.findall(block.attributes) if name not in BLOCK_OPTIONS]
    else:
        names = [
            name
            for name in listed_attributes(block)
            if block.kind is not Kind.CODE or name not in CODE_OPTIONS
        ]
    for name in names:
        if ACTS.fullmatch(name) or (not settings.bare and name.lower() not in GOOD_ATTRIBUTES):
            yield block.last_line, f'the attribute "{name}" is not allowed here', TAKE_OUT
