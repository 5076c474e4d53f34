"""The one clock. It reads the wall; the simulator may move it."""

import datetime as dt
from collections.abc import Callable


class Clock:
    def __init__(self) -> None:
        self._ahead = dt.timedelta()

    def now(self) -> dt.datetime:
        """The present moment, in UTC."""
        return dt.datetime.now(dt.UTC) + self._ahead

    def set(self, moment: dt.datetime) -> None:
        """Go on from `moment`: only the simulator does this."""
        self._ahead = moment - dt.datetime.now(dt.UTC)

    def shared(self, shown: Callable[[], dt.datetime | None]) -> Callable[[], dt.datetime]:
        """What all replicas go by: the clock of the database, and this one while it has not `shown` anything."""
        return lambda: shown() or self.now()
