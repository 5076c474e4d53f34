"""Who does the work, and how urgent it is."""

from domain.acts import Act, AddSupport, AskUnit, Keep, Reassign, Urge
from domain.decide.cases import Case
from domain.decide.cells import Authority, Day, Lead, Whose
from domain.decide.gate import UNFINISHED, no_right
from domain.decide.known import OVER, SUBMITTED, Phase
from domain.decide.refusing import closed, leaders_order, set_above, submitted, unknown_unit, unread
from domain.decide.rows import Table, but, one, passes, row
from domain.people import DECIDERS, Verb
from domain.said import Meaning
from domain.tasks import Urgency

REASSIGN, SUPPORT = one(Meaning.REASSIGN), one(Meaning.SUPPORT)
URGE, KEEP = one(Meaning.URGE), one(Meaning.KEEP)
ALL = REASSIGN | SUPPORT | URGE | KEEP

GATE = Table("gate of assignments", ALL, ("meaning", "capacity", "phase", "whose"), (
    no_right(Verb.ASSIGN, *ALL),
    row("assigning what is over", "§3: finished or cancelled", closed, capacity=DECIDERS, phase=OVER),
    passes("assigning", "§3: the office assigns, also for its own unit",
           meaning=ALL - REASSIGN, capacity=DECIDERS, phase=UNFINISHED),
    passes("reassigning", "§3: who gave the order decides about it",
           meaning=REASSIGN, capacity=DECIDERS, phase=UNFINISHED, whose=one(Whose.OPEN)),
    row("reassigning a leader's order", "§3: who gave the order decides about it", leaders_order,
        meaning=REASSIGN, capacity=DECIDERS, phase=UNFINISHED, whose=one(Whose.LEADERS)),
))  # fmt: skip


def _reassign(case: Case) -> tuple[Act, ...]:
    unit = case.order.unit
    assert unit is not None
    return (Reassign(unit, case.order.support, case.wanted.limit),)


def _ask_unit(case: Case) -> tuple[Act, ...]:
    return (AskUnit(),)


def _keep(case: Case) -> tuple[Act, ...]:
    return (Keep(case.words),)


def _support(case: Case) -> tuple[Act, ...]:
    return (AddSupport(case.order.support),)


def _stay_supported(case: Case) -> tuple[Act, ...]:
    return (Keep(case.words), AddSupport(case.order.support))


def _urge(case: Case) -> tuple[Act, ...]:
    return (Urge(Urgency(case.order.words)),)


DATED = but(Day.NONE, Day.UNREAD)
OTHER, SAME, SAME_SUPPORTED = one(Lead.OTHER), one(Lead.SAME), one(Lead.SAME_SUPPORTED)

LEADS = Table("leads", REASSIGN, ("lead", "phase", "day", "authority"), (
    row("unknown unit", "§1.2: one accountable unit, or a question", unknown_unit, lead=one(Lead.UNKNOWN)),
    row("another unit for what is reported", "§3: reported work is judged first", submitted,
        lead=one(Lead.NONE, Lead.OTHER), phase=SUBMITTED),
    row("asked to whom", "§1.2: one accountable unit, or a question", _ask_unit,
        lead=one(Lead.NONE), phase=but(*SUBMITTED)),
    row("unread day for another unit", "§1.1: a date that the words do not give is never made up", unread,
        lead=OTHER, phase=but(*SUBMITTED), day=one(Day.UNREAD)),
    row("set above for another unit", "§3: what a higher authority set is not the Sở's to move", set_above,
        lead=OTHER, phase=but(*SUBMITTED), day=DATED, authority=one(Authority.ABOVE)),
    row("reassigned", "§3: another unit begins it anew", _reassign,
        lead=OTHER, phase=but(*SUBMITTED), day=one(Day.NONE)),
    row("reassigned with a day", "§3: who assigns sets the day", _reassign,
        lead=OTHER, phase=but(*SUBMITTED), day=DATED, authority=one(Authority.OURS)),
    row("stays with its unit", "§3: returned → as before", _keep, lead=SAME),
    row("stays, and is supported", "§1.2: any number of supporting units", _stay_supported,
        lead=SAME_SUPPORTED, phase=one(Phase.RETURNED)),
    row("supported where it is", "§1.2: any number of supporting units", _support,
        lead=SAME_SUPPORTED, phase=but(Phase.RETURNED)),
))  # fmt: skip

REST = Table("support and urgency", SUPPORT | URGE | KEEP, ("meaning",), (
    row("supported", "§1.2: any number of supporting units", _support, meaning=SUPPORT),
    row("urged", "§5: the ladder goes by it", _urge, meaning=URGE),
    row("kept", "§3: returned → as before", _keep, meaning=KEEP),
))  # fmt: skip
