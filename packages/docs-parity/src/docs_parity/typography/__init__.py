"""Signs and spaces as each language writes them: which should be others, and putting them right."""
