"""The header files of a small site of our invention. `python -m support.headers` writes them to tests/golden/headers,
or into another folder that is named.
"""

import sys
from dataclasses import replace
from pathlib import Path

from docs_parity.project.settings import read_settings
from editorial.extension import plug_in
from editorial.site.server.headers import PATTERNS, Table, header_table
from editorial.site.server.hosts import BESIDE, INSIDE
from support.rendering import ROOT

FILES = {name.lstrip("."): write for name, write in (INSIDE | BESIDE).items()}
GOLDEN = ROOT / "tests/golden/headers"
STYLES = {kind: (f"'sha256-{kind}='",) for kind in PATTERNS}
BUILT = (
    "index.html",
    "404.html",
    "sitemap.xml",
    "fr/404.html",
    "fr/index.html",
    "fr/about/index.html",
    "fr/about/history/index.html",
    "fr/search/index.html",
    "fr/statements/index.html",
    "fr/statements/2024/2024-01-16-a/index.html",
    "verify/index.html",
    "v/index.html",
    "v/404.html",
    "v/7K3M-Q9TD-2XVB/index.html",
    "assets/icon.0123abcd.svg",
    "assets/figures/a.svg",
    "pagefind/pagefind.js",
    "pagefind/fragment/fr_e1e14a8.pf_fragment",
    "pagefind/fragment/en_aaaaaaa.pf_fragment",
    "pagefind/fr_0123456.pf_meta",
)
ONION = "http://exampleexampleexampleexampleexampleexampleexampleexample.onion/"


def golden_table() -> Table:
    """The table of that site."""
    table = header_table("https://site.example/", STYLES, read_settings(ROOT / "editorial.yml"), BUILT)
    return replace(table, onion=ONION)


def main(folder: Path = GOLDEN) -> None:
    """Write the files. Read the difference before it is committed."""
    plug_in()
    for name, write in FILES.items():
        Path(folder, name).write_text(write(golden_table()), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
