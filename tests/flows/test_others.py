"""What was asked of one person is answered by nobody else: neither by a press nor in words."""

import pytest

from simulator import membership
from simulator.models import Message
from tests.flows.stage import (
    CHIEF,
    CLERK,
    DIGITAL,
    DIRECTOR,
    GROUP,
    OFFICER,
    OUTSIDER,
    SCIENCE,
    STANDARDS,
    VICE,
    Stage,
    labels,
    texts,
)

REFUSED = "Phần này dành cho người đang được hỏi"
WHOLE = "/dangky Lập dự toán năm, hạn 30/11"

others = pytest.mark.parametrize(
    "other",
    [
        pytest.param(OFFICER, id="a colleague of the unit"),
        pytest.param(DIGITAL, id="the head of another unit"),
        pytest.param(CHIEF, id="the office"),
        pytest.param(DIRECTOR, id="a leader"),
        pytest.param(OUTSIDER, id="a stranger"),
    ],
)


async def begins(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, OFFICER, DIRECTOR)
    membership.join(stage.town, GROUP, OUTSIDER)


async def asked(stage: Stage, text: str) -> Message:
    """What the head of Science is asked about a draft, with others in the group."""
    await begins(stage)
    return (await stage.says(SCIENCE, text))[-1]


async def given(stage: Stage) -> Message:
    """The card of a task of the head of Science, likewise."""
    await begins(stage)
    return await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/11")


async def refuses_press(stage: Stage, other: int, message: Message, label: str) -> None:
    before = len(stage.said())
    press = await stage.presses(other, message, label)
    assert press.alert
    assert REFUSED in (press.answer or "")
    assert len(stage.said()) == before


@others
async def test_others_press_no_button_of_a_draft(stage: Stage, other: int) -> None:
    card = await asked(stage, WHOLE)

    for label in labels(card):
        await refuses_press(stage, other, card, label)

    await stage.presses(SCIENCE, card, "Đúng")
    made = texts(await stage.says(SCIENCE, "/nv1"))
    assert "Lập dự toán năm" in made
    assert "30/11/2026" in made


@others
@pytest.mark.parametrize("words", ["đúng", "bỏ", "sửa hạn 20/12", "sửa đơn vị CĐS", "sửa nội dung Việc khác"])
async def test_others_type_no_label_of_a_draft(stage: Stage, other: int, words: str) -> None:
    card = await asked(stage, WHOLE)

    assert REFUSED in texts(await stage.says(other, words, to=card))

    await stage.presses(SCIENCE, card, "Đúng")
    made = texts(await stage.says(SCIENCE, "/nv1"))
    for part in ("Lập dự toán năm", "30/11/2026", "Chủ trì: Phòng Quản lý khoa học"):
        assert part in made


@others
async def test_others_add_nothing_to_a_draft(stage: Stage, other: int) -> None:
    card = await asked(stage, WHOLE)

    for words in ("phối hợp với VP", "hạn 20/12"):
        assert REFUSED in texts(await stage.says(other, words, to=card))

    await stage.presses(SCIENCE, card, "Đúng")
    made = texts(await stage.says(SCIENCE, "/nv1"))
    assert "30/11/2026" in made
    assert "Văn phòng" not in made


@others
async def test_others_do_not_answer_the_question_of_a_draft(stage: Stage, other: int) -> None:
    question = await asked(stage, "/dangky Lập dự toán năm")
    assert "hạn" in question.text

    assert REFUSED in texts(await stage.says(other, "20/12", to=question))
    for label in labels(question):
        await refuses_press(stage, other, question, label)

    card = (await stage.says(SCIENCE, "30/11", to=question))[-1]
    assert "30/11/2026" in card.text
    assert labels(card)[0] == "Đúng"


@pytest.mark.parametrize("other", [CLERK, DIRECTOR], ids=["a colleague of the office", "a leader"])
async def test_others_do_not_name_the_unit_of_an_assignment(stage: Stage, other: int) -> None:
    await stage.opens(CLERK, DIRECTOR, SCIENCE)
    question = (await stage.says(CHIEF, "/giao Lập dự toán năm, hạn 30/11"))[-1]

    assert REFUSED in texts(await stage.says(other, "QLKH", to=question))
    await refuses_press(stage, other, question, labels(question)[0])

    assert "Phòng Quản lý khoa học" in texts(await stage.says(CHIEF, "QLKH", to=question))


@others
async def test_others_are_not_shown_a_draft_anew(stage: Stage, other: int) -> None:
    """Under a card that a newer one has replaced."""
    card = await asked(stage, WHOLE)
    await stage.presses(SCIENCE, card, "Sửa hạn")

    assert "Lập dự toán năm" not in texts(await stage.says(other, "đúng", to=card))

    assert "Lập dự toán năm" in texts(await stage.says(SCIENCE, "đúng", to=card))


@others
async def test_others_do_not_say_for_the_asked_what_came_of_the_work(stage: Stage, other: int) -> None:
    card = await given(stage)
    question = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]

    for label in ("Không có văn bản", "Chưa xong"):
        await refuses_press(stage, other, question, label)

    assert "chờ xác nhận" not in texts(await stage.says(SCIENCE, "/nv1"))
    assert "báo hoàn thành" in texts(await stage.says(SCIENCE, "12/BC-SKHCN", to=question))


@others
async def test_others_do_not_settle_a_doubt(stage: Stage, other: int) -> None:
    card = await given(stage)
    question = (await stage.says(SCIENCE, "rồi ạ", to=card))[-1]

    for label in ("Đã xong", "Chưa xong"):
        await refuses_press(stage, other, question, label)

    assert "chờ xác nhận" not in texts(await stage.says(SCIENCE, "/nv1"))


@others
async def test_others_do_not_say_what_a_command_left_out(stage: Stage, other: int) -> None:
    await given(stage)
    question = (await stage.says(SCIENCE, "/vuongmac 1"))[-1]

    assert REFUSED in texts(await stage.says(other, "thiếu kinh phí", to=question))

    assert "Đã ghi nhận vướng mắc" in texts(await stage.says(SCIENCE, "thiếu số liệu", to=question))


async def test_another_admin_does_not_set_up_the_group_for_who_began_it(stage: Stage) -> None:
    question = (await stage.says(CHIEF, "/thietlap"))[-1]
    assert REFUSED in texts(await stage.says(DIRECTOR, "Phòng Khác | PK", to=question))

    shown = (await stage.says(CHIEF, "Phòng A | A", to=question))[-1]
    assert REFUSED in texts(await stage.says(DIRECTOR, "thêm Phòng Khác | PK", to=shown))
    for label in labels(shown):
        await refuses_press(stage, DIRECTOR, shown, label)

    await stage.presses(CHIEF, shown, "Đúng")
    assert "Đã thiết lập" in stage.last().text


@pytest.mark.parametrize(
    ("asked", "command", "answer", "told"),
    [
        (SCIENCE, "/xong 1", "báo cáo 50/BC-SKHCN", "báo hoàn thành"),
        (CHIEF, "/lamlai 1", "thiếu phụ lục", "Lý do: thiếu phụ lục"),
        (CHIEF, "/huy 1", "trùng việc khác", "đã hủy /nv1"),
        (CHIEF, "giao lại", "CĐS", "→ Phòng Chuyển đổi số"),
    ],
)
async def test_who_has_the_same_right_answers_what_another_was_asked_about_a_task_and_nobody_else(
    stage: Stage, asked: int, command: str, answer: str, told: str
) -> None:
    await stage.opens(SCIENCE, DIGITAL, CLERK, posts={VICE: "Giám sát", STANDARDS: "Phó trưởng phòng QLKH"})
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/11")
    if command == "/lamlai 1":
        await stage.says(SCIENCE, "/xong 1 báo cáo 50/BC-SKHCN")
    question = (await stage.says(asked, command, to=None if command.startswith("/") else card))[-1]
    assert told not in question.text
    for other in (VICE, DIGITAL):
        assert told not in texts(await stage.says(other, answer, to=question))

    assert told in texts(await stage.says(STANDARDS if asked == SCIENCE else CLERK, answer, to=question))


@pytest.mark.parametrize(
    ("asked", "command", "other", "words", "told"),
    [
        (SCIENCE, "/xong 1", CHIEF, "gia hạn đến 15/12", "15/12/2026"),
        (CHIEF, "/lamlai 1", SCIENCE, "em báo nhầm, chưa xong đâu ạ", "đã rút lại báo hoàn thành"),
        (CHIEF, "/huy 1", SCIENCE, "được 40% rồi ạ", "Đã ghi nhận 40%"),
        (CHIEF, "giao lại", SCIENCE, "được 40% rồi ạ", "Đã ghi nhận 40%"),
    ],
)
async def test_who_lacks_the_right_to_answer_speaks_of_the_task(
    stage: Stage, asked: int, command: str, other: int, words: str, told: str
) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/11")
    if command == "/lamlai 1":
        await stage.says(SCIENCE, "/xong 1 báo cáo 50/BC-SKHCN")
    question = (await stage.says(asked, command, to=None if command.startswith("/") else card))[-1]

    assert told in texts(await stage.says(other, words, to=question))
