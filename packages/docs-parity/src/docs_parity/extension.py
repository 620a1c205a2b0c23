"""Where somebody plugs into the engine what it does not know by itself: one object, given to `plug_in`.

The engine knows pages in several languages, and nothing of what an office publishes. Whoever knows more makes
one `Extension`, and has it plugged in before the first inspection, in any order of imports and as often as
they like:

- **rules**: declared by decorators (rules/registry.py, model/rule.py) when their modules are imported. An
  extension names these modules, so that whoever plugs it in has all of its rules;
- **kinds of pages**: which fields the front matter of some pages has (project/page_kinds.py);
- **settings**: what `editorial.yml` is read as, a subclass of `Settings` (project/settings.py);
- **findings besides pages**: a `ProjectCheck` of what stands beside the docs folder;
- **what else a result depends on**: the marks of that check; folders whose files concern pages, and other
  pages that a rule looks at (inspection/dependencies.py);
- **the name of the program** that messages advise to type (model/program.py);
- **what may be shown, and what may not be changed**: findings that the public must not read yet, and pages
  whose files `--fix` leaves alone.

What results are kept depends on the code of the engine and of every extension (runner/result_cache.py).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Protocol

from docs_parity.inspection.dependencies import PROJECT_FOLDERS, ProjectFolder
from docs_parity.inspection.inspection import Inspection
from docs_parity.inspection.page_result import PageResult
from docs_parity.model.finding import Finding
from docs_parity.model.page import Page, Tree
from docs_parity.model.program import call_program
from docs_parity.project.page_kinds import PAGE_KINDS, PageKind
from docs_parity.project.settings import SETTINGS_MODEL, Settings


class ProjectCheck(Protocol):
    """A check of what stands beside the docs folder of one project, made anew for each inspection."""

    def marks(self, tree: Tree, /) -> Mapping[str, str]:
        """Key of a page -> what its results depend on beside the docs folder; any text, as long as it is
        another one when that changes.
        """

    def completed(self, result: PageResult, page: Page, /) -> PageResult:
        """What was found on a page, with what this check adds to it; kept as long as its marks stay."""

    def findings(self, tree: Tree, pages: Mapping[str, Page], /) -> Iterable[Finding]:
        """What concerns no page: asked every time."""


def _as_it_is(inspection: Inspection) -> Inspection:
    return inspection


def _nothing(_inspection: Inspection, _project: Path) -> AbstractSet[str]:
    return frozenset()


@dataclass(frozen=True, kw_only=True)
class Extension:
    """What somebody plugs in."""

    name: str
    package: Path
    """The folder with its code: another version of it may come to other results."""
    program: str = ""
    """What people type, where this extension offers the engine's commands as its own: advice names it."""
    rules: tuple[ModuleType, ...] = ()
    """The modules that declare its rules; importing them has declared these."""
    page_kinds: tuple[PageKind, ...] = ()
    settings: type[Settings] | None = None
    project_checks: tuple[Callable[[Path, Settings, Tree], ProjectCheck | None], ...] = ()
    """Project folder, settings, tree -> a check of that project, if it has anything to check."""
    folders: tuple[ProjectFolder, ...] = ()
    withheld: Callable[[Inspection], Inspection] = _as_it_is
    """An inspection as it may be shown to everybody at this moment."""
    fixed: Callable[[Inspection, Path], AbstractSet[str]] = _nothing
    """The keys of the pages of a project folder that are published as they are: no command changes a sign."""


class Extensions:
    """What is plugged in, in the order of the names."""

    def __init__(self) -> None:
        self._plugged: dict[str, Extension] = {}

    def __iter__(self) -> Iterator[Extension]:
        return iter(extension for _, extension in sorted(self._plugged.items()))

    def add(self, extension: Extension) -> None:
        """Plug an extension in; nothing happens if it is.

        Raises ValueError if another bears its name, reads `editorial.yml` as something else, or has a kind of
        page of the same name.
        """
        if self._plugged.get(extension.name, extension) != extension:
            raise ValueError(f'there is an extension "{extension.name}" already')
        if extension.settings:
            SETTINGS_MODEL.use(extension.settings)
        for kind in extension.page_kinds:
            PAGE_KINDS.add(kind)
        for folder in extension.folders:
            PROJECT_FOLDERS.add(folder)
        if extension.program:
            call_program(extension.program)
        self._plugged[extension.name] = extension


EXTENSIONS = Extensions()
"""The extensions of this process."""
plug_in = EXTENSIONS.add


def project_checks(project: Path, settings: Settings, tree: Tree) -> tuple[ProjectCheck, ...]:
    """The checks that the extensions make of a project."""
    made = (make(project, settings, tree) for extension in EXTENSIONS for make in extension.project_checks)
    return tuple(check for check in made if check)


def withheld(inspection: Inspection) -> Inspection:
    """An inspection as it may be shown to everybody, by what every extension says."""
    for extension in EXTENSIONS:
        inspection = extension.withheld(inspection)
    return inspection


def fixed(inspection: Inspection, project: Path) -> AbstractSet[str]:
    """The keys of the pages that no command may change, by what every extension says."""
    return frozenset[str]().union(*(extension.fixed(inspection, project) for extension in EXTENSIONS))
