"""Whether the stylesheet should stand in the page or beside it: bytes over the wire for one visit, and for
several.

    python benchmarks/stylesheet.py [SITE]     (default: site; build it first)

Compressed as nginx does by default (gzip, level 6 here). A request and the head of its answer are counted
with 600 bytes.
"""

import gzip
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADS = 600
STYLE = re.compile(rb"<style>.*?</style>", re.DOTALL)
LINK = b'<link rel="stylesheet" href="../assets/main.00000000.css">'
PAGES = {
    "home": "fr/index.html",
    "statement": "fr/statements/2024/2024-04-15-sudan-one-year-of-fighting/index.html",
    "page with a table": "fr/guidance/crimes/index.html",
    "list": "fr/statements/index.html",
}


def main() -> None:
    """Print a table: the page with its sheet inside, and with the same sheet linked."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    print(
        "| page | inside: first page | linked: first page | linked: one more page | linked is smaller from "
        "page |"
    )
    print("|---|--:|--:|--:|--:|")
    for name, path in PAGES.items():
        html = (site / path).read_bytes()
        sheet = STYLE.search(html)[0]
        inside, bare, beside = size(html), size(html.replace(sheet, LINK)), size(sheet)
        first, saved = bare + beside + HEADS, inside - bare
        even = 1 + max(0, first - inside) // max(1, saved) + 1
        print(f"| {name} | {inside:,} | {first:,} | {bare:,} | {even} |")


def size(content: bytes) -> int:
    """Bytes after compression."""
    return len(gzip.compress(content, 6, mtime=0))


if __name__ == "__main__":
    main()
