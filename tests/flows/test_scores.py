"""/diem: scores by unit and person with their formula; causes of lateness that a leader accepts."""

import pytest

from tests.flows.played import played
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, OFFICER, SCIENCE, Stage


@pytest.fixture
@played
async def worked(stage: Stage) -> Stage:
    """QLKH: one task done in time, one late; CĐS: one overdue. The officer has the late one of QLKH."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11", "Lập danh mục hồ sơ, hạn 17/11")
    stage.has(DIGITAL, "Cập nhật cơ sở dữ liệu, hạn 17/11")
    await stage.says(SCIENCE, "/phancong 2 Đỗ Quang Huy")
    await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN")
    await stage.passes(days=3)
    await stage.says(SCIENCE, "/xong 2 đã ban hành 16/BC-SKHCN")
    await stage.says(CHIEF, "/duyet 1 2")
    return stage


async def test_units_have_both_shares_and_the_formula(worked: Stage) -> None:
    [told] = await worked.says(CHIEF, "/diem")
    assert "Phòng Quản lý khoa học: được giao 2, hoàn thành 2 (100%), đúng hạn 1 (50%), quá hạn 1" in told.text
    assert "Phòng Chuyển đổi số: được giao 1, hoàn thành 0 (0%), đúng hạn 0 (0%), quá hạn 1" in told.text
    assert "Toàn cơ quan: được giao 3, hoàn thành 2 (66,7%), đúng hạn 1 (33,3%)" in told.text
    assert "Tỷ lệ đúng hạn = hoàn thành không quá hạn / được giao." in told.text


async def test_the_denominator_the_deduction_and_the_ranking_are_settings(worked: Stage) -> None:
    await worked.says(CHIEF, "/caidat tỷ lệ đúng hạn: trên số hoàn thành")
    await worked.says(CHIEF, "/caidat trừ điểm chậm: có")
    assert "lãnh đạo" in (await worked.says(CHIEF, "/caidat xếp hạng: có"))[0].text
    assert "có xếp hạng" in (await worked.says(DIRECTOR, "/caidat xếp hạng: có"))[0].text
    [told] = await worked.says(CHIEF, "/diem tháng 11")
    assert "1. Phòng Quản lý khoa học: được giao 2" in told.text
    assert "điểm tiến độ 87,5" in told.text
    assert "335/2025" in told.text
    assert "/ hoàn thành" in told.text


async def test_an_accepted_cause_is_shown_and_takes_no_points(worked: Stage) -> None:
    await worked.says(CHIEF, "/caidat trừ điểm chậm: có")
    assert "Chỉ lãnh đạo" in (await worked.says(CHIEF, "/khachquan 2 mưa bão"))[0].text
    assert "không quá hạn" in (await worked.says(DIRECTOR, "/khachquan 1 mưa bão"))[0].text
    assert "mưa bão kéo dài" in (await worked.says(DIRECTOR, "/khachquan 2 mưa bão kéo dài"))[0].text
    [told] = await worked.says(DIRECTOR, "/diem QLKH")
    assert "quá hạn 1, trong đó 1 do nguyên nhân khách quan, điểm tiến độ 100" in told.text
    assert "nguyên nhân khách quan" in (await worked.says(CHIEF, "/nhatky 2"))[0].text


async def test_a_person_sees_the_own_score_and_a_leader_those_of_all(worked: Stage) -> None:
    [own] = await worked.says(OFFICER, "/diem tôi")
    assert "Đỗ Quang Huy: được giao 1, hoàn thành 1 (100%), đúng hạn 0 (0%)" in own.text
    [people] = await worked.says(DIRECTOR, "/diem cá nhân")
    assert "Đỗ Quang Huy: được giao 1" in people.text
    assert "Đặng Văn Lâm: được giao 2" in people.text
    for person in (CHIEF, SCIENCE, OFFICER):
        assert "Chỉ lãnh đạo" in (await worked.says(person, "/diem cá nhân"))[0].text


async def test_a_head_sees_the_own_unit_and_an_officer_no_unit(worked: Stage) -> None:
    [told] = await worked.says(SCIENCE, "/diem")
    assert "Phòng Quản lý khoa học" in told.text
    assert "Chuyển đổi số" not in told.text
    assert "được giao" not in (await worked.says(OFFICER, "/diem"))[0].text


async def test_a_period_without_work_says_so(worked: Stage) -> None:
    assert "không có nhiệm vụ" in (await worked.says(CHIEF, "/diem tháng 10"))[0].text


@pytest.mark.parametrize("words", ["abc", "bình quân tháng này", "cá nhân xyz", "tôi blah", "QLKH loại giỏi"])
async def test_words_that_are_not_understood_are_told_and_counted_as_nothing(worked: Stage, words: str) -> None:
    [told] = await worked.says(DIRECTOR, f"/diem {words}")
    assert "Chưa rõ" in told.text
    assert "không có nhiệm vụ" not in told.text
