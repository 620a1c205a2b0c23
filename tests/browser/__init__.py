"""The built site in a real browser: every kind of page, in every language, narrow and wide, light, dark and in forced colours."""
