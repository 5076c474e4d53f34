"""Deadlines as a calendar that a phone takes (RFC 5545)."""

import datetime as dt
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event

from domain import tasks
from domain.calendar import ONE_DAY
from domain.tasks import Task
from texts import calendar as words

PRODUCT = "-//dondoc//lich//VI"
LASTS = dt.timedelta(minutes=30)
"""How long a moment stands in a calendar."""
BEFORE = dt.timedelta(hours=-15)
"""At nine in the morning of the day before a day that has no hour."""
BEFORE_MOMENT = dt.timedelta(hours=-2)


def written(found: Sequence[Task], *, zone: dt.tzinfo, now: dt.datetime) -> bytes:
    """The calendar of the tasks that have a deadline; each keeps its entry when it is imported anew."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", words.NAME)
    for task in found:
        if task.due is not None and task.due.ends(zone) is not None:
            calendar.add_component(_entry(task, zone, now))
    content: bytes = calendar.to_ical()
    return content


def _entry(task: Task, zone: dt.tzinfo, now: dt.datetime) -> Event:
    assert task.due is not None
    ends = task.due.ends(zone)
    assert ends is not None
    event = Event()
    event.add("uid", f"{task.organization}-{task.number}@dondoc")
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("sequence", task.due.version)
    event.add("summary", words.title(task))
    event.add("description", words.details(task))
    if task.due.moment is not None:
        event.add("dtstart", task.due.moment.astimezone(dt.UTC))
        event.add("dtend", (task.due.moment + LASTS).astimezone(dt.UTC))
        before = BEFORE_MOMENT
    else:
        day = tasks.last_day_of(ends, zone)
        event.add("dtstart", day)
        event.add("dtend", day + ONE_DAY)
        event.add("transp", "TRANSPARENT")
        before = BEFORE
    event.add_component(_alarm(task, before))
    return event


def _alarm(task: Task, before: dt.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.title(task))
    alarm.add("trigger", before)
    return alarm
