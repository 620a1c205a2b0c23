"""Did the Office issue that? A code or a text beside the register."""
