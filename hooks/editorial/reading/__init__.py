"""Reading: from files to pages with blocks. The only code that opens content files."""
