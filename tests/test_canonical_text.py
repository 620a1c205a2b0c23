"""The canonical text of a version: what the register keeps and hashes."""

from docs_parity.markdown.page_reader import read_page
from docs_parity.model.page import LocalizedPage
from editorial.register.canonical_text import canonical_lines, lines_of, sha256, shape_of, text_of

KEY = "statements/2024/2024-04-15-a"
PAGE = """---
title: "Sudan:   one year"
summary: What was said.
---

First line
of a *paragraph* with [a link](https://www.un.org/) and [a page](../about.md).

## What was asked {#asked}

- one;
- two.

1. First
2. Second

    still the second

1. Third

Between.

7. Seventh

> Quoted.

| A | B |
| --- | --- |
| 1 | **2** |

```
code  here
  more
```

![A square](../assets/square.svg)
"""
TEXT = """Sudan: one year
What was said.
First line of a paragraph with a link and a page. <https://www.un.org/>
What was asked
- one;
- two.
1. First
2. Second
still the second
3. Third
Between.
7. Seventh
Quoted.
A | B
1 | 2
code  here
  more
A square
"""
SHAPE = "title summary p h2 ul ul ol ol p ol p ol quote head row code code image"


def version(text: str) -> LocalizedPage:
    return read_page(text.encode(), "en", KEY, f"en/{KEY}.md")


def test_every_block_that_says_something_is_a_line():
    lines = canonical_lines(version(PAGE))
    assert text_of(lines) == TEXT
    assert shape_of(lines) == SHAPE


def test_line_ends_accents_and_where_lines_break_are_not_in_it():
    plain = version("---\ntitle: Été\nsummary: Un.\n---\n\nUn été\nlong.\n")
    other = version(
        "\ufeff---\r\ntitle: E\u0301te\u0301\r\nsummary: Un.\r\n---\r\n\r\nUn e\u0301te\u0301 long.   \r\n"
    )
    assert text_of(canonical_lines(plain)) == text_of(canonical_lines(other)) == "Été\nUn.\nUn été long.\n"


def test_a_comma_is_in_it():
    one, other = (
        sha256(text_of(canonical_lines(version(f"---\ntitle: T\nsummary: S\n---\n\n{text}\n"))))
        for text in ("A, b.", "A b.")
    )
    assert one != other


def test_a_text_and_its_shape_give_the_lines_back():
    assert shape_of(lines_of(TEXT, SHAPE)) == SHAPE
    assert {line.shape for line in lines_of(TEXT, "title")} == {"p"}
