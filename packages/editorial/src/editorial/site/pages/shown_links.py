"""Do the links and pictures of a statement's page lead where its text says? Its HTML is held against the
targets that are recorded (`editorial/register/page_form.py`).

The generator looks for a target in more than one place: below the folder of the page's language as well. So a
file that is no part of the record could stand in for the picture or list that is.
"""

import posixpath
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from docs_parity.markdown.link_targets import CONTROL, LinkKind, resolve
from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage
from docs_parity.rules.findings import page_finding
from editorial.register.findings import SHOWN_TEXT
from editorial.site.addresses import address
from editorial.site.pages.html_tree import NotWellFormedError, tree_of
from editorial.site.pages.visible_line import ELSEWHERE

ADDRESSES = {"a": "href", "img": "src"}
"""Which attribute of a tag leads somewhere."""
NOTES = frozenset({"footnote-ref", "footnote-backref"})
"""Classes of the links to a footnote and back, which are compared by their labels (`visible_words.py`)."""
LOOK = (
    "A file below the folder of a language has the path of a shared one, or a setting of mkdocs.yml changes "
    "links: take it out. If there is none, tell the developers."
)


def link_findings(localized: LocalizedPage, html: str) -> Iterator[Finding]:
    """What links and shows something else than the text says, in HTML as it goes into the page.

    Addresses outside are words of the canonical text, and are compared there.
    """
    try:
        shown = Counter(_shown(localized, html))
    except NotWellFormedError:
        return  # said of the words already
    meant = Counter(_meant(localized))
    for tag, path in shown - meant:
        what = "are shown the picture" if tag == "img" else "are led to"
        instead = next((other for other in meant - shown if other[0] == tag), None)
        said = f"readers {what} /{path}" + (f" where the text names /{instead[1]}" if instead else "")
        yield _finding(localized, said)
    if not shown - meant:
        for _, path in meant - shown:
            yield _finding(localized, f"the text leads readers to /{path}, and its page does not")


def _shown(localized: LocalizedPage, html: str) -> Iterator[tuple[str, str]]:
    """(tag, path on the site) of each link and picture that leads to something of the site."""
    if "href=" not in html and "src=" not in html:
        return
    here = address(localized.language, localized.key)
    for node in tree_of(html).descendants():
        target = node.attributes.get(ADDRESSES.get(node.tag, ""))
        if target is None or NOTES.intersection(node.classes) or ELSEWHERE.match(CONTROL.sub("", target)):
            continue
        parts = urlsplit(target)
        path = unquote(parts.path)
        whole = posixpath.normpath(posixpath.join(f"/{here}", path)) if path else f"/{here}"
        yield node.tag, _with_anchor(whole, unquote(parts.fragment))


def _meant(localized: LocalizedPage) -> Iterator[tuple[str, str]]:
    """The same as the text has it."""
    for link in localized.links:
        target = resolve(link.target, localized)
        if target.where in (LinkKind.OUTSIDE, LinkKind.UNSAFE):
            continue
        path = target.path
        if target.where in (LinkKind.PAGE, LinkKind.HERE):
            language, _, rest = path.partition("/")
            path = address(language, rest.removesuffix(".md"))
        yield "img" if link.is_image else "a", _with_anchor(path, target.anchor)


def _with_anchor(path: str, anchor: str) -> str:
    return path.strip("/") + (f"#{anchor}" if anchor else "")


def _finding(localized: LocalizedPage, problem: str) -> Finding:
    line = next((link.line for link in localized.links), 1)
    return page_finding(localized, SHOWN_TEXT.id, line, problem, LOOK)
