"""Tasks are asked for by their content, their people, their papers, and by what waits: within the asker's rights."""

import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from tests.flows.played import played
from tests.flows.stage import CENTRE, CHIEF, DIGITAL, DIRECTOR, OFFICER, SCIENCE, VICE, Stage, labels, texts


@pytest.fixture
@played
async def busy(stage: Stage) -> Stage:
    """Monday 16/11: two tasks of Science (1 delegated), two of Digital (3 by the director), one of the centre."""
    await stage.opens(SCIENCE, DIGITAL, CENTRE, DIRECTOR, VICE, OFFICER)
    stage.has(SCIENCE, "Kiểm tra an toàn bức xạ tại bệnh viện, hạn 10/12")
    stage.has(SCIENCE, "Số hóa hồ sơ lưu trữ, sản phẩm: kho dữ liệu ảnh, hạn 18/11, theo KH 45/KH-SKHCN")
    card = (await stage.says(DIRECTOR, "/giao CĐS: Nâng cấp cổng thông tin, hạn 30/11"))[-1]
    await stage.says(DIRECTOR, "đúng", to=card)
    stage.has(DIGITAL, "Chuyển đổi số cấp xã, khẩn, hạn 25/11, theo CV 4521/UBND-KGVX của UBND tỉnh")
    stage.has(CENTRE, "Biên tập kỷ yếu về chuyển đổi số, hạn 24/11, theo KH 450/KH-SKHCN")
    await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")
    return stage


class Asked(NamedTuple):
    person: int
    words: str
    numbers: list[str]


def numbers_in(said: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"/nv(\d+)", said)))


@pytest.mark.parametrize(
    "asked",
    [
        Asked(DIRECTOR, "cổng thông tin nâng cấp đến đâu rồi", ["3"]),
        Asked(DIRECTOR, "so hoa ho so luu tru xong chua em", ["2"]),
        Asked(DIRECTOR, "kho dữ liệu ảnh thế nào rồi", ["2"]),
        Asked(DIRECTOR, "các việc về chuyển đổi số", ["5", "4"]),
        Asked(DIRECTOR, "việc chuyển đổi số cấp xã khẩn đến đâu rồi", ["4"]),
        Asked(DIRECTOR, "tình hình xây cầu vượt", []),
        Asked(DIRECTOR, "việc của anh Lâm", ["2", "1"]),
        Asked(DIRECTOR, "viec cua chi Anh", ["4", "3"]),
        Asked(DIRECTOR, "việc giao cho Huy", ["1"]),
        Asked(DIRECTOR, "phòng anh Lâm có những việc gì", ["2", "1"]),
        Asked(DIRECTOR, "việc nào do tôi giao", ["3"]),
        Asked(CHIEF, "những việc đồng chí Trần Quốc Vinh giao tuần này", ["3"]),
        Asked(CHIEF, "việc lãnh đạo giao", ["3"]),
        Asked(CHIEF, "việc UBND tỉnh giao", ["4"]),
        Asked(CHIEF, "công văn 4521 giao việc gì", ["4"]),
        Asked(CHIEF, "theo kế hoạch 45 có việc nào", ["2"]),
        Asked(CHIEF, "KH 45/KH-SKHCN đến đâu rồi", ["2"]),
        Asked(CHIEF, "công văn 9999 có việc gì", []),
        Asked(CHIEF, "các việc khẩn", ["4"]),
        Asked(CHIEF, "việc hỏa tốc", []),
        Asked(CHIEF, "việc khẩn của CĐS đến hạn trong tháng 11", ["4"]),
        Asked(SCIENCE, "việc của tôi", ["2", "1"]),
        Asked(SCIENCE, "các việc về chuyển đổi số", []),
        Asked(SCIENCE, "việc của chị Ánh", []),
        Asked(SCIENCE, "công văn 4521 giao việc gì", []),
        Asked(SCIENCE, "cổng thông tin đến đâu rồi", []),
        Asked(SCIENCE, "việc Giám đốc Trần Quốc Vinh giao", []),
        Asked(OFFICER, "an toàn bức xạ đến đâu rồi", ["1"]),
        Asked(OFFICER, "số hóa hồ sơ đến đâu rồi", []),
        Asked(OFFICER, "em còn việc gì", ["1"]),
    ],
    ids=lambda asked: asked.words,
)
async def test_what_is_asked_for_is_found_within_the_rights(busy: Stage, asked: Asked) -> None:
    said = texts(await busy.says(asked.person, f"/hoi {asked.words}"))
    assert numbers_in(said) == asked.numbers, said
    if not asked.numbers:
        assert "Không có nhiệm vụ nào" in said
        assert "NHIỆM VỤ: " in said


async def test_one_task_that_fits_is_shown_with_how_it_stands(busy: Stage) -> None:
    await busy.says(SCIENCE, "/baocao 2 đạt 40%")
    said = texts(await busy.says(DIRECTOR, "/hoi số hóa hồ sơ xong chưa"))
    assert "40%" in said
    assert "Có 1 nhiệm vụ" not in said


async def test_an_answer_says_first_how_the_question_was_understood(busy: Stage) -> None:
    for words, understood in {
        "việc khẩn của chị Ánh về đê điều": "của đồng chí Vũ Ngọc Ánh; kể cả đã hoàn thành; mức khẩn trở lên; "
        "nội dung có “đê điều”",
        "công văn 777 giao việc gì": "chưa hoàn thành; theo văn bản “số 777”",
        "những việc tôi giao tháng trước": "do đồng chí giao; chưa hoàn thành; giao trong tháng 10/2026",
    }.items():
        said = texts(await busy.says(DIRECTOR, f"/hoi {words}"))
        assert said.splitlines()[0] == f"NHIỆM VỤ: {understood}", words


async def test_commands_take_the_same_words(busy: Stage) -> None:
    assert numbers_in(texts(await busy.says(DIRECTOR, "/nhiemvu về kỷ yếu"))) == ["5"]
    assert numbers_in(texts(await busy.says(DIRECTOR, "/nhiemvu anh Lâm"))) == ["2", "1"]
    board = texts(await busy.says(DIRECTOR, "/tonghop khẩn"))
    assert "Phạm vi: mức khẩn trở lên" in board
    assert "Có 1 nhiệm vụ" in board
    assert "Phạm vi: nội dung có “đê điều”" in texts(await busy.says(DIRECTOR, "/tonghop đê điều"))


@pytest.mark.by_turns
async def test_what_waits_is_asked_for(busy: Stage) -> None:
    await busy.says(SCIENCE, "/giahan 2 đến 30/12 vì thiếu máy quét")
    await busy.says(DIGITAL, "/vuongmac 4 chưa có kinh phí")
    await busy.says(CENTRE, "/xong 5 công văn số 12/SKHCN-TTTK")
    for person, words, numbers in (
        (CHIEF, "ai đang xin gia hạn", ["2"]),
        (CHIEF, "các vướng mắc hiện nay", ["4"]),
        (CHIEF, "có gì chờ tôi xác nhận không", ["5"]),
        (DIRECTOR, "tôi phải quyết những gì", ["2", "5", "4"]),
        (CHIEF, "hôm nay có gì chờ tôi duyệt không", ["5"]),
        (SCIENCE, "có gì chờ tôi xác nhận không", []),
        (SCIENCE, "đơn xin gia hạn của em sao rồi", ["2"]),
        (DIGITAL, "ai đang xin gia hạn", []),
    ):
        assert sorted(numbers_in(texts(await busy.says(person, f"/hoi {words}")))) == sorted(numbers), words


async def test_a_name_of_two_people_is_asked_about(stage: Stage) -> None:
    stage.town.people[VICE] = replace(stage.town.person(VICE), name="Hoàng Quang Huy")
    await stage.opens(SCIENCE, OFFICER, VICE)
    stage.has(SCIENCE, "Soạn đề cương, hạn 25/11")
    await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")
    asked = (await stage.says(CHIEF, "/hoi việc của anh Huy"))[-1]
    assert "“anh Huy” có thể là Đỗ Quang Huy hoặc Hoàng Quang Huy" in asked.text
    assert labels(asked) == ["Đỗ Quang Huy", "Hoàng Quang Huy"]
    await stage.presses(CHIEF, asked, "Đỗ Quang Huy")
    shown = next(one for one in stage.said() if one.message_id == asked.message_id)
    assert numbers_in(shown.text) == ["1"]


async def test_a_name_that_nobody_bears_is_said(busy: Stage) -> None:
    for words in ("/hoi việc của anh Tráng", "/nhiemvu anh Tráng"):
        said = texts(await busy.says(CHIEF, words))
        assert "“anh Tráng”" in said
        assert not numbers_in(said)


@pytest.mark.by_turns
async def test_the_work_of_today_holds_what_is_late(busy: Stage) -> None:
    await busy.passes(days=4)  # Friday 20/11: the second task is two days late.
    said = texts(await busy.says(SCIENCE, "/hoi hôm nay em có việc gì"))
    assert numbers_in(said) == ["2"]
    assert "hoặc đã quá hạn" in said


async def test_what_will_be_reminded_of_is_told_from_the_plan(busy: Stage) -> None:
    said = texts(await busy.says(CHIEF, "/hoi tuần này hệ thống sẽ nhắc gì"))
    assert "Số hóa hồ sơ" in said
    alone = texts(await busy.says(CHIEF, "/hoi bao giờ thì nhắc việc 2"))
    assert "Số hóa hồ sơ" in alone
    assert "Chuyển đổi số cấp xã" not in alone


async def test_the_work_of_a_person_is_counted(busy: Stage) -> None:
    assert "Có 1 nhiệm vụ chưa hoàn thành" in texts(await busy.says(DIRECTOR, "/hoi Huy còn mấy việc chưa xong"))
    assert "Có 2 nhiệm vụ chưa hoàn thành" in texts(await busy.says(CHIEF, "/hoi chị Ánh còn bao nhiêu việc"))


@pytest.mark.parametrize(
    ("person", "words", "numbers"),
    [
        (DIRECTOR, "cổng thông tin nâng cấp đến đâu rồi", ["3"]),
        (DIRECTOR, "tình hình chuyển đổi số cấp xã", ["4"]),
        (DIRECTOR, "viec cua anh Lam", ["2", "1"]),
        (CHIEF, "các việc khẩn", ["4"]),
        (SCIENCE, "của tôi", ["2", "1"]),
    ],
)
async def test_in_private_no_command_is_needed(busy: Stage, person: int, words: str, numbers: list[str]) -> None:
    assert numbers_in(texts(await busy.says(person, words, chat=person))) == numbers


async def test_behind_the_command_filters_alone_are_a_question(busy: Stage) -> None:
    assert numbers_in(texts(await busy.says(CHIEF, "/hoi công văn 4521"))) == ["4"]
    assert numbers_in(texts(await busy.says(CHIEF, "/hoi chị Ánh"))) == ["4", "3"]
    assert "Chưa hiểu câu hỏi" in texts(await busy.says(CHIEF, "/hoi hoa quả"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("xong, báo cáo 50/BC-SKHCN", "⏳ Chờ xác nhận hoàn thành: từ ngày 16/11: “xong, báo cáo 50/BC-SKHCN”"),
        ("xin lùi đến 15/12 vì chờ góp ý", "⏳ Xin gia hạn: đang xin gia hạn đến thứ Ba 15/12/2026, chờ quyết định"),
        (
            "việc này không phải của phòng em",
            "⏳ Đề nghị trả lại nhiệm vụ: từ ngày 16/11: “việc này không phải của phòng em”",
        ),
        (
            "vướng kinh phí, chưa có dự toán",
            "⏳ Vướng mắc, chờ ý kiến: từ ngày 16/11: “vướng kinh phí, chưa có dự toán”",
        ),
    ],
)
@pytest.mark.parametrize("asked", ["hôm nay có gì cần chị xử lý không", "có việc gì chờ chị quyết không em"])
async def test_a_list_of_what_waits_tells_of_each_what_is_to_be_decided(
    stage: Stage, words: str, told: str, asked: str
) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/11")
    await stage.says(SCIENCE, words, to=card)
    [said] = await stage.says(CHIEF, asked, chat=CHIEF)
    assert told in said.text
    assert said.text.count("kinh phí") <= 1
