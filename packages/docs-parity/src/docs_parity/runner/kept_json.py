"""What was worked out before, kept in `.cache/` as JSON for as long as what it depends on is the same.

The folder may be deleted at any moment. A file that is old, damaged or from other code counts as none.
"""

import json
from contextlib import suppress
from pathlib import Path

from docs_parity.runner.atomic_files import replace_file


class KeptJson:
    """One such file. `key` is a digest of all that its content depends on, the code too."""

    def __init__(self, file: Path, key: str) -> None:
        self._file = file
        self._key = key

    def read(self) -> object:
        """What is kept; None where nothing is, or not for this key."""
        try:
            stored = json.loads(self._file.read_bytes().decode(errors="surrogatepass"))
        except (OSError, ValueError):
            return None
        is_mine = isinstance(stored, dict) and stored.get("key") == self._key
        return stored.get("content") if is_mine else None

    def write(self, content: object) -> None:
        """Keep this from now on. Where nothing can be written nothing happens."""
        text = json.dumps({"key": self._key, "content": content}, ensure_ascii=False, separators=(",", ":"))
        with suppress(OSError):
            replace_file(self._file, text.encode(errors="surrogatepass"))
