"""The programs that write the golden files anew: started by themselves, as people start them, they write what stands there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import golden_lists, headers, published, reporting
from support.rendering import ROOT

GOLDEN = {module.__name__: module.GOLDEN for module in (golden_lists, headers, published, reporting)}


@pytest.mark.large
@pytest.mark.parametrize("program", GOLDEN)
def test_a_program_that_writes_golden_files_writes_what_stands_there(program: str, tmp_path: Path):
    """Nothing has plugged the Office in before it, as `conftest.py` has for tests: without it other texts are written."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
    subprocess.run([sys.executable, "-m", program, str(tmp_path)], cwd=ROOT, env=environment, check=True)
    written = [file.relative_to(tmp_path) for file in tmp_path.rglob("*") if file.is_file()]
    assert written
    assert [
        path for path in written if (tmp_path / path).read_bytes() != (GOLDEN[program] / path).read_bytes()
    ] == []
