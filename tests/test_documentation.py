"""What the developers' pages and the code's own docstrings name is there: files, modules, classes and functions."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from support.rendering import ROOT
from support.syntax import nodes_of

SOURCES = {
    "docs_parity": ROOT / "packages/docs-parity/src",
    "editorial": ROOT / "packages/editorial/src",
    "hooks": ROOT,
    "tests": ROOT,
    "benchmarks": ROOT,
    "overrides": ROOT,
    "dev": ROOT,
}
PAGES = [ROOT / "README.md", ROOT / ".github/CONTRIBUTING.md", *sorted((ROOT / "dev").glob("*.md"))]
NAMED = re.compile(rf"(?<![\w./-])({'|'.join(SOURCES)})/([\w./-]*\w)((?:, [a-z]\w*(?=[ ,\n]))*)")
"""A file, a module without its ending, or a folder; in a drawing, with others beside it: `project/history, git`."""
BARE = re.compile(r"`((?:\w+/)*\w+\.py)`")
"""A module by the end of its path."""
GIVEN = re.compile(r"->((?: [A-Z]\w+,?)+)")
"""In a drawing, the classes that a step gives: `-> Paragraph, Piece`."""


@cache
def files() -> tuple[str, ...]:
    """The files of the repository, each with a stroke before its path."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(f"/{path}" for path in listed.stdout.splitlines())


@cache
def classes() -> frozenset[str]:
    """The names of the classes of both packages."""
    modules = (path for package in ("docs_parity", "editorial") for path in SOURCES[package].rglob("*.py"))
    nodes = (node for path in modules for node in nodes_of(path))
    return frozenset(node.name for node in nodes if isinstance(node, ast.ClassDef))


def is_there(package: str, path: str) -> bool:
    """True for a file, a module or a folder of one of our packages and folders; a decision has its number."""
    place = SOURCES[package] / package / path
    decision = any(place.parent.glob(f"{place.name}-*.md")) if path.startswith("adr/") else False
    return place.exists() or place.with_name(f"{place.name}.py").exists() or decision


def drawings(text: str) -> str:
    """What stands between fences, unless it is the text of a program."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return "\n".join(drawing for language, drawing in fenced if not language)


def missing(text: str) -> Iterator[str]:
    """What a page names and nobody has."""
    listed = NAMED.findall(drawings(text))
    beside = [
        (package, f"{path.rpartition('/')[0]}/{name}".lstrip("/"))
        for package, path, more in listed
        for name in more.split(", ")[1:]
    ]
    for package, path in [*((package, path) for package, path, _ in NAMED.findall(text)), *beside]:
        if not is_there(package, path):
            yield f"{package}/{path}"
    yield from (name for name in BARE.findall(text) if not any(file.endswith(f"/{name}") for file in files()))
    given = (name for names in GIVEN.findall(drawings(text)) for name in re.findall(r"\w+", names))
    yield from (name for name in given if name not in classes())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_names_is_there(page: Path):
    assert list(missing(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("`docs_parity/rules/links.py`, dev/adr/0009", []),
        ("docs_parity/rules/nowhere", ["docs_parity/rules/nowhere"]),
        ("`links.py`, `rules/links.py`, `test_cases.py`", []),
        ("`signature.py`, `rules/html.py`", ["signature.py", "rules/html.py"]),
        ("```\n|  docs_parity/project/history, git   the past\n```\n", []),
        (
            "```\n|  editorial/authoring/prompts, answers\nhooks/schedule.py, once\n```\n",
            ["editorial/authoring/answers", "hooks/once"],
        ),
        ("docs_parity/project/history, as it was", []),
        ("```\n|  what is done -> Paragraph, Piece\ndocs/ -> bytes\n```\n", []),
        ("```\n|  what is done -> Finding, Imprint\n```\n", ["Imprint"]),
        ("```python\ndef rule() -> Iterator[Finding]:\n```\n", []),
    ],
)
def test_what_is_not_there_is_seen(text: str, faults: list[str]):
    assert list(missing(text)) == faults


MODULE = re.compile(r"(?<![\w./-])(?:\w+/)*\w+\.py\b")
"""In a docstring, a module by the end of its path."""
MEMBER = re.compile(r"`([a-z_]+(?:\.[a-z_]+)+)\.([A-Za-z_]+)`")
"""In a docstring, what a module has, by the end of the module's name: `markdown.inline.prose`. Of two parts alone it
cannot be told whether the first is a module: `note.fr`, `editorial.yml`."""
OF_OTHERS = {"inlinepatterns.py", "pagefind/service/__init__.py"}
"""Modules of Python-Markdown and of Pagefind."""
MODULES = [
    path for package in ("docs_parity", "editorial") for path in sorted(SOURCES[package].rglob("*.py"))
]


def docstrings(path: Path) -> str:
    """All docstrings of a module, those below a field too."""
    nodes = nodes_of(path)
    held = (node.value for node in nodes if isinstance(node, ast.Expr))
    return "\n".join(
        each.value for each in held if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )


def unknown(text: str) -> Iterator[str]:
    """What a docstring names and nobody has."""
    named = (name for name in MODULE.findall(text) if name not in OF_OTHERS)
    yield from (name for name in named if not any(file.endswith(f"/{name}") for file in files()))
    for module, member in MEMBER.findall(text):
        end = f"/{module.replace('.', '/')}.py"
        has = (path for path in MODULES if path.as_posix().endswith(end))
        if not any(re.search(rf"\b{member}\b", path.read_text(encoding="utf-8")) for path in has):
            yield f"{module}.{member}"


def test_what_a_docstring_names_is_there():
    assert {path.name: names for path in MODULES if (names := list(unknown(docstrings(path))))} == {}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("See links.py and rules/links.py, docs_parity/rules/links.py.", []),
        ("See (`parity/changes.py`) and nowhere.py.", ["parity/changes.py", "nowhere.py"]),
        ("`markdown.inline.prose`, `docs_parity.markdown.inline.prose`", []),
        ("`reading.inline.prose`, `markdown.inline.poem`", ["reading.inline.prose", "markdown.inline.poem"]),
        ("`note.fr`, `editorial.yml`, `change_history.0.at`, `0.121.0`, https://example.org/a.py", []),
    ],
)
def test_what_no_code_has_is_seen(text: str, faults: list[str]):
    assert list(unknown(text)) == faults
