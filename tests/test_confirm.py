"""`editorial confirm`: a person says that a translation is up to date, and one line changes."""

from pathlib import Path

import pytest

from support.house import ENGLISH, SPANISH, House
from support.revisions import revision_of


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    file = house.root / "docs/fr/about/page.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            f"  of: {revision_of(ENGLISH)}\n  status: translated", "  status: translated  # by A. Person"
        ),
        encoding="utf-8",
    )
    house.commit()
    return house


NEW = ENGLISH.replace("warns early", "warns in time")


def test_the_first_confirmation_adds_one_line_and_leaves_every_other_byte(house: House):
    before = house.read("fr/about/page.md")
    code, said = house.says("confirm", "about/page", "fr")
    assert (code, said) == (0, f"fr/about/page.md now says that it was made from {revision_of(ENGLISH)}.\n")
    assert house.read("fr/about/page.md") == before.replace(
        "translation:\n", f"translation:\n  of: {revision_of(ENGLISH)}\n"
    )


def test_the_next_confirmation_changes_one_line(house: House):
    house.run("confirm", "about/page", "fr")
    before = house.read("fr/about/page.md")
    house.write("en/about/page.md", NEW)
    assert house.run("confirm", "about/page").exit_code == 0
    assert house.read("fr/about/page.md") == before.replace(revision_of(ENGLISH), revision_of(NEW))


def test_line_ends_of_Windows_and_a_byte_order_mark_stay(house: House):
    file = house.root / "docs/fr/about/page.md"
    data = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(data)
    house.run("confirm", "about/page", "fr")
    assert file.read_bytes() == data.replace(
        b"translation:\r\n", f"translation:\r\n  of: {revision_of(ENGLISH)}\r\n".encode()
    )


def test_pasting_the_line_of_the_message_makes_it_fresh(house: House):
    house.run("confirm", "about/page", "fr")
    house.write("en/about/page.md", NEW)
    message = house.says("check")[1]
    line, written = message.partition("then replace line ")[2].partition("`.")[0].split(" with `", 1)
    file = house.root / "docs/fr/about/page.md"
    lines = file.read_text(encoding="utf-8").split("\n")
    lines[int(line) - 1] = written
    file.write_text("\n".join(lines), encoding="utf-8")
    assert house.says("check") == (0, "Ready to be published: 1 page in 2 languages.\n")


def test_a_changed_fact_is_named_once_more_when_it_is_confirmed(house: House):
    house.run("confirm", "about/page", "fr")
    house.commit()
    for code in ("en", "fr"):
        house.replace(f"{code}/about/page.md", "2005", "2006")
    revision = revision_of(house.read("en/about/page.md"))
    assert house.says("confirm", "about/page", "fr") == (
        0,
        (
            f'fr/about/page.md now says that it was made from {revision}.\n  Make sure that it says so: "2005" is now "2006".\n'
        ),
    )


def test_what_counts_is_the_original_as_it_stands(house: House):
    house.run("confirm", "about/page", "fr")
    house.commit()
    for code, text in (("en", "It works with partners."), ("fr", "Il travaille avec des partenaires.")):
        house.write(f"{code}/about/page.md", f"{house.read(f'{code}/about/page.md')}\n{text}\n")
    said = house.says("check")[1]
    assert "(translation-stale)" in said and "block-skeleton" not in said
    assert house.run("confirm", "about/page", "fr").exit_code == 0
    assert house.says("check") == (0, "Ready to be published: 1 page in 2 languages.\n")


def test_a_paragraph_taken_out_on_both_sides_is_no_fault(house: House):
    house.run("confirm", "about/page", "fr")
    house.commit()
    house.replace("en/about/page.md", "The Office warns early.\n\n", "")
    house.replace("fr/about/page.md", "Le Bureau alerte tôt.\n\n", "")
    assert "block-skeleton" not in house.says("check")[1]
    assert house.run("confirm", "about/page", "fr").exit_code == 0


@pytest.mark.parametrize(
    "name",
    [
        "about/page",
        "about/page.md",
        "fr/about/page.md",
        "docs/fr/about/page.md",
        "docs/en/about/page.md",
        "about\\page",
        "docs\\fr\\about\\page.md",
    ],
)
def test_a_page_may_be_named_in_every_way_that_people_do(house: House, name: str):
    assert house.run("confirm", name, "fr").exit_code == 0


def test_a_translation_that_differs_is_refused(house: House):
    house.replace("fr/about/page.md", "Le Bureau alerte tôt.\n\n", "")
    before = house.read("fr/about/page.md")
    code, said = house.says("confirm", "about/page", "fr")
    assert code == 1
    assert said == (
        "fr/about/page.md was not confirmed: it differs from docs/en/about/page.md.\n"
        'docs/fr/about/page.md:6: the paragraph "The Office warns early." (line 6 of en/about/page.md) is missing after this line '
        "(block-skeleton). Translate it below line 6.\n"
        'Put that right, or keep it, if it is meant: editorial accept docs/fr/about/page.md:6 --reason "…"\n'
        'With --reason "…" this command records the revision all the same; the difference stays a finding.\n'
    )
    assert house.read("fr/about/page.md") == before


def test_a_reason_confirms_what_differs_and_stays_in_the_record(house: House):
    house.replace("fr/about/page.md", "Le Bureau alerte tôt.\n\n", "")
    assert (
        house.run(
            "confirm", "about/page", "fr", "--reason", "The first sentence stands in the title."
        ).exit_code
        == 0
    )
    assert (
        '  status: translated  # by A. Person\n  reason: "The first sentence stands in the title."\n---'
        in house.read("fr/about/page.md")
    )
    house.replace("fr/about/page.md", "---\n\nEn", "---\n\nLe Bureau alerte tôt.\n\nEn")
    house.run("confirm", "about/page", "fr")
    assert "reason:" not in house.read("fr/about/page.md")


def test_all_at_once_needs_a_reason_and_is_shown_ever_after(house: House):
    assert house.says("confirm", "--all")[0] == 2
    assert house.says("confirm", "--all", "about/page", "--reason", "Moved.")[0] == 2
    assert house.run("confirm", "--all", "--reason", "Moved from the former site.").exit_code == 0
    assert '  bulk: "Moved from the former site."\n' in house.read("fr/about/page.md")
    assert (
        'was confirmed together with all others, unread: "Moved from the former site." (confirmed-in-bulk)'
        in house.says("check")[1]
    )
    assert "confirmed in bulk: Moved from the former site." in house.says("status")[1]


def test_a_confirmation_by_name_takes_the_bulk_away(house: House):
    house.run("confirm", "--all", "--reason", "Moved from the former site.")
    house.run("confirm", "about/page", "fr")
    assert "bulk" not in house.read("fr/about/page.md")
    assert house.says("check") == (0, "Ready to be published: 1 page in 2 languages.\n")


def test_a_record_on_one_line_gets_a_line_for_each_entry(house: House):
    house.replace(
        "fr/about/page.md",
        "translation:\n  status: translated  # by A. Person\n",
        "translation: {status: translated}\n",
    )
    house.run("confirm", "about/page", "fr")
    assert f"translation:\n  of: {revision_of(ENGLISH)}\n  status: translated\n---" in house.read(
        "fr/about/page.md"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Error: name a page, for example: editorial confirm about/overview fr\n"),
        (
            ("nothing", "fr"),
            "Error: there is no page nothing. Its name is its path without language and ending, for example about/overview.\n",
        ),
        (("about/page", "es"), "Error: about/page has no translation into es: it can be confirmed in fr.\n"),
    ],
)
def test_wrong_use_is_answered_with_what_to_do(house: House, arguments: tuple[str, ...], said: str):
    code, printed = house.says("confirm", *arguments)
    assert code == 2
    assert printed.endswith(said)


def test_what_does_not_exist_cannot_be_confirmed(house: House):
    (house.root / "docs/fr/about/page.md").unlink()
    assert house.says("confirm", "about/page", "fr") == (
        1,
        "fr/about/page.md was not confirmed: it is missing.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "confirmed"),
    [
        (("docs/es/about/page.md",), ["es"]),
        (("es\\about\\page.md",), ["es"]),
        (("docs/en/about/page.md",), ["fr", "es"]),
        (("about/page",), ["fr", "es"]),
        (("docs/es/about/page.md", "fr"), ["fr"]),
    ],
)
def test_the_file_of_a_translation_names_that_translation_alone(
    house: House, arguments: tuple[str, ...], confirmed: list[str]
):
    (house.root / "editorial.yml").write_text(
        "languages: {en: {name: English}, fr: {name: Français}, es: {name: Español}}\n", encoding="utf-8"
    )
    house.write("es/about/page.md", SPANISH)
    house.run("confirm", *arguments)
    assert {code for code in ("fr", "es") if "of:" in house.read(f"{code}/about/page.md")} == set(confirmed)


def test_what_was_confirmed_by_name_is_not_made_unread_by_all(house: House):
    house.run("confirm", "about/page", "fr")
    before = house.read("fr/about/page.md")
    assert house.says("confirm", "--all", "--reason", "Moved from the former site.") == (
        0,
        "There is nothing to confirm.\n",
    )
    assert house.read("fr/about/page.md") == before


def test_a_file_that_cannot_be_read_is_refused_with_what_is_wrong_with_it(house: House):
    file = house.root / "docs/fr/about/page.md"
    file.write_bytes(file.read_text(encoding="utf-8").encode("latin-1", "replace"))
    assert house.says("confirm", "about/page", "fr") == (
        1,
        "fr/about/page.md was not confirmed: it, or its original, cannot be read.\n"
        "docs/fr/about/page.md:3: byte E7 is not UTF-8 text (unreadable-bytes). Save the file again with the encoding UTF-8.\n",
    )


def test_a_translation_without_original_is_refused_with_what_to_do(house: House):
    (house.root / "docs/en/about/page.md").unlink()
    code, said = house.says("confirm", "about/page", "fr")
    assert code == 1
    assert said.startswith(
        "fr/about/page.md was not confirmed: it is orphan.\n"
        "docs/fr/about/page.md:1: this translation has no original: there is no en/about/page.md (orphan-translation)."
    )


def test_a_file_that_may_not_be_written_is_named(house: House, monkeypatch: pytest.MonkeyPatch):
    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert house.says("confirm", "about/page", "fr") == (
        1,
        "fr/about/page.md was not confirmed: the file cannot be written (this user may not do that).\n",
    )
