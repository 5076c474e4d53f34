"""A long task is asked for progress, each period of silence, until the reminders of its deadline begin."""

import datetime as dt
from dataclasses import replace
from itertools import islice, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ladder import Ladder, Reach, Rung, Times, asks_progress, is_answered, newest_rung, next_rung, rungs
from domain.tasks import AT_REST, State, Task, Urgency
from tests.domain.test_ladder import HANOI, TIMES, days, dues, moment, moments, task, written


def asked(of: Task, times: Times = TIMES) -> list[str]:
    """The rungs that ask for progress, and the first one behind them."""
    everything = rungs(of, times)
    found = [written(rung) for rung in takewhile(lambda rung: asks_progress(rung.name), islice(everything, 60))]
    return [*found, written(next(rung for rung in rungs(of, times) if not asks_progress(rung.name)))]


@pytest.mark.parametrize(
    ("due", "created", "heard", "expected"),
    [
        pytest.param(
            "2026-12-16",
            "2026-10-20 10:00",
            None,
            [
                "P2026-11-03 Tue 03/11 08:00",
                "P2026-11-17 Tue 17/11 08:00",
                "P2026-12-02 Wed 02/12 08:00",
                "T-7 Mon 07/12 08:00",
            ],
            id="every ten working days from the day of registering; 24/11 is a holiday",
        ),
        pytest.param(
            "2026-12-16",
            "2026-10-20 10:00",
            "2026-11-18 16:30",
            ["P2026-12-03 Thu 03/12 08:00", "T-7 Mon 07/12 08:00"],
            id="a report begins the period anew",
        ),
        pytest.param(
            "2026-12-16",
            "2026-10-20 10:00",
            "2026-11-20 09:00",
            ["T-7 Mon 07/12 08:00"],
            id="not on the morning on which the reminders of the deadline begin",
        ),
        pytest.param("2026-12-16", "2026-12-08 10:00", None, ["T-7 Mon 07/12 08:00"], id="a short task is never asked"),
        pytest.param(
            "2027-03-10",
            "2027-01-22 10:00",
            None,
            ["P2027-02-12 Fri 12/02 08:00", "P2027-02-26 Fri 26/02 08:00", "T-7 Mon 01/03 08:00"],
            id="Tết is no silence of anybody",
        ),
        pytest.param(
            "2026-12-13",
            "2026-11-13 10:00",
            None,
            ["P2026-11-30 Mon 30/11 08:00", "T-7 Thu 03/12 08:00"],
            id="a deadline on a day off",
        ),
    ],
)
def test_progress_is_asked_for_when_nobody_reports(
    due: str, created: str, heard: str | None, expected: list[str]
) -> None:
    one = replace(task(due, created=created), heard_at=moment(heard) if heard else None)
    assert asked(one) == expected


def test_the_office_may_set_another_period() -> None:
    ladder = Ladder(progress=5)
    assert asked(task("2026-12-16", created="2026-11-16 10:00"), Times(HANOI, ladder=ladder)) == [
        "P2026-11-23 Mon 23/11 08:00",
        "P2026-12-01 Tue 01/12 08:00",
        "T-7 Mon 07/12 08:00",
    ]


def test_without_reminders_before_the_deadline_progress_is_asked_for_up_to_it() -> None:
    ladder = Ladder(before=(), progress=5)
    assert asked(task("2026-11-29", created="2026-11-12 10:00"), Times(HANOI, ladder=ladder)) == [
        "P2026-11-19 Thu 19/11 08:00",
        "P2026-11-27 Fri 27/11 08:00",
        "T+1 Mon 30/11 08:00",
    ]


def test_the_head_is_asked_and_nobody_above() -> None:
    found = next_rung(task("2026-12-16", created="2026-10-20 10:00"), moment("2026-10-20 10:00"), TIMES)
    assert found == Rung("P2026-11-03", moment("2026-11-03 08:00"), Reach.HEAD)


@pytest.mark.parametrize("state", sorted({*AT_REST, State.RETURNED}))
def test_nobody_is_asked_whose_turn_it_is_not(state: State) -> None:
    one = task("2026-12-16", created="2026-10-20 10:00", state=state)
    assert not any(asks_progress(rung.name) for rung in islice(rungs(one, TIMES), 30))


def test_a_question_is_answered_by_a_report_after_it_and_no_other_rung_is() -> None:
    asked_at = moment("2026-11-03 08:00")
    one = task("2026-12-16", created="2026-10-20 10:00")
    reported = replace(one, heard_at=moment("2026-11-03 08:01"))
    assert not is_answered("P2026-11-03", asked_at, one)
    assert is_answered("P2026-11-03", asked_at, reported)
    assert not is_answered("T-7", asked_at, reported)


@given(
    due=dues, created=moments, silence=st.integers(0, 200), urgency=st.sampled_from(Urgency), period=st.integers(1, 30)
)
def test_questions_come_before_all_other_rungs_and_a_period_apart(
    due: str, created: dt.datetime, silence: int, urgency: Urgency, period: int
) -> None:
    times = replace(TIMES, ladder=Ladder(progress=period))
    heard = created + dt.timedelta(days=silence)
    one = replace(task(due, urgency=urgency), created_at=created, heard_at=heard)
    plain = replace(one, heard_at=dt.datetime(2030, 1, 1, tzinfo=HANOI))
    questions = list(takewhile(lambda rung: asks_progress(rung.name), rungs(one, times)))
    behind = list(islice(rungs(one, times), len(questions), len(questions) + 12))
    assert behind == list(islice(rungs(plain, times), 12))
    assert all(rung.moment < behind[0].moment for rung in questions)
    before = heard.astimezone(HANOI).date()
    for rung in questions:
        assert times.calendar.working_days_between(before, rung.moment.date()) == period
        before = rung.moment.date()


@given(due=days, created=days, upto=moments)
def test_a_report_leaves_the_next_rung_of_the_deadline_where_it_was(
    due: dt.date, created: dt.date, upto: dt.datetime
) -> None:
    one = task(due.isoformat(), created=f"{created} 10:00")
    reported = replace(one, heard_at=upto)
    before, after = newest_rung(one, upto, TIMES), newest_rung(reported, upto, TIMES)
    if before is not None and not asks_progress(before.name):
        assert after == before
    following = next_rung(reported, upto, TIMES)
    assert following is not None
    assert following.moment > upto
