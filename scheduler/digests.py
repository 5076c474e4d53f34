"""Sending digests, one at a time."""

import datetime as dt

from actions import reminders
from actions.reminding import faults
from channels.sender import Sender
from db.engine import Sessions, Workers


async def send_next_digest(workers: Workers, sessions: Sessions, sender: Sender, *, now: dt.datetime) -> bool:
    """Let one digest out, or set aside what keeps it from being made; False where none was waiting.

    Chats that something is on its way to have to wait.
    It is claimed when it can go, so that it speaks of tasks as they stand, and a crash doubles only what was sent.
    """
    try:
        outgoing = await workers.write(
            reminders.claim_next_digest, sessions, owner=sender.owner, now=now, busy=sender.busy
        )  # fmt: skip
    except reminders.CannotBeTold as fault:
        await workers.write(faults.find_in_digest, sessions, fault.organization, fault.chat, now=now)
        return True
    if outgoing is None:
        return False
    sender.put([outgoing])
    return True
