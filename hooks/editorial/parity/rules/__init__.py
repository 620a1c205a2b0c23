"""The rules, written out. Each is a small generator: it asks one question and yields findings, nothing else."""

from editorial.parity.rules import dialect, fields, links, page, structure

VERSION_RULES = (page.ids, page.headings, page.images, page.footnotes, page.raw_html, links.links, dialect.dialect)
"""Questions to one version."""

PAIR_RULES = (fields.translated_fields, structure.structure, links.same_links)
"""Questions to a translation beside its original."""
