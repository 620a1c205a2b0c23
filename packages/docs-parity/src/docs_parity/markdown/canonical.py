"""A block's words and its whole form, each in one canonical spelling, and their digests (`c1`).

*Words* are what a reader reads and a translator translates. *Form* adds what is copied: kind and depth,
links, ids, attributes, emphasis. Line ends, a byte-order mark, composed or decomposed accents, white space,
the style of emphasis, the numbering of a list and the padding of a table are in neither.

What stands here is algorithm `c1`. A change of any digest needs a new name: old revisions are then worked out
again from the text that their blob names (freshness/measurement.py).
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from docs_parity.markdown.inline import code_replaced, notes_of, plain, read_aloud, with_asterisks
from docs_parity.model.block import Block, Kind, Link
from docs_parity.model.page import BLOB, LocalizedPage, Revision

ALGORITHM = "c1"
TRANSLATED_FIELDS = ("title", "summary", "description")
"""Fields whose words a translator translates (`docs_parity/project/fields.py` marks them; a test compares).
"""
# Stands for a code span.
NO_WORD = "\0"
WORDLESS = frozenset({Kind.FOOTNOTE, Kind.RULE})
# Signs that look the same or cannot be seen: a translator has nothing to do when one takes another's place.
SAME_SIGN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "…": "...",
        "\u2011": "-",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A block or a translatable field of a version, as freshness compares it."""

    noun: str
    """`paragraph`, `table row`, `title`…"""
    line: int
    words: str
    """As readers are shown them, in canonical spelling."""
    key: str
    """As they are compared: signs that look the same are one; empty if there are no words."""
    name: str = ""
    """Of a field, or the short form of an abbreviation."""
    index: int = -1
    """Which block of the version it is; -1 for a field or an abbreviation."""
    block: Block | None = None
    links: tuple[Link, ...] = ()

    @property
    def digest(self) -> str:
        """Digest of the words."""
        return _exact(self.key)

    @property
    def targets(self) -> tuple[str, ...]:
        """Where its links, images and notes lead."""
        return tuple(link.target for link in self.links) + tuple(
            note for note, _ in notes_of(self.block or NO_BLOCK)
        )

    @property
    def form(self) -> tuple[object, ...]:
        """Everything that is not words: kind, place, ids, attributes, markup."""
        return _form(self.block) if self.block else ()


NO_BLOCK = Block(kind=Kind.PARAGRAPH, line=1)


def units(localized: LocalizedPage) -> tuple[Unit, ...]:
    """A version's translatable fields, blocks and abbreviations, in order."""
    fields = (
        _unit(name, localized.front_matter.line(name), spelled(str(value)), name)
        for name in TRANSLATED_FIELDS
        if not isinstance(value := localized.fields.get(name), list | dict | None)
    )
    blocks = (
        _unit(str(block.kind), block.line, words(block, links), "", index, block, links)
        for index, (block, links) in enumerate(zip(localized.blocks, localized.block_links, strict=True))
    )
    # As Python-Markdown has it, the last explanation of a short form holds, wherever it stands.
    meanings = {folded(spelled(name)): meaning for name, meaning in localized.abbreviations}
    short = (
        _unit("abbreviation", 1, spelled(f"{name}: {meaning}"), name)
        for name, meaning in sorted(meanings.items())
    )
    return (*fields, *blocks, *short)


def _unit(
    noun: str,
    line: int,
    shown: str,
    name: str,
    index: int = -1,
    block: Block | None = None,
    links: tuple[Link, ...] = (),
) -> Unit:
    key = shown if block and block.kind is Kind.CODE else folded(shown)
    return Unit(noun=noun, line=line, words=shown, key=key, name=name, index=index, block=block, links=links)


def words(block: Block, links: tuple[Link, ...] = ()) -> str:
    """The words that a reader gets, in canonical spelling; the code of a code block; nothing for a footnote's
    own line.

    `links` tell which words in square brackets are a link by reference.
    """
    if block.kind is Kind.CODE:
        return spelled(block.text, lines=True)
    if block.kind in WORDLESS:
        return ""
    shown = plain(block.text)
    for link in links:
        if link.text and "[" in shown and not link.is_html:
            text = plain(link.text)
            shown = shown.replace(f"![{text}]" if link.is_image else f"[{text}]", text)
    return spelled(" ".join([shown, *read_aloud(f"{block.text} {block.attributes}")]))


def spelled(text: str, *, lines: bool = False) -> str:
    """Composed accents (NFC), and one space for any white space; with `lines`, line ends stay and the spaces
    before them go.
    """
    if lines:
        return unicodedata.normalize("NFC", "\n".join(line.rstrip() for line in text.split("\n")))
    return unicodedata.normalize("NFC", " ".join(text.split()))


def folded(text: str) -> str:
    """Words as they are compared: curly quotation marks made straight, signs that nobody sees taken out."""
    return text if text.isascii() else " ".join(text.translate(SAME_SIGN).split())


def _form(block: Block) -> tuple[object, ...]:
    """Emphasis with underscores is the same as with asterisks."""
    markup = "" if block.kind is Kind.CODE else folded(spelled(with_asterisks(block.text)))
    variant = "" if block.kind is Kind.RULE else block.variant
    return block.kind, block.level, variant, block.path, block.id, block.attributes, markup


def only_code_differs(old: Block, new: Block) -> bool:
    """True if two blocks have the same words but for a block of code, or the code spans inside a sentence."""
    if Kind.CODE in (old.kind, new.kind):
        return old.kind is new.kind
    bare = [replace(block, text=code_replaced(block.text, f" {NO_WORD} ")) for block in (old, new)]
    return any(NO_WORD in block.text for block in bare) and folded(words(bare[0])) == folded(words(bare[1]))


def digest(text: str) -> str:
    """Sixteen hex digits (64 bits of SHA-256) for words, however their quotation marks are written."""
    return _exact(folded(text))


def _exact(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]


def revision(localized: LocalizedPage) -> Revision:
    """The revision of a version as it stands."""
    return Revision(ALGORITHM, digest_of(units(localized)), localized.blob[:BLOB])


def digest_of(all_units: Iterable[Unit]) -> str:
    """The digest that a revision carries: all words in order, those of a field with its name, and nothing
    else.

    Two versions have the same one exactly when no change between them (`freshness/changes.py`) asks for a
    translator.
    """
    return digest(
        "\n".join(
            unit.digest if unit.block else f"{unit.noun} {unit.digest}" for unit in all_units if unit.key
        )
    )
