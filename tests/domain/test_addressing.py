"""For whom the words of a message are."""

from dataclasses import dataclass, replace

import pytest

from domain import refusals
from domain.decide.addressing import NOBODY, Place, Route, Shown, Target, meant, quoted, route
from domain.refusals import WhichTask
from tests.deciding import TASK


@dataclass(frozen=True)
class Said:
    """A message of which everything is known."""

    late_part: bool = False
    brings_paper: bool = False
    undoes_paper: bool = False
    private: bool = False
    forwarded: bool = False
    to_us: bool = True
    letter: bool = False
    answers_us: bool = False
    follows_name: bool = False
    label: bool = False
    spent: bool = False
    signed: bool = False
    asked: bool = False
    shows: bool = False
    draft: bool = False
    choices: bool = False
    waiting: bool = False
    claims: bool = False
    ordered: bool = False
    gives: bool = False
    registers: bool = False
    pastes: bool = False
    orders_of_matter: bool = False
    named: int = 0
    reports: bool = False
    asks: bool = False
    courteous: bool = False
    others: bool = False


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (Said(answers_us=True, label=True, asked=True, shows=True), Route.PRESS),
        (Said(answers_us=True, late_part=True, asked=True, shows=True), Route.LATE_PART),
        (Said(answers_us=True, spent=True, shows=True), Route.SPENT),
        (Said(answers_us=True, spent=True, draft=True), Route.SPENT_DRAFT),
        (Said(answers_us=True, asked=True, shows=True), Route.ANSWER),
        (Said(answers_us=True, signed=True, reports=True, choices=True), Route.SIGNED),
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
        (Said(private=True, courteous=True), Route.COURTESY),
        (Said(private=True, courteous=True, waiting=True), Route.ANSWER),
        (Said(private=True, courteous=True, asks=True), Route.QUESTION),
        (Said(answers_us=True, private=True, asks=True), Route.QUESTION),
        (Said(), Route.NOBODY),
        (Said(label=True), Route.NOBODY),
        (Said(follows_name=True), Route.QUESTION),
        (Said(follows_name=True, gives=True), Route.GIVEN),
        (Said(gives=True), Route.NOBODY),
        (Said(private=True, gives=True, named=1), Route.NAMED),
        (Said(private=True, orders_of_matter=True, gives=True), Route.OF_MATTER),
        (Said(follows_name=True, orders_of_matter=True), Route.OF_MATTER),
        (Said(private=True, pastes=True, gives=True, ordered=True, named=1), Route.GIVEN),
        (Said(private=True, registers=True, gives=True, named=1), Route.GIVEN),
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


BOTH = (5, 6)
LINE_OF_OWN = Shown(DIGEST.lines, DIGEST.numbers, own=(22,))
DECIDING = Shown(DIGEST.lines, DIGEST.numbers, own=(11, 22), decides=True)
UNCOUNTED = Shown(DIGEST.lines, DIGEST.numbers, own=(11, 22), uncounted=True)


@pytest.mark.parametrize(
    ("part", "shown", "refusal"),
    [
        (Place(unsettled=True), CARD, WhichTask((5,))),
        (Place(item=2), CARD, refusals.NoSuchItem(2, 1)),
        (Place(item=2, unsettled=True), DIGEST, refusals.MaybeCount(2)),
        (Place(item=4), DIGEST, refusals.NoSuchItem(4, 3)),
        (Place(item=4, unsettled=True), DECIDING, WhichTask(BOTH)),
        (Place(item=3), DIGEST, refusals.NotYourItem(3)),
        (Place(), DIGEST, WhichTask(BOTH)),
        (Place(asks=True), DIGEST, WhichTask(BOTH, asks=True)),
        (Place(may_name_line=True), LINE_OF_OWN, WhichTask(BOTH)),
        (Place(), DECIDING, WhichTask(BOTH, decides=True)),
        (Place(chat=True, judges=True), DECIDING, WhichTask(BOTH, decides=True)),
        (Place(item=1), UNCOUNTED, WhichTask(BOTH, counted=False)),
    ],
)
def test_what_leaves_the_task_open_is_asked(part: Place, shown: Shown, refusal: refusals.Refusal) -> None:
    found = meant(part, shown).refusal
    assert found is not None
    assert (type(found), vars(found)) == (type(refusal), vars(refusal))


PLAN = replace(TASK, id=11, number=5, content="Lập kế hoạch chuyển đổi số của tỉnh năm 2027")
REPORT = replace(TASK, id=22, number=55, content="Báo cáo")


@pytest.mark.parametrize(
    ("quote", "ids"),
    [
        ("1. /nv5 – hạn 10/12", (11,)),
        ("2. /nv55", (22,)),
        ("1. /nv5\n2. /nv55", (11, 22)),
        ("/nv", ()),
        ("kế hoạch chuyển đổi số", (11,)),
        ("1. “kế hoạch chuyển đổi số”…", (11,)),
        ("LẬP KẾ HOẠCH chuyển đổi số – hạn 10/12", (11,)),
        ("Phòng A: Báo cáo, hạn mai", (22,)),
        ("của tỉnh", (11,)),
        ("số của", (11,)),
        ("kế ho", ()),  # Too little to tell one from another.
        ("Nhắc việc sáng nay", ()),
    ],
)
def test_what_of_a_message_is_quoted_tells_the_task(quote: str, ids: tuple[int, ...]) -> None:
    assert quoted(quote, [PLAN, REPORT]) == ids
