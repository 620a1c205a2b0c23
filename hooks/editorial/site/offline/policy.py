"""The Content Security Policy of a page, for a page that is opened from a disk."""

SHOWN = ("img-src", "font-src", "media-src")
FILES = "file:"
"""On a disk there is no host that `'self'` could name, and browsers disagree whether it stands for the files beside a page."""


def for_a_disk(policy: str) -> str:
    """The policy for a copy: what may come from the site may come from the disk, stylesheets too, and nothing from a network."""
    return "; ".join(_directive(each.split()) for each in policy.split(";") if each.split())


def _directive(words: list[str]) -> str:
    if words[0].lower() == "style-src":
        words = [words[0], "'self'"]
        return " ".join([*words, FILES])
    return " ".join([*words, FILES] if words[0].lower() in SHOWN and "'self'" in words else words)
