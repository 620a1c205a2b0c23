"""A page of the site as a page of a copy, with the policy that holds on a disk. Only what must change does.

The site's HTML is well formed (tests hold it against a strict parser), so that its tags can be told by a
pattern. Comments, styles and titles are passed over as a whole.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape

from docs_parity.markdown.character_references import unescaped
from editorial.site.offline.copied_links import CopiedTarget, Links, relative

SHOWN = ("img-src", "font-src", "media-src")
FILES = "file:"
"""On a disk there is no host that `'self'` could name, and browsers disagree whether it stands for the files
beside a page.
"""


def for_a_disk(policy: str) -> str:
    """The policy for a copy: what may come from the site may come from the disk, stylesheets too, and nothing
    from a network.
    """
    return "; ".join(_directive(directive.split()) for directive in policy.split(";") if directive.split())


def _directive(words: list[str]) -> str:
    if words[0].lower() == "style-src":
        words = [words[0], "'self'"]
        return " ".join([*words, FILES])
    return " ".join([*words, FILES] if words[0].lower() in SHOWN and "'self'" in words else words)


INSIDE = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
TOKENS = re.compile(
    rf"<!--(?P<comment>.*?)-->|<(?P<whole>script|form|style|title|textarea)\b{INSIDE}>.*?</(?P=whole)\s*>|</a\s*>"
    rf"|<(?P<tag>a|area|link|meta|img|source|audio|video|track|iframe|embed)\b{INSIDE}>",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'<>/=]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>\"']+)")
ADDRESSES = ("href", "src", "poster")
ONLINE = re.compile(
    rf"<(?P<whole>\w+)\b(?={INSIDE}\sdata-online\b){INSIDE}>.*?</(?P=whole)\s*>", re.DOTALL | re.IGNORECASE
)
"""What templates mark as being for the site online only. It may hold no element of its own kind."""
ACTION = re.compile(r"\saction=\"([^\"]*)\"")
MARK = re.compile(r"<!--offline-(top|line|foot) ([a-zA-Z-]+)-->")
"""Where templates leave room for what is known only when the site is finished, and in which language."""
POLICY = re.compile(rf"<meta http-equiv=(\"?)content-security-policy\1\s{INSIDE}>\s*", re.IGNORECASE)
CONTENT = re.compile(r"(?<=\scontent=)\"[^\"]*\"")
STYLE = re.compile(r"<style>(?P<text>.*?)</style>", re.DOTALL)
BROWSE_STYLE = ".seek{flex:none;margin:0;font-size:.9375rem}.seek a{text-decoration:underline}"
"""For the link that stands where the header's form is on the site; only copies have it, and so only their
sheets.
"""
TITLE = re.compile(r"<title>(.*?)(?: · [^<·]*)?</title>", re.DOTALL)
MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
ACCENTS = re.compile("[\u0300-\u036f]")
TAG = re.compile(rf"<{INSIDE}>")


@dataclass(kw_only=True)
class Rewriting:
    """One page on its way into a copy: `html` is called once, and gathers what the page needs beside it."""

    links: Links
    page: str
    stands: str
    say: Mapping[str, str]
    """The words of the page's language."""
    room: Mapping[str, Callable[[str], str]]
    """What stands where templates left room, by language (`filled`)."""
    files: set[str] = field(default_factory=set)
    """The files of the site that the page shows or links to."""
    sheets: dict[str, str] = field(default_factory=dict)
    """Stylesheets that stood in the page, by the name they have in the copy."""
    leads_out: bool = False

    def html(self, html: str) -> str:
        """The page as the copy has it."""
        return TOKENS.sub(self._token, ONLINE.sub("", html))

    def _token(self, match: re.Match[str]) -> str:
        text, tag, whole = match[0], (match["tag"] or "").lower(), (match["whole"] or "").lower()
        if match["comment"] is not None:
            return filled(text, self.room)
        if whole:
            return (
                ""
                if whole == "script"
                else self._form(text)
                if whole == "form"
                else STYLE.sub(self._sheet, text)
            )
        if tag == "meta":
            return CONTENT.sub(_policy, text) if POLICY.match(text) else text
        if tag:
            return ATTRIBUTE.sub(self._address, text) if tag != "a" else self._anchor(text)
        return f"{text} {self.say['copy_online']}" if self.leads_out else text

    def _anchor(self, tag: str) -> str:
        """Its end is told what it leads to, whatever stands in between."""
        self.leads_out = any(self._target(attribute).online for attribute in ATTRIBUTE.finditer(tag))
        return ATTRIBUTE.sub(self._address, tag)

    def _form(self, form: str) -> str:
        """A link to the page that a form leads to: no script of a page on a disk may read a file, so that
        nothing can be searched, but the search page has lists of all statements.
        """
        action = ACTION.search(form)
        target = self.links.target(unescaped(action[1]), self.page, self.stands) if action else None
        if not target or not target.file or target.file == self.page:
            return ""
        self.files.add(target.file)
        return f'<p class="seek"><a href="{escape(target.href)}">{self.say["archive"]}</a></p>'

    def _sheet(self, match: re.Match[str]) -> str:
        """On a disk a sheet is packed once, not with every page: that is a third of a copy."""
        text = match["text"] + BROWSE_STYLE
        name = f"assets/style-{sha256(text.encode()).hexdigest()[:8]}.css"
        self.sheets[name] = text
        return f'<link rel="stylesheet" href="{relative(name, self.stands)}">'

    def _address(self, match: re.Match[str]) -> str:
        target = self._target(match)
        if target.file:
            self.files.add(target.file)
        return f'{match["name"]}="{escape(target.href)}"' if target.file or target.online else match[0]

    def _target(self, match: re.Match[str]) -> CopiedTarget:
        address = unescaped(match["value"].strip("\"'")) if match["name"].lower() in ADDRESSES else ""
        return self.links.target(address, self.page, self.stands)


def _policy(content: re.Match[str]) -> str:
    return f'"{escape(for_a_disk(unescaped(content[0][1:-1])))}"'


def filled(html: str, room: Mapping[str, Callable[[str], str]]) -> str:
    """HTML with words where templates left room: `top`, `line`, `foot` -> what stands there in a language.
    Room without words goes.
    """
    return MARK.sub(lambda match: room[match[1]](match[2]) if match[1] in room else "", html)


def without_policy(html: str) -> str:
    """A page without its Content Security Policy, for programs like Kiwix that put their own frame and
    scripts around a page.
    """
    return POLICY.sub("", html)


def title_of(html: str) -> str:
    """The page's title without the name of the site, which stands behind it."""
    title = TITLE.search(html)
    return unescaped(title[1]) if title else ""


def words_of(html: str) -> str:
    """The words of a page without what stands around them, in small letters without accents: what a search
    goes through.
    """
    main = MAIN.search(html)
    return plain(unescaped(TAG.sub(" ", main[0]))) if main else ""


def plain(text: str) -> str:
    """Text without accents.

    libzim takes them off what is looked for, and not off what we give it to look through.
    """
    return ACCENTS.sub("", unicodedata.normalize("NFD", text))
