"""Once a day the ladder is asked what should have been sent, and the office told where that was not done."""

import datetime as dt
import logging
from collections.abc import Sequence

from sqlalchemy.orm import Session

from actions.reminders import audit_hour
from actions.reminding.faults import office_of
from db import installation, organizations, outbox, reminders
from db import tasks as stored
from db.care import audits
from db.engine import Sessions
from db.outbox import NewOutgoing, Outgoing
from domain.ladder import next_rung
from domain.reminding import audit as rules
from domain.reminding.audit import Gap, Missing
from domain.reminding.delivery import OutgoingKind
from texts import audit as words

logger = logging.getLogger(__name__)

BATCH = 500


def take_turn(sessions: Sessions, *, now: dt.datetime) -> dt.datetime | None:
    """Make today's audit one's own: since when to look; None where somebody has taken it, and for the very first."""
    with sessions.begin() as session:
        last = installation.newest(session, installation.AUDITED)
        if last is not None and last >= audit_hour(now):
            return None
        installation.note(session, installation.AUDITED, now=now)
        return last


def everybody(sessions: Sessions) -> list[int]:
    with sessions.reading() as session:
        return organizations.everybody(session)


def audit(sessions: Sessions, organization: int, *, since: dt.datetime, owner: str, now: dt.datetime) -> list[Outgoing]:
    """Compare what the ladder wants of an organization with what was done; returns what its office is told.

    What is not planned ahead is planned now.
    """
    with sessions.begin(organization=organization) as session:
        found = _missing(session, organization, since, now)
        if not found:
            return []
        logger.warning("organization %s: %s reminders are not as the ladder wants them", organization, len(found))
        known = organizations.by_id(session, organization=organization)
        message = words.differs(found, known.times.zone)
        told = [
            NewOutgoing(OutgoingKind.SEND, chat, message.to_json(), organization=organization, topic=topic)
            for chat, topic in office_of(session, organization)
        ]
        return outbox.add(session, told, owner=owner, now=now)


def _missing(session: Session, organization: int, since: dt.datetime, now: dt.datetime) -> Sequence[Missing]:
    times = organizations.by_id(session, organization=organization).times
    found: list[Missing] = []
    last = 0
    fresh = now - rules.GRACE
    while batch := audits.planned(session, organization=organization, after=last, limit=BATCH, fresh=fresh):
        ahead = {}
        for task in stored.by_ids(session, list(batch), organization=organization):
            missing = rules.missing(task, batch[task.id], times, since=since, now=now)
            if missing is not None:
                found.append(missing)
            if missing is not None and missing.gap is Gap.NOT_AHEAD:
                rung = next_rung(task, now, times)
                ahead[task.id] = rung.moment if rung else None
        reminders.reschedule(session, ahead, organization=organization)
        last = max(batch)
    return found
