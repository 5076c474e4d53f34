"""Which days are worked: weekends, public holidays with Tết, swapped days, and what the organization itself ordered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import holidays

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=1)
def _public() -> "holidays.HolidayBase":
    """The library's table fills itself year by year; one copy serves everybody, loaded when first asked for."""
    import holidays

    return holidays.country_holidays("VN")


@lru_cache(maxsize=10_000)
def _is_publicly_worked(day: dt.date) -> bool:
    """Asked for the same few weeks by every ladder; the library takes its time for each."""
    public = _public()
    if day in public:
        return False
    return day.weekday() < SATURDAY or day in public.weekend_workdays


@dataclass(frozen=True)
class WorkingCalendar:
    """A calendar of working days.

    `overrides` maps a day to True (worked: ngày làm bù) or False (off). They win over the library, because
    swaps are announced year by year and the library learns of them late or not at all (BLLĐ 2019, điều 112).
    """

    overrides: Mapping[dt.date, bool] = field(default_factory=dict)

    def is_working_day(self, day: dt.date) -> bool:
        return self.overrides[day] if day in self.overrides else _is_publicly_worked(day)

    def next_working_day(self, day: dt.date) -> dt.date:
        """The first working day strictly after `day`."""
        return self.add_working_days(day, 1)

    def last_working_day_upto(self, day: dt.date) -> dt.date:
        """`day` itself where it is worked, else the newest working day before it."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """The `count`-th working day after `day` (before it where `count` is negative); 0 gives `day` itself."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """How many working days lie after `start` and up to `end`; negative where `end` is before `start`."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + ONE_DAY * n for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)
