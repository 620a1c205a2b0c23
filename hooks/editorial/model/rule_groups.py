"""The groups of the rules, in the order of the page of rules. Whoever has rules of another kind makes a group of their own."""

from editorial.model.rule import Group

LANGUAGES = Group("languages", "A page in all its languages", 10)
FRESHNESS = Group("freshness", "When an original changes", 20)
STRUCTURE = Group("structure", "A translation beside its original", 30)
FACTS = Group("facts", "Numbers, dates, names and symbols", 40)
WORDS = Group("words", "What the words say", 50)
TERMS = Group("terms", "Terms", 60)
LINKS = Group("links", "Links", 70)
PAGE = Group("page", "Every page by itself", 80)
FIELDS = Group("fields", "Front matter", 90)
FILES = Group("files", "Files", 110)
DIALECT = Group("dialect", "Markdown that programs read differently", 120)
TYPOGRAPHY = Group("typography", "Typography", 130)
