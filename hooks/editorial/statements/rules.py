"""The ids of all rules: those that ask pages (parity/rules), and those that hold statements against the register.

The latter always stop: a register that says something else than the site is worth nothing, so nobody may make a warning of them.
"""

from editorial.parity.rules import IDS as OF_PAGES

OF_STATEMENTS = ("recorded-text", "recorded-fields", "recorded-history", "recorded-version", "recorded-status", "recorded-scope",
                 "recorded-gone")
"""Does a statement go on from what was published?"""
UNFINISHED = "register-unfinished"
"""What `register append` goes on with by itself."""
OF_REGISTER = ("register-file", "register-log", "register-extension", "register-conflict", UNFINISHED, "register-signature")
"""Is the register itself whole?"""
ALWAYS_ERRORS = frozenset((*OF_STATEMENTS, *OF_REGISTER))
IDS = (*OF_PAGES, *OF_STATEMENTS, *OF_REGISTER)
"""Every rule id that a finding can bear."""
