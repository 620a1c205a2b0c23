"""A register that somebody writes anew, and what tells of it: merges, `git replace`, grafts, force pushes beside a tag; and the one time it is founded anew."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from editorial.register import append_only
from editorial.register.anchors import anchor_of, anchored, anchors_in, message_of
from editorial.register.append_only import beginnings, blob_id
from editorial.register.files import RegisterFiles
from editorial.register.log import Founding, LogFault, followed, former, founding_of, unbroken
from editorial.register.manifest import canonical_json
from support.house import House
from support.register_house import Clone, record, run, told
from support.registers import former_log
from support.rendering import ROOT
from support.statements import publish

pytestmark = pytest.mark.git
LOG = "register/log.jsonl"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A clone of a published repository: one commit without a register, then two releases."""
    (tmp_path / "house").mkdir()
    made = House(tmp_path / "house")
    (made.root / ".gitignore").write_text("/.cache/\n", encoding="utf-8")
    shutil.copy(ROOT / ".gitattributes", made.root)
    made.commit()
    made.git("branch", "before")
    for day in (1, 2):
        publish(made, f"2026-11-0{day}-said", f"2026-11-0{day}")
        record(made)
    made.git("init", "--quiet", "--bare", "--initial-branch", "main", str(tmp_path / "remote.git"))
    made.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    push(made)
    return made


def push(house: House, what: str = "main", *options: str) -> None:
    house.git("push", "--quiet", *options, "origin", what)
    house.git("fetch", "--quiet", "origin")


def cloned(house: House, folder: Path, *options: str) -> Clone:
    """What somebody gets who clones now."""
    house.git("clone", "--quiet", *options, f"file://{house.root.parent / 'remote.git'}", str(folder))
    return Clone(folder)


def forge(house: House, slug: str = "2026-11-01-said") -> None:
    """Another figure in a published statement, in both languages, and the register made anew for it."""
    for path, old, new in (("en", "14 people", "4 people"), ("fr", "14 personnes", "4 personnes")):
        file = f"{path}/statements/2026/{slug}.md"
        if (house.root / "docs" / file).exists():
            house.replace(file, old, new)
    house.run("confirm", f"statements/2026/{slug}", "fr")
    shutil.rmtree(house.root / "register", ignore_errors=True)


@pytest.mark.parametrize("merged", ["side first", "main first"])
@pytest.mark.parametrize("since", ["before", "main~1"], ids=["before the register", "after a release"])
def test_a_merge_in_which_another_branch_takes_the_place_of_the_published_one(
    house: House, tmp_path: Path, merged: str, since: str
):
    house.git("checkout", "--quiet", "-b", "side", since)
    if since == "before":
        publish(house, "2026-11-01-said", "2026-11-01")
    publish(house, "2026-11-02-said", "2026-11-02", "Forged." if since != "before" else "")
    if since == "before":
        forge(house)
    (tmp_path / "kept").mkdir()
    (house.root / ".git").rename(tmp_path / "kept/.git")  # no check stands in a forger's way
    assert run(house, "append").exit_code == 0
    (tmp_path / "kept/.git").rename(house.root / ".git")
    house.commit()
    if merged == "side first":
        house.git("merge", "--quiet", "-s", "ours", "--no-edit", "main")
    else:
        house.git("checkout", "--quiet", "main")
        house.git("merge", "--quiet", "--no-commit", "-s", "ours", "side")
        house.git("checkout", "side", "--", "docs", "register")
        house.git("commit", "--quiet", "--message", "Merge")
    push(house, "HEAD:main")  # no force
    clone = cloned(house, tmp_path / "clone")
    assert told(clone) == ["register-extension"], run(clone, "check").output
    assert clone.says("check")[0] == 1
    assert run(clone, "append").exit_code == 1


def test_a_merge_that_loses_what_its_branch_recorded_is_told_with_a_way_out(house: House):
    """The same statement on both sides: the published one stays, and the other side's commits may not come along."""
    house.git("checkout", "--quiet", "-b", "other")
    publish(house, "2026-11-03-both", "2026-11-03", "They were helped.")
    record(house)
    house.git("checkout", "--quiet", "main")
    publish(house, "2026-11-03-both", "2026-11-03", "Nobody helped.")
    record(house)
    push(house)
    house.git("merge", "--quiet", "--no-edit", "-s", "ours", "other")
    done = run(house, "check")
    assert (done.exit_code, done.output.count("(register-extension)")) == (1, 1)
    assert "had recorded version 1 of statements/2026/2026-11-03-both" in done.output
    house.git("reset", "--soft", "origin/main")
    assert told(house) == []


@pytest.mark.parametrize("how", ["replace", "graft"])
def test_another_past_that_this_clone_alone_shows(house: House, how: str):
    head = house.git("rev-parse", "HEAD").strip()
    forge(house)
    (house.root / ".git").rename(house.root.parent / "away")
    assert run(house, "append").exit_code == 0
    (house.root.parent / "away").rename(house.root / ".git")
    if how == "replace":
        house.git("add", "--all")
        tree = house.git("write-tree").strip()
        house.git("replace", head, house.git("commit-tree", tree, "-m", "Forged").strip())
    else:
        house.commit()
        (house.root / ".git/info").mkdir(exist_ok=True)
        (house.root / ".git/info/grafts").write_text(house.git("rev-parse", "HEAD"), encoding="utf-8")
        house.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert told(house) == ["register-extension"]


def tag(house: House) -> str:
    """Anchor the log as it stands; the tag's name."""
    anchor = anchor_of((house.root / LOG).read_bytes())
    house.git("tag", "--annotate", anchor.tag, "--message", message_of(anchor))
    return anchor.tag


def rewrite(house: House) -> None:
    """Another past, pushed with force."""
    house.git("checkout", "--quiet", "-B", "main", "before")
    for day in (1, 2):
        publish(house, f"2026-11-0{day}-said", f"2026-11-0{day}", "Forged.")
    (house.root / ".git").rename(house.root.parent / "away")
    assert run(house, "append").exit_code == 0
    (house.root.parent / "away").rename(house.root / ".git")
    house.commit()
    push(house, "main", "--force")


@pytest.mark.parametrize("depth", [(), ("--depth=1", "--no-single-branch")], ids=["whole", "last commit"])
def test_a_history_that_was_written_anew_does_not_fit_the_tag_of_a_release(
    house: House, tmp_path: Path, depth: tuple[str, ...]
):
    name = tag(house)
    push(house, "main", "--follow-tags")
    assert told(cloned(house, tmp_path / "good", *depth)) == []
    rewrite(house)
    clone = cloned(house, tmp_path / "clone", *depth)
    clone.git("fetch", "--quiet", "--tags")
    assert told(clone) == ["register-extension"]
    assert f"that the tag {name} names" in run(clone, "check").output
    clone.git("tag", "--delete", name)
    assert told(clone) == []  # what no tag and no copy elsewhere holds, git alone does not show


def test_a_tag_is_held_against_a_log_that_went_on_and_not_against_one_that_is_behind(house: House):
    house.git("branch", "old", "main~1")
    tag(house)
    publish(house, "2026-11-03-more", "2026-11-03")
    record(house)
    push(house)
    tag(house)
    assert told(house) == []
    house.git("checkout", "--quiet", "old")
    assert told(house) == []


def test_a_log_that_ends_before_what_a_tag_names(house: House):
    name = tag(house)
    house.git("reset", "--quiet", "--hard", "main~1")
    push(house, "main", "--force")
    assert told(house) == ["register-extension"]
    assert f"the release that the tag {name} names" in run(house, "check").output


@pytest.mark.parametrize("message", ["", "log-sha256: 12", "Release"])
def test_a_tag_with_the_name_of_an_anchor_that_says_nothing(house: House, message: str):
    house.git("tag", *(["--annotate", "--message", message] if message else []), "register/3")
    assert told(house) == ["register-extension"]


def test_other_tags_are_nobodys_anchor(house: House):
    for name in ("v1.0", "register/notes", "register/0", "release/3"):
        house.git("tag", "--annotate", "--message", "Words", name)
    assert told(house) == []


lines_of = some.lists(some.binary(max_size=8).filter(lambda line: b"\n" not in line), max_size=6)


@given(lines_of, some.integers(0, 6), some.binary(min_size=1, max_size=3), some.integers(0, 60))
def test_whatever_changes_in_what_an_anchor_names_is_told(
    lines: list[bytes], more: int, other: bytes, at: int
):
    log = b"".join(line + b"\n" for line in lines)
    (anchor,) = anchors_in([(anchor_of(log).tag, message_of(anchor_of(log)))]) if lines else [anchor_of(log)]
    longer = log + b"more\n" * more
    assert not list(anchored(longer, b"", [anchor]))
    place = at % (len(log) + 1)
    changed = log[:place] + other + log[place + len(other) :]
    if lines and not changed.startswith(log):
        assert list(anchored(changed, b"", [anchor]))


def found_formerly(house: House) -> bytes:
    """The published register as the former format had it, pushed; its log."""
    log = former_log((house.root / LOG).read_bytes())
    house.git("checkout", "--quiet", "-B", "main", "before")
    for day in (1, 2):
        publish(house, f"2026-11-0{day}-said", f"2026-11-0{day}")
        (house.root / LOG).parent.mkdir(exist_ok=True)
        (house.root / LOG).write_bytes(b"".join(log.splitlines(keepends=True)[:day]))
        house.commit()
    push(house, "main", "--force")
    return log


def test_the_register_is_founded_anew_once(house: House, tmp_path: Path):
    log = found_formerly(house)
    assert told(house) == ["register-log"]
    assert "is of the former format" in run(house, "check").output
    house.git("rm", "-r", "--quiet", "register")
    assert told(house) == ["register-unfinished"]
    record(house)
    founding = founding_of((house.root / LOG).read_bytes())
    assert founding is not None and founding.follows == anchor_of(log).digest
    assert told(house) == []  # while the published branch still has the former log
    push(house)
    assert told(cloned(house, tmp_path / "clone")) == []
    house.git("rm", "-r", "--quiet", "register")  # a second time
    assert told(house) == ["register-extension"]
    assert run(house, "append").exit_code == 1


@pytest.mark.parametrize("follows", [None, "a" * 64])
def test_a_log_that_does_not_name_the_former_one_is_told(house: House, follows: str | None):
    found_formerly(house)
    house.git("rm", "-r", "--quiet", "register")
    record(house)
    lines = [Founding(follows=follows).content()]
    (house.root / LOG).write_bytes(lines[0] + b"\n")
    shutil.rmtree(house.root / "register/statements")
    (house.root / ".git").rename(house.root.parent / "away")
    assert run(house, "append").exit_code == 0
    (house.root.parent / "away").rename(house.root / ".git")
    assert told(house) == ["register-extension"]
    assert "does not name the log that was published in the commit" in run(house, "check").output


@pytest.mark.parametrize("what", ["", "log.jsonl", "statements", "statements/2026/2026-11-01-said/1/en.txt"])
def test_a_link_in_the_register_is_told_wherever_it_leads(house: House, tmp_path: Path, what: str):
    """git keeps its name alone: what stands there could be another thing every day."""
    place = house.root / "register" / what
    place.rename(house.root / "kept")
    place.symlink_to(house.root / "kept")
    house.commit()
    push(house)
    assert "register-file" in told(house)
    said = run(house, "check").output
    assert f"register/{what} is a link" in said
    # The trap: a register that is asked from elsewhere, by a name that leads to it.
    place.unlink()
    (house.root / "kept").rename(place)
    (tmp_path / "name").symlink_to(house.root / "register")
    assert not RegisterFiles(tmp_path / "name").links
    assert "register-file" not in told(house)


def test_the_former_format_again_is_refused(house: House):
    file = house.root / LOG
    file.write_bytes(former_log(file.read_bytes()))
    house.commit()
    push(house)
    assert told(house) == ["register-log"]


def test_a_log_of_either_format_is_known_for_what_it_is(house: House):
    log = (house.root / LOG).read_bytes()
    assert unbroken(log) and not former(log)
    assert former(former_log(log)) and not unbroken(former_log(log))
    for broken in (b"", b"\n", b"{}\n", b"[]\n", log[:-1], log.replace(b'"index":2', b'"index":3')):
        assert not former(broken) and not (unbroken(broken))
    assert not former(former_log(log)[:-1])
    assert isinstance(next(followed(log.splitlines(keepends=True)[1] * 2)), LogFault)


@pytest.mark.parametrize(
    "line",
    [
        {"format": "editorial-log/3"},
        {"format": None},
        {"follows": "A" * 64},
        {"follows": 5},
        {"index": 2},
        {"index": True},
        {"previous": "a" * 64},
        {"more": 1},
    ],
)
def test_a_line_that_founds_nothing(line: dict[str, object]):
    founding = {"follows": None, "format": "editorial-log/2", "index": 1, "previous": None}
    assert founding_of(canonical_json(founding) + b"\n") is not None
    assert founding_of(canonical_json(founding | line) + b"\n") is None


@given(lines_of, some.lists(some.tuples(lines_of, some.booleans()), max_size=4), some.booleans())
def test_a_beginning_is_known_by_its_id_with_its_size_and_without(
    lines: list[bytes], others: list[tuple[list[bytes], bool]], told: bool
):
    log = b"".join(line + b"\n" for line in lines)
    asked = [
        b"".join(line + b"\n" for line in (lines[: len(other)] if same else other)) for other, same in others
    ]
    sizes = {blob_id(each): len(each) for each in asked} if told else {}
    known = beginnings(log, [blob_id(each) for each in asked], sizes)
    assert known == {blob_id(each) for each in asked if log.startswith(each)}


def test_no_more_of_a_long_log_is_looked_at_than_was_published(monkeypatch: pytest.MonkeyPatch):
    """Where git tells the sizes, one beginning is hashed for each log that was published, however often it is asked."""
    log = b"".join(b"%d\n" % number for number in range(2000))
    published = [log[: log.index(b"%d\n" % number)] for number in range(100, 2000, 100)]
    ids = {blob_id(each): len(each) for each in published} | {"f" * 40: 7}
    hashed: list[int] = []
    real = append_only.blob_id
    monkeypatch.setattr(
        append_only,
        "blob_id",
        lambda content, length=40: hashed.append(len(content)) or real(content, length),
    )
    for _ in range(3):
        assert len(beginnings(log, ids, ids)) == len(published)
    assert sorted(hashed) == sorted(len(each) for each in published)


def test_a_clone_without_old_contents_gets_those_that_it_needs_or_cannot_tell(house: House, tmp_path: Path):
    house.git("checkout", "--quiet", "-b", "side", "before")
    publish(house, "2026-11-03-other", "2026-11-03")
    (house.root / ".git").rename(tmp_path / "away")
    assert run(house, "append").exit_code == 0
    (tmp_path / "away").rename(house.root / ".git")
    house.commit()
    house.git("merge", "--quiet", "-s", "ours", "--no-edit", "main")
    push(house, "HEAD:main")
    house.git("-C", str(tmp_path / "remote.git"), "config", "uploadpack.allowFilter", "true")
    clones = [cloned(house, tmp_path / name, "--filter=blob:none") for name in ("near", "far")]
    assert told(clones[0]) == ["register-extension"]
    (tmp_path / "remote.git").rename(tmp_path / "gone.git")
    done = run(clones[1], "check")
    assert done.exit_code == 2 and "`git fetch --refetch`" in done.output
