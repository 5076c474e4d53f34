"""Setting up is not for strangers: a further organization needs a code, used once, and rights to the end."""

import pytest

from simulator import membership
from tests.flows.stage import CHIEF, DIRECTOR, GROUP, OUTSIDER, SCIENCE, Stage, invited, labels, texts

NEEDED = "cần mã"
SPENT = "Mã không đúng hoặc đã được dùng"


async def elsewhere(stage: Stage, admin: int = OUTSIDER) -> int:
    """A group of somebody else, beside the department that is set up here."""
    return stage.town.add_group("Nhóm lạ", [admin, SCIENCE]).id


async def sets_up(stage: Stage, chat: int, words: str, admin: int = OUTSIDER) -> str:
    shown = (await stage.says(admin, words, chat=chat))[-1]
    if "Đúng" in labels(shown):
        await stage.presses(admin, shown, "Đúng")
    return stage.last(chat).text


async def test_the_first_organization_is_free(stage: Stage) -> None:
    assert "Đã thiết lập" in await sets_up(stage, GROUP, "/thietlap Văn phòng | VP", CHIEF)


@pytest.mark.parametrize("words", ["/thietlap", "/thietlap Văn phòng | VP", "/setup Phòng Một\nPhòng Hai"])
async def test_a_further_one_needs_a_code(stage: Stage, words: str) -> None:
    await stage.opens()
    assert NEEDED in await sets_up(stage, await elsewhere(stage), words)


@pytest.mark.parametrize("code", ["AAAA-BBBB-CCCC", "aaaa-2222-3333"])
async def test_a_guessed_code_opens_nothing(stage: Stage, code: str) -> None:
    await stage.opens()
    assert SPENT in await sets_up(stage, await elsewhere(stage), f"/thietlap {code} Văn phòng | VP")


@pytest.mark.parametrize("units", [" Văn phòng | VP", "\nVăn phòng | VP\nPhòng Hai | P2"])
async def test_a_code_sets_up_one_organization(stage: Stage, units: str) -> None:
    await stage.opens()
    code = invited(stage)
    first, second = await elsewhere(stage), await elsewhere(stage)

    assert "Đã thiết lập" in await sets_up(stage, first, f"/thietlap {code.lower()}{units}")
    assert SPENT in await sets_up(stage, second, f"/thietlap {code}{units}")


async def test_the_units_may_come_after_the_code(stage: Stage) -> None:
    await stage.opens()
    chat = await elsewhere(stage)
    asked = (await stage.says(OUTSIDER, f"/thietlap {invited(stage)}", chat=chat))[-1]
    shown = (await stage.says(OUTSIDER, "Văn phòng | VP", to=asked, chat=chat))[-1]
    await stage.says(OUTSIDER, "đúng", to=shown, chat=chat)
    assert "Đã thiết lập" in stage.last(chat).text


async def test_of_two_who_use_a_code_at_once_one_is_refused(stage: Stage) -> None:
    await stage.opens()
    code = invited(stage)
    first, second = await elsewhere(stage), await elsewhere(stage)
    shown = [
        (await stage.says(OUTSIDER, f"/thietlap {code} Văn phòng | VP", chat=chat))[-1] for chat in (first, second)
    ]
    await stage.presses(OUTSIDER, shown[0], "Đúng")
    assert (await stage.presses(OUTSIDER, shown[1], "Đúng")).alert
    assert "Đã thiết lập" not in stage.last(second).text


async def test_of_two_first_ones_the_later_needs_a_code(stage: Stage) -> None:
    chat = await elsewhere(stage)
    shown = (await stage.says(OUTSIDER, "/thietlap Văn phòng | VP", chat=chat))[-1]
    await sets_up(stage, GROUP, "/thietlap Văn phòng | VP", CHIEF)
    assert (await stage.presses(OUTSIDER, shown, "Đúng")).alert


@pytest.mark.parametrize("typed", [False, True])
async def test_who_is_no_admin_any_more_does_not_finish(stage: Stage, typed: bool) -> None:
    shown = (await stage.says(DIRECTOR, "/thietlap Văn phòng | VP"))[-1]
    membership.promote(stage.town, GROUP, DIRECTOR, admin=False)

    if typed:
        assert "Chỉ quản trị viên" in texts(await stage.says(DIRECTOR, "đúng", to=shown))
    else:
        assert (await stage.presses(DIRECTOR, shown, "Đúng")).alert

    assert "/thietlap" in texts(await stage.says(CHIEF, "/nhiemvu"))
