"""What is counted by leader in charge and by area: set in chat, in the Board, the account and the papers."""

import pytest

from tests.flows.played import played
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, VICE, Stage


@pytest.fixture
@played
async def grouped(stage: Stage) -> Stage:
    """The deputy director is in charge of QLKH; two tasks are of an area, one by its paper."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, VICE)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11", "Lập danh mục hồ sơ, theo KH 45/KH-UBND, hạn 30/11")
    stage.has(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 27/11")
    return stage


async def asked(stage: Stage, words: str, by: int = CHIEF) -> str:
    return (await stage.says(by, words))[-1].text


def row(said: str, name: str) -> list[str]:
    [line] = [line for line in said.splitlines() if line.startswith(f"{name} ")]
    return line.removeprefix(name).replace("|", " ").split()


async def test_a_leader_is_put_in_charge_of_units_and_relieved(grouped: Stage) -> None:
    name = grouped.town.person(VICE).name
    said = await asked(grouped, f"/nhansu {name} phụ trách QLKH, CĐS")
    assert "phụ trách Phòng Quản lý khoa học và Phòng Chuyển đổi số" in said
    assert "LÃNH ĐẠO PHỤ TRÁCH" in await asked(grouped, "/nhansu")
    assert "thôi phụ trách Phòng Chuyển đổi số" in await asked(grouped, f"/nhansu {name} thôi phụ trách CĐS")
    said = await asked(grouped, "/tonghop theo lãnh đạo phụ trách")
    assert row(said, "Chưa có")[0] == "1"
    assert "Có 3 nhiệm vụ" in said


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/nhansu Lê Văn Không phụ trách QLKH", "không phải lãnh đạo"),
        ("/nhansu Trưởng phòng phụ trách", "NHÂN SỰ"),
    ],
)
async def test_only_a_leader_is_in_charge(grouped: Stage, words: str, answer: str) -> None:
    assert answer in await asked(grouped, words)


async def test_a_head_puts_nobody_in_charge(grouped: Stage) -> None:
    name = grouped.town.person(VICE).name
    assert "Chỉ Văn phòng hoặc lãnh đạo" in await asked(grouped, f"/nhansu {name} phụ trách QLKH", by=SCIENCE)


async def test_the_work_of_the_units_of_a_leader_is_asked_for(grouped: Stage) -> None:
    name = grouped.town.person(VICE).name
    await asked(grouped, f"/nhansu {name} phụ trách QLKH")
    for words in (f"/tonghop đồng chí {name} phụ trách", f"/tonghop khối đồng chí {name}"):
        assert "Có 2 nhiệm vụ" in await asked(grouped, words)
    assert "Có 2 nhiệm vụ" in await asked(grouped, "/tonghop khối tôi", by=VICE)
    assert "Có 2 nhiệm vụ" in await asked(grouped, f"/nhiemvu đồng chí {name} phụ trách")


async def test_a_task_has_an_area_of_its_own_or_that_of_its_paper(grouped: Stage) -> None:
    assert "Lĩnh vực" in await asked(grouped, "/sua 1 lĩnh vực: sở hữu trí tuệ")
    said = await asked(grouped, "/sua theo KH 45/KH-UBND lĩnh vực: chuyển đổi số")
    assert "chuyển đổi số" in said
    assert "1 nhiệm vụ" in said
    assert "Lĩnh vực: chuyển đổi số" in await asked(grouped, "/nv2")
    assert "lĩnh vực" in await asked(grouped, "/nhatky 2")
    said = await asked(grouped, "/tonghop theo lĩnh vực")
    assert row(said, "SHTT")[0] == "1"
    assert "CĐS: chuyển đổi số" in said
    assert row(said, "Chưa ghi")[0] == "1"
    assert "Có 1 nhiệm vụ" in await asked(grouped, "/tonghop lĩnh vực chuyển đổi số")


async def test_a_finished_task_may_be_told_its_area_and_nothing_else(grouped: Stage) -> None:
    await asked(grouped, "/xong 1 đã ban hành 15/BC-SKHCN", by=SCIENCE)
    await asked(grouped, "/duyet 1")
    assert "đã hoàn thành" in await asked(grouped, "/sua 1 nội dung rà soát lại")
    assert "sửa /nv1" in await asked(grouped, "/sua 1 lĩnh vực: năng lượng")


async def test_an_area_is_told_with_the_registration(grouped: Stage) -> None:
    said = await asked(grouped, "/dangky Khảo sát nhu cầu, lĩnh vực: năng lượng, hạn 25/12", by=SCIENCE)
    assert "Lĩnh vực: năng lượng" in said


async def test_the_account_of_a_month_is_told_by_area_and_by_leader(grouped: Stage) -> None:
    await asked(grouped, "/sua 1 lĩnh vực: năng lượng")
    name = grouped.town.person(VICE).name
    await asked(grouped, f"/nhansu {name} phụ trách QLKH")
    said = await asked(grouped, "/tonghop tháng này theo lĩnh vực")
    assert row(said, "năng lượng")[0] == "1"
    assert row(said, "Tổng")[0] == "3"
    said = await asked(grouped, "/tonghop tháng này theo lãnh đạo")
    assert row(said, "Chưa có")[0] == "1"


async def test_an_area_that_nobody_told_is_looked_for_in_the_words(grouped: Stage) -> None:
    assert "Có 1 nhiệm vụ" in await asked(grouped, "/tonghop lĩnh vực cơ sở dữ liệu")
