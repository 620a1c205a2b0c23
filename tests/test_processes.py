"""Pages parted among processes: the same results as in one process, and no silence where a process fails."""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from docs_parity.runner import inspect_folder, processes
from support.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@dataclass(frozen=True)
class Looked:
    """What stands here for the result of a page; `by` is the process that made it."""

    key: str
    by: int


def look(keys: Sequence[str]) -> Iterator[Looked]:
    for key in keys:
        yield Looked(key, os.getpid())


KEYS = [f"page-{number}" for number in range(203)]


def test_every_page_is_looked_at_once_and_elsewhere(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(processes, "cores", lambda: 3)
    results = list(processes.shared(KEYS, look))
    assert sorted(one.key for one in results) == sorted(KEYS)
    assert len({one.by for one in results}) == 3
    assert os.getpid() not in {one.by for one in results}


def test_what_a_process_raises_is_raised_here():
    def fails(keys: Sequence[str]) -> Iterator[Looked]:
        yield from look(keys[:3])
        raise ValueError("a page that nobody can read")

    with pytest.raises(ValueError, match="a page that nobody can read"):
        list(processes.shared(KEYS, fails))


def test_a_process_that_is_killed_is_not_taken_for_one_that_found_nothing():
    def dies(keys: Sequence[str]) -> Iterator[Looked]:
        yield from look(keys[:3])
        os._exit(9)

    with pytest.raises(ChildProcessError, match="a process that looked at pages ended early"):
        list(processes.shared(KEYS, dies))


def findings_of(house: House) -> list[dict]:
    for kept in house.root.glob(".cache"):
        shutil.rmtree(kept)
    return json.loads(house.run("check", "--format", "json").output)["findings"]


def test_a_house_is_found_the_same_by_one_process_and_by_several(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    for number in range(4):
        house.write(
            f"en/about/page-{number}.md",
            f"---\ntitle: Page {number}\n---\n\nThe Office met {number + 12} States.\n",
        )
        house.write(
            f"fr/about/page-{number}.md",
            f"---\ntitle: Page {number}\n---\n\nLe Bureau a rencontré 21 États.\n",
        )
    house.commit()
    alone = findings_of(house)
    monkeypatch.setattr(inspect_folder, "may_share", lambda pages: pages > 1)
    monkeypatch.setattr(processes, "cores", lambda: 2)
    assert findings_of(house) == alone
    assert [one["rule"] for one in alone].count("number-value") == 4
