"""Commands as busy people type them: under a file, for several tasks at once, without the words that they need."""

import pytest

from simulator import membership
from tests.flows.stage import CHIEF, DIGITAL, OFFICER, SCIENCE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"


@pytest.mark.parametrize("chat", [None, SCIENCE])
@pytest.mark.parametrize(
    "caption", ["/xong 1 đã ban hành", "/done 1", "/XONG 1", "/nv1 xong rồi", "/xong@dondoc_bot 1"]
)
async def test_a_command_under_a_file_is_a_command_and_the_file_is_kept(
    stage: Stage, caption: str, chat: int | None
) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    membership.promote_bot(stage.town, stage.group)

    answer = await stage.uploads(SCIENCE, "ket-qua.pdf", caption, chat=chat)

    assert "báo hoàn thành: /nv1" in texts(answer)
    assert "ket-qua.pdf" in texts(await stage.says(SCIENCE, "/nhatky 1"))


async def test_a_command_under_a_file_that_does_not_exist_says_so(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    assert "Chưa có lệnh “/khongco”" in texts(await stage.uploads(SCIENCE, "a.pdf", "/khongco 1", chat=SCIENCE))


async def test_who_cancels_without_a_reason_is_asked_for_it_and_taught_the_own_command(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    asked = await stage.says(CHIEF, "/huy 1")
    said = texts([*asked, *await stage.says(CHIEF, "ok", to=asked[-1])])

    assert "lý do hủy /nv1" in said
    assert "/huy 1 " in said
    assert "/lamlai" not in said


@pytest.mark.parametrize("words", ["/duyet 1 2 9", "/duyet 1, 2, 9", "/duyet nv1 và nv2 và nv9"])
async def test_several_tasks_are_confirmed_at_once_and_each_is_answered_for(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    for number in (1, 2):
        stage.has(SCIENCE, f"Việc số {number}, hạn 30/11")
        await stage.says(SCIENCE, f"/xong {number} 1{number}/BC-SKHCN")

    (answer,) = await stage.says(CHIEF, words)

    assert answer.text.count("xác nhận hoàn thành") == 2
    assert "Không có nhiệm vụ số 9" in answer.text


async def test_one_of_several_that_is_not_reported_leaves_the_others_confirmed(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for number in (1, 2):
        stage.has(SCIENCE, f"Việc số {number}, hạn 30/11")
    await stage.says(SCIENCE, "/xong 2 12/BC-SKHCN")

    said = texts(await stage.says(CHIEF, "/duyet 1 2"))

    assert "/nv1 chưa báo hoàn thành" in said
    assert "xác nhận hoàn thành" in said
    assert labels(stage.last()) == []


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("/tralai 1 của Văn phòng", "trả lại"),
        ("/vuongmac 1 máy chủ cũ", "vướng mắc"),
        ("/giahan 1 20/12", "đề nghị gia hạn"),
    ],
)
async def test_a_command_says_what_its_words_are_whatever_they_tell(stage: Stage, command: str, told: str) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, TASK)
    assert told in texts(await stage.says(SCIENCE, command))


@pytest.mark.parametrize(
    ("command", "asked", "done"),
    [("/vuongmac 1", "vướng mắc của /nv1", "vướng mắc"), ("/tralai 1", "lý do", "trả lại")],
)
async def test_a_command_without_its_words_asks_for_them(stage: Stage, command: str, asked: str, done: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    question = await stage.says(SCIENCE, command)

    assert asked in texts(question)
    assert "Nguyễn Thị Thu Hà" not in texts(question)
    answer = texts(await stage.says(SCIENCE, "việc này thuộc Văn phòng", to=question[-1]))
    assert done in answer
    assert "Nguyễn Thị Thu Hà" in answer
    assert "thuộc Văn phòng" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("/tralai 1", "thôi em nhầm, không trả nữa"),
        ("/vuongmac 1", "không có gì ạ"),
        ("/baocao 1", "bo qua giup em"),
    ],
)
async def test_who_retreats_from_the_question_has_done_nothing(stage: Stage, command: str, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    question = await stage.says(SCIENCE, command)

    answer = texts(await stage.says(SCIENCE, words, to=question[-1]))

    assert "Đã bỏ qua. /nv1 giữ nguyên" in answer
    card = texts(await stage.says(SCIENCE, "/nv1"))
    assert "đã giao, chưa có báo cáo" in card
    assert words not in card


async def test_words_are_not_asked_for_what_the_speaker_may_not_do(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    stage.has(SCIENCE, TASK)
    await stage.says(SCIENCE, "/phancong 1 Huy")

    assert "Chỉ trưởng, phó đơn vị" in texts(await stage.says(OFFICER, "/tralai 1"))


async def test_delegating_without_a_name_asks_for_it(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    assert "ghi tên người thực hiện" in texts(await stage.says(SCIENCE, "/phancong 1"))


async def test_a_command_takes_its_task_from_the_message_that_it_answers(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    cards = [await stage.register(SCIENCE, f"Việc số {number}, hạn 30/11") for number in (1, 2)]
    listed = (await stage.says(SCIENCE, "/nhiemvu"))[-1]

    assert "Đã ghi nhận 20%: /nv2" in texts(await stage.says(SCIENCE, "/baocao được 20%", to=cards[1]))
    several = texts(await stage.says(SCIENCE, "/baocao được 30%", to=listed))
    assert "/nv1" in several
    assert "/nv2" in several
    assert "Đã ghi nhận" not in several
    assert "/baocao 12 " in texts(await stage.says(SCIENCE, "/baocao được 40%"))


@pytest.mark.parametrize(
    ("number", "named"), [("123456789", True), ("nv123456789", True), ("1234567890", False), ("9" * 30, False)]
)
async def test_a_number_that_no_task_can_have_is_not_looked_for(stage: Stage, number: str, named: bool) -> None:
    await stage.opens(SCIENCE)

    answer = texts(await stage.says(SCIENCE, f"/xong {number} 12/BC-SKHCN"))

    assert "Không có nhiệm vụ số" in answer
    assert ("số 123456789 mà" in answer) == named


async def test_a_file_under_a_command_without_words_is_progress(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)

    answer = texts(await stage.uploads(SCIENCE, "ban-thao.docx", "/baocao 1", chat=SCIENCE))

    assert "Đã ghi nhận" in answer
    assert "/nv1" in answer
    assert "trạng thái: đang thực hiện" in texts(await stage.says(SCIENCE, "/nv1")).lower()


async def test_assigning_anew_under_a_message_takes_the_one_task_that_it_shows(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    cards = [await stage.register(SCIENCE, f"Việc số {number}, hạn 30/11") for number in (1, 2)]
    listed = (await stage.says(CHIEF, "/nhiemvu"))[-1]

    assert "giao lại" not in texts(await stage.says(CHIEF, "/giao CĐS", to=listed))
    assert "giao lại" not in texts(await stage.says(CHIEF, "/giao CĐS"))
    assert "/nv2" in texts(await stage.says(CHIEF, "/giao CĐS", to=cards[1]))
    assert "Chủ trì: Phòng Quản lý khoa học" in texts(await stage.says(CHIEF, "/nv1"))
    assert "Chủ trì: Phòng Chuyển đổi số" in texts(await stage.says(CHIEF, "/nv2"))


async def test_a_task_is_handed_to_officers_of_its_unit_alone(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, OFFICER)
    stage.has(SCIENCE, TASK)
    stage.has(DIGITAL, TASK)

    assert "là ai trong đơn vị" in texts(await stage.says(DIGITAL, "/phancong 2 Huy"))
    assert "là ai trong đơn vị" in texts(await stage.says(SCIENCE, "/phancong 1 Lâm"))
    assert "Đỗ Quang Huy" in texts(await stage.says(SCIENCE, "/phancong 1 Huy"))
