"""The extensions that MkDocs renders with, beside those that mkdocs.yml names."""

from collections.abc import Sequence
from typing import cast

from markdown import Extension
from mkdocs.config.defaults import MkDocsConfig


def render_with(
    config: MkDocsConfig, extensions: Sequence[Extension], instead_of: tuple[type[Extension], ...]
) -> None:
    """Render from now on with these, in the place of any of the kinds that stand there already.

    MkDocs looks at the list before it renders a page, and hands what stands in it to Python-Markdown, which
    takes names as well as extensions.
    """
    listed: list[object] = [
        extension for extension in config.markdown_extensions if not isinstance(extension, instead_of)
    ]
    config.markdown_extensions = cast(list[str], [*listed, *extensions])
