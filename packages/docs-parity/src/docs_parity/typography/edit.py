"""One sign or space that should be another, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from docs_parity.model.finding import Severity
from docs_parity.model.rule import TYPOGRAPHY, declare

DECLARED = (
    declare(
        "typography-spaces",
        group=TYPOGRAPHY,
        place=790,
        severity=Severity.INFO,
        question="Do no-break spaces stand where the language wants them, and no others?",
        wrong="`trois pays: le Soudan`, `tres países : el Sudán`",
        right="`trois pays : le Soudan` with a no-break space, `tres países: el Sudán`",
        more="In French a no-break space stands before `: ; ? ! % »` and after `«`; in Canada only before `: "
        "% »` and after `«`, in Switzerland it may be left out. The narrow one is right too. `{program} "
        "check --fix` writes them.",
    ),
    declare(
        "typography-quotes",
        group=TYPOGRAPHY,
        place=800,
        severity=Severity.INFO,
        question="Are the quotation marks those of the language?",
        wrong='`le mot "génocide"`, `la palabra "genocidio"`',
        right="`le mot « génocide »`, `la palabra “genocidio”`",
        more="French: `« »`, and `“ ”` inside them. Spanish: `“ ”` or `« »`. English: nothing is asked. "
        "`{program} check --fix` puts pairs right.",
    ),
    declare(
        "typography-opening-marks",
        group=TYPOGRAPHY,
        place=810,
        severity=Severity.INFO,
        question="Does every Spanish question and exclamation have its opening mark?",
        wrong="`Qué dice el informe?`",
        right="`¿Qué dice el informe?`, `Y ahora, ¿qué?`",
        more="`{program} check --fix` writes the mark where the whole sentence is what is asked. Inside a "
        "sentence only you know where the question begins.",
    ),
    declare(
        "typography-dashes",
        group=TYPOGRAPHY,
        place=820,
        severity=Severity.INFO,
        question="Does a dash part the words, and no hyphen?",
        wrong="`the Office - and others - warned`",
        right="`the Office – and others – warned`",
        more="Ranges, compounds and lists are left alone. Spanish dashes stand close to the words they "
        "enclose (`la Oficina —y otros— advirtió`), so there you have to write them yourself.",
    ),
    declare(
        "typography-apostrophes",
        group=TYPOGRAPHY,
        place=830,
        severity=Severity.INFO,
        question="Are French apostrophes curly?",
        wrong="`l'Office`",
        right="`l’Office`",
        more="`{program} check --fix` writes them.",
    ),
    declare(
        "typography-ellipsis",
        group=TYPOGRAPHY,
        place=840,
        severity=Severity.INFO,
        question="Is an ellipsis one sign?",
        wrong="`and so on...`",
        right="`and so on…`",
        more="`{program} check --fix` writes it.",
    ),
)
"""Of whose findings `check --fix` puts right what is sure."""
SPACES, QUOTES, OPENING, DASHES, APOSTROPHES, ELLIPSIS = RULES = tuple(rule.id for rule in DECLARED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What stands from `start` to `end` of a text should be `replacement`."""

    start: int
    end: int
    replacement: str | None
    """None where only a person can tell what should stand there."""
    rule: str
    fault: str
    """Which sentence says it (`docs_parity/rules/typography.py`); empty for the second half of the edit
    before it.
    """
    until: int = 0
    """Where the words end that it is about, if it is about more than its own place."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits made; they are in order and apart. What has no replacement stays."""
    parts, begin = [], 0
    for edit in edits:
        if edit.replacement is not None:
            parts += [text[begin : edit.start], edit.replacement]
            begin = edit.end
    return "".join([*parts, text[begin:]])
