"""The schedule of hooks/: steps run in the order of one list, once a build or once a language."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.plugins import EVENTS, PluginCollection

from support.rendering import ROOT

sys.path.insert(0, str(ROOT / "hooks"))  # as MkDocs does while it loads them
from schedule import AFTER, BEFORE, STEPS
from steps.build import Build
from steps.step import TAKES, Step, handlers

sys.path.remove(str(ROOT / "hooks"))


def step(run: object, event: str = "page_markdown", priority: int = AFTER, *, once: bool = False) -> Step:
    """A step for no other reason than to be looked at."""
    return Step(event=event, priority=priority, once=once, run=run, why="to be looked at")


def plugins(*steps: Step, building: bool = False) -> PluginCollection:
    """What MkDocs makes of a hook with these steps and of the plug-in of languages, as it behaves while it builds the
    first language or, with `building`, a further one.
    """
    collection = PluginCollection()
    collection["i18n"] = SimpleNamespace(building=building)
    for event in {each.event for each in steps}:
        collection[event] = SimpleNamespace(**{f"on_{event}": handlers(event, steps, Build())})
    return collection


def rendered(collection: PluginCollection) -> str:
    """What a text becomes."""
    return collection.on_page_markdown(
        "text", page=None, config=SimpleNamespace(plugins=collection), files=None
    )


def adds(sign: str) -> object:
    """A step's work that shows in the text."""
    return lambda build, markdown, page: markdown + sign


def test_steps_of_one_place_run_in_the_order_of_the_list():
    assert rendered(plugins(step(adds("1")), step(adds("2")), step(adds("3")))) == "text123"


def test_what_comes_before_the_plugin_runs_first_wherever_it_stands_in_the_list():
    collection = plugins(step(adds("after")), step(adds("before "), priority=BEFORE))
    collection["other"] = SimpleNamespace(on_page_markdown=lambda markdown, **given: f"{markdown}plug-in ")
    assert rendered(collection) == "textbefore plug-in after"


def test_a_step_that_returns_nothing_leaves_the_text_as_it_is():
    assert rendered(plugins(step(lambda build, markdown, page: None), step(adds("!")))) == "text!"


@pytest.mark.parametrize(("building", "text"), [(False, "text1"), (True, "text")])
def test_what_is_done_once_a_build_is_not_done_for_further_languages(building: bool, text: str):
    assert rendered(plugins(step(adds("1"), once=True), building=building)) == text


def test_every_step_has_an_event_of_MkDocs_and_a_reason_and_stands_there_once():
    assert {each.event for each in STEPS} <= set(TAKES) <= set(EVENTS)
    assert all(each.why for each in STEPS)
    assert len({each.run for each in STEPS}) == len(STEPS)


def test_what_is_done_once_is_done_before_the_first_language_or_after_the_last():
    assert {each.event for each in STEPS if each.once} == {"config", "post_build"}


def test_events_stand_in_the_order_in_which_they_happen():
    events = [each.event for each in STEPS]
    assert list(dict.fromkeys(events)) == [event for event in TAKES if event in events]
    assert events == sorted(events, key=list(TAKES).index)


def test_a_build_forgets_the_one_before_but_not_what_stood_in_docs(tmp_path: Path):
    build = Build(serving=True)
    build.last_tree, build.search_documents["fr/"], build.shared_paths[:] = object(), b"", ["a.png"]
    build.begin(SimpleNamespace())
    assert build.serving and build.last_tree
    assert not build.search_documents and not build.shared_paths


def test_before_the_gate_there_is_nothing_to_publish():
    build = Build()
    with pytest.raises(LookupError):
        build.config  # noqa: B018
    build.begin(SimpleNamespace(extra={}))
    with pytest.raises(LookupError):
        build.model  # noqa: B018
    build.model = model = object()
    assert build.config.extra == {"editorial": model}
