"""Publishing: with the commands and `authoring` the only code of the Office that writes files."""
