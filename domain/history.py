"""One line of the history, as it is read: who did what, when, and what it changed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class HistoryLine:
    """`before` and `after` hold what changed, by the names of the fields of a task, as plain values."""

    at: dt.datetime
    who: str | None
    kind: str
    before: dict[str, Any]
    after: dict[str, Any]
    words: str | None
