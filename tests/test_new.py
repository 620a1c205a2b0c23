"""`editorial new`, as an editor meets it: what is written, what is said, and what is left alone when something is in the way."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from docs_parity.markdown.page_reader import read_page
from docs_parity.runner import atomic_files
from editorial.authoring import prompts, workspace
from editorial.commands import main, publish_version
from support.house import House
from support.rendering import ROOT
from support.revisions import revision_of

KEY = "statements/2026/2026-11-20-sudan-one-year-of-fighting"
NOW = datetime(2026, 11, 20, 10, 15, tzinfo=ZoneInfo("America/New_York"))
SPEAKER = "--speaker=A. Person, special-adviser-prevention-of-genocide"
RECORD = "--kind-of-text=record"
SOURCE = (
    "--rests-on=opening",
    "--source-url=https://www.un.org/",
    "--source-kind=copy",
    "--source-language=en",
)
TITLE = "--title=Sudan: one year of fighting"
NOTES = ("--note-en=A figure was wrong.", "--note-fr=Un chiffre était faux.")
ENGLISH = """---
title: Statement on Sudan
summary: The Special Adviser calls for the protection of all civilians in the country.
type: statement  # as it was
status: published
version: 1
kind_of_text: statement
made_at: 2024-04-15
first_published_at: 2024-04-15T12:00:00-04:00
attributed_to: [{name: A. Person, role: special-adviser-prevention-of-genocide}]
change_history:
  - version: 1
    at: 2024-04-15T12:00:00-04:00
    kind: first
    note: {en: First published., fr: Première publication.}
    applies_to: [en, fr]
---

Text.
"""
FRENCH = """---
title: Déclaration sur le Soudan
summary: Le Conseiller spécial appelle à protéger tous les civils dans le pays concerné.
translation:
  of: %s
  status: translated
---

Texte.
"""
OLD, OTHER = "statements/2024/2024-04-15-sudan", "statements/2024/2024-05-15-sudan"
CHANGED = """---
title: Statement on Sudan
summary: The Special Adviser calls for the protection of all civilians in the country.
type: statement  # as it was
status: corrected
version: 2
kind_of_text: statement
made_at: 2024-04-15
first_published_at: 2024-04-15T12:00:00-04:00
attributed_to: [{name: A. Person, role: special-adviser-prevention-of-genocide}]
change_history:
  - version: 1
    at: 2024-04-15T12:00:00-04:00
    kind: first
    note: {en: First published., fr: Première publication.}
    applies_to: [en, fr]
  - version: 2
    at: 2026-11-20T10:15:00-05:00
    kind: correction
    note: {en: A figure was wrong., fr: Un chiffre était faux.}
    applies_to: [fr]
---

Text.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """A house in New York, at a quarter past ten, with two statements."""
    made = House(tmp_path)
    settings = tmp_path / "editorial.yml"
    settings.write_text(
        "time_zone: America/New_York\n" + settings.read_text(encoding="utf-8"), encoding="utf-8"
    )
    for key, day in ((OLD, "2024-04-15"), (OTHER, "2024-05-15")):
        english = ENGLISH.replace("2024-04-15", day)
        made.write(f"en/{key}.md", english)
        made.write(f"fr/{key}.md", FRENCH % revision_of(english))
    record(made)
    for module in (workspace, publish_version):
        monkeypatch.setattr(module, "now", lambda zone: NOW.astimezone(ZoneInfo(zone)))
    return made


def record(made: House) -> None:
    """Record what is published."""
    done = CliRunner().invoke(
        main, ["register", "append", "--docs", str(made.root / "docs")], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output


@pytest.fixture
def seated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the terminal."""
    monkeypatch.setattr(prompts, "terminal", lambda: True)
    monkeypatch.setattr("editorial.commands.new_statement.terminal", lambda: True)
    monkeypatch.setattr("editorial.commands.text_and_dates.terminal", lambda: True)


def run(home: House, what: str, *arguments: str, said: str | None = None) -> Result:
    """`editorial new WHAT …` in a house, with what is typed."""
    docs = ("--docs", str(home.root / "docs"))
    if what == "statement" and said is None and not any("--kind-of-text" in each for each in arguments):
        docs += (RECORD,)
    return CliRunner().invoke(main, ["new", what, *docs, *arguments], input=said, catch_exceptions=False)


def told(home: House, done: Result) -> str:
    """What was printed, without the folder's own path and without the lines on usage."""
    return done.output.replace(f"{home.root.as_posix()}/", "").rpartition("\nError: ")[2]


def statements(home: House) -> Iterator[str]:
    """All files below docs/ and what is in them."""
    return sorted(
        (path.relative_to(home.root).as_posix(), path.read_bytes() if path.is_file() else b"")
        for path in (home.root / "docs").rglob("*")
    )


def test_a_statement_is_written_and_the_next_step_told(home: House):
    done = run(
        home,
        "statement",
        TITLE,
        SPEAKER,
        "--place=Sudan",
        "--subject=hate-speech",
        "--rests-on=opening, report",
        "--source-url=https://www.un.org/",
        "--source-kind=copy",
        "--source-language=fr",
        "--published=2026-11-20",
        "--time=14:30",
        "--title-fr=Soudan",
    )
    assert (done.exit_code, told(home, done)) == (
        0,
        f"""
Written:
  docs/en/{KEY}.md  the original
  docs/fr/{KEY}.md  its translation, marked as a draft: readers do not get it

Next:
  1. Write the summary and the text in docs/en/{KEY}.md.
  2. Run `editorial check`: it says what is missing.
  3. When the text may be published, write `status: published` there, and the moment of that, with its hour, in `first_published_at` and in `change_history`.
     If it goes out in several languages at once, name them all in `applies_to`.
     A translation that follows later is a new version: `editorial new version {KEY} --kind translation`.
The repository is public: a text that must not be known yet does not belong here, not even as a draft.
""",
    )
    assert (
        home.read(f"en/{KEY}.md")
        == """\
---
title: "Sudan: one year of fighting"
# The essential in one sentence, 60 to 260 characters.
summary:
type: statement
status: draft
version: 1
kind_of_text: record
made_at: 2026-11-20
first_published_at: 2026-11-20T14:30:00-05:00
rests_on: [opening, report]
attributed_to:
  - name: A. Person
    role: special-adviser-prevention-of-genocide
places: [SDN]
subjects: [hate-speech]
cites: []
source_url: https://www.un.org/
source_kind: copy
source_language: fr
change_history:
  - version: 1
    at: 2026-11-20T14:30:00-05:00
    kind: first
    note: {en: First published., fr: Première publication.}
    applies_to: [en]
---
"""
    )
    assert home.read(f"fr/{KEY}.md").startswith("---\ntitle: Soudan\n#")


def test_the_check_leads_from_the_scaffold_to_the_statement(home: House):
    run(home, "statement", TITLE, SPEAKER, "--published=2026-11-20", "--time=9:30", *SOURCE)
    code, said = home.says("check")
    assert code == 1
    assert [line.partition(": ")[2] for line in said.split("\n") if f"docs/en/{KEY}" in line] == [
        '"summary" is empty (field-value). Write its value behind the colon.',
        "the statement has no text (empty-page). Write it below line 27, after a blank line.",
    ]
    home.replace(
        f"en/{KEY}.md",
        "summary:",
        "summary: A summary of a statement that is as long as it must be, and no longer.",
    )
    home.write(
        f"en/{KEY}.md",
        home.read(f"en/{KEY}.md").replace("status: draft", "status: published") + "\nThe text.\n",
    )
    code, said = home.says("check")
    assert code == 0 and said.endswith("Ready to be published: 4 pages in 2 languages; 4 notes.\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            (),
            "--title is missing, and there is no terminal to ask on. What the statement is about, at most 140 characters.",
        ),
        (
            (TITLE,),
            '--speaker is missing, and there is no terminal to ask on. Who speaks: --speaker "NAME, ROLE".',
        ),
        (("--title=",), '--title: "title" has 0 characters and must have at least 2. Say a little more.'),
        (
            ("--title=A <b>word</b>",),
            '--title: "title" holds HTML: A <b>word</b>; write plain text. Correct it.',
        ),
        (
            ("--title=A \x07bell",),
            "--title: It has a sign in it that is no letter and cannot be printed; type it anew.",
        ),
        (
            (TITLE, "--speaker=A. Nother"),
            '--speaker: Nobody called "A. Nother" has spoken here yet: write the role behind the name, for example '
            '"A. Nother, special-adviser-prevention-of-genocide".',
        ),
        (
            (TITLE, "--speaker=A. Nother, special-advisor-prevention-of-genocide"),
            '--speaker: There is no role "special-advisor-prevention-of-genocide" in editorial.yml. Did you mean "special-adviser-prevention-of-genocide"?',
        ),
        (
            (TITLE, "--speaker=A. Nother, special-adviser-prevention-of-genocide, female"),
            '--speaker: "female" is no form of a title. Use feminine or masculine, or leave it out.',
        ),
        ((TITLE, "--speaker=,x"), "--speaker: The name is missing."),
        ((TITLE, SPEAKER, "--place=Sudaan"), '--place: There is no "Sudaan". Did you mean "SDN"?'),
        (
            (TITLE, SPEAKER, "--place=Xyzzy"),
            '--place: There is no "Xyzzy". Write its code or its name in English.',
        ),
        ((TITLE, SPEAKER, "--subject=hate"), '--subject: There is no "hate". Did you mean "hate-speech"?'),
        (
            (TITLE, SPEAKER, "--type=speech"),
            '--type: There is no "speech". Use one of: statement, joint-statement, press-release, remarks, message, '
            "media-advisory, note-to-correspondents.",
        ),
        (
            (TITLE, SPEAKER, "--type="),
            "--type: Choose one. Use one of: statement, joint-statement, press-release, remarks, message, "
            "media-advisory, note-to-correspondents.",
        ),
        (
            (TITLE, SPEAKER, "--source-url=un.org"),
            '--source-url: "source_url" is not right: un.org. Write the whole address, for example https://www.un.org/.',
        ),
        (
            (TITLE, SPEAKER, "--day=25 November"),
            '--day: "25 November" is no day. Write year, month and day, for example 2026-11-20.',
        ),
        ((TITLE, SPEAKER, "--day=2026-11-31"), "--day: There is no 2026-11-31 in the calendar."),
        (
            (TITLE, SPEAKER, "--day=0204-04-15"),
            "--day: 204 was before there was a United Nations. Look at the year again.",
        ),
        (
            (TITLE, SPEAKER, "--day=2062-11-25"),
            "--day: 2062-11-25 is more than a year ahead. Look at the year again.",
        ),
        ((TITLE, SPEAKER, "--time=noon"), '--time: "noon" is no hour. Write it as 14:30.'),
        (
            (TITLE, SPEAKER, "--published=2026-03-08", "--time=02:30"),
            "--time: There is no 02:30 in America/New_York on 2026-03-08: the clocks go forward.",
        ),
        (
            (TITLE, SPEAKER, "--published=2026-11-20"),
            "--published: say the hour, too: --time HH:MM. No hour is guessed.",
        ),
        (
            (TITLE, SPEAKER, "--time="),
            '--time: "" is no hour. Write it as 14:30.',
        ),
        (
            (TITLE, SPEAKER, "--kind-of-text=summary"),
            '--kind-of-text: There is no "summary". Use one of: record, statement.',
        ),
        (
            (TITLE, SPEAKER, "--kind-of-text=statement", "--rests-on=opening"),
            "--rests-on is for records: the statement itself rests on nothing else.",
        ),
        (
            (TITLE, SPEAKER, "--rests-on=summary"),
            '--rests-on: There is no "summary". Use one of: whole, near-whole, opening, report, press.',
        ),
        (
            (TITLE, SPEAKER, "--slug=One Year"),
            '--slug: "One Year" does not make an address. Use letters from a to z, figures and hyphens: one-year.',
        ),
        (
            ("--title=السودان", SPEAKER),
            "--slug is missing, and there is no terminal to ask on. The title has no letters from a to z. "
            "Give the file a short name: letters from a to z, figures and hyphens.",
        ),
        (
            (TITLE, SPEAKER, "--languages=en,de"),
            '--languages: The site has no language "de". Use some of: en, fr.',
        ),
        ((TITLE, SPEAKER, "--original=de"), '--original: the site has no language "de". Use one of: en, fr.'),
        (
            (TITLE, SPEAKER, "--title-de=Sudan"),
            "--title-de: the site has no such language. Use one of: en, fr.",
        ),
        (
            (TITLE, SPEAKER, "--supersedes=statements/2024/2024-04-16-sudan"),
            '--supersedes: There is no statement "statements/2024/2024-04-16-sudan". Did you mean "statements/2024/2024-04-15-sudan"?',
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_option_and_nothing_is_written(
    home: House, options: tuple[str, ...], said: str
):
    before = statements(home)
    done = run(home, "statement", *options)
    assert (done.exit_code, told(home, done).removesuffix("\n")) == (2, said)
    assert statements(home) == before


def test_who_has_spoken_before_needs_no_role_again(home: House):
    assert run(home, "statement", TITLE, "--speaker=A. Person").exit_code == 0
    assert "  - name: A. Person\n    role: special-adviser-prevention-of-genocide\n" in home.read(
        f"en/{KEY}.md"
    )


def test_the_hour_has_the_offset_of_its_day(home: House):
    run(
        home,
        "statement",
        TITLE,
        SPEAKER,
        "--kind-of-text=statement",
        "--day=2026-07-01",
        "--time=9:05",
    )
    text = home.read("en/statements/2026/2026-07-01-sudan-one-year-of-fighting.md")
    assert (
        "first_published_at: 2026-07-01T09:05:00-04:00\n" in text
        and text.count("2026-07-01T09:05:00-04:00") == 2
    )


def test_which_kind_of_text_it_is_must_be_said(home: House):
    before = statements(home)
    done = CliRunner().invoke(
        main, ["new", "statement", "--docs", str(home.root / "docs"), TITLE, SPEAKER], catch_exceptions=False
    )
    assert done.exit_code == 2 and "--kind-of-text is missing" in done.output
    assert statements(home) == before


def test_an_hour_is_never_guessed(home: House):
    assert run(home, "statement", TITLE, SPEAKER).exit_code == 0
    text = home.read(f"en/{KEY}.md")
    assert "\nfirst_published_at:\n" in text and "    at:\n" in text and "made_at: 2026-11-20\n" in text
    code, said = home.says("check")
    assert code == 1 and '"first_published_at" is empty (field-value)' in said


def test_noon_is_an_hour_that_somebody_may_mean(home: House):
    run(home, "statement", TITLE, SPEAKER, "--time=12:00")
    assert "first_published_at: 2026-11-20T12:00:00-05:00\n" in home.read(f"en/{KEY}.md")


def test_a_statement_may_be_written_first_in_french(home: House):
    done = run(
        home, "statement", "--original=fr", "--title=Soudan : un an de combats", SPEAKER, "--languages=en, fr"
    )
    assert (
        f"docs/fr/{KEY.replace('sudan-one-year-of-fighting', 'soudan-un-an-de-combats')}.md  the original"
        in done.output
    )
    key = "statements/2026/2026-11-20-soudan-un-an-de-combats"
    assert "applies_to: [en, fr]" in home.read(f"fr/{key}.md") and "translation:" in home.read(f"en/{key}.md")


def test_one_that_will_take_the_place_of_another_says_so(home: House):
    done = run(home, "statement", TITLE, SPEAKER, f"--supersedes=docs/fr/{OLD}.md")
    assert f"supersedes: {OLD}\n---\n" in home.read(f"en/{KEY}.md")
    assert f"`editorial new version {OLD} --kind supersession --by {KEY}`" in done.output


def test_nothing_is_overwritten_and_nothing_written_beside_it(home: House):
    home.write(f"fr/{KEY}.md", "Somebody's work.\n")
    before = statements(home)
    done = run(home, "statement", TITLE, SPEAKER)
    assert (done.exit_code, told(home, done)) == (
        1,
        f"Error: docs/fr/{KEY}.md exists already. Nothing was written: choose another name, or work on that file.\n",
    )
    assert statements(home) == before


def test_a_folder_that_cannot_be_written_leaves_nothing_half(home: House):
    (home.root / "docs/fr/statements/2026").write_text("in the way")
    before = statements(home)
    done = run(home, "statement", TITLE, SPEAKER)
    assert (
        done.exit_code == 1 and "cannot be written" in done.output and "Nothing was written." in done.output
    )
    assert statements(home) == before


def test_ctrl_c_while_writing_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = Path.open

    def interrupted(self: Path, *arguments: object, **more: object):
        if self.name == "b.md":
            raise KeyboardInterrupt
        return real(self, *arguments, **more)

    monkeypatch.setattr(Path, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic_files.write_new({tmp_path / "new/a.md": "a", tmp_path / "other/b.md": "b"})
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_brings_the_first_file_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"a\r\n")
    second.write_bytes(b"b")
    real = Path.replace

    def failing(path: Path, target: Path) -> Path:
        if target == second:
            raise OSError(28, "No space left on device", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space left"):
        atomic_files.write_over({first: b"A", second: b"B"})
    assert (first.read_bytes(), second.read_bytes(), sorted(path.name for path in tmp_path.iterdir())) == (
        b"a\r\n",
        b"b",
        ["a", "b"],
    )


def test_a_person_is_asked_until_the_answer_is_right(home: House, seated: None):
    answers = [
        "X",
        "Sudan: one year of fighting",
        "statement",
        "yesterday",
        "2026-11-20",
        "y",
        "",
        "14:30",
        "remarks",
        "9",
        "1",
        "n",
        "Sudan, Chad",
        "1",
        "fr, en",
    ]
    done = run(home, "statement", said="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    assert '  "title" has 1 character and must have at least 2. Say a little more.\n' in done.output
    assert '  "yesterday" is no day. Write year, month and day, for example 2026-11-20.\n' in done.output
    assert (
        "Who speaks.\n   1  A. Person  (special-adviser-prevention-of-genocide)\nName (or number): 9\n  There is no number 9.\n"
        in done.output
    )
    fields = read_page(home.read(f"en/{KEY}.md").encode(), "en", KEY, "").fields
    assert (fields["type"], fields["places"], fields["subjects"], fields["first_published_at"]) == (
        "remarks",
        ["SDN", "TCD"],
        ["hate-speech"],
        "2026-11-20T14:30:00-05:00",
    )
    assert fields["change_history"][0]["applies_to"] == ["en", "fr"]


def test_somebody_new_is_introduced(home: House, seated: None):
    answers = [
        "1",
        "",
        "1",
        "",
        "4",
        "fr",
        "",
        "statement",
        "B. Nother",
        "1",
        "feminine",
        "y",
        "1",
        "",
        "",
        "",
        "",
    ]
    done = run(home, "statement", TITLE, said="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    fields = read_page(home.read(f"en/{KEY}.md").encode(), "en", KEY, "").fields
    assert [person["name"] for person in fields["attributed_to"]] == ["B. Nother", "A. Person"]
    assert fields["attributed_to"][0]["form"] == "feminine"
    assert [
        fields[name] for name in ("kind_of_text", "rests_on", "source_url", "source_kind", "source_language")
    ] == [
        "record",
        ["whole"],
        None,
        "press",
        "fr",
    ]


def test_whoever_goes_away_while_being_asked_leaves_nothing_behind(home: House, seated: None):
    before = statements(home)
    done = run(home, "statement", said="A title\nrecord\n2026-11-20\n")
    assert done.exit_code == 1 and "Traceback" not in done.output and "Aborted!" in done.output
    assert statements(home) == before


def test_the_line_for_editors_is_there_where_the_schemas_are_and_leads_to_them(home: House):
    shutil.copytree(ROOT / "schemas", home.root / "schemas")
    run(home, "statement", TITLE, SPEAKER)
    run(home, "page", "about/deep/down", "--title=A page")
    for path, schema in (
        (f"en/{KEY}", "statement"),
        (f"fr/{KEY}", "statement-translation"),
        ("en/about/deep/down", "page"),
        ("fr/about/deep/down", "translation"),
    ):
        line = home.read(f"{path}.md").split("\n")[1]
        assert line.startswith("# yaml-language-server: $schema=../../"), line
        target = (home.root / "docs" / path).parent / line.partition("=")[2]
        assert target.resolve() == home.root / f"schemas/{schema}.schema.json" and target.exists()


def test_a_page_is_written_and_its_place_in_the_menu_told(home: House):
    done = run(home, "page", "about/quiet-diplomacy", "--title=Quiet diplomacy")
    assert (done.exit_code, told(home, done)) == (
        0,
        """
Written:
  docs/en/about/quiet-diplomacy.md  the original
  docs/fr/about/quiet-diplomacy.md  its translation, marked as a draft: readers do not get it

Next:
  1. Write the summary and the text in docs/en/about/quiet-diplomacy.md, and translate them in the other files.
  2. To show the page in the menu, add a line to `nav:` in mkdocs.yml: - about/quiet-diplomacy.md
  3. Run `editorial check`: it says what is missing, and that the page needs all its languages.
""",
    )
    assert (
        home.read("en/about/quiet-diplomacy.md")
        == "---\ntitle: Quiet diplomacy\n# One sentence that says what the reader finds here.\nsummary:\nupdated: 2026-11-20\n---\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (
            ("about/page", "--title=A page"),
            1,
            "docs/en/about/page.md exists already. Nothing was written: choose another name, or work on that file.",
        ),
        (
            ("abuot/new", "--title=A page"),
            2,
            'there is no section "abuot" in editorial.yml. Did you mean "about"?',
        ),
        (
            ("About/New Page", "--title=A page"),
            2,
            '"About/New Page" does not make an address. Use letters from a to z, figures and hyphens, for example about/new-page.',
        ),
        (
            ("../x", "--title=A page"),
            2,
            '"../x" does not make an address. Use letters from a to z, figures and hyphens, for example /x.',
        ),
        (
            ("", "--title=A page"),
            2,
            '"" does not make an address. Use letters from a to z, figures and hyphens, for example about/overview.',
        ),
        (("statements/2026/2026-11-20-x",), 2, "a statement is begun with `editorial new statement`."),
        (
            ("about/new",),
            2,
            "--title is missing, and there is no terminal to ask on. The heading at the top of the page, plain text.",
        ),
    ],
)
def test_a_page_that_cannot_be_is_not_written(home: House, arguments: tuple[str, ...], code: int, said: str):
    before = statements(home)
    done = run(home, "page", *arguments)
    assert (done.exit_code, told(home, done).removeprefix("Error: ").removesuffix("\n")) == (code, said)
    assert statements(home) == before


def test_a_path_names_a_page_too(home: House):
    assert run(home, "page", "fr/about/new.md", "--title=A page").exit_code == 0
    assert (home.root / "docs/en/about/new.md").exists()


def test_a_correction_is_told_and_nothing_else_of_the_file_changes(home: House):
    before = statements(home)
    done = run(home, "version", OLD, "--kind=correction", "--languages=fr", *NOTES)
    assert (done.exit_code, told(home, done)) == (
        0,
        f"""
docs/en/{OLD}.md is version 2 now, and corrected.
  Its history says: correction of 20 November 2026, 10:15, in French.

Next:
  1. Correct the text, if you have not done so yet: docs/fr/{OLD}.md.
  2. Run `editorial check`.
""",
    )
    assert home.read(f"en/{OLD}.md") == CHANGED
    assert [new for new, old in zip(statements(home), before, strict=True) if new != old] == [
        (f"docs/en/{OLD}.md", CHANGED.encode())
    ]
    home.replace(f"fr/{OLD}.md", "Texte.", "Un texte.")
    assert home.says("check")[0] == 0


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--kind=correction",),
        ("--kind=correction", "--languages=fr"),
        ("--kind=correction", "--languages=fr", NOTES[0]),
        ("--kind=supersession",),
        ("--kind=withdrawal", *NOTES),
    ],
)
def test_without_a_terminal_the_missing_option_is_named(home: House, options: tuple[str, ...]):
    done = run(home, "version", OLD, *options)
    missing = {(): "--kind", ("--kind=correction",): "--languages", ("--kind=supersession",): "--by"}.get(
        options
    ) or (
        "--explanation-en"
        if "withdrawal" in options[0]
        else "--note-fr"
        if NOTES[0] in options
        else "--note-en"
    )
    assert done.exit_code == 2 and told(home, done).startswith(
        f"{missing} is missing, and there is no terminal to ask on. "
    )
    assert home.read(f"en/{OLD}.md") == ENGLISH


def test_a_person_is_asked_for_a_version_and_sees_what_is_allowed(home: House, seated: None):
    done = run(
        home,
        "version",
        f"docs/fr/{OLD}.md",
        said="reinstatement\n1\nfr\nA figure was wrong.\nUn chiffre était faux.\n",
    )
    assert done.exit_code == 0, done.output
    assert (
        "What kind of change? The statement is published.\n   1  correction  (something was wrong, and the meaning changes)\n"
        in done.output
    )
    assert (
        '  There is no "reinstatement". Use one of: correction, clarification, update, editorial, translation, withdrawal, supersession.\n'
        in done.output
    )
    assert "Note (French): " in done.output and home.read(f"en/{OLD}.md") == CHANGED


def test_what_a_text_is_for_is_said_once_before_the_first_language_that_is_asked(home: House, seated: None):
    words = "What changed, in one sentence for readers, in all languages."
    correct = partial(run, home, "version", OLD, "--kind=correction", "--languages=en")
    asked = correct(said="A figure was wrong.\nUn chiffre était faux.\n")
    assert asked.exit_code == 0 and asked.output.startswith(f"\n{words}\nNote (English): ")
    assert asked.output.count(words) == 1
    home.write(f"en/{OLD}.md", ENGLISH)
    asked = correct(NOTES[0], said="Un chiffre était faux.\n")
    assert asked.output.startswith(f"\n{words}\nNote (French): ")


def test_withdrawal_and_return(home: House):
    done = run(
        home,
        "version",
        OLD,
        "--kind=withdrawal",
        *NOTES,
        "--explanation-en",
        "It was wrong.",
        "--explanation-fr",
        "C’était faux.",
    )
    assert "Leave the text as it is: readers go on seeing it, below the notice." in done.output
    fields = read_page(home.read(f"en/{OLD}.md").encode(), "en", OLD, "").fields
    assert fields["status"] == "withdrawn" and fields["change_history"][1]["applies_to"] == ["en", "fr"]
    assert fields["withdrawn_notice"] == {
        "withdrawn_at": "2026-11-20T10:15:00-05:00",
        "explanation": {"en": "It was wrong.", "fr": "C’était faux."},
    }
    assert home.says("check")[0] == 0
    record(home)
    refused = run(home, "version", OLD, "--kind=correction", "--languages=en", *NOTES)
    assert (refused.exit_code, told(home, refused)) == (
        1,
        'Error: A statement that is withdrawn cannot have a version of the kind "correction". '
        "It can have: editorial, translation, reinstatement.\n",
    )
    assert run(home, "version", OLD, "--kind=reinstatement", *NOTES).exit_code == 0
    fields = read_page(home.read(f"en/{OLD}.md").encode(), "en", OLD, "").fields
    assert (fields["status"], fields["version"], "withdrawn_notice" in fields) == ("published", 3, False)
    assert home.says("check")[0] == 0


def test_supersession_is_written_into_both_statements_or_none(home: House, monkeypatch: pytest.MonkeyPatch):
    before = statements(home)
    real = atomic_files._stage

    def failing(path: Path, data: bytes, *, durable: bool) -> None:
        if path.name.startswith("2024-05") and b"supersedes:" in data:
            raise PermissionError(13, "Permission denied", str(path))
        real(path, data, durable=durable)

    monkeypatch.setattr(atomic_files, "_stage", failing)
    refused = run(home, "version", OLD, "--kind=supersession", f"--by={OTHER}", *NOTES)
    assert (refused.exit_code, told(home, refused)) == (
        1,
        f"Error: docs/en/{OTHER}.md cannot be written (this user may not do that). Nothing was changed.\n",
    )
    assert statements(home) == before
    monkeypatch.setattr(atomic_files, "_stage", real)
    done = run(home, "version", OLD, "--kind=supersession", f"--by=docs/fr/{OTHER}.md", *NOTES)
    assert f"  {OTHER} says that it takes the place of this one.\n" in done.output
    assert f"\nsuperseded_by: {OTHER}\n---\n" in home.read(
        f"en/{OLD}.md"
    ) and f"\nsupersedes: {OLD}\n---\n" in home.read(f"en/{OTHER}.md")
    assert home.says("check")[0] == 0


def test_a_new_translation_is_told_in_all_languages(home: House):
    home.write(f"fr/{OLD}.md", home.read(f"fr/{OLD}.md").replace("status: translated", "status: draft"))
    done = run(home, "version", OLD, "--kind=translation", "--languages=fr")
    assert (
        "note: {en: Now available in French., fr: Disponible en français.}\n    applies_to: [fr]\n"
        in home.read(f"en/{OLD}.md")
    )
    assert (
        f"When {home.root.as_posix()}/docs/fr/{OLD}.md is finished, write `status: translated` in it: it is still marked as a draft."
        in done.output
    )


@pytest.mark.parametrize(
    ("change", "options", "said"),
    [
        (
            ("Text.", "Text."),
            ("about/page", "--kind=correction"),
            "about/page is no statement. Only statements have versions: change the page itself.",
        ),
        (
            ("status: published", "status: draft"),
            (OLD, "--kind=correction"),
            f'{OLD} is not published yet (its status is "draft"). Change it as you like: its history begins when it is published.',
        ),
        (
            ("note: {en: First published., fr: Première publication.}", "note: {en: First published.}"),
            (OLD, "--kind=correction", "--languages=en", *NOTES),
            f"Put this right first:\ndocs/en/{OLD}.md:15: the note of version 1 has no words in French (statement-notes). Add `fr: …` to it.",
        ),
        (
            ("    at: 2024-04-15T12:00:00-04:00", "    at: 2024-04-15"),
            (OLD, "--kind=correction"),
            f'Put this right first:\ndocs/en/{OLD}.md:13: "at" has no time of day: 2024-04-15 (field-value). '
            "Write date, time and offset from UTC, for example 2024-04-15T12:00:00-04:00.",
        ),
        (
            ("2024-04-15T12:00:00-04:00", "2026-12-15T12:00:00-05:00"),
            (OLD, "--kind=correction", "--languages=en", *NOTES),
            "The last entry of the history is of 2026-12-15T12:00:00-05:00, and that is still to come. Correct it, or wait for it.",
        ),
        (
            ("title: Statement", "title:Statement"),
            (OLD, "--kind=correction"),
            f'Put this right first:\ndocs/en/{OLD}.md:2: there is no space behind the colon of "title" (front-matter). Write "title: …".',
        ),
    ],
)
def test_a_statement_that_cannot_have_a_version_is_left_alone(
    home: House, change: tuple[str, str], options: tuple[str, ...], said: str
):
    home.replace(f"en/{OLD}.md", *change)
    before = statements(home)
    done = run(home, "version", *options)
    assert (done.exit_code, told(home, done)) == (1, f"Error: {said}\n")
    assert statements(home) == before


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (
            ("statements/2024/nothing", "--kind=correction"),
            2,
            "there is no page statements/2024/nothing. Its name is its path without language and ending, for example about/overview.",
        ),
        ((OLD, "--kind=corection"), 2, '--kind: There is no "corection". Did you mean "correction"?'),
        (
            (OLD, "--kind=correction", "--languages=en", "--note-en=No", NOTES[1]),
            2,
            '--note-en: "note.en" has 2 characters and must have at least 3. Say a little more.',
        ),
        (
            (OLD, "--kind=correction", "--languages=en", "--note-de=Nein"),
            2,
            "--note-de: the site has no such language. Use one of: en, fr.",
        ),
        ((OLD, "--kind=supersession", f"--by={OLD}"), 2, "--by: A statement cannot take its own place."),
        (
            (OLD, "--kind=supersession", "--by=statements/2024/2024-05-16-sudan"),
            2,
            f'--by: There is no statement "statements/2024/2024-05-16-sudan". Did you mean "{OTHER}"?',
        ),
    ],
)
def test_wrong_use_of_a_version_is_said(home: House, options: tuple[str, ...], code: int, said: str):
    done = run(home, "version", *options)
    assert (done.exit_code, told(home, done).removesuffix("\n")) == (code, said)
    assert home.read(f"en/{OLD}.md") == ENGLISH


def test_a_version_in_a_language_that_is_not_there_is_refused(home: House):
    (home.root / f"docs/fr/{OLD}.md").unlink()
    done = run(home, "version", OLD, "--kind=translation", "--languages=fr")
    assert (done.exit_code, told(home, done)) == (
        1,
        f"Error: There is no fr/{OLD}.md. Write it first, then tell readers of it.\n",
    )


def test_a_file_from_windows_stays_one(home: House):
    (home.root / f"docs/en/{OLD}.md").write_bytes(ENGLISH.replace("\n", "\r\n").encode())
    assert run(home, "version", OLD, "--kind=correction", "--languages=fr", *NOTES).exit_code == 0
    assert (home.root / f"docs/en/{OLD}.md").read_bytes() == CHANGED.replace("\n", "\r\n").encode()


def test_what_a_half_told_change_lacks_is_put_right_by_the_command_that_the_check_names(home: House):
    home.replace(f"en/{OLD}.md", "status: published\nversion: 1", "status: corrected\nversion: 2")
    assert f"`editorial new version {OLD}" in home.says("check")[1]
    assert run(home, "version", OLD, "--kind=correction", "--languages=fr", *NOTES).exit_code == 0
    assert home.read(f"en/{OLD}.md") == CHANGED


@pytest.mark.parametrize("what", ["statement", "page", "version"])
def test_a_house_is_needed(tmp_path: Path, what: str):
    done = CliRunner().invoke(
        main,
        ["new", what, *(["x"] if what != "statement" else []), "--docs", str(tmp_path / "docs")],
        catch_exceptions=False,
    )
    assert done.exit_code == 2 and "there is no folder" in done.output
    (tmp_path / "docs").mkdir()
    done = CliRunner().invoke(
        main,
        ["new", what, *(["x"] if what != "statement" else []), "--docs", str(tmp_path / "docs")],
        catch_exceptions=False,
    )
    assert done.exit_code == 2 and "there is no editorial.yml beside" in done.output


def test_a_result_depends_on_the_statement_that_is_named(home: House):
    run(home, "version", OLD, "--kind=supersession", f"--by={OTHER}", *NOTES)
    assert home.says("check")[0] == 0
    home.replace(f"en/{OTHER}.md", f"supersedes: {OLD}\n", "")
    code, said = home.says("check")
    assert (
        code == 1
        and f"{OTHER} takes the place of this statement, and does not say so (statement-superseded)." in said
    )
    for code in ("en", "fr"):
        (home.root / f"docs/{code}/{OTHER}.md").unlink()
    assert "there is no such statement (statement-superseded)" in home.says("check")[1]
