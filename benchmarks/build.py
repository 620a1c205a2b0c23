"""How long the check and the build take with many statements, beside stock Material with static-i18n.

    python benchmarks/build.py [STATEMENTS]     (default 1000; each in three languages)

Both sites are built from the same Markdown, one after the other, on this machine; ratios count, not seconds.
The figures of the last run stand in benchmarks/README.md.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
DAYS = [f"{2005 + i // 336}-{i % 336 // 28 + 1:02d}-{i % 28 + 1:02d}" for i in range(6720)]
STOCK = """site_name: Stock
site_url: https://stock.example/
theme: {name: material}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
        - {locale: es, name: Español}
markdown_extensions: [attr_list, tables, admonition, footnotes, def_list, abbr, sane_lists, pymdownx.details,
  pymdownx.superfences, pymdownx.blocks.caption]
"""


def main() -> None:
    """Generate, measure, print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        house, stock = Path(folder, "house"), Path(folder, "stock")
        project(house, count)
        stock_project(stock, house)
        rows = [
            ("editorial check", timed(house, "editorial", "check")),
            ("this site, gate and build", timed(house, "mkdocs", "build", "--quiet")),
            ("stock Material + static-i18n + search", timed(stock, "mkdocs", "build", "--quiet")),
        ]
    print(f"{count} statements and this site's pages, x 3 languages\n")
    print("| what | seconds | peak MB |\n|---|--:|--:|")
    for name, (seconds, megabytes) in rows:
        print(f"| {name} | {seconds:.1f} | {megabytes:.0f} |")
    print(f"\nstock / ours: {rows[2][1][0] / rows[1][1][0]:.1f}")


def project(folder: Path, count: int) -> None:
    """This repository with `count` further statements, copies of its own with other days."""
    for name in ("mkdocs.yml", "editorial.yml", "glossary.yml", "overrides", "hooks", "docs"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, _parent(folder / name))
    models = sorted((ROOT / "docs/en/statements").glob("*/*.md"))
    for index, day in enumerate(DAYS[:count]):
        model = models[index % len(models)]
        old = model.name[:10]
        for language in ("en", "fr", "es"):
            text = (ROOT / "docs" / language / model.relative_to(ROOT / "docs/en")).read_text(
                encoding="utf-8"
            )
            path = folder / "docs" / language / "statements" / day[:4] / f"{day}-number-{index}.md"
            _parent(path).write_text(text.replace(f"{old}T", f"{day}T"), encoding="utf-8")


def stock_project(folder: Path, house: Path) -> None:
    """Stock Material's site of the same Markdown."""
    shutil.copytree(house / "docs", folder / "docs")
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")


def _parent(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def timed(folder: Path, *arguments: str) -> tuple[float, float]:
    """(seconds, peak memory in MB) of a module run in a folder."""
    begun = time.perf_counter()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments], cwd=folder, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{arguments} failed")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
