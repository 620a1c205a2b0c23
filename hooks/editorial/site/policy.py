"""Content Security Policies: what a browser may load and do on each kind of page, and in a file that is opened by itself.

Nothing is allowed that a kind of page does not need. The text stands in the page's head and, with what a <meta> cannot say,
in the header files (https://www.w3.org/TR/CSP3/).
"""

from collections.abc import Iterable, Mapping

from editorial.site.styles import Sheet

FRAMES = "frame-ancestors 'none'"
"""Only a header can say this; in a <meta> it is a message in the browser's console."""
FILE = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; {FRAMES}"
"""For what is no page: text, data, PDF. Browsers show these with a little style and little pictures of their own."""
DRAWING = f"{FILE}; sandbox"
"""For an SVG that is opened by itself: it is a document then, and could send its reader elsewhere."""
SCRIPTED = "'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; trusted-types search"
"""The one script may load Pagefind, compile its WebAssembly and fetch its index; `'self'` would make every file here a script."""
WITHOUT_FORM = {"root", "not-found"}


def page_policy(kind: str, styles: Iterable[str], scripts: Iterable[str] = ()) -> str:
    """The policy in the head of a page of this kind. `styles` and `scripts` are what stands inline in it, each as `'sha256-…'`."""
    allowed = " ".join(dict.fromkeys(scripts))
    return "; ".join((
        "default-src 'none'",
        *([f"script-src {allowed} {SCRIPTED}"] if allowed else ()),
        f"style-src {' '.join(dict.fromkeys(styles))}",
        "img-src 'self'",
        "form-action 'none'" if kind in WITHOUT_FORM else "form-action 'self'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'"))


def styles_by_kind(sheets: Iterable[Mapping[str, Sheet]]) -> dict[str, tuple[str, ...]]:
    """Kind of page -> what its policy says of its stylesheets. `sheets` are those of one language by kind, or of each language."""
    sheets = list(sheets)
    return {kind: tuple(dict.fromkeys(each[kind].source for each in sheets)) for kind in (sheets[0] if sheets else ())}
