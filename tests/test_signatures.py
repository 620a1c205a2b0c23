"""Signatures: ssh-keygen itself accepts the good and refuses the rest, and nobody is promised more than was looked at."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from docs_parity.runner.inspect_folder import inspect_folder
from editorial.commands import main
from editorial.publishing.ssh_signatures import signatures
from editorial.register.entries import read_register
from editorial.register.files import RegisterFiles
from editorial.register.signatures import Assurance, Verdict, assurance, signature_findings
from editorial.site.model import SiteModel
from support.project import small_site
from support.registers import ENGLISH, KEY, Book, code_of
from support.rendering import ROOT
from support.signing import Key

TIMES = 'namespaces="un-statement",valid-after="20240101",valid-before="20250101"'


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "register")


@pytest.fixture
def press(tmp_path: Path) -> Key:
    return Key(tmp_path, "press")


def manifest(book: Book, version: int = 1) -> Path:
    return book.folder / KEY / str(version) / "manifest.json"


def trust(book: Book, *lines: str) -> None:
    (book.folder / "allowed_signers").write_text("".join(lines), encoding="utf-8")


def verdicts(book: Book) -> list[str]:
    files = RegisterFiles(book.folder)
    return [f"{each.version} {each.role}: {each.verdict}" for each in signatures(files)]


def said(book: Book, roles: tuple[str, ...] = ("press",)) -> list[str]:
    files = RegisterFiles(book.folder)
    return [finding.sentence() for finding in signature_findings(signatures(files), roles)]


def verify(book: Book, what: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", "--register", str(book.folder), what], catch_exceptions=False)
    return done.exit_code, done.output


def test_a_good_signature_holds(book: Book, press: Key):
    entry = book.add({"en": ENGLISH})
    press.sign(manifest(book))
    trust(book, press.line())
    assert verdicts(book) == ["1 press: good"]
    assert said(book) == []
    code, words = verify(book, code_of(entry))
    assert code == 0
    assert "Assurance:    recorded in the register, signed by press (1 good signature)\n" in words


def test_a_changed_manifest_is_refused(book: Book, press: Key):
    book.add({"en": ENGLISH})
    press.sign(manifest(book))
    trust(book, press.line())
    entry = book.add({"en": ENGLISH}, key="statements/2024/2024-05-01-other")
    other = book.folder / entry.folder / "manifest.json.press.sig"
    other.write_bytes((manifest(book).with_name("manifest.json.press.sig")).read_bytes())
    assert verdicts(book) == ["1 press: good", "1 press: bad"]
    assert said(book) == [
        "../register/statements/2024/2024-05-01-other/1/manifest.json.press.sig:1: this signature does not fit its "
        "manifest or the keys of allowed_signers (register-signature). Take the file out, and sign the manifest as it is "
        "recorded (.github/SIGNING.md)."
    ]
    code, words = verify(book, code_of(entry))
    assert code == 2
    assert 'The signature "press" of this version does not hold' in words


def test_old_signatures_stay_valid_after_a_key_has_expired_and_new_ones_do_not(book: Book, press: Key):
    book.add({"en": ENGLISH}, at="2024-12-31T12:00:00-04:00")
    entry = book.add({"en": ENGLISH[:3]}, "correction", "corrected", at="2025-02-01T12:00:00-04:00")
    for version in (1, 2):
        press.sign(manifest(book, version))
    trust(book, press.line(TIMES))
    assert verdicts(book) == ["1 press: good", "2 press: out of time"]
    assert said(book)[0].startswith(
        "../register/statements/2024/2024-04-15-sudan/2/manifest.json.press.sig:1: the key of this signature did "
        "not hold at the time of this version (register-signature)."
    )
    assert verify(book, code_of(entry))[0] == 2


def test_after_a_rotation_both_keys_of_a_role_count_each_in_its_time(book: Book, tmp_path: Path, press: Key):
    (tmp_path / "new").mkdir()
    new = Key(tmp_path / "new", "press")
    book.add({"en": ENGLISH}, at="2024-06-01T12:00:00-04:00")
    book.add({"en": ENGLISH[:3]}, "correction", "corrected", at="2025-02-01T12:00:00-04:00")
    press.sign(manifest(book, 1))
    new.sign(manifest(book, 2))
    trust(book, press.line(TIMES), new.line('namespaces="un-statement",valid-after="20250101"'))
    assert verdicts(book) == ["1 press: good", "2 press: good"]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_the_verdict_does_not_depend_on_the_zone_of_the_machine(
    book: Book, press: Key, zone: str, monkeypatch
):
    monkeypatch.setenv("TZ", zone)
    book.add({"en": ENGLISH}, at="2024-12-31T23:59:59+00:00")
    book.add({"en": ENGLISH[:3]}, "correction", "corrected", at="2025-01-01T00:00:01+00:00")
    for version in (1, 2):
        press.sign(manifest(book, version))
    trust(book, press.line(TIMES))
    assert verdicts(book) == ["1 press: good", "2 press: out of time"]


def test_another_namespace_is_refused(book: Book, press: Key):
    book.add({"en": ENGLISH})
    press.sign(manifest(book), namespace="git")
    trust(book, press.line())
    assert verdicts(book) == ["1 press: bad"]


def test_another_principal_is_refused(book: Book, press: Key):
    book.add({"en": ENGLISH})
    press.sign(manifest(book), role="legal")
    trust(book, press.line())
    assert verdicts(book) == ["1 legal: bad"]


def test_a_role_that_nobody_named_is_told(book: Book, press: Key):
    book.add({"en": ENGLISH})
    press.sign(manifest(book))
    trust(book, press.line())
    assert said(book, ("legal",)) == [
        '../register/statements/2024/2024-04-15-sudan/1/manifest.json.press.sig:1: this signature is by "press", and editorial.yml '
        "names no such signer (register-signature). Take the file out, or add `press` to `signers` in editorial.yml."
    ]


def test_without_ssh_keygen_a_signature_is_not_called_good(book: Book, press: Key, monkeypatch):
    entry = book.add({"en": ENGLISH})
    press.sign(manifest(book))
    trust(book, press.line())
    monkeypatch.setenv("PATH", "")
    files = RegisterFiles(book.folder)
    found = tuple(signatures(files))
    assert [each.verdict for each in found] == [Verdict.NOT_CHECKED]
    assert assurance(read_register(files).latest(KEY), found) == Assurance(True)
    code, words = verify(book, code_of(entry))
    assert code == 0
    assert (
        "recorded in the register; the signature by press could not be checked: ssh-keygen cannot be run on this machine\n"
        in words
    )
    assert "good" not in words


def test_without_a_list_of_signers_a_signature_is_not_called_good(book: Book, press: Key):
    book.add({"en": ENGLISH})
    press.sign(manifest(book))
    assert verdicts(book) == ["1 press: not checked"]


def test_a_version_without_signatures_promises_none(book: Book):
    book.add({"en": ENGLISH})
    assert verdicts(book) == []
    assert assurance(read_register(RegisterFiles(book.folder)).latest(KEY), ()) == Assurance(True)


def test_pages_are_told_of_signatures_that_hold_and_of_no_others(tmp_path: Path):
    (tmp_path / "house").mkdir()
    project = small_site(tmp_path / "house")
    assert project.run("editorial", "register", "append").returncode == 0
    key = Key(tmp_path, "press")
    first, second = (f"statements/2024/{name}" for name in ("2024-04-15-a", "2024-05-15-b"))
    key.sign(project.root / "register" / first / "1/manifest.json")
    (project.root / "register/allowed_signers").write_text(key.line(), encoding="utf-8")
    files = RegisterFiles(project.root / "register")
    model = SiteModel(
        inspect_folder(project.root / "docs"), [], "https://site.example/", files, signatures(files)
    )
    assert model.assurance(model.register.latest(first)) == Assurance(True, ("press",))
    assert model.assurance(model.register.latest(second)) == Assurance(True)


def test_a_signature_that_does_not_hold_stops_the_gate(tmp_path: Path):
    (tmp_path / "house").mkdir()
    project = small_site(tmp_path / "house")
    assert project.run("editorial", "register", "append").returncode == 0
    manifest = project.root / "register/statements/2024/2024-04-15-a/1/manifest.json"
    Key(tmp_path, "press").sign(manifest, namespace="git")
    (project.root / "register/allowed_signers").write_text("", encoding="utf-8")
    settings = project.root / "editorial.yml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}\nsigners:\n  press: {{en: Press, fr: Presse, es: Prensa}}\n",
        encoding="utf-8",
    )
    done = project.run("editorial", "check")
    assert done.returncode == 1
    assert (
        "register/statements/2024/2024-04-15-a/1/manifest.json.press.sig:1: this signature does not fit its manifest or the keys of "
        "allowed_signers (register-signature)." in done.stdout
    )


def test_the_command_that_the_guide_gives_to_a_stranger_works(book: Book, press: Key):
    book.add({"en": ENGLISH})
    press.sign(manifest(book))
    trust(book, press.line(TIMES))
    guide = (ROOT / ".github/SIGNING.md").read_text(encoding="utf-8")
    command = re.search(r"^    (ssh-keygen -Y verify .*)$", guide, re.MULTILINE)[1]
    assert f'    cmd /c "{command}"\n' in guide
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=book.folder.parent,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    assert (
        done.returncode,
        done.stdout.startswith('Good "un-statement" signature for press with ED25519 key SHA256:'),
    ) == (0, True), done.stderr
    manifest(book).write_bytes(manifest(book).read_bytes() + b" ")
    assert (
        subprocess.run(
            ["sh", "-c", command], cwd=book.folder.parent, capture_output=True, check=False
        ).returncode
        != 0
    )
