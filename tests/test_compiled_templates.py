"""Templates are compiled once for all languages, and again when their text has changed."""

import sys
from unittest.mock import patch

from jinja2 import DictLoader, Environment

from support.rendering import ROOT

sys.path.insert(0, str(ROOT / "hooks"))
from steps.compiled_templates import CompiledTemplates


def environment(cache: CompiledTemplates, text: str) -> Environment:
    """The templates of one language."""
    return Environment(loader=DictLoader({"page.html": text}), autoescape=True, bytecode_cache=cache)


def test_a_second_language_renders_what_the_first_has_compiled():
    cache = CompiledTemplates()
    first, second = (environment(cache, "{{ word }}") for _ in range(2))
    assert first.get_template("page.html").render(word="<a>") == "&lt;a&gt;"
    with patch.object(Environment, "compile", side_effect=AssertionError("compiled again")):
        assert second.get_template("page.html").render(word="mot") == "mot"


def test_what_has_changed_is_compiled_again():
    cache = CompiledTemplates()
    environment(cache, "before").get_template("page.html")
    assert environment(cache, "now").get_template("page.html").render() == "now"


def test_what_is_cleared_is_compiled_again():
    cache = CompiledTemplates()
    environment(cache, "text").get_template("page.html")
    cache.clear()
    assert environment(cache, "text").get_template("page.html").render() == "text"
