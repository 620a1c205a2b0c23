"""Asks a person on a terminal, or says which option is missing where there is none."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

import click

from docs_parity.rules.context import Context

T = TypeVar("T")
Command = TypeVar("Command", bound=Callable[..., object] | click.Command)
FEW = 20
"""Choices that a person can read through."""


class Refused(click.ClickException):
    """What was asked for is not allowed as things stand: exit code 1. Nothing was written."""

    exit_code = 1


class ByLanguage(click.Command):
    """A command with options such as `--title-fr TEXT`, one for each language; they arrive as pairs in
    `title_in`.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take these options for what they mean: `--title-fr X` and `--title-fr=X` are `--title-in fr X`."""
        names = "|".join(
            option.name.removesuffix("_in") for option in self.params if (option.name or "").endswith("_in")
        )
        said = re.compile(rf"--({names})-([a-zA-Z]{{2,3}}(?:-[a-zA-Z]+)*)(?:=(.*))?", re.DOTALL)
        taken: list[str] = []
        for arg in args:
            match = (
                said.fullmatch(arg)
                if names and arg not in (f"--{name}-in" for name in names.split("|"))
                else None
            )
            taken += (
                [f"--{match[1]}-in", match[2], *([match[3]] if match[3] is not None else [])]
                if match
                else [arg]
            )
        return super().parse_args(ctx, taken)


def by_language_option(name: str, help_text: str) -> Callable[[Command], Command]:
    """The options `--NAME-LANG TEXT` of a ByLanguage command."""
    return click.option(
        f"--{name}-in",
        f"{name}_in",
        type=(str, str),
        multiple=True,
        metavar="LANG TEXT",
        help=f"{help_text} Also as --{name}-fr TEXT.",
    )


def in_languages(pairs: Sequence[tuple[str, str]], option: str, house: Context) -> dict[str, str]:
    """What the options of one name say, by language.

    Raises click.UsageError for a language the site does not have.
    """
    languages = house.settings.languages
    for code, _ in pairs:
        if code not in languages:
            raise click.UsageError(
                f"--{option}-{code}: the site has no such language. Use one of: {', '.join(languages)}."
            )
    return dict(pairs)


def terminal() -> bool:
    """True if there is somebody to ask."""
    return sys.stdin.isatty()


def answer(
    given: str | None,
    option: str,
    question: str,
    help_text: str,
    check: Callable[[str], T],
    default: str | None = None,
) -> T:
    """What an option says or, without it, what a person answers; asked again until `check` raises no
    ValueError.

    Without a terminal the default is taken. Raises click.UsageError for a wrong option, or where one is
    missing.
    """
    if given is not None:
        return _checked(given, option, check)
    if not terminal():
        if default is not None:
            return _checked(default, option, check)
        raise click.UsageError(f"{option} is missing, and there is no terminal to ask on. {help_text}")
    if help_text:
        click.echo(f"\n{help_text}")
    while True:
        said = click.prompt(question, default=default or "", show_default=bool(default))
        try:
            return check(said)
        except ValueError as error:
            click.echo(f"  {_sentence(str(error))}")


def _checked(text: str, option: str, check: Callable[[str], T]) -> T:
    try:
        return check(text)
    except ValueError as error:
        raise click.UsageError(f"{option}: {_sentence(str(error))}") from None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?")) else ".")


def menu(choices: Mapping[str, str]) -> str:
    """The choices with their numbers, one a line; empty if they are too many to read."""
    if len(choices) > FEW:
        return ""
    return "\n" + "\n".join(
        f"  {number:>2}  {key}" + (f"  ({name})" if name and name != key else "")
        for number, (key, name) in enumerate(choices.items(), 1)
    )


def one_of(choices: Mapping[str, str]) -> Callable[[str], str]:
    """A check that takes the number of a choice, its key, or its name."""

    def chosen(text: str) -> str:
        said = text.strip()
        keys = list(choices)
        if said.isdecimal() and len(choices) <= FEW and 1 <= int(said) <= len(keys):
            return keys[int(said) - 1]
        known = {key.casefold(): key for key in keys} | {
            name.casefold(): key for key, name in choices.items() if name
        }
        if said.casefold() in known:
            return known[said.casefold()]
        near = get_close_matches(said.casefold(), known, 1) or [
            name for name in known if said and said.casefold() in name
        ]
        advice = (
            f'Did you mean "{known[near[0]]}"?'
            if near
            else f"Use one of: {', '.join(keys)}."
            if len(keys) <= FEW
            else "Write its code or its name in English."
        )
        raise ValueError(f'there is no "{said}". {advice}' if said else f"choose one. {advice}")

    return chosen


def some_of(choices: Mapping[str, str]) -> Callable[[str], tuple[str, ...]]:
    """A check that takes several choices with commas between them, or none."""

    def chosen(text: str) -> tuple[str, ...]:
        if text.strip().casefold() in known_names:  # a name may have a comma in it
            return (one(text),)
        return tuple(dict.fromkeys(one(part) for part in text.split(",") if part.strip()))

    one = one_of(choices)
    known_names = {name.casefold() for name in choices.values() if name}
    return chosen
