"""Freshness: has the original moved since a translation was made, what changed, and what follows."""
