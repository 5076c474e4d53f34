"""What the database counts of a period, and of a day that is past, is what the rules say of each task."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from channels.telegram.hearing import CHANNEL
from db.engine import Sessions
from db.models import Organization, Person, Task, TaskSpan, Unit
from db.overviews import accounts
from db.overviews.accounts import Borders
from domain.calendar import ONE_DAY, WorkingCalendar
from domain.overviews.account import Adjustments, Passage, Span, passage_of
from domain.overviews.board import moment_of
from domain.overviews.filters import Status, fits
from domain.overviews.lists import Selection
from domain.tasks import CLOSED, State

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
START = dt.datetime(2026, 9, 1, tzinfo=HANOI)
NOW = START + 95 * ONE_DAY + dt.timedelta(hours=10)
CALENDAR = WorkingCalendar()
COUNT = 80


@dataclass(frozen=True)
class Town:
    """A department with the lives of its tasks by their ids."""

    organization: int
    units: tuple[int, ...]
    lives: dict[int, list[Span]]


@pytest.fixture
def town(sessions: Sessions) -> Town:
    with sessions.begin() as session:
        _department(session, random.Random(3))
        return _department(session, random.Random(4))


def _department(session: Session, chance: random.Random) -> Town:
    organization = Organization(name="Sở", zone="Asia/Ho_Chi_Minh", settings={}, created_at=START)
    session.add(organization)
    session.flush()
    own = {"organization_id": organization.id}
    units = [Unit(**own, name=f"Phòng {n}", aliases=[], valid_from=START.date()) for n in range(3)]
    person = Person(**own, channel=CHANNEL, account=organization.id, name="Bình")
    session.add_all([*units, person])
    session.flush()
    lives = [_life(chance, [unit.id for unit in units]) for _ in range(COUNT)]
    tasks = [_task(number, spans, person, own) for number, spans in enumerate(lives, 1)]
    session.add_all(tasks)
    session.flush()
    for task, spans in zip(tasks, lives, strict=True):
        session.add_all(_row(task.id, span, own) for span in spans)
        session.flush()
    found = {task.id: spans for task, spans in zip(tasks, lives, strict=True)}
    return Town(organization.id, tuple(unit.id for unit in units), found)


def _life(chance: random.Random, units: Sequence[int]) -> list[Span]:
    """A life whose changes often lie on the borders that are asked about, and sometimes on each other."""
    days = sorted(chance.choice([0, 30, 61, *range(95)]) for _ in range(chance.randrange(1, 7)))
    since = [START + day * ONE_DAY for day in days]
    opens = [state for state in State if state not in CLOSED]
    spans = []
    for begin, end in zip(since, [*since[1:], None], strict=True):
        state = chance.choice(list(State) if spans else opens)
        due = chance.choice([None, START + chance.choice([30, 61, chance.randrange(95)]) * ONE_DAY])
        reported = begin - chance.choice([0, 0, 3]) * ONE_DAY if state in (State.SUBMITTED, State.COMPLETED) else None
        spans.append(Span(state, chance.choice(units), begin, end, due, reported))
    return spans


def _task(number: int, spans: list[Span], person: Person, own: dict[str, int]) -> Task:
    last = spans[-1]
    return Task(
        **own,
        number=number,
        content=f"Việc {number}",
        lead_id=last.lead,
        urgency="normal",
        assigner_id=person.id,
        state=last.state.value,
        created_at=spans[0].since,
        due_words="hạn" if last.due_end else None,
        due_kind="clock" if last.due_end else None,
        due_moment=last.due_end,
        due_end=last.due_end,
        reported_at=last.reported_at,
    )


def _row(task: int, span: Span, own: dict[str, int]) -> TaskSpan:
    return TaskSpan(
        **own,
        task_id=task,
        state=span.state.value,
        lead_id=span.lead,
        since=span.since,
        until=span.until,
        due_end=span.due_end,
        reported_at=span.reported_at,
    )


def borders_of(first: int, last: int) -> Borders:
    since, until = START + first * ONE_DAY, START + last * ONE_DAY
    return Borders(since, until, moment_of(min(NOW, until - dt.timedelta.resolution), CALENDAR))


PERIODS = [borders_of(0, 30), borders_of(30, 61), borders_of(31, 95), borders_of(61, 91), borders_of(90, 120)]


def way_of(spans: list[Span], borders: Borders) -> Passage | None:
    return passage_of(spans, borders.since, borders.until, borders.moment)


@pytest.mark.by_turns
@pytest.mark.parametrize("borders", PERIODS)
def test_the_ways_of_the_tasks_are_counted_as_the_rule_has_them(
    sessions: Sessions, town: Town, borders: Borders
) -> None:
    with sessions.begin() as session:
        found = accounts.passages(session, Selection(), borders, organization=town.organization)
    expected = Counter(way for spans in town.lives.values() if (way := way_of(spans, borders)) is not None)
    assert expected
    assert Counter({_alike(way): way.count for way in found}) == expected


def _alike(way: Passage) -> Passage:
    return Passage(way.inflow, way.first, way.last, way.state, way.when)


@pytest.mark.by_turns
@pytest.mark.parametrize("borders", PERIODS)
def test_of_one_unit_count_the_tasks_that_came_in_or_stand_with_it(
    sessions: Sessions, town: Town, borders: Borders
) -> None:
    mine = town.units[0]
    with sessions.begin() as session:
        found = accounts.passages(session, Selection(leads=frozenset({mine})), borders, organization=town.organization)
    ways = [way for spans in town.lives.values() if (way := way_of(spans, borders)) is not None]
    assert sum(way.count for way in found) == sum(mine in (way.first, way.last) for way in ways)


@pytest.mark.by_turns
@pytest.mark.parametrize("borders", PERIODS)
def test_the_lines_of_an_account_are_what_it_counts(sessions: Sessions, town: Town, borders: Borders) -> None:
    ways = {task: way for task, spans in town.lives.items() if (way := way_of(spans, borders)) is not None}
    for status in (Status.COMPLETED, Status.COMPLETED_LATE, Status.OVERDUE, Status.OPEN, Status.AWAITING):
        selection = Selection(status=status)
        with sessions.begin() as session:
            found = accounts.lines(session, selection, borders, organization=town.organization)
            number = accounts.count(session, selection, borders, organization=town.organization)
        expected = {task for task, way in ways.items() if fits(status, way.state, way.when, unreported=False)}
        assert {task.id for task in found} == expected, status
        assert number == len(expected), status
        assert {task.id: task.lead.id for task in found} == {task: ways[task].last for task in expected}


@pytest.mark.by_turns
@pytest.mark.parametrize("borders", PERIODS)
def test_a_day_that_is_past_is_counted_as_it_was(sessions: Sessions, town: Town, borders: Borders) -> None:
    with sessions.begin() as session:
        found = accounts.tallies(session, Selection(), borders, organization=town.organization)
    begun = [spans for spans in town.lives.values() if spans[0].since < borders.until]
    expected = Counter(
        (way.last, way.state, way.when)
        for spans in begun
        if (way := passage_of(spans, spans[0].since, borders.until, borders.moment)) is not None
    )
    assert Counter({(one.unit, one.state, one.when): one.count for one in found}) == expected


@pytest.mark.by_turns
@pytest.mark.parametrize("borders", PERIODS)
def test_what_is_decided_after_a_period_is_told_of_it(sessions: Sessions, town: Town, borders: Borders) -> None:
    with sessions.begin() as session:
        found = accounts.adjustments(session, Selection(), borders, organization=town.organization)
    assert found == _adjustments(town, borders)


def _adjustments(town: Town, borders: Borders) -> Adjustments:
    counts: Counter[str] = Counter()
    for spans in town.lives.values():
        known = [span for span in spans if span.since < borders.until]
        later = spans[len(known) :]
        way = way_of(spans, borders)
        if not later or not known:
            continue
        last, then = known[-1], later[0].state
        if last.state is State.SUBMITTED:
            counts["confirmed"] += then is State.COMPLETED
            counts["sent_back"] += then not in CLOSED
        elif last.state in CLOSED:
            counts["reopened"] += last.since >= borders.since and then not in CLOSED
        elif way and fits(Status.OVERDUE, way.state, way.when, unreported=False) and last.due_end:
            counts["extended"] += any(span.due_end and span.due_end > last.due_end for span in later)
    return Adjustments(**counts)
