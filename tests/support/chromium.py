"""Finds Chromium for the browser tests, or installs it. `python -m tests.support.chromium` says which it is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The headless shell first: the same engine without a window's own pages, which the others start for every context.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# A browser in a closed network must not call home, and root needs it without a sandbox.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
]


def find() -> str | None:
    """Path of a Chromium: the one named in CHROMIUM, one on the PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    return named or on_path or _own()


def _own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Debian's package where we are root and apt is there (the shell, where Debian has it), else Playwright's download."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        known = subprocess.run(["apt-cache", "show", SHELL], check=False, capture_output=True).returncode == 0
        package = SHELL if known else "chromium"
        print(f"No Chromium found: installing Debian's package {package} …", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", package],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    else:
        print("No Chromium found: installing Playwright's …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> None:
    """Make sure there is one."""
    if not find():
        install()
    path = find()
    if not path:
        sys.exit("Chromium is needed for the browser tests. Install it, or name it in the variable CHROMIUM.")
    print(f"Chromium for the browser tests: {path}")


if __name__ == "__main__":
    main()
