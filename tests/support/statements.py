"""A small statement, published and recorded step by step, for everything that is asked about the register."""

from collections.abc import Mapping
from pathlib import Path

from docs_parity.project.pairing import Pages
from docs_parity.project.settings import Language, read_settings
from docs_parity.project.tree import read_tree
from editorial.office.settings import OfficeSettings
from editorial.register.files import LOG
from editorial.register.manifest import NAME
from editorial.register.store import NEW_LOG, RegisterStore, additions
from editorial.statements.records import records
from support.house import House
from support.rendering import ROOT
from support.revisions import revision_of

KEY = "statements/2026/2026-11-02-a-warning"
ENGLISH = """---
title: A warning
summary: The Special Adviser warns of words that prepare violence, and asks those who have influence to speak against them.
type: statement
status: published
version: 1
first_published_at: 2026-11-02T12:00:00+01:00
attributed_to: [{name: Ana Example, role: special-adviser-prevention-of-genocide}]
places: [SDN]
subjects: [hate-speech]
change_history:
  - {version: 1, at: 2026-11-02T12:00:00+01:00, kind: first, note: {en: First published., fr: Première publication.}, applies_to: [en, fr]}
kind_of_text: statement
made_at: 2026-11-02
---

The Special Adviser warns, and asks for calm.

- 14 people were hurt;
- 200 fled.
"""
FRENCH = """---
title: Un avertissement
summary: La Conseillère spéciale met en garde contre les mots qui préparent la violence et demande que l’on s’y oppose publiquement.
translation: {status: translated}
---

La Conseillère spéciale met en garde, et appelle au calme.

- 14 personnes ont été blessées;
- 200 ont fui.
"""
PUBLISHED = {f"docs/en/{KEY}.md": ENGLISH, f"docs/fr/{KEY}.md": FRENCH}


def changed(files: Mapping[str, str], step: Mapping) -> dict[str, str]:
    """Files after a step: `write` (path -> text), `delete` (paths), `replace` (path -> {old: new}), `copy`. `EN` and `FR` are the statement's."""
    short = {"EN": f"docs/en/{KEY}.md", "FR": f"docs/fr/{KEY}.md"}
    after = dict(files) | {short.get(path, path): text for path, text in (step.get("write") or {}).items()}
    for name, words in (step.get("replace") or {}).items():
        path = short.get(name, name)
        for old, new in words.items():
            assert after[path].count(old) == 1, f"{old!r} stands {after[path].count(old)} times in {path}"
            after[path] = after[path].replace(old, new)
    after |= {new: after[old] for old, new in (step.get("copy") or {}).items()}
    for name in step.get("delete") or ():
        del after[short.get(name, name)]
    return after


def house(languages: tuple[str, ...] = ("en", "fr")) -> OfficeSettings:
    """The settings of the cases."""
    return read_settings(ROOT / "tests/cases/editorial.yml").model_copy(
        update={"languages": {code: Language(name=code) for code in languages}}
    )


def pages_of(files: Mapping[str, str], folder: Path, settings: OfficeSettings) -> Pages:
    """The pages in some files, which are written into a folder."""
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return Pages(read_tree(folder / "docs", settings), settings)


def append_to(register: Mapping[str, bytes], pages: Mapping, settings: OfficeSettings) -> dict[str, bytes]:
    """The register after `register append`."""
    after = dict(register)
    for addition in additions(RegisterStore(register), records(pages.values()), settings):
        manifest, place = addition.entry.manifest, addition.entry.folder
        after |= {f"{place}/{code}.txt": addition.entry.text(code).encode() for code in manifest.languages}
        after |= {
            f"{place}/{NAME}": manifest.content(),
            LOG: (after.get(LOG) or NEW_LOG.content() + b"\n") + addition.line.content() + b"\n",
        }
    return after


def publish(
    place: House, slug: str = "2026-11-02-a-warning", day: str = "2026-11-02", words: str = ""
) -> str:
    """Write a statement into a house's docs/, as published on a day, with other words if need be; its key."""
    key = f"statements/2026/{slug}"
    english = ENGLISH.replace("2026-11-02", day).replace(
        "200 fled.", f"200 fled. {words}".strip() if words else "200 fled."
    )
    revision = revision_of(english)
    place.write(f"en/{key}.md", english)
    french = FRENCH.replace("200 ont fui.", f"200 ont fui. {words}".strip() if words else "200 ont fui.")
    place.write(
        f"fr/{key}.md", french.replace("{status: translated}", f"{{of: {revision}, status: translated}}")
    )
    return key
