"""The pages for those who check a text."""
