"""Pages of lists of a few statements of our invention, as they are kept in tests/golden/lists.

After a change that is meant: `PYTHONPATH=tests python -m support.golden_lists` writes them anew, or into another folder that is named;
read what git shows.
"""

import re
import sys
from pathlib import Path
from unittest.mock import patch

from editorial.extension import plug_in
from editorial.site.lists.list_pages import list_pages
from support.listing import renderer
from support.many import LANGUAGES, Many
from support.rendering import ROOT

GOLDEN = ROOT / "tests/golden/lists"
KEPT = ("statements/page/2/", "statements/country/", "statements/adviser/ivan-sample/")
"""The pages that are kept."""


def golden(language: str, url: str) -> str:
    """A page of lists without its style, which changes more often than what it says."""
    with patch("editorial.site.lists.pagination.SIZE", 4):
        model = Many(16, a_year=8, plain=True).model()
        page = next(page for page in list_pages(model, language) if page.place.url == f"{language}/{url}")
        return re.sub(r"(?<=<style>).*?(?=</style>)|'sha256-[^']*'", "", renderer(model)(page)) + "\n"


def golden_name(language: str, url: str) -> str:
    """The name of the file that it is kept in."""
    return f"{url.removeprefix('statements/').strip('/').replace('/', '-')}.{language}.html"


def main(folder: Path = GOLDEN) -> None:
    """Write them."""
    plug_in()
    for language in LANGUAGES:
        for url in KEPT:
            Path(folder, golden_name(language, url)).write_text(golden(language, url), "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
