"""A small site with a register in which something happened to every statement: corrected, in French only, clarified, updated,
withdrawn, reinstated, superseded, translated later.

`steps` tells it in order; after each step the register holds what was published then, as a release leaves it. The last step is not
recorded yet, as on the day before a release.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from docs_parity.project.pairing import Pages
from docs_parity.project.settings import read_settings
from docs_parity.project.tree import read_tree
from editorial.register.entries import Register, projected, read_register
from editorial.register.files import RegisterFiles
from editorial.site.addresses import code_address
from editorial.statements.records import records
from support.project import STATEMENT_SUMMARIES, Project, searched_site, translated_statement

FOLDER = "statements/2024/2024-"
CORRECTED, FRENCH_ONLY, UPDATED, WITHDRAWN, REINSTATED, SUPERSEDED, SUCCESSOR, TRANSLATED, SPELLING = (
    f"{FOLDER}{name}"
    for name in (
        "01-15-corrected",
        "02-15-french-only",
        "03-15-updated",
        "04-20-withdrawn",
        "05-20-reinstated",
        "06-15-superseded",
        "07-15-successor",
        "08-15-translated-later",
        "08-25-spelling",
    )
)
ALL = ("en", "fr", "es")
RICH = {
    "en": """The Office spoke of the people who had fled the town. It asked all parties to protect them.

## What was asked {#asked}

All parties were asked to:

- protect civilians, wherever they are;
- let aid pass without delay.

The steps are:

1. Listen to the people.
2. Act with them.

| Place | People |
| --- | --- |
| North | 1,366 |
| South | 240 |

> Nobody may look away.

More stands on [the site of the United Nations](https://www.un.org/en/genocideprevention/).

```text
a <b> line of code
```

Protection
:   What all people are owed.
""",
    "fr": """Le Bureau a parlé des personnes qui avaient fui la ville. Il a demandé à toutes les parties de les protéger.

## Ce qui a été demandé {#asked}

Il a été demandé à toutes les parties :

- de protéger les civils, où qu’ils soient ;
- de laisser passer l’aide sans délai.

Les étapes sont les suivantes :

1. Écouter la population.
2. Agir avec elle.

| Lieu | Personnes |
| --- | --- |
| Nord | 1 366 |
| Sud | 240 |

> Personne ne peut détourner le regard.

On en trouvera davantage sur [le site des Nations Unies](https://www.un.org/fr/genocideprevention/).

```text
a <b> line of code
```

Protection
:   Ce qui est dû à tout être humain.
""",
    "es": """La Oficina habló de las personas que habían huido de la ciudad. Pidió a todas las partes que las protegieran.

## Lo que se pidió {#asked}

Se pidió a todas las partes:

- que protegieran a los civiles, dondequiera que estén;
- que dejaran pasar la ayuda sin demora.

Los pasos son:

1. Escuchar a la población.
2. Actuar con ella.

| Lugar | Personas |
| --- | --- |
| Norte | 1.366 |
| Sur | 240 |

> Nadie puede mirar hacia otro lado.

Más información en [el sitio de las Naciones Unidas](https://www.un.org/es/genocideprevention/).

```text
a <b> line of code
```

Protección
:   Lo que se debe a todas las personas.
""",
}
RICH = {
    code: text.replace(" :", "\u00a0:").replace(" ;", "\u00a0;").replace("1 366", "1\u00a0366")
    if code == "fr"
    else text
    for code, text in RICH.items()
}
FIGURES = {"en": ("1,366", "1,466"), "fr": ("1\u00a0366", "1\u00a0466"), "es": ("1.366", "1.466")}
PLAIN = {
    "en": "The Office called on all parties to protect civilians.",
    "fr": "Le Bureau a appelé toutes les parties à protéger les civils.",
    "es": "La Oficina pidió a todas las partes que protegieran a los civiles.",
}
MORE = {
    "en": "It also asked them to let aid pass.",
    "fr": "Il leur a aussi demandé de laisser passer l’aide.",
    "es": "También les pidió que dejaran pasar la ayuda.",
}
FRENCH_FAULT, FRENCH_RIGHT = "Le Bureau a appelé toutes les parties à protéger les soldats.", PLAIN["fr"]
TITLES = {
    CORRECTED: ("People who fled", "Des personnes en fuite", "Personas que huyeron"),
    FRENCH_ONLY: ("A fault in French", "Une erreur en français", "Un error en francés"),
    UPDATED: ("What became known later", "Ce que l’on a su plus tard", "Lo que se supo después"),
    WITHDRAWN: ("Of another event", "À propos d’un autre événement", "Sobre otro hecho"),
    REINSTATED: ("Withdrawn by mistake", "Retirée par erreur", "Retirada por error"),
    SUPERSEDED: ("A first account", "Un premier récit", "Un primer relato"),
    SUCCESSOR: ("A full account", "Un récit complet", "Un relato completo"),
    TRANSLATED: ("English first", "D’abord en anglais", ""),
    SPELLING: ("One word", "Un mot", "Una palabra"),
}
NOTES = {
    "first": ("First published.", "Première publication.", "Primera publicación."),
    "figure": (
        "The number of people was wrong.",
        "Le nombre de personnes était inexact.",
        "El número de personas era inexacto.",
    ),
    "french": (
        "The French text was wrong.",
        "Le texte français était inexact.",
        "El texto en francés era inexacto.",
    ),
    "clear": ("Said more clearly.", "Formulation plus claire.", "Se dice con más claridad."),
    "more": (
        "What became known since was added.",
        "Ajout de ce que l’on a su depuis.",
        "Se añadió lo que se supo después.",
    ),
    "withdrawal": ("Withdrawn.", "Retrait.", "Se retiró."),
    "reinstatement": ("It was withdrawn by mistake.", "Le retrait était une erreur.", "Se retiró por error."),
    "supersession": (
        "A full account takes its place.",
        "Un récit complet la remplace.",
        "La sustituye un relato completo.",
    ),
    "translation": ("Now in French.", "Désormais en français.", "Ahora en francés."),
    "comma": ("A sign was put right.", "Un signe a été rectifié.", "Se rectificó un signo."),
}
REASON = (
    "The record was of another event.",
    "La fiche portait sur un autre événement.",
    "La ficha trataba de otro hecho.",
)


def history_site(folder: Path) -> Project:
    """The site after all its steps, and its register."""
    project = searched_site(folder)
    for step in STEPS:
        release(project)
        step(project)
        project.record()
    return project


def official_history_site(folder: Path) -> Project:
    """The same in the official edition, whose pages search engines may list unless they say otherwise."""
    project = history_site(folder)
    settings = project.root / "editorial.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        .replace("edition: demonstration", "edition: official")
        .replace("# mirrors: [https://…/]", "mirrors: [https://mirror.example/]"),
        encoding="utf-8",
    )
    return project


def release(project: Project) -> None:
    """Record what was published and is not in the register yet."""
    done = project.run("editorial", "register", "append")
    assert done.returncode == 0, done.stdout + done.stderr


def register_of(project: Project) -> Register:
    """The register of the site with what is pending: what its pages are made from."""
    settings = read_settings(project.root / "editorial.yml")
    pages = Pages(read_tree(project.root / "docs", settings), settings)
    return projected(
        read_register(RegisterFiles(project.root / "register")),
        records(pages[key] for key in pages),
        settings,
    )


def change(number: int, kind: str, note: str, languages: tuple[str, ...] = ALL, month: int = 9) -> str:
    """An entry of a public history."""
    notes = ", ".join(f'{code}: "{text}"' for code, text in zip(ALL, NOTES[note], strict=True))
    return (
        f"  - version: {number}\n    at: 2024-{month:02d}-{number:02d}T09:30:00-04:00\n    kind: {kind}\n"
        f"    note: {{{notes}}}\n    applies_to: [{', '.join(languages)}]\n"
    )


def put(
    project: Project, key: str, texts: dict[str, str], status: str, changes: list[str], extra: str = ""
) -> None:
    """Write a statement in the languages of its texts."""
    titles = dict(zip(ALL, TITLES[key], strict=True))
    for code, text in texts.items():
        if code != "en":
            project.write(f"{code}/{key}.md", translated_statement(titles[code], text, code))
            continue
        project.write(
            f"en/{key}.md",
            f"""---
title: {titles["en"]}
summary: {STATEMENT_SUMMARIES["en"]}
type: statement
status: {status}
version: {len(changes)}
kind_of_text: record
made_at: 2024-{key.removeprefix(FOLDER)[:5]}
first_published_at: 2024-{key.removeprefix(FOLDER)[:5]}T10:00:00-04:00
attributed_to:
  - name: A Person
    role: special-adviser-prevention-of-genocide
    form: feminine
places: [SDN]
subjects: [hate-speech]
rests_on: [whole]
source_url: https://www.un.org/en/genocideprevention/
source_kind: official-text
source_language: en
change_history:
{"".join(changes)}{extra}---

{text}
""",
        )


def firsts(key: str, languages: tuple[str, ...] = ALL) -> str:
    """The first entry of a statement's history."""
    return change(1, "first", "first", languages).replace(
        "2024-09-01T09:30", f"2024-{key.removeprefix(FOLDER)[:5]}T10:00"
    )


def _begin(project: Project) -> None:
    put(project, CORRECTED, RICH, "published", [firsts(CORRECTED)])
    put(project, FRENCH_ONLY, PLAIN | {"fr": FRENCH_FAULT}, "published", [firsts(FRENCH_ONLY)])
    put(project, TRANSLATED, {"en": PLAIN["en"]}, "published", [firsts(TRANSLATED, ("en",))])
    for key in (UPDATED, WITHDRAWN, REINSTATED, SUPERSEDED):
        put(project, key, PLAIN, "published", [firsts(key)])


def _second(project: Project) -> None:
    corrected = {code: text.replace(*FIGURES[code]) for code, text in RICH.items()}
    put(project, CORRECTED, corrected, "corrected", [firsts(CORRECTED), change(2, "correction", "figure")])
    put(
        project,
        FRENCH_ONLY,
        PLAIN,
        "corrected",
        [firsts(FRENCH_ONLY), change(2, "correction", "french", ("fr",))],
    )
    put(
        project,
        UPDATED,
        {code: f"{text}\n\n{MORE[code]}" for code, text in PLAIN.items()},
        "published",
        [firsts(UPDATED), change(2, "update", "more")],
    )
    put(
        project,
        REINSTATED,
        PLAIN,
        "withdrawn",
        [firsts(REINSTATED), change(2, "withdrawal", "withdrawal")],
        _notice(),
    )
    put(
        project,
        SUCCESSOR,
        {code: f"{text}\n\n{MORE[code]}" for code, text in PLAIN.items()},
        "published",
        [firsts(SUCCESSOR)],
        f"supersedes: {SUPERSEDED}\n",
    )
    put(
        project,
        SUPERSEDED,
        PLAIN,
        "superseded",
        [firsts(SUPERSEDED), change(2, "supersession", "supersession")],
        f"superseded_by: {SUCCESSOR}\n",
    )
    put(
        project,
        TRANSLATED,
        {code: PLAIN[code] for code in ("en", "fr")},
        "published",
        [firsts(TRANSLATED, ("en",)), change(2, "translation", "translation", ("fr",))],
    )
    put(project, SPELLING, PLAIN, "published", [firsts(SPELLING)])


def _third(project: Project) -> None:
    put(
        project,
        WITHDRAWN,
        PLAIN,
        "withdrawn",
        [firsts(WITHDRAWN), change(2, "withdrawal", "withdrawal")],
        _notice(),
    )
    put(
        project,
        SPELLING,
        PLAIN | {"en": PLAIN["en"].replace("called on", "called upon")},
        "published",
        [firsts(SPELLING), change(2, "editorial", "comma", ("en",))],
    )
    put(
        project,
        REINSTATED,
        PLAIN,
        "published",
        [
            firsts(REINSTATED),
            change(2, "withdrawal", "withdrawal"),
            change(3, "reinstatement", "reinstatement"),
        ],
    )
    texts = {code: f"{text}\n\n{MORE[code]}" for code, text in PLAIN.items()}
    put(
        project,
        UPDATED,
        texts | {"en": texts["en"].replace("called on", "appealed to")},
        "published",
        [firsts(UPDATED), change(2, "update", "more"), change(3, "clarification", "clear", ("en",))],
    )
    corrected = {code: _clearer(text.replace(*FIGURES[code]), code) for code, text in RICH.items()}
    put(
        project,
        CORRECTED,
        corrected,
        "corrected",
        [firsts(CORRECTED), change(2, "correction", "figure"), change(3, "clarification", "clear")],
    )


def _clearer(text: str, code: str) -> str:
    """One item in other words, a quotation less, a paragraph more."""
    old, new = {
        "en": ("without delay.", "at once."),
        "fr": ("sans délai.", "sur-le-champ."),
        "es": ("sin demora.", "de inmediato."),
    }[code]
    quoted = next(line for line in text.splitlines() if line.startswith(">"))
    return text.replace(old, new).replace(quoted, MORE[code])


def _notice() -> str:
    notes = ", ".join(f'{code}: "{text}"' for code, text in zip(ALL, REASON, strict=True))
    return f"withdrawn_notice:\n  explanation: {{{notes}}}\n  withdrawn_at: 2024-09-02T09:30:00-04:00\n"


STEPS: tuple[Callable[[Project], None], ...] = (_begin, _second, _third)


def history_pages(project: Project, language: str) -> Iterator[tuple[str, str]]:
    """(kind, path from the root of the site) of the pages that only such a site has, in a language; those of codes are for all."""
    for kind, path in (
        ("corrected", CORRECTED),
        ("updated", UPDATED),
        ("withdrawn", WITHDRAWN),
        ("reinstated", REINSTATED),
        ("superseded", SUPERSEDED),
        ("successor", SUCCESSOR),
        ("version", f"{CORRECTED}/v1"),
        ("version of what was withdrawn", f"{WITHDRAWN}/v1"),
        ("changes", f"{CORRECTED}/changes/3"),
    ):
        yield kind, f"{language}/{path}/"
    for key, version in ((CORRECTED, 1), (WITHDRAWN, 2), (TRANSLATED, 1)):
        manifest = register_of(project).versions(key)[version - 1].manifest
        yield "code", code_address(manifest.code)


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir()
    print(history_site(Path(sys.argv[1])).build())
