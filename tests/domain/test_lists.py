"""Whose tasks are counted and listed for whom: the table of rights, seen from the Board and the lists."""

import datetime as dt
from dataclasses import replace

import pytest

from domain import refusals
from domain.overviews.filters import Filters, Scope, Status
from domain.overviews.lists import Sight, board_for, line_for, listed_for, pages_of
from domain.people import Actor, Post, Verb
from domain.roles import Role
from domain.tasks import State, Task, UnitName

OWN, OTHER = UnitName(1, "Phòng 1"), UnitName(2, "Phòng 2")
TASK = Task(1, 1, 1, "Việc", OTHER, State.IN_PROGRESS, dt.datetime(2026, 11, 20, tzinfo=dt.UTC))
WHOLE = (Role.OFFICE, Role.LEADER, Role.INSPECTOR)


def holder(role: Role, unit: int | None = None) -> Actor:
    return Actor(7, 1, "Bình", (Post(role, unit),))


@pytest.mark.parametrize("role", WHOLE)
def test_office_leader_and_inspector_see_the_board_of_every_unit(role: Role) -> None:
    assert board_for(holder(role), Filters()).leads is None
    assert board_for(holder(role), Filters(units=(OTHER,))).leads == {OTHER.id}


@pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY])
@pytest.mark.parametrize("scope", list(Scope))
def test_a_head_sees_the_board_of_the_own_unit_however_it_is_asked_for(role: Role, scope: Scope) -> None:
    assert board_for(holder(role, OWN.id), Filters(scope=scope)).leads == {OWN.id}
    assert board_for(holder(role, OWN.id), Filters(units=(OWN,))).leads == {OWN.id}


@pytest.mark.parametrize("units", [(OTHER,), (OWN, OTHER)])
def test_a_head_who_asks_for_another_unit_is_refused(units: tuple[UnitName, ...]) -> None:
    with pytest.raises(refusals.NotAllowed) as refused:
        board_for(holder(Role.HEAD, OWN.id), Filters(units=units))
    assert refused.value.verb is Verb.SEE_ALL


@pytest.mark.parametrize("actor", [holder(Role.OFFICER, OWN.id), Actor(7, 1, "Bình")])
def test_everybody_else_is_refused_every_board(actor: Actor) -> None:
    for filters in (Filters(), Filters(units=(OWN,)), Filters(scope=Scope.MINE)):
        with pytest.raises(refusals.NotAllowed) as refused:
            board_for(actor, filters)
        assert refused.value.verb is Verb.SEE


@pytest.mark.parametrize("ask", [board_for, listed_for])
def test_my_unit_of_somebody_without_one_is_refused(ask: type) -> None:
    with pytest.raises(refusals.NoOwnUnit):
        ask(holder(Role.LEADER), Filters(scope=Scope.UNIT))


def test_what_falls_to_a_person_restricts_every_list_but_those_who_see_all() -> None:
    head, officer = holder(Role.HEAD, OWN.id), holder(Role.OFFICER, OWN.id)
    assert listed_for(head, Filters()).sight == Sight(7, headed=frozenset({1}), units=frozenset({1}))
    assert listed_for(officer, Filters()).sight == Sight(7, served=frozenset({1}), units=frozenset({1}))
    assert listed_for(officer, Filters(scope=Scope.UNIT)).sight == listed_for(officer, Filters()).sight
    for role in WHOLE:
        assert listed_for(holder(role), Filters()).sight is None
        sight = listed_for(holder(role), Filters(scope=Scope.MINE)).sight
        assert sight == Sight(7, gives=role is Role.LEADER)


def test_my_unit_narrows_the_units_asked_for() -> None:
    head = holder(Role.HEAD, OWN.id)
    assert listed_for(head, Filters(scope=Scope.UNIT)).leads == {OWN.id}
    assert listed_for(head, Filters(scope=Scope.UNIT, units=(OTHER,))).leads == frozenset()
    assert listed_for(head, Filters()).leads is None


def test_completed_tasks_are_listed_only_where_they_are_asked_for() -> None:
    head = holder(Role.HEAD, OWN.id)
    assert listed_for(head, Filters()).status is Status.OPEN
    assert listed_for(head, Filters(status=Status.COMPLETED)).status is Status.COMPLETED
    assert board_for(head, Filters()).status is None


def test_a_supporting_unit_is_told_that_it_only_helps() -> None:
    helped = replace(TASK, support=(OWN,))
    assert line_for(holder(Role.HEAD, OWN.id), helped, {}).supporting
    assert not line_for(holder(Role.HEAD, OTHER.id), helped, {}).supporting
    assert not line_for(holder(Role.OFFICE), helped, {}).supporting


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (10, 1), (11, 2), (100, 10), (101, 11)])
def test_pages_of_ten(total: int, pages: int) -> None:
    assert pages_of(total) == pages
