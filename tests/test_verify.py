"""`editorial verify`: what the Office issued is known again whatever mails did to it, and nothing else is."""

import codecs
import hashlib
import json
import random
import shutil
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from editorial.commands import main
from editorial.commands.verify import decoded
from editorial.register.canonical_text import BEGIN, END, TextLine, between_marks, text_of
from editorial.register.files import RegisterFiles
from editorial.register.manifest import canonical_json
from editorial.site.i18n import words
from editorial.verify.asked_text import AskedText
from editorial.verify.comparison import find, is_all, parting, recorded_text
from editorial.verify.loose_text import loose_lines, loose_text
from editorial.verify.verifier import Answer, CannotTellError, Verifier
from support.examples import examples
from support.registers import ENGLISH, FRENCH, KEY, Book, code_of
from support.work import work

CHANGED = (*ENGLISH[:2], TextLine(ENGLISH[2].text.replace("1,366", "1,367"), "p"), *ENGLISH[3:])
BOTH = {"en": ENGLISH, "fr": FRENCH}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "register")


def verify(book: Book, what: str, text: str | bytes | None = None) -> tuple[int, str]:
    """(exit code, what was said) of a code, or of a file with this text."""
    file = book.folder.parent / "mail.txt"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = CliRunner().invoke(
        main,
        ["verify", "--register", str(book.folder), what if text is None else str(file)],
        catch_exceptions=False,
    )
    return done.exit_code, done.output.replace(str(file), "mail.txt")


def statement_file(lines: tuple[TextLine, ...], code: str) -> str:
    """As statement.txt is made, with fewer lines around the text."""
    say = words("fr" if lines is FRENCH else "en")
    head = "".join(
        f"{say['field'].format(name=say[name], value=value)}\n"
        for name, value in (("reference", KEY), ("code", code))
    )
    notes = f"{say['translation_notice']}\n" if lines is FRENCH else ""
    return f"{head}\n{between_marks(text_of(lines))}\n{say['edition_name']} {say['edition_text']}\n{notes}"


def test_a_code_is_told_with_all_that_is_known_of_it(book: Book):
    entry = book.add(BOTH)
    code, said = verify(book, code_of(entry).lower().replace("-", " "))
    assert code == 0
    assert (
        said
        == f"""{code_of(entry).lower().replace("-", " ")}: THIS CODE NAMES A STATEMENT THAT IS IN FORCE. It says nothing about the text you have.

English:      Sudan: one year of fighting
French:       Soudan : un an de combats
Statement:    statements/2024/2024-04-15-sudan
Version:      1 of 1, of 2024-04-15T12:00:00-04:00 (first); first published here 2024-04-15T12:00:00-04:00
Dated:        2024-04-15
Text:         the statement itself
Code:         {code_of(entry)}
Status now:   published
Languages:    English and French
SHA-256:      {entry.manifest.digests["en"]} (English)
SHA-256:      {entry.manifest.digests["fr"]} (French)
Assurance:    recorded in the register

Anybody can put a code below any text. Ask with the text itself, or compare it word by word.

This is what the register knows; its last entry is of 2024-04-15T12:00:00-04:00. The present state is on the site.
"""
    )


def test_the_address_of_a_code_is_its_code(book: Book):
    entry = book.add(BOTH)
    assert verify(book, f"https://site.example/v/{code_of(entry)}/")[0] == 0


@pytest.mark.parametrize(
    "typed",
    [
        "AAAA-AAAA-AAAA",
        "0000 0000 0000",
        "7K3M-Q9TD-2XVU",
        "7K3M\u2013Q9TD\u20132XVU",
        "7K3M\u2010Q9TD\u20102XVU",
    ],
)
def test_a_code_that_nobody_issued_is_not_genuine(book: Book, typed: str):
    book.add(BOTH)
    code, said = verify(book, typed)
    assert code == 1
    assert "not issued by this Office" in said or "no code of this Office" in said


def test_what_is_neither_file_nor_code_cannot_be_told(book: Book):
    book.add(BOTH)
    code, said = verify(book, "statment.txt")
    assert (code, said) == (
        2,
        "statment.txt: COULD NOT TELL. There is no such file, and it is not written like a code: "
        "12 letters and figures, for example 7K3M-Q9TD-2XVB.\n",
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "  \t\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "\u202f"),
        lambda text: "".join(f"> {line}\n" for line in text.splitlines()),
        lambda text: "".join(f">> > {line}\n" for line in text.splitlines()),
        lambda text: "".join(f"| {line}\n" for line in text.splitlines()),
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        lambda text: text.replace("special", "spe\u00adcial"),
        lambda text: text.replace("civ", "c\u200biv"),
        lambda text: text.replace("\n- ", "\n• ").replace("\n1. ", "\n7) "),
        lambda text: text.replace("\n- ", "\n").replace("\n1. ", "\n").replace("\n2. ", "\n"),
        lambda text: text.replace("-----", "—"),
        lambda text: text.replace(" | ", "\t"),
        lambda text: f"\n\n{text}\n\n",
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_mails_do_to_a_text_does_not_matter(book: Book, language: str, change):
    entry = book.add(BOTH)
    code, said = verify(book, "", change(statement_file(BOTH[language], code_of(entry))))
    assert code == 0, said
    assert said.startswith("mail.txt: GENUINE, and in force.\n")


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    ],
)
def test_byte_order_marks_are_read(book: Book, encoded):
    entry = book.add(BOTH)
    assert verify(book, "", encoded(statement_file(FRENCH, code_of(entry))))[0] == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfa", "in UTF-8"),
        (b"%PDF-1.7", "is no text"),
        (b"a\0b", "is no text"),
        (b"<!DOCTYPE html><p>", "a web page"),
        ("é".encode("latin-1"), "in UTF-8"),
    ],
)
def test_what_is_no_plain_text_cannot_be_told(book: Book, data: bytes, words: str):
    book.add(BOTH)
    code, said = verify(book, "", data)
    assert code == 2
    assert words in said


def test_a_changed_figure_is_shown_with_its_line(book: Book):
    entry = book.add(BOTH)
    code, said = verify(book, "", statement_file(ENGLISH, code_of(entry)).replace("1,366", "1,466"))
    assert code == 1
    assert said.startswith("""mail.txt: NOT GENUINE.
Line 7 is the first that differs:
  the statement: "again" about 1,366 reported deaths. What is"
  this text:     "again" about 1,466 reported deaths. What is"

What the Office has issued is this:
""")


def test_words_after_the_end_of_the_marked_text_are_no_part_of_it(book: Book):
    entry = book.add(BOTH)
    code, said = verify(book, "", statement_file(ENGLISH, code_of(entry)).replace(END, f"Send money.\n{END}"))
    assert code == 1
    assert "the statement: (it ends here)" in said
    assert '"Send money."' in said


@pytest.mark.parametrize(
    "marks", [f"{BEGIN}\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\nx\n{END}\n{BEGIN}\ny\n{END}\n"]
)
def test_marks_that_are_not_one_pair_say_nothing(book: Book, marks: str):
    book.add(BOTH)
    code, said = verify(book, "", marks)
    assert code == 1
    assert "one line" in said


def test_a_copy_from_the_page_needs_no_marks_and_no_code(book: Book):
    book.add(BOTH)
    copied = (
        text_of(ENGLISH)
        .replace(" <https://www.un.org/en/genocideprevention/>", "")
        .replace("- ", "")
        .replace(" | ", "\t")
    )
    assert verify(book, "", copied)[0] == 0


def test_the_code_may_stand_beside_a_copy(book: Book):
    entry = book.add(BOTH)
    assert verify(book, "", f"{code_of(entry)}\n{text_of(ENGLISH)}")[0] == 0


def test_words_around_a_copy_are_named(book: Book):
    book.add(BOTH)
    code, said = verify(book, "", f"URGENT: kill them all.\n{text_of(ENGLISH)}Forward this.\n")
    assert code == 1
    assert said.startswith(
        "mail.txt: NOT GENUINE AS IT STANDS: the words of a statement are in it, and others with them.\n"
    )
    assert 'These words are not part of the statement: "URGENT: kill them all. …"\n' in said
    assert 'These words are not part of the statement: "Forward this. …"\n' in said


def test_words_between_title_and_text_are_named(book: Book):
    book.add(BOTH)
    code, said = verify(book, "", f"{ENGLISH[0].text}\nA summary of ours.\n{text_of(ENGLISH[2:])}")
    assert code == 1
    assert "The text itself stands there whole" in said


def test_a_cut_text_is_not_genuine(book: Book):
    entry = book.add(BOTH)
    code, said = verify(book, "", f"{code_of(entry)}\n{text_of(ENGLISH[:5])}")
    assert code == 1
    assert "this text:     (it ends here)" in said


def test_a_text_of_nobody_is_not_genuine(book: Book):
    book.add(BOTH)
    assert verify(book, "", "The sky is green, said the ministry.\n")[1].startswith(
        "mail.txt: NOT GENUINE.\nNo statement in this register says this.\n"
    )


def test_genuine_words_with_a_code_of_nobody_are_not_genuine(book: Book):
    book.add(BOTH)
    code, said = verify(book, "", statement_file(ENGLISH, "AAAA-BBBB-CCCC"))
    assert code == 1
    assert "The code AAAA-BBBB-CCCC was not issued by this Office, or it is mistyped." in said


def test_the_code_of_one_version_with_the_words_of_another_is_not_genuine(book: Book):
    book.add(BOTH)
    second = book.add(BOTH | {"en": CHANGED}, "correction", "corrected")
    code, said = verify(book, "", statement_file(ENGLISH, code_of(second)))
    assert code == 1
    assert "Its code is that of version 2, and its words are those of version 1." in said


def test_a_corrected_text_is_genuine_and_not_the_present_one(book: Book):
    first = book.add(BOTH)
    book.add(BOTH | {"en": CHANGED}, "correction", "corrected", at="2024-05-01T12:00:00-04:00")
    code, said = verify(book, "", statement_file(ENGLISH, code_of(first)))
    assert code == 4
    assert "GENUINE, BUT NOT THE PRESENT TEXT" in said
    assert verify(book, "", text_of(CHANGED))[0] == 0


def test_a_correction_in_one_language_leaves_the_others_in_force(book: Book):
    first = book.add(BOTH)
    book.add(BOTH | {"en": CHANGED}, "correction", "corrected")
    code, said = verify(book, "", statement_file(FRENCH, code_of(first)))
    assert code == 0
    assert "French: the text is still the same" in said
    code, said = verify(book, code_of(first))
    assert code == 4
    assert "English: a later version has another text" in said
    assert "French: the text is still the same" in said


def test_readers_are_told_the_status_in_the_languages_of_the_text(book: Book):
    first = book.add(BOTH)
    changed = {"fr": (*FRENCH[:2], TextLine(f"{FRENCH[2].text} Partout.", "p"))}
    second = book.add(BOTH | changed, "correction", "corrected", applies_to=["fr"])
    assert "Status now:   published\n" in verify(book, "", statement_file(ENGLISH, code_of(first)))[1]
    assert "Status now:   corrected\n" in verify(book, "", statement_file(FRENCH, code_of(first)))[1]
    assert "Status now:   published in English; corrected in French\n" in verify(book, code_of(second))[1]


def test_a_withdrawn_statement_is_genuine_and_exits_with_3(book: Book):
    first = book.add(BOTH)
    notice = {"explanation": {"en": "A name was wrong."}, "withdrawn_at": "2024-06-01T09:00:00-04:00"}
    book.add(BOTH, "withdrawal", "withdrawn", withdrawn_notice=notice)
    for what, verdict in (
        ((code_of(first), None), "THIS CODE NAMES A WITHDRAWN STATEMENT."),
        (("", statement_file(ENGLISH, code_of(first))), "GENUINE, BUT WITHDRAWN."),
        (("", text_of(FRENCH)), "GENUINE, BUT WITHDRAWN."),
    ):
        code, said = verify(book, *what)
        assert code == 3
        assert verdict in said
        assert "withdrawn on 2024-06-01T09:00:00-04:00: A name was wrong." in said


def test_a_superseded_statement_is_genuine_and_exits_with_4(book: Book):
    first = book.add(BOTH)
    book.add(BOTH, "supersession", "superseded", superseded_by="statements/2024/2024-06-05-other")
    code, said = verify(book, code_of(first))
    assert code == 4
    assert "superseded by statements/2024/2024-06-05-other" in said


def test_a_forged_text_of_a_withdrawn_statement_is_not_genuine(book: Book):
    first = book.add(BOTH)
    book.add(BOTH, "withdrawal", "withdrawn")
    assert verify(book, "", statement_file(CHANGED, code_of(first)))[0] == 1


def damage_text(book: Book) -> None:
    file = book.folder / KEY / "1/en.txt"
    file.write_bytes(file.read_bytes().replace(b"1,366", b"1,367"))


def damage_manifest(book: Book) -> None:
    file = book.folder / KEY / "1/manifest.json"
    file.write_bytes(file.read_bytes().replace(b'"published"', b'"corrected"'))


def lose_manifest(book: Book) -> None:
    (book.folder / KEY / "1/manifest.json").write_text("{}", encoding="utf-8")


def write_tomorrows_manifest(book: Book) -> None:
    """As a later state of the program may write it: its log is in order, and this program cannot read it."""
    file = book.folder / KEY / "1/manifest.json"
    old = file.read_bytes()
    file.write_bytes(old.replace(b"editorial-manifest/2", b"editorial-manifest/3"))
    log = book.folder / "log.jsonl"
    lines = [
        canonical_json(json.loads(line))
        for line in log.read_bytes()
        .replace(
            hashlib.sha256(old).hexdigest().encode(), hashlib.sha256(file.read_bytes()).hexdigest().encode()
        )
        .splitlines()
    ]
    for number, line in enumerate(lines[1:], 1):
        lines[number] = canonical_json(
            json.loads(line) | {"previous": hashlib.sha256(lines[number - 1]).hexdigest()}
        )
    log.write_bytes(b"".join(line + b"\n" for line in lines))


def lose_withdrawal(book: Book) -> None:
    shutil.rmtree(book.folder / KEY / "2")


def lose_log(book: Book) -> None:
    (book.folder / "log.jsonl").unlink()


def damage_log(book: Book) -> None:
    (book.folder / "log.jsonl").write_text("{}\n", encoding="utf-8")


def cut_log(book: Book) -> None:
    file = book.folder / "log.jsonl"
    file.write_bytes(file.read_bytes()[:-5])


def swap_log(book: Book) -> None:
    file = book.folder / "log.jsonl"
    file.write_bytes(b"".join(reversed(file.read_bytes().splitlines(keepends=True))))


def lose_everything(book: Book) -> None:
    shutil.rmtree(book.folder)


@pytest.mark.parametrize(
    "damage",
    [
        damage_text,
        damage_manifest,
        lose_manifest,
        write_tomorrows_manifest,
        lose_withdrawal,
        lose_log,
        damage_log,
        cut_log,
        swap_log,
        lose_everything,
    ],
)
def test_a_damaged_register_calls_nothing_genuine(book: Book, damage):
    first = book.add(BOTH)
    book.add(BOTH, "withdrawal", "withdrawn")
    damage(book)
    for what in ((code_of(first), None), ("", statement_file(ENGLISH, code_of(first)))):
        code, said = verify(book, *what)
        assert code == 2, said
        assert "COULD NOT TELL." in said


def test_a_text_cannot_be_told_from_a_register_that_this_program_cannot_read(book: Book):
    book.add(BOTH)
    write_tomorrows_manifest(book)
    code, said = verify(book, "", text_of(ENGLISH))
    assert code == 2
    assert "is of a kind that this program does not know. Take its newest state." in said


def test_a_code_of_nobody_cannot_be_told_from_a_register_with_a_hole(book: Book):
    book.add(BOTH)
    lose_manifest(book)
    assert verify(book, "AAAA-BBBB-CCCC")[0] == 2


def test_signs_that_turn_a_text_are_not_passed_over(book: Book):
    entry = book.add(BOTH)
    code, said = verify(
        book, "", statement_file(ENGLISH, code_of(entry)).replace("15 April", "\u202e15 April")
    )
    assert code == 1
    assert "[U+202E]" in said


def test_a_text_cannot_steer_the_terminal(book: Book):
    entry = book.add(BOTH)
    said = verify(book, "", statement_file(ENGLISH, code_of(entry)).replace("15 April", "\x1b[2J15 April"))[1]
    assert "\x1b" not in said
    assert "[U+001B]" in said


def test_a_long_text_is_as_much_more_work_as_it_is_longer(book: Book):
    entry = book.add(BOTH)
    noise = "The Special Adviser said on 15 April 2024 that Sudan: one year of fighting is not a title.\n"

    def verifying(lines: int) -> int:
        text = f"{noise * lines}{code_of(entry)}\n{text_of(ENGLISH)}"
        verifier = Verifier(RegisterFiles(book.folder))
        assert verifier.text(text).extra
        return work(lambda: verifier.text(text))

    # Eight times the text; looking at every word beside every other would be 64 times the work.
    assert verifying(4_000) < 12 * verifying(500)


WORD = st.text(st.sampled_from("abcdeéÉñ’0123"), min_size=1, max_size=9)
SIGNS = st.sampled_from(["", ",", ".", ";", " :", "?", "”"])
SENTENCE = st.lists(st.tuples(WORD, SIGNS), min_size=1, max_size=12).map(
    lambda words: " ".join(f"{word}{sign}" for word, sign in words)
)
SHAPED = st.tuples(st.sampled_from(["p", "h2", "ul", "ol", "row", "quote"]), SENTENCE, st.integers(1, 99))
TEXTS = st.lists(SHAPED, min_size=1, max_size=8).map(
    lambda lines: (TextLine("Title one", "title"), TextLine("A summary.", "summary"), *map(_line, lines))
)
MARKS = {"ul": "- ", "row": "a | "}


def _line(shaped: tuple[str, str, int]) -> TextLine:
    shape, words, number = shaped
    return TextLine(f"{f'{number}. ' if shape == 'ol' else MARKS.get(shape, '')}{words}", shape)


def broken_anew(text: str, chance: random.Random) -> str:
    """Lines as a mail program leaves them, quoted a few times, with the odd sign that nobody sees."""
    marks = chance.choice(["", "> ", ">> ", "> > ", "| "])
    words = [f"{word[:1]}\u200b{word[1:]}" if chance.random() < 0.1 else word for word in text.split()]
    pieces = [
        f"{word}{chance.choice([' ', ' ', chr(0xA0), chr(10) + marks, '  ' + chr(13) + chr(10) + marks])}"
        for word in words
    ]
    whole = marks + "".join(pieces)
    return (
        unicodedata.normalize("NFD", whole)
        if chance.random() < 0.5
        else whole.translate(str.maketrans("’”", "'\""))
    )


@examples(300)
@given(TEXTS, st.randoms(use_true_random=False))
def test_no_mutilation_that_must_not_matter_matters(lines: tuple[TextLine, ...], chance: random.Random):
    readings = AskedText.of(broken_anew(text_of(lines), chance)).readings
    assert any(is_all(recorded_text(lines, copied=False), reading.text) for reading in readings)
    assert any(
        (place := find(recorded_text(lines, copied=True), reading.text)) is not None
        and reading.is_one(*place)
        for reading in readings
    )


@examples(300)
@given(
    TEXTS,
    st.randoms(use_true_random=False),
    st.sampled_from(["change", "add", "remove", "swap", "join", "part"]),
)
def test_every_changed_added_removed_or_swapped_word_matters(
    lines: tuple[TextLine, ...], chance: random.Random, how: str
):
    text = text_of(lines)
    words = text.split(" ")
    place = chance.randrange(len(words))
    before = loose_text(loose_lines(text)).words
    match how:
        case "change":
            words[place] += "x"
        case "add":
            words.insert(place, "not")
        case "remove":
            del words[place]
        case "swap":
            other = chance.randrange(len(words))
            words[place], words[other] = words[other], words[place]
        case "join":
            words[place : place + 2] = ["".join(words[place : place + 2])]
        case "part":
            half = len(words[place]) // 2
            words[place : place + 1] = [words[place][:half], words[place][half:]]
    changed = loose_text(loose_lines(" ".join(words)))
    # Marks of lists and bars of tables may go; only if other words are left is it another text.
    if [word for word in before if word.isalnum()] == [word for word in changed.words if word.isalnum()]:
        return
    if how == "remove" and any(line.shape == "ol" for line in lines):
        return  # the word may have been the number of an item
    recorded = recorded_text(lines, copied=False)
    assert not is_all(recorded, changed)
    assert parting(recorded, changed, from_start=True) is not None


@given(st.binary(max_size=300))
def test_no_file_is_a_fault_of_the_program(data: bytes):
    with suppress(CannotTellError):
        assert isinstance(Verifier({"log.jsonl": b""}).text(decoded(data)), Answer)
