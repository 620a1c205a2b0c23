"""What web servers must say with each answer."""
