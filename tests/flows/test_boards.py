"""/tonghop, /nhiemvu and /quahan in the chat: who sees what, pages that turn, words that filter."""

import re

import pytest
from sqlalchemy import update

from db.queues import Outbox
from simulator.trouble import Kind, Trouble
from tests.flows.played import played
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, OFFICER, OUTSIDER, SCIENCE, Stage, labels, texts

SENTENCE = re.compile(
    r"Có (\d+) nhiệm vụ, đến hết ngày \d\d/\d\d/\d{4}: (\d+) hoàn thành \(đúng hạn (\d+), quá hạn (\d+)\), "
    r"(\d+) đang thực hiện trong hạn, (\d+) quá hạn, (\d+) không có thời hạn\."
)


@pytest.fixture
@played
async def busy(stage: Stage) -> Stage:
    """Monday 16/11: three tasks of one unit, one of another; by Friday one is late, one done and confirmed."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, phối hợp CĐS, hạn 18/11, theo KH 10/KH-SKHCN")
    stage.has(SCIENCE, "Báo cáo cải cách hành chính, hạn 10/12")
    stage.has(SCIENCE, "Trả lời phản ánh của công dân, hạn: thường xuyên")
    done = await stage.register(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 17/11, theo KH 110/KH-SKHCN")
    await stage.says(DIGITAL, "Đã xong, công văn số 88/SKHCN-CĐS", to=done)
    await stage.says(CHIEF, "/duyet 4")
    await stage.says(SCIENCE, "vướng kinh phí, còn chờ Sở Tài chính", to=stage.said()[-1])
    await stage.says(SCIENCE, "/vuongmac 1 chưa có kinh phí thuê chuyên gia")
    await stage.passes(days=4)
    return stage


async def test_the_office_reads_a_sentence_a_table_and_what_is_late_and_a_reply_is_a_report(busy: Stage) -> None:
    board = (await busy.says(CHIEF, "/summary"))[-1]
    found = SENTENCE.search(board.text)
    assert found is not None
    assert found.groups() == ("4", "1", "1", "0", "1", "1", "1")
    assert "tính đến 09:00 ngày 20/11/2026" in board.text
    assert re.search(r"^Tổng +4\| *1 +0 +0\| *1 +1 +1$", board.text, re.MULTILINE)
    assert "1. 🔴 /nv1 Rà soát quy trình nội bộ" in board.text
    assert "trễ 2 ngày" in board.text
    assert "“chưa có kinh phí thuê chuyên gia”" in board.text
    answer = (await busy.says(SCIENCE, "1 được 60%", to=board))[-1]
    assert "60%" in answer.text
    assert "/nv1" in answer.text


COUNTS = {
    "/tonghop CĐS": 1,
    "/summary theo KH 10/KH-SKHCN": 1,
    "/tonghop tháng này": 4,
    "/tonghop quy IV, qlkh": 3,
    "/tonghop từ 1/12 đến 31/12": 1,
    "/tonghop P. QLKH tuần này theo KH 110/KH-SKHCN": 0,
}


async def test_the_board_is_narrowed_by_unit_period_and_paper(busy: Stage) -> None:
    for words, count in COUNTS.items():
        said = (await busy.says(DIRECTOR, words))[-1].text
        assert f"Có {count} nhiệm vụ" in said if count else "hưa có nhiệm vụ nào" in said, words
        assert "Phạm vi: " in said or "TỔNG HỢP NHIỆM VỤ THÁNG 11/2026" in said, words


async def test_a_head_sees_the_own_unit_an_officer_and_an_outsider_no_board(busy: Stage) -> None:
    own = (await busy.says(SCIENCE, "/tonghop"))[-1].text
    assert "Có 3 nhiệm vụ" in own
    assert "Phòng Quản lý khoa học" in own
    assert "CĐS" not in own
    refused = (await busy.says(SCIENCE, "/tonghop CĐS"))[-1].text
    assert "đơn vị mình" in refused
    assert not re.search(r"\d", refused)
    assert "dành cho" in (await busy.says(OFFICER, "/tonghop"))[-1].text
    told = (await busy.says(OUTSIDER, "/tonghop", chat=OUTSIDER))[-1].text
    assert "nhiệm vụ" not in told
    assert not re.search(r"\d", told)


LISTS = {
    "/nhiemvu": [1, 2, 3],
    "/tasks qua han": [1],
    "/nhiemvu sắp đến hạn": [],
    "/nhiemvu hoàn thành": [4],
    "/nhiemvu phong quan ly khoa hoc thang 12": [2],
    "/nhiemvu tháng này": [1, 3],
    "/nhiemvu theo KH 10/KH-SKHCN": [1],
    "/nhiemvu không hạn": [3],
    "/quahan": [1],
    "/overdue CĐS": [],
}


async def test_lists_hold_what_was_asked_for_and_what_falls_to_each(busy: Stage) -> None:
    for words, numbers in LISTS.items():
        said = (await busy.says(DIRECTOR, words))[-1].text
        assert [int(number) for number in re.findall(r"/nv(\d+)", said)] == numbers, words
        assert ("Không có nhiệm vụ nào" in said) == (not numbers), words
    helped = (await busy.says(DIGITAL, "/nhiemvu"))[-1].text
    assert re.findall(r"/nv(\d+)", helped) == ["1"]
    assert "phối hợp" in helped
    assert "Không có nhiệm vụ nào" in (await busy.says(OFFICER, "/nhiemvu"))[-1].text
    await busy.says(SCIENCE, "/phancong 2 Đỗ Quang Huy")
    assert re.findall(r"/nv(\d+)", (await busy.says(OFFICER, "/nhiemvu"))[-1].text) == ["2"]
    unclear = (await busy.says(CHIEF, "/nhiemvu quá hạn <b>xyz</b>"))[-1].text
    assert "nội dung có “b>xyz</b”" in unclear


async def test_pages_turn_in_place_for_who_asked(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for number in range(1, 13):
        stage.has(SCIENCE, f"Thẩm định nhiệm vụ khoa học đợt {number}, hạn {number}/12")
    first = (await stage.says(DIRECTOR, "/nhiemvu QLKH"))[-1]
    assert "trang 1/2" in first.text
    assert labels(first) == ["Trang sau"]
    assert "/nhiemvu Phòng Quản lý khoa học, trang 2" in first.text

    press = await stage.presses(DIRECTOR, first, "Trang sau")
    assert press.answer in (None, "")
    second = next(one for one in stage.said() if one.message_id == first.message_id)
    assert re.findall(r"^(\d+)\. 🟢 /nv(\d+)", second.text, re.MULTILINE) == [("1", "11"), ("2", "12")]
    assert labels(second) == ["Trang trước"]

    assert (await stage.presses(SCIENCE, second, "Trang trước")).alert
    typed = (await stage.says(DIRECTOR, "/nhiemvu Phòng Quản lý khoa học, trang 2"))[-1]
    assert typed.text == second.text
    back = (await stage.says(DIRECTOR, "trang trước", to=second))[-1]
    assert "trang 1/2" in back.text
    assert "/nv11" in (await stage.says(SCIENCE, "1 được 50%", to=second))[-1].text


async def test_what_waits_for_a_decision_is_on_the_board_unless_something_else_was_asked_for(busy: Stage) -> None:
    await busy.says(SCIENCE, "/xong 2 12/BC-SKHCN")
    await busy.register(SCIENCE, "Sao lục văn bản, hạn 21/12")
    await busy.says(SCIENCE, "/tralai 5 việc của Văn phòng")
    parts = ("QUÁ HẠN (1)", "CHỜ XÁC NHẬN (1)", "TRẢ LẠI, CHỜ GIAO LẠI (1)")
    for words, shown in {
        "/tonghop": (True, True, True),
        "/tonghop đang thực hiện": (True, True, True),
        "/tonghop quá hạn": (True, False, False),
        "/tonghop chờ xác nhận": (False, True, False),
        "/tonghop trả lại": (False, False, True),
        "/tonghop hoàn thành": (False, False, False),
    }.items():
        said = (await busy.says(DIRECTOR, words))[-1].text
        assert tuple(part in said for part in parts) == shown, f"{words}: {said}"


async def test_of_what_is_overdue_it_is_told_that_more_time_was_asked_for(busy: Stage) -> None:
    await busy.says(SCIENCE, "/giahan 1 đến 25/12 vì chờ thẩm định")
    for words in ("/tonghop", "/tonghop quá hạn"):
        assert "xin gia hạn đến" in (await busy.says(DIRECTOR, words))[-1].text, words


async def test_a_list_of_what_is_overdue_has_no_other_state(busy: Stage) -> None:
    assert "/nv1" in (await busy.says(DIRECTOR, "/quahan quá hạn QLKH"))[-1].text
    refused = (await busy.says(DIRECTOR, "/quahan hoàn thành"))[-1].text
    assert "/nv4" not in refused
    assert "“hoàn thành”" in refused


async def test_what_did_not_arrive_is_told_to_the_office_and_leaders_until_it_has(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/12")
    stage.town.troubles.add(Trouble(Kind.BLOCKED, method="sendMessage", chat=SCIENCE))
    await stage.says(SCIENCE, "/nv1", chat=SCIENCE)

    for person, told in {CHIEF: True, DIRECTOR: True, SCIENCE: False}.items():
        assert ("Chưa gửi được tin nhắn riêng cho đồng chí" in (await stage.says(person, "/tonghop"))[-1].text) == told
    await stage.passes(minutes=5)
    assert "ưa gửi được" not in (await stage.says(CHIEF, "/tonghop"))[-1].text


async def test_what_is_given_up_is_counted_for_the_office_and_leaders_alone(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(SCIENCE, "/nhiemvu")
    with stage.assistant.sessions.begin() as session:
        session.execute(update(Outbox).values(state="failed"))

    told = {who: "có 1 tin nhắn không gửi được" in texts(await stage.says(who, "/tonghop")) for who in WHO_HEARS}

    assert told == WHO_HEARS


WHO_HEARS = {CHIEF: True, DIRECTOR: True, SCIENCE: False}
