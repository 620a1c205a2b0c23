"""What of a page's HTML may reach readers: an allowlist for exactly what our Markdown dialect produces.

Comes in: the HTML that Python-Markdown made of a page. Goes out: the same without anything that could run,
load something from elsewhere, or ask readers for something. The check says the same earlier and in an
editor's words (`docs_parity/rules/raw_html.py`, `links.py`); what it should ever miss ends here.
`tests/test_sanitizer.py` proves that no page of ours loses anything, and that the check has a word for what
would be lost.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser

import nh3

from docs_parity.markdown.link_targets import CONTROL, SAFE_SCHEMES
from docs_parity.rules.page_form import FRAME_IDS
from docs_parity.rules.raw_html import GOOD_ATTRIBUTES, OWN_ATTRIBUTES, VOID
from editorial.office.published_tags import PUBLISHED_TAGS

TAGS = PUBLISHED_TAGS
CONTENT_TOO = frozenset(
    """
    iframe math noembed noframes noscript object plaintext script select style svg template textarea title xmp
""".split()
)
"""Of these nothing is left; of any other tag that is not allowed the words stay."""
ATTRIBUTES = {
    "*": GOOD_ATTRIBUTES | {"data-stale"},  # data-stale: passages that are behind (stale_marks.py)
    "a": {"href", "name", "title"},
    "details": {"open"},
    "div": {"data-tabs"},
    "img": {"alt", "src", "title"},
    "input": {"checked", "name"},
    "label": {"for"},
    "ol": {"start"},
    "td": {"data-label"},  # the column's heading, for narrow screens (markdown_extensions.py)
} | OWN_ATTRIBUTES
"""What Markdown makes, and what the check lets an author write: nothing else is told, so nothing else may be
lost.
"""
SET = {"input": {"type": "radio"}}
"""A tab is switched by a radio button; whatever else an author wrote becomes one too, since a field could ask
readers for something.
"""
FROM_ELSEWHERE = re.compile(r"[\\/]{2}|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""An address with a host or a scheme of its own, as browsers read it: a backslash is a slash to them."""
ASKED = re.compile(rf' src="| id="(?:{"|".join(sorted(FRAME_IDS))})"')
"""Attributes of which nh3's lists cannot say which values are right, as it writes them."""


def sanitized(html: str) -> str:
    """The HTML with what is not on the list taken out, well-formed: a tag that was left open cannot swallow
    the page around it.
    """
    clean = _cleaner().clean(html)
    clean = _cleaner(_harmless).clean(clean) if ASKED.search(clean) else clean
    return clean.replace("&nbsp;", "\u00a0")  # two bytes in place of six: French has one before every colon


def removed(html: str, clean: str) -> tuple[str, ...]:
    """What `sanitized` took out: tags, attributes and words, in alphabetical order. Comments, which nobody
    sees, are not told.
    """
    if clean == _as_nh3_writes(html):
        return ()
    return tuple(sorted(_parts(html) - _parts(clean)))


@cache
def _cleaner(judge: Callable[[str, str, str], str | None] | None = None) -> nh3.Cleaner:
    """nh3 with our list. A `judge` of each attribute more than doubles its time, so only pages that may need
    one have it.
    """
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(CONTENT_TOO),
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        set_tag_attribute_values=SET,
        attribute_filter=judge,
    )


def _harmless(_tag: str, name: str, value: str) -> str | None:
    """Images come from this site alone: another one would learn who reads the page. The ids of the frame are
    the frame's.
    """
    foreign = name == "src" and FROM_ELSEWHERE.match(CONTROL.sub("", value))
    return None if foreign or (name == "id" and value in FRAME_IDS) else value


def _as_nh3_writes(html: str) -> str:
    """The spellings of Python-Markdown that nh3 changes in every page.

    Only a short cut: where it is not enough, parts are compared.
    """
    return html.replace(" />", ">").replace("&quot;", '"').replace("&nbsp;", "\u00a0")


def _parts(html: str) -> Counter[str]:
    parser = _Parts()
    parser.feed(html)
    parser.close()
    return parser.found


class _Parts(HTMLParser):
    """Counts the tags, attributes and words of a page, each as text for a person."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """A tag, and each of its attributes with its value."""
        self.found[f"<{tag}>"] += 1
        self.found.update(f'{name}="{value or ""}" of <{tag}>' for name, value in attributes)

    def handle_endtag(self, tag: str) -> None:
        """The end of a tag: one too many would close what stands around the page's text."""
        self.found[f"</{tag}>"] += tag not in VOID

    def handle_data(self, text: str) -> None:
        """Words."""
        self.found.update(text.split())
