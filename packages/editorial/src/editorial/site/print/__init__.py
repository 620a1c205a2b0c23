"""PDFs and share cards."""
