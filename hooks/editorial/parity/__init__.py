"""Parity: what a translation owes its original. Opens no file, runs no program, does not ask the time."""
