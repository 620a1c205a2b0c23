"""Reports: findings and states written down. They return text; they print nothing."""
