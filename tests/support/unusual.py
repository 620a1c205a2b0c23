"""A site with what few sites have: each in a place of its own, so that one build shows that all of it works."""

from pathlib import Path

from support.project import Project, page, small_site

ONION = "http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion/"
QUOTING = "'He said \"stop\" & left'"
SEPARATORS = "One\u2028two\x0cthree.\n\n```\n!!! note\n    in code\n```"
FRENCH = "statements/2024/2024-06-15-c"
"""A statement that was written in French and is in no other language."""
DRAFT = "statements/2024/2024-05-15-b"
"""A statement with a translation, which is not public yet."""


def unusual_site(folder: Path) -> Project:
    """The small site with quotation marks in a title, signs that end a line for some programs, an onion address, a statement that was
    written in French, and a draft.
    """
    project = small_site(folder)
    settings = folder / "editorial.yml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}\nonion: {ONION.removesuffix('/')}\n", encoding="utf-8"
    )
    for code in ("en", "fr", "es"):
        project.write(f"{code}/contact.md", page(QUOTING, SEPARATORS, code))
    draft = project.root / f"docs/en/{DRAFT}.md"
    text = draft.read_text(encoding="utf-8")
    project.write(
        f"fr/{FRENCH}.md",
        text.replace("Second", "Troisième").replace("[en, fr]", "[fr]").replace("2024-05-15", "2024-06-15"),
    )
    draft.write_text(text.replace("status: published", "status: draft"), encoding="utf-8")
    project.record()
    return project
