"""A bulkhead: where one row cannot be planned or told, it is found and set aside, and the others go on."""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from functools import partial

from sqlalchemy.orm import Session

from actions import reminders
from actions.reminding import mornings
from db import organizations, outbox, people
from db import reminders as planned
from db import series as occurrences
from db import tasks as stored
from db.base import enter
from db.delivery import set_aside
from db.delivery.set_aside import Aside, Kind
from db.engine import UNREACHABLE, Sessions
from db.outbox import NewOutgoing, Outgoing
from domain.reminding.delivery import OutgoingKind
from domain.roles import Role
from texts import faults as words

logger = logging.getLogger(__name__)


def plan_one_by_one(sessions: Sessions, organization: int, *, now: dt.datetime) -> None:
    """Plan what can be planned of an organization where not all can; what cannot is set aside."""
    if _organization_is_faulty(sessions, organization, now):
        return
    with sessions.begin(organization=organization) as session:
        due = planned.due_tasks(session, organization=organization, now=now, limit=reminders.MOST_AT_ONCE)
    for one in due:
        act = partial(reminders.plan_tasks, organization=organization, due=[one], now=now)
        fault = _fault(sessions, organization, act)
        if fault is not None:
            _set_aside(sessions, Aside(Kind.TASK, one.id, organization, fault), now)
    fault = _fault(sessions, organization, partial(reminders.plan_morning, organization=organization, now=now))
    if fault is not None:
        _set_aside(sessions, Aside(Kind.MORNING, organization, organization, fault), now)
        _fault(sessions, organization, partial(mornings.skip, organization=organization, now=now))


def find_in_digest(sessions: Sessions, organization: int, chat: int, *, now: dt.datetime) -> None:
    """Set aside what keeps a chat from its digest: the organization, tasks of it, its morning, or else the chat."""
    if _organization_is_faulty(sessions, organization, now):
        return
    with sessions.begin(organization=organization) as session:
        tasks = planned.tasks_planned_for(session, organization=organization, chat=chat)
    if _set_aside_tasks(sessions, tasks, organization, now):
        return
    fault = _fault(sessions, organization, partial(mornings.tell, organization=organization, chat=chat, now=now))
    if fault is None:
        _set_aside(sessions, Aside(Kind.CHAT, chat, organization, "digest"), now)
        return
    _set_aside(sessions, Aside(Kind.MORNING, organization, organization, fault), now)
    with sessions.begin(organization=organization) as session:
        come = planned.mornings_for(session, organization=organization, chat=chat)
        planned.drop(session, [one.id for one in come], organization=organization)


def find_in_series(sessions: Sessions, *, now: dt.datetime) -> int:
    """Set aside what keeps series from going on; how many there were."""
    with sessions.begin() as session:
        due = occurrences.due(session, now=now, limit=reminders.MOST_AT_ONCE)
    found = 0
    for organization in dict.fromkeys(one.organization for one in due):
        own = [one.task for one in due if one.organization == organization]
        if _organization_is_faulty(sessions, organization, now):
            found += 1
        else:
            found += _set_aside_tasks(sessions, own, organization, now)
    return found


def tell_offices(sessions: Sessions, *, owner: str, now: dt.datetime) -> list[Outgoing]:
    """The messages to the offices of what was set aside and they do not know yet, for `owner` to send."""
    with sessions.begin() as session:
        news = set_aside.untold(session)
        going_out: list[NewOutgoing] = []
        for organization in dict.fromkeys(one.organization for one in news):
            enter(session, organization)
            own = [one for one in news if one.organization == organization]
            numbers = stored.numbers(
                session, [one.subject for one in own if one.kind is Kind.TASK], organization=organization
            )
            message = words.set_aside(numbers, whole=any(one.kind is not Kind.TASK for one in own))
            going_out += [
                NewOutgoing(OutgoingKind.SEND, chat, message.to_json(), organization=organization, topic=topic)
                for chat, topic in office_of(session, organization)
            ]
        set_aside.mark_told(session, news, now=now)
        return outbox.add(session, going_out, owner=owner, now=now)


def office_of(session: Session, organization: int) -> Iterable[tuple[int, int | None]]:
    """The private chats of the office, each with its topic; the groups where none of it can be written to."""
    holders = people.holders(session, organization=organization)
    found = [one.person.account for one in holders if one.role is Role.OFFICE and one.reachable]
    if found:
        return [(account, None) for account in dict.fromkeys(found)]
    return organizations.groups(session, organization=organization)


def _organization_is_faulty(sessions: Sessions, organization: int, now: dt.datetime) -> bool:
    fault = _fault(sessions, organization, partial(organizations.by_id, organization=organization))
    if fault is not None:
        _set_aside(sessions, Aside(Kind.ORGANIZATION, organization, organization, fault), now)
    return fault is not None


def _set_aside_tasks(sessions: Sessions, tasks: Iterable[int], organization: int, now: dt.datetime) -> int:
    found = 0
    for task in tasks:
        fault = _fault(sessions, organization, partial(stored.by_ids, ids=[task], organization=organization))
        if fault is not None:
            _set_aside(sessions, Aside(Kind.TASK, task, organization, fault), now)
            found += 1
    return found


def _fault(sessions: Sessions, organization: int, act: Callable[[Session], object]) -> str | None:
    """The class of the fault for which it cannot be done; None where it is done. Raises what may pass by itself."""
    try:
        with sessions.begin(organization=organization) as session:
            act(session)
    except UNREACHABLE:
        raise
    except Exception as error:
        logger.error("something cannot be planned or told", exc_info=error)
        return type(error).__name__
    return None


def _set_aside(sessions: Sessions, aside: Aside, now: dt.datetime) -> None:
    with sessions.begin(organization=aside.organization) as session:
        set_aside.leave_out(session, aside, now=now)
    logger.error("%s %s of organization %s is set aside", aside.kind, aside.subject, aside.organization)
