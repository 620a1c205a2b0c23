"""The sentences of a passage, as well as signs tell: for finding the one that is missing, never for counting them as such."""

import re
from collections.abc import Iterator

# Words whose point ends no sentence, in the three languages.
SHORTENED = frozenset("mr mrs ms dr prof st gen col lt capt rev no nos art arts para paras vol vols p pp ch fig cf vs etc approx "
                      "ed eds e.g i.e m mm mme mlle mgr par al sr sra srta dra núm núms párr párrs pág págs p.ej ej cap aprox uu ee "
                      "dec jan feb".split())
END = re.compile(r"[.!?…]{1,4}[\"'”’»)\]]{0,3}[ \u00a0\u202f]{1,3}(?=[\"'“‘«(\[¿¡—–]{0,3}[ \u00a0\u202f]?[\wÀ-ÿ\ufffc])")
# J. Lemkin, the U.S. Senate
INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.)*[A-ZÀ-Þ]")
LAST_WORD = re.compile(r"[\w.]{1,12}$")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, in order, without the spaces around them."""
    begin = 0
    for match in END.finditer(text):
        before = LAST_WORD.search(text, max(begin, match.start() - 12), match.start())
        word = before[0] if before else ""
        following = text[match.end():match.end() + 3].lstrip("\"'“‘«([¿¡—– \u00a0")[:1]
        if following.islower() or (match[0].rstrip() == "." and (word.lower() in SHORTENED or INITIALS.fullmatch(word))):
            continue
        yield text[begin:match.end()].strip()
        begin = match.end()
    if rest := text[begin:].strip():
        yield rest
