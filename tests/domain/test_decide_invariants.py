"""What holds in every cell of the tables, whatever their rows say."""

from collections.abc import Callable, Iterator

import pytest

from domain import acts, refusals
from domain.acts import Act, Asking, Change, Nothing, Refuse
from domain.decide.cells import Cell, Requested
from domain.decide.known import OVER, SUBMITTED, Phase
from domain.decide.rows import Row
from domain.people import DECIDERS, INVOLVED, REPORTERS, Capacity
from domain.said import Meaning
from tests.deciding import acts_of, decided

JUDGEMENTS = (acts.Confirm, acts.SendBack, acts.Grant, acts.RefuseExtension, acts.Extend, acts.SetDeadline,
              acts.Restore, acts.Revoke)  # fmt: skip
ORDERS = (*JUDGEMENTS, acts.Cancel, acts.Revive, acts.Reassign, acts.AddSupport, acts.Urge, acts.Keep, acts.Begin)
REPORTS = (acts.Report, acts.Submit, acts.NoteObstacle, acts.GiveBack, acts.AskReturn, acts.AskExtension,
           acts.WithdrawRequest, acts.WithdrawReport, acts.Attach, acts.Snooze, acts.CorrectResult)  # fmt: skip


def cells(where: Callable[[Cell], bool]) -> Iterator[tuple[Cell, Row, tuple[Act, ...]]]:
    """The cells that can happen, with what follows."""
    for cell, found in decided():
        if where(cell) and not found.cannot_happen:
            yield cell, found, acts_of(found.name, cell.sent)


def broken(where: Callable[[Cell], bool], by: Callable[[Act], bool]) -> set[tuple[str, str]]:
    """The rows, with their acts, that break a rule."""
    return {(found.name, type(act).__name__) for _, found, follow in cells(where) for act in follow if by(act)}


def test_silence_is_for_courtesies_alone() -> None:
    silent = {cell.meaning for cell, _, follow in cells(lambda cell: True) if set(map(type, follow)) <= {Nothing}}
    assert silent == {Meaning.COURTESY, Meaning.ACK}


def test_a_receipt_is_met_with_silence_only_where_nothing_waits_for_it() -> None:
    silent = {
        cell.phase for cell, _, follow in cells(lambda cell: cell.meaning is Meaning.ACK) if follow == (Nothing(),)
    }
    assert silent == OVER | SUBMITTED


def test_who_works_on_a_task_always_gets_an_act_but_for_courtesies() -> None:
    def talks(cell: Cell) -> bool:
        return cell.capacity in REPORTERS and cell.meaning not in (Meaning.COURTESY, Meaning.ACK)

    assert broken(talks, lambda act: isinstance(act, Nothing)) == set()
    assert all(follow for _, _, follow in cells(talks))


def test_done_is_recorded_only_where_it_was_said() -> None:
    said = {Meaning.DONE, Meaning.STANDS}
    assert broken(lambda cell: cell.meaning not in said, lambda act: isinstance(act, acts.Submit)) == set()


@pytest.mark.parametrize("capacity", [*INVOLVED, *REPORTERS, Capacity.SUPPORT, Capacity.INSPECTOR])
def test_nobody_who_has_a_part_in_the_work_judges_it(capacity: Capacity) -> None:
    assert broken(lambda cell: cell.capacity is capacity, lambda act: isinstance(act, JUDGEMENTS)) == set()


def test_nobody_confirms_the_own_report() -> None:
    own = broken(lambda cell: cell.phase is Phase.SUBMITTED_OWN, lambda act: isinstance(act, JUDGEMENTS))
    assert own == set()


def test_who_asked_for_time_does_not_decide_it() -> None:
    deadline = (acts.Grant, acts.RefuseExtension, acts.Extend, acts.SetDeadline, acts.Restore, acts.Revoke)
    asked = broken(lambda cell: cell.requested is Requested.OWN, lambda act: isinstance(act, deadline))
    assert asked == set()


def test_only_deciders_give_orders() -> None:
    assert broken(lambda cell: cell.capacity not in DECIDERS, lambda act: isinstance(act, ORDERS)) == set()


def test_only_who_works_on_a_task_reports_on_it() -> None:
    assert broken(lambda cell: cell.capacity not in REPORTERS, lambda act: isinstance(act, REPORTS)) == set()


def test_the_inspector_changes_nothing() -> None:
    assert broken(lambda cell: cell.capacity is Capacity.INSPECTOR, lambda act: isinstance(act, Change)) == set()


def test_forwarded_words_change_nothing() -> None:
    assert broken(lambda cell: cell.meaning is Meaning.FORWARDED, lambda act: isinstance(act, Change)) == set()


def test_a_stranger_learns_nothing() -> None:
    for _, _, follow in cells(lambda cell: cell.capacity is Capacity.STRANGER):
        (act,) = follow
        assert isinstance(act, Refuse)
        assert isinstance(act.refusal, refusals.NoSuchTask)


def test_what_is_over_is_changed_only_by_taking_that_back() -> None:
    """Finished work is done again, what was cancelled stands again; a reminder put off is refused by its own rules."""
    changed = broken(lambda cell: cell.phase in OVER, lambda act: isinstance(act, Change))
    assert {act for _, act in changed} == {"SendBack", "Revive", "Snooze", "Attach"}
    assert {row for row, act in changed if act == "Attach"} == {"snoozed"}


def test_a_refusal_stands_alone() -> None:
    for _, found, follow in cells(lambda cell: True):
        assert len(follow) == 1 or not any(isinstance(act, Refuse) for act in follow), found.name


NEVER_ASKED = frozenset({
    Meaning.CONFIRM, Meaning.GRANT, Meaning.REFUSE, Meaning.SHORTEN, Meaning.RESTORE, Meaning.REVOKE, Meaning.AGREE,
    Meaning.DISAGREE, Meaning.SUPPORT, Meaning.URGE, Meaning.KEEP, Meaning.PROGRESS, Meaning.OBSTACLE,
    Meaning.DECLINE, Meaning.WITHDRAW_REQUEST, Meaning.WITHDRAW_REPORT, Meaning.STANDS, Meaning.QUESTION,
    Meaning.RETREAT, Meaning.SNOOZE, Meaning.ACK,
})  # fmt: skip
"""State and question settle what these mean: nothing is asked back."""


def test_what_is_settled_is_not_asked() -> None:
    assert broken(lambda cell: cell.meaning in NEVER_ASKED, lambda act: isinstance(act, Asking)) == set()
