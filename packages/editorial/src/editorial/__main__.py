"""`python -m editorial`."""

from editorial.commands import main

if __name__ == "__main__":
    main(prog_name="editorial")
