"""What follows from figures and from what stands in the way of them."""

from dataclasses import replace

import pytest

from domain import acts
from domain.acts import Act
from domain.asking import AskBackAbout
from domain.decide.decide import decide
from domain.decide.known import Known
from domain.people import Actor, Post
from domain.replies import Amount, AmountKind, Intent, Reply
from domain.roles import Role
from domain.said import Said
from domain.tasks import Task
from tests.deciding import HEAD, SUPPORTING, TASK, TIMES

SUPPORT = Actor(6, 1, "Ngô Văn Ba", (Post(Role.HEAD, SUPPORTING),))


def said(intent: Intent, words: str = "lời", **more: object) -> Said:
    return Said(Reply(words, intent), **more)  # type: ignore[arg-type]


def follows(words: Said, actor: Actor, task: Task = TASK, **more: object) -> tuple[Act, ...]:
    return decide(words, Known(actor, task, TIMES, **more)).acts  # type: ignore[arg-type]


def test_what_stands_in_the_way_is_told_beside_its_share() -> None:
    words = Said(Reply("được 40%, vướng kinh phí", Intent.OBSTACLE, percent=40))
    assert follows(words, HEAD) == (
        acts.Report("được 40%, vướng kinh phí", 40, stated=True),
        acts.NoteObstacle("được 40%, vướng kinh phí"),
    )
    assert follows(said(Intent.OBSTACLE), HEAD) == (acts.Report("lời", quiet=True), acts.NoteObstacle("lời"))


def test_what_stands_in_the_way_of_work_that_goes_on_is_put_before_who_decides() -> None:
    words = Said(Reply("5/9 xã, còn vướng xe", Intent.PROGRESS, count=(5, 9), obstructed=True))
    told = decide(words, Known(HEAD, TASK, TIMES))
    assert told.acts == (acts.Report("5/9 xã, còn vướng xe", count=(5, 9), stated=True),)
    assert told.beside == (acts.NoteObstacle("5/9 xã, còn vướng xe"),)
    assert decide(words, Known(SUPPORT, TASK, TIMES)).beside == ()


@pytest.mark.parametrize(
    ("kind", "number", "count"),
    [
        (AmountKind.REACHED, 10, (10, 12)),
        (AmountKind.LEFT, 3, (9, 12)),
        (AmountKind.MORE, 1, (9, 12)),
    ],
)
def test_a_count_without_its_total_goes_on_from_the_one_before(
    kind: AmountKind, number: int, count: tuple[int, int]
) -> None:
    words = Said(Reply("lời", Intent.PROGRESS, amount=Amount(number, kind)))
    assert follows(words, HEAD, replace(TASK, count=(8, 12))) == (acts.Report("lời", count=count, stated=True),)
    assert follows(words, HEAD) == (acts.Report("lời"),)


@pytest.mark.parametrize(("kind", "number"), [(AmountKind.MORE, 5), (AmountKind.REACHED, 13), (AmountKind.LEFT, 15)])
def test_more_than_there_is_in_all_is_asked_about(kind: AmountKind, number: int) -> None:
    words = Said(Reply("lời", Intent.PROGRESS, amount=Amount(number, kind)))
    asked = (acts.AskBack(AskBackAbout.FIGURES, "lời"),)
    assert follows(words, HEAD, replace(TASK, count=(8, 12))) == asked
    assert follows(Said(Reply("lời", Intent.PROGRESS, beyond=True)), HEAD) == asked
    done = Said(Reply("lời", Intent.DONE, beyond=True), evidence="BC 5/BC-SKHCN")
    assert acts.Submit("lời", "BC 5/BC-SKHCN") in follows(done, HEAD)


def test_other_things_are_no_part_of_the_count() -> None:
    task = replace(TASK, content="Thẩm định hồ sơ", count=(8, 12))
    for thing, count in (("ho so", (10, 12)), ("xa", None)):
        words = Said(Reply("lời", Intent.PROGRESS, amount=Amount(2, AmountKind.MORE, frozenset({thing}))))
        assert follows(words, HEAD, task) == (acts.Report("lời", count=count, stated=count is not None),)
