"""`editorial lengths`: how long are this house's translations beside their originals?"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from docs_parity.compare.lengths import learned
from docs_parity.languages.lookup import base_of
from docs_parity.model.wording import counted
from docs_parity.project.pairing import Pages
from docs_parity.project.settings import Settings
from docs_parity.project.tree import read_tree
from docs_parity.rules.context import Context, PagePair
from docs_parity.runner.inspect_folder import find_settings

Pairs = dict[tuple[str, str], list[tuple[int, int]]]


@click.command()
@click.option("--docs", default="docs", show_default=True, help="The folder with one folder a language.")
@click.option(
    "--unreviewed", is_flag=True, help="Learn also from translations that only their translator has read."
)
def lengths(docs: str, unreviewed: bool) -> None:
    """Learn from reviewed pages how long translations are, and print the lines for editorial.yml.

    The rule passage-length asks whether a passage is much shorter or longer than these.
    """
    root = Path(docs)
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}. Name the folder of the pages with --docs.")
    measured = _lengths(
        root, find_settings(root, None, None), ("reviewed", "translated") if unreviewed else ("reviewed",)
    )
    lines = [
        line for (first, second), pairs in sorted(measured.items()) for line in _lines(first, second, pairs)
    ]
    if not lines:
        raise click.UsageError(
            "there are too few reviewed translations to learn from. With --unreviewed, those count that only "
            "their "
            "translator has read."
        )
    click.echo(
        "\n".join(
            [
                "Put these lines into editorial.yml, in place of `lengths:` and what stands below it:",
                "",
                "lengths:",
                *lines,
            ]
        )
    )


def _lines(first: str, second: str, pairs: list[tuple[int, int]]) -> Iterator[str]:
    lengths_of_pairs = learned(pairs)
    if lengths_of_pairs:
        short, long = (
            f"{{mean: {scatter.mean}, deviation: {scatter.deviation}}}"
            for scatter in (lengths_of_pairs.short, lengths_of_pairs.long)
        )
        yield f"  {first}-{second}: {{short: {short}, long: {long}}}  # from {counted(len(pairs), 'passage')}"


def _lengths(root: Path, settings: Settings, reviews: tuple[str, ...]) -> Pairs:
    """(characters of the original, of the translation) of each passage of the translations with one of these
    reviews, by languages without their regions.
    """
    tree = read_tree(root, settings)
    context = Context(settings, tree, Pages(tree, settings))
    measured: Pairs = defaultdict(list)
    for page in context.pages.values():
        for localized in page.translations():
            if page.source and page.source.readable and localized.readable and localized.review in reviews:
                pair = PagePair(page, page.source, localized, context)
                measured[base_of(page.original), base_of(localized.language)] += [
                    (len(passages.source.text), len(passages.target.text)) for passages in pair.passages
                ]
    return measured
