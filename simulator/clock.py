"""The town's clock, and the assistants in other processes that live by it."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from simulator.errors import TownError
from simulator.signals import Signal

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FOLLOWER_LOST = 30.0
LAST_YEAR = 9000
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([wdhms])", re.IGNORECASE)
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def read_span(words: str) -> timedelta:
    """Reads a stretch of time such as "1d 2h 30m" (w, d, h, m, s). Raises TownError for anything else."""
    if not _SPAN.search(words) or _SPAN.sub("", words).strip():
        raise TownError(f"not a stretch of time: {words!r}; write it like 1d 2h 30m")
    try:
        return sum((timedelta(**{_UNITS[unit.lower()]: float(n)}) for n, unit in _SPAN.findall(words)), timedelta())
    except OverflowError as wrong:
        raise TownError(f"too long a stretch of time: {words!r}") from wrong


def read_moment(words: str) -> datetime:
    """Reads a moment in ISO 8601; without an offset it is the town's own time. Raises TownError for anything else."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as wrong:
        raise TownError(f"not a moment: {words!r}; write it like 2026-11-23T08:00:00+07:00") from wrong
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


@dataclass
class Follower:
    """An assistant that lives by the town's clock. `seen` is real, monotonic; `due` None if nothing is planned."""

    seen: float
    polling: int = 0
    done: int = 0
    due: datetime | None = None


@dataclass
class TownClock:
    """Real time plus an offset, so that it ticks on; a beat is counted whenever the followers shall catch up."""

    offset: timedelta = timedelta()
    beat: int = 0
    followers: dict[str, Follower] = field(default_factory=dict)
    changed: Signal = field(default_factory=Signal)

    @classmethod
    def starting_at(cls, now: datetime | None) -> "TownClock":
        """A clock that shows that moment now; None means the real one."""
        return cls() if now is None else cls(offset=now - datetime.now(UTC))

    def now(self) -> datetime:
        """The town's time, in the town's zone."""
        return (datetime.now(UTC) + self.offset).astimezone(ZONE)

    def move_to(self, moment: datetime) -> None:
        """Puts the clock forward. Raises TownError if that would be back, or beyond the calendar."""
        now = self.now()
        if moment < now:
            raise TownError(f"the clock never goes back: it is {now.isoformat(timespec='seconds')}")
        self.reach(moment)

    def reach(self, moment: datetime) -> None:
        """Puts the clock forward to that moment, unless it has passed. Raises TownError beyond the calendar."""
        if moment.year >= LAST_YEAR:
            raise TownError("that is beyond the calendar")
        self.offset += max(moment - self.now(), timedelta())
        self.strike()

    def after(self, span: timedelta) -> datetime:
        """The moment so much from now. Raises TownError for one beyond the calendar."""
        try:
            return self.now() + span
        except OverflowError as wrong:
            raise TownError("that is beyond the calendar") from wrong

    def move_by(self, span: timedelta) -> None:
        """Puts the clock forward by so much. Raises TownError as `move_to` does."""
        if span < timedelta():
            raise TownError("the clock never goes back")
        self.reach(self.after(span))

    def strike(self) -> int:
        """Counts a beat and wakes the followers; → its number."""
        self.beat += 1
        self.changed.fire()
        return self.beat

    async def next_beat(self, after: int, follower: str | None, seconds: float) -> None:
        """Waits for a beat other than `after`, at most so many real seconds.

        `follower` None is somebody who only looks; one that is cut off while it waits is taken for dead.
        """
        known = None
        if follower is not None:
            known = self.followers.setdefault(follower, Follower(time.monotonic()))
            known.polling += 1
            known.seen = time.monotonic()
        try:
            await self.changed.wait_until(lambda: self.beat != after, seconds)
        except asyncio.CancelledError:
            self.followers.pop(follower or "", None)
            raise
        finally:
            if known is not None:
                known.polling -= 1
                known.seen = time.monotonic()

    def report(self, follower: str, beat: int, due: datetime | None) -> None:
        """Takes a follower's word that it has lived through everything up to that beat, and what comes next for it."""
        known = self.followers.setdefault(follower, Follower(time.monotonic()))
        known.seen = time.monotonic()
        known.done = min(max(known.done, beat), self.beat)
        known.due = due
        self.changed.fire()

    def present(self) -> list[Follower]:
        """The followers that are alive: they wait for a beat, or were heard of in the last half minute."""
        soon = time.monotonic() - FOLLOWER_LOST
        return [one for one in self.followers.values() if one.polling or one.seen >= soon]

    def caught_up(self, beat: int) -> bool:
        """Whether every follower that is alive has lived through that beat."""
        return all(one.done >= beat for one in self.present())

    @property
    def next_due(self) -> datetime | None:
        """The earliest moment that a living follower has planned; None if there is none."""
        return min((one.due for one in self.present() if one.due is not None), default=None)
