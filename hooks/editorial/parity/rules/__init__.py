"""The rules, written out. Each is a small generator: it asks one question and yields findings, nothing else."""

from editorial.parity.rules import (
    code,
    dialect,
    disguise,
    fields,
    hedges,
    html,
    life_cycle,
    links,
    omission,
    order,
    page,
    people,
    places,
    signs,
    structure,
    succession,
    terms,
    tongue,
    typography,
    values,
)
from editorial.parity.typography.edit import RULES as TYPOGRAPHY

VERSION_RULES = (page.text, page.ids, page.headings, page.images, page.footnotes, html.raw_html, links.links,
                 signs.text_direction, signs.hidden_signs, disguise.disguised_links, disguise.template_code, dialect.dialect,
                 typography.typography, terms.forbidden, terms.glossary_page, omission.long_passages,
                 life_cycle.statement_history, life_cycle.statement_notes, life_cycle.statement_status,
                 life_cycle.statement_withdrawn, succession.statement_superseded)
"""Questions to one version."""

FIELD_RULES = (fields.translated_fields,)
"""Questions to a translation beside the page's original as it stands, whatever it was made from."""

PAIR_RULES = (
    structure.structure, links.same_links, links.other_languages,
    values.identifiers, values.paragraph_labels, values.number_values, values.number_magnitudes, values.number_units, values.numbers_added,
    values.number_decimals, values.date_values, values.dates_ambiguous, values.time_values, order.number_order, order.passage_order,
    places.countries, people.people, code.code_text, hedges.negations, hedges.allegations, hedges.modality,
    omission.passage_length, omission.repeated_passages, tongue.languages, terms.terms)
"""Questions to a translation beside what it was made from."""

IDS = (
    "missing-translation", "orphan-translation", "translation-record", "translation-draft", "translation-stale", "revision-missing",
    "revision-unknown", "translation-chain", "confirmed-in-bulk", "accepted-no-longer", "page-spelled-twice", "file-name",
    "folder-name", "empty-page", "large-page", "unreadable-bytes", "symlink", "front-matter", "field-missing", "field-unknown",
    "field-value", "field-repeated", "field-contradicts", "statement-path", "embargo",
    "statement-history", "statement-notes", "statement-status", "statement-withdrawn", "statement-superseded",
    "heading-level", "heading-outline", "heading-id",
    "duplicate-id", "block-skeleton", "list-items", "table-shape", "image-text", "figure-caption", "images", "image-outside",
    "footnotes", "links", "link-broken", "link-anchor", "link-language", "unsafe-link", "unsafe-file", "raw-html",
    "text-direction", "hidden-sign", "link-disguised", "template-code",
    "identifiers", "paragraph-label", "number-value", "number-magnitude", "number-unit", "number-added", "number-decimals",
    "date-value", "date-ambiguous", "time-value",
    "negation", "allegation", "modality", "country-name", "person-name", "code-text",
    "untranslated", "wrong-language", "long-passage", "passage-length", "repeated-passage", "passage-order", "number-order",
    "term-missing", "term-preferred", "term-forbidden", "term-kept", "glossary-page", *TYPOGRAPHY, *dialect.SAYINGS)
"""Every rule id that a finding can bear."""
