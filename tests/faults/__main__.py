"""Stories of what goes wrong on real laptops, each told many times with other dice.

python -m tests.faults [STORY…] [--long] [--seed N] [--only N]

Each prints what came of it and ends with 1 where the program did what it must not do. `--only` is
one case of a story again, by the number that was printed.
"""

import argparse
import sys
from collections.abc import Callable

from tests.faults import damage

STORIES: dict[str, Callable[[damage.Asked], bool]] = {
    "damage": damage.tell,
}
"""By name; each answers whether all went well."""


def main() -> int:
    """Tell the stories that were asked for, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("stories", nargs="*", metavar="STORY", help=", ".join(STORIES))
    parser.add_argument("--long", action="store_true", help="as often as takes minutes")
    parser.add_argument("--seed", type=int, default=1, help="of the dice")
    parser.add_argument("--only", type=int, metavar="N", help="one case alone")
    said = parser.parse_args()
    if unknown := set(said.stories) - set(STORIES):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(STORIES)}")
    asked = damage.Asked(long=said.long, seed=said.seed, only=said.only)
    went_well = [STORIES[name](asked) for name in said.stories or STORIES]
    return 0 if all(went_well) else 1


if __name__ == "__main__":
    sys.exit(main())
