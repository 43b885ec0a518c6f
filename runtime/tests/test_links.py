"""Modules of an import cycle find each other's types on first use."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from support.integration import apart

from .linked import run, write_package

PAIR = {
    "users": """
        if TYPE_CHECKING:
            from ..devices.types import Device as DevicesDevice, DeviceId

        class Device(Model):
            \"\"\"Another type of the same name.\"\"\"
            user: str

        class User(Model):
            id: DeviceId
            own: Maybe[Device] = None
            foreign: Maybe[list[DevicesDevice]] = None

        if TYPE_CHECKING:
            Devices: TypeAlias = list[DevicesDevice]
        else:
            Devices = late(__name__, "Devices", "list[DevicesDevice]")

        if TYPE_CHECKING:
            Tree: TypeAlias = Annotated[DeviceId | list[Tree], FirstOf()]
        else:
            Tree = late(__name__, "Tree", "Annotated[DeviceId | list[Tree], FirstOf()]")

        class FindAction(Action, Returns["DevicesDevice"], wire="users_Find"):
            id: DeviceId

        class ListAction(Action, Returns["Devices"], wire="users_List"):
            pass

        link(__name__, "..devices.types", "DeviceId", "Device as DevicesDevice")
    """,
    "devices": """
        if TYPE_CHECKING:
            from ..users.types import Devices, Tree, User

        DeviceId = NewType("DeviceId", str)

        class Device(Model):
            device: DeviceId

        class OwnerUser(Model, tag="kind"):
            kind: Literal["User"] = "User"
            user: User

        class UnknownOwner(UnknownVariant, tag="kind"):
            kind: str

        Owner: TypeAlias = Annotated[OwnerUser | UnknownOwner, OneOf("kind")]

        class Shelf(Model):
            owner: Maybe[Owner] = None
            devices: Maybe[Devices] = None
            tree: Maybe[Tree] = None

        class ShelfAction(Action, Returns["Shelf"], wire="devices_Shelf"):
            pass

        link(__name__, "..users.types", "Devices", "Tree", "User")
    """,
    "outside": """
        from ..devices.types import Owner
        from ..users.types import Devices

        class Pile(Model):
            owner: Owner
            devices: Devices
    """,
    "heirs": """
        from ..users.types import User

        class Device(Model):
            heir: str

        class HeirUser(User, tag="kind"):
            \"\"\"Inherits fields whose types its module does not know.\"\"\"
            kind: Literal["User"] = "User"
            mine: Maybe[Device] = None

        Heir: TypeAlias = Annotated[HeirUser, OneOf("kind")]

        class HeirAction(User, Action, Returns["Heir"], wire="heirs_Heir"):
            pass
    """,
}

LOADED = """
print(json.dumps(sorted(each for each in sys.modules if each.startswith("api."))))
"""


_GIVEN = "inspect.get_annotations(Other, eval_str=True)"
ORDERS = list(permutations(PAIR, 3))


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    write_package(tmp_path, PAIR)
    return tmp_path


@pytest.mark.parametrize("name", ["users", "devices"])
def test_an_import_loads_no_other_module(pair: Path, name: str) -> None:
    loaded = run(pair, f"import api.{name}.types" + LOADED)
    assert loaded == [f"api.{name}", f"api.{name}.types"]


@pytest.mark.parametrize("name", ["users", "devices"])
def test_first_use_loads_the_others(pair: Path, name: str) -> None:
    uses = {
        "users": "from api.users.types import User; User(id='d')",
        "devices": "from api.devices.types import Shelf; Shelf()",
    }
    loaded = run(pair, uses[name] + LOADED)
    names = ["api.devices", "api.devices.types", "api.users", "api.users.types"]
    assert loaded == names


def test_first_use_loads_what_it_reaches(tmp_path: Path) -> None:
    """And nothing that only other types of the module name."""
    modules = {
        "start": """
            if TYPE_CHECKING:
                from ..near.types import Near, Nearer as Renamed
                from ..far.types import Far

            class Start(Model):
                near: list[Near]

            class Other(Model):
                far: Far
                renamed: Renamed

            link(__name__, "..near.types", "Near", "Nearer as Renamed")
            link(__name__, "..far.types", "Far")
        """,
        "near": """
            if TYPE_CHECKING:
                from ..next.types import Next
                from ..far.types import Far

            class Near(Model):
                next: Maybe[Next] = None

            class Nearer(Model):
                far: Maybe[Far] = None

            link(__name__, "..next.types", "Next")
            link(__name__, "..far.types", "Far")
        """,
        "next": "class Next(Model): pass",
        "far": "class Far(Model): pass",
    }
    write_package(tmp_path, modules)
    loaded = run(tmp_path, "from api.start.types import Start; Start(near=[])" + LOADED)
    assert loaded == [
        *("api.near", "api.near.types", "api.next", "api.next.types"),
        *("api.start", "api.start.types"),
    ]
    program = "from api.start.types import Other; import inspect, typing\n"
    for found in ("typing.get_type_hints(Other)", _GIVEN):
        hints = f"{found}['renamed'].__name__"
        assert run(tmp_path, f"{program}print(json.dumps({hints}))") == "Nearer"


@pytest.mark.parametrize(
    "order", apart(ORDERS, *ORDERS[::7]), ids=map("-".join, ORDERS)
)
def test_each_name_is_the_one_of_its_module(pair: Path, order: tuple[str, ...]) -> None:
    imports = "".join(f"import api.{name}.types\n" for name in order)
    code = """
from api.users.types import Device, User
from api.devices.types import Device as Other
user = User(id="d_1", own=Device(user="u"), foreign=[Other(device="d_2")])
print(user.model_dump_json())
"""
    found = run(pair, imports + code)
    assert found == {"id": "d_1", "own": {"user": "u"}, "foreign": [{"device": "d_2"}]}


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("users.types.FindAction", {"device": "d"}),
        ("users.types.ListAction", [{"device": "d"}]),
        (
            "devices.types.ShelfAction",
            {
                "owner": {
                    "kind": "User",
                    "user": {"id": "u", "foreign": [{"device": "d"}]},
                },
                "devices": [{"device": "e"}],
                "tree": ["a", [["b"], "c"]],
            },
        ),
    ],
    ids=["foreign", "alias", "union, alias and recursive alias"],
)
def test_responses(pair: Path, action: str, body: object) -> None:
    module, _, name = action.rpartition(".")
    found = run(
        pair,
        f"""
from api.{module} import {name}
import json
value = decode_response({name}, json.dumps({body!r}).encode())
sys.stdout.buffer.write(encode_response({name}, value))
""",
    )
    assert found == body


def test_a_module_outside_the_cycle(pair: Path) -> None:
    found = run(
        pair,
        """
from api.outside.types import Pile
text = '{"owner": {"kind": "User", "user": {"id": "u"}}, "devices": [{"device": "d"}]}'
print(Pile.model_validate_json(text).model_dump_json())
""",
    )
    assert found == {
        "owner": {"kind": "User", "user": {"id": "u"}},
        "devices": [{"device": "d"}],
    }


HEIR = {
    "id": "u",
    "own": {"user": "own"},
    "foreign": [{"device": "d"}],
    "mine": {"heir": "h"},
}


@pytest.mark.parametrize("order", [("users", "heirs"), ("heirs", "devices")], ids=str)
def test_inherited_fields_keep_the_types_of_their_module(
    pair: Path, order: tuple[str, ...]
) -> None:
    imports = "".join(f"import api.{name}.types\n" for name in order)
    code = f"""
import json
from api.heirs.types import HeirAction
body = json.dumps({{"kind": "User"}} | {HEIR!r}).encode()
value = decode_response(HeirAction, body)
assert type(value.own).__module__ == "api.users.types"
assert type(value.mine).__module__ == "api.heirs.types"
encoded = encode_response(HeirAction, value)
assert encoded.startswith(b'{{"kind":'), encoded
sent = encode_request(HeirAction(id="u", foreign=value.foreign))
sys.stdout.buffer.write(b"[" + encoded + b"," + sent + b"]")
"""
    found = run(pair, imports + code)
    sent = {"id": "u", "foreign": [{"device": "d"}]}
    assert found == [{"kind": "User", **HEIR}, sent]


def _linked(number: int, next: int) -> str:
    """A module whose type holds that of the next one."""
    return f"""
            if TYPE_CHECKING:
                from ..m{next}.types import Node as Next

            class Node(Model):
                number: Literal[{number}]
                next: Maybe[Next] = None

            link(__name__, "..m{next}.types", "Node as Next")
        """


def test_a_cycle_of_eight(tmp_path: Path) -> None:
    write_package(tmp_path, {f"m{n}": _linked(n, (n + 1) % 8) for n in range(8)})
    chain: dict[str, object] = {"number": 1}
    for number in (0, 7, 6, 5, 4, 3, 2, 1, 0, 7, 6, 5, 4, 3):
        chain = {"number": number, "next": chain}
    found = run(
        tmp_path,
        f"""
import json
from api.m3.types import Node
text = json.dumps({chain!r})
print(Node.model_validate_json(text).model_dump_json())
""",
    )
    assert found == chain
