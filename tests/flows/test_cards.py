"""What a card and the history show of what became of a task."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, ZONE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


def at(day: int, month: int = 12, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


async def test_the_history_tells_every_change_with_its_old_and_new_value(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "được 40%", to=card)
    await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card)
    await stage.says(DIRECTOR, "/giahan 1 15/12")
    await stage.says(CHIEF, "/giao 1 CĐS")
    await stage.says(DIGITAL, "/xong 1 báo cáo 50/BC-SKHCN")

    told = texts(await stage.says(CHIEF, "/nhatky 1"))

    for words in (
        "Đặng Văn Lâm ghi nhận nhiệm vụ (hạn thứ Hai 30/11/2026; chủ trì Phòng Quản lý khoa học)",
        "báo cáo (tiến độ chưa có → 40%; trạng thái đã giao, chưa có báo cáo → đang thực hiện): “được 40%”",
        "đề nghị gia hạn (đề nghị hạn thứ Năm 24/12/2026): “xin lùi đến 24/12 vì chờ góp ý”",
        "Trần Quốc Vinh gia hạn (hạn thứ Hai 30/11/2026 → thứ Ba 15/12/2026)",
        "giao lại (chủ trì Phòng Quản lý khoa học → Phòng Chuyển đổi số",
        "Vũ Ngọc Ánh báo hoàn thành (tiến độ chưa có → 100%",
    ):
        assert words in told


async def test_the_draft_of_a_registered_task_is_answered_as_its_card_is(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    [draft] = await stage.says(SCIENCE, f"/dangky {TASK}")
    await stage.presses(SCIENCE, draft, "Đúng")
    assert "Đã ghi nhận 40%: /nv1" in texts(await stage.says(SCIENCE, "được 40%", to=draft))


async def test_the_question_that_completed_a_draft_is_answered_as_its_card_is(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    [asked] = await stage.says(SCIENCE, "/dangky Lập dự toán năm")
    [draft] = await stage.says(SCIENCE, "30/11", to=asked)
    await stage.says(SCIENCE, "đúng", to=draft)
    assert "Đã ghi nhận 40%: /nv1" in texts(await stage.says(SCIENCE, "được 40%", to=asked))


async def test_the_card_of_an_extended_task_keeps_the_first_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    assert "Hạn ban đầu" not in texts(await stage.says(SCIENCE, "/nv1"))

    await stage.says(CHIEF, "/giahan 1 15/12")
    await stage.says(CHIEF, "/giahan 1 24/12")

    assert "Hạn ban đầu: “30/11” → thứ Hai 30/11/2026; gia hạn 2 lần" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_card_names_the_files_that_came_with_the_task(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.uploads(SCIENCE, "bao-cao.pdf", "được 40%", to=card)

    assert "📎 1 tệp: bao-cao.pdf" in texts(await stage.says(CHIEF, "/nv1"))


async def test_a_standing_task_is_confirmed_as_one_without_a_deadline(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Cập nhật cơ sở dữ liệu, hạn thường xuyên")
    await stage.says(SCIENCE, DONE, to=card)

    assert "(không có thời hạn)" in texts(await stage.says(CHIEF, "/duyet 1"))


@pytest.mark.by_turns
async def test_what_was_done_late_carries_a_tick_on_its_card_as_in_lists(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Nộp hồ sơ, hạn 17/11")
    await stage.lives_until(at(20, 11))
    await stage.says(SCIENCE, DONE, to=card)
    assert "quá hạn 3 ngày" in texts(await stage.says(CHIEF, "/duyet 1"))

    assert texts(await stage.says(CHIEF, "/nv1")).startswith("✅")


async def test_urgent_tasks_are_marked_and_the_last_reminder_says_that_hours_are_left(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    given = await stage.register(CHIEF, "QLKH, CĐS: Báo cáo thiệt hại, hạn 17/11, khẩn", command="/giao")
    assert "Đã giao 2 nhiệm vụ [KHẨN]" in given.text

    await stage.lives_until(at(17, 11))
    assert "Báo cáo thiệt hại: 0/2 đơn vị xong\n1. /nv1 [KHẨN] Phòng Quản lý khoa học" in stage.last().text
    assert "còn 2 giờ" not in stage.last().text

    await stage.lives_until(at(17, 11, hour=16))
    assert "⏰ còn 2 giờ" in stage.last().text


async def test_a_list_is_one_card_and_a_missing_deadline_is_asked_of_its_line(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    [said] = await stage.says(
        SCIENCE, "/dangky 1. Ra soat ho so, han 15/12\n2. Lap danh sach\n3. Bao cao gui Bo KHCN, han cuoi thang"
    )

    assert "1. Ra soat ho so\n– Phòng Quản lý khoa học\n– hạn “15/12” → thứ Ba 15/12/2026" in said.text
    assert "3. Bao cao gui Bo KHCN" in said.text
    assert said.text.endswith("Mục 2 “Lap danh sach”: hạn ngày nào?")


async def test_each_line_of_a_list_is_assigned_to_its_units(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    [said] = await stage.says(
        CHIEF,
        "/giao 1. QLKH: tổng hợp đề tài, hạn 18/12\n2. CĐS: kiểm tra camera, hạn 19/12\n"
        "3. QLKH, CĐS: nộp số liệu, hạn 21/12",
    )
    assert "1. tổng hợp đề tài\n– Phòng Quản lý khoa học\n" in said.text
    assert "2. kiểm tra camera\n– Phòng Chuyển đổi số\n" in said.text
    assert "3. nộp số liệu\n– Phòng Quản lý khoa học và Phòng Chuyển đổi số\n" in said.text


async def test_in_private_a_card_tells_its_reader_what_an_answer_does(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    stage.has(SCIENCE, f"{TASK}, phối hợp CĐS")

    told = {person: texts(await stage.says(person, "/nv1", chat=person)) for person in (SCIENCE, DIRECTOR, DIGITAL)}

    assert told[SCIENCE].endswith("để báo cáo tiến độ.")
    assert told[DIRECTOR].endswith("để hỏi, cho ý kiến hoặc quyết định.")
    assert told[DIGITAL].endswith("để ghi ý kiến.")
    assert texts(await stage.says(DIRECTOR, "/nv1")).endswith("để báo cáo tiến độ.")
