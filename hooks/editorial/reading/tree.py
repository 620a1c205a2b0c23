"""From a docs folder to its versions: walks the folder, reads each page, and says what cannot be read."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from editorial.model.finding import Finding
from editorial.model.page import Version
from editorial.model.tree import Tree
from editorial.reading.settings import Settings
from editorial.reading.version import read_version

PAGE_SUFFIX = ".md"
OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")
MOST_BYTES = 1_000_000
# static-i18n takes any such folder for a language and drops its files without a word (RE_LOCALE in its config.py).
LOOKS_LIKE_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?|null")
# Files that hosts look for by exactly this name (GitHub Pages: a site's own domain).
READ_BY_HOSTS = frozenset({"CNAME"})
GOOD_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
READABLE_NAME = re.compile(r"[\w.+@~,()-]+", re.ASCII)


def read_tree(root: Path, settings: Settings) -> Tree:
    """Read every page below `root` in the languages of `settings`.

    Raises OSError where `root` itself cannot be opened. What is wrong with single files is in the tree's findings.
    """
    files, findings = [], []
    for path, trouble in _walk(root, ""):
        files.append(path)
        if trouble:
            findings.append(trouble)
    linked = {finding.path for finding in findings}
    findings += [finding for path in files for finding in _names(path, settings)]
    findings += _foreign_folders(files, settings)
    versions: dict[str, dict[str, Version]] = {code: {} for code in settings.languages}
    assets = set()
    for path in files:
        language = path.partition("/")[0]
        if path.endswith(PAGE_SUFFIX) and language in versions:
            key = path[len(language) + 1:-len(PAGE_SUFFIX)]
            versions[language][key] = Version(language, key, path, readable=False)
            if path not in linked:
                versions[language][key], troubles = _read_file(root, path, language, key)
                findings += troubles
        elif path not in linked:
            assets.add(path)
    findings += _same_address(versions)
    return Tree(tuple(settings.languages), versions, frozenset(assets), tuple(findings))


def _walk(root: Path, folder: str) -> Iterator[tuple[str, Finding | None]]:
    """(path, None) for each plain file, (path, finding) for what is not followed. Hidden names are left out."""
    with os.scandir(root / folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield path, Finding("symlink", f'"{entry.name}" is a link to another place on the disk',
                                f"Put a copy of the {'folder' if entry.is_dir() else 'file'} itself here.", path)
        elif entry.is_dir():
            yield from _walk(root, path)
        else:
            yield path, None


def _names(path: str, settings: Settings) -> Iterator[Finding]:
    """Names become addresses: plain letters, digits, hyphens."""
    good = READABLE_NAME if settings.bare else GOOD_NAME
    if path in READ_BY_HOSTS:
        return
    for part in path.split("/"):
        if not good.fullmatch(part):
            yield Finding("file-name", f'the name "{part}" would make a broken or ugly address',
                          f'Rename it to "{_suggested(part)}" in every language.', path)
            return
    if path.endswith(OTHER_MARKDOWN):
        yield Finding("file-name", "pages must end in .md", f'Rename it to "{path.rpartition(".")[0]}.md".', path)


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
            yield Finding("folder-name", f'the folder "{folder}" looks like a language, so its files would be lost',
                          "Use a longer name, or add the language to editorial.yml and mkdocs.yml.", folder)
    for path in files:
        folder = path.partition("/")[0]
        if path.endswith(PAGE_SUFFIX) and folder not in settings.languages and not LOOKS_LIKE_LANGUAGE.fullmatch(folder):
            yield Finding("folder-name", "this page stands outside the language folders and would be published in none",
                          f"Move it below {', '.join(f'{code}/' for code in settings.languages)}.", path)


def _read_file(root: Path, path: str, language: str, key: str) -> tuple[Version, list[Finding]]:
    unread = Version(language, key, path, readable=False)
    try:
        size = (root / path).stat().st_size
        if size > MOST_BYTES:
            return unread, [Finding("large-page", f"this page has {max(size / 1e6, 1.1):.1f} MB and may have at most 1 MB",
                                    "Split it into several pages, and put pictures into files of their own.", path)]
        data = (root / path).read_bytes()
    except OSError as error:
        return unread, [Finding("unreadable-bytes", f"the file cannot be opened: {error.strerror}",
                                "Ask who looks after the repository.", path)]
    return read_version(data, language, key, path)


def _same_address(versions: dict[str, dict[str, Version]]) -> Iterator[Finding]:
    """Two files that would be published at one address: other case, other accents' encoding, `x.md` and `x/index.md`."""
    for pages in versions.values():
        groups = defaultdict(list)
        for key, version in pages.items():
            address = unicodedata.normalize("NFC", key).casefold().replace("readme", "index").removesuffix("/index")
            groups[address].append(version.path)
        for paths in groups.values():
            for path in sorted(paths)[1:]:
                yield Finding("page-spelled-twice", f"this page and {sorted(paths)[0]} have the same address",
                              "Keep one of the two.", path, original_path=sorted(paths)[0])
