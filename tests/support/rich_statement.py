"""A statement with everything that a statement may have: what can be changed of a page without a word of it."""

from pathlib import Path

from support.revisions import revision_of

KEY = "statements/2026/2026-11-02-a-warning"
ENGLISH_PATH, FRENCH_PATH = f"docs/en/{KEY}.md", f"docs/fr/{KEY}.md"
ENGLISH = """---
title: A warning
summary: The Special Adviser warns of words that prepare violence, and asks those who have influence to speak against them.
type: statement
status: published
version: 1
kind_of_text: statement
made_at: 2026-11-02
first_published_at: 2026-11-02T12:00:00+01:00
attributed_to: [{name: Ana Example, role: special-adviser-prevention-of-genocide}]
places: [SDN]
subjects: [hate-speech]
change_history:
  - {version: 1, at: 2026-11-02T12:00:00+01:00, kind: first, note: {en: First published., fr: Première publication.}, applies_to: [en, fr]}
---

The Special Adviser warns that the parties ignore international law, and asks for calm.

It also reported rape and other sexual violence.

She repeats the [words of the Office](../../about/page.md) and the [appeal](https://www.un.org/appeal).

## What was reported {#reported}

- over 14,000 people were killed;[^1]
- five million people face famine;[^2]
    - of them two million children.

1. All sides must *protect civilians*.
2. They must **stop the fighting**.

> We are all responsible.

| Place | People |
|---|---|
| Khartoum | 14,000 |

![Map of the region.](../../../assets/figures/n.svg)

/// figure-caption
Places that are named.

United Nations.
///

The [list of events](../../../assets/list.pdf) is attached, as *Nunca más*{lang=es} was.

[^1]: The first source.
[^2]: The second source.
"""
FRENCH = f"""---
title: Un avertissement
summary: La Conseillère spéciale met en garde contre les mots qui préparent la violence et demande que l’on s’y oppose publiquement.
translation: {{of: {revision_of(ENGLISH)}, status: translated}}
---

La Conseillère spéciale avertit que les parties ne respectent pas le droit international, et appelle au calme.

Elle a également fait état de viols et d’autres violences sexuelles.

Elle répète les [mots du Bureau](../../about/page.md) et l’[appel](https://www.un.org/appeal).

## Ce qui a été signalé {{#reported}}

- plus de 14 000 personnes ont été tuées ;[^1]
- cinq millions de personnes sont menacées de famine ;[^2]
    - parmi elles, deux millions d’enfants.

1. Toutes les parties doivent *protéger les civils*.
2. Elles doivent **cesser les combats**.

> Nous sommes tous responsables.

| Lieu | Personnes |
|---|---|
| Khartoum | 14 000 |

![Carte de la région.](../../../assets/figures/n.svg)

/// figure-caption
Lieux qui sont cités.

Nations Unies.
///

La [liste des événements](../../../assets/list.pdf) est jointe, comme *Nunca más*{{lang=es}} l’a été.

[^1]: La première source.
[^2]: La deuxième source.
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n'
PAGE = "---\ntitle: A page\nsummary: A page for this test, in English.\n---\n\nThe Office warns.\n"
FILES = {
    ENGLISH_PATH: ENGLISH,
    FRENCH_PATH: FRENCH,
    "docs/en/about/page.md": PAGE,
    "docs/fr/about/page.md": "---\ntitle: Une page\nsummary: Une page pour ce test.\n"
    f"translation: {{of: {revision_of(PAGE)}, status: translated}}\n---\n\nLe Bureau alerte.\n",
    "docs/assets/figures/n.svg": DRAWING,
    "docs/assets/figures/other.svg": DRAWING.replace('r="4"', 'r="3"'),
    "docs/assets/list.pdf": "%PDF-1.4 the list\n",
}


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
