"""What people type wrongly: a clear sentence each, nothing stored wrongly, no traceback."""

import io
import re
import sys
from dataclasses import replace

import pytest
from sqlalchemy import DDL, Engine, func, select

from bot import logs
from db.models import Event, Task
from db.queues import Inbox
from simulator import conversation, membership
from tests.flows.stage import (
    CHIEF,
    DIGITAL,
    GROUP,
    OUTSIDER,
    SCIENCE,
    TEST_TOKEN,
    Stage,
    invited,
    labels,
    staged,
    texts,
)


async def count(stage: Stage, model: type) -> int:
    with stage.assistant.sessions.begin() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


async def failed_updates(stage: Stage) -> int:
    with stage.assistant.sessions.begin() as session:
        return session.scalar(select(func.count()).where(Inbox.error.is_not(None))) or 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/lệnhlạ", None),
        ("/khongco gì cả", "Chưa có lệnh"),
        ("/nv999", "Không có nhiệm vụ số 999"),
        ("/nv99999999999999999999", "Không có nhiệm vụ"),
        ("/baocao", "số nhiệm vụ"),
        ("/xong", "số nhiệm vụ"),
        ("/xong mười hai", "số nhiệm vụ"),
        ("/duyet", "số nhiệm vụ"),
        ("/lamlai 5", "Không có nhiệm vụ"),
        ("/dangky Báo cáo, hạn 31/02", "Không có ngày “31/02”"),
        ("/dangky Báo cáo, hạn 32/12", "Không có ngày “32/12”"),
        ("/dangky Báo cáo, hạn 12/11/2026", "đã qua"),
        ("/dangky Báo cáo, hạn 1/1/2126", None),
        ("/dangky " + "dài " * 900, "dài quá"),
        ("/toi", "Đồng chí Đặng Văn Lâm"),
        ("/toi bảo vệ", "Chưa rõ chức vụ"),
        ("/toi Trưởng phòng Không Tồn Tại", "Chưa rõ đơn vị"),
        ("/thietlap", "quản trị viên"),
        ("/giao P.CĐS: việc, hạn 30/11", "Chỉ Văn phòng hoặc lãnh đạo được giao"),
    ],
)
async def test_a_wrong_command_gets_a_clear_sentence_and_stores_nothing(
    stage: Stage, text: str, expected: str | None
) -> None:
    await stage.opens(SCIENCE)

    answer = texts(await stage.says(SCIENCE, text))

    if expected is not None:
        assert expected in answer
    assert await count(stage, Task) == 0
    assert await failed_updates(stage) == 0


async def test_ten_thousand_characters_are_survived(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Báo cáo, hạn 30/11")

    answer = await stage.says(SCIENCE, "đang làm " * 1100, to=card)

    assert "Đã ghi nhận" in texts(answer)
    assert await failed_updates(stage) == 0


async def test_html_and_emoji_in_names_and_words_are_shown_as_typed(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.town.people[SCIENCE] = replace(stage.town.person(SCIENCE), name="<b>Lâm</b> & Co 🙂")

    card = await stage.register(SCIENCE, "Rà soát <i>mục</i> A & B > C 🚀 _x_ *y*, hạn 30/11")

    assert "Rà soát <i>mục</i> A & B > C 🚀 _x_ *y*" in card.text
    answer = await stage.says(SCIENCE, "xong 5 < 10 & <script>, 12/BC-SKHCN", to=card)
    assert await failed_updates(stage) == 0
    assert "/nv1" in texts(answer)


async def test_a_stranger_learns_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Việc mật nội bộ của phòng, hạn 30/11")
    membership.join(stage.town, GROUP, OUTSIDER)

    for text, to in (("/nv1", None), ("/nhiemvu", None), ("/summary", None), ("xong 100%", card), ("/duyet 1", None)):
        await stage.passes(minutes=25)  # So that the group does not seem to be overrun.
        answer = texts(await stage.says(OUTSIDER, text, to=to))
        assert "Việc mật" not in answer
        assert "/toi" in answer


async def test_a_button_acts_once_and_only_for_its_person(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    shown = (await stage.says(SCIENCE, "/dangky Báo cáo, hạn 30/11"))[-1]
    buttons = list(shown.buttons)

    wrong = await stage.presses(DIGITAL, shown, "Đúng")
    assert wrong.alert
    assert await count(stage, Task) == 0

    await stage.presses(SCIENCE, shown, "Đúng")
    shown.buttons = buttons
    again = await stage.presses(SCIENCE, shown, "Đúng")
    assert again.alert
    assert "đã được xử lý" in (again.answer or "")
    assert await count(stage, Task) == 1


async def test_a_button_pressed_two_days_later_still_knows_its_question(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    shown = (await stage.says(SCIENCE, "/dangky Báo cáo, hạn 30/11"))[-1]
    await stage.passes(days=2)

    await stage.presses(SCIENCE, shown, "Đúng")

    assert await count(stage, Task) == 1


async def test_a_draft_whose_deadline_passed_meanwhile_is_refused(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    shown = (await stage.says(SCIENCE, "/dangky Báo cáo, hạn 17/11"))[-1]
    await stage.passes(days=2)

    press = await stage.presses(SCIENCE, shown, "Đúng")

    assert press.alert
    assert "đã qua" in (press.answer or "")
    assert await count(stage, Task) == 0


@pytest.mark.parametrize(
    "data", ["draft:1:yes", "task:1:confirm", "task:x:confirm", "post:99:yes", "nonsense", "", "task", "wrong:1:1:done"]
)
async def test_a_forged_button_changes_nothing(stage: Stage, data: str) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, "Báo cáo, hạn 30/11")
    card.buttons = [[{"text": "giả", "callback_data": data}]]
    before = await count(stage, Event)

    press = await stage.presses(DIGITAL, card, "giả")

    assert press.alert
    assert await count(stage, Event) == before
    assert await failed_updates(stage) == 0


@pytest.mark.parametrize("data", ["task:1:unit:99", "files:1:show", "evidence:99:none", "extension:99:yes"])
async def test_who_may_press_finds_nothing_behind_a_forged_button(stage: Stage, data: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Báo cáo, hạn 30/11")
    await stage.says(SCIENCE, "/tralai 1 không thuộc chức năng")
    card.buttons = [[{"text": "giả", "callback_data": data}]]

    press = await stage.presses(CHIEF, card, "giả")

    assert press.alert
    assert "không còn hiệu lực" in (press.answer or "")
    assert await failed_updates(stage) == 0


async def test_replies_to_deleted_and_foreign_messages_are_harmless(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    card = await stage.register(SCIENCE, "Báo cáo, hạn 30/11")
    foreign = conversation.say(stage.town, DIGITAL, GROUP, "chiều nay họp nhé")
    membership.promote_bot(stage.town, GROUP)

    assert await stage.says(SCIENCE, "xong rồi", to=foreign) == []
    stage.town.forget(card)
    answer = await stage.says(SCIENCE, "/baocao 1 đạt 30%")
    assert "Đã ghi nhận 30%" in texts(answer)


async def test_a_reply_to_a_message_without_a_task_says_so(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    help_text = (await stage.says(SCIENCE, "/trogiup"))[-1]

    answer = await stage.says(SCIENCE, "xong 100%", to=help_text)

    assert "không có nhiệm vụ" in texts(answer)


async def test_an_edited_report_changes_nothing_and_says_so(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Báo cáo, hạn 30/11")
    said = conversation.say(stage.town, SCIENCE, GROUP, "đạt 30%", reply_to=card.message_id)
    await stage.settle()

    conversation.edit(stage.town, SCIENCE, GROUP, said.message_id, "đạt 90%")
    await stage.settle()

    assert "Tin nhắn sửa lại không thay" in stage.last().text
    assert "30%" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_the_task_of_another_organization_is_not_there(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Việc của Sở này, hạn 30/11")
    other = stage.town.add_group("Sở khác", [OUTSIDER, DIGITAL])
    shown = await stage.says(OUTSIDER, f"/thietlap {invited(stage)} Phòng Một | P1", chat=other.id)
    await stage.presses(OUTSIDER, shown[-1], "Đúng")

    for text in ("/nv1", "/baocao 1 xong", "/duyet 1", "/nhatky 1"):
        answer = texts(await stage.says(OUTSIDER, text, chat=other.id))
        assert "Không có nhiệm vụ số 1" in answer
        assert "Việc của Sở này" not in answer


async def test_a_group_that_is_not_set_up_says_what_to_do(stage: Stage) -> None:
    assert "/thietlap" in texts(await stage.says(SCIENCE, "/dangky Báo cáo, hạn 30/11"))
    assert "/thietlap" in texts(await stage.says(SCIENCE, "/summary"))


@pytest.mark.parametrize(
    ("units", "advice"),
    [("| QLKH", "Mỗi dòng một đơn vị"), ("Phòng A\nPhòng A", "bỏ dòng lặp"), ("x" * 300, "Mỗi dòng một đơn vị")],
)
async def test_a_bad_list_of_units_is_refused_and_asked_again(stage: Stage, units: str, advice: str) -> None:
    asked = (await stage.says(CHIEF, "/thietlap"))[-1]

    answer = await stage.says(CHIEF, units, to=asked)
    assert advice in texts(answer)

    good = await stage.says(CHIEF, "Văn phòng | VP\nPhòng A | A", to=asked)
    assert "2 đơn vị" in texts(good)


async def test_a_half_finished_dialogue_survives_a_restart(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = (await stage.says(SCIENCE, "/dangky Rà soát quy trình"))[-1]
    assert "thời hạn" in asked.text

    async with staged(stage.engine, town=stage.town) as restarted:
        shown = await restarted.says(SCIENCE, "thứ Sáu tuần sau", to=asked)
        assert "thứ Sáu 27/11/2026" in texts(shown)
        await restarted.says(SCIENCE, "đúng", to=shown[-1])

    assert await count(stage, Task) == 1


async def test_what_is_missing_is_asked_one_thing_at_a_time(stage: Stage) -> None:
    await stage.opens()
    asked = (await stage.says(CHIEF, "/dangky"))[-1]
    assert "nội dung" in asked.text

    asked = (await stage.says(CHIEF, "Kiểm kê tài sản cuối năm", to=asked))[-1]
    assert "đơn vị chủ trì" in asked.text
    assert "Phòng Chuyển đổi số" in labels(asked)

    asked = (await stage.says(CHIEF, "p cds", to=asked))[-1]
    assert "thời hạn" in asked.text

    refused = await stage.says(CHIEF, "càng sớm càng tốt nhé", to=asked)
    assert "thời hạn" in texts(refused)

    shown = (await stage.says(CHIEF, "15/12", to=asked))[-1]
    assert "thứ Ba 15/12/2026" in shown.text
    dropped = await stage.says(CHIEF, "bỏ", to=shown)
    assert "Đã bỏ" in texts(dropped)
    assert await count(stage, Task) == 0


async def test_two_leads_are_a_question(stage: Stage) -> None:
    await stage.opens()

    asked = (await stage.says(CHIEF, "/dangky Báo cáo chung, chủ trì QLKH và CĐS, hạn 30/11"))[-1]

    assert "chỉ có một đơn vị chủ trì" in asked.text
    await stage.presses(CHIEF, asked, "Phòng Chuyển đổi số")
    assert "Chủ trì: Phòng Chuyển đổi số" in stage.last().text


REFUSE_EVENTS = {
    "sqlite": "CREATE TRIGGER refuse BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'no'); END",
    "postgresql": "ALTER TABLE events ADD CONSTRAINT refuse CHECK (words IS NULL) NOT VALID",
}
ACCEPT_EVENTS = {"sqlite": "DROP TRIGGER refuse", "postgresql": "ALTER TABLE events DROP CONSTRAINT refuse"}


async def test_the_log_holds_no_token_and_no_words_of_people(stage: Stage, owning: Engine) -> None:
    written = io.StringIO()
    logs.configure("DEBUG", written)
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Nội dung bí ẩn, hạn 30/11")
    await stage.says(SCIENCE, "chữ riêng của tôi 40%", to=card)
    with owning.begin() as connection:
        connection.execute(DDL(REFUSE_EVENTS[stage.engine.name]))
    answer = await stage.says(SCIENCE, "chữ riêng của tôi 50%", to=card)
    with owning.begin() as connection:
        connection.execute(DDL(ACCEPT_EVENTS[stage.engine.name]))
    logs.configure("WARNING", sys.stderr)

    assert "Xin lỗi" in texts(answer)
    assert "failed" in written.getvalue()
    assert "IntegrityError" in written.getvalue()
    for secret in (TEST_TOKEN, "bí ẩn", "chữ riêng", "Đặng Văn Lâm"):
        assert secret not in written.getvalue()


async def test_two_deadlines_of_one_task_are_shown(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    shown = (await stage.says(SCIENCE, "/dangky Rà soát quy trình, hạn 30/11 hoặc 15/12"))[-1]

    assert "Còn thời hạn khác" in shown.text


@pytest.mark.parametrize(
    "text",
    [
        "ra soat qppl han 30/11, bao cao iso han 15/12",
        "Rà soát qppl hạn 30/11, báo cáo iso trước 16/12",
        "rà soát qppl chậm nhất 30/11, báo cáo iso xong trước ngày 16/12",
    ],
)
async def test_two_tasks_with_their_deadlines_in_one_line_are_two(stage: Stage, text: str) -> None:
    await stage.opens(SCIENCE)

    shown = (await stage.says(SCIENCE, f"/dangky {text}"))[-1]

    assert re.search(r"1\. r(?:a|à) so(?:a|á)t qppl\n", shown.text, re.IGNORECASE)
    assert re.search(r"2\. b(?:a|á)o c(?:a|á)o iso\n", shown.text, re.IGNORECASE)
    assert "30/11/2026" in shown.text
    assert "15/12/2026" in shown.text


@pytest.mark.parametrize(
    "text",
    [
        "ra soat quy trinh noi bo han 15/12; bao cao so lieu iso han 31/2",
        "Báo cáo số liệu iso, hạn 31/4; rà soát quy trình nội bộ trước 16/12",
        "rà soát quy trình nội bộ hạn 15/12. Báo cáo số liệu iso hạn 32/1",
    ],
)
async def test_a_day_that_does_not_exist_costs_the_other_task_nothing(stage: Stage, text: str) -> None:
    await stage.opens(SCIENCE)

    shown = texts(await stage.says(SCIENCE, f"/dangky {text}"))

    assert "15/12/2026" in shown
    assert re.search(r"\. b(?:a|á)o c(?:a|á)o s(?:o|ố) li(?:e|ệ)u iso\n", shown, re.IGNORECASE)
    assert re.search(r"\. r(?:a|à) so(?:a|á)t quy tr(?:i|ì)nh n(?:o|ộ)i b(?:o|ộ)\n", shown, re.IGNORECASE)


async def test_an_unclear_supporting_unit_does_not_ask_for_the_lead(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    shown = (await stage.says(SCIENCE, "/dangky Rà soát quy trình, phối hợp phòng Kế toán, hạn 30/11"))[-1]

    assert "Chủ trì: Phòng Quản lý khoa học" in shown.text
    assert "Chưa rõ đơn vị “phòng Kế toán”" in shown.text


async def test_in_private_a_label_is_typed_without_replying(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.says(SCIENCE, "/start", chat=SCIENCE)
    await stage.says(SCIENCE, "/dangky Rà soát quy trình, hạn 30/11", chat=SCIENCE)

    await stage.says(SCIENCE, "đúng rồi", chat=SCIENCE)

    assert await count(stage, Task) == 1


async def test_words_without_figures_are_not_answered_with_old_figures(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Báo cáo, hạn 30/11")
    await stage.says(SCIENCE, "đạt 80%", to=card)

    answer = texts(await stage.says(SCIENCE, "vẫn đang làm", to=card))

    assert "80%" not in answer
    assert "đang thực hiện" in answer


async def test_an_extension_is_later_than_the_deadline_and_read_whole(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Báo cáo, hạn 27/11")

    assert "Đề nghị cho biết hạn mới sau ngày đó" in texts(await stage.says(SCIENCE, "xin lùi hạn sang 25/11", to=card))

    asked = texts(await stage.says(SCIENCE, "xin lùi hạn sang thứ 4 tuần sau nữa vì chờ góp ý", to=card))
    assert "thứ Tư 02/12/2026" in asked
