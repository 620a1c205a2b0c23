"""Settings cannot open what the check and the site keep shut: addresses, HTML, and what safety rules weigh."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from docs_parity.model.rule import RULES
from docs_parity.rules.raw_html import DANGEROUS_TAGS
from editorial.extension import RECORDED
from editorial.office.address_syntax import built_address, other_site, page_address, web_address
from editorial.office.people import same_people
from editorial.office.published_tags import PUBLISHED_TAGS
from support.house import House
from support.rendering import ROOT
from support.unusual import ONION

sys.path.insert(0, str(ROOT / "hooks"))
from steps.build import Build
from steps.gate import need_address

UNSAFE = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "http://www.un.org/",
    "HTTP://www.un.org/",
    "//www.un.org/",
    "www.un.org",
    "/en/",
    "https:",
    "https://",
    "https:///x",
    "https://un.org@evil.example/",
    "https://evil.example\\@un.org/",
    "https://un.org/ x",
    'https://un.org/"onclick="x',
    "https://un.org/<script>",
    " https://un.org/",
    "https://un.org/\n",
    "https://-/",
    "ftp://un.org/",
]
SAFETY = {
    "unsafe-link",
    "unsafe-file",
    "image-outside",
    "raw-html",
    "text-direction",
    "symlink",
    "page-spelled-twice",
    "reserved-address",
    "cache-committed",
    "embargo",
}


def says(folder: Path, text: str, old: str = "") -> tuple[int, str]:
    """What the check of a small house says with other settings."""
    house = House(folder)
    file = folder / "editorial.yml"
    written = file.read_text(encoding="utf-8")
    assert old in written
    file.write_text(written.replace(old, text) if old else f"{written}\n{text}\n", encoding="utf-8")
    return house.says("check")


@pytest.mark.parametrize("address", UNSAFE)
def test_no_address_that_acts_or_is_not_whole_is_taken(address: str):
    for syntax in (page_address, web_address, built_address):
        with pytest.raises(ValueError, match="https://"):
            syntax(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.un.org/",
        "https://un.org",
        "https://un.org:8443/a/b",
        "https://\u00fcber.example/",
        "https://a-b.c1.org/x_y~z,",
    ],
)
def test_a_whole_address_is(address: str):
    assert page_address(address) == address
    assert web_address(address) == f"{address.removesuffix('/')}/"
    assert built_address(address) == address


def test_a_page_elsewhere_may_have_a_query_and_a_place():
    assert page_address("https://www.un.org/?a=b&c#d")


@pytest.mark.parametrize(
    "address",
    [ONION, f"{ONION}an/office/", "http://localhost:8000/", "http://127.0.0.1/x/", "http://[::1]:80"],
)
def test_a_site_may_be_built_for_the_Tor_network_and_for_this_machine(address: str):
    assert built_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        ONION.replace("http:", "https:", 1).replace("onion", "onion.x\n"),
        "http://abc.onion/",
        "http://evil.example/.onion",
    ],
)
def test_and_for_nothing_that_only_looks_so(address: str):
    with pytest.raises(ValueError, match="address"):
        built_address(address)


@given(st.text(max_size=40))
def test_whatever_is_taken_begins_with_https_and_has_no_sign_that_ends_an_attribute(text: str):
    for syntax in (page_address, web_address):
        try:
            taken = syntax(text)
        except ValueError:
            continue
        assert taken.startswith("https://") and not re.search(r"[\s\"<>\\\\]", taken)


def test_a_language_is_written_in_the_direction_that_it_has(tmp_path: Path):
    code, said = says(tmp_path, "fr: {name: Français, direction: rtl}", "fr: {name: Français}")
    assert code == 2
    assert (
        '"direction" of "fr" is "rtl", and this language is written from left to right. Write `direction: ltr`.'
        in said
    )


@pytest.mark.parametrize(
    ("spelling", "name"),
    [("Jane Mary Doe", "Omar al-Bashir"), ("J. Doe", "J. Smith"), ("", "A Person")],
)
def test_no_statement_is_listed_under_somebody_elses_name(spelling: str, name: str):
    with pytest.raises(ValueError, match="no word stands in both"):
        same_people({spelling: name})


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Alice Nderitu", "Alice Wairimu Nderitu"),
        ("IVAN SIMONOVIC", "Ivan Šimonović"),
        ("Juan Mendez", "Juan E. Méndez"),
        ("Søren Ask", "Soren Ask-Berg"),
    ],
)
def test_two_spellings_of_one_name_have_a_word_in_common(spelling: str, name: str):
    assert same_people({spelling: name}) == {spelling: name}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://www.un.org/", "//un.org/"])
def test_the_address_of_the_office_is_told_with_its_line(tmp_path: Path, address: str):
    code, said = says(tmp_path, f'address: "{address}"', "address: https://www.un.org/")
    assert code == 2
    assert (
        f'editorial.yml:10: "address" is no address that is safe to link to: {address}. Write it whole, with https://. Correct it.'
        in said
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("address: javascript:alert(1)", '"address" has an address that is not whole: javascript:alert(1)'),
        ("address: http://site.example/", '"address" has an address that is not whole: http://site.example/'),
        (
            "mirrors: [http://mirror.example/]",
            '"mirrors" has an address that is not whole: http://mirror.example/',
        ),
        ("onion: https://abc.onion/", '"onion" is no onion address'),
        (
            'hosts: ["javascript:{language}"]',
            '"hosts" has something else than a site with a page in each language',
        ),
        (
            'hosts: ["https://un.org/{language}/"]',
            '"hosts" has something else than a site with a page in each language',
        ),
        ("hosts: [un.org]", '"hosts" has something else than a site with a page in each language'),
    ],
)
def test_every_other_address_too(tmp_path: Path, line: str, told: str):
    code, said = says(tmp_path, line)
    assert code == 2 and told in said and "Traceback" not in said


@pytest.mark.parametrize(
    "site",
    ["un.org/{language}/", "{language}.wikipedia.org/", "un.org/press/{language}/", "un.org/{language}"],
)
def test_another_site_in_each_language_is_one(site: str):
    assert other_site(site) == site


@pytest.mark.parametrize("address", UNSAFE[:8])
def test_a_site_is_not_built_for_an_unsafe_address(address: str):
    config = MkDocsConfig()
    config.load_dict({"site_name": "x"})
    config.site_url = address
    with pytest.raises(Abort, match="site_url"):
        need_address(Build(), config)
    need_address(Build(serving=True), config)
    config.site_url = ""
    need_address(Build(), config)


@pytest.mark.parametrize(
    "tag",
    ["script", "iframe", "style", "form", "input", "svg", "object", "button", "font", "SCRIPT", "x y", ""],
)
def test_html_that_could_act_is_refused_with_a_sentence(tmp_path: Path, tag: str):
    code, said = says(tmp_path, f'html: [abbr, "{tag}"]', "html: [abbr, sub, sup]")
    assert code == 2
    assert (
        f'"html" cannot have <{tag}>: it could act or ask readers for something, or the site takes it out.'
        in said
    )


def test_every_tag_that_can_be_allowed_reaches_readers(tmp_path: Path):
    tags = sorted(PUBLISHED_TAGS - DANGEROUS_TAGS)
    assert {"abbr", "sub", "s"} <= set(tags) and not DANGEROUS_TAGS & set(tags)
    assert says(tmp_path, f"html: [{', '.join(tags)}]", "html: [abbr, sub, sup]")[0] == 0


def test_the_rules_that_protect_readers_are_these():
    assert {rule.id for rule in RULES.rules().values() if rule.no_less} == SAFETY | RECORDED


@pytest.mark.parametrize("place", ["", "sections"])
@pytest.mark.parametrize("weight", ["warning", "info"])
@pytest.mark.parametrize("rule", sorted(SAFETY | RECORDED))
def test_nobody_makes_them_weigh_less(tmp_path: Path, rule: str, weight: str, place: str):
    severity = f"severity: {{{rule}: {weight}}}"
    code, said = (
        says(tmp_path, severity)
        if not place
        else says(
            tmp_path,
            f"  about: {{translations: required, grace: 14, {severity}}}",
            "  about: {translations: required, grace: 14}",
        )
    )
    assert code == 2 and f'sets "{rule}" to "{weight}". ' in said and "Take the line out." in said


@pytest.mark.parametrize("rule", sorted(SAFETY))
def test_that_they_are_errors_may_be_written(tmp_path: Path, rule: str):
    assert says(tmp_path, f"severity: {{{rule}: error}}")[0] == 0
