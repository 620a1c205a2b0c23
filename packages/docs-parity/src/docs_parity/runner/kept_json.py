"""What was worked out before, kept in `.cache/` as JSON for as long as what it depends on is the same.

The folder may be deleted at any moment. A file that is old, damaged or from other code counts as none: it
holds the digest of its content, which is compared before anything of it is read. That is against accidents;
who can write into the folder can write the digest too (dev/adr/0110).
"""

import hashlib
import json
import re
from contextlib import suppress
from pathlib import Path

from docs_parity.runner.atomic_files import replace_file

WRITTEN = re.compile(rb'\{"key":("(?:[^"\\]|\\.)*"),"digest":"([0-9a-f]{64})","content":(.*)\}', re.DOTALL)


class KeptJson:
    """One such file. `key` is a digest of all that its content depends on, the code too."""

    def __init__(self, file: Path, key: str) -> None:
        self._file = file
        self._key = json.dumps(key).encode()

    def read(self) -> object:
        """What is kept; None where nothing is, or not for this key, or not as it was written."""
        with suppress(OSError, ValueError, RecursionError):
            found = WRITTEN.fullmatch(self._file.read_bytes())
            if found and found[1] == self._key and found[2].decode() == _digest(found[3]):
                content: object = json.loads(found[3].decode(errors="surrogatepass"))
                return content
        return None

    def write(self, content: object) -> None:
        """Keep this from now on. Where nothing can be written nothing happens."""
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
        head = b'{"key":%b,"digest":"%b","content":' % (self._key, _digest(text).encode())
        with suppress(OSError):
            replace_file(self._file, head + text + b"}", durable=True)


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
