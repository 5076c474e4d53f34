"""What the data of a button says: that of every button we send is read, and no other."""

import pytest

from domain.presses import ButtonKind, Press, Pressed, pressed
from domain.replies import Intent
from texts import buttons
from texts.message import Rows

SENT: list[tuple[Rows, Pressed]] = [
    (buttons.drop_draft(7), Pressed(ButtonKind.DRAFT, 7, Press.DROP)),
    (buttons.units(7, ((2, "Tổ A"),)), Pressed(ButtonKind.DRAFT, 7, Press.UNIT, unit=2)),
    (buttons.draft_list(7, 4), Pressed(ButtonKind.LISTED, 7, Press.YES)),
    (buttons.item_deadline(7, 3), Pressed(ButtonKind.LISTED, 7, Press.NO_DEADLINE, item=3)),
    (buttons.item_units(7, 3, ((2, "Tổ A"),)), Pressed(ButtonKind.LISTED, 7, Press.UNIT, unit=2, item=3)),
    (buttons.judge(12), Pressed(ButtonKind.TASK, 12, Press.CONFIRM)),
    (buttons.without_letterhead(7), Pressed(ButtonKind.LETTERHEAD, 7, Press.DROP)),
    (buttons.files(12), Pressed(ButtonKind.FILES, 12, Press.SHOW)),
    (buttons.new_leads(12, ((2, "Tổ A"),)), Pressed(ButtonKind.TASK, 12, Press.UNIT, unit=2)),
    (buttons.decide_post(3), Pressed(ButtonKind.POST, 3, Press.YES)),
    (buttons.setup(7), Pressed(ButtonKind.SETUP, 7, Press.YES)),
    (buttons.no_paper(7), Pressed(ButtonKind.EVIDENCE, 7, Press.NO_PAPER)),
    (buttons.doubt(7), Pressed(ButtonKind.DOUBT, 7, Press.YES)),
    (buttons.fall(7, "60%", "80%"), Pressed(ButtonKind.FALL, 7, Press.YES)),
    (buttons.decide_extension(7), Pressed(ButtonKind.EXTENSION, 7, Press.YES)),
    (buttons.add_support(7), Pressed(ButtonKind.SUPPORT, 7, Press.YES)),
    (buttons.unplaced(7, [(1, 12, "Rà soát")], drop="Bỏ tệp"), Pressed(ButtonKind.UNPLACED, 7, Press.TASK, task=12)),
    (buttons.set_limit(7, "4/12"), Pressed(ButtonKind.LIMIT, 7, Press.YES)),
    (buttons.without_letterhead(7), Pressed(ButtonKind.LETTERHEAD, 7, Press.DROP)),
    (buttons.files(12), Pressed(ButtonKind.FILES, 12, Press.SHOW)),
    (buttons.round_draft(7), Pressed(ButtonKind.ROUND_DRAFT, 7, Press.YES)),
    (buttons.open_round(2), Pressed(ButtonKind.ROUND, 2, Press.COMPILE)),
    (buttons.round_items(7, [(0, "Kết quả")]), Pressed(ButtonKind.ROUND_PART, 7, Press.KEEP, item=0)),
    (buttons.paper_in(12, 1, 1, 3), Pressed(ButtonKind.PAPER_IN, 12, Press.YES)),
    (buttons.paper_pages(12, 1, 3, 0), Pressed(ButtonKind.PAPER_IN, 12, Press.SHOW, item=2)),
    (buttons.paper_leads(12, 5, ((2, "Tổ A"),)), Pressed(ButtonKind.PAPER_IN, 12, Press.UNIT, unit=2, item=5)),
    (buttons.paper_undated(12, 5), Pressed(ButtonKind.PAPER_IN, 12, Press.NO_DEADLINE, item=5)),
    (buttons.paper_draft_meant(12), Pressed(ButtonKind.PAPER_IN, 12, Press.KEEP)),
    (buttons.paper_to_decide(12), Pressed(ButtonKind.PAPER_IN, 12, Press.SHOW)),
    (buttons.recalled_document(12, ButtonKind.PAPER_IN), Pressed(ButtonKind.PAPER_IN, 12, Press.SHOW)),
    (buttons.paper_pages(12, 1, 1, 4), Pressed(ButtonKind.PAPER_IN, 12, Press.OTHERS)),
    (buttons.paper_shown(12), Pressed(ButtonKind.PAPER_IN, 12, Press.SHOW)),
    (buttons.unplaced_paper(7), Pressed(ButtonKind.UNPLACED, 7, Press.READ)),
    (buttons.sheet(3), Pressed(ButtonKind.SHEET, 3, Press.YES)),
    (buttons.recalled_document(3, ButtonKind.SHEET), Pressed(ButtonKind.SHEET, 3, Press.SHOW)),
    (buttons.wrong(12, 90), Pressed(ButtonKind.WRONG, 12, Press.ASK, message=90)),
    (buttons.withdraw_report(12), Pressed(ButtonKind.WRONG, 12, Press.WITHDRAW)),
    (buttons.meanings(12, 90), Pressed(ButtonKind.WRONG, 12, Intent.DONE, message=90)),
]
WITHOUT_NUMBER = {ButtonKind.BEFORE, ButtonKind.PAPER, ButtonKind.PAGE, ButtonKind.PLAN, ButtonKind.DIGEST}


def read(data: str, rest: str = "") -> Pressed:
    name, *pieces = data.split(":")
    return pressed(ButtonKind(name), pieces, rest)


def test_every_kind_of_button_is_tried() -> None:
    assert {expected.kind for _, expected in SENT} == set(ButtonKind) - WITHOUT_NUMBER


@pytest.mark.parametrize(("rows", "expected"), SENT)
def test_the_first_button_says_what_it_was_made_to_say(rows: Rows, expected: Pressed) -> None:
    assert read(rows[0][0].data) == expected


@pytest.mark.parametrize("rows", [rows for rows, _ in SENT])
def test_every_button_can_be_read(rows: Rows) -> None:
    for row in rows:
        for button in row:
            said = read(button.data, "vì thiếu số liệu")
            assert button.data.startswith(f"{said.kind}:{said.about}:")
            assert str(said.act) in button.data.split(":")
            assert said.rest == "vì thiếu số liệu"


@pytest.mark.parametrize(
    "forged",
    [
        "task:12", "task:12:confirm:3", "task:x:confirm", "task:12:unit", "task:12:unit:x", "task:12:unit:2:3",
        "unplaced:7:task", "unplaced:7:drop:3",
        "task:12:burn", "task::yes",
        "draft:7:done", "extension:7:maybe",
        "wrong:12:ask", "wrong:12:90:maybe", "wrong:12:x:ask", "post", "story:1:yes",
    ],
)  # fmt: skip
def test_what_no_button_of_ours_carries_is_refused(forged: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(forged)
