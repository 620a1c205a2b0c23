"""Where a site may be put: never over something that no build has made.

A built folder takes the place of what stands there, so the place is looked at first, before anything is
recorded or rendered.
"""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from editorial.site.server.hosts import BESIDE, INSIDE, MADE, folder_beside

SOURCES = ("docs", "register", "overrides", "hooks", "packages", ".git", ".cache")
"""Folders of a project in which no site is put: it would be taken for a source, or deleted as kept."""
ANOTHER = "Name another folder: one that is empty or not there yet, or the site of an earlier build."


@dataclass(frozen=True)
class Output:
    """The two folders of a site, as they are on the disk: links are followed."""

    site: Path
    server: Path
    """What web servers must know of it."""


def output_folder(named: str, project: Path) -> Output:
    """Where a site goes that a person wants in `named`.

    A link stays one: what it leads to is replaced. Raises click.UsageError, in words, where this would delete
    something else than a site, or cannot be done.
    """
    try:
        place = Path(named).absolute()
        site = place.resolve()
        _allow(named, site, INSIDE, project.resolve())
        beside = folder_beside(site if place.name == ".." else place)
        server = beside.resolve()
    except (OSError, RuntimeError) as error:  # a link that leads to itself, a folder that nobody may open
        raise click.UsageError(f"{named} cannot be the folder of the site: {error}. {ANOTHER}") from None
    _allow(beside.name, server, BESIDE, project.resolve())
    return Output(site, server)


def is_made(folder: Path, files: Collection[str]) -> bool:
    """True for a folder that a build has made: the header files in it say so."""
    return all(_begins_so(folder / name) for name in files)


def _begins_so(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(MADE)) == MADE.encode()
    except OSError:
        return False


def _allow(named: str, place: Path, files: Collection[str], project: Path) -> None:
    """Return if a built folder may take this place. Raises click.UsageError with the first reason if not."""
    for reason in _reasons(place, files, project):
        raise click.UsageError(f"{named} cannot be the folder of the site: {reason}. {ANOTHER}")


def _reasons(place: Path, files: Collection[str], project: Path) -> Iterator[str]:
    """Why a folder may not be replaced; `files` are those by which a built one is known."""
    if place == Path(place.anchor):
        yield "it is the root of the disk"
    if Path("~").expanduser().resolve().is_relative_to(place):
        yield "it is your home folder, or holds it"
    if project.is_relative_to(place):
        yield "it is the folder of the project, or holds it"
    for name in SOURCES:
        source = (project / name).resolve()
        if place.is_relative_to(source) or source.is_relative_to(place):
            yield f"it is {name}/ of the project, or lies in it or around it"
    if place.exists() and not place.is_dir():
        yield "it is a file"
    if os.path.ismount(place):
        yield "it is a disk of its own, which nothing else can take the place of"
    if place.is_dir():
        yield from _not_ours(place, files)
    over = next(folder for folder in place.parents if folder.exists())
    if not over.is_dir() or not os.access(over, os.W_OK | os.X_OK):
        yield f"nothing can be written into {over}"


def _not_ours(place: Path, files: Collection[str]) -> Iterator[str]:
    """Why what a folder holds may not be deleted."""
    held = sorted(entry.name for entry in place.iterdir())
    if held and not is_made(place, files):
        yield "it is not empty, and `editorial build` has not made what is in it"
    for name in held:
        if name.startswith(".") and name not in files:
            yield f"it holds {name}, which no build makes"
