"""A text of which one reader after another takes what it understands; what is taken, the next one does not see."""

import re
from collections.abc import Callable, Iterable, Iterator

from editorial.parity.values.value import Value
from editorial.reading.inline import OBJECT


class Masked:
    """The text of a passage while its values are read."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str], make: Callable[[re.Match[str]], Iterable[Value]]) -> Iterator[Value]:
        """The values that `make` sees in the matches; the text behind each is covered, every position kept."""
        spans = []
        for match in pattern.finditer(self.text):
            if values := tuple(make(match)):
                spans.append(match.span())
                yield from values
        self.cover(spans)

    def cover(self, spans: Iterable[tuple[int, int]]) -> None:
        """Hide these parts of the text, given in order, from the readers to come."""
        pieces, end = [], 0
        for begin, until in spans:
            pieces += [self.text[end:begin], OBJECT * (until - max(begin, end))]
            end = max(until, end)
        if pieces:
            self.text = "".join([*pieces, self.text[end:]])
