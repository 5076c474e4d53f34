"""The auditor's turn, once a day."""

import datetime as dt
from collections.abc import Awaitable, Callable

from actions.reminding import audit
from channels.sender import Sender
from db.engine import Sessions, Workers

Beat = Callable[[], Awaitable[None]]


async def audit_if_due(workers: Workers, sessions: Sessions, sender: Sender, *, now: dt.datetime) -> bool:
    """Compare, organization by organization, what was planned with what was sent; whether it was today's turn.

    The first turn of an installation only begins the time that is looked at.
    """
    write = workers.write
    before = await write(audit.take_turn, sessions, now=now)
    if before is None:
        return False
    for organization in await workers.read(audit.everybody, sessions):
        told = await write(audit.audit, sessions, organization, since=before, owner=sender.owner, now=now)
        sender.put(told)
    return True
