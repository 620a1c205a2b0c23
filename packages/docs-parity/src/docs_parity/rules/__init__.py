"""The rules, written out. Each is a small generator: it asks one question and yields findings, nothing else.

Importing this package declares every rule of the engine: the modules beside this file, whichever there are,
and those modules that find something while they read or compare. A rule of somebody else's is declared by
importing the module that has it.
"""

from importlib import import_module
from pkgutil import iter_modules

from docs_parity.freshness import policy
from docs_parity.markdown import page_reader
from docs_parity.project import lazy_pages, pairing, tree
from docs_parity.rules.registry import field_rules, original_rules, pair_rules, version_rules
from docs_parity.typography import edit

__all__ = ["field_rules", "original_rules", "pair_rules", "version_rules"]

ELSEWHERE = (edit, lazy_pages, page_reader, pairing, policy, tree)
"""Modules of the engine that declare rules beside the code that finds, which is no generator over a page."""

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
