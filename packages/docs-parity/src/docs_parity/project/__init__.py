"""A repository: its settings, files, history and glossary.

Together with `markdown` the only code that opens content files.
"""
