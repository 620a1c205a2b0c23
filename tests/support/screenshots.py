"""Pictures of every kind of page, for people to look at.

    python -m tests.support.screenshots [--site FOLDER] [--only KIND…] [--language CODE…] [--width N…] [--look light|dark|forced|print] [--script]

Builds the site, unless a built one is named, and writes `.cache/screenshots/<kind>-<language>-<width>[-<look>].png` (the whole page)
and for each kind `<kind>[-<look>].png`, all languages and widths side by side.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from .chromium import ARGUMENTS, find
from .pages import FOR_ALL, KINDS, LANGUAGES, pages
from .serving import serving

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / ".cache/screenshots"
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "print": {},
}
SHEET_HEIGHT = 2400


def main() -> None:
    """Build, take, join."""
    options = _options()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as built, sync_playwright() as playwright:
        site = options.site or _build(Path(built, "site"))
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        with serving(site) as address:
            for kind, taken in _taken(browser, address, options).items():
                print(_sheet(kind + _suffix(options.look), taken).relative_to(REPOSITORY))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path)
    parser.add_argument("--only", nargs="+", choices=[*KINDS, *FOR_ALL], default=[*KINDS, *FOR_ALL])
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--width", nargs="+", type=int, default=[320, 1280])
    parser.add_argument("--look", choices=LOOKS, default="light")
    parser.add_argument("--script", action="store_true", help="with JavaScript")
    return parser.parse_args()


def _build(site: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=REPOSITORY,
        check=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_DIR": str(site)},
    )
    return site


def _wanted(options: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """(kind, language or nothing, path)."""
    for language in options.language:
        yield from ((kind, f"-{language}", path) for kind, path in pages(language) if kind in options.only)
    yield from ((kind, "", path) for kind, path in FOR_ALL.items() if kind in options.only)


def _taken(browser: Browser, address: str, options: argparse.Namespace) -> dict[str, list[Path]]:
    """The pictures taken, by kind."""
    taken: dict[str, list[Path]] = {}
    for width in options.width:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=options.script,
            **LOOKS[options.look],
        )
        page = context.new_page()
        if options.look == "print":
            page.emulate_media(media="print")
        for kind, language, path in _wanted(options):
            page.goto(f"{address}/{path}")
            file = FOLDER / f"{kind}{language}-{width}{_suffix(options.look)}.png"
            page.screenshot(path=file, full_page=True)
            taken.setdefault(kind, []).append(file)
        context.close()
    return taken


def _suffix(look: str) -> str:
    return "" if look == "light" else f"-{look}"


def _sheet(name: str, files: list[Path]) -> Path:
    """One picture of several, side by side, cut where they are very long."""
    images = [Image.open(file).convert("RGB") for file in files]
    height = min(SHEET_HEIGHT, max(image.height for image in images))
    sheet = Image.new("RGB", (sum(image.width + 16 for image in images), height), "grey")
    left = 0
    for image in images:
        sheet.paste(image.crop((0, 0, image.width, min(image.height, height))), (left, 0))
        left += image.width + 16
    path = FOLDER / f"{name}.png"
    sheet.save(path)
    return path


if __name__ == "__main__":
    main()
