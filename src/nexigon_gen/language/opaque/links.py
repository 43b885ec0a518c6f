"""Links: where the references of a schema lead, through all the files they reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeAlias

from ...ir.subschemas import IN_PLACE, steps
from ...syntax import file, json
from ...syntax.file import Files
from ...text.kinds import BAD_SCHEMA_REFERENCE
from ...text.report import Report
from ...text.span import Span
from ...text.suggest import closest, did_you_mean
from ...values import dataclass
from ..document import Text
from .document import Pointer, SchemaDocument, examine

FileId: TypeAlias = str
"""The real path of a file."""
SchemaLocation: TypeAlias = tuple[FileId, Pointer]
"""A schema, by its file and where it stands there."""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")


@dataclass(frozen=True, slots=True)
class Linked:
    """A schema file and all that it needs; `targets` is where each `$ref` leads, by the
    file it stands in and its text."""

    root: FileId
    documents: Mapping[FileId, SchemaDocument]
    targets: Mapping[tuple[FileId, str], SchemaLocation]


class Linker:
    """Reads the schema files of a run, each once. Nothing is fetched from a network."""

    def __init__(self, report: Report, files: Files) -> None:
        self._report = report
        self._files = files
        self._documents: dict[FileId, SchemaDocument | None] = {}

    def link(self, folder: Path, name: Text) -> Linked | None:
        """The schema in the file `name`, a path relative to `folder`; None after an
        error in it or in a file that it refers to."""
        root = self._read(folder, name)
        if root is None:
            return None
        documents: dict[FileId, SchemaDocument] = {}
        targets: dict[tuple[FileId, str], SchemaLocation] = {}
        steps: dict[SchemaLocation, tuple[SchemaLocation, Span]] = {}
        waiting = [root]
        sound = True
        while waiting:
            key = waiting.pop()
            document = self._documents[key]
            if document is None or key in documents:
                sound = sound and document is not None
                continue
            documents[key] = document
            for place, ref in document.refs:
                target = self._target(key, document, ref)
                if target is None:
                    sound = False
                    continue
                targets[key, ref.text] = target
                steps[key, place] = (target, ref.span)
                waiting.append(target[0])
        if not sound or self._has_cycle(steps, documents):
            return None
        return Linked(root, documents, targets)

    def _read(self, folder: Path, name: Text) -> FileId | None:
        """Reads a file at the first call. None if the name is no path; a file that
        cannot be used is reported and kept as None."""
        if _URL.match(name.text):
            self._report.add(
                BAD_SCHEMA_REFERENCE,
                name.span,
                f"`{name.text}` is not a file",
                notes=("nothing is fetched from a network",),
                help=("save it beside the spec and name the copy",),
            )
            return None
        path = folder / name.text
        key = file.identity(path)
        if key not in self._documents:
            source = file.load(path, self._report, self._files, asked_by=name.span)
            node = json.parse(source, self._report) if source else None
            found = examine(path, node, self._report) if node else None
            self._documents[key] = found
        return key

    def _target(
        self, key: FileId, here: SchemaDocument, ref: Text
    ) -> SchemaLocation | None:
        name, _, fragment = ref.text.partition("#")
        target = self._read(here.path.parent, Text(name, ref.span)) if name else key
        if target is None:
            return None
        document = self._documents[target]
        if document is None:
            return target, ()
        pointer = _pointer(fragment)
        if pointer not in document.places:
            known = [_spelled(place) for place in document.places]
            self._report.add(
                BAD_SCHEMA_REFERENCE,
                ref.span,
                f"`{ref.text}` leads to no schema",
                help=did_you_mean(closest(f"#{fragment}", known)),
            )
            return None
        return target, pointer

    def _has_cycle(
        self,
        steps: Mapping[SchemaLocation, tuple[SchemaLocation, Span]],
        documents: Mapping[FileId, SchemaDocument],
    ) -> bool:
        """Reports references that lead back to themselves without a step into a value:
        a check by them would never end."""
        followed: dict[SchemaLocation, list[SchemaLocation]] = {}
        for key, place in steps:
            for head in _judging(place, documents[key]):
                followed.setdefault((key, head), []).append((key, place))
        graph = {place: followed.get(step[0], ()) for place, step in steps.items()}
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            for place in dict.fromkeys(error.args[1]):
                message = "this reference leads back to itself"
                self._report.add(BAD_SCHEMA_REFERENCE, steps[place][1], message)
            return True
        return False


def _judging(place: Pointer, document: SchemaDocument) -> Iterator[Pointer]:
    """A schema, and those around it that judge the same value by it."""
    yield place
    for around in (place[:-1], place[:-2]) if place else ():
        if around in document.places and place[len(around)] in IN_PLACE:
            yield from _judging(around, document)


def _pointer(fragment: str) -> Pointer | None:
    """The parts of a JSON Pointer in a fragment; None for an anchor."""
    if not fragment:
        return ()
    if not fragment.startswith("/"):
        return None
    return steps(fragment)


def _spelled(pointer: Pointer) -> str:
    return "#" + "".join(f"/{part}" for part in pointer)
