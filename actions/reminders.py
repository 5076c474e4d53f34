"""What the clock does: plan the rungs whose time has come, claim digests, notice that the assistant was away.

Each function opens its own transaction, because no update of the messenger is behind it.
"""

import datetime as dt
import logging
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy.ext.asyncio import AsyncSession

from db import organizations, outgoing, people, reminders
from db import tasks as stored
from db.engine import Sessions
from db.outgoing import DIGEST, Letter, NewLetter
from db.reminders import DueTask, Planned
from domain.ladder import due_rung, next_rung
from domain.organizations import Organization
from domain.reminding import digests
from domain.reminding.digests import Digest, Outage
from domain.reminding.recipients import Recipients
from texts import reminders as words
from texts.message import Message

logger = logging.getLogger(__name__)

OUTAGE = dt.timedelta(minutes=5)
"""Away for longer than this is an outage, which people are told of."""
STUCK = dt.timedelta(minutes=10)
"""A digest of ours that has no outcome after this long never gets one."""


async def plan_due(sessions: Sessions, *, now: dt.datetime, limit: int = 200) -> int:
    """Write down what is to be sent for tasks whose next reminder is due, and move them on; how many these were.

    All in one transaction, and harmless to repeat. After a downtime only the newest rung of each task is planned.
    """
    async with sessions.begin() as session:
        due = await reminders.due_tasks(session, now=now, limit=limit)
        ordered = sorted(due, key=lambda one: one.organization)
        planned = 0
        for organization, of_one in groupby(ordered, key=lambda one: one.organization):
            planned += await _plan_organization(session, organization, list(of_one), now)
    if planned:
        logger.info("reminders planned for %s tasks", planned)
    return planned


async def _plan_organization(session: AsyncSession, organization: int, due: Sequence[DueTask], now: dt.datetime) -> int:
    known = await organizations.by_id(session, organization=organization)
    recipients = await recipients_of(session, organization)
    seen = {one.id: one.next_reminder_at for one in due}
    planned = 0
    for task in await stored.by_ids(session, list(seen), organization=organization):
        following = next_rung(task, now, known.times)
        after = following.moment if following else None
        if not await reminders.move_on(session, task.id, organization=organization, seen=seen[task.id], after=after):
            continue
        planned += 1
        rung = due_rung(task, seen[task.id], now, known.times)
        if rung is not None:
            chats = recipients.of(task, rung)
            await reminders.plan(session, task, rung, organization=organization, chats=chats, now=now)
    return planned


async def recipients_of(session: AsyncSession, organization: int) -> Recipients:
    """Whom the reminders of an organization may reach as it stands."""
    found = await people.holders(session, organization=organization)
    groups = await organizations.groups(session, organization=organization)
    return Recipients(
        groups=tuple(account for account, _ in groups),
        holders=[digests.Holder(one.person, one.role, one.unit) for one in found],
        reachable=frozenset(one.person.account for one in found if one.reachable),
    )


async def claim_next_digest(sessions: Sessions, *, owner: str, now: dt.datetime) -> Letter | None:
    """Make the digest of the chat that has waited longest, for `owner` to send at once; None where nothing waits.

    What was finished, cancelled or moved meanwhile falls out here. What does not fit waits for the next digest.
    """
    async with sessions.begin() as session:
        waiting = await _next_waiting(session, now)
        if waiting is None:
            return None
        known, chat, planned = waiting
        digest = await _compose(session, known, planned, now)
        message, count = words.fitting(digest, known.times)
        going = {line.task.id for line in digest.lines[:count]}
        letter = await _store(session, known.id, chat, message, planned, owner=owner, now=now)
        claimed = [one.id for one in planned if one.task.id in going]
        if not await reminders.claim(session, claimed, organization=known.id, letter=letter.id):
            await session.rollback()
            return None
    return letter


async def _next_waiting(session: AsyncSession, now: dt.datetime) -> tuple[Organization, int, list[Planned]] | None:
    """The next chat that is to get a digest, with its reminders that still hold."""
    while (found := await reminders.next_digest_chat(session, now=now)) is not None:
        organization, chat = found
        if planned := await reminders.planned_for(session, organization=organization, chat=chat, now=now):
            return await organizations.by_id(session, organization=organization), chat, planned
    return None


async def _compose(session: AsyncSession, known: Organization, planned: Sequence[Planned], now: dt.datetime) -> Digest:
    recipients = await recipients_of(session, known.id)
    outage = await reminders.newest_outage(session)
    return digests.compose(
        [digests.Reminder(one.task, one.rung, one.reach, one.moment, doubled=one.doubled) for one in planned],
        recipients.holders,
        now=now,
        times=known.times,
        outage=Outage(*outage) if outage else None,
    )


async def _store(
    session: AsyncSession,
    organization: int,
    chat: int,
    message: Message,
    planned: Sequence[Planned],
    *,
    owner: str,
    now: dt.datetime,
) -> Letter:
    topics = dict(await organizations.groups(session, organization=organization))
    letter = NewLetter(
        kind=DIGEST,
        chat=chat,
        topic=topics.get(chat),
        content=message.to_json(),
        organization=organization,
        shows=message.shows,
        attempts=max(one.attempts for one in planned),
    )
    return (await outgoing.add(session, [letter], owner=owner, now=now))[0]


async def note_start(sessions: Sessions, *, now: dt.datetime) -> None:
    """To be called before the first tick: how long the assistant was away is kept for the digests that come late."""
    async with sessions.begin() as session:
        alive = await reminders.last_seen_alive(session)
        if alive is not None and now - alive > OUTAGE:
            await reminders.note_outage(session, since=await _since(session, alive), until=now)
            logger.warning("the assistant did not run from %s to %s", alive, now)
        await reminders.note_alive(session, now=now)


async def _since(session: AsyncSession, alive: dt.datetime) -> dt.datetime:
    """When the outage began that ends now: one that ended only minutes before belongs to it."""
    earlier = await reminders.newest_outage(session)
    if earlier is not None and alive - earlier[1] <= OUTAGE:
        return earlier[0]
    return alive


async def note_alive(sessions: Sessions, *, now: dt.datetime) -> None:
    async with sessions.begin() as session:
        await reminders.note_alive(session, now=now)


async def release_left_behind(sessions: Sessions, *, owner: str, now: dt.datetime) -> None:
    """Digests of which nobody knows whether they arrived are planned anew, marked as perhaps doubled."""
    async with sessions.begin() as session:
        await reminders.release_left_behind(session, owner=owner, stuck_since=now - STUCK)


async def next_moment(sessions: Sessions) -> dt.datetime | None:
    """When the clock has something to do next; None where nothing is planned."""
    async with sessions.begin() as session:
        return await reminders.next_moment(session)
