"""Sites with their offline copies."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from docs_parity.project.settings import read_settings
from editorial.publishing.offline_copies import Site, make_copies
from support.project import SITE_URL, Project, small_site
from support.rendering import ROOT

SUMMARIES = {"en": "A site.", "fr": "Un site.", "es": "Un sitio."}


def publish(folder: Path) -> Project:
    """The small site as a commit of 3 November 2026 has it, with everything that readers can take along."""
    project = small_site(folder)
    project.commit("2026-11-03")
    done = project.run("editorial", "build", "--downloads")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("The site is in site") and done.stdout.count("\n") == 1, done.stdout
    return project


def copy_real(site: Path, folder: Path) -> None:
    """Put the real site's offline copies into `folder`/site/offline, from the built `site`, which stays as it is."""
    shutil.copytree(site, folder / "site")
    make_copies(
        Site(
            folder / "site",
            SITE_URL,
            read_settings(ROOT / "editorial.yml"),
            datetime(2026, 11, 24, tzinfo=UTC),
            SUMMARIES,
        )
    )
