"""Programs forked from a process that has imported all of their package: they are real
processes, and take a fifth of the time of new ones."""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import runpy
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple


class Ended(NamedTuple):
    """What a process left behind."""

    code: int
    out: bytes
    err: bytes


class ForkParent:
    """The process that those of a package are forked from.

    It ends when this one does, which holds the other end of its socket.
    """

    def __init__(
        self, folder: Path, package: str, environment: Mapping[str, str]
    ) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__, package, str(theirs.fileno())],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def run(
        self, arguments: Sequence[str], input: bytes, environment: Mapping[str, str]
    ) -> Ended:
        """Runs the program to its end, with this as its environment and no more."""
        with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
            given.write(input)
            given.seek(0)
            asked = json.dumps([[*arguments], {**environment}]).encode() + b"\n"
            files = [each.fileno() for each in (given, out, err)]
            sent = socket.send_fds(self._socket, [asked], files)
            self._socket.sendall(asked[sent:])
            code = int(_line(self._socket))
            out.seek(0)
            err.seek(0)
            return Ended(code, out.read(), err.read())


def _line(connection: socket.socket, begun: bytes = b"") -> bytes:
    while not begun.endswith(b"\n"):
        part = connection.recv(65536)
        if not part:
            raise EOFError
        begun += part
    return begun


def _main(package: str, descriptor: int) -> None:
    found = import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.freeze()  # or the end of each child would look at all of it, and so copy it
    with socket.socket(fileno=descriptor) as connection:
        while True:
            begun, files, _, _ = socket.recv_fds(connection, 65536, 3)
            if not begun:
                return
            arguments, environment = json.loads(_line(connection, begun))
            child = os.fork()
            if not child:
                break
            for each in files:
                os.close(each)
            _, status = os.waitpid(child, 0)
            connection.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    for number, each in enumerate(files):
        os.dup2(each, number)
        os.close(each)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    runpy.run_module(package, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]))
