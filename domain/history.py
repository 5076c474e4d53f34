"""One line of the history, as it is read: who did what, when, and what it changed."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any


class EventKind(StrEnum):
    """What a line of the history tells: first what happens to a task, then what concerns the whole department."""

    REGISTERED = auto()
    REPORTED = auto()
    ATTACHED = auto()
    OBSTACLE = auto()
    EXTENSION_ASKED = auto()
    EXTENSION_WITHDRAWN = auto()
    EXTENDED = auto()
    RESTORED = auto()
    EXTENSION_REFUSED = auto()
    CONFIRMED = auto()
    SENT_BACK = auto()
    REOPENED = auto()
    RETURNED = auto()
    RETURN_ASKED = auto()
    REASSIGNED = auto()
    SUPPORTED = auto()
    URGED = auto()
    KEPT = auto()
    BEGUN = auto()
    CANCELLED = auto()
    REVIVED = auto()
    DELEGATED = auto()
    SNOOZED = auto()
    RECEIVED = auto()
    REMARKED = auto()
    CORRECTED = auto()
    WITHDRAWN = auto()
    CONTINUED = auto()
    RECURRED = auto()

    SET_UP = auto()
    UNITS_ADDED = auto()
    POST_ASKED = auto()
    POST_APPROVED = auto()
    POST_REFUSED = auto()
    SETTINGS_CHANGED = auto()


@dataclass(frozen=True)
class HistoryLine:
    """`before` and `after` hold what changed, by the names of the fields of a task, as plain values."""

    at: dt.datetime
    who: str | None
    kind: EventKind
    before: dict[str, Any]
    after: dict[str, Any]
    words: str | None


@dataclass(frozen=True)
class Correction:
    """A reply that was read wrongly, to mend the reading: the words, as what they were read, and what was meant.

    `names` are the people that may be named in it, `rules` those by which the words alone are read; empty where it was
    kept before rules had names.
    """

    words: str
    read: str
    meant: str
    names: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
