"""From a docs folder to its pages and files: walks the folder, reads each page, and says what cannot be read
or published.

A picture on a page runs nothing, whatever stands in it. But every file has an address of its own, and an SVG
or an HTML file that is opened there runs its scripts in the name of the site.
"""

import os
import re
import unicodedata
import xml.parsers.expat
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from docs_parity.model.finding import Finding
from docs_parity.model.page import LocalizedPage, Tree
from docs_parity.model.rule import FILES, LANGUAGES, SAFETY, declare
from docs_parity.project.lazy_files import LazyFiles
from docs_parity.project.lazy_pages import LazyPages
from docs_parity.project.settings import Settings

PUBLISHED = frozenset(
    """
    avif csv docx epub gif ico jpeg jpg json m4a mp3 mp4 ods odt ogg pdf png pptx srt svg txt vtt webm webp
    xlsx zip
""".split()
)
MARKDOWN = frozenset("md markdown mdown mkdn mkd".split())
"""Told by their names and places already, and never published."""
DRAWN = frozenset(
    """
    a circle clippath defs desc ellipse filter g image line lineargradient marker mask metadata path pattern
    polygon polyline radialgradient rect stop style svg switch symbol text textpath title tspan use view
""".split()
)
EFFECT = re.compile(r"fe[a-z]+")
SVG, HTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
PICTURE = r"data:image/(?:png|jpeg|gif|webp)[;,]"
# In styles: what loads something, and escapes, which could spell it.
FETCHES = re.compile(rf"@import|url\(\s*+[\"']?+(?!#|{PICTURE})|\\[0-9a-f]", re.IGNORECASE)
OWN_ADDRESS = re.compile(rf"#|{PICTURE}", re.IGNORECASE)
LINK = re.compile(r"https?://", re.IGNORECASE)
MOST_BYTES = 5_000_000

UNSAFE_FILE = declare(
    "unsafe-file",
    group=FILES,
    place=660,
    exact=True,
    no_less=SAFETY,
    question="Is the file of a kind that runs nothing?",
    wrong="an SVG with a script in it, or an HTML file",
    right="a plain SVG, a PDF",
    more="Every file has an address of its own on the site, and what runs there runs in the name of the "
    "Office.",
)


def file_findings(root: Path, path: str, bare: bool) -> Iterator[Finding]:
    """What is wrong with a file that is no page of a language, beside its name.

    In a `bare` tree, whose conventions nobody knows, only drawings are asked.
    """
    kind = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    if kind and kind not in PUBLISHED | MARKDOWN and not bare:
        yield Finding(
            rule=UNSAFE_FILE.id,
            message=f"files of the kind .{kind} are not published",
            fix="Use an image, a PDF or an Office file, or take it out.",
            path=path,
        )
    elif kind == "svg":
        for line, problem in _in_drawing(root / path):
            yield Finding(
                rule=UNSAFE_FILE.id,
                message=problem,
                fix="Save the drawing again as plain SVG, without scripts and links.",
                path=path,
                line=line,
            )


def _in_drawing(file: Path) -> Iterator[tuple[int, str]]:
    try:
        if file.stat().st_size > MOST_BYTES:
            yield 1, f"the drawing has more than {MOST_BYTES // 1_000_000} MB and is not read"
            return
        data = file.read_bytes()
    except OSError as error:
        yield 1, f"the file cannot be opened: {error.strerror}"
        return
    reader = _Drawing()
    try:
        reader.parser.Parse(data, True)
    except (xml.parsers.expat.ExpatError, ValueError, LookupError) as error:
        yield getattr(error, "lineno", 1), "this is no SVG that every browser can read"
    yield from dict.fromkeys(reader.found)


class _Drawing:
    """Reads an SVG and notes what is more than a drawing.

    What drawing programs note in words of their own is shown by nobody.
    """

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._text
        self.parser.ProcessingInstructionHandler = lambda target, _: self._say(
            f"<?{target} can make something else of the drawing"
        )
        self.parser.EntityDeclHandler = lambda name, *_: self._say(
            f'the entity "{name}" of the drawing can hide something'
        )
        self._inside = ""

    def _say(self, problem: str) -> None:
        self.found.append((self.parser.CurrentLineNumber, problem))

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._inside = name = name.lower()
        if space in ("", HTML) or (space == SVG and name not in DRAWN and not EFFECT.fullmatch(name)):
            self._say(f"the drawing has <{name}>, which is more than a drawing")
        elif space == SVG:
            for attribute, value in attributes.items():
                self._attribute(name, attribute.rpartition(" ")[2].lower(), value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._say(f'"{name}" in the drawing would run a program')
        elif name == "href" and not OWN_ADDRESS.match(value) and not (tag == "a" and LINK.match(value)):
            self._say(f'the drawing loads or runs "{value[:60]}"')
        elif FETCHES.search(value):
            self._say(f'the drawing loads something in "{name}"')

    def _text(self, text: str) -> None:
        if self._inside == "style" and FETCHES.search(text):
            self._say("the drawing loads something in its style")


PAGE_SUFFIX = ".md"
OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")
# static-i18n takes any such folder for a language and drops its files without a word (RE_LOCALE in its
# config.py).
LOOKS_LIKE_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?|null")
# Files that hosts look for by exactly this name (GitHub Pages: a site's own domain).
READ_BY_HOSTS = frozenset({"CNAME"})
# Windows has devices of these names, whatever the ending, and cannot check such a file out.
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.DOTALL)
LONGEST_NAME = 200
"""Bytes of a name, of which systems take 255: the site's own files and those beside it have longer ones."""
GOOD_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
READABLE_NAME = re.compile(r"[\w.+@~,()-]+", re.ASCII)

PAGE_SPELLED_TWICE = declare(
    "page-spelled-twice",
    group=LANGUAGES,
    place=50,
    exact=True,
    no_less=SAFETY,
    question="Does a page have an address of its own?",
    wrong="`law.md` and `law/index.md`",
    right="one of the two",
)
FOLDER_NAME = declare(
    "folder-name",
    group=LANGUAGES,
    place=60,
    exact=True,
    question="Does the page stand in a language that the site has?",
    wrong="`docs/about/law.md`, `docs/de/law.md`",
    right="`docs/en/about/law.md`",
)
FILE_NAME = declare(
    "file-name",
    group=FILES,
    place=610,
    exact=True,
    question="Is the name fit for an address?",
    wrong="`Our Visit.svg`",
    right="`our-visit.svg`",
)
SYMLINK = declare(
    "symlink",
    group=FILES,
    place=650,
    exact=True,
    no_less=SAFETY,
    question="Is this the file itself?",
    wrong="a link to another place on the disk",
    right="a copy of the file",
    more="On another machine it would lead to another file, or to none.",
)


def read_tree(root: Path, settings: Settings, before: Tree | None = None) -> Tree:
    """Every page below `root` in the languages of `settings`; each is read when somebody first asks for it.

    `before` is the tree as it was read earlier in this process: files that did not change since are not read
    again. Raises OSError where `root` itself cannot be opened. What is wrong with single files is in the
    tree's findings.
    """
    files, findings, hidden = [], [], set()
    for path, trouble in _walk(root, ""):
        if path.rpartition("/")[2].startswith("."):
            hidden.add(path)
            continue
        files.append(path)
        if trouble:
            findings.append(trouble)
    linked = frozenset(finding.path for finding in findings)
    findings += [finding for path in files for finding in file_name_findings(path, settings.bare)]
    findings += _foreign_folders(files, settings)
    paths: dict[str, dict[str, str]] = {code: {} for code in settings.languages}
    assets = set()
    for path in files:
        language = path.partition("/")[0]
        if path.endswith(PAGE_SUFFIX) and language in paths:
            paths[language][path[len(language) + 1 : -len(PAGE_SUFFIX)]] = path
        elif path not in linked:
            assets.add(path)
            findings += file_findings(root, path, settings.bare)
    findings += _same_address(paths)
    earlier = before.localizations if before else {}
    localizations = {
        code: LazyPages(root, code, files_of, linked, _lazy(earlier.get(code)))
        for code, files_of in paths.items()
    }
    return Tree(
        tuple(settings.languages),
        localizations,
        LazyFiles(root, assets),
        tuple(findings),
        frozenset(hidden),
    )


def _lazy(pages: Mapping[str, LocalizedPage] | None) -> LazyPages | None:
    """The pages that were read earlier, if they know which files did not change since."""
    return pages if isinstance(pages, LazyPages) else None


def _walk(root: Path, folder: str) -> Iterator[tuple[str, Finding | None]]:
    """(path, None) for each plain file, (path, finding) for what is not followed.

    Hidden folders are not entered.
    """
    with os.scandir(root / folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.name.startswith("."):
            yield path, None
        elif entry.is_symlink():
            yield (
                path,
                Finding(
                    rule=SYMLINK.id,
                    message=f'"{entry.name}" is a link to another place on the disk',
                    fix=f"Put a copy of the {'folder' if entry.is_dir() else 'file'} itself here.",
                    path=path,
                ),
            )
        elif entry.is_dir():
            yield from _walk(root, path)
        else:
            yield path, None


def file_name_findings(path: str, bare: bool) -> Iterator[Finding]:
    """Names become addresses: plain letters, digits, hyphens; and every machine must be able to have them."""
    good = READABLE_NAME if bare else GOOD_NAME
    if path in READ_BY_HOSTS:
        return
    for part in path.split("/"):
        if not good.fullmatch(part):
            yield Finding(
                rule=FILE_NAME.id,
                message=f'the name "{part}" would make a broken or ugly address',
                fix=f'Rename it to "{_suggested(part)}" in every language.',
                path=path,
            )
            return
        if trouble := _elsewhere_impossible(part):
            problem, fix = trouble
            yield Finding(rule=FILE_NAME.id, message=problem, fix=fix, path=path)
            return
    if path.endswith(OTHER_MARKDOWN):
        yield Finding(
            rule=FILE_NAME.id,
            message="pages must end in .md",
            fix=f'Rename it to "{path.rpartition(".")[0]}.md".',
            path=path,
        )


def _elsewhere_impossible(name: str) -> tuple[str, str] | None:
    """Why a name that is fit for an address cannot be had on every machine, and what to do; else None."""
    if DEVICE.fullmatch(name):
        return (
            f'"{name}" is the name of a device on Windows, where nobody could check the files out',
            "Give it another name, in every language.",
        )
    if ".." in name or name.endswith("."):
        return (
            f'the name "{name}" has points that lead to another file on some machines',
            f'Rename it to "{re.sub("[.]{2,}", ".", name).strip(".")}" in every language.',
        )
    if len(name.encode(errors="surrogateescape")) > LONGEST_NAME:
        return (
            f'the name "{name[:40]}…" has more than {LONGEST_NAME} characters, too many for some machines',
            "Give it a shorter one, in every language.",
        )
    return None


def _suggested(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    cleaned = re.sub(r"-+", "-", re.sub(r"[^a-z0-9._-]+", "-", plain)).strip("-_")
    return f"page{cleaned}" if not cleaned or cleaned.startswith(".") else cleaned


def _foreign_folders(files: list[str], settings: Settings) -> Iterator[Finding]:
    """Folders at the top that look like a language nobody configured, and pages outside any language."""
    if settings.bare:
        return
    for folder in sorted({path.partition("/")[0] for path in files if "/" in path} - set(settings.languages)):
        if LOOKS_LIKE_LANGUAGE.fullmatch(folder):
            yield Finding(
                rule=FOLDER_NAME.id,
                message=f'the folder "{folder}" looks like a language, so its files would be lost',
                fix="Use a longer name, or add the language to editorial.yml and mkdocs.yml.",
                path=folder,
            )
    for path in files:
        folder = path.partition("/")[0]
        if (
            path.endswith(PAGE_SUFFIX)
            and folder not in settings.languages
            and not LOOKS_LIKE_LANGUAGE.fullmatch(folder)
        ):
            yield Finding(
                rule=FOLDER_NAME.id,
                message="this page stands outside the language folders and would be published in none",
                fix=f"Move it below {', '.join(f'{code}/' for code in settings.languages)}.",
                path=path,
            )


def _same_address(languages: dict[str, dict[str, str]]) -> Iterator[Finding]:
    """Two files that would be published at one address: other case, other accents' encoding, `x.md` and
    `x/index.md`.
    """
    for pages in languages.values():
        groups = defaultdict(list)
        for key, page in pages.items():
            groups[_address(key)].append(page)
        for paths in groups.values():
            for path in sorted(paths)[1:]:
                yield Finding(
                    rule=PAGE_SPELLED_TWICE.id,
                    message=f"this page and {min(paths)} have the same address",
                    fix="Keep one of the two.",
                    path=path,
                    original_path=min(paths),
                )


def _address(key: str) -> str:
    """Where a page would be published: a page called `readme` is the one that its folder opens with."""
    folder, stroke, name = unicodedata.normalize("NFC", key).casefold().rpartition("/")
    return f"{folder}{stroke}{'index' if name == 'readme' else name}".removesuffix("/index")
