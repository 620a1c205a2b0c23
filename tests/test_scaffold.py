"""What `editorial new` writes, as text: the same for every reader of YAML, and nothing else of a file changes."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from docs_parity.markdown.page_reader import read_page
from docs_parity.markdown.yaml_positions import load
from docs_parity.project.fields import PageFields
from editorial.authoring import scaffold
from editorial.authoring.front_matter_edit import (
    CannotEditError,
    by_language,
    has_field,
    one_line,
    scalar,
    with_field,
    with_item,
    with_value,
    without_field,
)
from editorial.authoring.new_version import NewVersion, naming, next_status, rewritten, translated_note
from editorial.authoring.scaffold import NewStatement, Person
from editorial.authoring.validators import LONGEST, is_slug, slug
from editorial.statements.fields import StatementFields
from editorial.statements.life_cycle import ChangeKind, Status
from editorial.statements.text_kinds import RECORD_FIELDS
from support.examples import examples

AT = "2026-11-25T14:30:00-05:00"
SPEAKER = Person("Ivan Šimonović", "special-adviser-responsibility-to-protect", "masculine")
SIGNS = "abé :,?#-'\"[]{}!&*|>%@`~\\.2\u00a0\u2028\x85\ufeff\t\n\r\0"
texts = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.sampled_from(SIGNS)))
SCHEMA = "../../../../schemas/statement.schema.json"


def new(**fields: object) -> NewStatement:
    """A statement of which everything is known."""
    return NewStatement(
        **{
            "kind_of_text": "record",
            "made_at": "2026-11-20",
            "at": AT,
            "titles": {"en": "Sudan: one year"},
            "speakers": [SPEAKER],
            "places": ["SDN"],
            "subjects": ["hate-speech"],
            "rests_on": ["opening"],
            "source_url": "https://www.un.org/",
            "source_kind": "official-text",
            "source_language": "en",
            "languages": ("en", "fr", "es"),
        }
        | fields
    )


def test_the_original_of_a_statement():
    assert (
        scaffold.statement(new(supersedes="statements/2026/2026-01-01-a"), "en", SCHEMA)
        == """\
---
# yaml-language-server: $schema=../../../../schemas/statement.schema.json
title: "Sudan: one year"
# The essential in one sentence, 60 to 260 characters.
summary:
type: statement
status: draft
version: 1
kind_of_text: record
made_at: 2026-11-20
first_published_at: 2026-11-25T14:30:00-05:00
rests_on: [opening]
attributed_to:
  - name: Ivan Šimonović
    role: special-adviser-responsibility-to-protect
    form: masculine
places: [SDN]
subjects: [hate-speech]
cites: []
source_url: https://www.un.org/
source_kind: official-text
source_language: en
change_history:
  - version: 1
    at: 2026-11-25T14:30:00-05:00
    kind: first
    note: {en: First published., fr: Première publication., es: Primera publicación.}
    applies_to: [en]
supersedes: statements/2026/2026-01-01-a
---
"""
    )


def test_what_is_not_known_of_a_record_is_asked_for_in_its_place_and_no_hour_is_written():
    text = scaffold.statement(
        new(at="", rests_on=(), source_url="", source_kind="", source_language=""), "en"
    )
    empty = [line.removesuffix(":") for line in text.split("\n") if line.endswith(":") and line[0] != " "]
    assert empty == [
        "summary",
        "first_published_at",
        "rests_on",
        "attributed_to",
        "source_url",
        "source_kind",
        "source_language",
        "change_history",
    ]
    assert "    at:\n" in text and "T12:00" not in text


def test_the_statement_itself_has_no_field_of_a_record():
    text = scaffold.statement(new(kind_of_text="statement"), "en")
    assert not any(name in text for name in RECORD_FIELDS)


def test_the_translation_of_a_statement():
    assert (
        scaffold.statement_translation()
        == """\
---
# What the statement is about, at most 140 characters.
title:
# The essential in one sentence, 60 to 260 characters.
summary:
translation:
  status: draft
---
"""
    )


def test_a_page_and_its_translation():
    assert (
        scaffold.page("A page", "2026-11-25")
        == """\
---
title: A page
# One sentence that says what the reader finds here.
summary:
updated: 2026-11-25
---
"""
    )
    assert scaffold.page_translation("", "2026-11-25").endswith(
        "updated: 2026-11-25\ntranslation:\n  status: draft\n---\n"
    )


def test_nothing_is_missing_but_what_a_person_writes():
    front_matter = dict(read_page(scaffold.statement(new(), "en").encode(), "en", "k", "p").fields)
    assert [name for name, value in front_matter.items() if value is None] == ["summary"]
    StatementFields.model_validate(
        front_matter | {"summary": "A summary of a statement that is as long as it must be, and no longer."}
    )


@examples(400)
@given(texts)
def test_any_title_reads_back_the_same_in_every_reader(title: str):
    written = scaffold.statement(new(titles={"en": title}, speakers=[Person(title, "role")]), "en", SCHEMA)
    ours = read_page(written.encode(), "en", "k", "p")
    theirs = get_data(written)[1]
    assert ours.readable and written.encode().decode() == written
    assert (ours.fields["title"], theirs["title"]) == (title or None, title or None)
    assert ours.fields["attributed_to"][0]["name"] == theirs["attributed_to"][0]["name"] == title


@examples(400)
@given(st.lists(texts, max_size=3))
def test_any_text_reads_back_the_same_in_brackets(values: list[str]):
    notes = dict(zip(["en", "fr", "es"], values, strict=False))
    text = f"note: {by_language(notes)}\nlist: {one_line(values)}\n"
    assert load(text)[0] == yaml.safe_load(text) == {"note": notes, "list": values}
    assert text.count("\n") == 2


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("First published.", "First published."),
        ("L’incitation, encore", "L’incitation, encore"),
        ("a: b", '"a: b"'),
        ("no", '"no"'),
        ("2024", '"2024"'),
        ("A #hash", '"A #hash"'),
        ("- dash", '"- dash"'),
        ("“Never again”", '"“Never again”"'),
        ('say "no"', '"say \\"no\\""'),
        ("", '""'),
    ],
)
def test_quotation_marks_stand_where_they_are_needed(text: str, written: str):
    assert scalar(text) == written


@pytest.mark.parametrize(
    "reader", [lambda text: read_page(text.encode(), "en", "k", "p").fields, lambda text: get_data(text)[1]]
)
def test_our_reader_and_mkdocs_pass_over_the_line_for_editors(reader):
    with_line, without = (scaffold.page("A page", "2026-11-25", schema) for schema in (SCHEMA, ""))
    assert (
        with_line.split("\n")[1] == f"# yaml-language-server: $schema={SCHEMA}"
        and without.count("\n") == with_line.count("\n") - 1
    )
    assert {name: str(value) for name, value in reader(with_line).items()} == {
        name: str(value) for name, value in reader(without).items()
    }
    assert not set(reader(with_line)) - set(PageFields.model_fields)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sudan: one year of fighting", "sudan-one-year-of-fighting"),
        ("L’incitation à la haine", "l-incitation-a-la-haine"),
        ("Œuvre, Łódź, Straße", "oeuvre-lodz-strasse"),
        ("  28th  commemoration ", "28th-commemoration"),
        ("السودان", ""),
        ("!?", ""),
        ("İstanbul", "istanbul"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_names_are_made_of_titles(title: str, name: str):
    assert slug(title) == name


@given(st.text())
def test_a_name_is_empty_or_fit_for_an_address(title: str):
    assert not slug(title) or (is_slug(slug(title)) and len(slug(title)) <= LONGEST)


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("a", True),
        ("a-b2", True),
        ("A", False),
        ("a--b", False),
        ("-a", False),
        ("a_b", False),
        ("é", False),
        ("", False),
    ],
)
def test_what_is_fit_for_an_address(name: str, fit: bool):
    assert is_slug(name) == fit


# A front matter as people write it: comments, quotation marks, fields in an order of their own.
WRITTEN = """---
# A comment.
version: 1  # grows
title: 'Quoted "so"'
change_history:
  - version: 1
    at: 2024-04-15T12:00:00-04:00
    kind: first
    # why
    note: {en: First., fr: "Première."}
    applies_to: [en, fr]
    # the end of the history

# The status.
status: "published"
places:  [ SDN ]
---

version: 1 is text, and so is status.
"""


def version(**fields: object) -> NewVersion:
    """A second version."""
    given = {
        "version": 2,
        "at": AT,
        "kind": "correction",
        "status": "corrected",
        "note": {"en": "One: wrong.", "fr": "Faux."},
        "languages": ["fr"],
    } | fields
    return NewVersion(**given | {"kind": ChangeKind(given["kind"]), "status": Status(given["status"])})


def test_a_new_version_changes_three_fields_and_no_other_sign():
    assert rewritten(WRITTEN, version()) == WRITTEN.replace(
        "version: 1  # grows", "version: 2  # grows"
    ).replace('"published"', "corrected").replace(
        "    # the end of the history\n",
        """    # the end of the history
  - version: 2
    at: 2026-11-25T14:30:00-05:00
    kind: correction
    note: {en: "One: wrong.", fr: Faux.}
    applies_to: [fr]
""",
    )


@pytest.mark.parametrize("form", ["crlf", "bom", "flat", "flow", "flow over lines", "wide"])
def test_a_new_version_keeps_to_the_manner_of_the_file(form: str):
    text = {
        "crlf": WRITTEN.replace("\n", "\r\n"),
        "bom": "\ufeff" + WRITTEN,
        "flat": re.sub(r"^  (?=[- ] )", "", WRITTEN, flags=re.MULTILINE),
        "flow": re.sub(
            r"change_history:\n(?:  .*\n)+", "change_history: [{version: 1, kind: first}]\n", WRITTEN
        ),
        "flow over lines": re.sub(
            r"change_history:\n(?:  .*\n)+", "change_history: [\n  {version: 1, kind: first},\n]\n", WRITTEN
        ),
        "wide": WRITTEN.replace("  - version", "    -   version")
        .replace("\n    ", "\n        ")
        .replace("        -   v", "    -   v"),
    }[form]
    done = rewritten(text, version())
    before, after = (read_page(each.encode(), "en", "k", "p") for each in (text, done))
    assert after.readable and before.readable
    assert dict(after.fields) == dict(before.fields) | {
        "version": 2,
        "status": "corrected",
        "change_history": [
            *before.fields["change_history"],
            {
                "version": 2,
                "at": AT,
                "kind": "correction",
                "note": {"en": "One: wrong.", "fr": "Faux."},
                "applies_to": ["fr"],
            },
        ],
    }
    assert done.startswith(text[:5]) and done.endswith(text[-40:]) and ("\r\n" in text) == ("\r\n" in done)
    assert done.count("\n") == done.count("\r\n") or form != "crlf"


def test_a_withdrawal_says_why_and_a_reinstatement_takes_it_out_again():
    withdrawn = rewritten(
        WRITTEN,
        version(
            kind="withdrawal", status="withdrawn", explanation={"en": "It was wrong.", "fr": "C’était faux."}
        ),
    )
    assert (
        f"withdrawn_notice:\n  withdrawn_at: {AT}\n  explanation: {{en: It was wrong., fr: C’était faux.}}\n\n# The status."
        in withdrawn
    )
    back = rewritten(withdrawn, version(version=3, kind="reinstatement", status="published"))
    assert (
        not has_field(back, "withdrawn_notice")
        and "# The status." in back
        and back.count("\n") == withdrawn.count("\n") + 5 - 3
    )


def test_a_supersession_is_told_in_both_files():
    assert "superseded_by: statements/b\n\n# The status." in rewritten(
        WRITTEN, version(kind="supersession", status="superseded", by="statements/b")
    )
    assert "supersedes: statements/a\n\n# The status." in naming(WRITTEN, "statements/a")
    assert naming(naming(WRITTEN, "statements/a"), "statements/a") == naming(WRITTEN, "statements/a")


@pytest.mark.parametrize(
    ("kinds", "kind", "status"),
    [
        ("first", "correction", "corrected"),
        ("first", "editorial", "published"),
        ("first correction", "update", "corrected"),
        ("first withdrawal", "reinstatement", "published"),
        ("first correction withdrawal", "reinstatement", "corrected"),
        ("first supersession withdrawal", "reinstatement", "superseded"),
    ],
)
def test_the_status_after_one_more_change(kinds: str, kind: str, status: str):
    assert next_status([ChangeKind(each) for each in kinds.split()], ChangeKind(kind)) == status


@pytest.mark.parametrize(("kinds", "kind"), [("first withdrawal", "correction"), ("first", "first")])
def test_a_change_that_is_not_allowed_leads_to_no_status(kinds: str, kind: str):
    with pytest.raises(ValueError, match=f"a {kind} cannot follow"):
        next_status([ChangeKind(each) for each in kinds.split()], ChangeKind(kind))


def test_what_is_told_of_new_translations():
    assert translated_note(["fr", "es"], ["en", "fr", "es", "ar"]) == {
        "en": "Now available in French and Spanish.",
        "fr": "Disponible en français et en espagnol.",
        "es": "Disponible en francés y en español.",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("No front matter.\n", "there is no front matter"),
        ("---\n{version: 1}\n---\n", "write one field on each line"),
        ("---\ntitle: x\n---\n", 'the field "version" is missing'),
        ("---\nversion: [1]\n---\n", 'write "version" on one line: `version: 2`'),
        ("---\nversion: |\n  1\n---\n", 'write "version" on one line: `version: 2`'),
    ],
)
def test_what_cannot_be_changed_is_said_in_words(text: str, said: str):
    with pytest.raises(CannotEditError) as error:
        with_value(text, "version", "2")
    assert str(error.value) == said


def test_a_list_that_is_none_is_not_added_to():
    with pytest.raises(CannotEditError, match='write "version" as a list'):
        with_item(WRITTEN, "version", ["- x"], "x")


def test_fields_come_and_go_without_a_trace():
    assert without_field(with_field(WRITTEN, "places", ["more:", "  - x"]), "more") == WRITTEN
    assert with_value(with_value(WRITTEN, "version", "12"), "version", "1") == WRITTEN
