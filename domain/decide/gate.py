"""The first gate, which all meanings share, and what the gates of the meanings are made of."""

from domain.decide.known import OVER, SUBMITTED, Phase
from domain.decide.refusing import no_such_task, not_allowed, own_work
from domain.decide.rows import Row, Table, but, never, one, passes, row
from domain.people import INVOLVED, ONLOOKERS, REPORTERS, Capacity, Verb
from domain.said import Meaning

OTHERS = frozenset(Capacity) - REPORTERS - {Capacity.STRANGER}
"""Who sees the task and does not report on it."""
COMMENTATORS = OTHERS - {Capacity.INSPECTOR}
SEEING = but(Capacity.STRANGER)
ASIDE = one(Phase.RETURNED, Phase.SUSPENDED)
"""Neither worked on nor over."""
UNFINISHED = frozenset(Phase) - OVER
WORKABLE = UNFINISHED - SUBMITTED
DECIDER = one(Capacity.DECIDER)
INSPECTOR = one(Capacity.INSPECTOR)
OWN_REPORT = one(Phase.SUBMITTED_OWN)

WHO = Table("who", frozenset(Meaning), ("capacity", "phase"), (
    row("stranger", "§3: the refusal tells nothing about the tasks", no_such_task, capacity=one(Capacity.STRANGER)),
    never("reporter decides", "§3: who reported the work is a doer of it, and no decider",
          capacity=DECIDER, phase=OWN_REPORT),
    passes("seeing", "§3: whoever has a part in it, or sees all", capacity=SEEING - DECIDER),
    passes("deciding", "§3: the office and leaders", capacity=DECIDER, phase=but(*OWN_REPORT)),
))  # fmt: skip


def no_right(verb: Verb, *meanings: Meaning) -> Row:
    """Who decides nothing in the department is told so."""
    return row(f"no right to {verb}", "§3: the office and leaders decide", not_allowed(verb),
               meaning=one(*meanings), capacity=ONLOOKERS)  # fmt: skip


def of_own_work(*meanings: Meaning) -> Row:
    return row("own work", "§3: the doer never judges the own work, nor its deadline", own_work,
               meaning=one(*meanings), capacity=INVOLVED)  # fmt: skip
