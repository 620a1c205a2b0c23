"""`python -m docs_parity`: the command `docs-parity`."""

from docs_parity.cli import main

main(prog_name="docs-parity")
