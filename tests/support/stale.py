"""A small site whose English pages have moved on since they were translated."""

import re
from pathlib import Path

from support.project import STATEMENT, Project, page, small_site, statement, translated_statement

STALE = "statements/2024/2024-06-15-moved-on"
SAME = "statements/2024/2024-07-15-only-form"
BOXED = "about/overview"
"""A page with a box, which statements may not have."""

ENGLISH = """The [Office](https://www.un.org/en/genocideprevention/) warns early.

## What was reported {#reported}

- Villages were burnt.

    People fled across the border.

- Markets are closed:
    - food is scarce
    - water is scarce

| Group | What it faces |
| --- | --- |
| Displaced people | Hunger |
| Host families | Fear |

> We call for restraint.

Aid convoys wait at the border.

Restraint
:   Not doing what one could do.

```
a line of code
```

![A square](../../../assets/square.svg)

/// figure-caption
A square, drawn by hand.

Drawing: nobody.
///

A sentence with a note[^a].

[^a]: The note itself.

Talks have ended."""

CHANGES = (
    ("warns early.", "warns early and in public."),
    ("What was reported", "What has been reported"),
    ("Villages were burnt.", "Several villages were burnt."),
    ("People fled across", "Many people fled across"),
    ("food is scarce", "food is very scarce"),
    ("| Group | What it faces", "| Group | What it is facing"),
    ("| Hunger", "| Hunger and thirst"),
    ("We call for restraint.", "We call for restraint by all."),
    ("Not doing what one could do.", "Not doing what one could easily do."),
    ("a line of code", "another line of code"),
    ("A square, drawn by hand.", "A small square, drawn by hand."),
    ("The note itself.", "The whole note itself."),
    ("Aid convoys wait at the border.\n\n", ""),
    ("Talks have ended.", "Talks have ended.\n\nThe mediators have gone home."),
)

FRENCH = """Le [Bureau](https://www.un.org/en/genocideprevention/) alerte tôt.

## Ce qui a été signalé {#reported}

- Des villages ont été incendiés.

    La population a fui de l’autre côté de la frontière.

- Les marchés sont fermés :
    - la nourriture est rare
    - l’eau est rare

| Groupe | À quoi il fait face |
| --- | --- |
| Personnes déplacées | La faim |
| Familles d’accueil | La peur |

> Nous appelons à la retenue.

Des convois d’aide attendent à la frontière.

Retenue
:   Ne pas faire ce que l’on pourrait faire.

```
a line of code
```

![Un carré](../../../assets/square.svg)

/// figure-caption
Un carré, dessiné à la main.

Dessin : personne.
///

Une phrase avec une note[^a].

[^a]: La note elle-même.

Les pourparlers ont pris fin."""

SPANISH = """La [Oficina](https://www.un.org/en/genocideprevention/) alerta con antelación.

## Lo que se informó {#reported}

- Se quemaron aldeas.

    La población huyó al otro lado de la frontera.

- Los mercados están cerrados:
    - los alimentos escasean
    - el agua escasea

| Grupo | A qué se enfrenta |
| --- | --- |
| Personas desplazadas | El hambre |
| Familias de acogida | El miedo |

> Pedimos moderación.

Los convoyes de ayuda esperan en la frontera.

Moderación
:   No hacer lo que se podría hacer.

```
a line of code
```

![Un cuadrado](../../../assets/square.svg)

/// figure-caption
Un cuadrado, dibujado a mano.

Dibujo: nadie.
///

Una frase con una nota[^a].

[^a]: La nota misma.

Las conversaciones han terminado."""

TITLES = {"fr": "Les combats continuent", "es": "Los combates continúan"}
BODIES = {"fr": FRENCH, "es": SPANISH}
BOXES = {
    "en": """!!! note "How to read this"
    The words of a report are quoted as they stand.""",
    "fr": """!!! note "Comment lire ce texte"
    Les termes d’un rapport sont cités tels quels.""",
    "es": """!!! note "Cómo leer este texto"
    Las palabras de un informe se citan tal como están.""",
}
BOX_TITLES = {"en": "With a box", "fr": "Avec un encadré", "es": "Con un recuadro"}


def stale_site(folder: Path) -> Project:
    """The small site with two more statements: one that says something else since 12 May 2026, one that only looks different; and with
    a page that has a box, whose title is another one since that day.
    """
    project = small_site(folder)
    settings = folder / "editorial.yml"
    settings.write_text(
        re.sub(
            r'^  (""|about): \{.*\}$',
            r"  \1: {translations: optional}",
            settings.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        ),
        encoding="utf-8",
    )
    for path, day in ((STALE, "2024-06-15"), (SAME, "2024-07-15")):
        english = statement(day, "Fighting goes on").replace(STATEMENT["en"], ENGLISH)
        project.write(f"en/{path}.md", english)
        for code, body in BODIES.items():
            project.write(f"{code}/{path}.md", translated_statement(TITLES[code], body, code))
    for code, box in BOXES.items():
        project.write(f"{code}/{BOXED}.md", page(BOX_TITLES[code], box, code))
    project.record()
    project.commit("2026-05-01")
    project.write(
        f"en/{STALE}.md", changed((folder / f"docs/en/{STALE}.md").read_text(encoding="utf-8"), *CHANGES)
    )
    for code, changes in (
        ("en", [("warns early", "**warns** early"), ("[hate-speech]", "[early-warning]")]),
        ("fr", []),
        ("es", []),
    ):
        text = (folder / f"docs/{code}/{SAME}.md").read_text(encoding="utf-8")
        project.write(
            f"{code}/{SAME}.md",
            changed(
                text, *changes, ("](https://www.un.org/en/genocideprevention/)", "](https://www.un.org/en/)")
            ),
        )
    project.write("en/index.md", page("House", "See [this](contact.md)."))
    project.write(
        f"en/{BOXED}.md", page(BOX_TITLES["en"], changed(BOXES["en"], ("How to read", "How one may read")))
    )
    project.commit("2026-05-12")
    return project


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with words replaced; all of them must be there."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text
