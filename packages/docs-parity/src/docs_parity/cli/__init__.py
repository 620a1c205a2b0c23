"""The commands of the engine: they parse, call and print."""
