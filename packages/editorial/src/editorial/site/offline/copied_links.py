"""Where a link of the site leads in a copy: to a file beside it, or to the site online."""

import posixpath
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from editorial.site.offline.copies import PAGE, Copy


@dataclass(frozen=True, slots=True)
class CopiedTarget:
    """Where a link leads."""

    href: str
    file: str = ""
    """The file of the copy; empty if it leads out of it, or stays on its page."""
    online: bool = False
    """True for a part of this site that the copy does not have."""


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one copy."""

    copy: Copy
    files: AbstractSet[str]
    """All files of the site."""
    address: str
    """Of the site online, with a slash at its end."""

    def target(self, href: str, page: str, stands: str) -> CopiedTarget:
        """Where `href` leads if it stands on the site in `page` and in the copy in the file `stands`.

        Other sites and places on the same page stay what they are. A folder gets the name of its page, since
        nothing answers for it on a disk. What the copy does not have becomes a whole address, and a reader is
        told that it is online.
        """
        try:
            parts = urlsplit(href)
        except ValueError:
            return CopiedTarget(href)
        if parts.scheme or parts.netloc or not parts.path:
            return CopiedTarget(href)
        path = self._path(parts.path, page)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if path in self.files and self.copy.has(path):
            return CopiedTarget(quote(relative(path, stands)) + fragment, path)
        whole = urljoin(self.address, quote(path.removesuffix(PAGE) if path.endswith(f"/{PAGE}") else path))
        return CopiedTarget(whole + (f"?{parts.query}" if parts.query else "") + fragment, online=True)

    def _path(self, path: str, page: str) -> str:
        """The path on the site of the file that answers."""
        base = urlsplit(self.address).path
        whole = urljoin(f"{base}{page}", path).removeprefix(base).lstrip("/")
        return unquote(f"{whole}{PAGE}" if whole.endswith("/") or not whole else whole)


def relative(path: str, page: str) -> str:
    """How a page names a file; both are paths from the same folder."""
    return posixpath.relpath(f"/{path}", posixpath.dirname(f"/{page}"))
