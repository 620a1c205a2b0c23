"""The rules of a statement's own file, beside this one; the rules of the register stand with the register.

Importing this package declares all of them.
"""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
