"""Markdown: from bytes to blocks with their lines, and what stands inside a block."""
