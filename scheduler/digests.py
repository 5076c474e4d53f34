"""Sending digests, one at a time."""

import datetime as dt

from actions import reminders
from channels.sender import Sender
from db.engine import Sessions, Workers


async def send_next_digest(workers: Workers, sessions: Sessions, sender: Sender, *, now: dt.datetime) -> bool:
    """Let exactly one digest out; False where none was waiting, or only for chats that something is on its way to.

    It is claimed when it can go, so that it speaks of tasks as they stand, and a crash doubles only what was sent.
    """
    outgoing = await workers.write(
        reminders.claim_next_digest, sessions, owner=sender.owner, now=now, busy=sender.busy
    )  # fmt: skip
    if outgoing is None:
        return False
    sender.put([outgoing])
    return True
