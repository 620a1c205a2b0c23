"""`editorial verify` and `editorial register check` read one log, and neither takes what the other one refuses."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from editorial.commands import main
from editorial.register.canonical_text import BEGIN
from editorial.register.entries import read_register
from editorial.register.files import LOG, RegisterFiles
from editorial.register.manifest import canonical_json
from editorial.register.verification_code import grouped
from support.house import House
from support.statements import publish

NAMES = ("2026-11-01-first", "2026-11-02-second", "2026-11-03-third")
Damage = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with three recorded statements and without git: nobody knows what its log was before."""
    house = House(tmp_path_factory.mktemp("whole"))
    for name in NAMES:
        publish(house, name, name[:10])
        assert register(house, "append") == 0
    shutil.rmtree(house.root / ".git")
    return house


class Copied(House):
    """A house that is there already."""

    def __init__(self, root: Path) -> None:
        self.root = root


@pytest.fixture
def house(whole: House, tmp_path: Path) -> House:
    shutil.copytree(whole.root, tmp_path / "house")
    return Copied(tmp_path / "house")


def register(house: House, what: str) -> int:
    """The exit code of `editorial register …`."""
    return (
        CliRunner()
        .invoke(main, ["register", what, "--docs", str(house.root / "docs")], catch_exceptions=False)
        .exit_code
    )


def code_of(house: House, name: str) -> str:
    """The code of a recorded statement."""
    latest = read_register(RegisterFiles(house.root / "register")).latest(f"statements/2026/{name}")
    assert latest is not None
    return grouped(latest.manifest.code)


def verify(house: House, code: str) -> tuple[int, str]:
    """(exit code, what was said) of `editorial verify` for a code."""
    done = CliRunner().invoke(
        main, ["verify", "--register", str(house.root / "register"), code], catch_exceptions=False
    )
    return done.exit_code, done.output


def line(number: int, **values: object) -> Damage:
    """Other values in one line, which is written as the log's lines are. Number 0 founds the log."""

    def damage(log: bytes) -> bytes:
        lines = log.splitlines()
        lines[number] = canonical_json(json.loads(lines[number]) | values)
        return b"".join(content + b"\n" for content in lines)

    return damage


def without(number: int, name: str) -> Damage:
    """A field taken out of a line."""

    def damage(log: bytes) -> bytes:
        lines = log.splitlines()
        lines[number] = canonical_json(
            {key: value for key, value in json.loads(lines[number]).items() if key != name}
        )
        return b"".join(content + b"\n" for content in lines)

    return damage


def replaced(old: bytes, new: bytes) -> Damage:
    """Other bytes in the last place where these stand."""

    def damage(log: bytes) -> bytes:
        before, there, behind = log.rpartition(old)
        assert there
        return before + new + behind

    return damage


def ordered(*numbers: int) -> Damage:
    """These lines in this order, behind the one that founds the log."""
    return lambda log: b"".join(log.splitlines(keepends=True)[number] for number in (0, *numbers))


def chained(damage: Damage) -> Damage:
    """A damage, and every `previous` worked out anew behind it: the work of somebody who knows the log."""

    def damaged(log: bytes) -> bytes:
        lines: list[bytes] = []
        for content in damage(log).splitlines():
            previous = sha256(lines[-1]).hexdigest() if lines else None
            lines.append(canonical_json(json.loads(content) | {"previous": previous}))
        return b"".join(content + b"\n" for content in lines)

    return damaged


OTHER = "0" * 64
EVERYWHERE: dict[str, Damage] = {
    "the index of the last line": line(3, index=99),
    "the time of the last line": line(3, at="2031-01-01T00:00:00Z"),
    "the kind of the last line": line(3, kind="withdrawal"),
    "index, time and kind of the last line": line(3, index=99, at="2031-01-01T00:00:00Z", kind="withdrawal"),
    "the hash before the last line": line(3, previous=OTHER),
    "the last line names the first's manifest": line(3, id=f"statements/2026/{NAMES[0]}"),
    "the last line names a statement that is not there": line(3, id="statements/2026/2026-11-03-other"),
    "the version in the last line": line(3, version=2),
    "the manifest in the last line": line(3, manifest=OTHER),
    "the index of the first line": chained(line(1, index=0)),
    "the time of the first line, without a new chain": line(1, at="2031-01-01T00:00:00Z"),
    "the kind of the first line, without a new chain": line(1, kind="withdrawal"),
    "the manifest in the second line, without a new chain": line(2, manifest=OTHER),
    "the first line names one before it": line(1, previous=OTHER),
    **{
        f"no {name} in the last line": without(3, name)
        for name in ("index", "id", "version", "kind", "at", "manifest", "previous")
    },
    "a field more in the last line": line(3, note="x"),
    "a number written as a text": line(3, index="3"),
    "a number written as a truth": line(3, version=True),
    "a number written as a fraction": line(3, index=3.0),
    "a time that is no text": line(3, at=2031),
    "spaces in the last line": replaced(b'","id"', b'", "id"'),
    "spaces behind the last line": lambda log: log[:-1] + b" \n",
    "a letter written as its number": replaced(b'"kind":"first"', b'"kind":"f\\u0069rst"'),
    "fields in another order": replaced(b'"version":1}', b'"version":1,"version":1}'),
    "the last line cut in two": lambda log: log[:-5],
    "no line feed at the end": lambda log: log[:-1],
    "line ends of another system": lambda log: log.replace(b"\n", b"\r\n"),
    "an empty line at the end": lambda log: log + b"\n",
    "an empty line in the middle": replaced(b"\n{", b"\n\n{"),
    "something that is no JSON": lambda log: log + b"x\n",
    "bytes that are no text": lambda log: log + b"\xff\n",
    "a list in place of a line": lambda log: log + b"[]\n",
    "swapped lines": ordered(1, 3, 2),
    "swapped lines in a new chain": chained(ordered(1, 3, 2)),
    "the first line taken out": ordered(2, 3),
    "the line that founds the log taken out": lambda log: log.partition(b"\n")[2],
    "the line that founds the log twice": lambda log: log.partition(b"\n")[0] + b"\n" + log,
    "another format": chained(line(0, format="editorial-log/3")),
    "another log whose place it takes, without a new chain": line(0, follows=OTHER),
    "the middle line taken out": ordered(1, 3),
    "the middle line taken out, in a new chain": chained(ordered(1, 3)),
    "the last line twice": ordered(1, 2, 3, 3),
    "the last line twice, in a new chain": chained(ordered(1, 2, 3, 3)),
    "what git leaves of a merge": replaced(b"\n{", b"\n<<<<<<< ours\n{"),
    "a byte order mark": lambda log: b"\xef\xbb\xbf" + log,
    "only braces": lambda log: b"{}\n",
}
"""What nobody may be answered from, whatever statement they ask about."""
OF_ONE: dict[str, tuple[str, Damage]] = {
    "the last line taken out": (NAMES[2], ordered(1, 2)),
    "every line taken out": (NAMES[1], lambda log: b""),
    "the time of the first line, in a new chain": (NAMES[0], chained(line(1, at="2031-01-01T00:00:00Z"))),
    "the kind of the second line, in a new chain": (NAMES[1], chained(line(2, kind="withdrawal"))),
    "the manifest in the second line, in a new chain": (NAMES[1], chained(line(2, manifest=OTHER))),
}
"""What is a log that goes on from line to line, and contradicts the files of one statement."""


def test_a_log_that_nobody_touched_is_taken_by_both(house: House):
    assert register(house, "check") == 0
    assert [verify(house, code_of(house, name))[0] for name in NAMES] == [0, 0, 0]
    assert verify(house, "AAAA-BBBB-CCCC")[0] == 1


def test_the_same_bytes_written_again_are_taken_by_both(house: House):
    log = house.root / "register" / LOG
    log.write_bytes(chained(ordered(1, 2, 3))(log.read_bytes()))
    assert (register(house, "check"), verify(house, code_of(house, NAMES[2]))[0]) == (0, 0)


@pytest.mark.parametrize("damage", EVERYWHERE.values(), ids=EVERYWHERE)
def test_a_damaged_log_is_refused_by_both(house: House, damage: Damage):
    codes = [code_of(house, name) for name in NAMES]
    log = house.root / "register" / LOG
    before = log.read_bytes()
    log.write_bytes(damage(before))
    assert log.read_bytes() != before
    assert register(house, "check") == 1
    for code in (*codes, "AAAA-BBBB-CCCC"):
        exit_code, said = verify(house, code)
        assert exit_code == 2, said
        assert said.startswith(f"{code}: COULD NOT TELL. ")
    text = house.root / "mail.txt"
    text.write_text(f"{BEGIN}\n", encoding="utf-8")  # of this nothing is asked but how new the register is
    assert verify(house, str(text))[0] == 2


@pytest.mark.parametrize(("name", "damage"), OF_ONE.values(), ids=OF_ONE)
def test_a_log_that_contradicts_a_statement_is_refused_where_that_one_is_asked(
    house: House, name: str, damage: Damage
):
    log = house.root / "register" / LOG
    log.write_bytes(damage(log.read_bytes()))
    assert register(house, "check") == 1
    exit_code, said = verify(house, code_of(house, name))
    assert exit_code == 2, said


def test_a_text_of_another_statement_is_not_asked(house: House):
    """Whoever holds one whole statement in the hand is answered, though another one is damaged."""
    (house.root / "register/statements/2026" / NAMES[0] / "1/fr.txt").write_text(
        "Autre chose.\n", encoding="utf-8"
    )
    assert register(house, "check") == 1
    assert verify(house, code_of(house, NAMES[0]))[0] == 2
    assert verify(house, code_of(house, NAMES[1]))[0] == 0


def test_what_is_said_of_a_damaged_log(house: House):
    """In the words of `register check`, without what only those who keep the register can do."""
    code, log = code_of(house, NAMES[2]), house.root / "register" / LOG
    whole = log.read_bytes()
    said = []
    for damage in (
        line(3, index=99),
        line(3, previous=OTHER),
        line(3, kind="withdrawal"),
        lambda content: content[:-1],
    ):
        log.write_bytes(damage(whole))
        said.append(verify(house, code)[1].removeprefix(f"{code}: COULD NOT TELL. "))
    assert said == [
        "Line 4 of the log says that it is line 99.\n",
        "Line 4 of the log does not follow from line 3: its hash is another one.\n",
        'Line 4 of the log says "withdrawal, 2026-11-03T12:00:00+01:00", and its manifest "first, 2026-11-03T12:00:00+01:00".\n',
        "The last line of the log has no end.\n",
    ]


def test_what_is_said_of_a_damaged_file(house: House):
    code, folder = code_of(house, NAMES[0]), house.root / "register/statements/2026" / NAMES[0] / "1"
    (folder / "fr.txt").write_text("Autre chose.\n", encoding="utf-8")
    assert verify(house, code)[1] == (
        f"{code}: COULD NOT TELL. This text is not the recorded one: its SHA-256 is not that in the manifest "
        f"(statements/2026/{NAMES[0]}/1/fr.txt).\n"
    )
    (folder / "fr.txt").unlink()
    assert verify(house, code)[1] == (
        f"{code}: COULD NOT TELL. This text is recorded, and the file is gone (statements/2026/{NAMES[0]}/1/fr.txt).\n"
    )


def test_a_file_that_nobody_names_changes_no_answer(house: House):
    """The trap: a folder that a file manager has looked into is still the recorded one, though only `register check` may keep it."""
    (house.root / "register/statements/2026" / NAMES[0] / "1/.DS_Store").write_bytes(b"x")
    assert (register(house, "check"), verify(house, code_of(house, NAMES[0]))[0]) == (1, 0)
