"""Values: what a passage says that no translation may change. Identifiers are read first, then dates and times, then numbers."""
