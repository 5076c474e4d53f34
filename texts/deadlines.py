"""How a deadline that was read is said back: the date, what is left, and what to beware of."""

import datetime as dt

from domain.calendar import WorkingCalendar
from domain.deadlines import Deadline
from texts import format as written


def explain(deadline: Deadline, now: dt.datetime, calendar: WorkingCalendar) -> str:
    """One clause: "hiểu là thứ Sáu 27/11/2026, còn 5 ngày làm việc"."""
    if deadline.day is None:
        return "chưa rõ ngày"
    left = calendar.working_days_between(now.date(), deadline.day)
    return f"hiểu là {written.full_date(deadline.day)}, còn {left} ngày làm việc"
