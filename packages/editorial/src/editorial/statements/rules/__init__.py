"""The rules of this Office: of a statement's own file, beside this one, and of what the register holds it to.

Importing this package declares all of them, besides those of the engine; whoever inspects pages of this
Office
imports it. The rules of the register always stop: a register that says something else than the site is worth
nothing.
"""

from importlib import import_module
from pkgutil import iter_modules

from docs_parity.model.rule import RULES
from editorial.register import append_only, findings, integrity, signatures
from editorial.register.rule_groups import REGISTER
from editorial.transitions import next_version, published_text, version_change

ELSEWHERE = (
    integrity,
    append_only,
    published_text,
    integrity,
    next_version,
    findings,
    signatures,
    published_text,
    version_change,
)
"""Modules that declare rules beside the code that finds, which is no generator over a page."""

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

RECORDED = frozenset(rule.id for rule in RULES.rules().values() if rule.group == REGISTER)
"""The ids of the rules that hold statements against the register."""
