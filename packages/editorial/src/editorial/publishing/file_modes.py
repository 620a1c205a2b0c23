"""Who may read what is published: everybody, whatever the umask of the one who builds."""

from pathlib import Path

FILE, FOLDER = 0o644, 0o755


def let_everybody_read(folder: Path) -> None:
    """Have a web server, which is another user, read a folder and all that is in it; links stay as they are.

    A build with umask 077, usual on servers, would publish pages that nobody gets. Raises OSError.
    """
    folder.chmod(FOLDER)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(FOLDER if path.is_dir() else FILE)
