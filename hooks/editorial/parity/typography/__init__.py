"""Signs and spaces as each language writes them: which there are in a text that should be others, and putting them right."""
