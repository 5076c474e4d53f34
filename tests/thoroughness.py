"""How much is tried: in an ordinary run, which is to end within a minute, a part; where CI is set, everything."""

import os

from hypothesis import settings

IN_CI = bool(os.environ.get("CI"))  # noqa: TID251
SHARE = 1 if IN_CI else 4
"""One in so many examples is tried."""


def share(most: int) -> int:
    """How many are tried of what are so many where CI is set."""
    return max(most // SHARE, 1)


def examples(most: int) -> settings:
    """The settings of a property that is tried on so many examples where CI is set."""
    return settings(max_examples=share(most))
