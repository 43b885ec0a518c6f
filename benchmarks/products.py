"""What generators make of one API, and the programs that use it, as its docs say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import dedent
from typing import TypeAlias

from nexigon_gen.backends.python.samples import PythonSdk, samples_of
from nexigon_gen.config import GenerationSettings
from nexigon_gen.ir.jsontext import compact, plain
from nexigon_gen.ir.model import Action, Api
from nexigon_gen.ir.sample import Samples
from nexigon_gen.ir.terms import Json
from nexigon_gen.text.report import Report

Text: TypeAlias = str
"""Lines of Python."""

IMPORTED = "it is imported"
OPENED = "a client is there"
FIRST = "the first call is answered"
EACH = "each action was called"
LOADED = "all models are loaded"
BUILT = "all models are built"
STAGES = (IMPORTED, OPENED, FIRST, EACH, LOADED, BUILT)


@dataclass(frozen=True, slots=True)
class Call:
    """A call of an action; `imports` are what the line of the call needs."""

    action: str
    imports: Text
    line: Text


@dataclass(frozen=True, slots=True)
class Product:
    """What a generator made, and what programs write to use it."""

    name: str
    generator: str
    """In whose output it is imported."""
    imported: Text
    opened: Text = ""
    """Makes `hub`, a client."""
    calls: Sequence[Call] = ()
    loaded: Text = ""
    """Has all models loaded."""
    built: Text = ""
    """Has all models built that are loaded."""
    missing: Mapping[str, str] = field(default_factory=dict[str, str])
    """In a word, why there is no program for a stage."""
    folder: str = "."
    """Where it can be imported, within what the generator wrote."""

    def programs(self, working: Sequence[Call]) -> Mapping[str, Text]:
        """By stage; of the calls, these are made."""
        found = {
            IMPORTED: self.imported,
            OPENED: self.opened,
            FIRST: self._calling(working[:1]),
            EACH: self._calling(working),
            LOADED: self.loaded,
            BUILT: f"{self.loaded}\n{self.built}",
        }
        return {stage: found[stage] for stage in STAGES if stage not in self.missing}

    def _calling(self, calls: Sequence[Call]) -> Text:
        imports = [each.imports for each in calls]
        return "\n".join([*imports, self.opened, *(each.line for each in calls)])


@dataclass(frozen=True, slots=True)
class _Use:
    """An action of the API, and what it is sent."""

    namespace: str
    action: Action
    request: Json

    @property
    def model(self) -> str:
        """The name of its request in the OpenAPI document."""
        assert self.action.request
        return self.action.request.name

    @property
    def body(self) -> str:
        """The request as an expression in Python."""
        return repr(plain(self.request))


def answers(api: Api) -> Mapping[str, str]:
    """What each action answers with, as JSON, by its name on the wire."""
    samples = Samples(api)
    actions = (action for space in api.namespaces for action in space.actions)
    return {
        each.wire: compact(plain(samples.of(each.response))) if each.response else "{}"
        for each in actions
    }


def products(api: Api, url: str) -> Sequence[Product]:
    """Those of an API that is served there; their first call is one to projects that
    answers with nothing."""
    samples = Samples(api)
    uses = [
        _Use(space.name, action, samples.request(action.request))
        for space in api.namespaces
        for action in space.actions
    ]
    uses.sort(key=lambda use: use.namespace != "projects" or bool(use.action.response))
    return (
        _LIBRARIES,
        *_ours(api, uses, url),
        _CODEGEN_MODELS,
        _codegen_client(uses, url),
        _openapi_client(uses, url),
        _openapi_generator(uses, url),
    )


_OURS = "nexigon-gen: all of it"
_NO_CLIENT = {OPENED: "no client", FIRST: "no client", EACH: "no client"}
_LIBRARIES = Product(
    "`from pydantic import BaseModel; import httpx2`",
    _OURS,
    "from pydantic import BaseModel; import httpx2",
    missing=_NO_CLIENT | {LOADED: "no models", BUILT: "no models"},
)
_REBUILD = """
from pydantic import BaseModel
def rebuild(model):
    for each in model.__subclasses__():
        each.model_rebuild()
        rebuild(each)
rebuild(BaseModel)
"""


def _ours(api: Api, uses: Sequence[_Use], url: str) -> Sequence[Product]:
    sdk = samples_of(api, GenerationSettings(), Report())
    package, client = sdk.package, sdk.client
    spaces = [f"{package}.{each.name}" for each in api.namespaces]
    to = f'{client}("{url}", token="t", allow_plaintext=True'
    imported = f"import {package}"
    opened = f"from {package} import {client}\nhub = {to})"
    calls = [_our_call(sdk, use) for use in uses]
    fast = (
        f"from {package} import {client}\n"
        f"from {package}.transport import FastTransport\n"
        f"hub = {to}, transport=FastTransport())"
    )
    built = (
        f"from {package}._runtime.model.completion import complete_models\n"
        "complete_models()\n"  # as a server does when it starts
    )
    loaded = "\n".join(f"from {space} import *" for space in spaces)
    same = {IMPORTED: "the same", LOADED: "the same", BUILT: "the same"}
    return (
        Product("nexigon-gen", _OURS, imported, opened, calls, loaded, built),
        Product("nexigon-gen, `FastTransport`", _OURS, "", fast, calls, missing=same),
    )


def _our_call(sdk: PythonSdk, use: _Use) -> Call:
    call = sdk.call(use.namespace, use.action, use.request).sync
    imports, _, body = call.partition(f"with {sdk.client}.from_env() as hub:\n")
    return Call(use.action.wire, imports, dedent(body))


_CODEGEN_MODELS = Product(
    "datamodel-code-generator: models",
    "datamodel-code-generator: models",
    "import models",
    loaded="from models import *",
    built=_REBUILD,
    missing=_NO_CLIENT,
)


def _codegen_client(uses: Sequence[_Use], url: str) -> Product:
    def call(use: _Use) -> Call:
        method = f"hub.{use.namespace}.{use.action.wire.lower()}"
        body = f"{use.model}.model_validate({use.body})"
        imports = f"from models import {use.model}"
        return Call(use.action.wire, imports, f"{method}(body={body})")

    name = "datamodel-code-generator: client"
    opened = f'from client import Client\nhub = Client(base_url="{url}", bearer="t")'
    return Product(
        *(name, name, "import client", opened, [call(use) for use in uses]),
        loaded="from models import *",
        built=_REBUILD,
    )


def _openapi_client(uses: Sequence[_Use], url: str) -> Product:
    def call(use: _Use) -> Call:
        name = re.sub(r"(\d+)", r"_\1", use.action.wire.lower())
        body = f"{use.model}.from_dict({use.body})"
        imports = (
            f"from client.api.{use.namespace} import {name}\n"
            f"from client.models import {use.model}"
        )
        return Call(use.action.wire, imports, f"{name}.sync(client=hub, body={body})")

    opened = (
        "from client import AuthenticatedClient\n"
        f'hub = AuthenticatedClient(base_url="{url}", token="t")'
    )
    return Product(
        *("openapi-python-client", "openapi-python-client", "import client", opened),
        [call(use) for use in uses],
        loaded="from client.models import *",
        missing={BUILT: "attrs builds none"},
    )


def _openapi_generator(uses: Sequence[_Use], url: str) -> Product:
    def call(use: _Use) -> Call:
        api = f"{use.namespace.capitalize()}Api"
        body = f"{use.model}.from_dict({use.body})"
        return Call(
            use.action.wire,
            f"from openapi_client import {api}, {use.model}",
            f"{api}(hub).{use.action.wire.lower()}({body})",
        )

    opened = (
        "from openapi_client import ApiClient, Configuration\n"
        f'hub = ApiClient(Configuration(host="{url}", access_token="t"))'
    )
    name = "openapi-generator: client"
    return Product(
        *(name, name, "import openapi_client", opened, [call(use) for use in uses]),
        loaded="from openapi_client.models import *",
        built=_REBUILD,
        folder="client",
    )
