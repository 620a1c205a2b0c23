"""Earlier versions, and what changed between them."""
