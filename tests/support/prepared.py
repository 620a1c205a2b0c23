"""A process that has loaded MkDocs and the package, and copies itself for each command: `python -m …` without a second of imports.

A copy (`fork`) has everything to itself, as a new process has: folder, environment, files, memory. Two things differ, and whoever
asks for one of them starts a new process: all copies have the same order of sets (PYTHONHASHSEED), and what a module reads from the
environment while it is imported was read before.
"""

import atexit
import gc
import json
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO

POSSIBLE = hasattr(os, "fork")


def run_prepared(
    module: str, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """What `python -m module arguments` gives in a folder, with this whole environment."""
    with tempfile.TemporaryDirectory() as printed:
        output, errors = Path(printed, "output"), Path(printed, "errors")
        code = _ask(
            _process(),
            {
                "module": module,
                "arguments": list(arguments),
                "folder": str(folder),
                "environment": dict(environment),
                "output": str(output),
                "errors": str(errors),
            },
        )
        return subprocess.CompletedProcess(
            [module, *arguments], code, output.read_text(encoding="utf-8"), errors.read_text(encoding="utf-8")
        )


@cache
def _process() -> "subprocess.Popen[bytes]":
    """The prepared process of this one, which ends with it."""
    process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(process.communicate)  # closes what it reads from, and waits for it
    return process


def _ask(process: "subprocess.Popen[bytes]", request: Mapping[str, object]) -> int:
    """The exit code of a command. Raises EOFError if the prepared process has ended."""
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(request).encode() + b"\n")
    process.stdin.flush()
    answer = process.stdout.readline()
    if not answer:
        raise EOFError("the prepared process has ended")
    return int(answer)


def _load() -> None:
    """Import what a build and a check need. What is not named here is loaded by each command itself, and nothing else changes."""
    import material.extensions.emoji  # noqa: F401
    import mkdocs.commands.build
    import mkdocs.config.defaults  # noqa: F401
    import mkdocs_static_i18n.plugin  # noqa: F401
    import pymdownx.blocks.html
    import pymdownx.highlight  # noqa: F401

    import editorial.commands.build
    import editorial.publishing.file_cache
    import editorial.publishing.search_index
    import editorial.site.makers
    import editorial.site.pages.page_context
    import editorial.site.pages.sitemap  # noqa: F401


def _copies(requests: BinaryIO, answers: BinaryIO) -> dict[str, object]:
    """Answer requests, each by a copy of this process; in the copy this returns, with its request."""
    for line in requests:
        child = os.fork()
        if not child:
            return dict(json.loads(line))
        answers.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())
        answers.flush()
    sys.exit()


def _become(request: Mapping[str, object]) -> None:
    """Be what a new process would be: its folder, its environment, and files of its own to print into."""
    for number, (path, flags) in enumerate(
        (
            (os.devnull, os.O_RDONLY),
            (str(request["output"]), os.O_WRONLY | os.O_CREAT),
            (str(request["errors"]), os.O_WRONLY | os.O_CREAT),
        )
    ):
        opened = os.open(path, flags)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(request["environment"])  # type: ignore[call-overload]
    os.chdir(str(request["folder"]))
    sys.path.insert(0, str(request["folder"]))
    sys.argv = [str(request["module"]), *request["arguments"]]  # type: ignore[misc]


if __name__ == "__main__":
    sys.path.pop(0)
    _load()
    gc.freeze()
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(os.dup(1), "wb") as answers:
        request = _copies(requests, answers)
    _become(request)
    runpy.run_module(str(request["module"]), run_name="__main__", alter_sys=True)
