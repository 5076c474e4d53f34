"""The ladder, as a table of plain values: which rungs a task has, and which of them is next or newest."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.ladder import Ladder, Reach, Rung, Times, asks_progress, is_last_ahead, newest_rung, next_rung, rungs
from domain.tasks import AT_REST, Due, State, Task, UnitName, Urgency

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TIMES = Times(HANOI)
EARLY = dt.datetime(2026, 1, 2, 9, 0, tzinfo=HANOI)


def moment(words: str) -> dt.datetime:
    """ "2026-12-15 17:00" in Hà Nội."""
    return dt.datetime.fromisoformat(words).replace(tzinfo=HANOI)


def task(
    due: str | None, *, urgency: Urgency = Urgency.NORMAL, state: State = State.IN_PROGRESS, created: str | None = None
) -> Task:
    """A task that is due on a day ("2026-12-15") or at a moment ("2026-12-15 17:00"); None has no date."""
    return Task(
        id=1,
        organization=1,
        number=1,
        content="Rà soát văn bản",
        lead=UnitName(1, "Phòng Quản lý khoa học"),
        state=state,
        created_at=moment(created) if created else EARLY,
        due=_due(due),
        urgency=urgency,
    )


def _due(words: str | None) -> Due:
    if words is None:
        return Due("thường xuyên", DeadlineKind.STANDING)
    if " " in words:
        return Due(words, DeadlineKind.CLOCK, day=moment(words).date(), moment=moment(words))
    return Due(words, DeadlineKind.EXACT, day=dt.date.fromisoformat(words))


def written(rung: Rung) -> str:
    """ "T-1 Mon 14/12 08:00"."""
    return f"{rung.name} {rung.moment:%a %d/%m %H:%M}"


def first(count: int, of: Task, times: Times = TIMES) -> list[str]:
    """The first rungs but those that ask for progress, which have tests of their own (test_ladder_progress.py)."""
    return [written(rung) for rung in islice(of_deadline(of, times), count)]


def of_deadline(task: Task, times: Times = TIMES) -> Iterator[Rung]:
    return (rung for rung in rungs(task, times) if not asks_progress(rung.name))


def test_an_ordinary_deadline_is_reminded_of_in_working_days_at_eight() -> None:
    assert first(9, task("2026-12-16")) == [
        "T-7 Mon 07/12 08:00",
        "T-3 Fri 11/12 08:00",
        "T-1 Tue 15/12 08:00",
        "T0 Wed 16/12 08:00",
        "T+1 Thu 17/12 08:00",
        "T+3 Mon 21/12 08:00",
        "T+7 Fri 25/12 08:00",
        "T+12 Mon 04/01 08:00",  # a week of working days, over New Year
        "T+17 Mon 11/01 08:00",
    ]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(
            "2026-12-13",
            ["T-7 Thu 03/12 08:00", "T-3 Wed 09/12 08:00", "T-1 Fri 11/12 08:00", "T+1 Mon 14/12 08:00"],
            id="a Sunday has no morning of its own",
        ),
        pytest.param(
            "2026-02-20",
            ["T-7 Thu 05/02 08:00", "T-3 Wed 11/02 08:00", "T-1 Fri 13/02 08:00", "T+1 Mon 23/02 08:00"],
            id="in the days of Tết nothing is sent",
        ),
        pytest.param(
            "2026-02-23",
            [
                "T-7 Thu 05/02 08:00",
                "T-3 Wed 11/02 08:00",
                "T-1 Fri 13/02 08:00",
                "T0 Mon 23/02 08:00",
                "T+1 Tue 24/02 08:00",
            ],
            id="the first day after Tết is one working day after the last before it",
        ),
        pytest.param(
            "2026-08-24",
            [
                "T-7 Fri 14/08 08:00",
                "T-3 Thu 20/08 08:00",
                "T-1 Sat 22/08 08:00",
                "T0 Mon 24/08 08:00",
                "T+1 Tue 25/08 08:00",
            ],
            id="a Saturday that is worked instead of another day counts",
        ),
        pytest.param(
            "2026-12-16 17:00",
            ["T-7 Mon 07/12 08:00", "T-3 Fri 11/12 08:00", "T-1 Tue 15/12 08:00", "T0 Wed 16/12 08:00"],
            id="a deadline at an hour has its morning",
        ),
        pytest.param(
            "2026-12-16 07:30",
            ["T-7 Mon 07/12 08:00", "T-3 Fri 11/12 08:00", "T-1 Tue 15/12 08:00", "T+1 Thu 17/12 08:00"],
            id="a deadline before eight has not",
        ),
        pytest.param(
            "2026-12-16 08:00",
            ["T-7 Mon 07/12 08:00", "T-3 Fri 11/12 08:00", "T-1 Tue 15/12 08:00", "T+1 Thu 17/12 08:00"],
            id="nor has one at eight",
        ),
        pytest.param(
            "2026-12-17 00:00",
            ["T-7 Mon 07/12 08:00", "T-3 Fri 11/12 08:00", "T-1 Tue 15/12 08:00", "T0 Wed 16/12 08:00"],
            id="midnight ends the day before",
        ),
    ],
)
def test_rungs_keep_to_days_that_are_worked(due: str, expected: list[str]) -> None:
    assert first(len(expected), task(due)) == expected


def test_the_office_overrides_the_public_calendar() -> None:
    swapped = WorkingCalendar({dt.date(2026, 12, 12): True, dt.date(2026, 12, 15): False})
    assert first(4, task("2026-12-16"), Times(HANOI, swapped)) == [
        "T-7 Mon 07/12 08:00",
        "T-3 Fri 11/12 08:00",
        "T-1 Mon 14/12 08:00",
        "T0 Wed 16/12 08:00",
    ]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(
            "2026-12-16",
            ["T-1 Tue 15/12 08:00", "eve Tue 15/12 14:00", "T0 Wed 16/12 08:00", "2h Wed 16/12 15:00"],
            id="without an hour, two hours before the office closes",
        ),
        pytest.param(
            "2026-12-16 10:30",
            ["T-1 Tue 15/12 08:00", "eve Tue 15/12 14:00", "T0 Wed 16/12 08:00", "2h Wed 16/12 08:30"],
            id="two hours before the hour",
        ),
        pytest.param(
            "2026-12-16 10:00",
            ["T-1 Tue 15/12 08:00", "eve Tue 15/12 14:00", "2h Wed 16/12 08:00"],
            id="two rungs at one moment are one",
        ),
        pytest.param(
            "2026-12-13",
            ["T-1 Fri 11/12 08:00", "eve Sat 12/12 14:00", "T0 Sun 13/12 08:00", "2h Sun 13/12 15:00"],
            id="what is urgent is reminded of at weekends too",
        ),
    ],
)
@pytest.mark.parametrize("urgency", [Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EXPRESS])
def test_what_is_urgent_has_two_rungs_more(due: str, urgency: Urgency, expected: list[str]) -> None:
    assert first(6, task(due, urgency=urgency))[2 : 2 + len(expected)] == expected


AT_TET = "2026-02-16 16:00"
"""The last day of the lunar year, in the middle of nine days off."""


@pytest.mark.parametrize(
    ("urgency", "due", "expected"),
    [
        (Urgency.URGENT, AT_TET, ["T+1 Tue 17/02 08:00", "T+3 Thu 19/02 08:00", "T+7 Mon 23/02 08:00"]),
        (Urgency.VERY_URGENT, "2026-02-14", ["T+1 Sun 15/02 08:00", "T+3 Tue 17/02 08:00", "T+7 Sat 21/02 08:00"]),
        (
            Urgency.EXPRESS,
            AT_TET,
            ["T+office Mon 16/02 17:00", "T+leader Mon 16/02 19:00", "T+1 Tue 17/02 08:00", "T+3 Thu 19/02 08:00"],
        ),
        (Urgency.EXPRESS, "2026-02-16 05:00", ["T+office Mon 16/02 08:00", "T+leader Mon 16/02 10:00"]),
        (Urgency.EXPRESS, "2026-02-16 08:00", ["T+office Mon 16/02 09:00", "T+leader Mon 16/02 11:00"]),
        (Urgency.EXPRESS, "2026-02-16 22:30", ["T+leader Mon 16/02 23:30", "T+1 Tue 17/02 08:00"]),
        (Urgency.EXPRESS, "2026-02-16 22:45", ["T+leader Mon 16/02 23:30", "T+1 Tue 17/02 08:00"]),
        (Urgency.EXPRESS, "2026-02-16", ["T+1 Tue 17/02 08:00", "T+3 Thu 19/02 08:00"]),
        (Urgency.NORMAL, AT_TET, ["T+1 Mon 23/02 08:00", "T+3 Wed 25/02 08:00"]),
    ],
)
def test_what_is_urgent_and_late_waits_for_no_working_day(urgency: Urgency, due: str, expected: list[str]) -> None:
    late = [one for one in first(20, task(due, urgency=urgency)) if one.startswith("T+")]
    assert late[: len(expected)] == expected


def test_what_is_most_urgent_and_late_is_the_leaders_within_a_day() -> None:
    for due, names in ((AT_TET, ["T+office", "T+leader", "T+1"]), ("2026-02-16", ["T+1", "T+3", "T+7"])):
        late = [one for one in islice(of_deadline(task(due, urgency=Urgency.EXPRESS)), 12) if "+" in one.name]
        assert [one.name for one in late[:3]] == names
        assert all(one.reach is (Reach.OFFICE if one.name == "T+office" else Reach.LEADER) for one in late)
        leader = next(one for one in late if one.reach is Reach.LEADER)
        office = next(one for one in late if one.reach >= Reach.OFFICE)
        ends = moment("2026-02-17 00:00" if due == "2026-02-16" else AT_TET)
        assert office.moment - ends <= dt.timedelta(hours=8)
        assert leader.moment - ends < dt.timedelta(hours=12)


def test_who_is_addressed_grows() -> None:
    reach = {rung.name: rung.reach for rung in islice(of_deadline(task("2026-12-16")), 9)}
    assert reach == {
        "T-7": Reach.HEAD,
        "T-3": Reach.HEAD,
        "T-1": Reach.HEAD,
        "T0": Reach.HEAD,
        "T+1": Reach.DEPUTY,
        "T+3": Reach.OFFICE,
        "T+7": Reach.LEADER,
        "T+12": Reach.LEADER,
        "T+17": Reach.LEADER,
    }


def test_the_office_hears_from_the_third_day_on_and_the_leader_from_the_seventh_whatever_the_rungs_are() -> None:
    ladder = Ladder(after=(2, 3, 6, 7))
    late = [one for one in islice(of_deadline(task("2026-12-16"), Times(HANOI, ladder=ladder)), 8) if "+" in one.name]
    assert [one.reach for one in late] == [Reach.DEPUTY, Reach.OFFICE, Reach.OFFICE, Reach.LEADER]


def test_the_numbers_of_who_is_addressed_are_stored_and_go_up() -> None:
    assert [reach.value for reach in Reach] == [0, 1, 2, 3]


def test_the_office_may_set_other_rungs_and_another_hour() -> None:
    ladder = Ladder(before=(2, 10), after=(2,), hour=dt.time(7, 30))
    assert first(5, task("2026-12-16"), Times(HANOI, ladder=ladder)) == [
        "T-10 Wed 02/12 07:30",
        "T-2 Mon 14/12 07:30",
        "T0 Wed 16/12 07:30",
        "T+2 Fri 18/12 07:30",
        "T+7 Fri 25/12 07:30",
    ]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-12-01 09:00", "T-7"),
        ("2026-12-07 07:59", "T-7"),
        ("2026-12-07 08:00", "T-3"),
        ("2026-12-14 10:00", "T-1"),
        ("2026-12-16 07:00", "T0"),
        ("2026-12-16 09:00", "T+1"),
        ("2026-12-24 09:00", "T+7"),
        ("2027-01-05 09:00", "T+17"),
    ],
)
def test_rungs_that_are_past_when_a_task_is_registered_are_skipped(after: str, expected: str) -> None:
    found = next_rung(task("2026-12-16"), moment(after), TIMES)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-01-08 12:00", None),
        ("2026-12-07 08:00", "T-7"),
        ("2026-12-10 23:00", "T-7"),
        ("2026-12-16 08:00", "T0"),
        ("2026-12-20 12:00", "T+1"),
        ("2027-01-08 12:00", "T+12"),
    ],
)
def test_a_downtime_collapses_into_the_newest_rung(now: str, expected: str | None) -> None:
    found = newest_rung(task("2026-12-16"), moment(now), TIMES)
    assert (found and found.name) == expected


@pytest.mark.parametrize("state", sorted(AT_REST))
@pytest.mark.parametrize("due", ["2026-12-16", None])
def test_at_rest_nobody_is_reminded(state: State, due: str | None) -> None:
    assert next_rung(task(due, state=state), EARLY, TIMES) is None


def test_without_a_date_progress_is_asked_on_the_first_working_day_of_each_month() -> None:
    standing = task(None, created="2026-12-10 09:00")
    assert first(4, standing) == [
        "M2027-01 Mon 04/01 08:00",
        "M2027-02 Mon 01/02 08:00",
        "M2027-03 Mon 01/03 08:00",
        "M2027-04 Thu 01/04 08:00",
    ]
    assert {rung.reach for rung in islice(rungs(standing, TIMES), 4)} == {Reach.HEAD}


def test_of_a_condition_that_has_not_come_the_office_is_asked() -> None:
    waiting = replace(task(None, state=State.WAITING), due=Due("khi có Kế hoạch của tỉnh", DeadlineKind.EVENT))
    assert {rung.reach for rung in islice(rungs(waiting, TIMES), 4)} == {Reach.OFFICE}


def test_what_was_given_back_is_put_before_the_office_each_working_morning() -> None:
    returned = list(islice(rungs(task("2026-12-16", state=State.RETURNED, created="2026-12-10 09:00"), TIMES), 3))
    assert [written(rung) for rung in returned] == [
        "R2026-12-11 Fri 11/12 08:00",
        "R2026-12-14 Mon 14/12 08:00",
        "R2026-12-15 Tue 15/12 08:00",
    ]
    assert {rung.reach for rung in returned} == {Reach.OFFICE}


def test_a_task_without_any_words_of_a_deadline_is_asked_about_monthly() -> None:
    bare = replace(task(None), due=None)
    assert first(1, bare) == ["M2026-02 Mon 02/02 08:00"]


days = st.dates(dt.date(2025, 1, 1), dt.date(2029, 12, 31))
moments = st.builds(dt.datetime.combine, days, st.times(), st.just(HANOI))
dues = st.one_of(
    days.map(lambda day: day.isoformat()),
    st.builds(lambda day, hour: f"{day} {hour:%H:%M}", days, st.times()),
)


@given(due=dues, urgency=st.sampled_from(Urgency))
def test_rungs_go_up_and_never_fall_on_a_day_off_unless_urgent(due: str, urgency: Urgency) -> None:
    found = list(islice(rungs(task(due, urgency=urgency), TIMES), 14))
    assert all(one.moment < other.moment for one, other in pairwise(found))
    assert len({rung.name for rung in found}) == len(found)
    if urgency is Urgency.NORMAL:
        assert all(TIMES.calendar.is_working_day(rung.moment.date()) for rung in found)
        assert all(rung.moment.timetz().replace(tzinfo=None) == dt.time(8) for rung in found)


@given(due=dues, urgency=st.sampled_from(Urgency), upto=moments)
def test_the_newest_rung_and_the_next_one_are_neighbours(due: str, urgency: Urgency, upto: dt.datetime) -> None:
    one = task(due, urgency=urgency)
    newest, following = newest_rung(one, upto, TIMES), next_rung(one, upto, TIMES)
    assert following is not None
    assert following.moment > upto
    everything = rungs(one, TIMES)
    before = list(iter(lambda: next(everything), following))
    assert newest == (before[-1] if before else None)


@pytest.mark.parametrize(
    ("due", "now", "expected"),
    [
        pytest.param("2026-12-15", "2026-12-15 07:59", False, id="the reminder of the day itself is to come"),
        pytest.param("2026-12-15", "2026-12-15 08:01", True, id="nothing more comes before the day ends"),
        pytest.param("2026-12-15", "2026-12-16 08:01", False, id="the deadline has passed"),
        pytest.param("2026-12-15 17:00", "2026-12-15 17:00", False, id="the deadline passes just now"),
        pytest.param(None, "2026-12-15 08:01", False, id="there is no deadline"),
    ],
)
def test_the_last_reminder_before_the_deadline(due: str | None, now: str, expected: bool) -> None:
    assert is_last_ahead(task(due), moment(now), TIMES) is expected
