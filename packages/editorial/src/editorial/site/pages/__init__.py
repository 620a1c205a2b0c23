"""The pages of docs/: what their templates show, and what becomes of their HTML."""
