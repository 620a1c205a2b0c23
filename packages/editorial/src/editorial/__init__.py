"""The publishing house: holds every translation against its original before the site is built.

The road of a page, which is also the order of the imports:

    docs/*.md -> reading -> Page -> parity.inspection -> findings and states -> gate -> MkDocs -> site/

`model` holds the words as data; `reading` opens the content; `parity` asks the questions; `statements`
and `site` prepare what the templates show; `reports` writes findings down; `commands` is the command line.
Nothing in this package knows MkDocs: the doors in the folder above do.
"""
