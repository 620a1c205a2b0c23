"""The table of headers, and what the writers make of it."""

import re
from pathlib import Path

import pytest

from docs_parity.project.settings import read_settings
from editorial.site.pages.styles import KINDS
from editorial.site.server import hosts
from editorial.site.server.headers import FOR_EVER, PATTERNS, REVALIDATED, Table, header_table
from editorial.site.server.policy import DRAWING, FILE
from support.headers import FILES, GOLDEN, STYLES, golden_table
from support.rendering import ROOT


def chosen(table: Table, path: str) -> tuple[str, str]:
    """(policy, caching) that the table gives an address, as every server must work it out."""
    return tuple(
        next(
            (case.value for case in reversed(choice.cases) if re.search(case.pattern, path)), choice.otherwise
        )
        for choice in table.choices
    )


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_host_gets_the_file_that_it_got_before(name: str):
    assert FILES[name](golden_table()) == (GOLDEN / name).read_text(encoding="utf-8")


def test_every_kind_of_page_has_its_addresses():
    assert set(KINDS) == set(PATTERNS)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "root"),
        ("/index.html", "root"),
        ("/fr/", "home"),
        ("/fr/index.html", "home"),
        ("/404.html", "not-found"),
        ("/es/404.html", "not-found"),
        ("/en/statements/", "statements"),
        ("/en/statements/2024/2024-01-16-a/", "statement"),
        ("/en/statements/page/12/", "list"),
        ("/en/statements/2024/", "list"),
        ("/fr/statements/2024/page/3/", "list"),
        ("/fr/statements/country/", "list"),
        ("/es/statements/country/SDN/page/2/", "list"),
        ("/es/statements/adviser/a-person/index.html", "list"),
        ("/en/about/", "main"),
        ("/fr/search/", "search"),
        ("/fr/about/404/", "main"),
        ("/en/statements/about-them/", "main"),
        ("/elsewhere/", "main"),
        ("/french/", "main"),
        ("/fr/statements/2024/2024-01-16-a/v1/", "version"),
        ("/fr/statements/2024/2024-01-16-a/changes/2/", "changes"),
        ("/v/404.html", "not-found"),
        ("/v/", "verify"),
        ("/verify/", "verify"),
        ("/v/7K3M-Q9TD-2XVB/", "code"),
        ("/fr/verify/", "main"),
    ],
)
def test_an_address_has_the_policy_of_its_kind(path: str, kind: str):
    table = golden_table()
    assert chosen(table, path)[0] == table.policy(kind)


@pytest.mark.parametrize(
    ("path", "policy", "caching"),
    [
        ("/assets/figures/a.svg", DRAWING, REVALIDATED),
        ("/assets/icon.0123abcd.svg", DRAWING, FOR_EVER),
        ("/sitemap.xml", FILE, REVALIDATED),
        ("/fr/feed.json", FILE, REVALIDATED),
        ("/fr/statements/country/SDN/feed.xml", FILE, REVALIDATED),
        ("/statements.csv", FILE, REVALIDATED),
        ("/fr/statements/2024/2024-01-16-a/statement.txt", FILE, REVALIDATED),
        ("/fr/statements/2024/2024-01-16-a/v1/statement.json", FILE, REVALIDATED),
        ("/schemas/statement-file.schema.json", FILE, REVALIDATED),
        ("/pagefind/fragment/fr_e1e14a8.pf_fragment", FILE, FOR_EVER),
        ("/pagefind/pagefind.js", FILE, REVALIDATED),
        ("/pagefind/pagefind-entry.json", FILE, REVALIDATED),
        ("/pagefind/wasm.fr.pagefind", FILE, REVALIDATED),
    ],
)
def test_a_file_may_do_nothing_and_is_kept_if_its_name_changes_with_it(path: str, policy: str, caching: str):
    assert chosen(golden_table(), path) == (policy, caching)


def test_below_a_path_every_address_has_it():
    table = header_table("https://host.example/an.office/", STYLES, read_settings(ROOT / "editorial.yml"))
    assert chosen(table, "/an.office/fr/")[0] == table.policy("home")
    assert chosen(table, "/fr/")[0] != table.policy("home")
    for write in FILES.values():
        assert "/an.office/fr/" in (text := write(table).replace("\\", "")) and "Onion" not in text


def test_where_rules_add_up_no_address_gets_two_policies():
    rules = re.findall(
        r"^(/\S*)\n  Content-Security-Policy", (GOLDEN / "_headers").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(rules) > 10
    for rule in rules:
        assert not [
            other for other in rules if other != rule and other.endswith("*") and rule.startswith(other[:-1])
        ], rule


def test_the_files_lie_in_the_site_or_beside_it_and_say_of_the_real_site_no_more_than_hosts_take(
    real_site: Path,
):
    assert {file.name for file in hosts.folder_beside(real_site).iterdir()} == set(hosts.BESIDE)
    assert all((real_site / name).exists() for name in hosts.INSIDE)
    text = (real_site / "_headers").read_text(encoding="utf-8")
    assert (
        len(re.findall(r"^/", text, re.MULTILINE)) <= 100 and max(map(len, text.splitlines())) <= 2000
    )  # Cloudflare Pages takes no more


def test_a_policy_is_short_since_nobody_compresses_it(real_site: Path):
    lines = (hosts.folder_beside(real_site) / "nginx.conf").read_text(encoding="utf-8").splitlines()
    assert max(len(policy) for line in lines for policy in re.findall(r'default-src [^"]+', line)) < 400


@pytest.mark.parametrize("name", [*hosts.INSIDE, *hosts.BESIDE])
def test_every_file_says_that_a_build_has_made_it(real_site: Path, name: str):
    """By these words a folder is known that the next build may take the place of."""
    folder = real_site if name in hosts.INSIDE else hosts.folder_beside(real_site)
    assert (folder / name).read_text(encoding="utf-8").startswith(hosts.MADE)
