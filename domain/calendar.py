"""Which days are worked: weekends, public holidays with Tết, swapped days, and what the organization itself ordered."""

import calendar as months
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import holidays

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5
QUARTER_ENDS = (3, 6, 9, 12)
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, month_length(year, month))


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and months.isleap(year) else MONTH_LENGTHS[month - 1]


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day `count` months later, or the last of that month where it has no such day (BLDS 2015, điều 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(year, month + 1, min(day.day, month_length(year, month + 1)))


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


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
