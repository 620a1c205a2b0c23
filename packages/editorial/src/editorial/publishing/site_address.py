"""Where the site stands: the address that mkdocs.yml names, read without MkDocs."""

import os
from pathlib import Path

import yaml

from editorial.site.addresses import as_folder

SETTINGS = "mkdocs.yml"


def site_address(project: Path, otherwise: str) -> str:
    """The address of the site that MkDocs builds in a project, with its slash; `otherwise` where mkdocs.yml
    names none.
    """
    with (project / SETTINGS).open("rb") as file:
        settings = yaml.load(file, _Reader)  # noqa: S506 - it makes nothing but plain values
    said = settings.get("site_url") if isinstance(settings, dict) else None
    return as_folder(str(said or otherwise))


class _Reader(yaml.SafeLoader):
    """Reads mkdocs.yml as MkDocs does. Tags that name Python are None."""


def _of_environment(reader: _Reader, node: yaml.Node) -> object:
    """`!ENV NAME` and `!ENV [NAME, OTHER_NAME, default]`: the first variable that is set, else the
    default.
    """
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value))
    *names, default = node.value if len(node.value) > 1 else (*node.value, None)
    said = next((os.environ[name.value] for name in names if name.value in os.environ), None)
    return reader.construct_object(default) if said is None and default else said


def _nothing(_: _Reader, __: yaml.Node) -> None:
    return None


_Reader.add_constructor("!ENV", _of_environment)
_Reader.add_constructor(None, _nothing)
