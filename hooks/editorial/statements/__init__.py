"""Public statements: their records, in the order and the words in which readers see them."""
