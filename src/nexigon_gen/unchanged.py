"""A cache of runs that had nothing to do, so that the next such run can end early.

The outcome of a run depends on its arguments, on the files that it reads, and on the
generator. When the output is up to date, `remember` records all of these. As long as none
of them changes, `recall` returns what the next run would print. It is called before
anything else is imported, so this module imports next to nothing.

The cache is in a folder of the user and not beside the output, because it holds for one
machine and one installation of the generator. Without that folder every run does its work.
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
"""Environment variables that have an effect on what a run prints."""
_ENCODING = ("utf-8", "surrogateescape")


def recall(arguments: list[str]) -> tuple[str, str] | None:
    """What a run with these arguments would print to stdout and stderr, if it is known to have
    nothing to do; else None."""
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
    """Records a run after which the output is up to date.

    Args:
        arguments: The arguments of the command line.
        said: What the next run prints to stdout.
        told: What the next run prints to stderr.
        read: The digest of each file that was read.
        written: The digest of each file of the output.
        looked_at: Folders that were listed and files that were looked for. Their state
            now is recorded.
        revisions: The commit of each revision of git that it read, by the name of the
            revision and, on a line of its own, the folder of the repository.
    """
    if not all(map(os.path.isfile, read)):
        return  # a pipe cannot be read again
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
    except OSError:  # without a cache, the next run does its work
        pass


def _place(arguments: list[str]) -> str:
    """The cache file of runs with these arguments, in this folder and environment."""
    root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    seen = [os.environ.get(name, "") for name in _ENVIRONMENT]
    seen.append(str(sys.stderr is not None and sys.stderr.isatty()))
    name = digest("\0".join([os.getcwd(), *seen, *arguments]).encode(*_ENCODING))
    return os.path.join(root, "nexigon-gen", name)


def _fact(path: str) -> str:
    """The state of a path: the digest of a file, or of the names in a folder.

    A prefix tells other kinds: `=` is a file of the output, which must not be a link; `@` a
    folder of the output, of which only faults count; `^` a git revision.
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
    from subprocess import run  # few runs read a git revision

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
    """Identifies the generator by the times and sizes of its files, as Python does to see
    whether bytecode is stale. Other packages show in the time of `site-packages`, which
    changes when one is installed or upgraded."""
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
