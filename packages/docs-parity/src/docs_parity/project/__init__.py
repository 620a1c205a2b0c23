"""A repository: its settings, files, history and glossary.

It opens whatever an inspection reads, and gives `markdown` the bytes. Commands open once more the files that
they change.
"""
