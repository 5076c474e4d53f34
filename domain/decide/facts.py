"""Which facts the decision about some words may depend on: only these have to be asked for."""

from enum import StrEnum, auto

from domain.replies import Intent
from domain.said import Said, Sign


class Fact(StrEnum):
    """Something known of a task beside the task itself."""

    REQUEST = auto()
    """The request for a later deadline that waits for a decision."""
    EVIDENCE = auto()
    """Whether a result is on file."""
    AWAITED = auto()
    """The open question for the result."""
    RETURN = auto()
    """Whether the time to give it back still runs."""


_OF_REQUEST = frozenset({Sign.WITHDRAWS_REQUEST, Sign.RETREATS, Sign.WAS_MISREAD})
_ALL = frozenset(Fact)


def needed(said: Said) -> frozenset[Fact]:
    if said.meant is not None:
        return _ALL
    found = set()
    if said.orders or said.signs & _OF_REQUEST:
        found.add(Fact.REQUEST)
    unproved = said.reply.intent is Intent.DONE and not said.evidence and not said.files
    if unproved:
        found.add(Fact.EVIDENCE)
    if unproved or (said.reply.intent is Intent.PROGRESS and said.evidence):
        found.add(Fact.AWAITED)
    if said.reply.intent is Intent.DECLINE:
        found.add(Fact.RETURN)
    return frozenset(found)
