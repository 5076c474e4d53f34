"""The settings of a department: shown, and changed together with every reminder that depends on them."""

import datetime as dt
import logging
from typing import Any

from actions.speakers import Speaker
from actions.turns import Turn
from db import events, organizations, reminders
from db import series as occurrences
from db import tasks as stored
from domain import series, settings
from domain.ladder import Times
from domain.people import Verb, may
from domain.settings import Changed, Overview
from reading.orders.settings import read_wish

logger = logging.getLogger(__name__)

KIND = "settings_changed"
SHOWN = 5
"""Changes that are shown with the settings."""
BATCH = 500
FAR = dt.timedelta(days=3660)


async def overview(turn: Turn, speaker: Speaker) -> Overview:
    """The settings as they stand. Raises NotKnown, NotAllowed."""
    actor = speaker.require(Verb.SEE_SETTINGS)
    organization = speaker.organization
    changes = await events.of_department(turn.session, organization=organization.id, kinds=[KIND], limit=SHOWN)
    return Overview(organization.times, tuple(changes), may(actor, Verb.CHANGE_SETTINGS))


async def change(turn: Turn, speaker: Speaker, words: str) -> Changed:
    """Do what the words wish, and move the reminders of all open tasks in the same transaction.

    Raises NotKnown, NotAllowed, BadSetting.
    """
    speaker.require(Verb.CHANGE_SETTINGS)
    known = await organizations.to_change(turn.session, organization=speaker.organization.id)
    today = turn.now.astimezone(known.times.zone).date()
    wish = read_wish(words, today=today)
    after = settings.grant(wish, known.times)
    if after == known.times:
        return Changed(wish, known.times, after)
    await organizations.keep_times(turn.session, after, organization=known.id)
    moved = await _move_reminders(turn, known.id, known.times, after)
    await _move_series(turn, known.id, after)
    await _record(turn, speaker, known.times, after, words)
    logger.info("settings of organization %s changed, reminders of %s tasks computed anew", known.id, moved)
    return Changed(wish, known.times, after, moved)


async def _move_reminders(turn: Turn, organization: int, old: Times, new: Times) -> int:
    """Every task that waits for a reminder gets its moment under the new settings; how many these are."""
    count = last = 0
    while waiting := await reminders.waiting_tasks(turn.session, organization=organization, after=last, limit=BATCH):
        moments = {
            task.id: settings.moved(task, waiting[task.id], turn.now, old, new)
            for task in await stored.by_ids(turn.session, list(waiting), organization=organization)
        }
        await reminders.reschedule(turn.session, moments, organization=organization)
        count, last = count + len(waiting), max(waiting)
    return count


async def _move_series(turn: Turn, organization: int, new: Times) -> None:
    """The next occurrences of series are told of with the digests of the morning."""
    coming = await occurrences.coming_up(turn.session, organization=organization, until=turn.now + FAR)
    for task in await stored.by_ids(turn.session, list(coming), organization=organization):
        due = series.coming_back(await stored.deadlines(turn.session, task.id, organization=organization))
        moment = series.appears(due, new)
        if moment is None or coming[task.id] <= turn.now or not series.may_go_on(task):
            continue
        until = moment if moment > turn.now else settings.at_work(turn.now, new)
        await occurrences.postpone(turn.session, task.id, organization=organization, until=until)


async def _record(turn: Turn, speaker: Speaker, before: Times, after: Times, words: str) -> None:
    """A line of the history that belongs to no task: who changed what from which value to which."""
    old, new = _plain(before), _plain(after)
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    await events.add(
        turn.session,
        KIND,
        organization=speaker.organization.id,
        by=speaker.known.person,
        now=turn.now,
        before={name: old.get(name) for name in names},
        after={name: new.get(name) for name in names},
        words=words,
        source=turn.source,
    )


def _plain(times: Times) -> dict[str, Any]:
    """The settings by name; a day by its date, as worked or not."""
    days = {day.isoformat(): worked for day, worked in times.calendar.overrides.items()}
    return {**organizations.ladder_json(times.ladder), **days}
