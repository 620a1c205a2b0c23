"""Ten stories of statements, told over the whole tool: from front matter to pages, feeds and register, by the commands people use.

Each story begins in an office without a statement (`support/newsroom.py`) and reads what readers get.
"""

import hashlib
import shutil
from pathlib import Path

import pytest

from support.newsroom import KEY, TEXT, Newsroom, newsroom, original
from support.once import Once
from support.project import Project

PAGE = f"{KEY}/index.html"
NEW = "statements/2026/2026-03-05-b"


@pytest.fixture
def office(once: Once, tmp_path: Path) -> Newsroom:
    """An office of one's own, without a statement."""
    return Newsroom(Project(Path(shutil.copytree(once("newsroom", newsroom), tmp_path / "office"))))


@pytest.fixture
def running(once: Once, tmp_path: Path) -> Newsroom:
    """An office that has published a statement in three languages."""
    return Newsroom(Project(Path(shutil.copytree(once("running-newsroom", _running), tmp_path / "office"))))


def _running(folder: Path) -> None:
    office = newsroom(folder)
    office.write(
        "en", TEXT["en"], original=original().replace("applies_to: [en]", "applies_to: [en, fr, es]")
    )
    for code in ("fr", "es"):
        office.write(code, TEXT[code])
    done = office.release()
    assert done.code == 0, done.said


def test_first_publication_in_one_language(office: Newsroom):
    office.write("en", TEXT["en"], original=original())
    done = office.release()
    assert done.code == 0, done.said
    code = office.code(1)
    assert code in done.said

    assert code in office.read(f"en/{PAGE}")
    assert "This page does not exist yet in: French and Spanish." in office.read(f"en/{PAGE}")
    assert not office.exists(f"fr/{PAGE}") and not office.exists(f"fr/{KEY}/statement.txt")
    assert (
        '<a href="../../en/statements/2026/2026-03-02-a/" lang="en" hreflang="en">First words</a>'
        in office.read("fr/statements/index.html")
    )
    assert "uniquement en anglais" in office.read("fr/statements/index.html")
    assert office.entries("en") == [("First words", "2026-03-02T09:30:00-05:00")]
    assert office.entries("fr") == []
    assert TEXT["en"] in office.read(f"en/{KEY}/statement.txt") and code in office.read(
        f"en/{KEY}/statement.txt"
    )
    assert "First words" in office.read(f"v/{code}/index.html")

    assert list(office.manifest(1)["record"]["languages"]) == ["en"]
    assert [(line["id"], line["version"], line["kind"]) for line in office.log()] == [(KEY, 1, "first")]
    assert office.editorial("verify", code).code == 0
    assert office.editorial("verify", f"site/en/{KEY}/statement.txt").code == 0


def test_translations_that_follow_a_day_later(office: Newsroom):
    office.write("en", TEXT["en"], original=original())
    assert office.release().code == 0
    office.write("fr", TEXT["fr"])
    silent = office.editorial("register", "check")
    assert silent.code == 1 and "translation" in silent.said

    office.change("translation", "fr")
    done = office.release()
    assert done.code == 0, done.said
    assert office.code(2) in office.read(f"fr/{PAGE}")
    assert [title for title, _ in office.entries("fr")] == [
        "Désormais disponible en français\u00a0: Premiers mots"
    ]
    assert office.entries("en") == [("First words", "2026-03-02T09:30:00-05:00")]
    assert "This page does not exist yet in: Spanish." in office.read(f"en/{PAGE}")
    assert "Corrected" not in office.read(f"en/{PAGE}")
    assert sorted(office.manifest(2)["record"]["languages"]) == ["en", "fr"]
    first = (office.project.root / f"register/{KEY}/1/manifest.json").read_bytes()
    assert office.manifest(2)["record"]["previous"] == hashlib.sha256(first).hexdigest()


def test_a_correction_in_all_languages(running: Newsroom):
    before = {code: running.read(f"{code}/{KEY}/statement.txt") for code in TEXT}
    for code in TEXT:
        running.replace(code, "40", "50")
    running.change("correction", "en", "fr", "es")
    running.confirm("fr", "es")
    done = running.release()
    assert done.code == 0, done.said
    for code, word, note in (
        ("en", "Corrected", "The number was wrong."),
        ("fr", "Corrigée", "Le chiffre était faux."),
        ("es", "Corregida", "La cifra era incorrecta."),
    ):
        page = running.read(f"{code}/{PAGE}")
        assert word in page and note in page and TEXT[code].replace("40", "50") in page
        assert word in running.read(f"{code}/statements/index.html")
        assert len(running.entries(code)) == 2
        earlier = running.read(f"{code}/{KEY}/v1/index.html")
        assert TEXT[code] in earlier and 'content="noindex"' in earlier and running.code(1) in earlier
        changes = running.read(f"{code}/{KEY}/changes/2/index.html")
        assert "<del>" in changes and "40" in changes and "<ins>" in changes and "50" in changes
        assert TEXT[code] in running.read(f"{code}/{KEY}/v1/statement.txt")
        copy = running.project.root / f"kept-{code}.txt"
        copy.write_text(before[code], encoding="utf-8")
        kept = running.editorial("verify", copy.name)
        assert "2" in kept.said and kept.code != 1, kept.said
    assert running.entries("en")[0][0] == "Correction: First words"
    assert running.entries("en")[1] == ("First words", "2026-03-02T09:30:00-05:00")


def test_a_correction_in_french_only(running: Newsroom):
    running.replace("fr", "40", "50")
    running.replace("fr", "50", "40")
    running.replace("fr", "transportait", "menait")
    running.change("correction", "fr")
    done = running.release()
    assert done.code == 0, done.said
    assert "Corrigée" in running.read(f"fr/{PAGE}")
    assert "Corrected" not in running.read(f"en/{PAGE}") and "Corregida" not in running.read(f"es/{PAGE}")
    assert "Corrected" not in running.read("en/statements/index.html")
    assert [len(running.entries(code)) for code in ("en", "fr", "es")] == [1, 2, 1]
    assert running.exists(f"fr/{KEY}/changes/2/index.html") and not running.exists(
        f"en/{KEY}/changes/2/index.html"
    )
    texts = {
        code: [running.manifest(version)["record"]["languages"][code]["text_sha256"] for version in (1, 2)]
        for code in TEXT
    }
    assert texts["fr"][0] != texts["fr"][1] and texts["en"][0] == texts["en"][1]


def test_a_clarification(running: Newsroom):
    for code, old, new in (
        ("en", "carried", "transported"),
        ("fr", "transportait", "menait"),
        ("es", "llevaba", "transportaba"),
    ):
        running.replace(code, old, new)
    running.change("clarification", "en", "fr", "es")
    running.confirm("fr", "es")
    done = running.release()
    assert done.code == 0, done.said
    assert running.manifest(2)["record"]["status"] == "published"
    assert "It is said more clearly." in running.read(f"en/{PAGE}")
    assert running.entries("en")[0][0] == "Clarification: First words"
    assert "Corrected" not in running.read(f"en/{PAGE}")


def test_a_withdrawal(running: Newsroom):
    code = running.code(1)
    running.change("withdrawal", "en", "fr", "es")
    done = running.release()
    assert done.code == 0, done.said
    page = running.read(f"en/{PAGE}")
    assert (
        "Withdrawn" in page
        and "It does not stand." in page
        and TEXT["en"] in page
        and 'content="noindex"' in page
    )
    assert page.index("The source of the number was wrong.") < page.index(TEXT["en"])
    assert running.entries("fr")[0][0] == "Retirée\u00a0: Premiers mots"
    assert "Withdrawn" in running.read("en/statements/index.html")
    assert "Withdrawn" in running.read(f"v/{code}/index.html") and "Retirada" in running.read(
        f"v/{code}/index.html"
    )
    old = running.editorial("verify", code)
    assert old.code == 3 and "WITHDRAWN" in old.said
    now = running.editorial("verify", f"site/en/{KEY}/statement.txt")
    assert now.code == 3 and "WITHDRAWN" in now.said


def test_a_reinstatement(running: Newsroom):
    running.change("withdrawal", "en", "fr", "es")
    assert running.release().code == 0
    running.change("reinstatement", "en", "fr", "es")
    done = running.release()
    assert done.code == 0, done.said
    page = running.read(f"en/{PAGE}")
    assert "It stands again." in page and "Withdrawn:" not in page
    assert [title for title, _ in running.entries("en")] == [
        "Reinstated: First words",
        "Withdrawn: First words",
        "First words",
    ]
    assert [line["kind"] for line in running.log()] == ["first", "withdrawal", "reinstatement"]
    assert running.editorial("verify", running.code(3)).code == 0
    assert running.exists(f"en/{KEY}/v1/index.html") and running.exists(f"en/{KEY}/v2/index.html")


def test_a_supersession(running: Newsroom):
    fields = original(NEW).replace("applies_to: [en]", "applies_to: [en, fr, es]")
    running.write("en", "It carried 60 people.", key=NEW, title="Second words", original=fields)
    running.write("fr", "Il transportait 60 personnes.", key=NEW, title="Deuxièmes mots")
    running.write("es", "Llevaba a 60 personas.", key=NEW, title="Segundas palabras")
    running.change("supersession", "en", "fr", "es", more=("--by", NEW))
    done = running.release()
    assert done.code == 0, done.said
    old, new = running.read(f"en/{PAGE}"), running.read(f"en/{NEW}/index.html")
    assert "Superseded" in old and "Second words" in old and TEXT["en"] in old
    assert "First words" in new
    assert "Superseded: First words" in [title for title, _ in running.entries("en")]
    assert "Remplacée" in running.read("fr/statements/index.html")
    assert running.editorial("verify", running.code(1, key=NEW)).code == 0
    old = running.editorial("verify", running.code(2))
    assert old.code == 4 and NEW in old.said


def test_a_silent_edit_is_refused(running: Newsroom):
    site = running.read(f"fr/{PAGE}")
    log = running.log()
    running.replace("fr", "40 personnes.", "40 personnes")
    for command in (("check",), ("register", "check"), ("build",), ("release",)):
        done = running.editorial(*command)
        assert done.code == 1, (command, done.said)
        assert f"docs/fr/{KEY}.md" in done.said and "Traceback" not in done.said
    assert running.read(f"fr/{PAGE}") == site
    assert running.log() == log


def test_a_forged_text_is_refused(running: Newsroom):
    text = running.read(f"es/{KEY}/statement.txt")
    for name, forged in (
        ("word", text.replace("40", "400")),
        ("cut", text.replace(TEXT["es"], "")),
        ("more", text.replace(TEXT["es"], f"{TEXT['es']}\n\nNadie fue detenido.")),
    ):
        assert forged != text, name
        (running.project.root / "forged.txt").write_text(forged, encoding="utf-8")
        done = running.editorial("verify", "forged.txt")
        assert done.code == 1, (name, done.said)
    assert running.editorial("verify", "0000-0000-0000").code == 1
    mailed = "\r\n".join(f"> {line} " for line in text.splitlines())
    (running.project.root / "mailed.txt").write_bytes(b"\xef\xbb\xbf" + mailed.encode())
    assert running.editorial("verify", "mailed.txt").code == 0
