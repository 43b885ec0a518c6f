"""Settings, such as the URL of the server and the token.

They come from options, the environment and a file, in this order of precedence.
"""

from __future__ import annotations

import os
import stat
from typing import Any, Final, NamedTuple

from .arguments import CommandArguments
from .errors import UsageError, did_you_mean
from .sources import Sources
from .table import Program

VENDOR_FILE: Final = ".nexigon-cli.toml"
"""The settings of the vendor's own tool, in the home folder; read as a fallback."""

_KEYS: Final = {
    "url": str,
    "hub-url": str,
    "token": str,
    "token-file": str,
    "timeout": str,
    "output": str,
    "allow-plaintext": bool,
}

_MAX_BYTES: Final = 1 << 20
"""The size limit of a file with settings."""

_DRY_RUN_URL: Final = "https://server.invalid"
"""The URL of a dry run, which needs no server."""

_NAMES: Final = {str: "text", bool: "true or false"}


class ProgramSettings(NamedTuple):
    """The settings of a call."""

    url: str
    token: str | None
    allow_plaintext: bool
    timeout: str | None
    output: str | None

    def __repr__(self) -> str:
        return f"ProgramSettings({self.url!r})"


def settings_of(program: Program, arguments: CommandArguments) -> ProgramSettings:
    """Collects the settings of a command.

    Raises:
        UsageError: A setting is missing, wrong or cannot be read.
    """
    found = _file_settings(program, arguments)
    url = arguments.last("base-url") or os.environ.get(f"{program.env}_URL")
    url = url or found.get("url") or found.get("hub-url")
    if arguments.has("dry-run"):
        url = url or _DRY_RUN_URL
    if not url:
        raise UsageError(
            "nothing says where the server is",
            f"set {program.env}_URL, or use --base-url",
        )
    plaintext = os.environ.get(f"{program.env}_ALLOW_PLAINTEXT", "")
    return ProgramSettings(
        url=url,
        token=_token(program, arguments, found),
        allow_plaintext=arguments.has("allow-plaintext")
        or plaintext in ("1", "true")
        or bool(found.get("allow-plaintext")),
        timeout=arguments.last("timeout") or found.get("timeout"),
        output=arguments.last("output") or found.get("output"),
    )


def _token(
    program: Program, arguments: CommandArguments, found: dict[str, Any]
) -> str | None:
    path = arguments.last("token-file")
    if path is None:
        token = os.environ.get(f"{program.env}_TOKEN") or found.get("token")
        if token or "token-file" not in found:
            return token or None
        path = found["token-file"]
    source = path if path == "-" else f"@{path}"
    return Sources().secret_of("token-file", source).strip() or None


def _file_settings(program: Program, arguments: CommandArguments) -> dict[str, Any]:
    named = arguments.last("config-file") or os.environ.get(f"{program.env}_CONFIG")
    if named is not None:
        return _read_file(named)
    home = os.path.expanduser("~")
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    for path in (
        os.path.join(base, program.name, "config.toml"),
        os.path.join(home, VENDOR_FILE),
    ):
        if os.path.exists(path):
            return _read_file(path)
    return {}


def _read_file(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, "rb") as file:
            _check_owner(path, os.fstat(file.fileno()))
            data = file.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES:
            raise UsageError(f"{path}: is longer than {_MAX_BYTES} bytes")
        found = tomllib.loads(data.decode())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is no UTF-8") from None
    except (ValueError, RecursionError):  # also for numbers with thousands of digits
        # The message of the error is left out: it may quote a secret of the file.
        raise UsageError(f"{path}: is no TOML") from None
    is_vendors = os.path.basename(path) == VENDOR_FILE
    for key, value in found.items():
        if key in _KEYS and not isinstance(value, _KEYS[key]):
            raise UsageError(f"{path}: {key} must be {_NAMES[_KEYS[key]]}")
        if key not in _KEYS and not is_vendors:
            hint = did_you_mean(key, _KEYS) or f"there are {', '.join(_KEYS)}"
            raise UsageError(f"{path}: there is no {key}", hint)
    return found


def _check_owner(path: str, found: os.stat_result) -> None:
    """Checks that only the owner can read a file, which may hold a token. Windows has no
    such permissions.

    Raises:
        UsageError: Others can.
    """
    if os.name != "posix" or not stat.S_ISREG(found.st_mode):
        return
    if found.st_uid not in (os.geteuid(), 0):
        raise UsageError(f"{path}: belongs to somebody else")
    if found.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UsageError(
            f"{path}: others may read or change it, and it can hold a token",
            f"chmod 600 {path}",
        )


_UNITS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "": 1.0}


def seconds(option: str, text: str) -> float:
    """Parses a duration, such as `90s`, into seconds.

    Raises:
        UsageError: It is no duration, or longer than a day.
    """
    number = text.rstrip("mhs")
    unit = text[len(number) :]
    try:
        found = float(number) * _UNITS[unit]
    except (ValueError, KeyError):
        found = -1.0
    if not 0 < found <= 86_400:
        raise UsageError(
            f"--{option} takes a duration of at most a day, as 90s, 10m or 1h"
        )
    return found
