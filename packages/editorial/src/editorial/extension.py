"""What this Office plugs into the engine: everything that the engine's commands have to know of statements
and of the register.

The commands, the schedule of MkDocs' events and the tests call `plug_in()` before they inspect anything.
"""

from pathlib import Path

from docs_parity import extension
from docs_parity.inspection.dependencies import ProjectFolder
from docs_parity.model.rule import RULES
from editorial.office.settings import OfficeSettings
from editorial.publishing import planted_files
from editorial.publishing.preview import seen
from editorial.publishing.register_session import recorded_versions, register_check
from editorial.register import append_only, integrity, signatures
from editorial.register import findings as register_findings
from editorial.register.files import FOLDER
from editorial.register.rule_groups import REGISTER
from editorial.site import reserved
from editorial.statements import rules
from editorial.statements.fields import STATEMENTS
from editorial.transitions import next_version, published_page, published_text, version_change


def _recorded_page(path: str) -> str:
    """The key of the statement that a file of the register belongs to: `<key>/<version>/<file>`."""
    return "/".join(path.split("/")[:-2])


OFFICE = extension.Extension(
    name="editorial",
    program="editorial",
    package=Path(__file__).parent,
    rules=(
        rules,
        append_only,
        integrity,
        register_findings,
        signatures,
        next_version,
        published_page,
        published_text,
        version_change,
        reserved,
        planted_files,
    ),
    page_kinds=(STATEMENTS,),
    settings=OfficeSettings,
    project_checks=(register_check, planted_files.planted_files_check),
    folders=(ProjectFolder(FOLDER, _recorded_page), ProjectFolder(planted_files.CACHE, lambda _: "")),
    withheld=lambda inspection: seen(inspection, preview=False),
    fixed=recorded_versions,
)
RECORDED = frozenset(rule.id for rule in RULES.rules().values() if rule.group == REGISTER)
"""The ids of the rules that hold statements against the register. They always stop: a register that says
something else than the site is worth nothing.
"""


def plug_in() -> None:
    """Have the engine know this Office; nothing happens the second time."""
    extension.plug_in(OFFICE)
