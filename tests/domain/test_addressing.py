"""For whom the words of a message are."""

from dataclasses import dataclass

import pytest

from domain import refusals
from domain.decide.addressing import NOBODY, Place, Route, Shown, Target, meant, route


@dataclass(frozen=True)
class Said:
    """A message of which everything is known."""

    private: bool = False
    forwarded: bool = False
    to_us: bool = True
    letter: bool = False
    answers_us: bool = False
    follows_name: bool = False
    label: bool = False
    spent: bool = False
    asked: bool = False
    shows: bool = False
    draft: bool = False
    choices: bool = False
    waiting: bool = False
    claims: bool = False
    ordered: bool = False
    gives: bool = False
    named: int = 0
    reports: bool = False
    asks: bool = False
    courteous: bool = False
    others: bool = False


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (Said(answers_us=True, label=True, asked=True, shows=True), Route.PRESS),
        (Said(answers_us=True, spent=True, shows=True), Route.SPENT),
        (Said(answers_us=True, spent=True, draft=True), Route.SPENT_DRAFT),
        (Said(answers_us=True, asked=True, shows=True), Route.ANSWER),
        (Said(answers_us=True, shows=True, choices=True), Route.TASKS),
        (Said(answers_us=True, choices=True, draft=True), Route.DRAFT),
        (Said(answers_us=True, choices=True), Route.CHOICES),
        (Said(answers_us=True, named=2), Route.NAMED),
        (Said(answers_us=True, gives=True, reports=True), Route.GIVEN),
        (Said(answers_us=True, shows=True, gives=True), Route.TASKS),
        (Said(answers_us=True, reports=True), Route.NO_TASK),
        (Said(answers_us=True), Route.NO_TASK),
        (Said(answers_us=True, courteous=True), Route.NOBODY),
        (Said(answers_us=True, courteous=True, named=1), Route.NAMED),
        (Said(answers_us=True, others=True, reports=True), Route.OTHERS),
        (Said(answers_us=True, others=True, courteous=True), Route.NOBODY),
        (Said(answers_us=True, private=True, asks=True), Route.QUESTION),
        (Said(), Route.NOBODY),
        (Said(label=True), Route.NOBODY),
        (Said(follows_name=True), Route.QUESTION),
        (Said(follows_name=True, gives=True), Route.GIVEN),
        (Said(gives=True), Route.NOBODY),
        (Said(private=True, gives=True, named=1), Route.NAMED),
        (Said(private=True, gives=True, reports=True), Route.GIVEN),
        (Said(private=True, label=True, waiting=True), Route.PRESS),
        (Said(private=True, waiting=True, claims=True), Route.ANSWER),
        (Said(private=True, claims=True, reports=True), Route.CLAIM),
        (Said(private=True, ordered=True, named=2), Route.ORDERS),
        (Said(private=True, named=1, reports=True), Route.NAMED),
        (Said(private=True, named=2, reports=True, asks=True), Route.NAMED),
        (Said(private=True, named=2, asks=True), Route.QUESTION),
        (Said(private=True, reports=True), Route.HOW),
        (Said(private=True, reports=True, asks=True), Route.QUESTION),
        (Said(private=True), Route.MAYBE_QUESTION),
        (Said(private=True, forwarded=True, label=True, waiting=True, claims=True), Route.FORWARDED),
        (Said(private=True, forwarded=True, letter=True, named=1), Route.LETTER),
        (Said(forwarded=True, letter=True), Route.LETTER),
        (Said(forwarded=True, letter=True, to_us=False), Route.NOBODY),
        (Said(private=True, forwarded=True, named=1, ordered=True), Route.NAMED),
        (Said(forwarded=True, answers_us=True, label=True), Route.FORWARDED),
    ],
)
def test_what_takes_a_message_up(message: Said, expected: Route) -> None:
    assert route(message) is expected


DIGEST = Shown(lines={1: 11, 2: 22, 3: 33}, numbers={11: 5, 22: 6}, own=(11, 22))
"""The third line is a task that the speaker may not see."""
CARD = Shown(lines={1: 11}, numbers={11: 5}, own=(11,))


@pytest.mark.parametrize(
    ("part", "shown", "target"),
    [
        (Place(), CARD, Target(id=11)),
        (Place(chat=True), CARD, Target(id=11)),
        (Place(item=1), CARD, Target(id=11)),
        (Place(task=9), CARD, Target(number=9)),
        (Place(item=2), DIGEST, Target(id=22)),
        (Place(chat=True), DIGEST, NOBODY),
        (Place(chat=True, judges=True), DIGEST, NOBODY),
        (Place(), Shown(DIGEST.lines, DIGEST.numbers, own=(22,)), Target(id=22)),
        (Place(), Shown(DIGEST.lines, DIGEST.numbers, own=(22,), uncounted=True), Target(id=22)),
        (Place(chat=True), Shown(DIGEST.lines, DIGEST.numbers, own=(22,), decides=True), NOBODY),
    ],
)
def test_the_task_that_is_meant(part: Place, shown: Shown, target: Target) -> None:
    assert meant(part, shown) == target


@pytest.mark.parametrize(
    ("part", "shown", "refusal"),
    [
        (Place(unsettled=True), CARD, refusals.WhichTask),
        (Place(item=2), CARD, refusals.NoSuchItem),
        (Place(item=2, unsettled=True), DIGEST, refusals.MaybeCount),
        (Place(item=4), DIGEST, refusals.NoSuchItem),
        (Place(item=3), DIGEST, refusals.NotYourItem),
        (Place(), DIGEST, refusals.WhichTask),
        (Place(may_name_line=True), Shown(DIGEST.lines, DIGEST.numbers, own=(22,)), refusals.WhichTask),
        (Place(chat=True, judges=True), Shown(DIGEST.lines, DIGEST.numbers, (), decides=True), refusals.WhichTask),
    ],
)
def test_what_leaves_the_task_open_is_asked(part: Place, shown: Shown, refusal: type[refusals.Refusal]) -> None:
    assert type(meant(part, shown).refusal) is refusal


def test_lines_whose_numbers_nobody_knows_are_asked_for_by_the_number_of_the_task() -> None:
    found = meant(Place(item=1), Shown(DIGEST.lines, DIGEST.numbers, own=(11, 22), uncounted=True)).refusal
    assert isinstance(found, refusals.WhichTask)
    assert not found.counted


def test_the_question_which_one_names_the_tasks_that_may_be_seen() -> None:
    found = meant(Place(), Shown(DIGEST.lines, DIGEST.numbers, own=(11, 22), decides=True)).refusal
    assert isinstance(found, refusals.WhichTask)
    assert (found.numbers, found.decides) == ((5, 6), True)
