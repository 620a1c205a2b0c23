"""How much work something is, counted and not timed: the same on a busy machine and a quiet one."""

import sys
from collections.abc import Callable
from types import FrameType


def work(action: Callable[[], object]) -> int:
    """How often functions are called, those of Python itself among them, while the action runs in this thread."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return counted
