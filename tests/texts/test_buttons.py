"""The data of buttons: those that were sent years ago carry it, so that it never changes."""

import pytest

from domain.dialogues import DialogueKind
from domain.history import EventKind
from texts import buttons, history
from texts.message import Rows

OF_DEPARTMENT = {
    EventKind.SET_UP,
    EventKind.UNITS_ADDED,
    EventKind.POST_ASKED,
    EventKind.POST_APPROVED,
    EventKind.POST_REFUSED,
    EventKind.POST_RESTED,
    EventKind.POST_RESUMED,
    EventKind.POST_ENDED,
    EventKind.CHARGE_CHANGED,
    EventKind.SETTINGS_CHANGED,
    EventKind.TEMPLATE_CHANGED,
    EventKind.ROUND_OPENED,
    EventKind.ROUND_ANSWERED,
    EventKind.ROUND_CLOSED,
}


@pytest.mark.parametrize(
    ("rows", "data"),
    [
        (buttons.draft(7), "draft:7:yes draft:7:drop draft:7:deadline draft:7:lead draft:7:content"),
        (buttons.drop_draft(7), "draft:7:drop"),
        (buttons.no_deadline(7), "draft:7:never draft:7:drop"),
        (buttons.units(7, ((2, "VP"),)), "draft:7:unit:2 draft:7:drop"),
        (buttons.draft_list(7, 4), "listed:7:yes listed:7:drop"),
        (buttons.more_of_list(7), "listed:7:end listed:7:drop"),
        (buttons.item_guess(7, 3), "listed:7:3:guess listed:7:3:never listed:7:drop"),
        (buttons.item_units(7, 3, ((2, "VP"),)), "listed:7:3:unit:2 listed:7:drop"),
        (buttons.recalled_list(7), "listed:7:show listed:7:drop"),
        (buttons.round_draft(7), "round_draft:7:yes round_draft:7:drop"),
        (buttons.drop_round(7), "round_draft:7:drop"),
        (buttons.open_round(2), "round:2:compile round:2:show"),
        (buttons.round_proposals(7), "round_part:7:keep"),
        (buttons.round_items(7, [(0, "Kết quả"), (2, "Kế hoạch")]), "round_part:7:0:keep round_part:7:2:keep"),
        (buttons.judge(12, 90), "task:12:confirm task:12:redo wrong:12:90:ask"),
        (buttons.reassign(12), "task:12:reassign task:12:keep"),
        (buttons.new_leads(12, ((2, "VP"),)), "task:12:unit:2"),
        (buttons.decide_post(3), "post:3:yes post:3:no"),
        (buttons.decide_absence(3), "post:3:end post:3:stay"),
        (buttons.setup(7), "setup:7:yes setup:7:edit setup:7:drop"),
        (buttons.no_paper(7), "evidence:7:none evidence:7:not"),
        (buttons.doubt(7), "doubt:7:yes doubt:7:no"),
        (buttons.decide_extension(7), "extension:7:yes extension:7:no"),
        (buttons.add_support(7), "support:7:yes support:7:tell support:7:no"),
        (buttons.unplaced(7, [(1, 12, "Rà soát")], drop="Bỏ tệp"), "unplaced:7:task:12 unplaced:7:drop"),
        (buttons.set_limit(7, "15/12"), "limit:7:yes limit:7:no"),
        (buttons.withdraw_report(12), "wrong:12:0:withdraw wrong:12:0:stay"),
        (
            buttons.meanings(12, 90),
            "wrong:12:90:done wrong:12:90:progress wrong:12:90:obstacle wrong:12:90:extension wrong:12:90:decline "
            "wrong:12:90:drop",
        ),
    ],
)
def test_the_data_of_a_button_stays_as_it_was(rows: Rows, data: str) -> None:
    assert " ".join(button.data for row in rows for button in row) == data


def test_everything_that_happens_to_a_task_can_be_told() -> None:
    assert set(EventKind) - set(history.KINDS) == OF_DEPARTMENT


def test_the_kinds_of_dialogue_stay_as_they_are_stored() -> None:
    assert sorted(DialogueKind) == [
        "cancel", "doubt", "draft", "drafts", "evidence", "extension", "fall", "files", "letterhead", "limit",
        "paper_in", "question", "reassign", "redo", "round", "round_draft", "round_letterhead", "setup", "sheet",
        "support", "words"
    ]  # fmt: skip
