"""How a text stands on its page, beside its words: what each block is and how it is marked up, where its
links lead, the marks of its notes, the abbreviations it explains, the files it shows or links to, and the
names that are shown with it.

Words alone are not the page: a struck-out sentence, a picture in place of a figure, another target of a link
say something else with the same words. So all of it is recorded, and compared like the words.

The form is one string a block, in the order of the file: where the block stands and what it is
(`ul/quotation`), and behind a colon the lines of the file as written, if they are more than the words that
the canonical text has. Nothing is worked out of them, so it depends on no reader of Markdown what they are
compared as: whatever stands in the file is in the words or here. What belongs to no block stands here too
(`other: [^1]: …`). Left out are white space that no reader sees, and comments on a line of their own.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from docs_parity.markdown.canonical import words
from docs_parity.markdown.link_targets import LinkKind, outside_address, resolve
from docs_parity.model.block import Block, Kind, Link
from docs_parity.model.page import LocalizedPage
from editorial.office.settings import OfficeSettings
from editorial.office.shown_names import name_key, name_of_place, name_of_role, office_names, subject_name
from editorial.register.canonical_text import mark_of
from editorial.statements.statement import Statement

PICTURE = "picture "
"""What stands before the target of a picture."""
OTHER = "other"
"""What a line is that belongs to no block."""
SIGNS = r"*_\[\](){}<>|^=~+`\\!#&"
"""What markup is made of."""
# Only where no markup is near: next to it, renderers may take another space for something else.
SPACE = re.compile(rf"(?<=[^\s{SIGNS}])[\u00a0\u202f\u2009](?=[^\s{SIGNS}])")
SPACES = re.compile(r"[ \t]+")
COMMENT = re.compile(r"[ ]*<!--(?!-?>)(?:(?!--)[^<>])*-->[ ]*")
# What may begin a block: where a line begins with one, it stays a line of its own.
BEGINS = re.compile(r"[^\w\"'(«“‘¿¡]")


@dataclass(frozen=True, kw_only=True)
class PageForm:
    """A text on its page, in one language."""

    form: tuple[str, ...] = ()
    """A string for each block, and for each line that belongs to none."""
    links: tuple[str, ...] = ()
    """Where each link leads, in order: a file of docs/ with its anchor, an address outside; `picture …`."""
    notes: tuple[str, ...] = ()
    """The label at each mark of a footnote, in order."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Short form -> what readers are told it stands for."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Each picture and file that is shown or linked to: path in docs/ -> SHA-256, 64 hex digits."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What is shown for each key of the statement: `role special-adviser feminine` -> the name."""

    def content(self) -> dict[str, object]:
        """What JSON has of it."""
        return {
            "form": list(self.form),
            "links": list(self.links),
            "notes": list(self.notes),
            "abbreviations": dict(self.abbreviations),
            "files": dict(self.files),
            "names": dict(self.names),
        }


def page_form(
    localized: LocalizedPage,
    files: Mapping[str, str],
    statement: Statement,
    settings: OfficeSettings,
    kept_names: Mapping[str, str] | None = None,
) -> PageForm:
    """The form of one text of a statement.

    `files`: those of docs/ that are no pages, each with its SHA-256. `kept_names`: names that are not those
    of the settings, because they were published.
    """
    names = dict(shown_names(statement, localized.language, settings))
    kept = {key: name for key, name in (kept_names or {}).items() if key in names}
    return PageForm(
        form=tuple(line for line, _ in form_lines(localized)),
        links=tuple(link_target(link, localized) for link in localized.links),
        notes=tuple(label for label, _ in localized.notes),
        abbreviations=dict(localized.abbreviations),
        files=dict(shown_files(localized, files)),
        names=names | kept,
    )


def same_page(was: PageForm, now: PageForm) -> bool:
    """True if readers get the same page, as far as it is no fact that stands once for all languages: a name
    whose key came or went is one.
    """
    common = was.names.keys() & now.names.keys()
    return replace(was, names={}) == replace(now, names={}) and all(
        was.names[key] == now.names[key] for key in common
    )


def form_lines(localized: LocalizedPage) -> Iterator[tuple[str, int]]:
    """Each string of the form, and the line of the file at which it begins."""
    source = localized.body.split("\n")
    first = localized.front_matter.end_line + 1
    done = 0
    """How many lines of the body have been told."""
    for block, links in zip(localized.blocks, localized.block_links, strict=True):
        begin, end = block.line - first, max(block.last_line, block.line) - first + 1
        yield from _others(source, done, begin, first)
        done, before = max(done, end), done
        written = _written(source[max(before, begin) : end], block)
        said = f"{mark_of(block)}{words(block, links)}"
        yield f"{_place(block)}{f': {written}' if written and written != said else ''}", block.line
    yield from _others(source, done, len(source), first)


def _others(source: list[str], begin: int, end: int, first: int) -> Iterator[tuple[str, int]]:
    """The lines between two blocks, where anything stands on them."""
    for index in range(begin, end):
        line = source[index]
        around = (source[index - 1] if index else "", source[index + 1] if index + 1 < len(source) else "")
        if line.strip(" \t") and not (COMMENT.fullmatch(line) and not any(map(str.strip, around))):
            yield f"{OTHER}: {_spaced(line)}", index + first


def _place(block: Block) -> str:
    """Where a block stands and what it is: `ul/ul`, `quotation/paragraph`, `h2`."""
    if block.kind is Kind.HEADING:
        name = f"h{block.level}"
    elif block.kind is Kind.ITEM:
        name = block.variant
    elif block.kind is Kind.RULE:
        name = str(block.kind)
    else:
        name = f"{block.kind} {block.variant}".strip()
    return "/".join((*block.path, name))


def _written(lines: list[str], block: Block) -> str:
    """Lines of the file in one spelling: what is no markup stands on one line."""
    if block.kind is Kind.CODE:
        return unicodedata.normalize("NFC", "\n".join(line.rstrip(" \t") for line in lines))
    written = ""
    for line in map(_spaced, lines):
        if written and line:
            written += "\n" if BEGINS.match(line) else " "
        written += line
    return written


def _spaced(line: str) -> str:
    return unicodedata.normalize("NFC", SPACE.sub(" ", SPACES.sub(" ", line.strip(" \t"))))


def link_target(link: Link, localized: LocalizedPage) -> str:
    """Where a link leads, or which picture is shown."""
    return f"{PICTURE if link.is_image else ''}{target_of(link.target, localized)}"


def target_of(written: str, localized: LocalizedPage) -> str:
    """Where a target leads: a file of docs/ with its anchor; an address outside with its scheme in small
    letters, as browsers read it.
    """
    target = resolve(written, localized)
    if target.where in (LinkKind.OUTSIDE, LinkKind.UNSAFE):
        return outside_address(written) or written
    path = "" if target.where is LinkKind.HERE else target.path
    return f"{path}#{target.anchor}" if target.anchor else path


def shown_files(localized: LocalizedPage, files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each picture and file that a text shows or links to, with its SHA-256."""
    yield from ((path, files[path]) for path in asked_files(localized) if path in files)


def asked_files(localized: LocalizedPage) -> Iterator[str]:
    """The paths of all pictures and files that a text asks for, be they there or not."""
    for link in localized.links:
        target = resolve(link.target, localized)
        if target.where in (LinkKind.FILE, LinkKind.ROOTED):
            yield target.path.lstrip("/")


def shown_names(statement: Statement, language: str, settings: OfficeSettings) -> Iterator[tuple[str, str]]:
    """What is shown for each key of a statement: who speaks as what, where, about what, and who publishes."""
    for speaker in statement.speakers:
        key = name_key("role", speaker.role, speaker.form or "")
        yield key, name_of_role(speaker.role, speaker.form or "", language, settings)
    for code in statement.places:
        yield name_key("place", code), name_of_place(code, language, settings)
    for subject in statement.subjects:
        yield name_key("subject", subject), subject_name(subject, language, settings)
    yield from office_names(language, settings).items()
