"""Rounds: what is counted, what is missing and late, how figures are compared; and the states of a part at random."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.heard import File
from domain.overviews.periods import Period, months
from domain.rounds.answers import Answer, PartState, Told, UnitPart, state_of
from domain.rounds.plan import (
    USUAL,
    Figure,
    Item,
    ItemKind,
    Outline,
    Plan,
    RoundKind,
    counted_from,
    difference,
    kind_of,
)
from domain.rounds.rounds import Round, Standing, compared, is_told, newest_before
from domain.tasks import Due, PersonName, UnitName

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED = dt.datetime(2026, 11, 16, 9, tzinfo=ZONE)
DAY = dt.date(2026, 11, 25)
ENDS = dt.datetime(2026, 11, 26, tzinfo=ZONE)
LAM = PersonName(1, "Lâm", 11)
UNIT = UnitName(1, "Phòng Chuyển đổi số")
INDICATOR = Item(ItemKind.INDICATOR, "Hồ sơ trực tuyến", Figure(Decimal(60), measure="%"))
OUTLINE: Outline = (*USUAL, INDICATOR)
FILE = File("id", "bao-cao.docx")


def figure(value: str, total: str | None = None, measure: str = "") -> Figure:
    return Figure(Decimal(value), Decimal(total) if total else None, measure)


def answer(*places: int, at: dt.datetime = OPENED, files: tuple[File, ...] = ()) -> Answer:
    return Answer(LAM, at, {place: Told(f"mục {place}") for place in places}, files)


@pytest.mark.parametrize(
    ("period", "kind"),
    [
        (months(2026, 11, 1), RoundKind.MONTH),
        (months(2026, 10, 3), RoundKind.QUARTER),
        (months(2026, 11, 3), RoundKind.OTHER),
        (months(2026, 7, 6), RoundKind.HALF_YEAR),
        (months(2026, 1, 9), RoundKind.NINE_MONTHS),
        (months(2026, 1, 12), RoundKind.YEAR),
        (months(2026, 2, 12), RoundKind.OTHER),
        (Period(dt.date(2026, 11, 2), DAY), RoundKind.OTHER),
        (None, RoundKind.OTHER),
    ],
)
def test_the_kind_follows_from_the_period(period: Period | None, kind: RoundKind) -> None:
    assert kind_of(period) is kind


@pytest.mark.parametrize(
    ("period", "cut_off", "first", "last"),
    [
        (months(2026, 11, 1), None, dt.date(2026, 11, 1), dt.date(2026, 11, 30)),
        (months(2026, 11, 1), dt.date(2026, 11, 14), dt.date(2026, 10, 15), dt.date(2026, 11, 14)),
        (months(2026, 10, 3), dt.date(2026, 12, 14), dt.date(2026, 9, 15), dt.date(2026, 12, 14)),
    ],
)
def test_a_cut_off_moves_the_days_that_are_counted(
    period: Period, cut_off: dt.date | None, first: dt.date, last: dt.date
) -> None:
    assert counted_from(period, cut_off) == Period(first, last)


@pytest.mark.parametrize(
    ("reached", "target", "over"),
    [
        (figure("58", "60"), figure("90", measure="%"), Decimal(100) * 58 / 60 - 90),
        (figure("55", measure="%"), figure("60", measure="%"), Decimal(-5)),
        (figure("5", "12"), figure("12"), Decimal(-7)),
        (figure("14", measure="hồ sơ"), figure("12", measure="hồ sơ"), Decimal(2)),
        (figure("14"), figure("60", measure="%"), None),
        (figure("50", measure="%"), figure("12"), None),
    ],
)
def test_a_figure_is_held_against_its_target_where_both_are_measured_alike(
    reached: Figure, target: Figure, over: Decimal | None
) -> None:
    assert difference(reached, target) == over


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ((), (0, 1, 2, 3)),
        ((answer(0), answer(2)), (1, 3)),
        ((answer(files=(FILE,)),), (3,)),
        ((answer(3), answer(files=(FILE,))), ()),
    ],
)
def test_a_file_speaks_for_all_words_and_for_no_figure(answers: tuple[Answer, ...], missing: tuple[int, ...]) -> None:
    assert UnitPart(1, UNIT, answers).missing(OUTLINE) == missing


def test_the_newest_words_stand_and_a_correction_makes_nothing_late() -> None:
    corrected = Answer(LAM, ENDS, {0: Told("đã sửa")})
    part = UnitPart(1, UNIT, (answer(0, 1, 2, 3), corrected))
    assert part.told[0].words == "đã sửa"
    assert state_of(part, OUTLINE, ENDS, ENDS) is PartState.ANSWERED


@pytest.mark.parametrize(
    ("day", "told"),
    [(17, False), (19, False), (20, True), (23, False), (24, True), (25, True), (26, True), (30, True)],
)
def test_who_has_not_answered_is_reminded_three_days_and_one_before_and_from_the_day_on(day: int, told: bool) -> None:
    """24/11 is a public holiday: nobody is told then, and the working day before the last is the 23rd."""
    calendar = WorkingCalendar({dt.date(2026, 11, 24): True})
    assert is_told(DAY, dt.date(2026, 11, day), calendar) is told


def opened(number: int, period: Period | None, *, outline: Outline = OUTLINE) -> Round:
    due = Due("25/11", DeadlineKind.EXACT, DAY)
    return Round(number, 1, number, Plan(period, "", None, due, outline), kind_of(period), OPENED, "Mai")


def test_the_round_before_is_the_nearest_earlier_one_of_its_kind() -> None:
    november = opened(4, months(2026, 11, 1))
    others = [opened(1, months(2026, 9, 1)), opened(2, months(2026, 10, 1)), opened(3, months(2026, 7, 3))]
    assert newest_before(november, [*others, november, opened(5, months(2026, 12, 1))]) == others[1]
    assert newest_before(others[0], others) is None


def test_figures_stand_beside_those_of_the_round_before_wherever_their_item_stood() -> None:
    before = opened(1, months(2026, 10, 1), outline=(Item(ItemKind.INDICATOR, "Hồ sơ trực tuyến"),))
    earlier = UnitPart(1, UNIT, (Answer(LAM, OPENED, {0: Told("50%", figure("50", measure="%"))}),))
    now = UnitPart(2, UNIT, (Answer(LAM, OPENED, {3: Told("55%", figure("55", measure="%"))}),))
    standing = Standing(opened(2, months(2026, 11, 1)), (now,), OPENED)
    [found] = compared(standing, Standing(before, (earlier,), OPENED))
    assert (found.difference, found.change) == (Decimal(-5), Decimal(5))


def test_a_plan_and_an_answer_come_back_as_they_were_stored() -> None:
    plan = Plan(months(2026, 11, 1), "", dt.date(2026, 11, 20), Due("25/11", DeadlineKind.EXACT, DAY), OUTLINE)
    assert Plan.from_json(plan.to_json()) == plan
    told = Told("58/60", figure("58", "60", "TTHC"))
    assert Told.from_json(told.to_json()) == told


moments = st.integers(0, 20 * 24).map(lambda hours: OPENED + dt.timedelta(hours=hours))
answers = st.lists(
    st.tuples(st.sets(st.integers(0, 3), max_size=4), st.booleans(), moments), max_size=6
).map(lambda found: tuple(
    answer(*sorted(places), at=at, files=(FILE,) if file else ())
    for places, file, at in sorted(found, key=lambda one: one[2])
))  # fmt: skip


@given(answers, moments, moments)
def test_a_part_only_ever_goes_from_open_to_answered_or_over_missing_to_late(
    given_: tuple[Answer, ...], first: dt.datetime, second: dt.datetime
) -> None:
    """At any two moments, with what had been said by then."""
    earlier, later = sorted((first, second))

    def at(moment: dt.datetime) -> PartState:
        said = tuple(one for one in given_ if one.at <= moment)
        return state_of(UnitPart(1, UNIT, said), OUTLINE, ENDS, moment)

    follows = {
        PartState.OPEN: set(PartState),
        PartState.ANSWERED: {PartState.ANSWERED},
        PartState.MISSING: {PartState.MISSING, PartState.LATE},
        PartState.LATE: {PartState.LATE},
    }
    assert at(later) in follows[at(earlier)]
    assert (at(later) in (PartState.MISSING, PartState.LATE)) <= (later >= ENDS)


@given(answers, st.integers(0, 5))
def test_more_answers_never_leave_more_missing(given_: tuple[Answer, ...], count: int) -> None:
    fewer = UnitPart(1, UNIT, given_[:count])
    assert set(UnitPart(1, UNIT, given_).missing(OUTLINE)) <= set(fewer.missing(OUTLINE))
