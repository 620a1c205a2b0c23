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
        pieces, end = [], 0
        for match in pattern.finditer(self.text):
            if values := tuple(make(match)):
                pieces += [self.text[end:match.start()], OBJECT * (match.end() - match.start())]
                end = match.end()
                yield from values
        if pieces:
            self.text = "".join([*pieces, self.text[end:]])
