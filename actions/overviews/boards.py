"""The Board and the lists of tasks: what was asked for, within what the speaker may see."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.overviews import accounts, narrowing, orders
from actions.reminding import unreached
from actions.turns import Speaker
from db import organizations, series, waiting
from db import tasks as stored
from db.charges import in_charge
from db.delivery import unreached as refused
from db.overviews import boards
from domain import refusals
from domain.names import Named
from domain.overviews import account, board, groups, lists
from domain.overviews.board import Board, Cells, Grouped, Moment, Tally
from domain.overviews.filters import TOLD_WHAT_WAITS, By, Filters, Status, decode
from domain.overviews.lists import PAGE, Selection, TaskList
from domain.people import Actor
from domain.reminding.unreached import Unheard
from domain.reminding.waiting import Item, Open, ordered, requests_of, waits_of
from domain.roles import Role
from domain.tasks import Task

MOST = 5_000
"""Tasks that are loaded at once: more than any department has in a year."""


def board_of(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Board:
    """The Board of what the filters ask for: an account of their period, or as of a day; `now` is in the zone there.

    Raises NotAllowed for what the speaker may not see, UnclearWords for what of a day that is past nobody knows.
    """
    filters = account.settled(filters, now.date())
    if _is_account(speaker, filters, now):
        return accounts.account_of(session, speaker, filters, now=now)
    if _is_past(filters, now):
        return accounts.board_as_of(session, speaker, filters, now=now)
    return standing(session, speaker, filters, now=now)


def counted(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> list[Task]:
    """Every task that board_of() counts, as it stood at the moment of the Board. Raises as board_of()."""
    filters = account.settled(filters, now.date())
    if _is_account(speaker, filters, now) or _is_past(filters, now):
        return accounts.counted(session, speaker, filters, now=now)
    moment = moment_for(speaker, now)
    selection = narrowing.resolved(session, speaker, lists.board_for(speaker.known, filters), filters, moment)
    every = replace(selection, status=selection.status or Status.EVERY)
    return boards.lines(session, every, moment, organization=speaker.organization.id, limit=MOST)


def _is_account(speaker: Speaker, filters: Filters, now: dt.datetime) -> bool:
    return account.is_account(filters, now.date(), speaker.organization.times.cutoff)


def _is_past(filters: Filters, now: dt.datetime) -> bool:
    return filters.as_of is not None and filters.as_of < now.date()


def standing(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> Board:
    """The Board of the tasks as they stand at `now`; a period is that of their deadlines. Raises NotAllowed."""
    organization = speaker.organization
    moment = moment_for(speaker, now)
    selection = narrowing.resolved(session, speaker, lists.board_for(speaker.known, filters), filters, moment)
    tallies = boards.tallies(session, selection, moment, organization=organization.id)
    units = boards.units_of_board(
        session, organization=organization.id, today=now.date(), leading={one.unit for one in tallies}
    )
    shown = [unit for unit in units if selection.leads is None or unit.id in selection.leads]
    waits = _waiting(session, selection, moment, organization.id)
    undelivered, unheard = _failures(session, speaker, now)
    rows = board.rows_of(tallies, shown, narrowed=filters.narrowed)
    total = sum((row.cells for row in rows), Cells())
    return Board(
        organization=organization.name,
        as_of=now,
        calendar=organization.times.calendar,
        filters=filters if selection.leads is None else filters.of_units(shown),
        rows=rows,
        cancelled=board.cancelled_of(tallies),
        grouped=_grouped(session, selection, filters.by, tallies, moment, organization.id),
        overdue=_overdue(session, selection, moment, organization.id, requests_of(waits)) if total.open_overdue else (),
        awaiting=_some(session, selection, Status.AWAITING, moment, organization.id) if total.awaiting else (),
        returned=_some(session, selection, Status.RETURNED, moment, organization.id) if total.returned else (),
        waiting=_items(session, waits, organization.id),
        orders=orders.open_ones(session, selection, organization.id),
        undelivered=undelivered,
        unreached=unheard,
        period=organization.times.ladder.progress,
    )


def _grouped(
    session: Session,
    selection: Selection,
    by: By | None,
    tallies: Sequence[Tally],
    moment: Moment,
    organization: int,
) -> Grouped | None:
    """The tallies by what was asked for instead of by unit."""
    match by:
        case By.LEADER:
            return groups.under_leaders(tallies, in_charge(session, organization=organization))
        case By.AREA:
            found = boards.tallies_of_areas(session, selection, moment, organization=organization)
            return groups.of_tallies(By.AREA, *found)
    return None


def moment_for(speaker: Speaker, now: dt.datetime) -> Moment:
    """`now` with the borders that the organization has set for its tasks."""
    times = speaker.organization.times
    return board.moment_of(now, times.calendar, period=times.ladder.progress)


def _waiting(session: Session, selection: Selection, moment: Moment, organization: int) -> list[Open]:
    """What the units have put before who decides, of the tasks that are counted."""
    if selection.status not in (None, Status.OPEN, Status.OVERDUE, Status.WAITING):
        return []
    if selection == Selection():
        return waiting.open_matters(session, organization=organization)
    asked = boards.ids(session, replace(selection, status=Status.WAITING), moment, organization=organization)
    return waiting.open_matters(session, organization=organization, tasks=asked) if asked else []


def _items(session: Session, waits: Sequence[Open], organization: int) -> tuple[Item, ...]:
    ids = list(dict.fromkeys(one.task for one in waits))
    tasks = {task.id: task for task in stored.by_ids(session, ids, organization=organization)}
    return tuple(Item(one, tasks[one.task]) for one in ordered(waits))


def _overdue(
    session: Session, selection: Selection, moment: Moment, organization: int, requests: Mapping[int, Open]
) -> tuple[board.Late, ...]:
    if selection.status not in (None, Status.OPEN, Status.OVERDUE):
        return ()
    late = replace(selection, status=Status.OVERDUE)
    found = boards.lines(session, late, moment, organization=organization, limit=board.OVERDUE_SHOWN)
    return board.late_ones(found, moment.now, requests)


def _some(
    session: Session, selection: Selection, status: Status, moment: Moment, organization: int
) -> tuple[Task, ...]:
    """The first of the tasks that wait for a decision of this kind."""
    if selection.status not in (None, Status.OPEN, status):
        return ()
    waiting = replace(selection, status=status)
    return tuple(boards.lines(session, waiting, moment, organization=organization, limit=board.WAITING_SHOWN))


def _failures(session: Session, speaker: Speaker, now: dt.datetime) -> tuple[int | None, tuple[Unheard, ...]]:
    """The office and the leaders are told what did not arrive, and where nothing does; None for everybody else."""
    if not _hears_of_failures(speaker):
        return None, ()
    organization = speaker.organization
    count, some = refused.failures(session, organization=organization.id, since=now - board.LATELY)
    return count, unreached.in_organization(session, organization, today=now.date()) if some else ()


def _hears_of_failures(speaker: Speaker) -> bool:
    return speaker.known.holds(Role.OFFICE) or speaker.known.holds(Role.LEADER)


def overdue_of(session: Session, speaker: Speaker, filters: Filters, *, words: str, now: dt.datetime) -> TaskList:
    """Of what the filters behind the `words` ask for, the overdue tasks. Raises UnclearWords for another status."""
    if filters.status not in (None, Status.OVERDUE):
        raise refusals.UnclearWords(words)
    return list_of(session, speaker, replace(filters, status=Status.OVERDUE), now=now)


def turned_page(session: Session, speaker: Speaker, *, code: str, now: dt.datetime) -> TaskList:
    """The page behind a button, within what the speaker may see now.

    Raises NotYourButton for somebody who did not ask for the list, StaleButton for a code that leads nowhere.
    """
    return list_of(session, speaker, filters_behind(session, speaker, code, now), now=now)


def filters_behind(session: Session, speaker: Speaker, code: str, now: dt.datetime) -> Filters:
    """The filters behind the button of a page, which is for who asked for the list alone. Raises as turned_page()."""
    owner, _, filters = code.partition(":")
    if owner != str(speaker.known.person):
        raise refusals.NotYourButton
    return decoded(session, speaker, filters, now)


def decoded(session: Session, speaker: Speaker, code: str, now: dt.datetime) -> Filters:
    """The filters that encode() wrote, with the units and people of today. Raises StaleButton."""
    units, people = _units(session, speaker.known, now), narrowing.colleagues(session, speaker)
    return decode(code, units=units, people=people)


def list_of(session: Session, speaker: Speaker, filters: Filters, *, now: dt.datetime) -> TaskList:
    """The page that the filters ask for of the tasks that the speaker may see. Raises UnclearWords as board_of()."""
    if _is_past(filters, now) or (filters.status is not None and _is_account(speaker, filters, now)):
        return accounts.list_of(session, speaker, filters, now=now)
    organization, actor = speaker.organization, speaker.known
    moment = moment_for(speaker, now)
    selection = narrowing.resolved(session, speaker, lists.listed_for(actor, filters), filters, moment)
    total = boards.count(session, selection, moment, organization=organization.id)
    page = min(filters.page, lists.pages_of(total))
    found = boards.lines(session, selection, moment, organization=organization.id, limit=PAGE, offset=(page - 1) * PAGE)
    asked = waiting.open_matters(session, organization=organization.id, tasks=[task.id for task in found])
    requests = requests_of(asked)
    common = series.orders_of(session, [task.id for task in found], organization=organization.id)
    lines = [lists.line_for(actor, task, requests, common) for task in found]
    if filters.status in TOLD_WHAT_WAITS:
        lines = [replace(line, waits=waits_of(line.task, asked)) for line in lines]
    return TaskList(
        filters=replace(filters, page=page),
        lines=tuple(lines),
        total=total,
        owner=actor.person,
        as_of=now,
        calendar=organization.times.calendar,
        nearness=selection.nearness,
    )


def _units(session: Session, actor: Actor, now: dt.datetime) -> tuple[Named, ...]:
    found = organizations.units(session, organization=actor.organization, today=now.date())
    return tuple(Named(unit.id, unit.name, unit.aliases) for unit in found)
