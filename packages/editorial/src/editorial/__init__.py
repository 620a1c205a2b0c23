"""This Office's publishing house: statements, their register, the site that is made of them, and the
commands.

It stands on the engine, `docs_parity`, which holds every translation against its original before anything is
built; `extension` is what the engine is told of this Office. `office` holds the Office's settings;
`statements`, `register`, `transitions` and `verify` know what was published and what may follow it;
`authoring` writes new files; `site` prepares what the templates show; `reports` says how things stand;
`publishing` writes what is published; `commands` is the command line. The order of the imports stands in
pyproject.toml. Nothing in this package knows MkDocs: `hooks/` does.
"""
