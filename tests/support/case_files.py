"""The YAML files of tests, each read once by each process, by the reader in C."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def load(path: Path) -> Any:
    """What a YAML file holds. Nobody may change it: the next one who asks gets the same."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
