"""What readers get, by product. Data for the templates, nothing of MkDocs."""
