"""What the program is called in the advice it gives: `docs-parity confirm about/overview fr`.

Whoever offers the engine's commands under a name of their own plugs it in (docs_parity/extension.py), before
anything is inspected. A distribution bears the name of its program.
"""


class _Program:
    name = "docs-parity"


_PROGRAM = _Program()


def call_program(name: str) -> None:
    """From now on advice names this program."""
    _PROGRAM.name = name


def program() -> str:
    """What the program is called that people type."""
    return _PROGRAM.name
