"""Whose task of a paper it is."""

from typing import NamedTuple


class Lead(NamedTuple):
    """The ids of the units that lead, those between which the name does not decide, and whether it is another body's.

    Neither units nor another body: it is the department's own, or cannot be told.
    """

    units: tuple[int, ...] = ()
    close: tuple[int, ...] = ()
    other: bool = False
