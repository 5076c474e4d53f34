"""Whatever is said of a task leaves one line in its history, with who, what and the words, and concerns somebody."""

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, OFFICER, SCIENCE, Stage, labels, texts
from tests.flows.steps import DONE, Step, begins, goes_on

HEAD, OFFICE, LEADER = "Đặng Văn Lâm", "Nguyễn Thị Thu Hà", "Trần Quốc Vinh"
LATER = (SCIENCE, "xin lùi đến 24/12 vì chờ góp ý")
BACK = (SCIENCE, "/tralai 1 việc của Văn phòng")
NEW, REPORTED = "đã giao, chưa có báo cáo", "đã báo hoàn thành, chờ xác nhận"
RETURNED = "đơn vị trả lại, chờ Văn phòng giao lại"
UNDONE = "tiến độ 100% → chưa có"
MONTH_END, DAY_ASKED = "thứ Hai 30/11/2026", "thứ Năm 24/12/2026"


async def history(stage: Stage) -> list[str]:
    """The lines after the one that tells of the beginning, without their moments."""
    told = texts(await stage.says(CHIEF, "/nhatky 1")).splitlines()[2:]
    return [line.removeprefix("16/11 09:00 ") for line in told]


@pytest.mark.parametrize(
    ("steps", "line", "concerned"),
    [
        (
            [(SCIENCE, "được 40%")],
            f"{HEAD} báo cáo (tiến độ chưa có → 40%; trạng thái {NEW} → đang thực hiện): “được 40%”",
            None,
        ),
        ([(SCIENCE, "/vuongmac 1 chưa có kinh phí")], f"{HEAD} báo vướng mắc: “chưa có kinh phí”", OFFICE),
        ([LATER], f"{HEAD} đề nghị gia hạn (đề nghị hạn {DAY_ASKED}): “{LATER[1]}”", OFFICE),
        (
            [LATER, (SCIENCE, "thôi em không xin lùi nữa")],
            f"{HEAD} rút lại đề nghị gia hạn: “thôi em không xin lùi nữa”",
            None,
        ),
        ([LATER, (DIRECTOR, "[Đồng ý]")], f"{LEADER} gia hạn (hạn {MONTH_END} → {DAY_ASKED})", HEAD),
        (
            [LATER, (DIRECTOR, "đồng ý đến 18/12")],
            f"{LEADER} gia hạn (hạn {MONTH_END} → thứ Sáu 18/12/2026): “đồng ý đến 18/12”",
            HEAD,
        ),
        ([LATER, (DIRECTOR, "không đồng ý, đã lùi hai lần")], f"{LEADER} không đồng ý gia hạn: “đã lùi hai lần”", HEAD),
        ([LATER, (DIRECTOR, "[Không đồng ý]")], f"{LEADER} không đồng ý gia hạn", HEAD),
        ([(CHIEF, "/giahan 1 15/12")], f"{OFFICE} gia hạn (hạn {MONTH_END} → thứ Ba 15/12/2026): “15/12”", HEAD),
        (
            [(CHIEF, "/giahan 1 15/12"), (CHIEF, "trở lại hạn cũ")],
            f"{OFFICE} trở lại hạn cũ (hạn thứ Ba 15/12/2026 → {MONTH_END}): “trở lại hạn cũ”",
            HEAD,
        ),
        (
            [(SCIENCE, DONE)],
            f"{HEAD} báo hoàn thành (tiến độ chưa có → 100%; trạng thái {NEW} → {REPORTED}): “{DONE}”",
            OFFICE,
        ),
        (
            [(SCIENCE, DONE), (CHIEF, "[Xác nhận]")],
            f"{OFFICE} xác nhận hoàn thành (trạng thái {REPORTED} → đã hoàn thành)",
            None,
        ),
        (
            [(SCIENCE, DONE), (CHIEF, "làm lại, thiếu phụ lục")],
            f"{OFFICE} yêu cầu làm lại ({UNDONE}; trạng thái {REPORTED} → đang thực hiện): “thiếu phụ lục”",
            HEAD,
        ),
        (
            [(SCIENCE, DONE), (CHIEF, "[Xác nhận]"), (CHIEF, "/lamlai 1 thiếu phụ lục")],
            f"{OFFICE} mở lại, yêu cầu làm lại ({UNDONE}; trạng thái đã hoàn thành → đang thực hiện): “thiếu phụ lục”",
            HEAD,
        ),
        ([BACK], f"{HEAD} trả lại nhiệm vụ (trạng thái {NEW} → {RETURNED}): “việc của Văn phòng”", OFFICE),
        ([BACK, (CHIEF, "[Giữ nguyên]")], f"{OFFICE} giữ nguyên đơn vị chủ trì (trạng thái {RETURNED} → {NEW})", HEAD),
        (
            [BACK, (CHIEF, "giữ nguyên, đúng chức năng của phòng")],
            f"{OFFICE} giữ nguyên đơn vị chủ trì (trạng thái {RETURNED} → {NEW}): “đúng chức năng của phòng”",
            HEAD,
        ),
        (
            [BACK, (CHIEF, "giao cho CĐS")],
            f"{OFFICE} giao lại (chủ trì Phòng Quản lý khoa học → Phòng Chuyển đổi số; trạng thái {RETURNED} → {NEW})",
            "Vũ Ngọc Ánh",
        ),
        (
            [(CHIEF, "thêm CĐS phối hợp")],
            f"{OFFICE} thêm đơn vị phối hợp (phối hợp chưa có → Phòng Chuyển đổi số)",
            "Vũ Ngọc Ánh",
        ),
        (
            [(CHIEF, "/huy 1 trùng nhiệm vụ khác")],
            f"{OFFICE} hủy nhiệm vụ (trạng thái {NEW} → đã hủy): “trùng nhiệm vụ khác”",
            HEAD,
        ),
        (
            [(CHIEF, "/huy 1 trùng nhiệm vụ khác"), (CHIEF, "khôi phục nhiệm vụ")],
            f"{OFFICE} khôi phục nhiệm vụ đã hủy (trạng thái đã hủy → {NEW})",
            HEAD,
        ),
        ([(SCIENCE, "/phancong 1 Huy")], f"{HEAD} phân công (người thực hiện chưa có → Đỗ Quang Huy)", None),
        ([(SCIENCE, "đã nhận ạ")], f"{HEAD} tiếp nhận: “đã nhận ạ”", None),
        ([(CHIEF, "chú ý cập nhật số liệu mới")], f"{OFFICE} cho ý kiến chỉ đạo: “chú ý cập nhật số liệu mới”", HEAD),
        (
            [(SCIENCE, DONE), (SCIENCE, "nhầm số, đúng là 13/SKHCN-QLKH")],
            f"{HEAD} ghi ý kiến: “nhầm số, đúng là 13/SKHCN-QLKH”",
            None,
        ),
        (
            [(SCIENCE, "xong rồi ạ"), (SCIENCE, "[Không có văn bản]")],
            f"{HEAD} báo hoàn thành (tiến độ chưa có → 100%; trạng thái đang thực hiện → {REPORTED}): “xong rồi ạ”",
            OFFICE,
        ),
    ],
    ids=lambda value: value[-1][1] if isinstance(value, list) else None,
)
async def test_each_is_written_down_with_who_and_the_words_and_told_to_whom_it_concerns(
    stage: Stage, steps: list[Step], line: str, concerned: str | None
) -> None:
    await begins(stage, *steps)

    addressed = [told for told in stage.last().text.splitlines() if told.startswith(("Kính chuyển", "Chờ xác nhận"))]
    assert [concerned is not None and concerned in told for told in addressed] == ([True] if concerned else [])
    assert (await history(stage))[-1] == line


async def test_who_asks_too_late_to_give_a_task_back_goes_on_and_the_office_is_asked(stage: Stage) -> None:
    await begins(stage)
    await stage.passes(days=3)

    await goes_on(stage, BACK)

    assert f"Kính chuyển {OFFICE}" in stage.last().text
    assert labels(stage.last()) == ["Giao lại", "Giữ nguyên"]
    assert (await history(stage))[-1].endswith(f"{HEAD} đề nghị trả lại nhiệm vụ: “việc của Văn phòng”")
    assert f"Trạng thái: {NEW}" in texts(await stage.says(CHIEF, "/nv1"))


async def test_the_same_receipt_is_written_down_once(stage: Stage) -> None:
    await begins(stage, (SCIENCE, "đã nhận ạ"), (SCIENCE, "đã nhận ạ"))

    assert await history(stage) == [f"{HEAD} tiếp nhận: “đã nhận ạ”"]


async def test_words_beside_the_task_move_nothing_of_it(stage: Stage) -> None:
    """Of a unit that supports it, of the office, and of the head who says that nothing is new."""
    await begins(stage, (CHIEF, "thêm CĐS phối hợp"))

    await goes_on(stage, (DIGITAL, "phòng em gửi số liệu trước ngày 20"), (CHIEF, "chú ý cập nhật số liệu mới"))

    assert f"Trạng thái: {NEW}" in texts(await stage.says(CHIEF, "/nv1"))


async def test_files_alone_are_received_and_words_beside_them_are_answered_instead(stage: Stage) -> None:
    await begins(stage)

    [alone] = await stage.uploads(SCIENCE, "so-lieu.xlsx", to=stage.last())
    [beside] = await stage.uploads(SCIENCE, "bao-cao.pdf", "được 40%", to=stage.last())

    assert "Đã nhận 1 tệp cho /nv1" in alone.text
    assert "Đã ghi nhận 40%" in beside.text
    assert "gửi tệp: “so-lieu.xlsx”" in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_a_reason_is_asked_for_so_that_the_answer_is_a_reply(stage: Stage) -> None:
    await begins(stage, (SCIENCE, DONE), (CHIEF, "[Làm lại]"))
    assert stage.last().asks_reply

    await goes_on(stage, (CHIEF, "thiếu phụ lục"))
    assert not stage.last().asks_reply


async def test_an_answered_question_is_over(stage: Stage) -> None:
    """What is said under it later is about the task again."""
    await begins(stage, (SCIENCE, "xong rồi ạ"))
    question = stage.last()
    await stage.says(SCIENCE, "50/BC-SKHCN", to=question)
    assert REPORTED in texts(await stage.says(SCIENCE, "/nv1"))
    await stage.says(CHIEF, "/lamlai 1 thiếu phụ lục")

    assert REPORTED not in texts(await stage.says(SCIENCE, "không có văn bản", to=question))
    assert "đang thực hiện" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_who_helps_with_a_task_or_was_charged_with_it_does_not_read_its_history(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, OFFICER)
    stage.has(SCIENCE, "Lập dự toán năm, phối hợp CĐS, hạn 30/11")
    await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")
    for account in (DIGITAL, OFFICER):
        assert "xem nhật ký" in texts(await stage.says(account, "/nhatky 1"))
        assert "Lập dự toán năm" in texts(await stage.says(account, "/nv1"))
    assert "Đỗ Quang Huy" in texts(await stage.says(SCIENCE, "/nhatky 1"))
