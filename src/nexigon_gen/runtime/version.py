"""Version of the distribution, and which packages it fits."""

from __future__ import annotations

VERSION = "0.2.0"


def require(package: str, version: str) -> None:
    """Makes sure that a package has the runtime it was generated for: this version, or
    a later one of the same minor version.

    Args:
        package: Import name of the package.
        version: The version that its generator had.

    Raises:
        ImportError: It has another one. The message says which to install.
    """
    needed, found = _numbers(version), _numbers(VERSION)
    if found[:2] == needed[:2] and found >= needed:
        return
    major, minor, _ = needed
    raise ImportError(
        f"{package} was generated for nexigon-runtime >= {version}, < {major}.{minor + 1}"
        f" and found {VERSION}: install one of those, or generate {package} anew",
        name=package,
    )


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch
