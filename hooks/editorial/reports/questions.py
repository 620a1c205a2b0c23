"""The question that each rule asks, in one sentence, and how much its findings weigh unless a section's policy says otherwise.

Editors read the same sentences in `.github/CONTRIBUTING.md`; a test compares the two.
"""

from editorial.model.finding import Severity

QUESTIONS = {
    "missing-translation": "Does the page exist in every language?",
    "orphan-translation": "Does the translation have an original?",
    "translation-record": "Does the translation say that it is one?",
    "translation-draft": "Has a person finished the translation?",
    "translation-stale": "Does the translation follow the last change of its original?",
    "revision-missing": "Does the translation say which revision it was made from?",
    "revision-unknown": "Is this a revision of this page's original?",
    "translation-chain": "Was the translation made from the original itself?",
    "confirmed-in-bulk": "Was the translation confirmed by itself?",
    "accepted-no-longer": "Does an accepted difference still stand?",
    "page-spelled-twice": "Does a page have an address of its own?",
    "file-name": "Is the name fit for an address?",
    "folder-name": "Does the page stand in a language that the site has?",
    "empty-page": "Is there anything in the file?",
    "large-page": "Has the page at most 1 MB?",
    "unreadable-bytes": "Is the file text in UTF-8?",
    "symlink": "Is this the file itself?",
    "front-matter": "Can the front matter be read?",
    "field-missing": "Are all needed fields there?",
    "field-unknown": "Does this field exist?",
    "field-value": "Is the value of the right kind?",
    "field-repeated": "Is a fact written only once?",
    "field-contradicts": "Does a translation agree with its original's fields?",
    "statement-path": "Is the statement's file named after its day?",
    "heading-level": "Do headings begin with `##` and skip no level?",
    "heading-outline": "Does the translation have the headings of its original, at the same level?",
    "heading-id": "Does the translated heading have the id of its original?",
    "duplicate-id": "Does an id stand only once on a page?",
    "block-skeleton": "Does the translation have every paragraph, quotation and box of its original, and no other?",
    "list-items": "Does the translation have the same list items?",
    "table-shape": "Does the translated table have the same rows and cells?",
    "image-text": "Does the picture have an alternative text?",
    "figure-caption": "Does the picture have a caption and a credit?",
    "images": "Does the translation have the pictures and captions of its original?",
    "image-outside": "Does the picture come from our own site?",
    "footnotes": "Does every footnote mark have its footnote, also in the translation?",
    "links": "Do the links lead where those of the original lead?",
    "link-broken": "Does the link lead to a page or a file that exists?",
    "link-anchor": "Does the page have the heading that the link names?",
    "link-language": "Does the link stay in the language of the page?",
    "unsafe-link": "Is the link harmless?",
    "raw-html": "Is the HTML allowed?",
    "list-without-blank-line": "Is there a blank line before the list?",
    "list-indent": "Is a list inside a list indented by four spaces?",
    "list-mark": "Are the numbers of a list followed by a point?",
    "quote-lazy": "Does every line of a quotation begin with `>`?",
    "heading-space": "Is there a space after the number signs?",
    "code-indented": "Is this text meant to be code?",
    "code-not-closed": "Does the code end?",
    "code-without-blank-line": "Is there a blank line before the code?",
    "table-without-blank-line": "Is there a blank line before the table?",
    "table-cells": "Has no row more cells than the first?",
    "admonition-indent": "Is the text of a box indented?",
    "line-without-blank-line": "Is there a blank line before a dividing line?",
}

LIGHTER = {
    "field-repeated": Severity.WARNING, "accepted-no-longer": Severity.WARNING,
    "confirmed-in-bulk": Severity.INFO, "translation-chain": Severity.INFO,
}
"""Rules whose findings are no errors."""


def question(rule: str) -> str:
    """What a rule asks; its id, if it is none of ours."""
    return QUESTIONS.get(rule, rule)


def usual_weight(rule: str) -> Severity:
    """How much a finding of the rule weighs in a section that requires its translations."""
    return LIGHTER.get(rule, Severity.ERROR)
