"""What a check of a code rests on today, in words: what is live, and nothing that is not."""

from editorial.site.interface import words


def assurance(language: str) -> tuple[str, ...]:
    """The sentences of a language. As long as nobody signs records, they say so."""
    say = words(language)
    return say["assurance_register"], say["assurance_unsigned"]
