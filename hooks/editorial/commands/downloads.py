"""The files that readers can take along."""

import os

WANTED = "EDITORIAL_DOWNLOADS"


def wanted() -> bool:
    """True if this build makes files to take along (`editorial build --downloads`)."""
    return os.environ.get(WANTED) == "1"
