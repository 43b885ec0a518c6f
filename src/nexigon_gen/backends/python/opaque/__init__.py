"""Opaque types: the classes of JSON Schema documents, read before lowering."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ....ir.model import Api, OpaqueDef
from ....ir.typerefs import TypeId
from ....text.kinds import MISSING_PACKAGE, UNSUPPORTED_SCHEMA
from ....text.report import Report
from ..expr import Name

if TYPE_CHECKING:
    from .classes import Defined


def read_opaque(
    api: Api, names: Mapping[TypeId, Name], report: Report
) -> Mapping[TypeId, Mapping[str, Defined]]:
    """What the document of each opaque type defines, by name and in an order that runs.

    NXG014, NXG015: no types can be made of a document, or the tool for it is missing.
    """
    found: dict[TypeId, Mapping[str, Defined]] = {}
    for external in api.definitions.values():
        if isinstance(external, OpaqueDef):
            _read(external, names[external.id].name, found, report)
    return found


def _read(
    external: OpaqueDef,
    root: str,
    found: dict[TypeId, Mapping[str, Defined]],
    report: Report,
) -> None:
    from .classes import classes
    from .tool import NotInstalledError, UnsupportedError

    name, span = external.id.name, external.span
    try:
        found[external.id] = classes(external.document, root)
    except NotInstalledError:
        report.add(
            MISSING_PACKAGE,
            span,
            f"`{name}` needs datamodel-code-generator, which is not installed",
            help=(
                'run: pip install "nexigon-gen[schema]"',
                "in a build, require `nexigon-gen[schema]`",
            ),
        )
    except UnsupportedError as error:
        message = f"no types can be made of the JSON Schema of `{name}`"
        report.add(UNSUPPORTED_SCHEMA, span, message, notes=(str(error),))
