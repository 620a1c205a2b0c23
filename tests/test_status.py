"""`editorial status` and `editorial diff`: what waits for a translator, and what changed."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.reports.change_report import word_changes
from support.house import ENGLISH, House
from support.revisions import revision_of


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.commit()
    return house


def change(house: House, old: str, new: str) -> str:
    """Change the English page and commit it; its new revision."""
    house.replace("en/about/page.md", old, new)
    house.commit("2026-11-20")
    return revision_of(house.read("en/about/page.md"))


def test_what_is_done_is_only_counted(house: House):
    assert house.says("status") == (0, "French: 1 of 1 page done (100 %).\n")


def test_one_changed_word_is_one_stale_block(house: House):
    change(house, "warns early", "warns soon")
    assert house.says("status") == (
        0,
        (
            "about/page (fr)  stale  faithful  translated  1 block changed, 4 words to translate; since 20 November 2026; "
            "may wait until 4 December 2026\n"
            "\n"
            "French: 0 of 1 page done (0 %); 1 stale; 4 words to translate.\n"
        ),
    )


def test_the_difference_shows_the_word_and_the_line_to_paste(house: House):
    revision = change(house, "warns early", "warns soon")
    assert house.says("diff", "about/page", "fr") == (
        0,
        (
            "The English text changed on 20 November 2026 after the French one was made: 1 block, 4 words to translate.\n"
            "\n"
            "1. paragraph changed (text) · docs/en/about/page.md:6 · docs/fr/about/page.md:9\n"
            "   original     The Office warns [-early.-]{+soon.+}\n"
            "   translation  Le Bureau alerte tôt.\n"
            "\n"
            f"When docs/fr/about/page.md says the same again, replace line 5 with `  of: {revision}`.\n"
            "Or run: editorial confirm about/page fr\n"
        ),
    )


def test_changed_numbers_come_first(house: House):
    house.replace("en/about/page.md", "warns early", "warns soon")
    change(house, "2005", "2006")
    printed = house.says("diff", "about/page", "fr")[1]
    assert printed.index('"2005" is now "2006"') < printed.index("[-early.-]")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("New York", "*New York*", "changed only in format"),
        ("New York", "[New York](../contact.md)", "changed only in link"),
        ("title: A page", "title: A page\nupdated: 2026-11-20", "changed only in meta"),
    ],
)
def test_what_is_only_copied_is_shown_and_makes_nothing_stale(house: House, old: str, new: str, words: str):
    change(house, old, new)
    printed = house.says("status")[1]
    assert (
        f"about/page (fr)  fresh  {'differs' if 'link' in words else 'faithful'}" in printed
        and words in printed
    )
    assert "Nothing to translate in these, only to copy:" in house.says("diff", "about/page", "fr")[1]


def test_a_page_that_is_fresh_says_so(house: House):
    assert house.says("diff", "about/page", "fr") == (
        0,
        "The French text is fresh: the English words are those it was made from.\n",
    )


def test_a_translation_that_lost_its_original_says_where_that_went(house: House):
    house.git("mv", "docs/en/about/page.md", "docs/en/about/other.md")
    advice = "Its original is now en/about/other.md: move this file to fr/about/other.md (`git mv`)"
    assert house.says("diff", "about/page", "fr") == (
        0,
        f"The French text has no original: there is nothing to compare. {advice}.\n",
    )
    assert f"about/page (fr)   orphan   unknown  translated  {advice}\n" in house.says("status")[1]


@pytest.mark.parametrize("form", ["text", "json", "github", "markdown", "sarif"])
def test_every_report_tells_of_a_translation_that_lost_its_original(house: House, form: str):
    house.git("mv", "docs/en/about/page.md", "docs/en/about/other.md")
    code, printed = house.says("check", "--format", form)
    assert code == 1
    assert "move this file to fr/about/other.md" in printed


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "status: translated",
            "status: draft",
            "The French text is not finished; the English one has not changed since.",
        ),
        (
            f"  of: {revision_of(ENGLISH)}\n  status: translated",
            "  status: draft",
            "The French text is not finished, and names no revision of the English one that it could be compared with.",
        ),
        (
            "title: Une page",
            "title: Une: page",
            "The French text or its original cannot be read: there is nothing to compare.",
        ),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(house: House, old: str, new: str, said: str):
    house.replace("fr/about/page.md", old, new)
    assert house.says("diff", "about/page", "fr") == (0, f"{said}\n")


def test_a_translation_without_revision_says_so_and_how_to_give_it_one(house: House):
    house.replace("fr/about/page.md", f"  of: {revision_of(ENGLISH)}\n", "")
    assert house.says("diff", "about/page", "fr") == (
        0,
        (
            "The French text does not say which revision of the English one it was made from: there is nothing to compare.\n\n"
            f"When docs/fr/about/page.md says what docs/en/about/page.md says, insert below line 4: `  of: {revision_of(ENGLISH)}`.\n"
            "Or run: editorial confirm about/page fr\n"
        ),
    )


def test_a_bare_tree_is_not_told_to_write_a_record(house: House):
    house.replace(
        "fr/about/page.md", f"translation:\n  of: {revision_of(ENGLISH)}\n  status: translated\n", ""
    )
    assert house.says("diff", "about/page", "fr", "--languages", "en,fr") == (
        0,
        "The French text does not say which revision of the English one it was made from: there is nothing to compare.\n",
    )


def test_a_missing_page_has_nothing_to_compare(house: House):
    (house.root / "docs/fr/about/page.md").unlink()
    assert house.says("diff", "about/page", "fr") == (
        0,
        "The French text is missing: there is nothing to compare.\n",
    )


def test_neighbouring_words_are_one_change(house: House):
    change(house, "met in New York", "gathered at Geneva")
    assert (
        "In 2005 Heads of State [-met in New York.-]{+gathered at Geneva.+}"
        in house.says("diff", "about/page", "fr")[1]
    )


words_of_texts = st.lists(st.sampled_from(["a", "b", " ", "  ", "1,366"]), max_size=12).map("".join)


@given(words_of_texts, words_of_texts)
def test_a_word_difference_holds_both_texts_whole(old: str, new: str):
    changes = list(word_changes(old, new))
    assert "".join(text for sign, text in changes if sign <= 0) == old
    assert "".join(text for sign, text in changes if sign >= 0) == new
    assert all(text for _, text in changes)


def test_a_line_that_is_only_likely_is_called_near(house: House):
    house.write(
        "en/about/page.md",
        ENGLISH.replace("In 2005", "It has two Special Advisers who alert others.\n\nIn 2005"),
    )
    house.write(
        "fr/about/page.md",
        house.read("fr/about/page.md").partition("\n---\n")[0]
        + (
            "\n---\n\nQuiconque souhaite nous joindre trouvera ci-dessous toutes les indications nécessaires.\n\nRien de plus.\n"
        ),
    )
    house.run("confirm", "about/page", "fr", "--reason", "A case for this test.")
    house.commit("2026-11-10")
    change(house, "met in New York", "met in the United States")
    assert "· near docs/fr/about/page.md:12\n" in house.says("diff", "about/page", "fr")[1]
    assert "The place is near this line. Bring it up to date" in house.says("check")[1]


def test_colour_is_for_terminals(house: House):
    change(house, "warns early", "warns soon")
    assert "\x1b" not in house.run("diff", "about/page", "fr").output


def test_the_table_for_programs(house: House):
    revision = change(house, "2005", "2006")
    report = json.loads(house.says("status", "--format", "json")[1])
    assert report == {
        "schema": "editorial-status/1",
        "languages": ["en", "fr"],
        "translations": [
            {
                "page": "about/page",
                "language": "fr",
                "path": "fr/about/page.md",
                "freshness": "stale",
                "fidelity": "faithful",
                "review": "translated",
                "source": "en/about/page.md",
                "via": None,
                "blocks": 2,
                "stale_blocks": 1,
                "words_to_translate": 9,
                "since": "2026-11-20",
                "difference": "shown",
                "recorded": revision_of(ENGLISH),
                "present": revision,
                "bulk": None,
                "reason": None,
                "elsewhere": None,
                "changes": [
                    {
                        "class": "facts",
                        "block": "paragraph",
                        "line": 8,
                        "translation_line": 11,
                        "sure": True,
                        "confidence": 1.0,
                        "old": "In 2005 Heads of State met in New York.",
                        "new": "In 2006 Heads of State met in New York.",
                        "translation": "En 2005, les chefs d’État se sont réunis à New York.",
                        "facts": [["2005", "2006"]],
                        "words": 9,
                        "elsewhere": None,
                    }
                ],
            }
        ],
    }


def test_the_table_for_a_spreadsheet(house: House):
    change(house, "warns early", "warns soon")
    rows = list(csv.reader(io.StringIO(house.says("status", "--format", "csv")[1])))
    assert rows == [
        [
            "page",
            "language",
            "freshness",
            "fidelity",
            "review",
            "blocks",
            "stale_blocks",
            "words_to_translate",
            "since",
            "note",
        ],
        [
            "about/page",
            "fr",
            "stale",
            "faithful",
            "translated",
            "2",
            "1",
            "4",
            "2026-11-20",
            "1 block changed, 4 words to translate; since 20 November 2026; may wait until 4 December 2026",
        ],
    ]


def test_a_missing_page_waits_with_all_its_words(house: House):
    (house.root / "docs/fr/about/page.md").unlink()
    assert house.says("status")[1].endswith(
        "French: 0 of 1 page done (0 %); 1 missing; 22 words to translate.\n"
    )


def test_one_language_can_be_asked_for(house: House):
    assert house.says("status", "--language", "fr")[0] == 0
    assert house.says("status", "--language", "de") == (
        2,
        (
            "Usage: main status [OPTIONS]\nTry 'main status --help' for help.\n\nError: there is no language de: choose one of en, fr.\n"
        ),
    )


def test_a_branch_answers_for_the_pages_it_touches(house: House):
    house.write("en/other.md", ENGLISH)
    house.commit()
    house.git("checkout", "--quiet", "-b", "work")
    change(house, "2005", "2006")
    code, printed = house.says("check", "--since", "main")
    assert code == 1
    assert "(translation-stale)" in printed
    assert printed.endswith(
        "1 finding on pages that this change does not concern: `editorial check` lists them.\n"
        "Not ready to be published: 1 error in 2 pages in 2 languages. The error has to be put right first.\n"
    )


def test_a_branch_does_not_answer_for_what_was_wrong_before(house: House):
    house.write("en/other.md", ENGLISH)
    house.commit()
    house.git("checkout", "--quiet", "-b", "work")
    change(house, "warns early", "*warns* early")
    assert house.says("check")[0] == 1
    assert house.says("check", "--since", "main")[0] == 0


def test_a_branch_answers_for_links_that_it_breaks_elsewhere(house: House):
    for code, text in (("en", ENGLISH), ("fr", house.read("fr/about/page.md"))):
        house.write(f"{code}/about/other.md", text.replace("New York", "[New York](page.md)"))
    house.run("confirm", "about/other")
    house.commit()
    house.git("checkout", "--quiet", "-b", "work")
    for code in ("en", "fr"):
        (house.root / f"docs/{code}/about/page.md").unlink()
    house.commit("2026-11-20")
    code, printed = house.says("check", "--since", "main")
    assert code == 1
    assert printed.count("(link-broken)") == 2


def test_uncommitted_work_belongs_to_the_branch(house: House):
    house.replace("en/about/page.md", "2005", "2006")
    assert house.says("check", "--since", "HEAD")[0] == 1


def test_a_change_of_the_settings_concerns_every_page(house: House):
    house.write("en/other.md", ENGLISH)
    house.commit()
    house.git("checkout", "--quiet", "-b", "work")
    (house.root / "editorial.yml").write_text(
        (house.root / "editorial.yml").read_text(encoding="utf-8") + "\n# New.\n", encoding="utf-8"
    )
    assert house.says("check", "--since", "main")[0] == 1


def test_a_revision_that_git_does_not_know_is_wrong_use(house: House):
    code, printed = house.says("check", "--since", "nothing")
    assert (code, printed.splitlines()[-1]) == (2, "Error: git does not know nothing here.")
