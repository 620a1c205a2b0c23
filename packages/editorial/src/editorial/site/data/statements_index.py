"""/statements.json and /statements.csv: all statements as they are now, with the schemas of all our data
files.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from editorial.register.entries import RegisterEntry
from editorial.site.data.published_data import (
    SCHEMAS,
    IndexedLanguage,
    IndexedStatement,
    StatementsIndex,
    json_bytes,
    schema,
    schema_path,
)
from editorial.site.model import SiteModel
from editorial.site.press import Press
from editorial.site.statement.rendition import DATA, TEXT, Rendition

COLUMNS: Mapping[str, str] = {
    "identifier": "Reference of the statement, the same in every language",
    "language": "Language of the row (BCP 47)",
    "version": "Number of the present version",
    "code": "Verification code of the present version",
    "status": "published, corrected, superseded or withdrawn, in this language",
    "document_type": "Kind of public text",
    "title": "Title",
    "description": "Summary",
    "first_published_at": "When this site first published it, with the offset",
    "public_updated_at": "When it last changed in this language, with the offset",
    "original_language": "Language it was written in",
    "attributed_to": "Who speaks; several names are parted by |",
    "places": "ISO 3166-1 alpha-3; several are parted by |",
    "subjects": "Keys of subjects; several are parted by |",
    "cites": "Symbols of documents; several are parted by |",
    "source_url": "Where the text that a record summarizes stands; empty if the text stands here",
    "url": "Page",
    "txt": "Plain text",
    "json": "Data",
    "text_sha256": "SHA-256 of the canonical text",
    "kind_of_text": "record (a summary of a statement issued elsewhere) or statement (the text itself)",
    "made_at": "Day of the statement; with the hour and the offset where they are known",
    "rests_on": "What of the statement was seen; several are parted by |",
    "source_kind": "What source_url is: official-text, official-report, copy or press",
    "source_language": "Language of what stands there (BCP 47)",
    "caveats": "What readers of a record must know of it; several are parted by |",
}
"""The columns of the table, and what stands in each."""
LISTS = ("attributed_to", "places", "subjects", "cites", "rests_on", "caveats")
MOMENTS = ("first_published_at", "public_updated_at")
BETWEEN = "|"
ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A spreadsheet takes a cell that begins so for a formula; the last four are full-width,
as some Asian ones read them
(https://owasp.org/www-community/attacks/CSV_Injection).
"""


def index_files(model: SiteModel) -> Iterable[tuple[str, bytes]]:
    """The index as JSON and as a table, what the table's columns are (CSVW), and the schemas."""
    press = model.press
    yield "statements.json", json_bytes(statements_index(press))
    yield "statements.csv", statements_csv(press)
    yield "statements.csv-metadata.json", json_bytes(_csvw())
    yield from (
        (schema_path(name), json_bytes(schema(name, press.url(schema_path(name))))) for name in SCHEMAS
    )


def statements_index(press: Press) -> StatementsIndex:
    """Every statement with its languages, by reference: a new statement is a new entry near the end, and
    nothing else moves.
    """
    return StatementsIndex(
        schema_=press.url(schema_path("statements-index")),
        edition=press.settings.edition,
        statements=[
            _indexed(press, versions)
            for versions in press.register.entries.values()
            if _renditions(press, versions)
        ],
    )


def statements_csv(press: Press) -> bytes:
    """One row a statement and language: RFC 4180, UTF-8, a row of names first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for statement in statements_index(press).statements:
        writer.writerows([harmless(row[name]) for name in COLUMNS] for row in _rows(statement))
    return out.getvalue().encode()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet computes: an apostrophe stands before what would begin a formula."""
    return f"'{cell}" if cell.startswith(ACTING) else cell


def _renditions(press: Press, versions: tuple[RegisterEntry, ...]) -> list[Rendition]:
    """The present version in each of its languages that this site has."""
    languages = Rendition(press, versions[-1], versions, versions[-1].statement.original).languages
    return [Rendition(press, versions[-1], versions, code) for code in languages]


def _indexed(press: Press, versions: tuple[RegisterEntry, ...]) -> IndexedStatement:
    statement, by_language = versions[-1].statement, _renditions(press, versions)
    return IndexedStatement(
        identifier=statement.key,
        version=statement.version,
        code=by_language[0].code,
        document_type=statement.type,
        original_language=statement.original,
        first_published_at=statement.first_published_at.written,
        attributed_to=[speaker.name for speaker in statement.speakers],
        places=list(statement.places),
        subjects=list(statement.subjects),
        cites=list(statement.cites),
        source_url=statement.source_url,
        kind_of_text=statement.kind_of_text,
        made_at=statement.made_at.written,
        rests_on=list(statement.rests_on),
        source_kind=statement.source_kind or "",
        source_language=statement.source_language,
        languages=[_language(rendition) for rendition in by_language],
    )


def _language(rendition: Rendition) -> IndexedLanguage:
    wording = rendition.presented.wording
    return IndexedLanguage(
        language=rendition.language,
        status=rendition.standing.status,
        title=wording.title,
        description=wording.summary,
        url=rendition.url(),
        text_sha256=rendition.manifest.digests[rendition.language],
        public_updated_at=rendition.updated.isoformat(),
        caveats=list(rendition.presented.provenance.caveats),
    )


def _rows(statement: IndexedStatement) -> Iterator[Mapping[str, str]]:
    """The rows of a statement: what the JSON says, flat."""
    whole = statement.model_dump(mode="json")
    shared = {
        name: BETWEEN.join(value) if name in LISTS else str(value)
        for name, value in whole.items()
        if name != "languages"
    }
    for own in whole["languages"]:
        told = BETWEEN.join(own["caveats"])
        yield {**shared, **own, "caveats": told, "txt": own["url"] + TEXT, "json": own["url"] + DATA}


def _csvw() -> Mapping[str, object]:
    """What a program must know of the table (https://www.w3.org/TR/tabular-data-primer/)."""
    columns = [
        {
            "name": name,
            "titles": name,
            "dc:description": text,
            "datatype": _datatype(name),
            **({"separator": BETWEEN} if name in LISTS else {}),
        }
        for name, text in COLUMNS.items()
    ]
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": "statements.csv",
        "tableSchema": {"columns": columns, "primaryKey": ["identifier", "language"]},
    }


def _datatype(name: str) -> str:
    named = {"version": "integer", "url": "anyURI", "txt": "anyURI", "json": "anyURI"}
    return named.get(name, "dateTimeStamp" if name in MOMENTS else "string")
