"""What the Nu HTML checker says of the built pages: nothing."""

from pathlib import Path

from support.project import Project
from support.serving import serving
from support.vnu import messages

# Python-Markdown writes <br /> as in XHTML. In HTML the slash changes nothing.
HARMLESS = "Trailing slash on void elements"


def addresses(site: Path, address: str) -> list[str]:
    """Where each page of a site is served."""
    return [f"{address}/{file.relative_to(site).as_posix().removesuffix('index.html')}" for file in sorted(site.rglob("*.html"))]


def test_the_nu_html_checker_has_nothing_to_say_about_any_page(real_site: Path, stale: Project):
    with serving(real_site) as real, serving(stale.root / "site") as other:
        said = messages([*addresses(real_site, real), *addresses(stale.root / "site", other)])
    said = [message for message in said if HARMLESS not in message]
    assert not said, "\n".join(said)


def test_the_nu_html_checker_does_find_what_is_wrong(tmp_path: Path):
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><title>T</title><body><section><p>A<ul></p></ul><img src=a /></section>", encoding="utf-8")
    with serving(tmp_path) as address:
        said = messages(addresses(tmp_path, address))
    assert any("alt" in message for message in said) and any("Section lacks heading" in message for message in said)
