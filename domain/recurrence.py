"""Deadlines that come back: how often, on which day, and when next."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from domain.calendar import ONE_DAY, QUARTER_ENDS, WorkingCalendar, date_of, month_end, month_length

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
EVERY_MONTH = tuple(range(1, 13))


class Clock(NamedTuple):
    """An hour of a day; 24 is its end."""

    hour: int
    minute: int


class Series(NamedTuple):
    """One due day in each of `months` (`day` -1 is the last, `working` counts only working days), or every `days` days.

    `weekday` (Monday is 0) is the day of a weekly series; `dates` are days of the year, (month, day), that one rule of
    months and days cannot tell: 15/6 and 1/12. `more` are the further days of "ngày 15 và 30", "thứ 3 và thứ 5".
    `nth` tells which weekdays of a month: the first and third, or the last (-1). After `until` it has no day.
    """

    months: tuple[int, ...] = ()
    day: int = -1
    working: bool = False
    days: int = 0
    weekday: int | None = None
    clock: Clock | None = None
    dates: tuple[tuple[int, int], ...] = ()
    more: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    until: dt.date | None = None

    @property
    def rrule(self) -> str:
        """The series as RFC 5545 writes it. It leans on no start date, but for every so many days."""
        ends = [f"UNTIL={self.until:%Y%m%d}"] if self.until else []
        return ";".join([*self._frequency(), *self._hour(), *ends])

    def _frequency(self) -> Iterator[str]:
        if self.dates:
            yield f"FREQ=YEARLY;BYYEARDAY={','.join(str(_day_of_year(month, day)) for month, day in self.dates)}"
            return
        if not self.months:
            yield from self._daily()
            return
        if self.months == EVERY_MONTH:
            yield "FREQ=MONTHLY"
        else:
            yield f"FREQ=YEARLY;BYMONTH={','.join(map(str, self.months))}"
        if self.weekday is not None:
            yield f"BYDAY={','.join(f'{place}{WEEKDAYS[self.weekday]}' for place in self.nth)}"
            return
        yield (
            f"BYDAY=MO,TU,WE,TH,FR;BYSETPOS={self.day}"
            if self.working
            else f"BYMONTHDAY={','.join(map(str, self._days))}"
        )

    def _daily(self) -> Iterator[str]:
        weeks, rest = divmod(self.days, 7)
        yield f"FREQ={'DAILY' if rest else 'WEEKLY'}"
        if (self.days if rest else weeks) > 1:
            yield f"INTERVAL={self.days if rest else weeks}"
        if self.weekday is not None:
            yield f"BYDAY={','.join(WEEKDAYS[weekday] for weekday in self._weekdays)}"

    @property
    def _days(self) -> tuple[int, ...]:
        """Of the month, the last of all (-1) at the end."""
        return tuple(sorted((self.day, *self.more), key=lambda day: day % 32))

    @property
    def _weekdays(self) -> tuple[int, ...]:
        return () if self.weekday is None else tuple(sorted((self.weekday, *self.more)))

    def _hour(self) -> Iterator[str]:
        if self.clock:
            yield f"BYHOUR={self.clock.hour % 24};BYMINUTE={self.clock.minute}"

    @property
    def day_before(self) -> "Series":
        """The series whose due days are those before the due days of this one; this one where no rule can tell them.

        That is so of an end of each month, of working days and of "thứ Sáu cuối cùng", and of what names an hour.
        """
        if self.clock or self.working or self.nth:
            return self
        if self.dates:
            return self._replace(dates=tuple(sorted(_day_before(*date) for date in self.dates)))
        if self.weekday is not None:
            return self._replace(weekday=(self.weekday - 1) % 7, more=tuple((day - 1) % 7 for day in self.more))
        if not self.months or self.day < 0:
            return self
        months = self.months if self.day > 1 else tuple(sorted((month + 10) % 12 + 1 for month in self.months))
        first, *more = (day - 1 or -1 for day in (self.day, *self.more))
        return self._replace(months=months, day=first, more=tuple(more))

    @classmethod
    def from_rrule(cls, rrule: str) -> "Series":
        """The series that `rrule` tells of, as one of these wrote it."""
        rule = dict(part.split("=") for part in rrule.split(";"))
        if "UNTIL" in rule:
            rest, _, until = rrule.rpartition(";UNTIL=")
            return cls.from_rrule(rest)._replace(until=dt.date.fromisoformat(until))
        clock = Clock(int(rule["BYHOUR"]), int(rule["BYMINUTE"])) if "BYHOUR" in rule else None
        if "BYYEARDAY" in rule:
            return cls(dates=tuple(sorted(day_of_year(number) for number in _numbers(rule, "BYYEARDAY"))), clock=clock)
        if rule["FREQ"] in ("DAILY", "WEEKLY"):
            days = int(rule.get("INTERVAL", "1")) * (7 if rule["FREQ"] == "WEEKLY" else 1)
            weekdays = tuple(map(WEEKDAYS.index, rule["BYDAY"].split(","))) if "BYDAY" in rule else ()
            return cls(days=days, weekday=next(iter(weekdays), None), more=weekdays[1:], clock=clock)
        months = _numbers(rule, "BYMONTH") or EVERY_MONTH
        if "BYSETPOS" in rule:
            return cls(months, int(rule["BYSETPOS"]), working=True, clock=clock)
        if "BYDAY" in rule:
            places = tuple(int(each[:-2]) for each in rule["BYDAY"].split(","))
            return cls(months, weekday=WEEKDAYS.index(rule["BYDAY"][-2:]), nth=places, clock=clock)
        first, *others = _numbers(rule, "BYMONTHDAY")
        return cls(months, first, more=tuple(others), clock=clock)

    def due_after(self, day: dt.date, calendar: WorkingCalendar) -> dt.date | None:
        """The due day after `day`, which is one itself; None where the words do not fix one."""
        # Which day of a month is the first that is worked may have been decided anew since: it has one all the same.
        start = month_end(day.year, day.month) if self.working else day
        return self.next_due(start + ONE_DAY, calendar)

    def next_due(self, today: dt.date, calendar: WorkingCalendar) -> dt.date | None:
        """The first due day on or after `today`; None after the last one.

        None also where the words do not fix one (every ten days, from when?).
        """
        day = self._coming(today, calendar)
        return None if day and self.until and day > self.until else day

    def _coming(self, today: dt.date, calendar: WorkingCalendar) -> dt.date | None:
        if self.weekday is not None and not self.nth:
            return today + ONE_DAY * min((weekday - today.weekday()) % 7 for weekday in self._weekdays)
        if self.dates:
            years = (today.year, today.year + 1)
            return min(due for y in years for m, d in self.dates if (due := dt.date(y, m, d)) >= today)
        if not self.months:
            return today if self.days == 1 else None
        months = [(today.year, month) for month in self.months if month >= today.month]
        months.append((today.year + 1, self.months[0]))
        coming = (day for month in months for day in self._in_month(*month, calendar) if day >= today)
        return next(coming, None)

    def _in_month(self, year: int, month: int, calendar: WorkingCalendar) -> Sequence[dt.date]:
        """The due days of that month in their order.

        Where it is too short, its last day: none is left out, because each period has its own (BLDS 2015, điều 148).
        """
        last = month_end(year, month)
        if self.working:
            end = calendar.last_working_day_upto(last)
            return [end if self.day < 0 else min(end, calendar.add_working_days(_before(last), self.day))]
        if self.weekday is not None:
            return sorted({_nth(self.weekday, place, last) for place in self.nth})
        return sorted({last if day < 0 else last.replace(day=min(day, last.day)) for day in self._days})


def _nth(weekday: int, place: int, last: dt.date) -> dt.date:
    """The weekday at that place of the month that ends on `last`; its last one where there is no fifth."""
    final = last - ONE_DAY * ((last.weekday() - weekday) % 7)
    first = (final.day - 1) % 7 + 1
    return final if place < 0 else final.replace(day=min(first + 7 * (place - 1), final.day))


def _before(last: dt.date) -> dt.date:
    """The day before the month that ends on `last`."""
    return last.replace(day=1) - ONE_DAY


def _numbers(rule: Mapping[str, str], name: str) -> tuple[int, ...]:
    return tuple(map(int, rule[name].split(","))) if name in rule else ()


def day_of_year(number: int) -> tuple[int, int]:
    """(6, 15), month and day, for day −200 of the year: the other way round than _day_of_year()."""
    day = dt.date(2025, 1, 1) + ONE_DAY * (number - 1 if number > 0 else number + 365)
    return day.month, day.day


def _day_before(month: int, day: int) -> tuple[int, int]:
    before = dt.date(2025, month, day) - ONE_DAY
    return before.month, before.day


def _day_of_year(month: int, day: int) -> int:
    """Counted from the end of the year after February, so that leap years do not matter."""
    if month <= 2:
        return dt.date(2025, month, day).timetuple().tm_yday
    return dt.date(2025, month, day).timetuple().tm_yday - 366


def together(first: Series, second: Series) -> Series | None:
    """One series for "15/6 và 15/12 hằng năm", "thứ 3 và thứ 5 hằng tuần"; None where they cannot be one."""
    if first.weekday is not None and second.weekday is not None:
        return _with_more(first, first.weekday, second.weekday)
    if first.months == second.months == EVERY_MONTH:
        return _with_more(first, first.day, second.day)
    if not (first.months or first.dates) or not second.months:
        return None
    if first.dates or first.day != second.day:
        dates = {*first.dates, *_dates_of(first), *_dates_of(second)}
        is_sound = all(date_of(2025, month, day) for month, day in dates) and len(dates) <= len(QUARTER_ENDS)
        return first._replace(months=(), dates=tuple(sorted(dates))) if is_sound else None
    return first._replace(months=tuple(sorted({*first.months, *second.months})))


def _with_more(series: Series, first: int, other: int) -> Series:
    return series._replace(more=tuple(sorted({*series.more, other} - {first})))


def _dates_of(series: Series) -> Iterator[tuple[int, int]]:
    return ((month, month_length(2025, month) if series.day < 0 else series.day) for month in series.months)
