"""Files that somebody could put where readers, or the next build, take them for the house's own: at its
addresses in docs/, and below `.cache/`, where it keeps what it has made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docs_parity.inspection.page_result import PageResult
from docs_parity.model.finding import Finding
from docs_parity.model.page import Page, Tree
from docs_parity.model.rule import FILES, declare
from docs_parity.model.wording import counted
from docs_parity.project.git import tracked_below
from docs_parity.project.settings import Settings
from editorial.site.reserved import reserved_findings

CACHE = ".cache"
CACHE_COMMITTED = declare(
    "cache-committed",
    group=FILES,
    place=664,
    exact=True,
    question="Is nothing of `.cache/` in the repository?",
    wrong="a PDF in `.cache/editorial/files/`, added with `git add -f`",
    right="`.cache/` is in `.gitignore`, and every machine makes its own",
    more="What is kept there is published without being made anew: a PDF, a search index, the answer that a "
    "page is faultless.",
    no_less="What is kept there would be published as if the program had made it.",
)


@dataclass(frozen=True)
class PlantedFiles:
    """The check of one project."""

    project: Path

    def marks(self, _tree: Tree, /) -> Mapping[str, str]:
        """Nothing: no result of a page depends on it."""
        return {}

    def completed(self, result: PageResult, _page: Page, /) -> PageResult:
        """As it is."""
        return result

    def findings(self, tree: Tree, _pages: Mapping[str, Page], /) -> Iterator[Finding]:
        """Files at addresses of the house, and the kept files that git has."""
        yield from reserved_findings(tree)
        tracked = tracked_below(self.project, CACHE)
        if tracked:
            folder = tracked[0].partition("/")[0]
            yield Finding(
                rule=CACHE_COMMITTED.id,
                message=f"git has {counted(len(tracked), 'file')} of {folder}/, beginning with "
                f'"{tracked[0]}": what lies there is published without being made anew',
                fix=f"Take them out of the repository: `git rm -rf {folder}`, and leave {CACHE}/ in "
                ".gitignore.",
                path=f"../{tracked[0]}",
                subject=CACHE,
            )


def planted_files_check(project: Path, settings: Settings, _tree: Tree) -> PlantedFiles | None:
    """The check of a project's folder; None where no house publishes from it."""
    return None if settings.bare else PlantedFiles(project)
