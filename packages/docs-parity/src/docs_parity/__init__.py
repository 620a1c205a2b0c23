"""The engine: holds every translation against its original, in any repository of Markdown in several
languages.
"""
