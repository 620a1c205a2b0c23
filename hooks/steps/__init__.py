"""What is done at MkDocs' events, a module for each part of the site; `hooks/schedule.py` says when."""
