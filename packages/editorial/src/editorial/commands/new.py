"""`editorial new`: the files of a new statement or page, and new versions of published statements."""

from pathlib import Path

import click

from docs_parity.project.fields import PageFields
from docs_parity.project.json_schema import ENDING
from docs_parity.project.page_kinds import STANDING_PAGE
from editorial.authoring import scaffold
from editorial.authoring.prompts import ByLanguage, answer, by_language_option, in_languages
from editorial.authoring.validators import name_of_page, title_check
from editorial.authoring.workspace import (
    original_language,
    read_workspace,
    schema_reference,
    today_there,
    write_files,
)
from editorial.commands.new_statement import statement
from editorial.commands.publish_version import version
from editorial.office.settings import office_settings


@click.group()
def new() -> None:
    """Begin a statement, a page, or a new version of a published statement.

    On a terminal, what no option says is asked for. Nothing that exists is overwritten.
    """


@click.command(cls=ByLanguage)
@click.argument("key")
@click.option(
    "--original",
    metavar="LANG",
    help="The language it is written in first; by default that of editorial.yml.",
)
@click.option("--title", help="The heading at the top of the page, in the language it is written in first.")
@by_language_option("title", "The heading in a language.")
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
def page(
    key: str, original: str | None, title: str | None, title_in: tuple[tuple[str, str], ...], docs: str
) -> None:
    """Write the files of a new standing page, in all languages.

    KEY is its path without language and ending, for example about/quiet-diplomacy: a section, and a short
    name.

    Exit code 0: written; 1: refused, because a file exists or cannot be written; 2: wrong use.
    """
    house, root = read_workspace(docs), Path(docs)
    language, key = original_language(original, house), name_of_page(key, house)
    check = title_check(PageFields)
    titles = {
        code: answer(text, f"--title-{code}", "", "", check)
        for code, text in in_languages(title_in, "title", house).items()
    }
    titles[language] = answer(
        title or titles.get(language),
        "--title",
        f"Title ({house.settings.english_name(language)})",
        str(PageFields.model_fields["title"].description),
        check,
    )
    day = today_there(office_settings(house.settings).time_zone).isoformat()
    files = {}
    for code in house.settings.languages:
        file = root / code / f"{key}.md"
        make = scaffold.page if code == language else scaffold.page_translation
        files[file] = make(
            titles.get(code, ""),
            day,
            schema_reference(file, root, f"{STANDING_PAGE.schema_name(code == language)}{ENDING}"),
        )
    write_files(files, root, language)
    needed = house.settings.section(key.partition("/")[0] if "/" in key else "").translations == "required"
    click.echo(f"""
Next:
  1. Write the summary and the text in {(root / language / key).as_posix()}.md, \
and translate them in the other files.
  2. To show the page in the menu, add a line to `nav:` in mkdocs.yml: - {key}.md
  3. Run `editorial check`: it says what is missing\
{", and that the page needs all its languages" if needed else ""}.""")


for command in (statement, page, version):
    new.add_command(command)
