"""What the rules say no with, as makers of acts."""

import datetime as dt

from domain import refusals
from domain.decide.cases import Case
from domain.decide.rows import Maker, refuses
from domain.people import Verb
from domain.tasks import last_day_of, leaders_order_of


def not_allowed(verb: Verb) -> Maker:
    return refuses(lambda case: refusals.NotAllowed(verb))


def no_reason(verb: Verb) -> Maker:
    return refuses(lambda case: refusals.ReasonNeeded(verb, case.task.number))


no_such_task = refuses(lambda case: refusals.NoSuchTask(case.task.number))
own_work = refuses(lambda case: refusals.OwnWork(case.task.number))
closed = refuses(lambda case: refusals.AlreadyClosed(case.task.number, case.task.state))
submitted = refuses(lambda case: refusals.AlreadySubmitted(case.task.number))
not_in_progress = refuses(lambda case: refusals.NotInProgress(case.task.number, case.task.state))
nothing_to_confirm = refuses(lambda case: refusals.NothingToConfirm(case.task.number))
leaders_order = refuses(lambda case: leaders_order_of(case.task))
set_above = refuses(lambda case: refusals.SetAbove(case.task.number))
overtaken = refuses(lambda case: refusals.RequestOvertaken(case.task.number))


def _unread(case: Case) -> refusals.Refusal:
    assert case.wanted.refusal is not None
    return case.wanted.refusal


def _passed(case: Case) -> refusals.Refusal:
    assert case.wanted.limit is not None
    assert case.wanted.limit.passed is not None
    return refusals.DeadlinePassed(case.wanted.limit.passed)


def _unknown_unit(case: Case) -> refusals.Refusal:
    assert case.order.refusal is not None
    return case.order.refusal


unread = refuses(_unread)
passed = refuses(_passed)
unknown_unit = refuses(_unknown_unit)
not_later = refuses(lambda case: refusals.NotLater(case.task.number, _present_day(case)))
not_earlier = refuses(lambda case: refusals.NotEarlier(case.task.number, _present_day(case)))
same_deadline = refuses(lambda case: refusals.SameDeadline(case.task.number, _present_day(case)))


def _present_day(case: Case) -> dt.date:
    zone = case.known.times.zone
    ends = case.task.due.ends(zone) if case.task.due else None
    assert ends is not None
    return last_day_of(ends, zone)
