"""The same among few rows and among many, measured in pairs: what loads the machine meanwhile meets both."""

import statistics
from collections.abc import Callable, Sequence

Pair = tuple[float, float]
"""Seconds among few, and among many."""


def by_turns(few: Callable[[], float], many: Callable[[], float], rounds: int) -> list[Pair]:
    """So many pairs; of one pair the few come first, of the next the many. Each callable returns its seconds."""
    found = []
    for number in range(rounds):
        if number % 2:
            first = few()
            found.append((first, many()))
        else:
            last = many()
            found.append((few(), last))
    return found


def ratio(pairs: Sequence[Pair]) -> float:
    """The median of what many cost in each pair by what few did."""
    return statistics.median(many / few for few, many in pairs)


def tell(name: str, pairs: Sequence[Pair], *, few: int, many: int, bar: float) -> bool:
    """Print them; whether the bar is missed. The least of each is what a machine that does nothing else comes near."""
    quick, slow = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
    least, most = (min(pair[place] for pair in pairs) for place in (0, 1))
    print(
        f"{name}: {quick * 1000:.1f} ms among {few:,}, {slow * 1000:.1f} ms among {many:,}: {ratio(pairs):.2f} times "
        f"(bar {bar}; medians of {len(pairs)} pairs; the quickest {least * 1000:.1f} and {most * 1000:.1f} ms)",
        flush=True,
    )
    return ratio(pairs) > bar
