"""What readers get: addresses, languages, menu, lists, sitemap. Data for the templates, nothing of MkDocs."""
