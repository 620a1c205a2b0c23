"""An onion address is a setting: every page then tells Tor Browser of itself there."""

import re

from support.project import SITE_URL, Project
from support.unusual import ONION


def test_without_the_setting_no_page_speaks_of_it(small: Project):
    assert not [
        file
        for file in (small.root / "site").rglob("*")
        if file.is_file() and b"onion" in file.read_bytes().lower()
    ]


def test_each_page_names_its_own_address_and_stays_canonical_where_it_is(unusual: Project):
    site = unusual.root / "site"
    for file in site.rglob("index.html"):
        path = file.parent.relative_to(site).as_posix().removeprefix(".")
        address, html = f"{path}/" if path else "", file.read_text(encoding="utf-8")
        assert re.findall(r'<meta http-equiv="onion-location" content="([^"]*)">', html) == [
            f"{ONION}{address}"
        ]
        assert f'<link rel="canonical" href="{SITE_URL}{"verify/" if address == "v/" else address}">' in html
    assert "onion-location" not in unusual.read("404.html") + unusual.read("fr/404.html")
