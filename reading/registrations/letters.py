"""A letter that somebody passes on: whether it may ask for something, and its words."""

import re

from domain.replies import Intent
from reading.replies.read import read_reply

SHORTEST = 6
"""Words below which nobody asks for a piece of work."""
LONGEST_REPORT = 15
"""Words beyond which what looks like a report is a letter that speaks of one."""
_REGISTERS = re.compile(r"^/(?:dangky|register|giao|assign)(?:@\w+)?\s+", re.IGNORECASE)
_REPORTS = frozenset({Intent.DONE, Intent.EXTENSION, Intent.OBSTACLE, Intent.DECLINE, Intent.QUESTION, Intent.ACK})


def letter_in(text: str) -> str:
    """The words without the command by which somebody else had them registered."""
    return _REGISTERS.sub("", text).strip()


def is_letter(text: str) -> bool:
    """Whether the words are long enough to ask for a piece of work, and neither a command nor a report."""
    words = letter_in(text)
    if words.startswith("/") or len(words.split()) < SHORTEST:
        return False
    reply = read_reply(words)
    reports = reply.intent in _REPORTS or reply.percent is not None or reply.count is not None
    return not reports or len(words.split()) > LONGEST_REPORT
