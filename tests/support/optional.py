"""Tests that need a program which cannot be installed everywhere. Where it is missing, the run says what nobody has tried."""

from support import nginx, node, vnu

NEEDED = {"test_nginx.py": nginx, "test_csp_evaluator.py": node, "test_vnu.py": vnu}
collect_ignore = [name for name, tool in NEEDED.items() if not tool.find()]


def pytest_terminal_summary(terminalreporter) -> None:
    """Say it at the end, where it is read."""
    for name in collect_ignore:
        terminalreporter.write_line(f"Not tested: {NEEDED[name].UNTESTED}.", yellow=True)
