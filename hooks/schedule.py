"""The schedule: all that is done at MkDocs' events, in the order in which it is done.

This file is the only one that mkdocs.yml names. The steps lie in `hooks/steps/`; what they remember from one
event to another is `steps.build.Build`. They hold no rule and make no page: they hand MkDocs' events to the
package `editorial`.

mkdocs-static-i18n runs the whole build, every event, once a language: that of the first language, and the
others inside its `post_build`. It acts at priority -100 (at 50 on Markdown). So a step has one of two places:
BEFORE, where it sees what MkDocs gives to that plug-in, or AFTER, where it sees the result; and it is done
for EACH_LANGUAGE, or ONCE: at `config` before the first language, at `post_build` after the last. Among steps
of one place the order is that of this list.
"""

from steps import (
    completeness,
    downloads,
    faults,
    gate,
    headers,
    languages,
    offline,
    own_files,
    pages,
    products,
    search,
    shown,
)
from steps.build import Build
from steps.step import Step, handlers

BEFORE, AFTER = 100, -101
ONCE, EACH_LANGUAGE = True, False

TABLE = (
    ("config", BEFORE, ONCE, Build.begin, "under `serve` nothing of an earlier build is left"),
    ("config", BEFORE, ONCE, gate.need_languages, "without its plug-in no language has a page"),
    ("config", BEFORE, ONCE, gate.need_folders, "what is built is what is checked and recorded"),
    ("config", BEFORE, ONCE, gate.need_address, "every page names the site's address"),
    ("config", BEFORE, ONCE, gate.need_moment, "MkDocs and others read it too, and fail without a word"),
    ("config", BEFORE, ONCE, gate.plug_in_office, "the engine knows statements and the register"),
    ("config", BEFORE, ONCE, gate.inspect, "nothing is rendered or deleted before docs/ has been checked"),
    ("config", AFTER, EACH_LANGUAGE, languages.speak, "the plug-in has said which language it is"),
    ("files", BEFORE, EACH_LANGUAGE, languages.remember_shared, "the plug-in gives them to one language"),
    ("files", AFTER, EACH_LANGUAGE, languages.give_addresses, "the plug-in gives the first language none"),
    ("files", AFTER, EACH_LANGUAGE, pages.leave_out_inlined, "they stand in the pages themselves"),
    ("files", AFTER, EACH_LANGUAGE, own_files.keep_free, "every file has the address it is published at"),
    ("files", AFTER, EACH_LANGUAGE, search.name_script, "what has its own name may be kept for ever"),
    ("page_markdown", BEFORE, EACH_LANGUAGE, languages.keep_text, "the plug-in changes the ends of lines"),
    ("page_markdown", AFTER, EACH_LANGUAGE, languages.give_text_back, "so that it is as it was written"),
    ("page_markdown", AFTER, EACH_LANGUAGE, pages.choose_template, "what the page is, not its front matter"),
    ("page_content", AFTER, EACH_LANGUAGE, pages.sanitize, "no plug-in adds HTML behind it"),
    ("page_content", AFTER, EACH_LANGUAGE, shown.compare, "this is the HTML that every product is made from"),
    ("env", AFTER, EACH_LANGUAGE, shown.stop, "nothing is made of a text that is not the recorded one"),
    ("env", AFTER, EACH_LANGUAGE, languages.keep_templates, "before anything is rendered"),
    ("env", AFTER, EACH_LANGUAGE, offline.leave_room, "pages say what there is to take along"),
    ("env", AFTER, EACH_LANGUAGE, pages.style, "all texts of the language are rendered"),
    ("env", AFTER, EACH_LANGUAGE, downloads.make, "pages say how large their PDF is"),
    ("env", AFTER, EACH_LANGUAGE, headers.set_policies, "policies name the digests of the stylesheets"),
    ("page_context", AFTER, EACH_LANGUAGE, pages.fill, "after the plug-in, which adds what we do not use"),
    ("page_context", AFTER, EACH_LANGUAGE, downloads.name_files, "the files have been made"),
    ("page_context", AFTER, EACH_LANGUAGE, search.collect, "the text is the one that readers get"),
    ("post_page", AFTER, EACH_LANGUAGE, shown.hold_page, "the page is finished"),
    ("post_build", AFTER, ONCE, completeness.all_there, "MkDocs has written everything that it publishes"),
    ("post_build", AFTER, ONCE, products.write, "stylesheets of every language are known"),
    ("post_build", AFTER, ONCE, search.write_index, "the documents of every language are there"),
    ("post_build", AFTER, ONCE, headers.write, "after what is written above: headers depend on the files"),
    ("post_build", AFTER, ONCE, downloads.forget_unused, "every language has taken what it needs"),
    ("post_build", AFTER, ONCE, offline.write_copies, "last: a copy holds what is made above"),
)
"""Event, place, how often, step, and why there."""

STEPS = tuple(
    Step(event=event, priority=priority, once=once, run=run, why=why)
    for event, priority, once, run, why in TABLE
)
BUILD = Build()


def on_startup(command: str, dirty: bool) -> None:
    """Before the first build of the process; MkDocs says nothing more of it later."""
    BUILD.serving = command == "serve"


def on_build_error(error: Exception) -> None:
    """After an exception of any kind, of MkDocs, a plug-in or a step."""
    faults.say(error)


on_config = handlers("config", STEPS, BUILD)
on_files = handlers("files", STEPS, BUILD)
on_page_markdown = handlers("page_markdown", STEPS, BUILD)
on_page_content = handlers("page_content", STEPS, BUILD)
on_env = handlers("env", STEPS, BUILD)
on_page_context = handlers("page_context", STEPS, BUILD)
on_post_page = handlers("post_page", STEPS, BUILD)
on_post_build = handlers("post_build", STEPS, BUILD)
