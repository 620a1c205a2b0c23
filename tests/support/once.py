"""What is made once for a whole run of the tests: `once(name, make)` is a folder that `make(folder)` has filled (conftest.py)."""

from collections.abc import Callable
from pathlib import Path

Once = Callable[[str, Callable[[Path], object]], Path]
