"""What this Office plugs into the engine: everything that the engine's commands have to know of statements and
of the register. The commands, the hooks of MkDocs and the tests call `plug_in()` before they inspect anything.
"""

from pathlib import Path

from docs_parity import extension
from docs_parity.inspection.dependencies import ProjectFolder
from editorial.office.settings import OfficeSettings
from editorial.publishing.preview import seen
from editorial.publishing.register_session import recorded_versions, register_check
from editorial.register.files import FOLDER
from editorial.statements import rules
from editorial.statements.fields import STATEMENTS


def _recorded_page(path: str) -> str:
    """The key of the statement that a file of the register belongs to: `<key>/<version>/<file>`."""
    return "/".join(path.split("/")[:-2])


OFFICE = extension.Extension(
    name="editorial",
    program="editorial",
    package=Path(__file__).parent,
    rules=(rules,),
    page_kinds=(STATEMENTS,),
    settings=OfficeSettings,
    project_check=register_check,
    folders=(ProjectFolder(FOLDER, _recorded_page),),
    withheld=lambda inspection: seen(inspection, preview=False),
    fixed=recorded_versions,
)


def plug_in() -> None:
    """Have the engine know this Office; nothing happens the second time."""
    extension.plug_in(OFFICE)
