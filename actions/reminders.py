"""What the clock does: plan the rungs whose time has come, claim digests, notice that the assistant was away.

Each function opens its own transaction, because no update of the messenger is behind it.
"""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from actions.reminding import mornings
from db import installation, organizations, outbox, people, reminders, series, waiting
from db import tasks as stored
from db.base import enter
from db.documents import sheets
from db.engine import UNREACHABLE, Sessions
from db.installation import Due
from db.outbox import NewOutgoing, Outgoing
from db.overviews import boards
from db.reminders import Come, DueTask, Planned, PlannedMorning
from domain.ladder import Reach, Times, due_rung, next_rung
from domain.organizations import Organization
from domain.overviews import board
from domain.overviews.filters import Status
from domain.overviews.lists import Selection
from domain.registering.orders import NO_ORDERS, CommonOrder
from domain.reminding import digests
from domain.reminding.delivery import OutgoingKind
from domain.reminding.digests import Digest, Outage, Recipients
from domain.reminding.mornings import Morning
from domain.reminding.waiting import Open, asked_in_time, requests_of
from domain.roles import Role
from domain.tasks import OPEN_TO_REPORTS, Task
from texts import reminders as words
from texts.message import Message

logger = logging.getLogger(__name__)

AUDIT_AT = dt.time(2, 30, tzinfo=dt.UTC)
"""Half past nine in Việt Nam: the digests of the morning have gone out."""
OUTAGE = dt.timedelta(minutes=5)
"""Away for longer than this is an outage, which people are told of."""
MOST_LISTED = 200
"""Tasks in the whole list of a leader."""
MOST_AT_ONCE = 1000
"""Tasks that are planned in one transaction."""
STUCK = dt.timedelta(minutes=10)
"""A digest of ours that has no outcome after this long never gets one."""


def what_is_due(sessions: Sessions, *, now: dt.datetime) -> Due:
    """What there is to do for the clock."""
    with sessions.reading() as session:
        return installation.what_is_due(session, now=now, audit_at=audit_hour(now))


def audit_hour(now: dt.datetime) -> dt.datetime:
    """The hour of the audit of that day."""
    return dt.datetime.combine(now.astimezone(dt.UTC).date(), AUDIT_AT)


def plan_due(sessions: Sessions, organization: int, *, now: dt.datetime, limit: int = MOST_AT_ONCE) -> int:
    """Write down what is to be sent for tasks whose next reminder is due, and move them on; how many these were.

    All in one transaction, with the morning where it has come, so that a chat hears of all of it at once; harmless to
    repeat. After a downtime only the newest rung of each task is planned.
    """
    with sessions.begin(organization=organization) as session:
        due = reminders.due_tasks(session, organization=organization, now=now, limit=limit)
        planned = plan_tasks(session, organization, due, now)
        if due and not planned:
            session.rollback()
            return 0
        plan_morning(session, organization, now=now)
    if planned:
        logger.info("reminders planned for %s tasks", planned)
    return planned


def plan_morning(session: Session, organization: int, *, now: dt.datetime) -> None:
    """Plan the morning of the organization if it has come, and give it its next one. Harmless to repeat."""
    for seen in organizations.due_morning(session, organization=organization, now=now):
        mornings.plan(session, organization, seen, now)


def plan_tasks(session: Session, organization: int, due: Sequence[DueTask], now: dt.datetime) -> int:
    """Likewise, of these tasks; 0 where another process has moved one of them first, and nothing is to be kept."""
    known = organizations.by_id(session, organization=organization)
    recipients = recipients_of(session, organization)
    seen = {one.id: one for one in due}
    moved: dict[DueTask, dt.datetime | None] = {}
    come: list[Come] = []
    for task in stored.by_ids(session, list(seen), organization=organization):
        was = seen[task.id]
        following = next_rung(task, now, known.times)
        moved[was] = following.moment if following else None
        rung = due_rung(task, was.next_reminder_at, now, known.times)
        if rung is not None:
            come.append(Come(task, rung, recipients.of(task, rung)))
    if not reminders.move_on(session, moved, organization=organization):
        return 0
    reminders.plan(session, come, organization=organization, now=now)
    return len(moved)


def recipients_of(session: Session, organization: int) -> Recipients:
    """Whom the reminders of an organization may reach as it stands."""
    groups = organizations.groups(session, organization=organization)
    return _recipients(session, organization, [account for account, _ in groups])


def _recipients(session: Session, organization: int, groups: Collection[int]) -> Recipients:
    found = people.holders(session, organization=organization)
    return Recipients(
        groups=tuple(groups),
        holders=[digests.Holder(one.person, one.role, one.unit) for one in found],
        reachable=frozenset(one.person.account for one in found if one.reachable),
    )


def claim_next_digest(
    sessions: Sessions, *, owner: str, now: dt.datetime, busy: Collection[int] = ()
) -> Outgoing | None:  # fmt: skip
    """Make the digest of the chat that has waited longest, for `owner` to send at once; None where nothing waits.

    Chats that are `busy` have to wait. What was finished, cancelled or moved meanwhile falls out here.
    """
    with sessions.begin() as session:
        due = _next_waiting(session, now, busy)
        if due is None:
            return None
        known = due.organization
        with _told_of(known.id, due.chat):
            digest = _compose(session, due, now)
            message = words.whole(digest, known.times)
        outgoing = _store(session, due, message, owner=owner, now=now)
        claimed = [*(one.id for one in due.planned), *(one.id for one in due.mornings)]
        if not reminders.claim(session, claimed, organization=known.id, outgoing=outgoing.id):
            session.rollback()
            return None
    return outgoing


class CannotBeTold(Exception):
    """For a fault in what is stored, the digest of that chat cannot be made; `__cause__` is the fault."""

    def __init__(self, organization: int, chat: int) -> None:
        super().__init__(f"the digest of chat {chat} cannot be made")
        self.organization = organization
        self.chat = chat


@contextmanager
def _told_of(organization: int, chat: int) -> Iterator[None]:
    """While the block runs, a fault is one of that chat's digest."""
    try:
        yield
    except UNREACHABLE:
        raise
    except Exception as fault:
        raise CannotBeTold(organization, chat) from fault


@dataclass(frozen=True)
class _ForChat:
    """The chat that is to get a digest, with what still holds of what was planned for it.

    `requests` are the later deadlines that are asked for, by the ids of their tasks; `unproved` are the numbers of
    those that were said to be done, and lack only the proof. `told` is None where no morning has come. `groups` are
    those of the organization, each with the topic to write to.
    """

    organization: Organization
    chat: int
    groups: Mapping[int, int | None]
    planned: Sequence[Planned]
    mornings: Sequence[PlannedMorning]
    told: Morning | None
    requests: Mapping[int, Open]
    unproved: Mapping[int, dt.datetime]


def _next_waiting(session: Session, now: dt.datetime, busy: Collection[int]) -> _ForChat | None:
    """The next chat that is to get a digest."""
    while (found := reminders.next_digest_chat(session, now=now, busy=busy)) is not None:
        enter(session, found[0])
        with _told_of(*found):
            due = _waiting_in(session, *found, now)
        if due.planned or due.mornings:
            return due
    return None


def _waiting_in(session: Session, organization: int, chat: int, now: dt.datetime) -> _ForChat:
    known = organizations.by_id(session, organization=organization)
    planned = reminders.planned_for(session, organization=organization, chat=chat)
    requests = _requests(session, organization, planned)
    asked = {one.id for one in planned if _awaits(one.task, requests, now, known.times)}
    come = reminders.mornings_for(session, organization=organization, chat=chat)
    told = mornings.told(session, known, chat, [one.rung for one in come], now) if come else None
    overtaken = [*asked, *(() if told else (one.id for one in come))]
    reminders.drop(session, overtaken, organization=organization)
    left = [one for one in planned if one.id not in asked]
    unproved = waiting.without_proof(session, organization=organization) if left else {}
    groups = dict(organizations.groups(session, organization=organization))
    return _ForChat(known, chat, groups, left, come if told else (), told, requests, unproved)


def _requests(session: Session, organization: int, planned: Sequence[Planned]) -> dict[int, Open]:
    found = waiting.open_matters(session, organization=organization, tasks=[one.task.id for one in planned])
    return requests_of(found)


def _awaits(task: Task, requests: Mapping[int, Open], now: dt.datetime, times: Times) -> bool:
    """Whether the task is late only because nobody has decided a request: the morning tells it, and nobody is urged."""
    ends = task.due.ends(times.zone) if task.due else None
    if ends is None or now < ends or task.id not in requests:
        return False
    return asked_in_time(requests[task.id], task, times.zone)


def _compose(session: Session, due: _ForChat, now: dt.datetime) -> Digest:
    recipients = _recipients(session, due.organization.id, due.groups)
    outage = installation.newest_outage(session)
    to_leader = any(one.role is Role.LEADER and one.person.account == due.chat for one in recipients.holders)
    planned = [digests.Reminder(one.task, one.rung, one.reach, one.moment, doubled=one.doubled) for one in due.planned]
    digest = digests.compose(
        [*planned, *(_rest_of_the_week(session, due, now) if to_leader else ())],
        recipients.holders,
        now=now,
        times=due.organization.times,
        outage=Outage(*outage) if outage else None,
    )
    come = due.mornings
    overdue = reminders.overdue(session, organization=due.organization.id, now=now)
    return replace(
        digest,
        orders=_orders(session, due.organization.id, digest),
        overdue=overdue,
        overdue_before=_overdue_before(session, due) if overdue else 0,
        to_leader=to_leader,
        requests=due.requests,
        unproved=due.unproved,
        morning=due.told,
        morning_at=come[-1].moment if come else None,
        doubled_morning=any(one.doubled for one in come),
    )


def _overdue_before(session: Session, due: _ForChat) -> int:
    """How many came overdue from a spreadsheet: for the first digest of a group after it, or of anybody without one."""
    if due.groups and due.chat not in due.groups:
        return 0
    count = sheets.untold(session, organization=due.organization.id)
    if count:
        sheets.mark_told(session, organization=due.organization.id)
    return count


def _orders(session: Session, organization: int, digest: Digest) -> Mapping[int, CommonOrder]:
    """What went to several units; asked where two lines tell of the same, which is seldom."""
    told = Counter(line.task.content for line in digest.lines)
    alike = [line.task.id for line in digest.lines if told[line.task.content] > 1]
    return series.orders_of(session, alike, organization=organization) if alike else NO_ORDERS


def _rest_of_the_week(session: Session, due: _ForChat, now: dt.datetime) -> list[digests.Reminder]:
    """What else is overdue, in the first digest of a week to a leader in private, who reads the whole list once."""
    times, organization = due.organization.times, due.organization.id
    local = now.astimezone(times.zone)
    monday = dt.datetime.combine(local.date() - dt.timedelta(days=local.weekday()), dt.time(), times.zone)
    if outbox.has_digest_since(session, monday, chat=due.chat):
        return []
    moment = board.moment_of(local, times.calendar, period=times.ladder.progress)
    late, told = Selection(status=Status.OVERDUE), {one.task.id for one in due.planned}
    found = boards.lines(session, late, moment, organization=organization, limit=MOST_LISTED)
    return [
        digests.Reminder(task, digests.WHOLE_LIST, Reach.HEAD, now)
        for task in found
        if task.id not in told and task.state in OPEN_TO_REPORTS
    ]


def _store(session: Session, due: _ForChat, message: Message, *, owner: str, now: dt.datetime) -> Outgoing:
    organization = due.organization.id
    outgoing = NewOutgoing(
        kind=OutgoingKind.DIGEST,
        chat=due.chat,
        topic=due.groups.get(due.chat),
        content=message.to_json(),
        organization=organization,
        shows=message.shows,
        asks=message.asks,
        lines=message.lines,
        attempts=max([*(one.attempts for one in due.planned), *(one.attempts for one in due.mornings)]),
    )
    return (outbox.add(session, [outgoing], owner=owner, now=now))[0]


def note_start(sessions: Sessions, *, now: dt.datetime) -> None:
    """To be called before the first tick: how long the assistant was away is kept for the digests that come late."""
    with sessions.begin() as session:
        alive = installation.newest(session, installation.ALIVE)
        if alive is not None and now - alive > OUTAGE:
            installation.note_outage(session, since=_since(session, alive), until=now)
            logger.warning("the assistant did not run from %s to %s", alive, now)
        installation.note(session, installation.ALIVE, now=now)


def _since(session: Session, alive: dt.datetime) -> dt.datetime:
    """When the outage began that ends now: one that ended only minutes before belongs to it."""
    earlier = installation.newest_outage(session)
    if earlier is not None and alive - earlier[1] <= OUTAGE:
        return earlier[0]
    return alive


def note_alive(sessions: Sessions, *, now: dt.datetime) -> None:
    with sessions.begin() as session:
        installation.note(session, installation.ALIVE, now=now)


def release_left_behind(
    sessions: Sessions, *, owner: str, now: dt.datetime, in_hand: Collection[int] = ()
) -> None:  # fmt: skip
    """Digests of which nobody knows whether they arrived are planned anew, marked as perhaps doubled."""
    with sessions.begin() as session:
        reminders.release_left_behind(session, owner=owner, stuck_since=now - STUCK, in_hand=in_hand)


def next_moment(sessions: Sessions) -> dt.datetime | None:
    """When the clock has something to do next; None where nothing is planned."""
    with sessions.reading() as session:
        return installation.next_moment(session)
