"""The page of a statement: what stands around its text."""
