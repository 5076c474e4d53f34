"""What who decides says of a deadline: yes or no to a request, or another day."""

from domain.acts import (
    Act,
    AskNewDeadline,
    AskWhetherSet,
    Begin,
    Extend,
    Grant,
    RefuseExtension,
    Remark,
    Restore,
    Revoke,
    SetDeadline,
    Unchanged,
)
from domain.decide.cases import Case
from domain.decide.cells import Authority, Day, Requested, Whose
from domain.decide.gate import DECIDER, SEEING, UNFINISHED, WORKABLE, no_right, of_own_work
from domain.decide.known import OVER, SUBMITTED, Asked, Phase
from domain.decide.refusing import (
    closed,
    leaders_order,
    not_earlier,
    not_later,
    overtaken,
    own_work,
    passed,
    same_deadline,
    set_above,
    submitted,
    unread,
)
from domain.decide.rows import Table, but, never, one, passes, row
from domain.extensions import Limit
from domain.people import INVOLVED, Verb
from domain.said import Meaning

M = Meaning
MOVING = one(M.GRANT, M.EXTEND, M.SET, M.PROPOSE, M.SHORTEN, M.RESTORE, M.REVOKE, M.AGREE)
REFUSE, DISAGREE, OVERTAKEN, BEGIN = one(M.REFUSE), one(M.DISAGREE), one(M.OVERTAKEN), one(M.BEGIN)
WAITING = one(Phase.WAITING)
FREE, LEADERS = one(Whose.OPEN), one(Whose.LEADERS)
ABOVE, OURS = one(Authority.ABOVE), one(Authority.OURS)

ALL = MOVING | REFUSE | DISAGREE | OVERTAKEN | BEGIN

GATE = Table("gate of deadlines", ALL, ("meaning", "capacity", "phase", "authority", "whose"), (
    no_right(Verb.EXTEND, *MOVING, M.REFUSE, M.DISAGREE),
    of_own_work(*MOVING, M.REFUSE, M.DISAGREE),
    row("moving a leader's order", "§3: who gave the order decides about it", leaders_order,
        meaning=MOVING | BEGIN | REFUSE, capacity=DECIDER, whose=LEADERS),
    row("set above", "§3: what a higher authority set is not the Sở's to extend", set_above,
        meaning=MOVING | BEGIN, capacity=DECIDER, authority=ABOVE, whose=FREE),
    row("moving what is reported", "§3: what was late would become in time", submitted,
        meaning=MOVING | BEGIN, capacity=DECIDER, phase=SUBMITTED, authority=OURS, whose=FREE),
    row("moving what is over", "§3: finished or cancelled", closed,
        meaning=MOVING | BEGIN, capacity=DECIDER, phase=OVER, authority=OURS, whose=FREE),
    passes("moving", "§3: the office and leaders extend",
           meaning=MOVING, capacity=DECIDER, phase=WORKABLE, authority=OURS, whose=FREE),
    row("refusing what is over", "§3: finished or cancelled", closed,
        meaning=REFUSE, capacity=DECIDER, phase=OVER, whose=FREE),
    passes("refusing", "§3: a request is decided",
           meaning=REFUSE, capacity=DECIDER, phase=UNFINISHED, whose=FREE),
    passes("leaving the deadline", "§1.6: a question is answered no",
           meaning=DISAGREE, capacity=DECIDER),
    passes("deciding what is decided", "§1.9: a decision stands until another one",
           meaning=OVERTAKEN, capacity=SEEING),
    no_right(Verb.ASSIGN, M.BEGIN),
    never("beginning the own unit's", "who has a part in the work is not heard as beginning it",
          meaning=BEGIN, capacity=INVOLVED),
    passes("beginning", "§3: the condition of a waiting task has come",
           meaning=BEGIN, capacity=DECIDER, phase=WAITING, authority=OURS, whose=FREE),
    never("beginning what does not wait", "read only of a task that waits for its condition", meaning=BEGIN,
          capacity=DECIDER, phase=WORKABLE - WAITING, authority=OURS, whose=FREE),
))  # fmt: skip


def limit_of(case: Case) -> Limit:
    assert case.wanted.limit is not None
    return case.wanted.limit


def _grant(case: Case) -> tuple[Act, ...]:
    assert case.known.request is not None
    return (Grant(case.known.request, case.words),)


def _refuse(case: Case) -> tuple[Act, ...]:
    return (RefuseExtension(case.order.words),)


def _refuse_by_day(case: Case) -> tuple[Act, ...]:
    return (RefuseExtension(case.words),)


def _extend(case: Case) -> tuple[Act, ...]:
    return (Extend(limit_of(case), case.words),)


def _set(case: Case) -> tuple[Act, ...]:
    return (SetDeadline(limit_of(case), case.whole),)


def _agree(case: Case) -> tuple[Act, ...]:
    assert case.question.limit is not None
    return (SetDeadline(case.question.limit, case.question.words),)


def _ask_day(case: Case) -> tuple[Act, ...]:
    return (AskNewDeadline(case.words),)


def _begin(case: Case) -> tuple[Act, ...]:
    return (Begin(case.words), AskNewDeadline(case.words))


def _ask_whether(case: Case) -> tuple[Act, ...]:
    return (AskWhetherSet(limit_of(case), case.words),)


def _remark(case: Case) -> tuple[Act, ...]:
    return (Remark(case.words),)


def _restore(case: Case) -> tuple[Act, ...]:
    return (Restore(case.words),)


def _revoke(case: Case) -> tuple[Act, ...]:
    return (Revoke(case.words),)


def unchanged(case: Case) -> tuple[Act, ...]:
    return (Unchanged(),)


NO_REQUEST, OTHERS_REQUEST, OWN_REQUEST = one(Requested.NONE), one(Requested.OPEN), one(Requested.OWN)
THEIRS = but(Requested.OWN)
EXTEND, SET, SHORTEN, PROPOSE = one(M.EXTEND), one(M.SET), one(M.SHORTEN), one(M.PROPOSE)
DATED = EXTEND | SET | SHORTEN | PROPOSE | BEGIN
READ = one(Day.FIRST, Day.SAME, Day.EARLIER, Day.LATER, Day.BEYOND)
"""A day that is named, and lies ahead."""

DAYS = Table("days", DATED, ("meaning", "requested", "day"), (
    row("unread day", "§1.1: a date that the words do not give is never made up", unread,
        meaning=DATED, day=one(Day.UNREAD)),
    row("passed day", "§4: nobody orders a day of the next year unsaid", passed, meaning=DATED, day=one(Day.PASSED)),
    row("asker decides a day", "§3: who asked for time does not give it", own_work,
        meaning=DATED, requested=OWN_REQUEST, day=READ),
    never("beyond without a request", "compared only with what was asked for",
          meaning=EXTEND, requested=NO_REQUEST, day=one(Day.BEYOND)),
    never("beyond in another order", "compared only where time is given",
          meaning=DATED - EXTEND, requested=THEIRS, day=one(Day.BEYOND)),
    never("no day", "read only with a day", meaning=EXTEND | SHORTEN | PROPOSE, day=one(Day.NONE)),
    row("refused by the same day", "§3: the deadline that stands is no extension", _refuse_by_day,
        meaning=EXTEND | PROPOSE, requested=OTHERS_REQUEST, day=one(Day.SAME)),
    row("asked whether beyond", "§1.6: more than anybody asked for is asked", _ask_whether,
        meaning=EXTEND, requested=OTHERS_REQUEST, day=one(Day.BEYOND)),
    row("not later", "§3: an extension ends after the deadline", not_later,
        meaning=EXTEND, requested=THEIRS, day=one(Day.EARLIER)),
    row("not later than itself", "§3: an extension ends after the deadline", not_later,
        meaning=EXTEND, requested=NO_REQUEST, day=one(Day.SAME)),
    row("extended", "§3: the office and leaders extend", _extend,
        meaning=EXTEND, requested=THEIRS, day=one(Day.LATER, Day.FIRST)),
    row("asked for the day", "§6: what is missing is asked", _ask_day, meaning=SET, day=one(Day.NONE)),
    row("begun", "§3: waiting → assigned", _begin, meaning=BEGIN, day=one(Day.NONE)),
    row("same deadline", "§4: it stands already", same_deadline,
        meaning=SET | BEGIN, requested=THEIRS, day=one(Day.SAME)),
    row("set", "§3: later or earlier", _set, meaning=SET | BEGIN, requested=THEIRS,
        day=one(Day.LATER, Day.EARLIER, Day.FIRST)),
    row("not earlier", "§1.6: who shortens names an earlier day", not_earlier,
        meaning=SHORTEN, requested=THEIRS, day=one(Day.SAME, Day.LATER)),
    row("shortened", "§3", _set, meaning=SHORTEN, requested=THEIRS, day=one(Day.EARLIER, Day.FIRST)),
    row("remarked the deadline", "§6: the deadline itself is said of the task", _remark,
        meaning=PROPOSE, requested=NO_REQUEST, day=one(Day.SAME)),
    row("asked whether set", "§1.6: a day that is said is no order yet", _ask_whether,
        meaning=PROPOSE, requested=THEIRS, day=one(Day.EARLIER, Day.LATER, Day.FIRST)),
))  # fmt: skip

GRANT, AGREE, BACK = one(M.GRANT), one(M.AGREE), one(M.RESTORE, M.REVOKE)
RESTORE, REVOKE = one(M.RESTORE), one(M.REVOKE)
STALE = one(Asked.REQUEST_OVER)

REQUESTS = Table("requests", GRANT | REFUSE | AGREE, ("meaning", "requested", "asked"), (
    row("nothing requested", "§1.9: another decision has taken its place", overtaken,
        meaning=GRANT | REFUSE, requested=NO_REQUEST),
    row("request overtaken", "§1.9: what is answered is decided already", overtaken,
        meaning=GRANT | REFUSE, requested=but(Requested.NONE), asked=STALE),
    row("asker decides", "§3: who asked for time does not give it", own_work,
        meaning=GRANT | REFUSE, requested=OWN_REQUEST, asked=but(*STALE)),
    row("granted", "§3: the office and leaders extend", _grant,
        meaning=GRANT, requested=OTHERS_REQUEST, asked=but(*STALE)),
    row("refused", "§3: the office and leaders decide", _refuse,
        meaning=REFUSE, requested=OTHERS_REQUEST, asked=but(*STALE)),
    row("asker agrees", "§3: who asked for time does not give it", own_work,
        meaning=AGREE, requested=OWN_REQUEST, asked=one(Asked.DAY_SET)),
    row("agreed", "§1.6: asked, and answered yes", _agree,
        meaning=AGREE, requested=THEIRS, asked=one(Asked.DAY_SET)),
    never("agreed to nothing", "read only in answer to the question for the day",
          meaning=AGREE, asked=but(Asked.DAY_SET)),
))  # fmt: skip

DECIDED = Table("what was decided", DISAGREE | BACK | OVERTAKEN, ("meaning", "requested"), (
    row("left as it is", "§1.6: asked, and answered no", unchanged, meaning=DISAGREE),
    row("asker moves it back", "§3: who asked for time does not give it", own_work,
        meaning=BACK, requested=OWN_REQUEST),
    row("restored", "§4: the deadline before holds again", _restore, meaning=RESTORE, requested=THEIRS),
    row("revoked", "§4: the deadline before holds again", _revoke, meaning=REVOKE, requested=THEIRS),
    row("overtaken", "§1.9: another decision has taken its place", overtaken, meaning=OVERTAKEN),
))  # fmt: skip
