"""`editorial verify`: did this Office issue that text, and does it still hold? Asked of the register alone,
without a network.
"""

import codecs
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from editorial.publishing.ssh_signatures import signatures_of
from editorial.register.files import FOLDER, RegisterFiles
from editorial.register.signatures import Signed, Verdict, roles_by_folder
from editorial.register.verification_code import LENGTH, codes_in, grouped, read_code, without_hyphens
from editorial.register.version_status import Worth
from editorial.reports.verification_report import answer_text, visible
from editorial.verify.verifier import Answer, CannotTellError, Verifier

NOT_GENUINE, COULD_NOT_TELL = 1, 2
EXITS = {Worth.IN_FORCE: 0, Worth.WITHDRAWN: 3, Worth.SUPERSEDED: 4, Worth.OUTDATED: 4}
ENCODINGS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
PAGE = re.compile(r"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
CODE_LIKE = re.compile(rf"\w{{{LENGTH}}}")


@click.command()
@click.argument("what", metavar="FILE|CODE|-")
@click.option(
    "--register",
    "folder",
    default=FOLDER,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The register: of this repository, of a copy of the site, or of an unpacked offline copy.",
)
def verify(what: str, folder: Path) -> None:
    """Ask the register whether this Office issued a text, and whether it still holds.

    CODE: the twelve letters and figures of a version, however written, or its address; says what they stand
    for, and nothing about any text: anybody can put a code below it.
    FILE: a text file, or - for standard input; its words must be a recorded statement, all of it and nothing
    else but what this site itself puts around it: in statement.txt, on the statement's page, in its PDF.
    These words come from editorial.yml and mkdocs.yml beside the register, or else in the present folder.
    Line ends, spaces, quotation marks of either form, quotation of the whole by a mail program and marks of
    lists do not matter; every word does, and every sign before a figure. No network is used.

    \b
    Exit code 0: genuine, and in force; of a code: it was issued, and what it names is in force
              1: not genuine: changed, cut, mixed with other words, or a code that was never issued
              2: could not tell: no register here, a damaged one, or a file that cannot be read
              3: genuine, but the statement is withdrawn
              4: genuine, but another statement or a later version has taken its place
    """  # noqa: D301 - click reads the character \b: these lines stay as they are
    # Imported here: what knows the site's pages takes longer to load than any other command needs.
    from editorial.publishing.text_surroundings import TextSurroundings

    around = TextSurroundings(folder)
    try:
        files = _register(folder)
        answer, asked = _answer(Verifier(files, around), what)
        signed = _signatures(answer, files)
    except CannotTellError as error:
        click.echo(f"{visible(what)}: COULD NOT TELL. {_sentence(error)}", err=True)
        sys.exit(COULD_NOT_TELL)
    click.echo(answer_text(answer, asked, signed, alone=around.project is None), nl=False)
    sys.exit(EXITS[answer.issued.worth] if answer.issued and answer.genuine else NOT_GENUINE)


def _sentence(error: Exception) -> str:
    text = str(error).rstrip(".")
    return f"{text[0].upper()}{text[1:]}."


def _register(folder: Path) -> Mapping[str, bytes]:
    """The files of the register. Raises CannotTellError where there is none."""
    files = RegisterFiles(folder)
    if not files:
        raise CannotTellError(f"there is no register in {folder.as_posix()}. Name its folder with --register")
    return files


def _answer(verifier: Verifier, what: str) -> tuple[Answer, str]:
    """The answer, and the name of what was asked about."""
    try:
        if what == "-":
            return verifier.text(decoded(sys.stdin.buffer.read())), "The text"
        file, code = Path(what), _code(what)
        if code and file.is_file() and file.name == what:
            raise CannotTellError(
                "there is a file with this name, and it is a code as well. "
                f"For the file type {Path()}/{what}, "
                f"for the code /v/{grouped(code)}/"
            )
        if file.is_file():
            return verifier.text(decoded(file.read_bytes())), what
        if code:
            return verifier.code(code), what
        if CODE_LIKE.fullmatch(without_hyphens(what)):
            return Answer(
                problem=f"this is no code of this Office, or it is mistyped: codes are {LENGTH} letters and "
                "figures, "
                "without the letter U, for example 7K3M-Q9TD-2XVB"
            ), what
        raise CannotTellError(
            f"there is no such file, and it is not written like a code: {LENGTH} letters and figures, "
            "for example 7K3M-Q9TD-2XVB"
        )
    except OSError as error:
        raise CannotTellError(f"it cannot be read: {error.strerror}") from None


def _code(what: str) -> str | None:
    """The code that somebody typed, or the one in the address that they pasted."""
    in_address = codes_in(what) if "/v/" in what else ()
    return in_address[0] if in_address else read_code(what)


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, or what its byte-order mark says.

    Raises CannotTellError for what is no plain text.
    """
    encoding = next((name for mark, name in ENCODINGS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise CannotTellError(
            "it is no text that can be read here. Save it as plain text, in UTF-8"
        ) from None
    if "\0" in text or data.startswith(b"%PDF"):
        raise CannotTellError(
            "it is no text. Copy the words into a text file, or ask for the code that is printed in it"
        )
    if PAGE.match(text):
        raise CannotTellError(
            "it is a web page. Copy the words of the statement into a text file, or ask for the code at its "
            "end"
        )
    return text


def _signatures(answer: Answer, files: Mapping[str, bytes]) -> tuple[Signed, ...]:
    """The signatures of the version in question. Raises CannotTellError for one that does not hold: then
    something is wrong with the register, and nothing in it may be called genuine.
    """
    if answer.issued is None:
        return ()
    entry = answer.issued.entry
    signed = tuple(signatures_of(entry, files, roles_by_folder(files).get(entry.folder, ())))
    for each in signed:
        if each.verdict in (Verdict.BAD, Verdict.OUT_OF_TIME):
            raise CannotTellError(f'the signature "{each.role}" of this version does not hold: {each.said}')
    return signed
