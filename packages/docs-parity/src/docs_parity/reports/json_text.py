"""Reports as JSON that every program can read."""

import json
import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(report: object) -> str:
    """A report as JSON, with a line end. A file's name that is no UTF-8 is in it with the signs that Python
    has for its bytes, escaped: they have no bytes of their own.

    https://peps.python.org/pep-0383/
    """
    text = json.dumps(report, ensure_ascii=False, indent=1)
    return _SURROGATE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"
