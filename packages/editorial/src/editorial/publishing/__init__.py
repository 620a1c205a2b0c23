"""Publishing: the only code of the Office that writes files, apart from the commands."""
