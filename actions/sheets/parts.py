"""A long sheet is taken over in parts, each in a transaction of its own; the next run goes on with what one left."""

import datetime as dt
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.overviews import papers
from actions.reader import Reader
from actions.sheets import taking
from actions.sheets.matching import view_of
from actions.turns import Speaker, Turn
from db import outbox
from db.delivery import jobs
from db.delivery.jobs import Job
from db.documents import sheets as stored
from db.engine import Sessions
from db.outbox import Outgoing
from domain.documents.sheets import MOST_AT_ONCE, Sheet, SheetStopped
from domain.people import Verb
from domain.tasks import Task
from texts.message import Message
from texts.sheets import card

Changed = list[tuple[Task, Task]]


def count(sessions: Sessions, job: Job, *, now: dt.datetime) -> int:
    """How many parts the sheet has. Raises NotKnown, NotAllowed where who ordered it may not any more."""
    with sessions.reading(organization=job.organization) as session:
        papers.speaker_of(session, job).require(Verb.ASSIGN)
        [sheet] = stored.numbered(session, job.of_sheet.number, organization=job.organization)
        return -(-len(sheet.register.lines) // MOST_AT_ONCE)


def take_part(sessions: Sessions, job: Job, part: int, reader: Reader, *, now: dt.datetime) -> Changed:
    """Take over the lines of that part, from 0. Lines that were taken over before say the same, and change nothing.

    Returns the tasks that were changed, before and after. Raises NotKnown, NotAllowed, SheetStopped.
    """
    with sessions.begin(organization=job.organization) as session:
        speaker, turn, sheet = _begun(session, job, now)
        register = sheet.register
        lines = register.lines[part * MOST_AT_ONCE : (part + 1) * MOST_AT_ONCE]
        view = view_of(turn, speaker, replace(sheet, register=replace(register, lines=lines)), reader)
        if view.faults:
            raise SheetStopped(sheet.name)
        return taking.take_lines(turn, speaker, view.entries).changed


def hand_over(
    sessions: Sessions, job: Job, changed: Changed, reader: Reader, *, owner: str, now: dt.datetime
) -> list[Outgoing]:
    """Say what has become of the sheet, all of which is on record. Returns what goes out."""
    with sessions.begin(organization=job.organization) as session:
        if not jobs.close(session, job, {"sheet": job.of_sheet.number}, now=now):
            return []
        speaker, turn, sheet = _begun(session, job, now)
        view = view_of(turn, speaker, sheet, reader)
        known = [entry.known.task for entry in view.entries if entry.known]
        made = [task for task in known if task.created_at >= job.ordered_at]
        overdue = sum(taking.is_overdue(turn, speaker, task) for task in made)
        taking.finish(turn, speaker, view, taking.Done(made, changed, overdue))
        told = papers.told_under(session, job, Message(card.TAKEN))
        return outbox.add(session, [*told, *turn.going_out], owner=owner, now=now)


def _begun(session: Session, job: Job, now: dt.datetime) -> tuple[Speaker, Turn, Sheet]:
    order = job.of_sheet
    speaker = papers.speaker_of(session, job)
    speaker.require(Verb.ASSIGN)
    turn = Turn(
        session, now, order.channel, job.chat, order.private, job.answers, job.topic, organization=job.organization
    )
    [sheet] = stored.to_change(session, order.number, organization=job.organization)
    return speaker, turn, sheet


def failed(job: Job) -> Message:
    return card.failed()
