"""Loading of spec files, and of all files that they import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..ir.terms import JsonObject
from ..syntax import file
from ..syntax.file import Files
from ..text.kinds import DUPLICATE_NAMESPACE, SELF_IMPORT
from ..text.report import Label, Report
from ..text.span import Span
from ..text.suggest import did_you_mean
from ..values import dataclass
from . import read
from .document import SchemaDecl, SpecDocument


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document with those that it imports.

    Args:
        document: The document.
        imports: The document of each import, in order; None if it has errors.
        schemas: The JSON Schema documents of its opaque types, by their paths.
    """

    document: SpecDocument
    imports: tuple[SpecDocument | None, ...]
    schemas: Mapping[str, JsonObject]


def load(
    paths: Sequence[Path], report: Report, files: Files | None = None
) -> tuple[LoadedDocument, ...]:
    """Reads the files at `paths` and all that they import, each once. Imports may be cyclic.

    The result is sorted by namespace, and does not depend on the order of `paths`. `files`
    records each file.
    """
    files = files or Files()
    loader = _Loader(report, files)
    for path in paths:
        loader.load(path, files.named.get(file.identity(path)))
    loader.run()
    return loader.result()


class _Loader:
    def __init__(self, report: Report, files: Files) -> None:
        self._report = report
        self._files = files
        self._documents: dict[str, SpecDocument | None] = {}
        self._pending: list[tuple[str, Path, SpecDocument]] = []

    def load(self, path: Path, asked_by: Span | None) -> SpecDocument | None:
        """The document at `path`, read at the first call."""
        key = file.identity(path)
        if key not in self._documents:
            self._documents[key] = None
            source = file.load(
                path,
                self._report,
                self._files,
                asked_by=asked_by,
                missing=lambda path: _likely(path, asked_by),
            )
            document = read.document(source, self._report) if source else None
            self._documents[key] = document
            if document:
                self._pending.append((key, path, document))
        return self._documents[key]

    def run(self) -> None:
        """Follows the imports of everything loaded."""
        for key, path, document in self._pending:  # grows while it is walked
            for each in document.imports:
                target = path.parent / each.path.text
                if file.identity(target) == key:
                    message = "a file cannot import itself"
                    self._report.add(SELF_IMPORT, each.path.span, message)
                else:
                    self.load(target, each.path.span)

    def result(self) -> tuple[LoadedDocument, ...]:
        """Every file that describes a namespace of its own."""
        kept: dict[str, tuple[Path, SpecDocument]] = {}
        for key, path, document in sorted(self._pending, key=lambda each: each[0]):
            name = document.namespace
            _, first = kept.setdefault(name.text, (path, document))
            if first is not document:
                self._report.add(
                    DUPLICATE_NAMESPACE,
                    name.span,
                    f"namespace `{name.text}` is described by two files",
                    label="described again here",
                    others=(Label(first.namespace.span, "first described here"),),
                )
                self._documents[key] = None
        return tuple(
            LoadedDocument(
                document,
                tuple(self._targets(path, document)),
                self._schemas(path, document),
            )
            for _, (path, document) in sorted(kept.items())
        )

    def _targets(
        self, path: Path, document: SpecDocument
    ) -> Iterator[SpecDocument | None]:
        """What the imports of a file lead to."""
        for each in document.imports:
            key = file.identity(path.parent / each.path.text)
            target = self._documents.get(key)
            yield None if target is document else target

    def _schemas(self, path: Path, document: SpecDocument) -> Mapping[str, JsonObject]:
        decls = [each for each in document.types if isinstance(each, SchemaDecl)]
        if not decls:
            return {}
        from .opaque import documents  # few specs need it

        files = [each.file for each in decls if each.file]
        return documents(files, path.parent, self._report, self._files)


def _likely(path: Path, asked_by: Span | None) -> tuple[str, ...]:
    """Help for a path that leads nowhere, in the form in which it was given."""
    from . import siblings  # it decodes specs, as this module does

    names = siblings.like(path)
    if asked_by:
        written = asked_by.text.strip("\"'")
        folder, slash, name = written.rpartition("/")
        if name != path.name:  # an import is named by the stem
            names = tuple(each.removesuffix(".yaml") for each in names)
        names = tuple(f"{folder}{slash}{each}" for each in names)
    return did_you_mean(names)
