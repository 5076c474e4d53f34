"""Who holds which post: given by somebody else, shown with the account, and over when it ends."""

from dataclasses import replace

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, OFFICER, SCIENCE, STANDARDS, VICE, Stage, labels, texts


def renamed(stage: Stage, person: int, **changes: str) -> None:
    """Somebody is called otherwise by the messenger."""
    stage.town.people[person] = replace(stage.town.person(person), **changes)  # type: ignore[arg-type]


async def claims(stage: Stage, person: int, words: str) -> Message:
    return (await stage.says(person, f"/toi {words}"))[-1]


async def holds(stage: Stage, person: int) -> str:
    return texts(await stage.says(person, "/toi"))


@pytest.mark.parametrize(
    "words", ["Giám đốc Sở", "Trưởng phòng Chuyển đổi số", "Phó trưởng phòng Tiêu chuẩn", "Giám sát"]
)
@pytest.mark.parametrize("answer", ["press", "word"])
async def test_nobody_approves_the_own_post(stage: Stage, words: str, answer: str) -> None:
    await stage.opens(CLERK)
    asked = await claims(stage, CLERK, words)

    if answer == "press":
        assert (await stage.presses(CLERK, asked, "Đồng ý")).alert
    else:
        assert "Không ai tự duyệt" in texts(await stage.says(CLERK, "đồng ý", to=asked))

    assert "Đang chờ" in await holds(stage, CLERK)
    await stage.presses(CHIEF, asked, "Đồng ý")
    assert "Đang chờ" not in await holds(stage, CLERK)


async def test_who_set_up_gets_no_further_post_by_the_own_hand(stage: Stage) -> None:
    await stage.opens(DIRECTOR)
    asked = await claims(stage, CHIEF, "Trưởng phòng Chuyển đổi số")

    assert (await stage.presses(CHIEF, asked, "Đồng ý")).alert
    assert "Đang chờ" in await holds(stage, CHIEF)

    await stage.presses(DIRECTOR, asked, "Đồng ý")
    assert "Trưởng đơn vị – Phòng Chuyển đổi số" in await holds(stage, CHIEF)


async def test_a_first_leader_is_approved_by_who_set_up(stage: Stage) -> None:
    await stage.opens(CLERK)
    asked = await claims(stage, DIRECTOR, "Giám đốc Sở")

    assert (await stage.presses(CLERK, asked, "Đồng ý")).alert
    await stage.presses(CHIEF, asked, "Đồng ý")

    assert "Lãnh đạo cơ quan" in await holds(stage, DIRECTOR)


@pytest.mark.parametrize("office", [CHIEF, CLERK])
async def test_a_further_leader_is_approved_by_a_leader(stage: Stage, office: int) -> None:
    await stage.opens(CLERK, DIRECTOR)
    asked = await claims(stage, VICE, "Phó Giám đốc Sở")
    assert "Trần Quốc Vinh" in asked.text

    assert (await stage.presses(office, asked, "Đồng ý")).alert
    assert (await stage.presses(office, asked, "Từ chối")).alert
    assert "Đang chờ" in await holds(stage, VICE)

    await stage.presses(DIRECTOR, asked, "Đồng ý")
    assert "Lãnh đạo cơ quan" in await holds(stage, VICE)


async def test_a_decided_post_is_not_decided_again(stage: Stage) -> None:
    await stage.opens(CLERK)
    asked = await claims(stage, OFFICER, "Chuyên viên phòng Quản lý khoa học")
    await stage.presses(CHIEF, asked, "Từ chối")

    assert "đã được xử lý" in texts(await stage.says(CLERK, "đồng ý", to=asked))
    assert "chưa có chức vụ" in await holds(stage, OFFICER)


async def test_an_approval_shows_the_account_and_who_holds_the_post(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    renamed(stage, STANDARDS, username="thinh_hd")

    asked = await claims(stage, STANDARDS, "Trưởng phòng Quản lý khoa học")
    first = await claims(stage, OFFICER, "Trưởng phòng Chuyển đổi số")

    assert "Hoàng Đức Thịnh (@thinh_hd" in asked.text
    assert f"số {STANDARDS}" in asked.text
    assert "Hiện giữ chức vụ này: Đặng Văn Lâm (từ 16/11/2026)" in asked.text
    assert "không có tên @" in first.text
    assert "Hiện giữ chức vụ này: chưa có ai" in first.text


async def test_a_new_head_takes_the_place_of_the_one_before(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = await claims(stage, STANDARDS, "Trưởng phòng Quản lý khoa học")
    assert "Đồng ý là thay Đặng Văn Lâm" in asked.text

    await stage.presses(CHIEF, asked, "Đồng ý")

    assert "Đặng Văn Lâm thôi giữ chức vụ này" in stage.last().text
    assert "chưa có chức vụ" in await holds(stage, SCIENCE)
    assert "/toi" in texts(await stage.says(SCIENCE, "/dangky Báo cáo quý, hạn 30/11"))
    assert "Trưởng đơn vị" in await holds(stage, STANDARDS)


@pytest.mark.parametrize("words", ["Giám đốc Sở, thay đồng chí Vinh", "Giám đốc Sở kế nhiệm ông Trần Quốc Vinh"])
async def test_who_is_named_as_predecessor_goes_with_the_approval(stage: Stage, words: str) -> None:
    await stage.opens(DIRECTOR, VICE)
    asked = await claims(stage, STANDARDS, words)
    assert "Đồng ý là thay Trần Quốc Vinh" in asked.text

    await stage.presses(VICE, asked, "Đồng ý")

    assert "Lãnh đạo" in await holds(stage, STANDARDS)
    assert "Lãnh đạo" in await holds(stage, VICE)
    assert "chưa có chức vụ" in await holds(stage, DIRECTOR)


async def test_a_predecessor_whom_nobody_knows_is_asked_about(stage: Stage) -> None:
    await stage.opens(DIRECTOR)
    said = await claims(stage, STANDARDS, "Giám đốc Sở thay đồng chí Hùng")
    assert "Hùng" in said.text
    assert labels(said) == []


async def test_names_are_shown_harmless(stage: Stage) -> None:
    await stage.opens()
    renamed(stage, DIGITAL, name="Vũ\u202e Ngọc\u200b\nÁnh\u2028✅ duyệt")
    asked = await claims(stage, DIGITAL, "Trưởng phòng Chuyển đổi số")
    assert asked.text.startswith("Vũ Ngọc Ánh ✅ duyệt đề nghị ghi nhận")
    assert not set("\u202e\u200b\u2028") & set(asked.text)


async def test_people_of_one_name_are_told_apart(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    renamed(stage, STANDARDS, name="Đặng Văn Lâm", username="lam_dv")

    asked = await claims(stage, STANDARDS, "Trưởng phòng Tiêu chuẩn Đo lường Chất lượng")
    await stage.presses(CHIEF, asked, "Đồng ý")

    assert "Đặng Văn Lâm (@lam_dv)" in stage.last().text
    card = await stage.register(CHIEF, "Lập danh mục, chủ trì QLKH, hạn 20/11")
    assert "Đặng Văn Lâm (…0005)" in card.text
    await stage.says(SCIENCE, "được 40%", to=card)
    assert "Đặng Văn Lâm (…0005) báo cáo" in texts(await stage.says(CHIEF, "/nhatky 1"))
    await stage.passes(days=5)
    digest = next(one.text for one in reversed(stage.said()) if "Lập danh mục" in one.text and "/nv1" in one.text)
    assert "Đặng Văn Lâm (…0005)" in digest
