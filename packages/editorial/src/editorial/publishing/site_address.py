"""Where the site stands: the address that mkdocs.yml names, read without MkDocs."""

from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag

from editorial.site.addresses import as_folder

SETTINGS = "mkdocs.yml"


def site_address(project: Path, otherwise: str) -> str:
    """The address of the site that MkDocs builds in a project, with its slash; `otherwise` where mkdocs.yml
    names none.
    """
    with (project / SETTINGS).open("rb") as file:
        settings = yaml.load(file, _Reader)  # noqa: S506 - a SafeLoader, which makes plain values alone
    said = settings.get("site_url") if isinstance(settings, dict) else None
    return as_folder(str(said or otherwise))


class _Reader(yaml.SafeLoader):
    """Reads mkdocs.yml as MkDocs does, `!ENV` by the library that it uses. Tags that name Python are None."""


def _nothing(_: _Reader, __: yaml.Node) -> None:
    return None


_Reader.add_constructor("!ENV", construct_env_tag)
_Reader.add_constructor(None, _nothing)
