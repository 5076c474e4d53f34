"""What is to come, from plain values: by moment, without what was told before, with occurrences still to be made."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from domain.deadlines import DeadlineKind
from domain.ladder import Times, next_rung
from domain.overviews import forecast
from domain.overviews.forecast import Entry, Known
from domain.overviews.periods import Period
from domain.reminding.digests import Holder, Recipients
from domain.roles import Role
from domain.tasks import Due, PersonName, State, Task, UnitName

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TIMES = Times(HANOI)
NOW = dt.datetime(2026, 12, 7, 9, 0, tzinfo=HANOI)
GROUP, OTHER_GROUP = -1, -2
UNIT = UnitName(1, "Phòng Quản lý khoa học")
AN, BINH, MINH = (PersonName(n, name, 500 + n) for n, name in enumerate(("An", "Bình", "Minh"), 1))
HOLDERS = [Holder(AN, Role.OFFICE), Holder(BINH, Role.HEAD, UNIT.id), Holder(MINH, Role.LEADER)]
EVERYBODY = Recipients((GROUP, OTHER_GROUP), HOLDERS, frozenset({AN.account, MINH.account}))
UNTIL = forecast.end_of(forecast.last_day(NOW), TIMES)


def task(day: str, *, id: int = 1, state: State = State.IN_PROGRESS, rrule: str | None = None) -> Task:
    due = Due(day, DeadlineKind.EXACT, day=dt.date.fromisoformat(day), rrule=rrule)
    return Task(id, 1, id, "Rà soát văn bản", UNIT, state, NOW - dt.timedelta(days=30), due=due)


def coming(*tasks: Task, told: frozenset[forecast.Told] = frozenset()) -> list[Entry]:
    nearest = [(one, next_rung(one, NOW, TIMES)) for one in tasks]
    known = [Known(one, rung.moment) for one, rung in nearest if rung]
    return forecast.entries(known, EVERYBODY, told, until=UNTIL, times=TIMES)


def days(entries: list[Entry]) -> list[str]:
    return [f"{entry.moment:%d/%m %H:%M} {entry.line.task.number}" for entry in entries]


def test_each_rung_of_the_next_14_days_stands_at_its_moment() -> None:
    mornings = ["11/12 08:00", "15/12 08:00", "16/12 08:00", "17/12 08:00", "21/12 08:00"]
    assert days(coming(task("2026-12-16"))) == [f"{morning} 1" for morning in mornings]


def test_what_falls_together_stands_together_as_in_the_digest() -> None:
    found = coming(task("2026-12-16"), task("2026-12-10", id=2), task("2026-12-11", id=3))
    assert days(found)[:5] == ["08/12 08:00 3", "09/12 08:00 2", "10/12 08:00 2", "10/12 08:00 3", "11/12 08:00 2"]
    assert days(found)[5:7] == ["11/12 08:00 3", "11/12 08:00 1"]


@pytest.mark.parametrize("state", [State.SUBMITTED, State.COMPLETED, State.CANCELLED, State.SUSPENDED])
def test_nothing_comes_of_a_task_at_rest(state: State) -> None:
    assert coming(task("2026-12-16", state=state)) == []


def test_who_is_told_in_private_grows_with_the_days() -> None:
    found = coming(task("2026-12-10"))
    assert [set(entry.private) for entry in found] == [set(), set(), set(), {AN.account}, {AN.account, MINH.account}]
    assert found[-1].line.leaders == (MINH,)


def test_what_was_planned_before_is_not_planned_again() -> None:
    everywhere = frozenset((1, "T-3", 1, chat) for chat in EVERYBODY.groups)
    assert days(coming(task("2026-12-16"), told=everywhere))[0] == "15/12 08:00 1"
    assert days(coming(task("2026-12-16"), told=everywhere - {(1, "T-3", 1, GROUP)}))[0] == "11/12 08:00 1"
    moved = replace(task("2026-12-16"), due=replace(task("2026-12-16").due, version=2))  # type: ignore[type-var]
    assert days(coming(moved, told=everywhere))[0] == "11/12 08:00 1"


def test_where_only_a_private_chat_is_left_it_says_so() -> None:
    told = frozenset((1, "T+3", 1, chat) for chat in EVERYBODY.groups)
    assert [entry.in_groups for entry in coming(task("2026-12-10"), told=told)] == [True, True, True, False, True]


WEEKLY = task("2026-12-11", rrule="FREQ=WEEKLY;BYDAY=FR")


def occurrences(of: Task) -> list[Known]:
    assert of.due is not None
    made_at = dt.datetime(2026, 12, 14, 8, 0, tzinfo=HANOI)
    return list(forecast.occurrences(of, of.due, made_at, until=UNTIL, times=TIMES))


def test_occurrences_that_are_to_be_made_are_told_of_when_they_are_and_reminded_of_after() -> None:
    found = occurrences(WEEKLY)
    assert [(one.at.day, one.task.due.day.day) for one in found if one.task.due and one.task.due.day] == [
        (14, 18),
        (21, 25),
    ]
    entries = forecast.entries(found, EVERYBODY, frozenset(), until=UNTIL, times=TIMES)
    assert [entry.moment.day for entry in entries] == [14, 15, 17, 18, 21, 21]
    assert all(entry.follows for entry in entries)


def test_a_moment_that_is_no_rung_tells_the_newest_one_as_the_clock_does() -> None:
    morning = dt.datetime(2026, 12, 14, 8, 0, tzinfo=HANOI)
    entries = forecast.entries([Known(task("2026-12-16"), morning)], EVERYBODY, frozenset(), until=UNTIL, times=TIMES)
    assert days(entries)[:2] == ["14/12 08:00 1", "15/12 08:00 1"]


def test_a_series_does_not_go_on_while_its_task_is_given_back() -> None:
    assert occurrences(replace(WEEKLY, state=State.RETURNED)) == []


def test_a_period_keeps_the_reminders_of_its_days() -> None:
    found = coming(task("2026-12-16"))
    kept = forecast.within(found, Period(dt.date(2026, 12, 15), dt.date(2026, 12, 16)), TIMES)
    assert days(kept) == ["15/12 08:00 1", "16/12 08:00 1"]
