"""Suggestions: the names that a misspelt one most likely stands for."""

from __future__ import annotations

from collections.abc import Iterable

MAX_NAMES = 3
MIN_BEGUN = 3
"""Shortest name that is suggested as the start of a longer one."""


def closest(name: str, *groups: Iterable[str]) -> tuple[str, ...]:
    """At most three candidates that are similar to `name`, best first.

    A candidate may be at most max(1, len / 3) edits away, fewer than `name` has letters,
    and at most one edit more than the best one. If there is none, but just one candidate
    begins with `name`, that is returned.

    Candidates of an earlier group come first, whatever their distance: pass the names of
    the expected kind, then the others. Case does not matter: `String` finds `string`.
    """
    wanted = name.casefold()
    letters = set(wanted)
    limit = min(max(1, len(name) // 3), len(name) - 1)
    begun: set[str] = set()
    found: dict[str, tuple[int, int, str]] = {}
    for rank, group in enumerate(groups):
        for candidate in group:
            if candidate != name and candidate[: len(name)].casefold() == wanted:
                begun.add(candidate)
            if candidate == name or abs(len(candidate) - len(name)) > limit:
                continue
            folded = candidate.casefold()
            # An edit takes at most one letter away and adds at most one.
            if len(letters.symmetric_difference(folded)) > 2 * limit:
                continue
            edits = distance(wanted, folded, limit)
            if edits <= limit:
                found.setdefault(candidate, (rank, edits, candidate))
    if not found and len(begun) == 1 and len(name) >= MIN_BEGUN:
        return (*begun,)
    best = min((edits for _, edits, _ in found.values()), default=0)
    near = [each for each, (_, edits, _) in found.items() if edits < best + 2]
    return tuple(sorted(near, key=found.__getitem__)[:MAX_NAMES])


def did_you_mean(names: tuple[str, ...]) -> tuple[str, ...]:
    """The `help` of a diagnostic: "did you mean `a`, `b` or `c`?". Empty without names."""
    if not names:
        return ()
    *most, last = (f"`{name}`" for name in names)
    listed = f"{', '.join(most)} or {last}" if most else last
    return (f"did you mean {listed}?",)


def distance(left: str, right: str, limit: int = 255) -> int:
    """Damerau-Levenshtein distance (optimal string alignment); `limit + 1` if it is more than
    `limit`."""
    left, right = _without_common_start(left, right)
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, ours in enumerate(left, 1):
        earlier, before, row = before, row, [limit + 1] * len(row)
        row[0] = i
        # Cells further from the diagonal have taken too many edits already.
        for j in range(max(1, i - limit), min(len(right), i + limit) + 1):
            theirs = right[j - 1]
            best = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (ours != theirs))
            if i > 1 and j > 1 and ours == right[j - 2] and theirs == left[i - 2]:
                best = min(best, earlier[j - 2] + 1)
            row[j] = best
        if min(row) > limit:
            break
    return min(row[-1], limit + 1)


def _without_common_start(left: str, right: str) -> tuple[str, str]:
    start = 0
    for ours, theirs in zip(left, right, strict=False):
        if ours != theirs:
            break
        start += 1
    return left[start:], right[start:]
