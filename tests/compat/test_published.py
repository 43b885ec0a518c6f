"""A spec against the OpenAPI document that somebody published for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from nexigon_gen.cli.main import run
from nexigon_gen.compat.inputs import InputError, Version
from nexigon_gen.compat.review import Review, published
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.text.report import Report
from support.specs import ROOT, VALID, artifacts, compiled, messages

from .test_fuzz import edited, parts

_Object = dict[str, object]

_SPEC = """
spec: 1
api: Hub
namespace: devices
types:
  DeviceId: string
  Status: {values: {Online: "", Offline: ""}}
  Owner:
    tag: kind
    variants:
      Nobody: unit
      User: {fields: {name: string}}
  Address:
    tagged: externally
    variants: {Local: unit, Remote: string}
  Device:
    fields:
      device_id: DeviceId
      status: Status
      owner: Owner
      seen_at?: timestamp
      port: u16
      memory: u64
      load: f64
      labels: map<string, string>
      notes: list<string>(..9)
      address?: Address
      parent?: Device
actions:
  Get:
    request: {GetDeviceAction: {device_id: DeviceId, "deep?": bool}}
    response: Device
  List: {response: list<Device>}
"""


def _ref(name: str) -> _Object:
    return {"$ref": f"#/components/schemas/hub_api.devices.{name}"}


def _post(request: object, response: object) -> _Object:
    def body(schema: object) -> _Object:
        return {"content": {"application/json": {"schema": schema}}}

    return {
        "post": {"requestBody": body(request), "responses": {"200": body(response)}}
    }


def _record(required: str, **properties: object) -> _Object:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "unevaluatedProperties": False,
    }


_NEEDED = "deviceId status owner port memory load labels notes"
_VENDOR: _Object = {
    "openapi": "3.0.1",
    "info": {"title": "Hub API", "version": "0.1.0"},
    "paths": {
        "/api/v1/actions/invoke/devices_Get": _post(_ref("Get"), _ref("Device")),
        "/api/v1/actions/invoke/devices_List": _post(
            _record(""), {"type": "array", "items": _ref("Device")}
        ),
    },
    "components": {
        "schemas": {
            "hub_api.devices.DeviceId": {"type": "string", "description": "An ID."},
            "hub_api.devices.Get": _record(
                "deviceId", deviceId=_ref("DeviceId"), deep={"type": "boolean"}
            ),
            "hub_api.devices.Status": {"enum": ["Online", "Offline"]},
            "hub_api.devices.Owner": {
                "oneOf": [
                    _record("kind", kind={"const": "Nobody"}),
                    _record(
                        "kind name", kind={"const": "User"}, name={"type": "string"}
                    ),
                ]
            },
            "hub_api.devices.Device": _record(
                _NEEDED,
                deviceId=_ref("DeviceId"),
                status={"allOf": [_ref("Status")], "description": "How it is."},
                owner=_ref("Owner"),
                seenAt={"type": "string", "description": "ISO 8601."},
                port={"type": "integer"},
                memory={"type": "integer", "format": "uint64"},
                load={"type": "number", "format": "double"},
                labels={"type": "object", "additionalProperties": {"type": "string"}},
                notes={"type": "array", "items": {"type": "string"}},
                address={
                    "oneOf": [
                        {"const": "Local"},
                        _record("Remote", Remote={"type": "string"}),
                    ]
                },
                parent={"allOf": [_ref("Device")], "nullable": True},
            ),
        }
    },
}
"""A document as vendors make them: little is said, and much of it in passing."""


@pytest.fixture
def spec(tmp_path: Path) -> Version:
    """The spec that the document should describe."""
    path = tmp_path / "devices.yaml"
    path.write_text(_SPEC, "utf-8")
    return Version(compiled(path))


def _compared(spec: Version, document: object, folder: Path) -> Review:
    path = folder / "published.json"
    path.write_text(json.dumps(document), "utf-8")
    report = Report()
    found = published(spec, path, None, date(2026, 1, 1), report)
    assert found is not None, messages(report)
    return found


def _told(found: Review) -> list[str]:
    changes = [
        f"{each.severity.value if each.severity else ''} {each.fingerprint}"
        for each in found.changes
    ]
    gaps = [
        f"{each.code} {each.label.text if each.label else ''}" for each in found.others
    ]
    return [*changes, *gaps]


@pytest.mark.parametrize("name", VALID)
def test_our_own_document_says_nothing(name: str, tmp_path: Path) -> None:
    (document,) = (
        each.text for each in artifacts(VALID[name]) if each.path == "openapi.json"
    )
    found = _compared(Version(compiled(VALID[name])), json.loads(document), tmp_path)
    assert _told(found) == []


def test_the_form_of_a_vendor_says_nothing(spec: Version, tmp_path: Path) -> None:
    assert _told(_compared(spec, _VENDOR, tmp_path)) == []


def test_a_type_that_is_read_in_two_ways_keeps_its_name(
    spec: Version, tmp_path: Path
) -> None:
    """In one place only it has another field, and the name of its schema means nothing."""
    document = json.loads(json.dumps(_VENDOR))
    device = {**document["components"]["schemas"]["hub_api.devices.Device"]}
    device["properties"] = {**device["properties"], "region": {"type": "string"}}
    document["components"]["schemas"]["Other"] = device
    listed = document["paths"]["/api/v1/actions/invoke/devices_List"]["post"]
    content = listed["responses"]["200"]["content"]["application/json"]
    content["schema"] = {
        "type": "array",
        "items": {"$ref": "#/components/schemas/Other"},
    }
    (change,) = _compared(spec, document, tmp_path).changes
    assert change.fingerprint == "NXC206:devices.Device.region"
    assert change.change.actions == ("devices_List",)


@pytest.mark.parametrize(
    ("said", "type_"),
    [({}, "string"), ({"x-null": "value"}, "string?")],
    ids=["absent", "a value"],
)
def test_null_of_a_field_that_the_spec_does_not_have(
    said: _Object, type_: str, spec: Version, tmp_path: Path
) -> None:
    """It stands for absent, as in OpenAPI documents it often does, unless it says more."""
    region = {"type": ["string", "null"], **said}
    document = json.loads(json.dumps({**_VENDOR, "openapi": "3.1.0"}))
    schemas = document["components"]["schemas"]
    schemas["hub_api.devices.Device"]["properties"]["region"] = region
    (change,) = _compared(spec, document, tmp_path).changes
    message = f"optional field `region: {type_}` was added to `Device`"
    assert change.change.draft.message == message


_SCHEMAS = "components/schemas/hub_api.devices."
_DEVICE = f"{_SCHEMAS}Device/properties"
_EDITS: Mapping[str, tuple[str, object, list[str]]] = {
    "an action more": (
        "paths/~1api~1v1~1actions~1invoke~1devices_Delete",
        _post(_record(""), _record("")),
        ["info NXC102:devices.Delete"],
    ),
    "an action less": (
        "paths/~1api~1v1~1actions~1invoke~1devices_List",
        None,
        ["error NXC101:devices.List"],
    ),
    "a required field of a request": (
        f"{_SCHEMAS}Get/required",
        ["deviceId", "deep"],
        ["error NXC209:devices.GetDeviceAction.deep"],
    ),
    "a field of a response": (
        f"{_DEVICE}/region",
        {"type": "string"},
        ["info NXC206:devices.Device.region"],
    ),
    "a field of a response that may be missing": (
        f"{_SCHEMAS}Device/required",
        _NEEDED.replace("port ", "").split(),
        ["error NXC212:devices.Device.port"],
    ),
    "a value of an open enum": (
        f"{_SCHEMAS}Status/enum",
        ["Online", "Offline", "Lost"],
        ["info NXC402:devices.Status.Lost"],
    ),
    "a tag": (
        f"{_SCHEMAS}Owner/oneOf/0",
        _record("type", type={"const": "Nobody"}),
        ["error NXC511:devices.Owner"],
    ),
    "a string for a number": (
        f"{_DEVICE}/port",
        {"type": "string"},
        ["error NXC305:devices.Device.port"],
    ),
    "a format that says more": (
        f"{_DEVICE}/port",
        {"type": "integer", "format": "uint32"},
        ["error NXC302:devices.Device.port"],
    ),
    "a wide integer": (
        f"{_DEVICE}/memory",
        {"type": "string", "pattern": "^[0-9]+$"},
        ["error NXC305:devices.Device.memory"],
    ),
    "a list for a value": (
        f"{_DEVICE}/status",
        {"type": "array", "items": {"enum": ["Online", "Offline"]}},
        ["error NXC305:devices.Device.status"],
    ),
    "nothing of a type": (
        f"{_DEVICE}/port",
        {},
        [f"NXC903 #/{_DEVICE}/port"],
    ),
    "what is not understood": (
        f"{_DEVICE}/port",
        {"type": "integer", "not": {"const": 0}},
        [f"NXC903 #/{_DEVICE}/port"],
    ),
    "a reference elsewhere": (
        f"{_DEVICE}/port",
        {"$ref": "https://example.com/port.json"},
        [f"NXC903 #/{_DEVICE}/port"],
    ),
    "what is no action": (
        "paths/~1health",
        {"get": {"responses": {}}},
        ["NXC903 #/paths/~1health"],
    ),
    "a nullable of 3.1": (
        f"{_DEVICE}/parent",
        {"oneOf": [_ref("Device"), {"type": "null"}]},
        [],
    ),
    "branches by reference, and a discriminator": (
        f"{_SCHEMAS}Owner",
        {
            "oneOf": [_ref("Nobody"), _ref("UserOwner")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"User": "#/components/schemas/hub_api.devices.UserOwner",
                            "Nobody": "hub_api.devices.Nobody"},
            },
        },
        [],
    ),
}  # fmt: skip


def _key(step: str) -> Any:
    return int(step) if step.isdecimal() else step


@pytest.mark.parametrize("name", _EDITS)
def test_what_a_document_says_more_or_less(
    name: str, spec: Version, tmp_path: Path
) -> None:
    at, value, expected = _EDITS[name]
    document = deepcopy(_VENDOR)
    kind = {"type": "string"}
    schemas = cast("_Object", cast("_Object", document["components"])["schemas"])
    schemas["hub_api.devices.Nobody"] = _record("kind", kind=kind)
    schemas["hub_api.devices.UserOwner"] = {
        "allOf": [_ref("Nobody"), _record("name", name=kind)]
    }
    *way, last = (step.replace("~1", "/") for step in at.split("/"))
    target: Any = document
    for step in way:
        target = target[_key(step)]
    if value is None:
        del target[_key(last)]
    else:
        target[_key(last)] = value
    assert _told(_compared(spec, document, tmp_path)) == expected


def test_a_document_in_yaml(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "devices.yaml").write_text(_SPEC, "utf-8")
    path = tmp_path / "published.yaml"
    path.write_text(json.dumps(_VENDOR).replace('"Offline"', '"Gone"'), "utf-8")
    arguments = [
        "compat",
        str(tmp_path / "devices.yaml"),
        "--against-openapi",
        str(path),
    ]
    assert run(arguments) == 0
    out = capfd.readouterr().out
    assert "`Gone` was added to `Status`" in out
    assert "published.yaml:1:" in out
    assert "the document what the server is now" in out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{}", "no OpenAPI document of version 3"),
        ('{"openapi": "2.0"}', "no OpenAPI document of version 3"),
        ("{", "expected"),
        (None, "cannot be read"),
    ],
)
def test_no_document(
    text: str | None, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "published.json"
    if text is not None:
        path.write_text(text, "utf-8")
    spec = str(ROOT / "spec" / "projects.yaml")
    assert run(["compat", spec, "--against-openapi", str(path)]) == 2
    assert told in capfd.readouterr().err
    assert run(["compat", spec, spec, "--against-openapi", str(path)]) == 2


def _documents() -> Iterator[JsonValue]:
    yield cast("JsonValue", _VENDOR)
    for name in ("taggings", "recursion", "scalars", "generics"):
        for each in artifacts(VALID[name]):
            if each.path == "openapi.json":
                yield json.loads(each.text)


def test_what_a_list_or_a_map_holds_may_be_left_open(tmp_path: Path) -> None:
    path = tmp_path / "devices.yaml"
    path.write_text(
        """
spec: 1
api: Hub
namespace: devices
types:
  Id: string
  Held: {fields: {id: Id}}
  Shape: {tag: kind, variants: {Round: Held}}
actions:
  Put:
    request:
      PutThem:
        listed: list<Held>
        named: map<string, Shape>
        twice: map<Id, list<Id>>
""",
        "utf-8",
    )
    held: _Object = {
        "listed": {"type": "array"},
        "named": {"type": "object"},
        "twice": {"type": "object", "additionalProperties": {"type": "array"}},
    }
    asked = _record("listed named twice", **held)
    document = {
        "openapi": "3.1.0",
        "paths": {"/api/v1/actions/invoke/devices_Put": _post(asked, _record(""))},
    }
    assert _told(_compared(Version(compiled(path)), document, tmp_path)) == []


def test_random_edits(spec: Version, tmp_path: Path) -> None:
    random = Random(7)
    documents = [*_documents()]
    pool = [part for each in documents for part in parts(each)]
    for _ in range(60):
        document = random.choice(documents)
        for _ in range(random.choice((1, 2, 5, 9))):
            document = edited(document, pool, random)
        try:
            _compared(spec, document, tmp_path)
        except InputError:
            continue


_UNIONS: Mapping[str, tuple[str, str, list[str]]] = {
    "another tag": (
        "{tag: kind, variants: {A: X, B: unit}}",
        "{tag: type, variants: {A: X, B: unit}}",
        ["NXC510 the tag of `T` is `type` and was `kind`"],
    ),
    "a key that holds it": (
        "{tag: kind, variants: {A: X, B: string}}",
        "{tagged: externally, variants: {A: X, B: string}}",
        ["NXC511 `T` is tagged externally and was tagged by `kind`"],
    ),
    "no tag": (
        "{tag: kind, variants: {A: X, B: {fields: {y: string, z: u8}}}}",
        "{tagged: untagged, variants: {A: X, B: {fields: {y: string, z: u8}}}}",
        ["NXC511 `T` is untagged and was tagged by `kind`"],
    ),
    "another content key": (
        "{tag: kind, content: data, variants: {A: {type: X, content: data}, B: u8}}",
        "{tag: kind, content: body, variants: {A: {type: X, content: body}, B: u8}}",
        ["NXC512 what `A` and `B` of `T` hold is under `body` and was under `data`"],
    ),
    "an envelope": (
        "{tag: kind, variants: {A: X, B: unit}}",
        "{tag: kind, envelope: Env, variants: {A: X, B: unit}}",
        ["NXC516 `at` and `by` were added beside the tag of `T`"],
    ),
    "no envelope": (
        "{tag: kind, envelope: Env, variants: {A: X, B: unit}}",
        "{tag: kind, variants: {A: X, B: unit}}",
        ["NXC516 `at` and `by` are no longer beside the tag of `T`"],
    ),
    "a field more in an envelope": (
        "{tag: kind, envelope: Env, variants: {A: X, B: unit}}",
        "{tag: kind, envelope: More, variants: {A: X, B: unit}}",
        ["NXC202 optional field `on: u8` was added to `Env`"],
    ),
    "a field of one variant": (
        "{tag: kind, variants: {A: X, B: unit}}",
        "{tag: kind, variants: {A: Y, B: unit}}",
        ["NXC202 optional field `y: string` was added to `X`"],
    ),
}
"""A union of the spec, the one that the document has, and what is told."""


@pytest.mark.parametrize("name", _UNIONS)
def test_unions_that_are_told_apart_otherwise(name: str, tmp_path: Path) -> None:
    ours, theirs, expected = _UNIONS[name]

    def write(union: str) -> Path:
        path = tmp_path / "probe.yaml"
        fields = "at: timestamp, 'by?': string"
        path.write_text(
            "spec: 1\napi: Probe\nnamespace: probe\n"
            f"types:\n  T: {union}\n  X: {{fields: {{x: u8}}}}\n"
            "  Y: {fields: {x: u8, 'y?': string}}\n"
            f"  Env: {{fields: {{{fields}}}}}\n"
            f"  More: {{fields: {{{fields}, 'on?': u8}}}}\n"
            "actions:\n  Send: {request: {SendAction: {body: T}}}\n  Get: {response: T}\n",
            "utf-8",
        )
        return path

    (document,) = (
        each.text for each in artifacts(write(theirs)) if each.path == "openapi.json"
    )
    found = _compared(Version(compiled(write(ours))), json.loads(document), tmp_path)
    told = [f"{each.rule.id} {each.change.draft.message}" for each in found.changes]
    assert told[: len(expected)] == expected
    assert name == "no tag" or len(told) == len(expected)
