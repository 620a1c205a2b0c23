"""Writing a translation's record: whatever else stands in the file, no other byte changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_parity.markdown.yaml_positions import YamlError, load
from docs_parity.project.translation_record import RecordError, write_record

REVISION = "c1-9f2b7c41d0aa6e15-7e45a52f21d7"
ends = st.sampled_from([b"\n", b"\r\n"])
bodies = st.binary(max_size=300)


def is_readable(lines: list[bytes]) -> bool:
    """Can a front matter that begins with these lines be read? Nothing is written into another."""
    try:
        load(b"\n".join([*lines, b"translation: record"]).decode())
    except YamlError:
        return False
    return True


fields = st.lists(
    st.sampled_from(
        [
            b'title: "A: page"',
            b"summary: >-",
            b"  translation: of a word",
            b"# translation: none",
            b"places: [SDN]",
            "auteur: François".encode(),
        ]
    ),
    max_size=4,
).filter(is_readable)
marks = st.sampled_from([b"", b"\xef\xbb\xbf"])


def page(
    mark: bytes, before: list[bytes], after: list[bytes], body: bytes, end: bytes, *, record: bytes = b""
) -> bytes:
    """The bytes of a translation; `record` stands before its status."""
    lines = [
        b"---",
        *before,
        b"translation:",
        *([record] if record else []),
        b"  status: translated",
        *after,
        b"---",
    ]
    return mark + end.join(lines) + end + body


@given(marks, fields, bodies, ends)
def test_a_first_revision_is_one_new_line(mark: bytes, before: list[bytes], body: bytes, end: bytes):
    written = write_record(page(mark, before, [b"updated: 2026-11-24"], body, end), {"of": REVISION})
    assert written == page(
        mark, before, [b"updated: 2026-11-24"], body, end, record=b"  of: " + REVISION.encode()
    )


@given(marks, fields, bodies, ends)
def test_a_new_revision_takes_the_place_of_the_old_one(
    mark: bytes, before: list[bytes], body: bytes, end: bytes
):
    old = page(mark, before, [], body, end, record=b"  of: c1-0000000000000000-000000000000  # last year")
    assert write_record(old, {"of": REVISION}) == page(
        mark, before, [], body, end, record=b"  of: " + REVISION.encode()
    )


@given(fields, bodies, ends)
def test_writing_twice_is_writing_once_and_an_empty_value_takes_the_entry_out(
    before: list[bytes], body: bytes, end: bytes
):
    data = page(b"", before, [], body, end)
    once = write_record(data, {"of": REVISION, "reason": '"Why."'})
    assert write_record(once, {"of": REVISION, "reason": '"Why."'}) == once
    assert write_record(once, {"of": "", "reason": ""}) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Text.",
        b"---\ntitle: A\n---\ntranslation:\n",
        b"---\ntitle: A\n",
        b"\xff\xfe",
        b"---\ntranslation: {of: x,\n  status: translated}\n---\n",
        b"---\ntranslation: yes\n---\n",
        b"---\ntranslation: null\n---\n",
        b"---\ntranslation:\n  - status\n---\n",
        b"---\ntitle: a: b\ntranslation:\n  status: translated\n---\n",
        b"---\ntranslation: {of: [a, b]}\ntranslation:\n  status: translated\n---\n",
    ],
)
def test_a_file_without_a_record_in_the_usual_form_is_refused(data: bytes):
    with pytest.raises(RecordError):
        write_record(data, {"of": REVISION})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            'translation: {status: translated, reason: "one, two"}\n',
            'translation:\n  of: REVISION\n  status: translated\n  reason: "one, two"\n',
        ),
        (
            "translation: {reason: 'a {b}, c', of: x}  # Not {this}.\n",
            "translation:  # Not {this}.\n  reason: 'a {b}, c'\n  of: REVISION\n",
        ),
        ("translation: {}\n", "translation:\n  of: REVISION\n"),
        ("translation:\n", "translation:\n  of: REVISION\n"),
        (
            "title: A\n# About it.\ntranslation:\n    status: translated\nupdated: 2026-11-24\n",
            "title: A\n# About it.\ntranslation:\n    of: REVISION\n    status: translated\nupdated: 2026-11-24\n",
        ),
    ],
)
def test_a_record_keeps_what_is_not_written(before: str, after: str):
    data = f"---\n{before}---\nText.\n".encode()
    assert write_record(data, {"of": REVISION}) == (
        f"---\n{after.replace('REVISION', REVISION)}---\nText.\n".encode()
    )


@pytest.mark.parametrize(
    "reason",
    [
        '"one\n    two"',
        '"one\n\n    two"',
        '"one\ntwo"',
        "one\n    two",
        ">-\n    one\n    two",
        "|\n    one\n\n    two",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("behind", ["  status: translated\n", "  # A remark.\n", "title: A\n", ""])
def test_a_reason_over_several_lines_is_replaced_and_taken_out_as_a_whole(reason: str, end: str, behind: str):
    def data(*entries: str) -> bytes:
        text = f"---\ntranslation:\n  of: x\n{''.join(entries)}{behind}---\nText.\n"
        return text.replace("\n", end).encode()

    old = data(f"  reason: {reason}\n")
    assert write_record(old, {"reason": '"new"'}) == data('  reason: "new"\n')
    assert write_record(old, {"reason": ""}) == data()


def test_what_would_not_read_as_meant_is_not_written():
    data = b"---\ntranslation:\n  status: translated\n---\n"
    with pytest.raises(
        RecordError, match=r"its front matter would no longer read as it should\. Please write the field"
    ):
        write_record(data, {"reason": '"a"\ntitle: b'})
