"""The road from a docs folder to findings and states."""
