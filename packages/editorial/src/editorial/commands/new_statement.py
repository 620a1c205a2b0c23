"""`editorial new statement`: the original of a statement and its translations' scaffolds."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import get_args

import click

from docs_parity.project.json_schema import ENDING
from docs_parity.rules.context import Context
from editorial.authoring import scaffold, validators
from editorial.authoring.prompts import (
    FEW,
    ByLanguage,
    answer,
    by_language_option,
    in_languages,
    menu,
    one_of,
    some_of,
    terminal,
)
from editorial.authoring.scaffold import NewStatement, Person
from editorial.authoring.validators import slug
from editorial.authoring.workspace import (
    original_language,
    read_workspace,
    schema_reference,
    write_files,
)
from editorial.commands.text_and_dates import day_of, published_at, record_of
from editorial.statements.fields import STATEMENTS, Speaker, StatementFields
from editorial.statements.text_kinds import TextKind

TYPES = dict.fromkeys(map(str, get_args(StatementFields.model_fields["type"].annotation)), "")
TEXTS = dict.fromkeys(map(str, TextKind), "")
FIRST_IN = "The languages in which it is published at once. Others follow later, each as a new version."
COUNTRIES = "Countries (as SDN or Sudan, with commas between them; Enter for none)"
SUBJECTS = "Subjects (numbers or names, with commas between them; Enter for none)"
NO_LETTERS = (
    "The title has no letters from a to z. Give the file a short name: letters from a to z, "
    "figures and hyphens."
)
HELP = {name: str(field.description) for name, field in StatementFields.model_fields.items()}


@click.command(cls=ByLanguage)
@click.option(
    "--original",
    metavar="LANG",
    help="The language it is written in first; by default that of editorial.yml.",
)
@click.option("--title", help="What the statement is about, in the language it is written in first.")
@by_language_option("title", "The title in a language.")
@click.option(
    "--kind-of-text",
    metavar="record|statement",
    help="record: it summarizes a statement issued elsewhere; statement: it is the text itself.",
)
@click.option("--day", metavar="YYYY-MM-DD", help="The day of the statement; by default today.")
@click.option(
    "--published",
    metavar="YYYY-MM-DD",
    help="The day on which this site first publishes it; by default today, or the day of the statement that "
    "this site issues. Only with --time.",
)
@click.option(
    "--time",
    "hour",
    metavar="HH:MM",
    help="The hour of that, by the Office's clocks. Without it the moment of publication stays to be "
    "written: no hour is guessed.",
)
@click.option("--type", "kind", help="What kind of public text it is; by default a statement.")
@click.option(
    "--speaker",
    "speakers",
    multiple=True,
    metavar="NAME,ROLE,FORM",
    help="Who speaks; may be given again. Of somebody who has spoken before, the name is enough.",
)
@click.option(
    "--place",
    "places",
    multiple=True,
    metavar="CODE",
    help="A country it is about, as SDN or Sudan; may be given again.",
)
@click.option("--subject", "subjects", multiple=True, help="A subject of editorial.yml; may be given again.")
@click.option(
    "--rests-on",
    metavar="SEEN,SEEN",
    help="Of a record: what of the statement was seen (whole, near-whole, opening, report, press).",
)
@click.option("--source-url", help="Of a record: the address of what it summarizes.")
@click.option(
    "--source-kind",
    help="Of a record: what that address is (official-text, official-report, copy, press).",
)
@click.option("--source-language", metavar="LANG", help="Of a record: the language of what stands there.")
@click.option("--supersedes", metavar="STATEMENT", help="The statement whose place it will take.")
@click.option("--slug", "name", help="The file's name behind the day; by default made from the title.")
@click.option(
    "--languages",
    metavar="LANG,LANG",
    help="The languages in which it goes out first; by default the one it is written in.",
)
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
def statement(
    original: str | None,
    title: str | None,
    title_in: tuple[tuple[str, str], ...],
    kind_of_text: str | None,
    day: str | None,
    published: str | None,
    hour: str | None,
    kind: str | None,
    speakers: Sequence[str],
    places: Sequence[str],
    subjects: Sequence[str],
    rests_on: str | None,
    source_url: str | None,
    source_kind: str | None,
    source_language: str | None,
    supersedes: str | None,
    name: str | None,
    languages: str | None,
    docs: str,
) -> None:
    """Write the files of a new statement: the original, and its translations as drafts.

    Exit code 0: written; 1: refused, because a file exists or cannot be written; 2: wrong use, or an option
    is missing and there is no terminal to ask on.
    """
    house = read_workspace(docs)
    language = original_language(original, house)
    titles = _titles(title, title_in, language, house)
    text = answer(
        kind_of_text, "--kind-of-text", "Kind of text", HELP["kind_of_text"] + menu(TEXTS), one_of(TEXTS)
    )
    made = day_of(day, house)
    seen, address, leads_to, written_in = record_of(
        (rests_on, source_url, source_kind, source_language), text
    )
    new = NewStatement(
        kind_of_text=text,
        made_at=made.isoformat(),
        at=published_at(published, hour, made, text, house),
        rests_on=seen,
        source_kind=leads_to,
        source_language=written_in,
        titles=titles,
        type=answer(kind, "--type", "Kind", HELP["type"] + menu(TYPES), one_of(TYPES), "statement"),
        speakers=_speakers(speakers, house),
        places=_several(places, "place", COUNTRIES, house),
        subjects=_several(subjects, "subject", SUBJECTS, house),
        source_url=address,
        supersedes=_supersedes(supersedes, house),
        first_in=_first_in(languages, language, house),
        languages=tuple(house.settings.languages),
    )
    key = f"statements/{made.year}/{made.isoformat()}-{_name(name, titles, language)}"
    _write(new, key, language, house, Path(docs))
    _tell(new, key, (Path(docs) / language / key).as_posix())


def _titles(
    title: str | None, more: Sequence[tuple[str, str]], language: str, house: Context
) -> dict[str, str]:
    check = validators.title_check(StatementFields)
    titles = {
        code: answer(text, f"--title-{code}", "", "", check)
        for code, text in in_languages(more, "title", house).items()
    }
    titles[language] = answer(
        title if title is not None else titles.get(language),
        "--title",
        f"Title ({house.settings.english_name(language)})",
        HELP["title"],
        check,
    )
    return titles


def _speakers(given: Sequence[str], house: Context) -> list[Person]:
    if given or not terminal():
        return [
            answer(
                text,
                "--speaker",
                "",
                'Who speaks: --speaker "NAME, ROLE".',
                lambda said: validators.person(said, house),
            )
            for text in given or (None,)
        ]
    speaking: list[Person] = []
    known = dict(islice(validators.people(house).items(), FEW))
    names = {person.name: person.role for person in known.values()}
    help_text = "Who speaks." + menu(names)
    while not speaking or click.confirm("Does somebody else speak, too?", default=False):
        question = "Name (or number)" if names else "Name"
        name = answer(None, "--speaker", question, help_text, lambda said: _named(said, list(names)))
        speaking.append(known[name] if name in known else _introduced(name, house))
    return speaking


def _named(said: str, names: Sequence[str]) -> str:
    if said.strip().isdecimal():
        if not 1 <= int(said) <= len(names):
            raise ValueError(f"there is no number {said.strip()}")
        return names[int(said) - 1]
    return validators.checked_name(said)


def _introduced(name: str, house: Context) -> Person:
    """Somebody who has not spoken here before."""
    roles = house.settings.choices()["roles"]
    role = answer(None, "--speaker", "Role", f"The post of {name}." + menu(roles), one_of(roles))
    forms = dict.fromkeys(validators.FORMS, "")
    form = answer(
        None,
        "--speaker",
        "Form (Enter if it is not known)",
        f"{Speaker.model_fields['form'].description}{menu(forms)}",
        lambda said: one_of(forms)(said) if said.strip() else "",
    )
    return Person(name, role, form)


def _several(given: Sequence[str], what: str, question: str, house: Context) -> tuple[str, ...]:
    known = house.settings.choices()[f"{what}s"]
    check = some_of(known)
    if given:
        return tuple(
            dict.fromkeys(each for text in given for each in answer(text, f"--{what}", "", "", check))
        )
    return answer(None, f"--{what}", question, HELP[f"{what}s"] + menu(known), check, "")


def _supersedes(given: str | None, house: Context) -> str:
    """The statement whose place it takes; nobody is asked for one."""
    if not given:
        return ""
    return answer(given, "--supersedes", "", "", lambda text: validators.statement_name(text, house))


def _first_in(given: str | None, language: str, house: Context) -> tuple[str, ...]:
    """The languages in which it goes out first."""
    return answer(
        given,
        "--languages",
        "Goes out first in",
        FIRST_IN,
        lambda text: validators.languages(text, house),
        language,
    )


def _name(given: str | None, titles: dict[str, str], language: str) -> str:
    """The file's name, in every language the same: from the English title, if there is one."""
    made = slug(titles.get("en", "")) or slug(titles[language])
    if given is None and made:
        return made
    return answer(given, "--slug", "Name", NO_LETTERS, validators.file_slug)


def _write(new: NewStatement, key: str, language: str, house: Context, root: Path) -> None:
    """Write the original and a draft of each translation, and say where they are."""
    files: dict[Path, str] = {}
    for code in house.settings.languages:
        path = root / code / f"{key}.md"
        schema = schema_reference(path, root, f"{STATEMENTS.schema_name(code == language)}{ENDING}")
        files[path] = (
            scaffold.statement(new, language, schema)
            if code == language
            else scaffold.statement_translation(new.titles.get(code, ""), schema)
        )
    write_files(files, root, language)


def _tell(new: NewStatement, key: str, file: str) -> None:
    """What is left to do. `file` is the original, without its ending."""
    click.echo(f"""
Next:
  1. Write the summary and the text in {file}.md.
  2. Run `editorial check`: it says what is missing.
  3. When the text may be published, write `status: published` there, and \
the moment of that, with its hour, in `first_published_at` and in `change_history`.
     If it goes out in several languages at once, name them all in `applies_to`.
     A translation that follows later is a new version: `editorial new version {key} --kind translation`.\
{_then(new, key)}
The repository is public: a text that must not be known yet does not belong here, not even as a draft.""")


def _then(new: NewStatement, key: str) -> str:
    """What is left to do where it takes the place of another statement."""
    command = f"editorial new version {new.supersedes} --kind supersession --by {key}"
    return f"\n     Then tell readers of the other statement: `{command}`." if new.supersedes else ""
