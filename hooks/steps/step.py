"""A step of the schedule, and how MkDocs comes to run it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority

from steps.build import Build, is_nested

TAKES: Mapping[str, tuple[str, ...]] = {
    "config": ("config",),
    "files": ("files",),
    "page_markdown": ("markdown", "page"),
    "page_content": ("html", "page"),
    "env": ("env", "files"),
    "page_context": ("context", "page"),
    "post_page": ("output", "page"),
    "post_build": (),
}
"""What the steps of an event are given besides the build, by MkDocs' names
(https://www.mkdocs.org/dev-guide/plugins/#events). The first may be changed, or replaced by what a step
returns.
"""


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something that is done at an event of MkDocs."""

    event: str
    priority: int
    """As MkDocs has it: what is higher comes first, and other plug-ins have theirs."""
    once: bool
    """True for what is done once a build, False for once a language."""
    run: Callable[..., object]
    """Takes the build and what TAKES says of its event."""
    why: str


def handlers(event: str, steps: Sequence[Step], build: Build) -> CombinedEvent[..., Any]:
    """What MkDocs calls at an event: the steps of one priority after the other, each in the list's order."""
    own = [step for step in steps if step.event == event]
    return CombinedEvent(
        *(
            event_priority(priority)(
                _handler(event, [step for step in own if step.priority == priority], build)
            )
            for priority in dict.fromkeys(step.priority for step in own)
        )
    )


def _handler(event: str, steps: Sequence[Step], build: Build) -> Callable[..., object]:
    taken = TAKES[event]

    def run(item: object = None, **given: object) -> object:
        values = given | dict(zip(taken[:1], [item], strict=False))
        nested = is_nested(cast(MkDocsConfig, values["config"]))
        for step in steps:
            if not (step.once and nested):
                result = step.run(build, *(values[name] for name in taken))
                if result is not None and taken:
                    values[taken[0]] = result
        return values[taken[0]] if taken else None

    return run
