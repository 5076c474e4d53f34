"""For whom the words of a message are."""

import pytest

from domain import refusals
from domain.decide.addressing import NOBODY, Answered, Heading, Part, Route, Shown, Surroundings, Target, meant, route

WORDS = Heading()
PRIVATE = Surroundings(private=True)
GROUP = Surroundings()
QUESTION = Answered(shows=True, asked=True, of_task=True, answerable=True)


@pytest.mark.parametrize(
    ("heading", "answered", "around", "expected"),
    [
        (Heading(label=True), QUESTION, GROUP, Route.PRESS),
        (Heading(spent=True), Answered(shows=True), GROUP, Route.SPENT),
        (Heading(spent=True), Answered(draft=True, own=True), GROUP, Route.SPENT_DRAFT),
        (Heading(spent=True), Answered(draft=True), GROUP, Route.SPENT),
        (WORDS, QUESTION, GROUP, Route.ANSWER),
        (Heading(only_wishes=True), QUESTION, GROUP, Route.TASKS),
        (Heading(only_wishes=True), Answered(asked=True, answerable=True), GROUP, Route.ANSWER),
        (WORDS, Answered(shows=True, asked=True, of_task=True), GROUP, Route.TASKS),
        (WORDS, Answered(shows=True), GROUP, Route.TASKS),
        (WORDS, Answered(own=True, buttons=True, draft=True), GROUP, Route.DRAFT),
        (WORDS, Answered(own=True, buttons=True), GROUP, Route.CHOICES),
        (WORDS, Answered(buttons=True, draft=True), GROUP, Route.NOBODY),
        (WORDS, Answered(buttons=True, decides_post=True), GROUP, Route.CHOICES),
        (Heading(reports=True), Answered(), GROUP, Route.NO_TASK),
        (WORDS, Answered(), GROUP, Route.NOBODY),
        (Heading(asks=True), Answered(), PRIVATE, Route.QUESTION),
        (WORDS, None, GROUP, Route.NOBODY),
        (WORDS, None, Surroundings(follows_name=True), Route.QUESTION),
        (Heading(label=True), None, PRIVATE, Route.PRESS),
        (Heading(label=True), None, GROUP, Route.NOBODY),
        (WORDS, None, Surroundings(private=True, waiting=QUESTION), Route.ANSWER),
        (
            Heading(numbered=True, named=1),
            None,
            Surroundings(private=True, waiting=QUESTION, waits_for_decider=True),
            Route.TASKS,
        ),
        (Heading(numbered=True, named=1), None, Surroundings(private=True, waiting=QUESTION), Route.ANSWER),
        (Heading(claims=True, reports=True), None, PRIVATE, Route.CLAIM),
        (Heading(ordered=True, named=2), None, Surroundings(private=True, decides=True), Route.ORDERS),
        (Heading(ordered=True, named=1), None, PRIVATE, Route.TASKS),
        (Heading(named=2, reports=True), None, PRIVATE, Route.HOW),
        (Heading(reports=True, asks=True), None, PRIVATE, Route.QUESTION),
        (WORDS, None, PRIVATE, Route.MAYBE_QUESTION),
    ],
)
def test_what_takes_a_message_up(
    heading: Heading, answered: Answered | None, around: Surroundings, expected: Route
) -> None:
    assert route(heading, answered, around) is expected


DIGEST = Shown(lines={1: 11, 2: 22, 3: 33}, numbers={11: 5, 22: 6}, own=(11, 22))
"""The third line is a task that the speaker may not see."""
CARD = Shown(lines={1: 11}, numbers={11: 5}, own=(11,))


@pytest.mark.parametrize(
    ("part", "shown", "target"),
    [
        (Part(), CARD, Target(id=11)),
        (Part(chat=True), CARD, Target(id=11)),
        (Part(item=1), CARD, Target(id=11)),
        (Part(task=9), CARD, Target(number=9)),
        (Part(item=2), DIGEST, Target(id=22)),
        (Part(chat=True), DIGEST, NOBODY),
        (Part(chat=True, judges=True), DIGEST, NOBODY),
        (Part(), Shown(DIGEST.lines, DIGEST.numbers, own=(22,)), Target(id=22)),
    ],
)
def test_the_task_that_is_meant(part: Part, shown: Shown, target: Target) -> None:
    assert meant(part, shown) == target


@pytest.mark.parametrize(
    ("part", "shown", "refusal"),
    [
        (Part(unsettled=True), CARD, refusals.WhichTask),
        (Part(item=2), CARD, refusals.NoSuchItem),
        (Part(item=4), DIGEST, refusals.NoSuchItem),
        (Part(item=3), DIGEST, refusals.NotYourItem),
        (Part(), DIGEST, refusals.WhichTask),
        (Part(may_name_line=True), Shown(DIGEST.lines, DIGEST.numbers, own=(22,)), refusals.WhichTask),
        (Part(chat=True, judges=True), Shown(DIGEST.lines, DIGEST.numbers, (), decides=True), refusals.WhichTask),
    ],
)
def test_what_leaves_the_task_open_is_asked(part: Part, shown: Shown, refusal: type[refusals.Refusal]) -> None:
    assert type(meant(part, shown).refusal) is refusal


def test_the_question_which_one_names_the_tasks_that_may_be_seen() -> None:
    found = meant(Part(), Shown(DIGEST.lines, DIGEST.numbers, own=(11, 22), decides=True)).refusal
    assert isinstance(found, refusals.WhichTask)
    assert (found.numbers, found.decides) == ((5, 6), True)
