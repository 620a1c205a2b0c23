"""A kept file that is not as it was written is thrown away and made anew: a full disk or a lost power line publishes nothing."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_parity.runner.kept_json import KeptJson
from editorial.publishing import file_cache
from editorial.publishing.file_cache import FOLDER as FILES
from editorial.publishing.file_cache import FileCache
from editorial.publishing.search_index import FOLDER as INDEXES
from editorial.publishing.search_index import packed_document, search_index
from support.house import House

CONTENT = {"about/page": {"findings": [{"rule": "number-value", "line": 12}], "text": "é \u2028 }"}}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("kept") / "kept.json"
    KeptJson(file, "key").write(CONTENT)
    return file.read_bytes()


def test_what_is_written_is_json_and_is_read_again(tmp_path: Path, written: bytes):
    (tmp_path / "kept.json").write_bytes(written)
    assert KeptJson(tmp_path / "kept.json", "key").read() == CONTENT
    assert json.loads(written)["content"] == CONTENT
    for key in ('a "quoted" \\ key', "", "é"):
        KeptJson(tmp_path / "kept.json", key).write([1])
        assert KeptJson(tmp_path / "kept.json", key).read() == [1]


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cut_or_changed_anywhere_it_counts_as_none(tmp_path: Path, written: bytes, data: st.DataObject):
    start = data.draw(st.integers(0, len(written) - 1))
    end = data.draw(st.integers(start, len(written)))
    other = data.draw(st.binary(max_size=3) | st.just(b""))
    damaged = written[:start] + other + written[end:]
    (tmp_path / "kept.json").write_bytes(damaged)
    read = KeptJson(tmp_path / "kept.json", "key").read()
    assert read is None if damaged != written else read == CONTENT


def test_a_fault_that_is_cut_out_of_the_kept_results_is_found_again(house: House):
    house.replace("fr/about/page.md", "En 2005", "En 2006")
    assert house.says("check")[0] == 1
    file = house.root / ".cache/editorial/results.json"
    stored = json.loads(file.read_bytes())
    assert stored["content"]["about/page"]["findings"]
    stored["content"]["about/page"]["findings"] = []
    file.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    assert house.says("check")[0] == 1


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@dataclass
class Job:
    """Something that takes long to make."""

    content: bytes
    suffix: str = "pdf"
    count: int = 0

    @property
    def depends_on(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    def made(self) -> bytes:
        self.count += 1
        return self.content


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 cut", b"forged and longer than what was there"])
def test_a_damaged_file_is_made_anew_and_its_neighbours_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes
):
    monkeypatch.setattr(file_cache, "may_share", lambda *_, **__: False)  # what is counted is counted here
    jobs = {"one": Job(b"%PDF-1.7 the text"), "two": Job(b"%PDF-1.7 another"), "card": Job(b"PNG", "png")}
    expected = {key: job.content for key, job in jobs.items()}
    assert FileCache(tmp_path).made(jobs) == expected
    assert FileCache(tmp_path).made(jobs) == expected
    assert [job.count for job in jobs.values()] == [1, 1, 1]
    file = next(file for file in (tmp_path / FILES).iterdir() if file.read_bytes() == expected["one"])
    file.write_bytes(damage)
    assert FileCache(tmp_path).made(jobs) == expected
    assert [job.count for job in jobs.values()] == [2, 1, 1]
    assert file.read_bytes() == expected["one"]
    assert len(list((tmp_path / FILES).iterdir())) == 3


def test_what_a_build_has_not_used_is_forgotten_and_what_it_has_used_stays(tmp_path: Path):
    jobs = {"one": Job(b"1"), "two": Job(b"2")}
    FileCache(tmp_path).made(jobs)
    cache = FileCache(tmp_path)
    cache.made({"one": jobs["one"]})
    cache.made({"three": Job(b"3")})
    cache.forget_others()
    assert sorted(file.read_bytes() for file in (tmp_path / FILES).iterdir()) == [b"1", b"3"]


def documents() -> dict[str, bytes]:
    page = "<html lang=en><head><title>T</title></head><body data-pagefind-body><p>warning</p></body></html>"
    return {"en/": packed_document(page)}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("damage", ["cut", "gone", "more"])
def test_a_damaged_search_index_is_made_anew(tmp_path: Path, damage: str):
    kept = search_index(documents(), tmp_path)
    whole = contents(kept)
    fragment = next(kept.glob("fragment/*"))
    if damage == "cut":
        fragment.write_bytes(fragment.read_bytes()[:10])
    elif damage == "gone":
        fragment.unlink()
    else:
        (kept / "planted.js").write_text("alert(1)", encoding="utf-8")
    again = search_index(documents(), tmp_path)
    assert again == kept and contents(again) == whole
    assert len(list((tmp_path / INDEXES).iterdir())) == 1
