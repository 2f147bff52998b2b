"""What a user meets in the window, at every size; what a change costs beside the smallest one."""

from collections.abc import Iterator
from typing import Any

from tests.benchmarks.libraries import copied, prepared
from tests.benchmarks.measuring import Figure, Plan, alone


def figures(plan: Plan) -> Iterator[Figure]:
    """Open each library in a process of its own, from a copy, and use it."""
    smallest: dict[str, int] = {}
    for size in plan.sizes:
        of = f"{size:,} downloads"
        with copied(plan, prepared(plan, size)) as data:
            found = alone("inside", data, plan.often)
        yield from _used(found, of)
        for change, steps in found["steps"].items():
            first = smallest.setdefault(change, steps)
            if size != plan.sizes[0]:
                beside = f"{steps:,} steps, {first:,} at {plan.sizes[0]:,}"
                yield Figure("steps", steps / first, f"{change}, {of}", beside)


def _used(found: dict[str, Any], of: str) -> Iterator[Figure]:
    yield Figure("keystroke", found["keystroke"], of, "the slowest letter of four")
    yield Figure("select", found["select"], of)
    yield Figure("scroll", found["scroll"], of)
    bare = found["bare_scroll"]
    yield Figure("scroll-bare", found["scroll"] / bare, of, f"a bare list {bare:.1f} ms")
    yield Figure("tick", found["tick"], of)
    slowest = max(found["arrange"], key=found["arrange"].__getitem__)
    yield Figure("arrange", found["arrange"][slowest], of, f"the slowest of eight: {slowest}")
