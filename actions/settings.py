"""The settings of a department: shown, and changed together with every reminder that depends on them."""

import datetime as dt
import logging
from dataclasses import replace

from actions.turns import Speaker, Turn
from db import events, organizations, reminders
from db import series as occurrences
from db import tasks as stored
from domain import series, settings
from domain.history import Change, EventKind, SettingsChanged
from domain.ladder import Times
from domain.letterhead import Letterhead
from domain.overviews.periodic import Periodic
from domain.overviews.scoring import Scoring
from domain.people import Verb, may
from domain.reminding.mornings import next_morning
from domain.settings import Changed, Overview, Wish

logger = logging.getLogger(__name__)

SHOWN = 5
"""Changes that are shown with the settings."""
BATCH = 500
FAR = dt.timedelta(days=3660)


def overview(turn: Turn, speaker: Speaker) -> Overview:
    """The settings as they stand. Raises NotKnown, NotAllowed."""
    actor = speaker.require(Verb.SEE_SETTINGS)
    organization = speaker.organization
    changes = events.of_department(
        turn.session, organization=organization.id, kinds=[EventKind.SETTINGS_CHANGED], limit=SHOWN
    )
    return Overview(
        organization.times,
        tuple(changes),
        may(actor, Verb.CHANGE_SETTINGS),
        organization.office_decides,
        may(actor, Verb.CHANGE_DECIDERS),
        organizations.letterhead(turn.session, organization=organization.id),
        organization.periodic,
        organization.scoring,
        organization.schedules,
    )


def change(turn: Turn, speaker: Speaker, wish: Wish, words: str) -> Changed:
    """Do what the words wish, and move the reminders of all open tasks in the same transaction.

    Raises NotKnown, NotAllowed, and BadSetting for what does not go together with the other settings.
    """
    speaker.require(Verb.CHANGE_SETTINGS)
    known = organizations.to_change(turn.session, organization=speaker.organization.id)
    after = settings.grant(wish, known.times)
    if after == known.times:
        return Changed(wish, known.times, after)
    organizations.keep_times(turn.session, after, organization=known.id)
    moved = 0
    if replace(after, before=known.times.before, cutoff=known.times.cutoff) != known.times:
        moved = _move_reminders(turn, known.id, known.times, after)
        _move_series(turn, known.id, after)
        organizations.set_morning(turn.session, next_morning(turn.now, after), organization=known.id)
    _record(turn, speaker, settings.changes_of(known.times, after), words)
    logger.info("settings of organization %s changed, reminders of %s tasks computed anew", known.id, moved)
    return Changed(wish, known.times, after, moved)


def let_office_decide(turn: Turn, speaker: Speaker, allowed: bool, words: str) -> bool:
    """Whether a leader's word changed who decides about the orders of leaders. Raises NotKnown, NotAllowed."""
    speaker.require(Verb.CHANGE_DECIDERS)
    organization = speaker.organization
    if organization.office_decides == allowed:
        return False
    organizations.let_office_decide(turn.session, organization=organization.id, allowed=allowed)
    _record(turn, speaker, SettingsChanged(office_decides=Change(organization.office_decides, allowed)), words)
    return True


def keep_periodic(turn: Turn, speaker: Speaker, told: Periodic, words: str) -> None:
    """The Board goes out by itself on other days from now on. Raises NotKnown, NotAllowed."""
    speaker.require(Verb.CHANGE_SETTINGS)
    before = speaker.organization.periodic
    if told != before:
        organizations.keep_periodic(turn.session, told, organization=speaker.organization.id)
        _record(turn, speaker, SettingsChanged(periodic=Change(before, told)), words)


def keep_scoring(turn: Turn, speaker: Speaker, told: Scoring, words: str) -> None:
    """Units and people are scored so from now on; only a leader lets them be ranked. Raises NotKnown, NotAllowed."""
    before = speaker.organization.scoring
    speaker.require(Verb.CHANGE_DECIDERS if told.ranks != before.ranks else Verb.CHANGE_SETTINGS)
    if told != before:
        organizations.keep_scoring(turn.session, told, organization=speaker.organization.id)
        _record(turn, speaker, SettingsChanged(scoring=Change(before, told)), words)


def letterhead_of(turn: Turn, speaker: Speaker) -> Letterhead:
    """What the office has told of the head and the foot of its papers."""
    return organizations.letterhead(turn.session, organization=speaker.organization.id)


def keep_letterhead(turn: Turn, speaker: Speaker, told: Letterhead, words: str) -> None:
    """Every paper made from now on has that head and foot. Raises NotKnown, NotAllowed."""
    speaker.require(Verb.CHANGE_SETTINGS)
    before = letterhead_of(turn, speaker)
    if told != before:
        organizations.keep_letterhead(turn.session, told, organization=speaker.organization.id)
        _record(turn, speaker, SettingsChanged(letterhead=Change(before, told)), words)


def _move_reminders(turn: Turn, organization: int, old: Times, new: Times) -> int:
    """Every task that waits for a reminder gets its moment under the new settings; how many these are."""
    count = last = 0
    while waiting := reminders.waiting_tasks(turn.session, organization=organization, after=last, limit=BATCH):
        moments = {
            task.id: settings.moved(task, waiting[task.id], turn.now, old, new)
            for task in stored.by_ids(turn.session, list(waiting), organization=organization)
        }
        reminders.reschedule(turn.session, moments, organization=organization)
        count, last = count + len(waiting), max(waiting)
    return count


def _move_series(turn: Turn, organization: int, new: Times) -> None:
    """The next occurrences of series are told of with the digests of the morning."""
    coming = occurrences.coming_up(turn.session, organization=organization, until=turn.now + FAR)
    for task in stored.by_ids(turn.session, list(coming), organization=organization):
        due = series.coming_back(stored.deadlines(turn.session, task.id, organization=organization))
        moment = series.appears(due, new)
        if moment is None or coming[task.id] <= turn.now or not series.may_go_on(task):
            continue
        until = moment if moment > turn.now else settings.at_work(turn.now, new)
        occurrences.postpone(turn.session, task.id, organization=organization, until=until)


def _record(turn: Turn, speaker: Speaker, changes: SettingsChanged, words: str) -> None:
    """A line of the history that belongs to no task: who changed what from which value to which."""
    events.add(
        turn.session,
        EventKind.SETTINGS_CHANGED,
        changes,
        organization=speaker.organization.id,
        by=speaker.known.person,
        now=turn.now,
        words=words,
        source=turn.source,
    )
