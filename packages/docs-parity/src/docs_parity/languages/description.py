"""A description of a language as text that is the same in every process, to tell one from another."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from importlib.resources.abc import Traversable
from inspect import getsource
from types import FunctionType

from docs_parity.languages.base import Language
from docs_parity.languages.tables import COUNTRIES, HEDGES


def written(language: Language) -> str:
    """All that a description says, with the source of its functions and the text of its tables."""
    return f"{_written(language)}\n{tables(language)}"


def tables(language: Language) -> str:
    """The text of the tables of a language."""
    return "\n".join(language.table(name) for name in (COUNTRIES, HEDGES))


def _written(value: object) -> str:
    if is_dataclass(value):
        return ", ".join(f"{field.name}={_written(getattr(value, field.name))}" for field in fields(value))
    if isinstance(value, Mapping):
        return repr(sorted(value.items()))
    if isinstance(value, frozenset):
        return repr(sorted(value))
    if isinstance(value, FunctionType):
        return getsource(value)
    return "" if isinstance(value, Traversable) else repr(value)
