"""`editorial verify` is asked by people who may have been deceived: what deceives a reader is never genuine, and what does not is.

Each case is a genuine copy with one thing done to it, told by what a person sees who reads it.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from editorial.commands import main
from editorial.register.canonical_text import BEGIN, END, TextLine, between_marks, text_of
from editorial.site.i18n import words
from editorial.verify.asked_text import AskedText
from editorial.verify.comparison import is_all, recorded_text
from editorial.verify.note_marks import without_note_marks
from editorial.verify.surroundings import Phrases, Surroundings
from support.examples import examples
from support.registers import KEY, RECORD, Book, code_of

TEXT = (
    TextLine("Sudan: one year of fighting", "title"),
    TextLine(
        "The Special Adviser reports what was said of the people who were killed and displaced.", "summary"
    ),
    TextLine("She said that over 14,000 people were killed and that risk factors were present.", "p"),
    TextLine("What was reported", "h2"),
    TextLine("- 1,800 people crossed borders;", "ul"),
    TextLine("- over 130,000 people returned.", "ul"),
    TextLine("The parties must not resign from the humanitarian talks. It is not to be judged here.", "p"),
    TextLine("Place | Killed", "head"),
    TextLine("El Fasher | 20", "row"),
    TextLine("See the Office. <https://www.un.org/en/genocideprevention/>", "p"),
)
OTHER = (
    TextLine("A statement on Haiti", "title"),
    TextLine("The Special Adviser reports what was said of something else in another country.", "summary"),
    TextLine("She spoke of gangs.", "p"),
)
ADDRESS = "https://genocide-prevention.example/"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    monkeypatch.delenv("SITE_URL", raising=False)
    return Book(tmp_path / "register", RECORD)


def ask(book: Book, text: str, name: str = "mail.txt") -> tuple[int, str]:
    """(exit code, what was said) of a file."""
    file = book.folder.parent / name
    file.write_text(text, encoding="utf-8", newline="")
    done = CliRunner().invoke(
        main, ["verify", "--register", str(book.folder), str(file)], catch_exceptions=False
    )
    return done.exit_code, done.output


def whole(code: str) -> str:
    """The statement.txt of a record as the site has it, but for its address."""
    return (
        f"Reference: {KEY}\nVersion: 1\nStatus: Published\nLanguage: English\n"
        "Kind of text: Record: a summary in our own words\nDate of the statement: 2024-04-15\n"
        "Record published on: 2024-04-15T12:00:00-04:00\n"
        "This record rests on: the opening of the statement\n"
        f"On behalf of: A Person, adviser\nVerification code: {code}\n\n{between_marks(text_of(TEXT))}\n"
        f"{words('en')['edition_name']} {words('en')['edition_text']}\n{words('en')['summary_notice']}\n"
        "This record summarizes the opening of the statement. The rest was not seen.\n"
        "The link leads to a copy of the text in English on another site, not to a United Nations site.\n"
        "Copy of the text in English, on copies.example: https://copies.example/sudan\n"
        f"Check at: {ADDRESS}v/{code}/\nHow to check this text: {ADDRESS}en/verify/\n"
    )


def change(old: str, new: str) -> Callable[[str], str]:
    """A text with other words in one place."""

    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


def quoted(text: str, sign: str = "> ") -> str:
    return "".join(f"{sign}{line}\n" for line in text.splitlines())


DECEIVED: dict[str, tuple[Callable[[str], str], str]] = {
    # outside of the marks
    "a headline above": (lambda text: f"THE OFFICE DECLARES WAR.\n\n{text}", '"THE OFFICE DECLARES WAR. …"'),
    "a correction below": (
        lambda text: f"{text}Correction of 6 June: no risk factors were present.\n",
        '"Correction of 6 June: no risk factors were present. …"',
    ),
    "a line between code and text": (
        change(BEGIN, f"This was withdrawn.\n{BEGIN}"),
        '"This was withdrawn. …"',
    ),
    "a label with another value": (change("Version: 1\n", "Version: 2\n"), '"Version: 2 …"'),
    "a status that it does not have": (
        change("Status: Published", "Status: Withdrawn"),
        '"Status: Withdrawn …"',
    ),
    "the statement itself, which it is not": (
        change("Record: a summary in our own words", "The statement itself"),
        '"Kind of text: The statement itself …"',
    ),
    "another day of the statement": (
        change("statement: 2024-04-15", "statement: 2014-04-15"),
        '"Date of the statement: 2014-04-15 …"',
    ),
    "another day of its publication": (
        change("on: 2024-04-15T12", "on: 2014-04-15T12"),
        '"Record published on: 2014-04-15T12:00:00- …"',
    ),
    "the name of the other date": (
        change("Record published on", "First published"),
        '"First published: 2024-04-15T12:00:00-04:00 …"',
    ),
    "more than it rests on": (
        change("rests on: the opening of", "rests on: the whole text of"),
        '"This record rests on: the whole text of the statement …"',
    ),
    "a caveat turned round": (change("The rest was not seen", "The rest was seen"), "The rest was …"),
    "an official text, which its link does not lead to": (
        change("Copy of the text in English", "Official text in English"),
        "Official text in English",
    ),
    "another address of the copy": (
        change("https://copies.example/sudan", "https://evil.example/sudan"),
        '"Copy of the text in English, on copies.example: …"',
    ),
    "another who speaks": (
        change("A Person, adviser", "Another Person, adviser"),
        '"On behalf of: Another Person, adviser …"',
    ),
    "another address to check it at": (
        change(f"Check at: {ADDRESS}", "Check at: https://evil.example/"),
        "evil",
    ),
    "a word behind a known line": (
        change(words("en")["summary_notice"], f"{words('en')['summary_notice']} Nor is it true."),
        '"Nor is it true. …"',
    ),
    "a word inside of a known line": (
        change("It is not the statement itself.", "It is the statement itself."),
        "It is …",
    ),
    # signs before figures
    "more than, by a sign of quotation": (change("over 130,000", "over\n> 130,000"), ">"),
    "a paragraph that is quoted": (change("over 14,000", "over\n\n> 14,000\n\n"), ">"),
    "a bar before a figure": (change("over 130,000", "over\n| 130,000"), "|"),
    "the whole text quoted, the marks not": (
        lambda text: text.replace(text_of(TEXT), quoted(text_of(TEXT))),
        ">",
    ),
    "one line quoted once more": (
        lambda text: quoted(text).replace("> - over", "> > - over"),
        ">",
    ),
    "a minus for a bullet": (change("- 1,800", "-1,800"), '"-1,800'),
    "a minus for a bullet, typographical": (change("- 1,800", "\u22121,800"), "1,800"),
    "a dash and a space before a figure": (change("- 1,800", "\u2013 1,800"), "1,800"),
    "a decimal point for a bullet": (change("- 1,800", "\u00b71,800"), "1,800"),
    "a decimal point for a bullet, of mathematics": (change("- 1,800", "\u22c51,800"), "1,800"),
    "a plus before a figure": (change("- 1,800", "+ 1,800"), "1,800"),
    "about, before a figure": (change("over 130,000", "over ~130,000"), "~"),
    "at most, before a figure": (change("over 130,000", "over \u2264130,000"), "\u2264"),
    "a minus inside of a sentence": (change("over 14,000", "over -14,000"), "-"),
    # what a terminal or a reader's eye makes of it
    "a carriage return that hides a word": (change(" not to", " not\r     to"), "[U+000D]"),
    "a backspace that hides a word": (change("were present", "were not\b\b\b\bpresent"), "[U+0008]"),
    "an escape sign": (change("were present", "were \x1b[8mnot\x1b[0m present"), "[U+001B]"),
    "a sign that turns it round": (change("14,000", "\u202e14,000\u202c"), "[U+202E]"),
    # words that are parted or joined
    "a hyphen inside of a word": (change("resign", "re-sign"), "re-sign"),
    "a hyphen at the end of a line in a short word": (change("resign", "re-\nsign"), "re-"),
    "a figure that is parted": (change("14,000", "14-\n000"), "14-"),
    "two words that are joined at the end of a line": (change("people were", "people-\nwere"), "people-"),
    "a capital behind the hyphen": (change("humanitarian", "humani-\nTarian"), "humani-"),
    # the text itself
    "a word left out": (change("must not", "must"), "must"),
    "a word more": (change("were killed", "were not killed"), "not"),
    "a row left out": (change("El Fasher | 20\n", ""), "See"),
    "two items that changed their places": (
        change(
            "- 1,800 people crossed borders;\n- over 130,000 people returned.\n",
            "- over 130,000 people returned.\n- 1,800 people crossed borders;\n",
        ),
        "over",
    ),
    "another statement's words": (lambda text: text.replace(text_of(TEXT), text_of(OTHER)), "Haiti"),
    "two texts between the marks": (lambda text: text.replace(END, f"{text_of(TEXT)}{END}"), "it ends here"),
    "the marks twice": (lambda text: text + between_marks("No.\n"), "one line"),
}


@pytest.mark.parametrize(("deceive", "shown"), DECEIVED.values(), ids=DECEIVED)
def test_what_deceives_a_reader_is_not_genuine(book: Book, deceive: Callable[[str], str], shown: str):
    code = code_of(book.add({"en": TEXT}))
    exit_code, said = ask(book, deceive(whole(code)))
    assert exit_code == 1, said
    first, _, rest = said.partition("\n")
    assert "NOT GENUINE" in first
    assert shown in rest.partition("\n\n")[0], said


def test_a_stranger_is_told_before_anything_that_is_genuine(book: Book):
    code = code_of(book.add({"en": TEXT}))
    said = ask(book, f"THE OFFICE DECLARES WAR.\n{whole(code)}")[1].splitlines()
    assert said[0].endswith(
        "mail.txt: NOT GENUINE AS IT STANDS: the words of a statement are in it, and others with them."
    )
    assert said[1] == 'These words are not part of the statement: "THE OFFICE DECLARES WAR. …"'
    assert not [line for line in said if "and in force" in line]


HARMLESS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "quoted": quoted,
    "quoted three times": lambda text: quoted(text, ">> > "),
    "quoted with bars": lambda text: quoted(text, "| "),
    "quoted, its empty lines not": lambda text: quoted(text).replace("> \n", "\n"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "line ends that were made twice": lambda text: text.replace("\n", "\r\r\n"),
    "line ends of old": lambda text: text.replace("\n", "\r"),
    "a long word parted at the end of a line": change("humanitarian", "humani-\ntarian"),
    "the same with the hyphen of a PDF": change("humanitarian", "humani\u2010\ntarian"),
    "the same in a quoted mail": lambda text: quoted(text.replace("humanitarian", "humani-\ntarian")),
    "a bullet before a figure": change("- 1,800", "\u2022 1,800"),
    "a bullet on a line of its own": change("- 1,800", "\u2022\n1,800"),
    "no mark before a figure": change("- 1,800", "1,800"),
    "lines that are broken anew": lambda text: text.replace(" people ", "\npeople "),
    "the head left out": lambda text: text[text.index(BEGIN) :],
    "the foot left out": lambda text: text[: text.index(END)] + f"{END}\n",
    "single lines of the head left out": change("Version: 1\nStatus: Published\n", ""),
    "a long line of the foot in two": change("It is not", "It\nis not"),
}


@pytest.mark.parametrize("do", HARMLESS.values(), ids=HARMLESS)
def test_what_deceives_nobody_is_genuine(book: Book, do: Callable[[str], str]):
    code = code_of(book.add({"en": TEXT}))
    exit_code, said = ask(book, do(whole(code)))
    assert exit_code == 0, said


def test_a_mail_above_a_quoted_copy_is_a_strangers_and_the_copy_is_found(book: Book):
    book.add({"en": TEXT})
    exit_code, said = ask(book, f"Dear all,\n\n{quoted(text_of(TEXT))}")
    assert exit_code == 1
    assert 'These words are not part of the statement: "Dear all, …"' in said


def test_quotation_is_taken_off_a_copy_only_where_all_of_it_is_quoted(book: Book):
    book.add({"en": TEXT})
    text = text_of(TEXT)
    assert ask(book, quoted(text))[0] == 0
    exit_code, said = ask(book, text.replace("over 130,000", "over\n\n> 130,000"))
    assert exit_code == 1
    assert '"people crossed borders; - over > 130,000' in said or "> 130,000" in said


@pytest.mark.parametrize("marked", ["talks1", "risk1 factors2"])
def test_a_figure_behind_a_word_is_a_mark_only_where_the_record_has_notes(book: Book, marked: str):
    """`group1` is another word than `group`."""
    book.add({"en": TEXT})
    words_of = re.sub(r"\d", "", marked)
    exit_code, said = ask(book, text_of(TEXT).replace(words_of, marked, 1))
    assert exit_code == 1, said
    assert marked.partition(" ")[0] in said


def test_no_more_marks_are_taken_off_than_the_record_has():
    def bare(marks: tuple[str, ...]) -> tuple[str, int]:
        lines, count = without_note_marks(
            ["risk1 factors1 talks2 law3"], {"risk", "factors", "talks", "law"}, marks
        )
        return lines[0], count

    assert bare(()) == ("risk1 factors1 talks2 law3", 0)
    assert bare(("a",)) == ("risk factors1 talks2 law3", 1)
    assert bare(("a", "a")) == ("risk factors talks2 law3", 1)
    assert bare(("a", "a", "b")) == ("risk factors talks law3", 2)


def test_a_line_that_only_looks_like_one_of_ours_is_a_strangers(book: Book):
    """Every label of statement.txt with a value that the register does not have for this version."""
    code = code_of(book.add({"en": TEXT}))
    say = words("en")
    for label in (
        "reference",
        "version",
        "status",
        "status_now",
        "language",
        "kind_of_text",
        "made_on",
        "published_on",
        "record_published_on",
        "rests_on",
        "speaks",
        "contact",
    ):
        exit_code, said = ask(book, f"{say[label]}: it is void\n{whole(code)}")
        assert exit_code == 1, label
        assert "it is void" in said.partition("\n\n")[0], label


def test_lines_of_another_version_are_strangers_but_for_what_this_one_said_in_its_time(book: Book):
    first = book.add({"en": TEXT})
    as_it_was = whole(code_of(first))
    changed = tuple(TextLine(line.text.replace("14,000", "41,000"), line.shape) for line in TEXT)
    book.add({"en": changed}, "correction", "corrected", at="2024-05-01T12:00:00-04:00")
    assert ask(book, as_it_was)[0] == 4, "a file of that day, from before the correction"
    assert ask(book, as_it_was.replace("Version: 1", "Version: 2"))[0] == 1


def test_without_the_settings_nobody_knows_what_is_put_around_a_text(
    book: Book, monkeypatch: pytest.MonkeyPatch
):
    code = code_of(book.add({"en": TEXT}))
    monkeypatch.chdir(book.folder.parent)
    assert ask(book, f"{code}\n{text_of(TEXT)}")[0] == 0
    exit_code, said = ask(book, whole(code))
    assert exit_code == 1
    assert "There is no editorial.yml beside this register" in said


def test_settings_that_cannot_be_read_are_no_answer(book: Book):
    code = code_of(book.add({"en": TEXT}))
    (book.folder.parent / "editorial.yml").write_text("languages: [", encoding="utf-8")
    exit_code, said = ask(book, whole(code))
    assert exit_code == 2
    assert "What stands around our own texts is known from editorial.yml, and that cannot be read." in said


def test_a_bare_code_says_nothing_of_a_text(book: Book):
    code = code_of(book.add({"en": TEXT}))
    done = CliRunner().invoke(main, ["verify", "--register", str(book.folder), code])
    assert done.exit_code == 0
    assert done.output.startswith(
        f"{code}: THIS CODE NAMES A STATEMENT THAT IS IN FORCE. It says nothing about the text you have.\n"
    )
    assert "GENUINE" not in done.output


def test_a_file_that_is_named_like_a_code_is_not_taken_for_either(
    book: Book, monkeypatch: pytest.MonkeyPatch
):
    code = code_of(book.add({"en": TEXT}))
    monkeypatch.chdir(book.folder.parent)
    Path(code).write_text("Send money.\n", encoding="utf-8")

    def asked(what: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["verify", "--register", str(book.folder), what])
        return done.exit_code, done.output

    exit_code, said = asked(code)
    assert exit_code == 2
    assert said == (
        f"{code}: COULD NOT TELL. There is a file with this name, and it is a code as well. "
        f"For the file type ./{code}, for the code /v/{code}/.\n"
    )
    assert asked(f"./{code}")[0] == 1
    assert asked(f"/v/{code}/")[0] == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_the_name_of_a_file_cannot_forge_the_answer(book: Book):
    book.add({"en": TEXT})
    name = "a\r\x1b[2Kstatement.txt: GENUINE, and in force.\n\nx.txt"
    exit_code, said = ask(book, "Send money.\n", name)
    assert exit_code == 1
    first = said.splitlines()[0]
    assert first.endswith(": NOT GENUINE.")
    assert "\x1b" not in said and "\r" not in said
    assert "a[U+000D][U+001B][2Kstatement.txt: GENUINE, and in force.[U+000A][U+000A]x.txt" in first


def in_two_pages(code: str, *, page: str = "Page {page} of {pages}", more: str = "") -> str:
    """The text of a PDF whose page ends within a sentence, as pdftotext and pypdf take it out."""
    notice = f"{words('en')['edition_name']} {words('en')['edition_text']}"

    def foot(number: int) -> str:
        return (
            f"{ADDRESS}en/{KEY}/\nVersion 1 of 15 April 2024 \u00b7 Verification code: {code} "
            f"{page.format(page=number, pages=2)}\n{notice}\n{more}"
        )

    first, second = text_of(TEXT).split("were killed", 1)
    second = second.replace("- ", "").replace(" <https://www.un.org/en/genocideprevention/>", "")
    return f"{first}were\n\u2022\n\u2022\n{foot(1)}\f{TEXT[0].text}\nkilled{second}{foot(2)}"


def test_the_feet_of_our_pages_are_no_words_of_a_text(book: Book):
    code = code_of(book.add({"en": TEXT}))
    exit_code, said = ask(book, in_two_pages(code))
    assert exit_code == 0, said


@pytest.mark.parametrize(
    "forge",
    [
        lambda code: in_two_pages(code, page="Page {page} of 130"),
        lambda code: in_two_pages(code, page="Page 1{page} of {pages}"),
        lambda code: in_two_pages(code, more="Not true.\n"),
        lambda code: in_two_pages(code).replace("Page 1 of 2", "Page 2 of 2"),
        lambda code: in_two_pages(code).replace(code, "AAAA-BBBB-CCCC", 1),
        lambda code: in_two_pages(code).replace("15 April 2024", "16 April 2024", 1),
        lambda code: in_two_pages(code).replace("killed", "not killed", 1),
        lambda code: in_two_pages(code).replace("\u2022\n", "-\n", 1),
        lambda code: in_two_pages(code).replace("\u2022\n", "20\n", 1),
    ],
)
def test_what_only_looks_like_the_foot_of_a_page_is_a_word_of_the_text(
    book: Book, forge: Callable[[str], str]
):
    code = code_of(book.add({"en": TEXT}))
    assert ask(book, forge(code))[0] == 1


@examples(150)
@given(st.data())
def test_no_word_can_be_put_anywhere_into_a_file(data: st.DataObject):
    """Wherever it stands, before, between or behind the marks, and whatever it looks like."""
    code = "7K3M-Q9TD-2XVB"
    around = Surroundings(
        file=Phrases.of(["Version: 1", f"Code: {code}", "Check at: https://site.example/v/7K3M-Q9TD-2XVB/"])
    )
    recorded = recorded_text(TEXT, copied=False)
    lines = [
        "Version: 1",
        f"Code: {code}",
        "",
        BEGIN,
        *text_of(TEXT).splitlines(),
        END,
        "",
        "Check at: https://site.example/v/7K3M-Q9TD-2XVB/",
    ]
    place = data.draw(st.integers(0, len(lines)))
    word = data.draw(
        st.sampled_from(
            [
                "not",
                "130,000",
                "> 130,000",
                "| no",
                "Version: 2",
                "- not",
                "1",
                "Code:",
                "\u202e",
                "not\r    ",
                "-----",
                "1.",
                "?",
            ]
        )
    )
    if data.draw(st.booleans()) or place == len(lines):
        lines.insert(place, word)
    elif lines[place] not in (BEGIN, END):
        parts = lines[place].split(" ")
        parts.insert(data.draw(st.integers(0, len(parts))), word)
        lines[place] = " ".join(parts)
    else:
        return

    def genuine(text: str) -> bool:
        try:
            asked = AskedText.of(text)
        except ValueError:
            return False
        return (
            asked.marked
            and is_all(recorded, asked.readings[0].text)
            and not any(around.file.strays(part, 0, len(part.words)) for part in asked.outside)
        )

    whole_file = ["Version: 1", BEGIN, *text_of(TEXT).splitlines(), END]
    assert genuine("\n".join(whole_file))
    assert not genuine("\n".join(lines))
