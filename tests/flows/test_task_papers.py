"""/soanthao: papers about a task, a unit or a person."""

import io
from collections.abc import Sequence

import pytest
from docx import Document

from simulator.models import Message
from tests.flows.played import played
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, OFFICER, SCIENCE, Stage


@pytest.fixture
@played
async def office(stage: Stage) -> Stage:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER)
    stage.has(
        CHIEF,
        "Rà soát quy trình nội bộ, chủ trì QLKH, hạn 18/11, theo KH 45/KH-UBND ngày 10/11/2026 của UBND tỉnh",
    )
    stage.has(SCIENCE, "Lập danh mục hồ sơ, hạn 27/11")
    stage.has(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 27/11")
    await stage.says(SCIENCE, "/phancong 2 Đỗ Quang Huy")
    await stage.says(CHIEF, "/caidat ký hiệu: SKHCN")
    return stage


def words(said: Sequence[Message]) -> str:
    """All that the paper under the last message says."""
    file = said[-1].file
    assert file is not None
    paper = Document(io.BytesIO(file.content))
    rows = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in paper.paragraphs), *rows))


async def test_the_letter_for_more_time_names_the_paper_the_reason_and_the_day(office: Stage) -> None:
    text = words(await office.says(CHIEF, "/soanthao xin gia hạn nv1 đến 30/11 vì chưa có kinh phí thuê chuyên gia"))
    assert "UBND tỉnh." in text
    assert "do chưa có kinh phí thuê chuyên gia, nhiệm vụ" in text
    assert "V/v đề nghị gia hạn" in text
    assert "45/KH-UBND" in text
    assert "30/11/2026" in text
    assert text.count("./.") == 1


async def test_the_report_on_a_task_tells_what_came_of_it(office: Stage) -> None:
    await office.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN")
    await office.says(CHIEF, "/duyet 1")
    text = words(await office.says(CHIEF, "/soanthao kết quả nhiệm vụ 1"))
    assert "Kết quả thực hiện nhiệm vụ được giao" in text
    assert "đã hoàn thành ngày 16/11/2026" in text
    assert "15/BC-SKHCN" in text


@pytest.mark.by_turns
@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ("bàn giao P. QLKH", "Lập danh mục hồ sơ", "Cập nhật cơ sở dữ liệu"),
        ("bàn giao Đỗ Quang Huy", "Lập danh mục hồ sơ", "Rà soát quy trình"),
    ],
)
async def test_a_unit_or_a_person_hands_the_unfinished_tasks_over(
    office: Stage, asked: str, there: str, not_there: str
) -> None:
    text = words(await office.says(DIRECTOR, f"/soanthao {asked}"))
    assert "Bàn giao nhiệm vụ của" in text
    assert "Bên nhận" in text
    assert there in text
    assert not_there not in text


@pytest.mark.parametrize("asked", ["", "kết quả", "gia hạn 1, 2", "thơ 1"])
async def test_what_is_no_paper_or_names_no_task_is_refused_with_an_example(office: Stage, asked: str) -> None:
    [told] = await office.says(CHIEF, f"/soanthao {asked}".strip())
    assert told.file is None
    assert "/soanthao" in told.text


async def test_what_its_unit_asked_for_stands_in_the_letter(office: Stage) -> None:
    await office.says(SCIENCE, "/nv2 xin gia hạn đến 4/12 vì chờ góp ý")
    text = words(await office.says(CHIEF, "/soanthao gia hạn 2"))
    assert "đến 04/12/2026" in text


async def test_what_is_not_reported_done_has_no_result_to_tell(office: Stage) -> None:
    [told] = await office.says(CHIEF, "/soanthao kết quả 2")
    assert "chưa được báo hoàn thành" in told.text


@pytest.mark.parametrize("asked", ["bàn giao Nguyễn Văn Zét", "bàn giao"])
async def test_nobody_hands_over_what_is_nobodys(office: Stage, asked: str) -> None:
    [told] = await office.says(DIRECTOR, f"/soanthao {asked}")
    assert told.file is None


async def test_an_obstacle_that_is_overcome_is_no_reason_for_more_time(office: Stage) -> None:
    await office.says(SCIENCE, "/vuongmac 1 chưa có xe đi kiểm tra")
    assert "chưa có xe đi kiểm tra" in words(await office.says(CHIEF, "/soanthao gia hạn 1"))
    await office.says(SCIENCE, "/nv1 đã có xe, hết vướng rồi ạ")
    assert "chưa có xe đi kiểm tra, nhiệm vụ" not in words(await office.says(CHIEF, "/soanthao gia hạn 1"))


async def test_a_head_drafts_for_the_own_unit_alone_and_an_officer_nothing(office: Stage) -> None:
    await office.says(SCIENCE, "/xong 2 đã ban hành 15/BC-SKHCN")
    assert "Lập danh mục" in words(await office.says(SCIENCE, "/soanthao kết quả 2"))
    for person, asked in ((SCIENCE, "kết quả 3"), (OFFICER, "kết quả 2"), (SCIENCE, "bàn giao P. CĐS")):
        assert not [one for one in await office.says(person, f"/soanthao {asked}") if one.file is not None]


async def test_what_stands_in_the_way_is_no_result_and_stands_in_the_letter_that_urges(office: Stage) -> None:
    await office.says(SCIENCE, "/vuongmac 1 chưa thuê được xe")
    text = words(await office.says(CHIEF, "/soanthao gia hạn 1 đến 15/12"))
    assert "nhiệm vụ đang thực hiện" in text
    assert "kết quả đến nay" not in text
    await office.passes(days=7)
    assert "Vướng mắc: chưa thuê được xe" in words(await office.says(CHIEF, "/dondoc word"))


async def test_how_far_the_work_is_is_told_to_who_set_the_deadline(office: Stage) -> None:
    await office.says(SCIENCE, "/baocao 1 đạt 60%")
    text = words(await office.says(CHIEF, "/soanthao gia hạn 1 đến 15/12"))
    assert "nhiệm vụ đang thực hiện; kết quả đến nay: đạt 60%." in text


async def test_nothing_to_hand_over_is_said_in_words(office: Stage) -> None:
    await office.says(CHIEF, "/huy 3 trùng")
    said = await office.says(DIRECTOR, "/soanthao bàn giao P. CĐS")
    assert "Không có nhiệm vụ chưa hoàn thành phải bàn giao." in said[-1].text
    assert "không có nhiệm vụ chưa hoàn thành phải bàn giao" in words(said)


async def test_a_month_of_new_tasks_alone_and_an_empty_one_read_like_sentences(office: Stage) -> None:
    text = words(await office.says(CHIEF, "/summary tháng 11 word"))
    assert "có 03 nhiệm vụ phải thực hiện, đều là nhiệm vụ giao mới." in text
    said = await office.says(CHIEF, "/summary tháng 8 word")
    assert "Tính đến hết ngày 31/08/2026." in said[-1].text
    assert "Trong tháng 8 năm 2026 (số liệu từ ngày 01/8/2026 đến hết ngày 31/8/2026), không có nhiệm vụ" in words(said)
