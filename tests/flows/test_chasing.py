"""/dondoc: who leads overdue work is urged at once, each task once a day, and the letter is one tap away."""

import io

import docx
import pytest

from tests.flows.played import played
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, GROUP, OFFICER, SCIENCE, Stage, labels, texts


@pytest.fixture
@played
async def late(stage: Stage) -> Stage:
    """Friday: two units have one overdue task each, and one of them another that is not."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11", "Báo cáo cải cách hành chính, hạn 10/12")
    stage.has(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 17/11")
    await stage.passes(days=4)
    return stage


@pytest.mark.by_turns
async def test_all_that_is_overdue_is_urged_in_one_message_that_is_answered_by_numbers(late: Stage) -> None:
    [told] = await late.says(CHIEF, "/dondoc")
    assert "ĐÔN ĐỐC" in told.text
    assert "/nv1" in told.text
    assert "/nv3" in told.text
    assert "/nv2" not in told.text
    assert "Đặng Văn Lâm" in told.text
    await late.says(DIGITAL, "2 được 60%", to=told)
    assert "60%" in texts(await late.says(CHIEF, "/nv3"))


@pytest.mark.parametrize(
    ("words", "urged", "left"),
    [
        ("P. QLKH", "/nv1", "/nv3"),
        ("3", "/nv3", "/nv1"),
        ("nv2", "/nv2", "/nv1"),
        ("sắp đến hạn QLKH", "Không có", "/nv1"),
    ],
)
async def test_a_unit_a_task_or_a_status_narrows_it(late: Stage, words: str, urged: str, left: str) -> None:
    [told] = await late.says(DIRECTOR, f"/dondoc {words}")
    assert urged in told.text
    assert left not in told.text


@pytest.mark.by_turns
async def test_a_task_is_urged_once_a_day_and_it_stands_in_its_history(late: Stage) -> None:
    await late.says(CHIEF, "/dondoc nv1")
    [again] = await late.says(DIRECTOR, "/dondoc")
    assert "Đã đôn đốc trước đó trong ngày: /nv1" in again.text
    [none] = await late.says(CHIEF, "/dondoc")
    assert "một lần mỗi ngày" in none.text
    assert "đôn đốc" in texts(await late.says(CHIEF, "/nhatky 1"))
    await late.passes(days=3)
    assert "/nv1" in (await late.says(CHIEF, "/dondoc"))[0].text


@pytest.mark.by_turns
async def test_a_head_urges_the_own_unit_alone_and_an_officer_nobody(late: Stage) -> None:
    [told] = await late.says(SCIENCE, "/dondoc")
    assert "/nv1" in told.text
    assert "/nv3" not in told.text
    [refused] = await late.says(OFFICER, "/dondoc nv1")
    assert "ĐÔN ĐỐC" not in refused.text


@pytest.mark.by_turns
async def test_one_tap_makes_the_letter(late: Stage) -> None:
    [told] = await late.says(DIRECTOR, "/dondoc")
    assert labels(told) == ["Lập công văn đôn đốc"]
    await late.presses(DIRECTOR, told, "Lập công văn đôn đốc")
    sent = late.last()
    assert sent.file is not None
    assert sent.file.name.startswith("don-doc")
    paragraphs = docx.Document(io.BytesIO(sent.file.content)).paragraphs
    judged = "trong số 03 nhiệm vụ được giao chưa có nhiệm vụ hoàn thành, có 02 nhiệm vụ đã quá hạn"
    assert any(judged in one.text for one in paragraphs)


async def test_that_nothing_is_to_be_urged_is_told_to_who_asked_alone(late: Stage) -> None:
    before = len(late.town.chat(GROUP).messages)
    [told] = await late.says(DIRECTOR, "/dondoc sắp đến hạn QLKH", chat=DIRECTOR)
    assert "Không có nhiệm vụ nào cần đôn đốc" in told.text
    assert len(late.town.chat(GROUP).messages) == before
