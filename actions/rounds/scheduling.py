"""Rounds that open by themselves: said once, ordered on their morning, and opened beside the conversation."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from actions.rounds import opening
from actions.turns import Speaker, Turn
from db import events, organizations, outbox
from db.delivery import jobs
from db.delivery.jobs import Job
from db.engine import Sessions
from db.outbox import Outgoing
from db.rounds import rounds
from domain.history import Change, EventKind, SettingsChanged
from domain.organizations import Organization
from domain.overviews.jobs import OpeningOrder
from domain.people import Verb
from domain.rounds import schedules
from domain.rounds.plan import Plan, kind_of
from domain.rounds.rounds import of_same
from domain.rounds.schedules import ScheduleWish, with_wish
from texts.rounds import chat, scheduled


def keep(turn: Turn, speaker: Speaker, wish: ScheduleWish, words: str) -> None:
    """Rounds of that kind open by themselves from now on, or no more. Raises NotAllowed."""
    speaker.require(Verb.OPEN_ROUND)
    known = speaker.organization
    told = with_wish(known.schedules, wish)
    if told != known.schedules:
        organizations.keep_schedules(turn.session, told, organization=known.id)
        events.add(
            turn.session,
            EventKind.SETTINGS_CHANGED,
            SettingsChanged(rounds=Change(known.schedules, told)),
            organization=known.id,
            by=speaker.known.person,
            now=turn.now,
            words=words,
            source=turn.source,
        )
    today = turn.now.astimezone(known.times.zone).date()
    turn.tell(scheduled.kept(wish, known.times, today, by=speaker.known.name))


def order(session: Session, known: Organization, *, since: dt.date, today: dt.date, now: dt.datetime) -> None:
    """Have the rounds opened whose morning has come, in the first group of the department."""
    groups = organizations.groups(session, organization=known.id)
    for schedule in known.schedules if groups else ():
        plan = schedules.come(schedule, known.times.calendar, known.times.cutoff, since=since, today=today)
        if plan is not None and not _is_there(session, plan, known.id):
            jobs.add(session, OpeningOrder(plan, groups[0][0]), organization=known.id, progress=None, now=now)


def _is_there(session: Session, plan: Plan, organization: int) -> bool:
    """Whether somebody has opened it by hand before, or it was opened already."""
    return of_same(plan, rounds.of_kind(session, kind_of(plan.period), organization=organization)) is not None


def load(sessions: Sessions, job: Job, *, now: dt.datetime) -> None:
    """Nothing has to be made: all is done when it is handed over."""


def open_now(
    sessions: Sessions, job: Job, loaded: Any, made: Any, *, owner: str, now: dt.datetime
) -> list[Outgoing]:  # fmt: skip
    """Open the round and ask every unit. Returns what goes out; nothing where it is open already."""
    plan = job.of_opening.plan
    with sessions.begin(organization=job.organization) as session:
        if not jobs.close(session, job, {}, now=now) or _is_there(session, plan, job.organization):
            return []
        known = organizations.by_id(session, organization=job.organization)
        topics = dict(organizations.groups(session, organization=known.id))
        turn = Turn(session, now, "", job.chat, topic=topics.get(job.chat), organization=known.id)
        speaker = Speaker(known, None, opening.NOBODY)
        opened = opening.open_for_all(turn, speaker, plan)
        turn.say(chat.opened(opened, known.times, by_itself=True))
        opening.ask_all(turn, speaker, opened)
        return outbox.add(session, turn.going_out, owner=owner, now=now)
