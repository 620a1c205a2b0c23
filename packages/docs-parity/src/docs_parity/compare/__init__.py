"""Comparing: sequences, blocks and passages of two texts."""
