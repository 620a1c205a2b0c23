"""A house whose register is asked through the command, and clones of it."""

import re
from pathlib import Path

from click.testing import CliRunner, Result

from editorial.commands import main
from support.house import House


class Clone(House):
    """A house that is there already."""

    def __init__(self, root: Path) -> None:
        self.root = root


def run(house: House, *arguments: str) -> Result:
    """`editorial register …` on the pages of a house."""
    done = CliRunner().invoke(
        main, ["register", *arguments, "--docs", str(house.root / "docs")], catch_exceptions=False
    )
    assert "Traceback" not in done.output
    return done


def record(house: House) -> None:
    """Record what is new, and commit it."""
    done = run(house, "append")
    assert done.exit_code == 0, done.output
    house.commit()


def told(house: House) -> list[str]:
    """The rules that speak."""
    return re.findall(r" \((register-[a-z]+)\)\. ", run(house, "check").output)
