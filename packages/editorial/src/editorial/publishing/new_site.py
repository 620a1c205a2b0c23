"""A new site takes the place of the last good one: both of its folders, or neither.

Until it is whole it lies in a room of its own below `.cache/building/`, and one build of a project is at
work at a time. Then it is brought beside its place, on the same disk, and the two change places in one step.
What is going to happen is written down before it happens (`.cache/editorial/new-site.json`): whoever is
killed in the middle leaves a site, and the next run ends what was begun (dev/adr/0111).
"""

import json
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click

from docs_parity.runner.atomic_files import replace_file
from editorial.publishing.folder_exchange import exchanged
from editorial.publishing.only_one import only_one

LOCK = ".cache/editorial/build.lock"
ROOMS = ".cache/building"
PLAN = ".cache/editorial/new-site.json"
PATIENCE = 600.0
"""Seconds to wait for another build."""
BESIDE = re.compile(r"\..+\.[0-9a-f]+\.new-site")
"""How a new folder is called while it stands beside its place."""


@dataclass(frozen=True)
class Step:
    """One folder that takes its place."""

    place: Path
    new: Path
    """Beside the place, on the same disk."""
    inode: int = 0
    """By which the new folder is known wherever it is; 0 until it is whole."""

    @property
    def old(self) -> Path:
        """Where the old folder waits, if two cannot change places in one step."""
        return self.new.with_suffix(".old-site")

    @property
    def is_plausible(self) -> bool:
        """True if a build could have written this: nothing else is ever moved or deleted."""
        return self.new.parent == self.place.parent and BESIDE.fullmatch(self.new.name) is not None

    @property
    def is_done(self) -> bool:
        """True if the new folder is in its place."""
        return _inode(self.place) == self.inode != 0

    def do(self) -> None:
        """Put the new folder in its place. Raises OSError, and the place is as it was."""
        if not self.place.exists():
            self.new.rename(self.place)
        elif not exchanged(self.new, self.place):
            self.place.rename(self.old)
            try:
                self.new.rename(self.place)
            except OSError:
                self.old.rename(self.place)
                raise

    def undo(self) -> None:
        """Put back what was there before this was done."""
        if self.old.exists():
            self.place.rename(self.new)
            self.old.rename(self.place)
        elif not self.new.exists():  # there was nothing
            self.place.rename(self.new)
        else:
            exchanged(self.new, self.place)

    def end(self) -> None:
        """Do what an interrupted run has left to do."""
        if not self.is_done and self.inode and _inode(self.new) == self.inode:
            self.do()
        if not self.place.exists() and self.old.exists():
            self.old.rename(self.place)

    def clear(self) -> None:
        """Delete what stands beside the place: the old folder, or a new one that was not wanted."""
        for folder in (self.new, self.old):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def building(project: Path) -> Iterator[Path]:
    """A folder of this process to build in, while no other build of the project is at work.

    Says if an earlier run was interrupted while its site took its place. Raises click.UsageError where
    another build is at work for too long.
    """
    with only_one(
        project / LOCK,
        patience=PATIENCE,
        waiting="Another build is at work here. This one begins when it is done.",
        busy="another `editorial build` or `editorial release` is at work here. "
        "Wait until it is done, and run this again.",
    ):
        _end_what_was_begun(project)
        rooms = project / ROOMS
        shutil.rmtree(rooms, ignore_errors=True)
        rooms.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=rooms))
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)


def put_in_place(folders: Mapping[Path, Path], project: Path) -> None:
    """Let each folder (place -> new folder) take its place: all of them, or none.

    Raises OSError after everything is as it was.
    """
    mine = f"{os.getpid():x}{secrets.token_hex(4)}"
    steps = [Step(place, place.with_name(f".{place.name}.{mine}.new-site")) for place in folders]
    done: list[Step] = []
    try:
        _plan(steps, project)
        for step in steps:
            _bring(folders[step.place], step)
        steps = [Step(step.place, step.new, _inode(step.new)) for step in steps]
        _plan(steps, project)
        for step in steps:
            step.do()
            done.append(step)
    except OSError:
        for step in reversed(done):
            step.undo()
        _forget(steps, project)
        raise
    _forget(steps, project)


def _bring(folder: Path, step: Step) -> None:
    """Bring a new folder beside its place: on its own disk by its name, onto another one as a copy. It has
    the rights of the folder that it replaces.
    """
    step.place.parent.mkdir(parents=True, exist_ok=True)
    if step.place.exists():
        shutil.copymode(step.place, folder)
    try:
        folder.rename(step.new)
    except OSError:
        _copy(folder, step.new)


def _copy(folder: Path, place: Path) -> None:
    """Copy a folder. The first fault ends it: `shutil.copytree` goes on, and tells of every file at once."""
    place.mkdir()
    for path in sorted(folder.rglob("*")):
        new = place / path.relative_to(folder)
        if path.is_dir() and not path.is_symlink():
            new.mkdir()
        else:
            shutil.copy2(path, new, follow_symlinks=False)
    for path in (folder, *folder.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            shutil.copystat(path, place / path.relative_to(folder))


def _plan(steps: list[Step], project: Path) -> None:
    """Write down what is going to happen, before it does."""
    plan = [{"place": str(step.place), "new": str(step.new), "inode": step.inode} for step in steps]
    replace_file(project / PLAN, json.dumps(plan).encode(), durable=True)


def _planned(project: Path) -> list[Step]:
    """What an interrupted run wanted; nothing where none was interrupted, or nobody can tell."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        plan = json.loads((project / PLAN).read_bytes())
        steps = [Step(Path(step["place"]), Path(step["new"]), int(step["inode"])) for step in plan]
        return [step for step in steps if step.is_plausible]
    return []


def _end_what_was_begun(project: Path) -> None:
    """Put in place what an interrupted run had ready, and delete what it had not."""
    steps = _planned(project)
    if all(step.inode for step in steps):
        for step in steps:
            step.end()
        if steps and steps[0].is_done:
            click.echo(
                f"An earlier run was stopped while its site took its place. It is in {steps[0].place} now.",
                err=True,
            )
    _forget(steps, project)


def _forget(steps: list[Step], project: Path) -> None:
    for step in steps:
        step.clear()
    (project / PLAN).unlink(missing_ok=True)


def _inode(folder: Path) -> int:
    """The number that a folder keeps under every name; 0 where there is none."""
    try:
        return folder.stat().st_ino
    except OSError:
        return 0
