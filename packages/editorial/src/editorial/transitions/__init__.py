"""From one version of a statement to the next: what may change, and what may not."""
