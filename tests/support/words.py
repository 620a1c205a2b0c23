"""The words that say how a statement stands, as .github/WORDS.md keeps them: a table, and below it the list of changes.

`PYTHONPATH=tests python -m support.words` writes the table anew. The line of the list is written by whoever decides the change.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from editorial.reports.verification_report import NOT_ALONE, WORTH
from editorial.site.i18n import all_words
from editorial.site.statement.presenter import SENTENCES
from support.rendering import ROOT

PAGE = ROOT / ".github/WORDS.md"
LANGUAGES = ("en", "fr", "es")
BEGIN, END = "<!-- words: begin -->", "<!-- words: end -->"
GROUPS = (
    "assurance",
    "basis",
    "caveat",
    "entry",
    "kind",
    "mark",
    "short",
    "source",
    "stale",
    "status",
    "text",
    "type",
    "version",
)
"""The first parts of names: `status` is `status_withdrawn` and its like."""
SINGLE = frozenset(
    {
        "applies_to",
        "change",
        "changes_legend",
        "clarified_on",
        "code_differs",
        "code_unknown",
        "code_unknown_official",
        "code_unknown_title",
        "copy_may_differ",
        "copy_of",
        "corrected_on",
        "earlier_version",
        "edition_name",
        "edition_text",
        "feed_rights",
        "later_version",
        "made_on",
        "not_changed_in",
        "not_in_version",
        "only_in",
        "present_version",
        "preview_embargo",
        "preview_name",
        "printed",
        "published_on",
        "read_present",
        "record_of",
        "record_published_on",
        "reinstated_on",
        "rests_on",
        "same_since",
        "summary_notice",
        "superseded_by",
        "superseded_notice",
        "superseded_on",
        "supersedes",
        "title_of_version",
        "title_with_status",
        "translation_notice",
        "unavailable",
        "updated_on",
        "verify_title",
        "what_changed_in",
        "withdrawn_notice",
        "withdrawn_on",
    }
)
SIZES = frozenset({"text_size", "json_size"})
"""Names that only look as if they belonged here."""


def around() -> Mapping[str, tuple[str, ...]]:
    """Name -> the words in the languages of the site, in the order of the names."""
    told = {
        name: tuple(texts[code] for code in LANGUAGES)
        for name, texts in all_words().items()
        if (name in SINGLE or name.partition("_")[0] in GROUPS) and name not in SIZES
    }
    told |= {f"said of: {kind}": (name, name, name) for kind, name in SENTENCES.items()}
    told |= {f"verify: {worth.name.lower()}": (text, "", "") for worth, text in WORTH.items()}
    told["verify: not_alone"] = (NOT_ALONE, "", "")
    return dict(sorted(told.items()))


def table(words: Mapping[str, tuple[str, ...]]) -> str:
    """The table of the page."""
    rows = [f"| `{name}` | {' | '.join(texts)} |" for name, texts in words.items()]
    return "\n".join(["| Name | English | Français | Español |", "| --- | --- | --- | --- |", *rows])


def kept(page: str) -> Mapping[str, tuple[str, ...]]:
    """The words that the page has."""
    rows = page.partition(BEGIN)[2].partition(END)[0].strip().splitlines()[2:]
    cells = (row.removeprefix("| ").removesuffix(" |").split(" | ") for row in rows)
    return {name.strip("`"): tuple(text.strip() for text in texts) for name, *texts in cells}


def digest(words: Mapping[str, tuple[str, ...]]) -> str:
    """Twelve signs that change with every word: the line of a change ends with them."""
    return hashlib.sha256(table(words).encode()).hexdigest()[:12]


def changes(page: str) -> Iterator[tuple[str, str]]:
    """(day, digest) of the changes that the page tells of, newest first."""
    yield from re.findall(r"^- (\d{4}-\d{2}-\d{2}) .{20,} `([0-9a-f]{12})`$", page, re.MULTILINE)


def difference(before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What differs, a sentence each."""
    return [
        f'"{name}" was {before.get(name, "not there")} and is {now.get(name, "not there")}'
        for name in sorted({*before, *now})
        if before.get(name) != now.get(name)
    ]


def main(file: Path = PAGE) -> None:
    """Write the table."""
    page, words = file.read_text(encoding="utf-8"), around()
    before, after = page.partition(BEGIN)[0], page.partition(END)[2]
    file.write_text(f"{before}{BEGIN}\n{table(words)}\n{END}{after}", encoding="utf-8")
    print(f"Add a line to the list of changes in {file.name}; it ends with `{digest(words)}`.")


if __name__ == "__main__":
    main()
