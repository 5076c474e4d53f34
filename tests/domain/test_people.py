"""The table of rights, cell by cell, and the one rule above it: the doer never judges the own work."""

import pytest

from domain import people
from domain.people import (
    Actor,
    Capacity,
    Duty,
    Giver,
    Post,
    Standing,
    Verb,
    capacity_of,
    is_doer,
    may,
    may_see_board_of,
    standings,
)
from domain.roles import Role

LEAD, SUPPORT, OTHER = 1, 2, 3
DUTY = Duty(lead=LEAD, support=frozenset({SUPPORT}), delegate=40)

TABLE = """
                 OFFICE LEADER INSPECTOR HEAD OFFICER SUPPORT
SEE                 x      x       x       x     x       x
SEE_HISTORY         x      x       x       x     .       .
SEE_ALL             x      x       x       .     .       .
REMARK              x      x       .       x     x       x
REGISTER            x      .       .       x     .       .
REPORT              .      .       .       x     x       .
ATTACH              .      .       .       x     x       .
REPORT_OBSTACLE     x      .       .       x     x       .
ASK_EXTENSION       .      .       .       x     .       .
SNOOZE              .      .       .       x     x       .
RETURN              .      .       .       x     .       .
DELEGATE            x      .       .       x     .       .
ASSIGN              x      x       .       .     .       .
REASSIGN            x      x       .       .     .       .
EDIT                x      .       .       .     .       .
CONFIRM             x      x       .       .     .       .
SEND_BACK           x      x       .       .     .       .
EXTEND              x      x       .       .     .       .
CANCEL              x      x       .       .     .       .
REOPEN              x      x       .       .     .       .
SET_UP              x      .       .       .     .       .
DECIDE_POST         x      x       .       .     .       .
SEE_STAFF           x      x       x       .     .       .
SEE_SETTINGS        x      x       .       .     .       .
CHANGE_SETTINGS     x      .       .       .     .       .
CHASE               x      x       .       x     .       .
EXCUSE              .      x       .       .     .       .
MAKE_PAPER          x      x       .       .     .       .
OPEN_ROUND          x      x       .       .     .       .
ANSWER_ROUND        .      .       .       x     .       .
CHANGE_DECIDERS     .      x       .       .     .       .
"""


def actor(*posts: Post, person: int = 10) -> Actor:
    return Actor(person=person, organization=1, name="Đồng chí", posts=posts)


STANDS = {
    Standing.OFFICE: actor(Post(Role.OFFICE)),
    Standing.LEADER: actor(Post(Role.LEADER)),
    Standing.INSPECTOR: actor(Post(Role.INSPECTOR)),
    Standing.HEAD: actor(Post(Role.HEAD, LEAD)),
    Standing.OFFICER: actor(Post(Role.OFFICER, LEAD), person=40),
    Standing.SUPPORT: actor(Post(Role.HEAD, SUPPORT)),
}


def cells() -> dict[tuple[Standing, Verb], bool]:
    """The table as it is written above."""
    head, *rows = TABLE.strip().splitlines()
    columns = [Standing[name] for name in head.split()]
    found = {}
    for row in rows:
        verb, *marks = row.split()
        found |= {(column, Verb[verb]): mark == "x" for column, mark in zip(columns, marks, strict=True)}
    return found


CELLS = cells()


def test_the_table_has_every_cell() -> None:
    assert set(CELLS) == {(standing, verb) for standing in Standing for verb in Verb}


@pytest.mark.parametrize(("standing", "verb"), list(CELLS), ids=lambda one: one.value)
def test_every_cell(standing: Standing, verb: Verb) -> None:
    somebody = STANDS[standing]
    assert standings(somebody, DUTY) == {standing}
    assert may(somebody, verb, DUTY) is CELLS[standing, verb]


@pytest.mark.parametrize("verb", Verb)
def test_a_deputy_may_what_the_head_may(verb: Verb) -> None:
    assert may(actor(Post(Role.DEPUTY, LEAD)), verb, DUTY) is CELLS[Standing.HEAD, verb]


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize(
    "stranger",
    [
        pytest.param(actor(), id="without a post"),
        pytest.param(actor(Post(Role.HEAD, OTHER)), id="the head of another unit"),
        pytest.param(actor(Post(Role.OFFICER, LEAD)), id="an officer to whom it is not delegated"),
        pytest.param(actor(Post(Role.OFFICER, OTHER), person=40), id="the delegate after leaving the unit"),
    ],
)
def test_anybody_else_may_nothing(stranger: Actor, verb: Verb) -> None:
    assert not may(stranger, verb, DUTY)


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("standing", [Standing.HEAD, Standing.OFFICER, Standing.SUPPORT])
def test_posts_in_a_unit_give_no_right_in_the_department_at_large(standing: Standing, verb: Verb) -> None:
    assert not may(STANDS[standing], verb)


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("standing", [Standing.OFFICE, Standing.LEADER, Standing.INSPECTOR])
def test_posts_of_the_department_count_without_a_task(standing: Standing, verb: Verb) -> None:
    assert may(STANDS[standing], verb) is CELLS[standing, verb]


@pytest.mark.parametrize("verb", [Verb.CONFIRM, Verb.SEND_BACK, Verb.REOPEN, Verb.EXTEND])
@pytest.mark.parametrize(
    "doer",
    [
        pytest.param(actor(Post(Role.OFFICE), Post(Role.HEAD, LEAD)), id="office and head of the unit"),
        pytest.param(actor(Post(Role.LEADER), Post(Role.DEPUTY, LEAD)), id="leader and deputy of the unit"),
        pytest.param(actor(Post(Role.OFFICE), Post(Role.OFFICER, LEAD)), id="office and officer of the unit"),
        pytest.param(actor(Post(Role.OFFICE, LEAD)), id="the office's own task"),
        pytest.param(actor(Post(Role.OFFICE), person=77), id="who reported it, whatever the post is now"),
        pytest.param(actor(Post(Role.LEADER), person=77), id="a leader who reported it"),
    ],
)
def test_the_doer_never_judges_the_own_work(doer: Actor, verb: Verb) -> None:
    duty = Duty(lead=LEAD, reporter=77)
    assert is_doer(doer, duty)
    assert may(doer, verb, duty) is False
    assert may(actor(Post(Role.OFFICE), person=78), verb, duty)
    assert may(actor(Post(Role.LEADER), person=78), verb, duty)


@pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER])
def test_who_asked_for_more_time_does_not_grant_it(role: Role) -> None:
    duty = Duty(lead=LEAD, asker=77)
    assert not may(actor(Post(role), person=77), Verb.EXTEND, duty)
    assert may(actor(Post(role), person=78), Verb.EXTEND, duty)


def test_the_office_reports_its_own_tasks_as_a_head_does() -> None:
    own = actor(Post(Role.OFFICE, LEAD))
    assert standings(own, DUTY) == {Standing.OFFICE, Standing.HEAD}
    assert may(own, Verb.REPORT, DUTY)
    assert not may(own, Verb.REPORT, Duty(lead=OTHER))


def test_two_posts_add_up() -> None:
    both = actor(Post(Role.INSPECTOR), Post(Role.HEAD, LEAD))
    granted = {verb for verb in Verb if may(both, verb, DUTY)}
    assert granted == {verb for (standing, verb), yes in CELLS.items() if yes and standing in ("inspector", "head")}


@pytest.mark.parametrize(
    ("somebody", "units"),
    [
        (actor(Post(Role.OFFICE)), None),
        (actor(Post(Role.LEADER)), None),
        (actor(Post(Role.INSPECTOR)), None),
        (actor(Post(Role.HEAD, LEAD), Post(Role.DEPUTY, SUPPORT)), {LEAD, SUPPORT}),
        (actor(Post(Role.OFFICER, LEAD)), set()),
        (actor(), set()),
    ],
    ids=["office", "leader", "inspector", "head and deputy", "officer", "nobody"],
)
def test_whose_board_somebody_sees(somebody: Actor, units: set[int] | None) -> None:
    assert may_see_board_of(somebody) == units


SPEAKS = {
    Capacity.STRANGER: actor(Post(Role.HEAD, OTHER)),
    Capacity.INSPECTOR: actor(Post(Role.INSPECTOR)),
    Capacity.SUPPORT: actor(Post(Role.INSPECTOR), Post(Role.OFFICER, SUPPORT)),
    Capacity.OFFICER: actor(Post(Role.OFFICER, LEAD), Post(Role.OFFICER, SUPPORT), person=40),
    Capacity.HEAD: actor(Post(Role.DEPUTY, LEAD), Post(Role.HEAD, SUPPORT)),
    Capacity.DECIDER: actor(Post(Role.LEADER), Post(Role.HEAD, SUPPORT)),
    Capacity.DECIDER_AS_HEAD: actor(Post(Role.LEADER), Post(Role.HEAD, LEAD)),
    Capacity.DECIDER_AS_OFFICER: actor(Post(Role.OFFICE), Post(Role.OFFICER, LEAD), person=40),
    Capacity.DECIDER_INVOLVED: actor(Post(Role.OFFICE), Post(Role.OFFICER, LEAD)),
}
"""Somebody in each capacity; of several parts in a task the one counts that may do the most."""


@pytest.mark.parametrize("capacity", Capacity)
def test_in_which_capacity_somebody_speaks(capacity: Capacity) -> None:
    assert capacity_of(SPEAKS[capacity], DUTY) is capacity


@pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER])
def test_who_reported_has_a_part_in_the_work_whatever_the_post_is_now(role: Role) -> None:
    assert capacity_of(actor(Post(role), person=77), Duty(lead=LEAD, reporter=77)) is Capacity.DECIDER_INVOLVED
    assert capacity_of(actor(Post(role), person=78), Duty(lead=LEAD, reporter=77)) is Capacity.DECIDER


def who_may(verb: Verb) -> set[Capacity]:
    return {capacity for capacity in Capacity if may(SPEAKS[capacity], verb, DUTY)}


def test_capacities_are_grouped_as_the_table_of_rights_has_it() -> None:
    assert who_may(Verb.ASSIGN) == people.DECIDERS
    assert who_may(Verb.ASSIGN) - who_may(Verb.CONFIRM) == people.INVOLVED
    assert who_may(Verb.REPORT) == people.REPORTERS
    assert who_may(Verb.RETURN) == people.UNIT_HEADS
    assert who_may(Verb.SEE) - who_may(Verb.ASSIGN) == people.ONLOOKERS


BOSS = actor(Post(Role.LEADER), person=50)
OTHER_BOSS = actor(Post(Role.LEADER), person=51)
OFFICE = actor(Post(Role.OFFICE))
LET = Actor(10, 1, "Đồng chí", (Post(Role.OFFICE),), for_leaders=True)
FORMER = actor(Post(Role.OFFICE), person=50)


@pytest.mark.parametrize("verb", [Verb.EXTEND, Verb.CANCEL, Verb.REASSIGN])
@pytest.mark.parametrize(
    ("giver", "deciding"),
    [
        (Giver.OFFICE, [BOSS, OTHER_BOSS, OFFICE, LET, FORMER]),
        (Giver.LEADER, [BOSS, LET]),
        (Giver.FORMER_LEADER, [BOSS, OTHER_BOSS, LET]),
        (Giver.SLOW_LEADER, [BOSS, OTHER_BOSS, LET]),
    ],
)
def test_an_order_is_decided_by_who_gave_it(verb: Verb, giver: Giver, deciding: list[Actor]) -> None:
    duty = Duty(lead=LEAD, assigner=50, giver=giver)
    assert [one for one in (BOSS, OTHER_BOSS, OFFICE, LET, FORMER) if may(one, verb, duty)] == deciding


@pytest.mark.parametrize("verb", [Verb.CONFIRM, Verb.SEND_BACK, Verb.ASSIGN, Verb.REOPEN])
def test_the_office_follows_up_the_order_of_a_leader(verb: Verb) -> None:
    assert may(OFFICE, verb, Duty(lead=LEAD, assigner=50, giver=Giver.LEADER))
