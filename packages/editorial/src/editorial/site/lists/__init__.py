"""Lists of statements, in pages that keep what they hold."""
