"""Sending digests, one at a time."""

import datetime as dt

from actions import reminders
from channels.sender import Sender
from db.engine import Sessions, Workers


async def send_next_digest(workers: Workers, sessions: Sessions, sender: Sender, *, now: dt.datetime) -> bool:
    """Send exactly one digest and record what became of it; False where none was waiting.

    The next one is claimed only after that, so that a crash can double no more than one.
    """
    outgoing = await workers.write(reminders.claim_next_digest, sessions, owner=sender.owner, now=now)
    if outgoing is None:
        return False
    await sender.deliver([outgoing])
    return True
