"""The Board adds up, whatever is counted; and its borders of time are those of the rules."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ONE_DAY, WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.ladder import Ladder, Times, asks_progress, newest_rung
from domain.organizations import Unit
from domain.overviews.board import Board, Cells, Tally, cancelled_of, cells_by_unit, late_ones, moment_of, rows_of
from domain.overviews.filters import Filters
from domain.tasks import Due, State, Task, Timeliness, UnitName, is_unreported, timeliness

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 20, 10, 15, tzinfo=HANOI)
CALENDAR = WorkingCalendar()
UNITS = tuple(Unit(number, f"Phòng {number}") for number in range(1, 6))

tallies = st.lists(
    st.builds(
        Tally,
        unit=st.sampled_from([unit.id for unit in UNITS]),
        state=st.sampled_from(State),
        when=st.sampled_from(Timeliness),
        count=st.integers(1, 10_000),
    )
)


def board_of(counted: list[Tally]) -> Board:
    rows = rows_of(counted, UNITS, narrowed=False)
    return Board("Sở", NOW, CALENDAR, Filters(), rows, cancelled=cancelled_of(counted))


def task(number: int, day: dt.date, state: State = State.IN_PROGRESS, reported_at: dt.datetime | None = None) -> Task:
    due = Due("hạn", DeadlineKind.EXACT, day=day)
    return Task(number, 1, number, "Việc", UnitName(1, "Phòng 1"), state, NOW, due=due, reported_at=reported_at)


@given(tallies)
def test_rows_and_columns_add_up_to_the_same_number(counted: list[Tally]) -> None:
    board = board_of(counted)
    total = board.total
    six = ("done_in_time", "done_late", "done_undated", "open_in_time", "open_overdue", "open_undated")
    columns = [sum(getattr(row.cells, cell) for row in board.rows) for cell in six]
    assert [getattr(total, cell) for cell in six] == columns
    assert sum(columns) == total.total == sum(row.cells.total for row in board.rows)
    assert total.total + board.cancelled == sum(one.count for one in counted)
    assert total.done + total.open == total.total


@given(tallies)
def test_warnings_are_parts_of_what_is_open(counted: list[Tally]) -> None:
    for row in board_of(counted).rows:
        assert row.cells.due_soon <= row.cells.open_in_time
        assert row.cells.awaiting + row.cells.returned <= row.cells.open


def test_each_state_has_its_half() -> None:
    def cells(state: State, when: Timeliness) -> Cells:
        return cells_by_unit([Tally(1, state, when, 2)])[1]

    assert cells(State.COMPLETED, Timeliness.IN_TIME) == Cells(done_in_time=2)
    assert cells(State.COMPLETED, Timeliness.OVERDUE) == Cells(done_late=2)
    assert cells(State.COMPLETED, Timeliness.NO_DEADLINE) == Cells(done_undated=2)
    assert cells(State.SUBMITTED, Timeliness.IN_TIME) == Cells(open_in_time=2, awaiting=2)
    assert cells(State.SUBMITTED, Timeliness.OVERDUE) == Cells(open_overdue=2, awaiting=2)
    assert cells(State.IN_PROGRESS, Timeliness.DUE_SOON) == Cells(open_in_time=2, due_soon=2)
    assert cells(State.RETURNED, Timeliness.OVERDUE) == Cells(open_overdue=2, returned=2)
    assert cells(State.RETURNED, Timeliness.DUE_SOON) == Cells(open_in_time=2, due_soon=2, returned=2)
    assert cells(State.SUSPENDED, Timeliness.NO_DEADLINE) == Cells(open_undated=2)
    assert cells(State.CANCELLED, Timeliness.OVERDUE) == Cells()


def test_units_without_tasks_fall_out_only_where_less_was_asked_for() -> None:
    counted = [Tally(3, State.ASSIGNED, Timeliness.IN_TIME, 1)]
    assert [row.unit.id for row in rows_of(counted, UNITS, narrowed=False)] == [1, 2, 3, 4, 5]
    assert [row.unit.id for row in rows_of(counted, UNITS, narrowed=True)] == [3]


@given(
    now=st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 12, 31)),  # noqa: DTZ001
    days=st.integers(0, 20),
    closed=st.sets(st.integers(0, 20)),
)
def test_the_border_of_soon_is_the_one_of_the_rule(now: dt.datetime, days: int, closed: set[int]) -> None:
    moment = now.replace(tzinfo=HANOI)
    calendar = WorkingCalendar({moment.date() + n * ONE_DAY: False for n in closed})
    one = task(1, moment.date() + days * ONE_DAY)
    assert one.due is not None
    ends = one.due.ends(HANOI)
    assert ends is not None
    soon = timeliness(one, moment, calendar) is Timeliness.DUE_SOON
    assert soon == (ends <= moment_of(moment, calendar).soon_until)


@given(
    now=st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2027, 12, 31)),  # noqa: DTZ001
    ago=st.integers(0, 40 * 24),
    closed=st.sets(st.integers(0, 40)),
    period=st.integers(1, 15),
)
def test_the_border_of_silence_is_the_one_of_the_rule(
    now: dt.datetime, ago: int, closed: set[int], period: int
) -> None:
    moment = now.replace(tzinfo=HANOI)
    calendar = WorkingCalendar({moment.date() - n * ONE_DAY: False for n in closed})
    heard = moment - dt.timedelta(hours=ago)
    one = replace(task(1, moment.date()), heard_at=heard.astimezone(dt.UTC))
    silent = is_unreported(one, moment, calendar, period=period)
    assert silent == (heard < moment_of(moment, calendar, period=period).heard_since)
    asking = Times(HANOI, calendar, Ladder(progress=period))
    far = replace(one, due=Due("hạn", DeadlineKind.EXACT, day=moment.date() + 400 * ONE_DAY))
    question = newest_rung(far, dt.datetime.combine(moment.date(), dt.time(8), HANOI), asking)
    assert silent == (question is not None and asks_progress(question.name))


def test_only_work_at_hand_waits_for_a_report() -> None:
    old = replace(task(1, NOW.date()), created_at=NOW - 60 * ONE_DAY)
    waiting = {state for state in State if is_unreported(replace(old, state=state), NOW, CALENDAR, period=10)}
    assert waiting == {State.ASSIGNED, State.IN_PROGRESS}


def test_overdue_tasks_come_most_days_late_first_and_reported_ones_stop_counting() -> None:
    today = NOW.date()
    found = late_ones(
        [
            task(1, today - 2 * ONE_DAY),
            task(2, today - 9 * ONE_DAY, State.SUBMITTED, NOW - 8 * ONE_DAY),
            task(3, today - 5 * ONE_DAY),
        ],
        NOW,
        {},
    )
    assert [(late.task.number, late.days, late.awaiting) for late in found] == [
        (3, 5, False),
        (1, 2, False),
        (2, 1, True),
    ]
