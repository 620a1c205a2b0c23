"""What is searched, and the order of what Pagefind writes."""
