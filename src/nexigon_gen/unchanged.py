"""Memory of runs that left everything as it should be.

A run is a function of its arguments, of the files it reads, and of the generator. After
one that has nothing left to do, `remember` notes what it saw; as long as all of that is
the same, `recall` knows what the next one would say. It is asked before anything else is
imported, so this module needs little more than Python has loaded by then.

Notes are in a folder of the user's, not beside the output: they are true on one machine,
for one installation of the generator. Without such a folder each run does its work.
"""

from __future__ import annotations

import os
import sys

from .text.digest import digest

_PACKAGE = os.path.dirname(__file__)
_TEMPLATES = os.path.join(_PACKAGE, "..", "..", "templates")
"""Where a checkout has its templates; an installation has no such folder."""
_NO_LINK = 0 if sys.platform == "win32" else os.O_NOFOLLOW
_NO_WAIT = 0 if sys.platform == "win32" else os.O_NONBLOCK
_ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "TERM", "_NEXIGON_GEN_COMPLETE")
"""What a run goes by beside its arguments."""
_ENCODING = ("utf-8", "surrogateescape")


def recall(arguments: list[str]) -> tuple[str, str] | None:
    """What a run would say on stdout and on stderr that has nothing to do; None if it may
    have something to do."""
    try:
        with open(_place(arguments), "rb") as file:
            generator, said, told, *facts = file.read().decode(*_ENCODING).split("\0")
        if generator != _generator():
            return None
        pairs = zip(facts[::2], facts[1::2], strict=True)
        same = all(_fact(path) == fact for path, fact in pairs)
        return (said, told) if same else None
    except (OSError, ValueError):
        return None


def remember(
    arguments: list[str],
    said: str,
    told: str,
    read: dict[str, str],
    written: dict[str, str],
    looked_at: list[str],
    revisions: dict[str, str],
) -> None:
    """Notes a run that has nothing left to do.

    Args:
        arguments: Those of the command line.
        said: What it says on stdout.
        told: What it says on stderr.
        read: The digest of each file that it read.
        written: The digest of each file of its output.
        looked_at: Folders that it listed and files that it looked for; what is there
            now counts.
        revisions: The commit of each revision of git that it read, by the name of the
            revision and, on a line of its own, the folder of the repository.
    """
    if not all(map(os.path.isfile, read)):
        return  # a pipe can be read only once
    facts = {path: _fact(path) for path in looked_at} | {**read}
    facts |= {f"={path}": fact for path, fact in written.items()}
    facts |= {f"^{asked}": commit for asked, commit in revisions.items()}
    facts |= {f"@{folder}": "" for folder in sorted(set(map(os.path.dirname, written)))}
    pairs = [field for pair in facts.items() for field in pair]
    try:
        place = _place(arguments)
        os.makedirs(os.path.dirname(place), 0o700, exist_ok=True)
        beside = f"{place}.{os.getpid()}"
        with open(beside, "wb") as file:
            file.write("\0".join([_generator(), said, told, *pairs]).encode(*_ENCODING))
        os.replace(beside, place)
    except OSError:  # the next run does its work again
        pass


def _place(arguments: list[str]) -> str:
    """The file for runs with these arguments, in the folder that we are in, on a stderr
    that shows as much."""
    root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    seen = [os.environ.get(name, "") for name in _ENVIRONMENT]
    seen.append(str(sys.stderr is not None and sys.stderr.isatty()))
    name = digest("\0".join([os.getcwd(), *seen, *arguments]).encode(*_ENCODING))
    return os.path.join(root, "nexigon-gen", name)


def _fact(path: str) -> str:
    """What there is to know of a path: the digest of a file, the names in a folder.

    With `=` it is a file of the output, which is no link. With `@` it is a folder of the
    output, of which only what is wrong with it counts. With `^` it is a revision.
    """
    if path.startswith("^"):
        revision, _, folder = path[1:].partition("\n")
        return _commit(revision, folder)
    if path.startswith("@"):
        return _fault(path[1:])
    return _digest(path[1:], _NO_LINK) if path.startswith("=") else _digest(path, 0)


def _fault(folder: str) -> str:
    if os.path.islink(folder):
        return "it is a link"
    leftovers = (name for name in os.listdir(folder or ".") if name.endswith(".tmp"))
    return " ".join(leftovers)


def _commit(revision: str, folder: str) -> str:
    from subprocess import run  # few runs go by a revision

    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options")
    command = ["git", *asked, f"{revision}^{{commit}}"]
    done = run(command, cwd=folder, capture_output=True, check=False)
    return done.stdout.decode(*_ENCODING).strip()


def _digest(path: str, flags: int) -> str:
    def opener(path: str, usual: int) -> int:
        return os.open(path, usual | flags | _NO_WAIT)

    try:
        with open(path, "rb", buffering=0, opener=opener) as file:
            return digest(file.readall() or b"")
    except FileNotFoundError:
        return ""
    except IsADirectoryError:
        return digest("\0".join(sorted(os.listdir(path))).encode(*_ENCODING))


def _generator() -> str:
    """What tells this generator from any other, as Python tells a module from the one
    that it has compiled: by the time and the size of its files. What it is installed
    with shows in the time of the folder: whoever installs or upgrades adds a name."""
    beside = [each for each in sys.path if each.endswith("-packages")]
    found = [sys.version, *_stamps(_PACKAGE)]
    found += [f"{each} {os.stat(each).st_mtime_ns}" for each in beside]
    if os.path.isdir(_TEMPLATES):
        found += _stamps(_TEMPLATES)
    return digest("\n".join(sorted(found)).encode(*_ENCODING))


def _stamps(folder: str) -> list[str]:
    stamps: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                stamps += _stamps(entry.path) if entry.name != "__pycache__" else ()
            else:
                found = entry.stat()
                stamps.append(f"{entry.path} {found.st_mtime_ns} {found.st_size}")
    return stamps
