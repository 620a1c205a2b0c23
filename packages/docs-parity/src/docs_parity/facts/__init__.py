"""Facts: what a passage says that no translation may change: values, countries, people, terms, modality."""
