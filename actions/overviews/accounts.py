"""The account of a period, and the Board of a day that is past: as it was known then, whenever it is asked for."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from actions.overviews import narrowing, orders
from actions.turns import Speaker
from db import events, waiting
from db.charges import in_charge
from db.overviews import accounts, boards
from db.overviews.accounts import Borders
from domain import refusals
from domain.history import EventKind
from domain.organizations import Unit
from domain.overviews import account, board, groups, lists
from domain.overviews.account import Account, Met, Passage, Silent, flows_of
from domain.overviews.board import Board, Cells, Grouped, Tally
from domain.overviews.filters import By, Filters, Status, fits
from domain.overviews.lists import PAGE, Selection, TaskList
from domain.overviews.periods import Period
from domain.people import Actor
from domain.reminding.waiting import requests_of
from domain.tasks import PersonName, Task

MOST_MET = 10
"""Obstacles that are told with an account."""
LAST = dt.timedelta.resolution
"""A border is the first moment after what it ends."""


@dataclass(frozen=True)
class _Past:
    """What is asked of a stretch of time, within what the speaker may see of it."""

    session: Session
    speaker: Speaker
    filters: Filters
    selection: Selection
    borders: Borders
    now: dt.datetime

    @property
    def organization(self) -> int:
        return self.speaker.organization.id

    @property
    def ended(self) -> bool:
        return self.borders.until <= self.now

    def passages(self) -> tuple[Passage, ...]:
        return accounts.passages(self.session, self.selection, self.borders, organization=self.organization)

    def lines(self, wanted: Mapping[Status, int]) -> dict[Status, list[Task]]:
        """The first of the tasks of each status, at most so many, as they stood at the end."""
        fitting = [status for status in wanted if self.selection.status in (None, Status.OPEN, status)]
        selections = [(replace(self.selection, status=status), wanted[status]) for status in fitting]
        found = accounts.lines_of_each(self.session, selections, self.borders, organization=self.organization)
        return dict(zip(fitting, found, strict=True))

    def charges(self) -> dict[int, PersonName]:
        """Who was in charge of which unit at the end."""
        return in_charge(self.session, organization=self.organization, at=self.borders.moment.now)

    def units(self, leading: Iterable[int]) -> tuple[Unit, ...]:
        """The units that were there at the end, and those that had tasks; of all, those that the speaker may see."""
        today = self.borders.moment.now.date()
        found = boards.units_of_board(
            self.session, organization=self.organization, today=today, leading=frozenset(leading)
        )
        leads = self.selection.leads
        return tuple(unit for unit in found if leads is None or unit.id in leads)


def account_of(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Board:
    """The account of the period of the filters, of which is_account() holds; of one status its Board alone.

    Raises NotAllowed for what the speaker may not see.
    """
    past = _past(session, speaker, lists.board_for, filters, _borders(speaker, filters, now), now)
    passages = past.passages()
    if filters.status is not None:
        return _of_status(past, filters.status, passages)
    bare = _account(past, passages)
    found = replace(bare, grouped=_grouped_flows(past, passages), met=_met(past), silent=_silent(past, bare))
    found = replace(found, **_shown(past, bare.total))
    if not past.ended:
        everything = replace(past.selection, period=None)
        found = replace(found, orders=orders.open_ones(session, everything, past.organization))
    else:
        adjusted = accounts.adjustments(session, past.selection, past.borders, organization=past.organization)
        found = replace(found, adjustments=adjusted)
    return found if filters.against is None else replace(found, before=_before(past))


def _met(past: _Past) -> tuple[Met, ...]:
    """The obstacles that were told in the period and stood at its end, of the tasks that were open then."""
    ids = accounts.told_obstacles(past.session, past.borders, organization=past.organization)
    if not ids:
        return ()
    reasons = events.newest_words(
        past.session,
        ids,
        organization=past.organization,
        kind=EventKind.OBSTACLE,
        until=past.borders.moment.now,
        unless=EventKind.OVERCOME,
    )
    wanted = replace(past.selection, status=Status.OPEN, ids=frozenset(reasons))
    found = accounts.lines(past.session, wanted, past.borders, organization=past.organization, limit=MOST_MET)
    return tuple(Met(task, reasons[task.id]) for task in found)


def _silent(past: _Past, bare: Account) -> tuple[Silent, ...]:
    """The units that have not reported on all their work in the period, in the order of the account."""
    found = accounts.unreported(past.session, past.selection, past.borders, organization=past.organization)
    units = {one.unit: one for one in found if one.unreported}
    rows = [row.unit for row in bare.flows if row.unit.id in units]
    return tuple(Silent(unit, units[unit.id].at_hand, units[unit.id].unreported) for unit in rows)


def _grouped_flows(past: _Past, passages: Sequence[Passage]) -> Grouped | None:
    """The account by what the filters ask for instead of by unit."""
    match past.filters.by:
        case By.LEADER:
            return groups.passages_under_leaders(passages, past.charges())
        case By.AREA:
            found = accounts.passages_of_areas(
                past.session, past.selection, past.borders, organization=past.organization
            )
            return groups.of_passages(By.AREA, *found)
    return None


def _before(past: _Past) -> Account:
    """The numbers alone of the account with which this one is compared."""
    filters = account.compared(past.filters)
    borders = _borders(past.speaker, filters, past.now)
    earlier = replace(past, filters=filters, borders=borders)
    return _account(earlier, earlier.passages())


def board_as_of(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Board:
    """The Board as it stood at the end of the day `filters.as_of`, which is past.

    Raises NotAllowed likewise, and UnclearWords for what is known of the present alone.
    """
    past = _past(session, speaker, lists.board_for, filters, _borders_as_of(speaker, filters), now)
    tallies = accounts.tallies(session, past.selection, past.borders, organization=past.organization)
    return replace(_board(past, tallies), grouped=_grouped(past, tallies))


def _grouped(past: _Past, tallies: Sequence[Tally]) -> Grouped | None:
    match past.filters.by:
        case By.LEADER:
            return groups.under_leaders(tallies, past.charges())
        case By.AREA:
            found = accounts.tallies_of_areas(
                past.session, past.selection, past.borders, organization=past.organization
            )
            return groups.of_tallies(By.AREA, *found)
    return None


def list_of(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> TaskList:
    """The page that the filters ask for of the tasks as they stood at the end of the period, or of the day.

    Raises UnclearWords likewise.
    """
    borders = _borders_as_of(speaker, filters) if filters.period is None else _borders(speaker, filters, now)
    past = _past(session, speaker, lists.listed_for, filters, borders, now)
    total = accounts.count(session, past.selection, borders, organization=past.organization)
    page = min(filters.page, lists.pages_of(total))
    found = accounts.lines(
        session, past.selection, borders, organization=past.organization, limit=PAGE, offset=(page - 1) * PAGE
    )
    return TaskList(
        filters=replace(filters, page=page),
        lines=tuple(lists.line_for(speaker.known, task, {}) for task in found),
        total=total,
        owner=speaker.known.person,
        as_of=borders.moment.now,
        calendar=speaker.organization.times.calendar,
        nearness=past.selection.nearness,
    )


def counted(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> list[Task]:
    """Every task that the Board of that period, or of that day, counts, as it stood then."""
    of_day = not account.is_account(filters, now.date(), speaker.organization.times.cutoff)
    borders = _borders_as_of(speaker, filters) if of_day else _borders(speaker, filters, now)
    past = _past(session, speaker, lists.board_for, filters, borders, now)
    selection = replace(past.selection, status=past.selection.status or Status.EVERY)
    return accounts.lines(session, selection, borders, organization=past.organization)


def cells_of(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Cells:
    """What became of the tasks of the period that the speaker may list, of all units together."""
    passages = _listed(session, speaker, filters, now).passages()
    return sum((flow.cells for flow in flows_of(passages).values()), Cells())


def listed(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> list[Task]:
    """The tasks of a status in the account of the period that the speaker may list, as they stood at its end."""
    past = _listed(session, speaker, filters, now)
    return accounts.lines(session, past.selection, past.borders, organization=past.organization)


def _listed(session: Session, speaker: Speaker, filters: Filters, now: dt.datetime) -> _Past:
    return _past(session, speaker, lists.listed_for, filters, _borders(speaker, filters, now), now)


def counted_days(speaker: Speaker, filters: Filters) -> Period:
    """The days of the account that the filters ask for."""
    return account.counted(filters, speaker.organization.times.cutoff)


Select = Callable[[Actor, Filters], Selection]


def _past(
    session: Session, speaker: Speaker, select: Select, filters: Filters, borders: Borders, now: dt.datetime
) -> _Past:
    selection = select(speaker.known, filters)
    resolved = narrowing.resolved(session, speaker, selection, filters, borders.moment)
    return _Past(session, speaker, filters, resolved, borders, now)


def _borders(speaker: Speaker, filters: Filters, now: dt.datetime) -> Borders:
    """The borders of the account that the filters ask for."""
    return _borders_of(speaker, account.counted(filters, speaker.organization.times.cutoff), now)


def _borders_of(speaker: Speaker, period: Period, now: dt.datetime) -> Borders:
    """The borders of the period, with its last moment, or `now` while it lasts."""
    times = speaker.organization.times
    since, until = period.starts(times.zone), period.ends(times.zone)
    moment = board.moment_of(min(now, until - LAST), times.calendar, period=times.ladder.progress)
    return Borders(since, until, moment)


def _borders_as_of(speaker: Speaker, filters: Filters) -> Borders:
    """The border behind a day that is past, of all the time before it."""
    assert filters.as_of is not None
    if {filters.status, filters.also} & _OF_TODAY:
        raise refusals.UnclearWords(f"{filters.as_of:%d/%m/%Y}")
    past = Period(filters.as_of, filters.as_of)
    until = past.ends(speaker.organization.times.zone)
    return replace(_borders_of(speaker, past, until), since=_EVER)


_EVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_OF_TODAY = {Status.UNREPORTED, Status.WAITING, Status.EXTENSION, Status.OBSTACLE}


def _account(past: _Past, passages: Sequence[Passage]) -> Account:
    """The numbers alone."""
    narrowed = replace(past.filters, period=None, as_of=None).narrowed
    flows = flows_of(passages)
    units = past.units(flows)
    rows = account.rows_of(flows, units, narrowed=narrowed)
    return Account(
        counted=account.counted(past.filters, past.speaker.organization.times.cutoff),
        ended=past.ended,
        flows=rows,
        **_named(past, units),
        rows=tuple(board.Row(row.unit, row.flow.cells) for row in rows),
        cancelled=sum(row.flow.cancelled for row in rows),
    )


def _of_status(past: _Past, status: Status, passages: Sequence[Passage]) -> Board:
    """The Board of the tasks of that status alone, of those that stood with the units asked for."""
    leads = past.selection.leads
    tallies = [
        Tally(one.last, one.state, one.when, one.count)
        for one in passages
        if fits(status, one.state, one.when, unreported=False) and (leads is None or one.last in leads)
    ]
    return _board(past, tallies)


def _board(past: _Past, tallies: Sequence[Tally]) -> Board:
    units = past.units(one.unit for one in tallies)
    bare = Board(
        **_named(past, units),
        rows=board.rows_of(tallies, units, narrowed=past.filters.narrowed),
        cancelled=board.cancelled_of(tallies),
    )
    return replace(bare, **_shown(past, bare.total))


def _named(past: _Past, units: Sequence[Unit]) -> dict[str, Any]:
    """Whose Board it is, and of when."""
    organization = past.speaker.organization
    return {
        "organization": organization.name,
        "as_of": past.borders.moment.now,
        "calendar": organization.times.calendar,
        "filters": past.filters if past.selection.leads is None else past.filters.of_units(units),
    }


def _shown(past: _Past, total: Cells) -> dict[str, Any]:
    """The tasks that a Board names, asked for where it counts some."""
    now = past.borders.moment.now
    counts = {
        Status.OVERDUE: (total.open_overdue, board.OVERDUE_SHOWN),
        Status.AWAITING: (total.awaiting, board.WAITING_SHOWN),
        Status.RETURNED: (total.returned, board.WAITING_SHOWN),
    }
    found = past.lines({status: most for status, (count, most) in counts.items() if count})
    overdue = found.get(Status.OVERDUE, [])
    # What a unit asks for is known of the present alone.
    asked = () if past.ended else waiting.open_matters(
        past.session, organization=past.organization, tasks=[task.id for task in overdue]
    )  # fmt: skip
    return {
        "overdue": board.late_ones(overdue, now, requests_of(asked)),
        "awaiting": tuple(found.get(Status.AWAITING, ())),
        "returned": tuple(found.get(Status.RETURNED, ())),
    }
