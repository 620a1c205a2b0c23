"""The engine knows nothing of this Office; what it has to know of it is plugged in, in any order of imports."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

import docs_parity
from docs_parity.cli.check import check as engine_check
from docs_parity.extension import EXTENSIONS, Extension, fixed, withheld
from docs_parity.inspection.dependencies import PROJECT_FOLDERS, ProjectFolder
from docs_parity.inspection.inspection import Inspection
from docs_parity.inspection.page_result import PageResult
from docs_parity.inspection.scope import Touched, touched
from docs_parity.mkdocs_plugin import ParityPlugin
from docs_parity.model.finding import Finding
from docs_parity.model.page import Page, Tree
from docs_parity.project.fields import PageFields, table_field
from docs_parity.project.json_schema import schemas
from docs_parity.project.page_kinds import PAGE_KINDS, STANDING_PAGE, Needed, PageKind
from docs_parity.project.settings import SETTINGS_MODEL, Settings
from editorial.commands.check import check as office_check
from editorial.extension import OFFICE, plug_in
from editorial.office.settings import OfficeSettings
from support.house import House
from support.rendering import ROOT
from support.syntax import nodes_of

ENGINE = ROOT / "packages/docs-parity/src/docs_parity"
STATE = """
from docs_parity.model.rule import RULES
from docs_parity.rules import field_rules, original_rules, pair_rules, version_rules
from docs_parity.project.json_schema import schemas
from docs_parity.project.page_kinds import PAGE_KINDS
from docs_parity.project.settings import SETTINGS_MODEL
from docs_parity.inspection.dependencies import PROJECT_FOLDERS, dependency_modules
from docs_parity.runner.result_cache import code_digest, foreign_rules
print(RULES.ids())
print([[check.name for check in checks] for checks in (original_rules, version_rules, field_rules, pair_rules)])
print([(kind.name, *kind.fields.model_fields) for kind in PAGE_KINDS])
print(SETTINGS_MODEL.model.__qualname__, SETTINGS_MODEL.model.listed())
print([folder.name for folder in PROJECT_FOLDERS], sorted(dependency_modules()))
print(code_digest(), foreign_rules())
"""
"""Prints everything that the engine knows."""


def imported(path: Path) -> Iterator[str]:
    """The names of the modules that a module imports, wherever in it."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize(
    "path", sorted(ENGINE.rglob("*.py")), ids=lambda path: path.relative_to(ENGINE).as_posix()
)
def test_the_engine_imports_nothing_of_the_office(path: Path):
    assert not [name for name in imported(path) if name.partition(".")[0] == "editorial"]


@cache
def state_after(*lines: str) -> str:
    """What the engine knows in a new process after some lines of Python."""
    return subprocess.run(
        [sys.executable, "-c", "\n".join((*lines, STATE))], capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.large
@pytest.mark.parametrize(
    "before",
    [
        "editorial.statements.rules.embargo",
        "editorial.register.signatures",
        "editorial.transitions.transition",
        "editorial.office.settings",
        "docs_parity.rules.values",
        "docs_parity.rules.acceptances",
        "docs_parity.markdown.page_reader",
        "docs_parity.runner.result_cache",
        "docs_parity.cli.check",
        "editorial.commands",
    ],
)
def test_the_order_of_imports_decides_nothing(before: str):
    plugged = ("from editorial.extension import plug_in", "plug_in()")
    assert state_after(f"import {before}", *plugged) == state_after(*plugged, "plug_in()")


@pytest.fixture
def separate(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test plugs in is forgotten after it."""
    monkeypatch.setattr(EXTENSIONS, "_plugged", dict(EXTENSIONS._plugged))
    monkeypatch.setattr(PAGE_KINDS, "_kinds", dict(PAGE_KINDS._kinds))
    monkeypatch.setattr(PROJECT_FOLDERS, "_folders", dict(PROJECT_FOLDERS._folders))
    monkeypatch.setattr(SETTINGS_MODEL, "model", SETTINGS_MODEL.model)


class ReviewedFields(PageFields):
    """A page that somebody has to have read."""

    reader: str = table_field(..., "Who has read it.")


def finding(problem: str, path: str) -> Finding:
    """A finding of a stranger's."""
    return Finding(rule="links", message=problem, fix="Look.", path=path)


class NoticeCheck:
    """A stranger's check: the project has a file NOTICE, and no page may be longer than it says."""

    def __init__(self, project: Path) -> None:
        self._file = project / "NOTICE"

    def marks(self, tree: Tree) -> Mapping[str, str]:
        """Every page hangs on the file."""
        text = self._file.read_text(encoding="utf-8") if self._file.exists() else ""
        return {key: text for pages in tree.localizations.values() for key in pages}

    def completed(self, result: PageResult, page: Page) -> PageResult:
        """One finding a page, with the text of the file."""
        text = next(iter(self.marks_of(page)), "")
        path = page.localizations[page.original].path
        return replace(result, findings=(*result.findings, finding(f"NOTICE says {text!r}", path)))

    def marks_of(self, page: Page) -> Iterable[str]:
        """What the file says."""
        return [self._file.read_text(encoding="utf-8")] if self._file.exists() else []

    def findings(self, tree: Tree, pages: Mapping[str, Page]) -> Iterable[Finding]:
        """That the file is not there."""
        if not self._file.exists():
            yield finding("the project has no NOTICE", "../NOTICE")


STRANGER = Extension(
    name="stranger",
    package=Path(__file__).parent,
    page_kinds=(
        PageKind(
            name="reviewed",
            translation="reviewed-translation",
            about="reviewed page",
            pattern=re.compile("about/"),
            fields=ReviewedFields,
            needed=(Needed("release", "together", "not_required"),),
        ),
    ),
    project_checks=(lambda project, settings, tree: NoticeCheck(project),),
    folders=(ProjectFolder("readers", lambda path: path.removesuffix(".txt")),),
)


@pytest.fixture
def house(tmp_path: Path, separate: None) -> House:
    """A house that is looked at with the stranger's extension besides this Office's."""
    EXTENSIONS.add(STRANGER)
    return House(tmp_path)


def test_a_page_of_a_strangers_kind_needs_the_fields_of_its_kind(house: House):
    code, printed = house.says("check", "--rules", "field-missing")
    assert code == 1
    assert printed.startswith('docs/en/about/page.md:1: the field "reader" is missing (field-missing). ')
    assert house.says("check", "--rules", "field-missing", "docs/fr")[0] == 0  # a fact stands once
    house.replace("en/about/page.md", "title:", "reader: A. Person\ntitle:")
    assert house.says("check", "--rules", "field-missing,field-unknown")[0] == 0


def test_a_strangers_kind_has_its_schemas(house: House):
    made = schemas(SETTINGS_MODEL.model.model_validate({"languages": {"en": {"name": "English"}}}))
    assert made["reviewed"]["title"] == "A reviewed page, in the language in which it was written"
    assert "reader" in made["reviewed"]["required"]
    assert made["reviewed"]["allOf"] == [
        {
            "if": {"properties": {"release": {"const": "together"}}, "required": ["release"]},
            "then": {"required": ["not_required"]},
        }
    ]
    assert "reader" not in made["reviewed-translation"]["properties"]


def test_findings_besides_pages_are_told_and_those_of_pages_kept_as_long_as_their_marks(house: House):
    def told() -> str:
        return house.says("check", "--rules", "links")[1]

    assert "NOTICE:1: the project has no NOTICE (links). Look." in told()
    (house.root / "NOTICE").write_text("one", encoding="utf-8")
    assert "NOTICE says 'one'" in told()
    assert "no NOTICE" not in told()
    (house.root / "NOTICE").write_text("two", encoding="utf-8")
    assert "NOTICE says 'two'" in told()


def test_a_file_of_a_registered_folder_concerns_the_page_that_it_names(house: House):
    changes = touched({"readers/about/page.txt", "writers/about/other.txt"}, "docs")
    assert changes == Touched(keys=frozenset({"about/page"}), folders=frozenset({"readers"}))


@pytest.mark.usefixtures("separate")
def test_who_withholds_findings_and_who_keeps_pages_are_asked_together():
    EXTENSIONS.add(
        replace(
            STRANGER,
            withheld=lambda inspection: replace(inspection, findings=()),
            fixed=lambda inspection, project: {"about/page"},
        )
    )
    inspection = Inspection(
        settings=Settings(languages={}), tree=Tree(()), pages={}, findings=(finding("a", "b"),)
    )
    assert withheld(inspection).findings == ()
    assert fixed(inspection, ROOT / "tests") == {"about/page"}


def test_what_is_withheld_is_withheld_by_the_command_the_function_and_the_plug_in(
    house: House, caplog: pytest.LogCaptureFixture
):
    def told() -> tuple[bool, bool, bool]:
        caplog.clear()
        docs = str(house.root / "docs")
        plugin = ParityPlugin()
        plugin.load_config({})
        plugin.on_startup(command="serve", dirty=False)
        config = MkDocsConfig()
        config.load_dict({"docs_dir": docs, "plugins": {}})
        plugin.on_config(config)
        return (
            "no NOTICE" in house.says("check")[1],
            any("no NOTICE" in found.message for found in docs_parity.check(docs).findings),
            "no NOTICE" in caplog.text,
        )

    assert told() == (True, True, True)
    EXTENSIONS._plugged["stranger"] = replace(STRANGER, withheld=lambda seen: replace(seen, findings=()))
    assert told() == (False, False, False)


@pytest.mark.usefixtures("separate")
def test_what_does_not_fit_together_is_refused():
    class OtherSettings(Settings):
        """Another's."""

    plug_in()
    EXTENSIONS.add(OFFICE)
    with pytest.raises(ValueError, match=r"editorial\.yml is read as OfficeSettings already"):
        EXTENSIONS.add(replace(STRANGER, settings=OtherSettings))
    with pytest.raises(ValueError, match='there is an extension "editorial" already'):
        EXTENSIONS.add(replace(STRANGER, name="editorial"))
    with pytest.raises(ValueError, match='there is a kind of page "statement" already'):
        EXTENSIONS.add(replace(STRANGER, page_kinds=(replace(STRANGER.page_kinds[0], name="statement"),)))
    with pytest.raises(ValueError, match='there is a kind of page "page" already'):
        PAGE_KINDS.add(STANDING_PAGE)
    assert [extension.name for extension in EXTENSIONS] == ["editorial"]


WITHOUT_OFFICE = """
import sys
from pathlib import Path
from click.testing import CliRunner
from docs_parity.cli.check import check
done = CliRunner().invoke(check, ["--docs", sys.argv[1], *sys.argv[2:]], catch_exceptions=False)
print(done.exit_code, done.output.replace(str(Path(sys.argv[1]).parent) + "/", ""), end="")
assert not [name for name in sys.modules if name.partition(".")[0] == "editorial"]
"""
"""Runs `check` in a process that knows no Office."""


def without_office(house: House, *arguments: str) -> str:
    """Exit code and output."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_OFFICE, str(house.root / "docs"), *arguments],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.large
def test_the_engine_checks_a_house_with_settings_of_its_own_alone(tmp_path: Path):
    house = House(tmp_path)
    (house.root / "editorial.yml").write_text(
        "languages: {en: {name: English}, fr: {name: Français}}\n", encoding="utf-8"
    )
    assert without_office(house) == "0 Ready to be published: 1 page in 2 languages.\n"
    house.replace("fr/about/page.md", "2005", "2006")
    assert without_office(house).startswith("1 docs/fr/about/page.md:11: ")
    assert without_office(house, "--fix").startswith("1 There is nothing that --fix can put right.\n")


def test_the_engine_refuses_what_only_the_office_writes_into_editorial_yml(tmp_path: Path):
    house = House(tmp_path)
    (house.root / "editorial.yml").write_text(
        "languages: {en: {name: English}, fr: {name: Français}}\nedition: official\n", encoding="utf-8"
    )
    assert 'editorial.yml:2: there is no field "edition"' in without_office(house)


def test_the_engine_has_no_preview_to_offer():
    assert "preview" in {parameter.name for parameter in office_check.params}
    assert "preview" not in {parameter.name for parameter in engine_check.params}


def test_of_several_mistakes_in_editorial_yml_the_first_by_the_order_of_the_fields_is_told(house: House):
    assert sorted(OfficeSettings.order) == sorted(OfficeSettings.model_fields)
    file = house.root / "editorial.yml"
    file.write_text(
        "subjects: 1\nhtml: 1\nedition: none\nlanguages: {en: {name: English}}\n", encoding="utf-8"
    )
    assert '"edition" is "none"' in house.says("check")[1]
    file.write_text("subjects: 1\nhtml: 1\nlanguages: {en: {name: English}}\n", encoding="utf-8")
    assert '"html" is not right' in house.says("check")[1]
