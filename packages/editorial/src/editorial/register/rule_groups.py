"""The group of the rules that hold statements against the register, and why none of them may weigh less than
an error.
"""

from docs_parity.model.rule import Group

REGISTER = Group("register", "What was published", 100)
NO_LESS = "What was published is recorded, and nothing that differs from it may be published."
