"""Public statements: records, their life, and the rules that hold them."""
