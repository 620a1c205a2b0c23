"""What the program is called in the advice it gives: `docs-parity confirm about/overview fr`.

A package that offers the engine's commands under a name of its own says so once, before anything is
inspected.
"""

_name = "docs-parity"


def call_program(name: str) -> None:
    """From now on advice names this program."""
    global _name
    _name = name


def program() -> str:
    """What the program is called that people type."""
    return _name
