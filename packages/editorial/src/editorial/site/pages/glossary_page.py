"""The glossary page as readers get it: behind each definition, what the term is called in the other
languages.

Comes in: the page's Markdown and the glossary. Goes out: the Markdown with these lines. They stand in
glossary.yml only, so that what readers are told and what translations are held to is one and the same.
"""

import html
import re

from docs_parity.markdown.blocks import read_blocks
from docs_parity.markdown.inline import plain
from docs_parity.model.block import Kind
from docs_parity.project.glossary import Term
from editorial.office.settings import OfficeSettings
from editorial.site.i18n import language_name, words

MARKUP = re.compile(r"([\\`*_{}\[\]])")


def with_other_languages(markdown: str, language: str, settings: OfficeSettings) -> str:
    """The Markdown of a version of the glossary page with a line at the end of each term's definition.

    A term that glossary.yml does not have gets none: the rule `glossary-page` says so.
    """
    lines = markdown.split("\n")
    for line, term in reversed(_definitions(markdown, language, settings)):
        if sentence := other_languages(term, language, settings):
            lines.insert(line, f"    {sentence}")
    return "\n".join(lines)


def _definitions(markdown: str, language: str, settings: OfficeSettings) -> list[tuple[int, Term]]:
    """(last line, term) of the first definition of each term of the glossary."""
    definitions, term = [], None
    for block in read_blocks(markdown):
        if block.kind is Kind.TERM:
            term = settings.glossary.named(plain(block.text), language)
        elif block.kind is Kind.DEFINITION and term:
            definitions.append((block.last_line, term))
            term = None
    return definitions


def other_languages(term: Term, language: str, settings: OfficeSettings) -> str:
    """`In French: *…*{lang=fr}. In Spanish: *…*{lang=es}.`, in the words of a language."""
    line = words(language)["glossary_form"]
    forms = {code: term.forms(code).asked for code in settings.languages if code != language}
    return " ".join(
        line.format(language=language_name(code, language), form=_marked(asked[0], code))
        for code, asked in forms.items()
        if asked
    )


def _marked(form: str, language: str) -> str:
    """A form as Markdown, in the language that it is in."""
    escaped = MARKUP.sub(r"\\\1", html.escape(form, quote=False))
    return f"*{escaped}*{{lang={language}}}"
