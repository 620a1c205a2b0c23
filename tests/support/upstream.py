"""Material's templates that ours take the place of, as they were when somebody last looked. `make upstream` writes them down."""

import hashlib
from pathlib import Path

import material
import yaml

from support.rendering import ROOT

OURS = ROOT / "overrides"
THEIRS = Path(material.__file__).parent / "templates"
LIST = OURS / "upstream.yml"
INTRODUCTION = """\
# Our files that take the place of one of Material's with the same path, and the SHA-256 of Material's when somebody last looked
# at both. When Material changes one of them, a test says so: read what changed there, take over what readers need, and then
# `make upstream` writes down the new ones.
"""


def shadowed() -> dict[str, str]:
    """Path -> SHA-256 of Material's file, for each that ours hide."""
    paths = sorted(file.relative_to(OURS).as_posix() for file in OURS.rglob("*") if file.is_file())
    return {
        path: hashlib.sha256((THEIRS / path).read_bytes()).hexdigest()
        for path in paths
        if (THEIRS / path).is_file()
    }


def listed() -> dict[str, str]:
    """What stands in the list."""
    return yaml.safe_load(LIST.read_text(encoding="utf-8"))


def differences(now: dict[str, str], then: dict[str, str]) -> list[str]:
    """Each difference between the two, as a sentence that says what to do."""
    new = [
        f"overrides/{path} takes the place of Material's {path} and is not in overrides/upstream.yml. Run `make upstream`."
        for path in now.keys() - then.keys()
    ]
    gone = [
        f"overrides/upstream.yml names {path}, which no longer stands in both overrides/ and Material. Run `make upstream`."
        for path in then.keys() - now.keys()
    ]
    changed = [
        f"Material has changed {path}, which overrides/{path} takes the place of. Read what changed in {THEIRS / path}, take over "
        "what readers need, then run `make upstream`."
        for path in now.keys() & then.keys()
        if now[path] != then[path]
    ]
    return sorted([*new, *gone, *changed])


if __name__ == "__main__":
    LIST.write_text(INTRODUCTION + yaml.safe_dump(shadowed()), encoding="utf-8")
