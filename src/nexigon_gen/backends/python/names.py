"""Names: a table of the Python names of everything in an API.

The table is made before lowering, which only looks names up. Names that clash are reported
when it is made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ...ir import casing
from ...ir.graph import payload_ref
from ...ir.model import Api, EnumDef, Namespace, OpaqueDef, Struct, UnionDef, Variant
from ...ir.tagging import AdjacentlyTagged, Flat, InternallyTagged, Keyed, Untagged
from ...ir.typerefs import Ref, TypeId
from ...text.kinds import ENUM_MEMBER_COLLISION
from ...text.report import Report
from ...text.span import Span
from ...values import NamedTuple, dataclass
from .expr import Name
from .identifiers import Identifier, from_wire, identifier
from .modules import Modules, folder_of
from .requests import Requests
from .scope import NameScope


class ClientPair(NamedTuple):
    """The names of the sync and the async form of a class."""

    sync: Identifier
    asynchronous: Identifier


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names of a field as an attribute of a model and as a parameter of a method."""

    attribute: Identifier
    argument: Identifier


@dataclass(frozen=True, slots=True)
class UnionNames:
    """The names that belong to a union, besides its own.

    Args:
        variants: The classes of the variants, by the name of the variant.
        contents: The attributes of payloads with a key of their own, by the name of the
            variant.
        unknown: The class of unknown variants.
        known: The alias of the union without unknown variants.
        tag: The attribute of the tag, which all variants share; empty if there is none.
    """

    variants: Mapping[str, Identifier]
    contents: Mapping[str, Identifier]
    unknown: Identifier
    known: Identifier
    tag: Identifier


@dataclass(frozen=True, slots=True)
class SpaceNames:
    """The names that belong to a namespace.

    Args:
        folder: Its package.
        clients: The client classes.
        services: The server stubs.
        methods: The methods of the clients, in the order of the actions.
        handlers: The methods of the stubs, in the same order.
        exported: The public names of each module with types.
    """

    folder: Identifier
    clients: ClientPair
    services: ClientPair
    methods: tuple[Identifier, ...]
    handlers: tuple[Identifier, ...]
    exported: Mapping[str, tuple[Identifier, ...]]


@dataclass(frozen=True, slots=True)
class ApiNames:
    """All names of an API.

    Args:
        package: The package, named after the title of the API.
        clients: The classes of the client.
        spaces: The names of each namespace.
        classes: The class or alias of each definition.
        unions: The further names of each union.
        fields: The fields of each struct, by the name of the field.
        members: The members of each enum, by the name of the value.
    """

    package: Identifier
    clients: ClientPair
    spaces: Mapping[str, SpaceNames]
    classes: Mapping[TypeId, Name]
    unions: Mapping[TypeId, UnionNames]
    fields: Mapping[TypeId, Mapping[str, FieldNames]]
    members: Mapping[TypeId, Mapping[str, Identifier]]


def names_of(
    api: Api, modules: Modules, requests: Requests, report: Report
) -> ApiNames:
    """Decides all names. Reports names that two things would have."""
    fields = _all_fields(api, requests, report)
    unions = {
        each.id: _union(each, fields)
        for each in api.definitions.values()
        if isinstance(each, UnionDef)
    }
    title = _title(api)
    classes = {id_: modules.name(id_) for id_ in api.definitions}
    return ApiNames(
        package=identifier(casing.snake(title)),
        clients=_pair(casing.pascal(title)),
        spaces={
            each.name: _space(each, classes, requests, unions, report)
            for each in api.namespaces
        },
        classes=classes,
        unions=unions,
        fields=fields,
        members={
            each.id: _members(each, report)
            for each in api.definitions.values()
            if isinstance(each, EnumDef)
        },
    )


def _title(api: Api) -> str:
    """The title, with `Api` in front if it does not start with a letter."""
    first, *_ = [*casing.words(api.title), ""]
    return api.title if first[:1].isalpha() else f"Api {api.title}"


def _pair(name: str) -> ClientPair:
    return ClientPair(identifier(name), identifier(f"Async{name}"))


def _space(
    space: Namespace,
    classes: Mapping[TypeId, Name],
    requests: Requests,
    unions: Mapping[TypeId, UnionNames],
    report: Report,
) -> SpaceNames:
    pascal = casing.pascal(space.name.replace("_", " "))
    scope = NameScope(f"the client of `{space.name}`", report)
    actions = [(casing.snake(each.name), each.span) for each in space.actions]
    return SpaceNames(
        folder=folder_of(space.name),
        clients=_pair(f"{pascal}Client"),
        services=ClientPair(
            identifier(f"{pascal}ServiceSync"), identifier(f"{pascal}Service")
        ),
        methods=tuple(
            scope.take(identifier(name, "methods"), span) for name, span in actions
        ),
        handlers=tuple(identifier(name, "methods", "service") for name, _ in actions),
        exported=_exported(space, classes, requests, unions, report),
    )


def _exported(
    space: Namespace,
    classes: Mapping[TypeId, Name],
    requests: Requests,
    unions: Mapping[TypeId, UnionNames],
    report: Report,
) -> Mapping[str, tuple[Identifier, ...]]:
    scope = NameScope(f"namespace `{space.name}`", report)
    files = NameScope(f"the modules of namespace `{space.name}`", report)
    found: dict[str, list[Identifier]] = {"types": [], "unions": []}
    for definition in space.definitions:
        if definition.id in requests.merged:
            continue
        name = classes[definition.id]
        if isinstance(definition, OpaqueDef):
            files.take(Identifier(_file(name)), definition.span)
        here = found.setdefault(_file(name), [])
        here.append(scope.take(Identifier(name.name), definition.span))
        if isinstance(definition, UnionDef):
            here.extend(
                scope.take(each, span)
                for each, span in _beside(definition, unions[definition.id])
            )
    for request in requests.derived(space):
        name = request.name
        found[_file(name)].append(
            scope.take(Identifier(name.name), request.action.span)
        )
    return {module: tuple(names) for module, names in found.items()}


def _file(name: Name) -> str:
    return name.module.rpartition(".")[2]


def _beside(union: UnionDef, names: UnionNames) -> Iterator[tuple[Identifier, Span]]:
    """The names that a union defines besides its own, with the place that each comes from."""
    # Before the variants, since in a clash it is the variant that can be renamed.
    if union.open:
        yield names.unknown, union.span
        yield names.known, union.span
    for variant in union.variants:
        if variant.name in names.variants:
            yield names.variants[variant.name], variant.span


def _all_fields(
    api: Api, requests: Requests, report: Report
) -> Mapping[TypeId, Mapping[str, FieldNames]]:
    found: dict[TypeId, Mapping[str, FieldNames]] = {}
    for struct in api.definitions.values():
        if isinstance(struct, Struct):
            where = f"struct `{struct.id.name}`"
            if struct.id in requests.merged:
                _, variant = requests.payload_of[struct.id][0]
                where = f"variant `{variant.name}`"
            found[struct.id] = _fields(struct, NameScope(where, report))
    return found


def _fields(struct: Struct, scope: NameScope) -> Mapping[str, FieldNames]:
    """The names of fields. Attributes get a `_` if pydantic needs the name, parameters if the
    method does."""
    found: dict[str, FieldNames] = {}
    for field in struct.fields:
        attribute = scope.take(identifier(field.name, "model"), field.span)
        found[field.name] = FieldNames(attribute, identifier(attribute, "parameters"))
    return found


def _members(enum: EnumDef, report: Report) -> Mapping[str, Identifier]:
    scope = NameScope(f"enum `{enum.id.name}`", report, kind=ENUM_MEMBER_COLLISION)
    return {
        named.name: scope.take(identifier(casing.upper_snake(named.name)), named.span)
        for each in enum.values
        for named in each.all_names
    }


def _union(
    union: UnionDef, fields: Mapping[TypeId, Mapping[str, FieldNames]]
) -> UnionNames:
    name = union.id.name
    tag = Identifier("")
    beside: set[Identifier] = set()
    if isinstance(union.tagging, InternallyTagged | AdjacentlyTagged):
        payloads = [each.payload for each in union.variants]
        structs = [each.struct for each in payloads if isinstance(each, Flat)]
        around = [union.envelope] if union.envelope else []
        beside = {names.attribute for id_ in around for names in fields[id_].values()}
        structs += around
        taken = {names.attribute for id_ in structs for names in fields[id_].values()}
        tag = from_wire(union.tagging.tag, "model")
        while tag in taken:
            tag = Identifier(f"{tag}_")
    variants = () if isinstance(union.tagging, Untagged) else union.variants
    return UnionNames(
        variants={each.name: _variant(union, each) for each in variants},
        contents={
            each.name: _content(each.payload.key, {tag, *beside})
            for each in union.variants
            if isinstance(each.payload, Keyed)
        },
        unknown=identifier(f"Unknown{name}"),
        known=identifier(f"{name}Known"),
        tag=tag,
    )


def _variant(union: UnionDef, variant: Variant) -> Identifier:
    """The class of a variant: `<Union><Variant>`, or `<Union><Variant>Variant` if its payload
    has that name."""
    name = identifier(union.id.name + variant.name)
    own = Ref(TypeId(union.id.namespace, union.id.name + variant.name))
    return Identifier(f"{name}Variant") if payload_ref(variant.payload) == own else name


def _content(key: str, taken: Collection[Identifier]) -> Identifier:
    name = from_wire(key, "model")
    while name in taken:
        name = Identifier(f"{name}_")
    return name
