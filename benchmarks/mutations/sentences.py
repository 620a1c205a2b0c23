"""Sentences that are left out, and sentences that nobody wrote in the original."""

import re
from collections.abc import Iterator
from random import Random

from docs_parity.model.block import Kind
from mutations.text import SENTENCES, Change, Fault, Text

# The point of a title or an abbreviation ends no sentence.
ABBREVIATED = r"(?<!\bSra\.)(?<!\bSr\.)(?<!\bart\.)(?<!\bnúm\.)(?<!\betc\.)"
END = re.compile(rf"(?<=[^\W\d_]{{2}}[.!?…»”)]){ABBREVIATED}(?: (?=[«“¿¡\"(*\[]?[A-ZÀÂÇÉÈÊÎÔÁÍÓÚÑ0-9])|\n)")
LEAST = 60
ADDED = {
    "fr": (
        (
            "Les observateurs présents sur place ont confirmé ces faits et demandé une enquête approfondie "
            "dans les meilleurs délais."
        ),
        (
            "Cette mesure a été bien accueillie par toutes les parties, qui se sont engagées à la mettre en "
            "œuvre sans attendre."
        ),
        (
            "Plusieurs délégations ont toutefois exprimé leur désaccord et réservé leur position pour la "
            "suite des travaux."
        ),
    ),
    "es": (
        (
            "Los observadores presentes en el lugar confirmaron los hechos y pidieron una investigación "
            "exhaustiva lo antes posible."
        ),
        (
            "Todas las partes acogieron con satisfacción esta medida y se comprometieron a aplicarla sin más "
            "demora."
        ),
        (
            "Sin embargo, varias delegaciones expresaron su desacuerdo y reservaron su posición para el "
            "resto de los trabajos."
        ),
    ),
}


def lost(text: Text, chance: Random) -> Iterator[Change]:
    """A sentence of sixty characters or more is left out of a paragraph of three or more."""
    for block in text.blocks(*SENTENCES):
        lines = text.lines_of(block)
        parts = [part for part in END.split("\n".join(lines)) if part is not None]
        if len(parts) >= 3 and not re.match(r"\s*(?:>|\|)", lines[0]):
            for gone in range(1, len(parts)):  # the first one carries the mark of an item
                if len(parts[gone].strip()) >= LEAST:
                    rest = [part for index, part in enumerate(parts) if index != gone]
                    yield Change(
                        block.line,
                        max(block.last_line, block.line),
                        tuple("\n".join(rest).split("\n")),
                        f'sentence lost: "{parts[gone].strip()[:60]}…"',
                    )


def added(text: Text, chance: Random) -> Iterator[Change]:
    """A sentence stands at the end of a paragraph that the original does not have."""
    for block in text.blocks(Kind.PARAGRAPH):
        lines = text.lines_of(block)
        if lines[-1].rstrip().endswith("."):
            yield Change(
                block.line,
                max(block.last_line, block.line),
                (*lines[:-1], f"{lines[-1]} {chance.choice(ADDED[text.language])}"),
                "a sentence added",
            )


FAULTS = (
    Fault("sentence lost", "omissions", "length", lost),
    Fault("sentence added", "additions", "length", added),
)
