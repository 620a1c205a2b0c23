"""Runs an inspection of a folder: reads, remembers, shares the work among processes, keeps the results."""
