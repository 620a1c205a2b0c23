"""What the house writes itself is never written over, and writes over nothing, whatever the check says.

The check looks at docs/; these steps look at the addresses that MkDocs is about to publish at, and at those
that the program writes.
"""

from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.utils import write_file

from editorial.site.reserved import reserved
from steps.build import Build

PAGE = "index.html"


def keep_free(build: Build, files: Files) -> None:
    """Raise Abort if a file of docs/ would be published at an address of the house; remember all the others.

    Under `serve` pages are shown with what is wrong with them.
    """
    docs, languages = Path(build.config.docs_dir), build.model.settings.languages
    for file in files:
        if file.abs_src_path is None or not Path(file.abs_src_path).is_relative_to(docs):
            continue
        page = file.is_documentation_page()
        what = reserved(file.dest_uri.removesuffix(PAGE) if page else file.dest_uri, languages)
        if what and not build.serving:
            raise Abort(
                f"{file.src_uri} would be published as /{file.dest_uri}, an address of the site itself: "
                f"{what}. The site was not built."
            )
        build.taken.add(file.dest_uri)


def write_own(build: Build, path: str, content: bytes) -> None:
    """Write a file of the house's own, by its path on the site.

    Raises Abort if a file of docs/ or another one of ours has this address, and LookupError if nothing keeps
    docs/ away from it (editorial/site/reserved.py).
    """
    if path in build.taken:
        raise Abort(f"Two files would be published as /{path}. The site was not built.")
    languages = build.model.settings.languages
    if path != PAGE and not reserved(path.removesuffix(PAGE), languages):
        raise LookupError(f"editorial/site/reserved.py does not know {path}")
    build.taken.add(path)
    write_file(content, str(Path(build.config.site_dir, path)))
