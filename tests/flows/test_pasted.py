"""A list of tasks that the office or a leader pastes without a command is offered like one behind /giao."""

import pytest

from tests.flows.stage import CENTRE, DIGITAL, DIRECTOR, SCIENCE, STANDARDS, Stage, labels

LISTS = [
    ("TT\tViệc\tĐơn vị\tHạn\n1\tSao lưu máy chủ\tCĐS\t10/12\n2\tLập bảng kê\tQLKH\t11/12", ("CĐS", "QLKH")),
    ("Việc | Ai làm | Khi nào\nSao lưu máy chủ | chị Ánh | 10/12\nLập bảng kê | anh Lâm | 11/12", ("CĐS", "QLKH")),
    ("1. CĐS: sao lưu máy chủ, 10/12\n2. QLKH: lập bảng kê, 11/12", ("CĐS", "QLKH")),
    ("1. Chị Ánh: sao lưu máy chủ chậm, 10/12\n2. Anh Lâm: lập bảng kê, 11/12", ("CĐS", "QLKH")),
    ("- Ánh: sao lưu máy chủ\n- Lâm: lập bảng kê\nTất cả xong thứ 6", ("CĐS", "QLKH")),
    ("P. CĐS sao lưu máy chủ, hạn 10/12\nP. QLKH lập bảng kê, hạn 11/12", ("CĐS", "QLKH")),
    ("1/ c Ánh - sao lưu máy chủ - 10/12\n2/ a Lâm - lập bảng kê - 11/12", ("CĐS", "QLKH")),
]
NAMES = {"CĐS": "Phòng Chuyển đổi số", "QLKH": "Phòng Quản lý khoa học"}


@pytest.mark.parametrize(("text", "units"), LISTS)
async def test_a_list_is_offered_item_by_item(stage: Stage, text: str, units: tuple[str, ...]) -> None:
    await stage.opens(DIGITAL, SCIENCE, STANDARDS, DIRECTOR)
    stage.has(STANDARDS, "Kiểm tra cây xăng, hạn 20/12", "Dán tem công tơ, hạn 22/12")

    [card] = await stage.says(DIRECTOR, text, chat=DIRECTOR)

    assert labels(card)[0] == "Đúng cả 2 việc"
    assert all(f"– {NAMES[unit]}" in card.text for unit in units)
    assert "❓" not in card.text


async def test_one_entry_alone_with_its_day_is_offered_too(stage: Stage) -> None:
    await stage.opens(DIGITAL, STANDARDS, DIRECTOR)
    stage.has(STANDARDS, "Kiểm tra cây xăng, hạn 20/12")

    [card] = await stage.says(DIRECTOR, "1. Chị Ánh: viết hướng dẫn ký số, 10/12", chat=DIRECTOR)

    assert "Chủ trì: Phòng Chuyển đổi số" in card.text


@pytest.mark.parametrize(
    "words",
    [
        "em Ánh xem lại bảng kê tài sản số, thứ 5 gửi chị",
        "Ánh cân đối lại chi phí đường truyền, sáng thứ Sáu báo chị",
        "Phòng CĐS sắp xếp lại kho thiết bị cũ, hạn 10/12",
    ],
)
async def test_somebody_named_with_a_verb_and_a_day_is_given_a_task(stage: Stage, words: str) -> None:
    await stage.opens(DIGITAL, DIRECTOR)

    [card] = await stage.says(DIRECTOR, words, chat=DIRECTOR)

    assert "Chủ trì: Phòng Chuyển đổi số" in card.text
    assert labels(card)[0] == "Đúng"


@pytest.mark.parametrize(
    "words", ["QLKH đã nộp bảng kê\nCĐS chưa nộp", "Phòng CĐS họp trực tuyến ngày 20/12", "Ánh nghỉ phép đến 20/12"]
)
async def test_what_only_tells_something_gives_no_task(stage: Stage, words: str) -> None:
    await stage.opens(DIGITAL, SCIENCE, DIRECTOR)

    assert all("Đúng" not in labels(said) for said in await stage.says(DIRECTOR, words, chat=DIRECTOR))


async def test_a_second_unit_called_in_short_asks_who_leads(stage: Stage) -> None:
    await stage.opens(DIGITAL, CENTRE, DIRECTOR)

    [asked] = await stage.says(DIRECTOR, "Phòng CĐS và Trung tâm rà soát lại tên miền, hạn 10/12", chat=DIRECTOR)

    assert "một đơn vị chủ trì" in asked.text
    assert labels(asked)[:2] == ["Phòng Chuyển đổi số", "Trung tâm Thông tin và Thống kê"]
