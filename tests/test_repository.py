"""This repository keeps its own rules."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from docs_parity.inspection.inspection import inspect
from docs_parity.markdown.canonical import TRANSLATED_FIELDS
from docs_parity.model.rule import RULES
from docs_parity.project.fields import marked, names, part_of
from docs_parity.project.settings import read_settings
from docs_parity.project.tree import read_tree
from docs_parity.rules import dialect
from editorial.extension import RECORDED
from editorial.site.i18n import all_words
from editorial.statements.fields import StatementFields
from support.rendering import ROOT
from support.syntax import Nodes, nodes_in, nodes_of, text_of
from test_cases import CASES, load

PACKAGES = {
    "docs_parity": ROOT / "packages/docs-parity/src/docs_parity",
    "editorial": ROOT / "packages/editorial/src/editorial",
}
MODULES = sorted(path for package in PACKAGES.values() for path in package.rglob("*.py"))
BOUNDARY = sorted((ROOT / "hooks").rglob("*.py"))
# Who may open content: the engine's readers of a project, and what runs, publishes, writes or commands.
OPENING = {"docs_parity": {"project", "runner", "cli"}, "editorial": {"authoring", "publishing", "commands"}}
# Rules and comparisons: they open nothing, run nothing and do not ask the time.
PURE = {
    "docs_parity": {
        "model",
        "compare",
        "facts",
        "languages",
        "freshness",
        "rules",
        "inspection",
        "typography",
    },
    "editorial": {"office", "statements", "register", "transitions", "verify"},
}
# The one reader of the register, which lies with what it reads.
REGISTER_FILES = PACKAGES["editorial"] / "register/files.py"
# The tables of a language lie in the package that describes it, whosever package that is.
LANGUAGE_TABLES = PACKAGES["docs_parity"] / "languages/base.py"


def imports(path: Path) -> set[str]:
    """The modules a file imports, by full name."""
    nodes = nodes_of(path)
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def place(path: Path) -> tuple[str, str]:
    """The package and the room of a module."""
    package = next(name for name, folder in PACKAGES.items() if path.is_relative_to(folder))
    return package, path.relative_to(PACKAGES[package]).parts[0]


def test_the_model_imports_only_the_standard_library():
    for path in (PACKAGES["docs_parity"] / "model").glob("*.py"):
        outside = {n.split(".")[0] for n in imports(path)} - set(sys.stdlib_module_names) - {"docs_parity"}
        assert not outside, path


def test_rules_open_nothing_run_nothing_and_do_not_ask_the_time():
    for path in MODULES:
        package, room = place(path)
        if room not in PURE[package] or path == REGISTER_FILES:
            continue
        # A statement's times are compared as times; that nobody asks which time it is now, the next line says.
        times = {"datetime"} if package == "editorial" or room == "model" else set()
        forbidden = {"os", "pathlib", "subprocess", "datetime", "time", "sys", "click"} & imports(
            path
        ) - times
        assert not re.search(r"\.(?:now|today|utcnow)\(", text_of(path)), path
        called_here = {
            node.func.id
            for node in nodes_of(path)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not forbidden and not called_here & {"open", "print", "input"}, path


READERS = ("read_text", "read_bytes", "open")


def opened(nodes: Nodes) -> list[ast.Call]:
    """The calls that open a file, without those of a table that lies beside a module in its package: `files("…") / "table.yml"`."""
    packaged = {
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and calls(node.value, "files")
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return [
        node
        for node in nodes
        if isinstance(node, ast.Call) and called(node) in READERS
        if not calls(node.func, "files")
        if not (
            isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in packaged
        )
    ]


def called(node: ast.Call) -> str:
    """The name of the function or method that is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def calls(tree: ast.AST, name: str) -> bool:
    """Is a function or method of this name called here?"""
    return any(isinstance(node, ast.Call) and called(node) == name for node in ast.walk(tree))


def test_only_readers_and_writers_open_content():
    for path in MODULES:
        package, room = place(path)
        if room not in OPENING[package] and path not in (REGISTER_FILES, LANGUAGE_TABLES):
            assert not opened(nodes_of(path)), path


WRITERS = ("write_text", "write_bytes")
MODE = re.compile(r"(?=.*[wax+])[rwaxbt+]{1,3}")


def writes(node: ast.AST) -> bool:
    """Does a call write a file by itself?"""
    if not isinstance(node, ast.Call):
        return False
    given = [*node.args, *(keyword.value for keyword in node.keywords)]
    modes = [value.value for value in given if isinstance(value, ast.Constant)]
    opens = called(node) == "open" and any(isinstance(mode, str) and MODE.fullmatch(mode) for mode in modes)
    return called(node) in WRITERS or opens


def test_commands_write_files_whole_or_not_at_all():
    for path in MODULES:
        if place(path) in (("docs_parity", "cli"), ("editorial", "commands")):
            assert not any(map(writes, nodes_of(path))), path


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("file.write_text(text)", 1),
        ("file.write_bytes(data)", 1),
        ('open("a", "w")', 1),
        ('file.open("ab")', 1),
        ('file.open(mode="r+")', 1),
        ('open("file")', 0),
        ('file.open("rb")', 0),
        ("file.read_text()", 0),
        ("replace_file(file, data)", 0),
    ],
)
def test_a_file_that_is_written_is_seen(source: str, number: int):
    assert sum(map(writes, nodes_in(source))) == number


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ('open("a")', 1),
        ("Path(name).read_text()", 1),
        ("(files('package')\n / name).read_bytes()", 0),
        ("file = files('package') / name\nfile.read_text()", 0),
        ("file = folder / name\nfile.read_text()", 1),
    ],
)
def test_a_packaged_table_is_no_content(source: str, number: int):
    assert len(opened(nodes_in(source))) == number


def test_modules_and_functions_have_a_size_one_can_read():
    for path in [*MODULES, *BOUNDARY]:
        assert text_of(path).count("\n") <= 650, path
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 80, (path, node.name)


def test_public_functions_and_classes_say_what_they_do():
    for path in [*MODULES, *BOUNDARY]:
        module, *nodes = nodes_of(path)
        assert ast.get_docstring(module), path
        for node in nodes:
            if (
                isinstance(node, ast.FunctionDef | ast.ClassDef)
                and not node.name.startswith("_")
                and node.col_offset == 0
            ):
                assert ast.get_docstring(node), (path, node.name)


def test_every_rule_has_a_case_that_fails_and_no_case_names_another():
    seen = set()
    for path in CASES:
        seen |= set(re.findall(r" \(([a-z-]+)\)\. ", "\n".join(load(path)["findings"] or [])))
    elsewhere = {
        "unreadable-bytes": "test_bytes",
        "large-page": "test_bytes",
        "symlink": "test_bytes",
        "long-passage": "test_bytes",
        "reserved-address": "test_planted",
        "cache-committed": "test_planted",
    }
    assert seen | elsewhere.keys() == set(RULES.ids()) - RECORDED
    for rule, module in elsewhere.items():
        assert f"({rule})" in (ROOT / f"tests/{module}.py").read_text(encoding="utf-8"), rule


def test_every_rule_with_cases_has_one_that_passes():
    for folder in sorted((ROOT / "tests/cases/findings").iterdir()):
        assert folder.name in RULES.ids(), folder
        spoken = [
            re.findall(r" \(([a-z-]+)\)\. ", "\n".join(load(path)["findings"] or []))
            for path in folder.glob("*.yml")
        ]
        assert any(folder.name not in rules for rules in spoken), folder.name
        assert any(folder.name in rules for rules in spoken), folder.name


def test_every_rule_of_the_register_has_a_case_that_fails_and_one_that_passes():
    folders = {path.name: path for path in (ROOT / "tests/cases/register").iterdir()}
    # Signatures are made by ssh-keygen, with keys that nobody keeps: tests/test_signatures.py asks of them. What readers are shown is
    # asked while a site is built: tests/test_shown_text.py.
    assert {*folders, "register-signature", "shown-text"} == RECORDED
    assert "(register-signature)" in (ROOT / "tests/test_signatures.py").read_text(encoding="utf-8")
    for rule, folder in folders.items():
        spoken = [
            re.findall(r" \(([a-z-]+)\)\. ", "\n".join(load(path)["findings"] or []))
            for path in folder.glob("*.yml")
        ]
        assert any(rule in rules for rules in spoken), rule
        assert any(not rules for rules in spoken), rule
        assert {each for rules in spoken for each in rules} <= set(RULES.ids())


def test_every_dialect_rule_says_what_to_do():
    assert all(problem and fix.endswith(".") for problem, fix in dialect.SAYINGS.values())


def fields(model: type[BaseModel], prefix: str = "") -> set[str]:
    """Dotted names of the fields of a table."""
    return {f"{prefix}{name}" for name in names(model)} | {
        inner
        for name in model.model_fields
        if not prefix and (table := part_of(model, name))
        for inner in fields(table, f"{name}.")
    }


def test_every_field_is_in_the_guide_and_the_guide_has_no_other():
    guide = (ROOT / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
    tables = guide.split("### The fields of a page")[1].split("### Correct a published statement")[0]
    assert set(re.findall(r"^\| `([a-z_.]+)` \|", tables, re.MULTILINE)) == fields(StatementFields)


def test_the_revision_covers_every_field_that_is_translated():
    assert marked(StatementFields, "translated") <= set(TRANSLATED_FIELDS)


# Words whose names are put together from a group and the value of a field: no template names them whole.
BUILT = (
    "type",
    "status",
    "kind",
    "box",
    "by",
    "any",
    "list",
    "index",
    "count",
    "entry",
    "text",
    "basis",
    "caveat",
    "short",
    "source",
)


def spoken(nodes: Nodes) -> set[str]:
    """The words that a module asks for by name: `say["name"]`."""
    return {
        node.slice.value
        for node in nodes
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and (getattr(node.value, "id", "") == "say" or getattr(node.value, "attr", "") == "say")
    }


def texts_in(nodes: Nodes) -> set[str]:
    """All texts of a module, those within f-strings too."""
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def counted_in(nodes: Nodes) -> set[str]:
    """The words that a module asks for by number: `counted("name", …)`."""
    return {
        node.args[0].value
        for node in nodes
        if isinstance(node, ast.Call) and called(node) == "counted" and isinstance(node.args[0], ast.Constant)
    }


def test_every_word_of_the_interface_stands_in_every_language_and_is_used():
    languages = set(read_settings(ROOT / "editorial.yml").languages)
    trees = [nodes_of(path) for path in [*MODULES, *BOUNDARY]]
    templates = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides").rglob("*.html"))
    )
    counted = set(re.findall(r'\bcounted\("(\w+)"', templates)).union(*map(counted_in, trees))
    asked = {
        name or other for name, other in re.findall(r"\bsay\.(?!get|items)(\w+)|say\[\"(\w+)\"\]", templates)
    }.union(*map(spoken, trees))
    used = asked.union(re.findall(r'"(\w+)"', templates), *map(texts_in, trees))
    for name, texts in all_words().items():
        assert set(texts) == languages, name
        assert (
            name in used
            or re.sub("_(?:one|other)$", "", name) in counted
            or name.partition("_")[0] in BUILT
            or name in ("earlier", "later")
        ), name
    assert len(asked) > 100 and asked <= set(all_words())


def test_the_pages_of_this_site_have_no_error_and_no_warning():
    settings = read_settings(ROOT / "editorial.yml")
    assert [f.sentence() for f in inspect(read_tree(ROOT / "docs", settings), settings).findings] == []


def test_every_page_of_the_menu_exists():
    menu = re.findall(r"- ([\w/-]+\.md)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert menu and all((ROOT / "docs/en" / page).exists() for page in menu)


def tracked() -> list[Path]:
    """The files that belong to the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_names_a_package_registry_or_a_path_of_a_machine():
    registries = "|".join(
        ("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(?:org|com)", r"deb\." + "debian")
    )
    machine = re.compile(rf"{registries}|(?<![\w.])/(?:work|root|home/\w+)/[\w.]")
    for path in tracked():
        if path.suffix not in (".png", ".lock", ".ttf"):
            assert not machine.search(path.read_text(encoding="utf-8")), path


def test_every_dependency_has_a_reason():
    project = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "pyproject.toml", *sorted((ROOT / "packages").glob("*/pyproject.toml")))
    )
    reasons = (ROOT / "dev/dependencies.md").read_text(encoding="utf-8")
    names = set(
        re.findall(r'^(?:  |numbers = \[|language = \[|zim = \[)"([A-Za-z0-9-]+)[><=]', project, re.MULTILINE)
    )
    assert len(names) > 15
    assert not [name for name in names if not re.search(rf"\| [^|]*\b{name}\b[^|]* \|", reasons)]


def test_everything_installed_is_pinned_with_hashes():
    for name in (
        "requirements.txt",
        "requirements-test.txt",
        "requirements-zim.txt",
        "requirements-lock.txt",
    ):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        packages = [number for number, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
        assert packages and all(
            "==" in lines[number] and "--hash=sha256:" in lines[number + 1] for number in packages
        )
        assert not [line for line in lines if line.startswith("--")]


def pins(name: str) -> set[str]:
    """What a file of requirements pins, as `name==version` with its marker."""
    return set(
        re.findall(r"^[a-z0-9][^\\\n]*==[^\\\n]*", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    )


def test_a_build_without_copies_for_kiwix_installs_nothing_under_the_gpl():
    assert not [pin for pin in pins("requirements.txt") if pin.startswith("libzim")]
    assert len(pins("requirements-zim.txt")) == 1
    assert pins("requirements-zim.txt") | pins("requirements.txt") <= pins("requirements-test.txt")


def test_the_readme_names_the_targets_that_the_makefile_has():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z-]+)`?", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"serve", "test", "site", "check"} <= named <= targets


@pytest.mark.lint
def test_the_workflows_are_safe_and_well_formed():
    bin_folder = Path(sys.executable).parent
    done = subprocess.run(
        [bin_folder / "zizmor", "--offline", "--no-progress", "--quiet", "--persona", "pedantic", ".github"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for schema, files in (
        ("github-workflows", (ROOT / ".github/workflows").glob("*.yml")),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
    ):
        done = subprocess.run(
            [bin_folder / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def test_every_action_is_pinned_by_commit():
    for path in (ROOT / ".github/workflows").glob("*.yml"):
        uses = re.findall(r"\buses: (\S+)", path.read_text(encoding="utf-8"))
        assert uses and all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use) for use in uses)
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {}


@pytest.mark.lint
def test_the_code_passes_ruff():
    done = subprocess.run(
        [Path(sys.executable).parent / "ruff", "check", "--no-cache", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
