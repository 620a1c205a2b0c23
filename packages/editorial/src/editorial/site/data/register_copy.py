"""The register on the site, as it is recorded: whoever has a copy can check every text, every hash and every
line of the log.

What is pending is not among it: it is recorded at the next release. `sha256sum -c SHA256SUMS` asks for every
file at once.
"""

import hashlib
from collections.abc import Iterator, Mapping

from editorial.register.files import FOLDER, LOG, SIGNERS
from editorial.register.manifest import NAME
from editorial.register.store import RegisterStore
from editorial.site.model import SiteModel

SUMS = "SHA256SUMS"


def register_copy(model: SiteModel) -> Iterator[tuple[str, bytes]]:
    """Path on the site and content of every recorded file, then their hashes; nothing where nothing is
    recorded.
    """
    recorded = dict(_recorded(model.register_files))
    yield from ((f"{FOLDER}/{path}", content) for path, content in recorded.items())
    if recorded:
        sums = "".join(
            f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(recorded.items())
        )
        yield f"{FOLDER}/{SUMS}", sums.encode()


def _recorded(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The log, the folders that it names with their signatures, and the keys of those who sign."""
    folders = {line.folder for line in RegisterStore(files).lines}
    for path in files:
        place, _, name = path.rpartition("/")
        if folders and (
            path in (LOG, SIGNERS) or (place in folders and (name.startswith(NAME) or name.endswith(".txt")))
        ):
            yield path, files[path]
