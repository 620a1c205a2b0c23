"""Languages: what is known of each."""
