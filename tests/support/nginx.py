"""Finds nginx for the test of the header files, or installs it, and serves a site with it on this machine."""

import http.client
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNTESTED = (
    "without nginx nobody has tried what nginx makes of the header files (headers, 404 pages, compression)"
)
CONFIGURATION = """
{user}worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {site};
        include {include};
    }}
}}
"""


def find() -> str | None:
    """Path of nginx: the one named in NGINX, or one on the PATH or where Debian puts it."""
    return os.environ.get("NGINX") or shutil.which(
        "nginx", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    )


def install() -> None:
    """Debian's package, where we are root and apt is there."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("No nginx found: installing Debian's package nginx-light …", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (
            ["update", "-qq"],
            ["install", "-y", "-qq", "--no-install-recommends", "nginx-light"],
        ):
            if subprocess.run(
                ["apt-get", *command], check=False, env=environment, stdout=subprocess.DEVNULL
            ).returncode:
                return


def main() -> None:
    """Make sure there is one, or say what will not be tested."""
    if not find():
        install()
    path = find()
    print(
        f"nginx for the test of the header files: {path}"
        if path
        else f"No nginx: {UNTESTED}. Install it, or name it in the variable NGINX."
    )


@contextmanager
def serve(site: Path, include: Path, folder: Path) -> Iterator[int]:
    """The port at which nginx serves a site with a generated file; `folder` is for what nginx writes. Raises RuntimeError with its words."""
    # As root nginx would read as another user, who may not look into a test's folder.
    user = "user root;\n" if os.geteuid() == 0 else ""
    file = folder / "nginx.conf"
    # It is given the socket itself (its way to take one over is this variable), so that nobody else can have the port before it.
    with socket.create_server(("127.0.0.1", 0)) as place:
        port = place.getsockname()[1]
        file.write_text(
            CONFIGURATION.format(user=user, folder=folder, port=port, site=site, include=include),
            encoding="utf-8",
        )
        process = subprocess.Popen(
            [find(), "-p", folder, "-e", folder / "error.log", "-c", file],
            pass_fds=[place.fileno()],
            env=os.environ | {"NGINX": f"{place.fileno()};"},
        )
    try:
        _wait(port, folder)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int, folder: Path) -> None:
    """Wait for the first answer; connections wait too, until nginx takes them or ends and so closes the socket."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException) as error:
        raise RuntimeError((folder / "error.log").read_text(encoding="utf-8")) from error
    finally:
        connection.close()


if __name__ == "__main__":
    main()
