"""Graph: which types of a namespace hold which, as a drawing.

Types stand in columns, each to the right of what holds it, as close to it as there is
room. Names for texts and numbers are left out: everything holds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...ir.model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    Namespace,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
)
from ...ir.typerefs import TypeId
from ...values import NamedTuple, dataclass
from .html import Html, text
from .links import href
from .places import Places

_ROW, _HEIGHT, _GAP, _LETTER, _PAD = 34, 24, 56, 7.3, 10
"""In pixels; the height of a box is in `site.css`, too."""
_STEP = _ROW // 2
_MANY = 48
"""Beyond so many types, those of other namespaces are not drawn."""
_KINDS = {Struct: "object", UnionDef: "union", EnumDef: "enum", OpaqueDef: "schema"}


class Box(NamedTuple):
    """A type: its corner, and how wide it is."""

    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The boxes of types, and which hold which."""

    boxes: Mapping[TypeId, Box]
    edges: Sequence[tuple[TypeId, TypeId]]


def figure(space: Namespace, api: Api, places: Places, page: str) -> Html:
    """The drawing of a namespace; empty if no type holds another one."""
    drawing = drawn(space, api, places.held)
    if not drawing.edges:
        return Html("")
    width = max(each.x + each.width for each in drawing.boxes.values()) + 14
    height = max(each.y for each in drawing.boxes.values()) + _HEIGHT + 2
    lines = [_edge(drawing.boxes[a], drawing.boxes[b]) for a, b in drawing.edges]
    nodes = [
        _node(api.definitions[id_], box, href(places.of(id_), page), space.name)
        for id_, box in drawing.boxes.items()
    ]
    label = text(f"Which types of {space.name} hold which")
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    head = f'<svg role="group" aria-label="{label}" {size}>'
    inner = f'<path class="edges" d="{"".join(lines)}"/>'
    return Html("\n".join([head, inner, *nodes, "</svg>"]))


def drawn(
    space: Namespace, api: Api, named: Mapping[TypeId, Sequence[TypeId]]
) -> Drawing:
    """Where everything is drawn; `named` are the types that each type names."""
    held = {
        each.id: [*_held(each.id, api, named)]
        for each in space.definitions
        if _is_shown(each)
    }
    edges = [(a, b) for a, those in held.items() for b in those]
    if len({each for edge in edges for each in edge}) > _MANY:
        held = {a: [b for b in those if b in held] for a, those in held.items()}
        edges = [(a, b) for a, those in held.items() for b in those]
    shown = list(dict.fromkeys(each for edge in edges for each in edge))
    columns = _columns(shown, held)
    holders: dict[TypeId, list[TypeId]] = {each: [] for each in shown}
    for holder, target in edges:
        holders[target].append(holder)
    boxes: dict[TypeId, Box] = {}
    x = 1
    for column in columns:
        y = 1
        width = round(max(len(each.name) for each in column) * _LETTER) + 2 * _PAD
        wanted = {each: _middle(holders[each], boxes) for each in column}
        for each in sorted(column, key=lambda each: wanted[each]):
            y = max(y, wanted[each])
            boxes[each] = Box(x, y, width)
            y += _ROW
        x += width + _GAP
    return Drawing(boxes, edges)


def _is_shown(definition: Definition) -> bool:
    return isinstance(definition, (*_KINDS,))


def _held(
    of: TypeId, api: Api, named: Mapping[TypeId, Sequence[TypeId]]
) -> Iterator[TypeId]:
    """The types that a type holds, each once, through names that are not shown."""
    seen: set[TypeId] = set()
    pending = [*named[of]][::-1]
    while pending:
        id_ = pending.pop()
        if id_ in seen:
            continue
        seen.add(id_)
        match api.definitions[id_]:
            case Newtype() | Alias():
                pending += named[id_]
            case _:
                yield id_


def _columns(
    shown: Sequence[TypeId], held: Mapping[TypeId, Sequence[TypeId]]
) -> list[list[TypeId]]:
    """Each type one column behind the last that holds it; cycles are cut where they
    close."""
    depth: dict[TypeId, int] = {}
    order: list[TypeId] = []
    cut: set[tuple[TypeId, TypeId]] = set()
    inner = {each for those in held.values() for each in those}
    for root in sorted(shown, key=lambda each: each in inner):
        _visit(root, held, order, cut)
    for each in reversed(order):
        depth.setdefault(each, 0)
        for target in held.get(each, ()):
            if (each, target) not in cut:
                depth[target] = max(depth.get(target, 0), depth[each] + 1)
    columns: list[list[TypeId]] = [
        [] for _ in range(max(depth.values(), default=-1) + 1)
    ]
    for each in shown:
        columns[depth[each]].append(each)
    return columns


def _visit(
    root: TypeId,
    held: Mapping[TypeId, Sequence[TypeId]],
    order: list[TypeId],
    cut: set[tuple[TypeId, TypeId]],
) -> None:
    """Adds what a type leads to behind which everything it holds stands."""
    done = {*order}
    if root in done:
        return
    path = [root]
    ways = [iter(held.get(root, ()))]
    while path:
        target = next(ways[-1], None)
        if target is None:
            order.append(path.pop())
            done.add(order[-1])
            ways.pop()
        elif target in path:
            cut.add((path[-1], target))
        elif target not in done:
            path.append(target)
            ways.append(iter(held.get(target, ())))


def _middle(holders: Sequence[TypeId], boxes: Mapping[TypeId, Box]) -> int:
    """How far down those stand that hold a type."""
    found = [boxes[each].y for each in holders if each in boxes]
    return round(sum(found) / len(found) / _STEP) * _STEP + 1 if found else 1


def _edge(start: Box, end: Box) -> str:
    middle = _HEIGHT // 2
    x1, y1 = start.x + start.width, start.y + middle
    x2, y2 = end.x, end.y + middle
    if x2 > x1:
        bend = min(x2 - x1, 80) // 2
        dx, dy = x2 - x1, y2 - y1
        if dy == 0:
            return f"M{x1} {y1}h{dx}"
        return f"M{x1} {y1}c{bend} 0 {dx - bend} {dy} {dx} {dy}"
    # Back to the left, or to itself: around the right side.
    right = end.x + end.width
    far = max(x1, right) + 24
    return f"M{x1} {y1}C{far} {y1 - 10} {far} {y2 - 16} {right} {y2 - 6}"


def _node(definition: Definition, box: Box, link: str, namespace: str) -> str:
    kind = next(
        (word for cls, word in _KINDS.items() if isinstance(definition, cls)), ""
    )
    away = "" if definition.id.namespace == namespace else " away"
    at = f'transform="translate({box.x} {box.y})"'
    rect = f'<rect width="{box.width}"/>'
    name = f'<text x="{_PAD}" y="16">{text(definition.id.name)}</text>'
    return f'<a class="{kind}{away}" href="{text(link)}" {at}>{rect}{name}</a>'
