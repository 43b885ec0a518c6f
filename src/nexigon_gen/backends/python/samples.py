"""Samples: calls of a client, as a person would write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...config import GenerationSettings, Output
from ...ir.graph import resolved
from ...ir.model import Action, Api, Struct, UnionDef, Variant
from ...ir.tagging import Flat, Keyed, Untagged
from ...ir.terms import Json, JsonObject
from ...ir.typerefs import Ref, TypeId
from ...text.report import Report
from ...values import dataclass
from ..sdk import Guide, SampleCall
from .expr import Name
from .identifiers import Identifier
from .literals import wire_name
from .lower.context import Lowering
from .modules import place
from .names import ApiNames, names_of
from .opaque import read_opaque
from .requests import Requests, requests_of
from .sample_values import Bracketed, SampleText, Writer, laid_out
from .values import Values

if TYPE_CHECKING:
    from .command_samples import CommandSamples

_URL = "https://hub.example.com"
_MOST = 8
"""Outcomes that a sample tells apart."""


@dataclass(frozen=True, slots=True)
class PythonSdk:
    """Writes the calls of an API for users of `package`."""

    values: Values
    package: str
    requests: Requests
    methods: Mapping[str, str]
    """The method of each action, by its wire name."""
    commands: CommandSamples | None = None

    @property
    def api(self) -> Api:
        """The API whose calls these are."""
        return self.values.api

    @property
    def names(self) -> ApiNames:
        """Its names in Python."""
        return self.values.names

    @property
    def env(self) -> str:
        """How the variables of the environment begin that a client reads."""
        return self.names.package.upper()

    @property
    def client(self) -> str:
        """The class of the sync client."""
        return self.names.clients.sync

    @property
    def program(self) -> str:
        """The command of the command line; empty if the package has none."""
        return self.commands.program if self.commands else ""

    @property
    def exit_codes(self) -> Mapping[int, str]:
        """What the exit codes of the command line say, in words."""
        return self.commands.exit_codes if self.commands else {}

    def value(self, enum: TypeId, value: str) -> str:
        """A value of an enum."""
        return f"{self.names.classes[enum].name}.{self.names.members[enum][value]}"

    def variant(self, union: TypeId, variant: str) -> str:
        """The class of a variant of a union; empty if it has none."""
        return self.names.unions[union].variants.get(variant, "")

    def call(self, namespace: str, action: Action, request: Json) -> SampleCall:
        """The call that sends a request, and what to do with what comes back."""
        writer, called = self._called(action, request)
        after = [*self._after(action, writer)]
        sync, asynchronous = self.names.clients
        opening = f"with {sync}.from_env() as hub:"
        body = _body("", action, called, after, 4)
        async_opening = f"async with {asynchronous}.from_env() as hub:"
        async_body = _body("await ", action, called, after, 8)
        return SampleCall(
            f"{writer.imports(sync)}\n{opening}\n{body}",
            f"import asyncio\n\n{writer.imports(asynchronous)}\n\n"
            f"async def main() -> None:\n    {async_opening}\n{async_body}\n\n"
            "asyncio.run(main())\n",
            self.commands.of(namespace, action, request) if self.commands else "",
        )

    def guide(
        self, namespace: str, action: Action, request: Json, response: Json
    ) -> Guide:
        """A call, what it may raise, and how it is tested."""
        writer, called = self._called(action, request)
        sync = self.names.clients.sync
        start = "" if action.response is None else "output = "
        call = f"{start}{laid_out(called, 8, len(start))}\n"
        errors = (
            f"{writer.imports('ActionError', sync, 'TransportError')}\n"
            f"with {sync}.from_env() as hub:\n"
            f"    try:\n        {call}"
            "    except ActionError as error:\n"
            "        print(error.kind, error.message)\n"
            "    except TransportError:\n"
            '        print("no answer")\n'
        )
        answer = (
            "None"
            if action.response is None
            else writer.value(response, action.response)
        )
        name = writer.local(self.requests.by_action[action.wire].name)
        stub = writer.local(Name(f"{self.package}.testing", "StubTransport"))
        reply = Bracketed(f"{stub}().reply(", (("", name), ("", answer)), ")")
        testing = (
            f"{writer.imports(sync)}\nstub = {laid_out(reply, 0, 7)}\n"
            f'with {sync}("{_URL}", token="TOKEN", transport=stub) as hub:\n'
            f"    {start}{laid_out(called, 4, len(start))}\n"
            f"assert [type(each) for each in stub.calls] == [{name}]\n"
        )
        return Guide(self.call(namespace, action, request).sync, errors, testing)

    def _called(self, action: Action, request: Json) -> tuple[Writer, Bracketed]:
        writer = Writer(self.values, self.package)
        arguments = tuple(self._arguments(action, request, writer))
        method = self.methods[action.wire]
        return writer, Bracketed(f"hub.{method}(", arguments, ")")

    def _arguments(
        self, action: Action, request: Json, writer: Writer
    ) -> Iterator[tuple[str, SampleText]]:
        if action.request is None:
            return
        assert isinstance(request, JsonObject)
        struct = self.api.definitions[action.request]
        assert isinstance(struct, Struct)
        names = self.names.fields[struct.id]
        for field, value in self.values.fields(request, struct):
            yield f"{names[field].argument}=", writer.text(value)

    def _after(self, action: Action, writer: Writer) -> Iterator[str]:
        """The lines that look at the output."""
        if action.response is None:
            return
        ref = resolved(action.response, self.api)
        match self.api.definitions[ref.target] if isinstance(ref, Ref) else None:
            case UnionDef(tagging=Untagged()):
                yield "print(output)"
            case UnionDef() as definition:
                yield "match output:"
                shown = _shown(definition)
                for each in shown:
                    yield from self._case(definition, each, writer)
                if len(shown) < len(definition.variants):
                    yield "    case _:"
                    yield "        print(output)"
            case Struct(id=id_, fields=[first, *_]):
                yield f"print(output.{self.names.fields[id_][first.name].attribute})"
            case _:
                yield "print(output)"

    def _case(self, union: UnionDef, variant: Variant, writer: Writer) -> Iterator[str]:
        names = self.names.unions[union.id]
        module = self.names.classes[union.id].module
        name = writer.local(Name(module, names.variants[variant.name]))
        held: Identifier | None = None
        match variant.payload:
            case Keyed():
                held = names.contents[variant.name]
            case Flat(struct=id_):
                held = next(
                    (each.attribute for each in self.names.fields[id_].values()), None
                )
            case _:
                pass
        yield f"    case {name}({f'{held}={held}' if held else ''}):"
        yield f"        print({held or wire_name(variant.wire)})"


def samples_of(api: Api, settings: GenerationSettings, report: Report) -> PythonSdk:
    """The calls of an API whose names are fit for Python.

    NXG014, NXG015: no types can be made of a document, or the tool for it is missing.
    """
    modules = place(api)
    requests = requests_of(api, modules)
    names = names_of(api, modules, requests, Report())
    opaque = read_opaque(api, names.classes, report)
    commands: CommandSamples | None = None
    if Output.CLI in settings.outputs:
        from .command_samples import CommandSamples

        lowering = Lowering(
            api,
            names,
            modules,
            requests=requests,
            opaque=opaque,
            answers={},
            linkable={},
        )
        commands = CommandSamples(lowering)
    return PythonSdk(
        Values(api, names, opaque),
        settings.package or names.package,
        requests=requests,
        methods=dict(_methods(api, names)),
        commands=commands,
    )


def _methods(api: Api, names: ApiNames) -> Iterator[tuple[str, str]]:
    for space in api.namespaces:
        found = names.spaces[space.name]
        for action, method in zip(space.actions, found.methods, strict=True):
            yield action.wire, f"{found.folder}.{method}"


def _shown(union: UnionDef) -> Sequence[Variant]:
    """The variants that a sample tells apart: all, or the success and some others."""
    if len(union.variants) <= _MOST:
        return union.variants
    return sorted(union.variants, key=lambda each: each.name != union.success)[:_MOST]


def _body(
    awaiting: str, action: Action, called: Bracketed, after: list[str], indent: int
) -> str:
    start = f"output = {awaiting}" if action.response is not None else awaiting
    pad = " " * indent
    call = f"{pad}{start}{laid_out(called, indent, len(start))}\n"
    return call + "".join(f"{pad}{line}\n" for line in after)
