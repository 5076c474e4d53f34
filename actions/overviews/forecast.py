"""What will be sent in the coming days, within what the speaker may see."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.overviews import boards, narrowing
from actions.reminders import recipients_of
from actions.turns import Speaker
from db import organizations, reminders, waiting
from db import series as occurrences
from db import tasks as stored
from db.overviews import boards as questions
from domain import series
from domain.organizations import Organization
from domain.overviews import board, forecast, lists
from domain.overviews.filters import Filters
from domain.overviews.forecast import PAGE, Entry, Forecast, Known
from domain.reminding.waiting import requests_of
from domain.tasks import Task


def turned_page(session: Session, speaker: Speaker, *, code: str, now: dt.datetime) -> Forecast:
    """The page behind a button. Raises what boards.filters_behind() raises."""
    filters = boards.filters_behind(session, speaker, code, now)
    return forecast_of(session, speaker, filters, now=now)


def forecast_of(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Forecast:
    """The page that the filters ask for of what will be sent."""
    organization = speaker.organization
    found = _entries(session, speaker, filters, now)
    if filters.period is not None:
        found = forecast.within(found, filters.period, organization.times)
    page = min(filters.page, forecast.pages_of(len(found)))
    return Forecast(
        filters=replace(filters, page=page),
        entries=tuple(found[(page - 1) * PAGE : page * PAGE]),
        total=len(found),
        owner=speaker.known.person,
        as_of=now,
        last=forecast.last_day(now),
        times=organization.times,
        groups=organizations.titles(session, organization=organization.id),
    )


def _entries(session: Session, speaker: Speaker, filters: Filters, now: dt.datetime) -> list[Entry]:
    """A period tells on which days the reminders fall, not the deadlines."""
    known = speaker.organization
    until = forecast.end_of(forecast.last_day(now), known.times)
    asked_for, moment = replace(filters, period=None), board.moment_of(now, known.times.calendar)
    selection = narrowing.resolved(session, speaker, lists.listed_for(speaker.known, asked_for), asked_for, moment)
    tasks = questions.coming_up(session, selection, moment, organization=known.id, until=until)
    found = forecast.entries(
        [*_reminded(session, known, tasks, now, until), *_to_be_made(session, known, tasks, until)],
        recipients_of(session, known.id),
        reminders.told(session, [task.id for task in tasks], organization=known.id),
        until=until,
        times=known.times,
    )
    asked = waiting.open_matters(session, organization=known.id, tasks=[task.id for task in tasks])
    return forecast.without_asked(found, requests_of(asked), known.times)


def _reminded(
    session: Session, known: Organization, tasks: Sequence[Task], now: dt.datetime, until: dt.datetime
) -> list[Known]:
    """What is due already goes out with the tick that comes now."""
    moments = reminders.coming_up(session, organization=known.id, until=until)
    return [Known(task, max(moments[task.id], now)) for task in tasks if task.id in moments]


def _to_be_made(session: Session, known: Organization, tasks: Sequence[Task], until: dt.datetime) -> list[Known]:
    """The occurrences of series that will be made meanwhile."""
    moments = occurrences.coming_up(session, organization=known.id, until=until)
    found: list[Known] = []
    for task in tasks:
        if task.id not in moments:
            continue
        due = series.coming_back(stored.deadlines(session, task.id, organization=known.id))
        if due is not None:
            found += forecast.occurrences(task, due, moments[task.id], until=until, times=known.times)
    return found
