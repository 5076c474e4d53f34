"""What a paper out tells: the Board with every task that it counts, what its people said, and what falls due next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.overviews import boards as overviews
from actions.overviews import narrowing
from actions.turns import Speaker
from db import events, organizations, waiting
from db import tasks as stored
from db.charges import in_charge
from db.overviews import boards
from domain import tasks
from domain.calendar import ONE_DAY, add_months, month_end
from domain.history import EventKind
from domain.overviews import groups, lists
from domain.overviews.board import Board
from domain.overviews.filters import Filters, Status
from domain.overviews.periods import Period
from domain.overviews.report import Entry, Report
from domain.reminding.waiting import requests_of
from domain.tasks import State, Task


def report_of(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Report:
    """The Report of what the filters ask for, as of `now` in the zone of the organization.

    Raises NotAllowed for what the speaker may not see.
    """
    organization = speaker.organization.id
    board = overviews.board_of(session, speaker, filters, now=now)
    moment = overviews.moment_for(speaker, now)
    selection = narrowing.resolved(session, speaker, lists.board_for(speaker.known, filters), filters, moment)
    found = overviews.counted(session, speaker, filters, now=now)
    day = board.as_of.date()
    until = month_end(*_month_after(day))
    coming = replace(selection, status=Status.OPEN, period=Period(day + ONE_DAY, until))
    entries = _entries(session, board, found, organization, is_past=board.as_of < now)
    return Report(
        board,
        entries,
        organizations.letterhead(session, organization=organization),
        tuple(boards.lines(session, coming, moment, organization=organization, limit=overviews.MOST)),
        until,
        asked_at=now,
        groups=groups.of_report(entries, in_charge(session, organization=organization, at=board.as_of)),
    )


def _month_after(day: dt.date) -> tuple[int, int]:
    following = add_months(day.replace(day=1), 1)
    return following.year, following.month


def _entries(
    session: Session, board: Board, found: Sequence[Task], organization: int, *, is_past: bool
) -> tuple[Entry, ...]:
    """Of a Board that is past, what was known then: what a unit asks for is known of the present alone."""
    ids = [task.id for task in found]
    deadlines = stored.all_deadlines(session, ids, organization=organization)
    reasons = events.newest_words(
        session,
        [task.id for task in found if task.state not in (State.SUBMITTED, State.COMPLETED)],
        organization=organization,
        kind=EventKind.OBSTACLE,
        until=board.as_of,
        unless=EventKind.OVERCOME,
    )
    asked = {} if is_past else requests_of(waiting.open_matters(session, organization=organization, tasks=ids))
    place = {row.unit.id: number for number, row in enumerate(board.rows)}
    entries = [
        Entry(
            task,
            tasks.timeliness(task, board.as_of, board.calendar),
            tasks.days_late(task, board.as_of),
            tuple(due for due in deadlines.get(task.id, ()) if task.due and due.version <= task.due.version),
            reasons.get(task.id),
            asked[task.id].due if task.id in asked else None,
        )
        for task in found
    ]
    return tuple(
        sorted(entries, key=lambda one: (place.get(one.task.lead.id, len(place)), _ends(one, board), one.task.number))
    )


def _ends(entry: Entry, board: Board) -> tuple[bool, dt.datetime]:
    """Orders by the deadline, none last."""
    assert board.as_of.tzinfo is not None
    ends = entry.task.due.ends(board.as_of.tzinfo) if entry.task.due else None
    return ends is None, ends or board.as_of
