"""Content Security Policies: what a browser may load and do on each kind of page, and in a file that is
opened by itself.

Nothing is allowed that a kind of page does not need. The text stands in the page's head and, with what a
<meta> cannot say, in the header files (https://www.w3.org/TR/CSP3/).
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

FRAMES = "frame-ancestors 'none'"
"""Only a header can say this; in a <meta> it is a message in the browser's console."""
FILE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    f"{FRAMES}"
)
"""For what is no page: text, data, PDF.

Browsers show these with a little style and little pictures of their own.
"""
DRAWING = f"{FILE}; sandbox"
"""For an SVG that is opened by itself: it is a document then, and could send its reader elsewhere."""
WITHOUT_FORM = {"root", "not-found", "code", "verify"}
"""These have no pictures either."""
LOADER = """{
const module = document.currentScript.dataset.module, made = document.createElement("script"), \
types = self.trustedTypes;
const begin = () => document.head.append(made);
made.type = "module";
made.src = types ? types.createPolicy("search", { createScriptURL: () => module }).\
createScriptURL("") : module;
location.search ? begin() : addEventListener("load", () => setTimeout(begin, 150));
}"""
"""The one script that stands in a page. A policy can name it by its digest, and what it makes by
`'strict-dynamic'`; `'self'` would make every file of this site a possible script, and what a script in the
HTML imports by itself is refused (dev/adr/0046). Who has asked nothing yet reads first: the module waits
until the page is drawn.
"""


def inline_source(text: str) -> str:
    """How a policy names a stylesheet or script that stands in the page: `'sha256-…'` (CSP 3,
    section 2.3.1).
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


SCRIPTED = {
    "search": f"script-src {inline_source(LOADER)} 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; "
    "trusted-types search"
}
"""Pagefind is a module that the loader's module imports; it compiles its WebAssembly and fetches its index.
"""


def page_policy(kind: str, styles: Iterable[str]) -> str:
    """The policy in the head of a page of this kind; `styles` are the stylesheets in it, each as
    `inline_source` names it.
    """
    return "; ".join(
        (
            "default-src 'none'",
            *((SCRIPTED[kind],) if kind in SCRIPTED else ()),
            f"style-src {' '.join(dict.fromkeys(styles))}",
            "img-src data:"
            if kind in WITHOUT_FORM
            else "img-src 'self' data:",  # data: is the icon's (styles.py)
            "form-action 'none'" if kind in WITHOUT_FORM else "form-action 'self'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
        )
    )
