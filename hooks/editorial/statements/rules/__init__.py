"""The rules of this Office: of a statement's own file, beside this one, and of what the register holds it to.

Importing this package declares all of them, besides those of the engine; whoever inspects pages of this Office
imports it. The rules of the register always stop: a register that says something else than the site is worth
nothing.
"""

from importlib import import_module
from pkgutil import iter_modules

from editorial.model.rule import RULES
from editorial.statements import chain, extension, gone, integrity, next_version, places, signatures, silent_edits, step
from editorial.statements.rule_groups import REGISTER

ELSEWHERE = (chain, extension, gone, integrity, next_version, places, signatures, silent_edits, step)
"""Modules that declare rules beside the code that finds, which is no generator over a page."""

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

RECORDED = frozenset(rule.id for rule in RULES.rules().values() if rule.group == REGISTER)
"""The ids of the rules that hold statements against the register."""
