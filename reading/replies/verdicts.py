"""How surely words prove that work is done, and what became of a word that might."""

from enum import IntEnum, StrEnum, auto


class Proof(IntEnum):
    """How sure it is that a stretch says "done"."""

    NONE = 0
    """It says something else, or that it is not done."""
    WEAK = 1
    """It may say so: worth a question."""
    CLEAR = 2


class Verdict(StrEnum):
    """What became of a word that may prove something."""

    CLEAR = auto()
    NOTHING_SAID = "says of nothing that it has happened"
    MERE_PAPER = "only a paper is named"
    DENIED = "taken back by a word of its clause"
    AHEAD = "speaks of what is still to come"
    NOT_PLAIN = "something in its clause makes one hesitate"
    INCOMPLETE = "a share or a count says that something is left"
    TAKEN_BACK = "taken back by another clause"
    WEAKENED = "weakened by another clause"
