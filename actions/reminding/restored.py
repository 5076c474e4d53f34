"""The database is an older copy: what was said since is gone, and nobody shall mistake the one for the other."""

import datetime as dt
import logging

from actions.reminding.faults import office_of
from db import installation, organizations, outbox
from db.base import enter
from db.engine import Sessions
from db.outbox import NewOutgoing, Outgoing
from domain.reminding.delivery import OutgoingKind
from texts import restored as words

logger = logging.getLogger(__name__)

NUMBERS_A_DAY = 50
"""A department registers fewer tasks in a day: numbers that people have seen are not given to others."""


def own_up(sessions: Sessions, *, owner: str, now: dt.datetime) -> list[Outgoing]:
    """Leave a gap in the numbers of tasks, and tell the office and the groups from when to when all is gone.

    Returns what is to be sent; nothing where the database is the one that was left.
    """
    with sessions.begin() as session:
        since = installation.take_restored(session)
        if since is None:
            return []
        logger.warning("the database is a copy of %s, restored at %s", since, now)
        gap = NUMBERS_A_DAY * (max((now - since).days, 0) + 1)
        told: list[NewOutgoing] = []
        for organization in organizations.everybody(session):
            enter(session, organization)
            first = organizations.leave_gap(session, gap, organization=organization)
            known = organizations.by_id(session, organization=organization)
            message = words.restored(since, now, first, known.times.zone).to_json()
            chats = dict(organizations.groups(session, organization=organization))
            chats |= dict(office_of(session, organization))
            told += [
                NewOutgoing(OutgoingKind.SEND, chat, message, organization=organization, topic=topic)
                for chat, topic in chats.items()
            ]
        return outbox.add(session, told, owner=owner, now=now)
