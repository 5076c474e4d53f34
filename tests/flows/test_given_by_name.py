"""Work is given to people by their names: their units lead, they are told, and an officer does it."""

from dataclasses import replace

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, OFFICER, SCIENCE, VICE, Stage, labels, texts


@pytest.mark.parametrize(
    "words", ["/giao anh Lâm: Rà soát quy trình, hạn 20/12", "giao anh Lâm rà soát quy trình, hạn 20/12"]
)
async def test_the_unit_that_the_person_heads_leads_and_the_person_is_told(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = (await stage.says(DIRECTOR, words, chat=DIRECTOR))[-1]
    assert "Chủ trì: Phòng Quản lý khoa học" in card.text
    assert "anh Lâm" not in card.text
    told = texts(await stage.says(DIRECTOR, "đúng", to=card, chat=DIRECTOR))
    assert "Kính chuyển Đặng Văn Lâm" in told


async def test_an_officer_is_given_it_by_name(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER, DIRECTOR)
    card = (await stage.says(CHIEF, "/giao đồng chí Huy: Soạn đề cương, hạn 20/12"))[-1]
    assert "Chủ trì: Phòng Quản lý khoa học\nNgười thực hiện: Đỗ Quang Huy" in card.text
    assert "Người thực hiện: Đỗ Quang Huy" in texts(await stage.says(CHIEF, "đúng", to=card))
    assert "/nv1" in texts(await stage.says(OFFICER, "/nhiemvu"))
    other = (await stage.says(DIRECTOR, "/giao đồng chí Huy: Vẽ bản đồ, hạn 20/12"))[-1]
    assert "Đề nghị đơn vị phân công Đỗ Quang Huy" in texts(await stage.says(DIRECTOR, "đúng", to=other))


async def test_a_name_of_people_of_two_units_is_asked_about(stage: Stage) -> None:
    stage.town.people[DIGITAL] = replace(stage.town.person(DIGITAL), name="Hoàng Minh Lâm")
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    asked = (await stage.says(DIRECTOR, "/giao anh Lâm: Rà soát quy trình, hạn 20/12"))[-1]
    assert "“anh Lâm”" in asked.text
    assert labels(asked)[:2] == ["Phòng Quản lý khoa học", "Phòng Chuyển đổi số"]
    await stage.presses(DIRECTOR, asked, "Phòng Chuyển đổi số")
    assert "Chủ trì: Phòng Chuyển đổi số" in stage.last().text


async def test_a_name_that_nobody_bears_is_asked_about(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    asked = (await stage.says(DIRECTOR, "/giao anh Tráng: Rà soát quy trình, hạn 20/12"))[-1]
    assert "“anh Tráng”" in asked.text
    card = (await stage.says(DIRECTOR, "phòng anh Lâm", to=asked))[-1]
    assert "Chủ trì: Phòng Quản lý khoa học" in card.text
    assert "Rà soát quy trình" in card.text


@pytest.mark.parametrize("words", ["giao Huy làm việc này", "việc này phân công đồng chí Huy", "giao cho anh Huy nhé"])
async def test_a_head_hands_a_task_to_an_officer_in_words(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, OFFICER, VICE)
    card = await stage.register(SCIENCE, "Soạn đề cương, hạn 20/12")
    assert "Đã giao Đỗ Quang Huy thực hiện" in texts(await stage.says(SCIENCE, words, to=card))
    assert "/nv1" in texts(await stage.says(OFFICER, "/nhiemvu"))


async def test_what_is_said_of_an_officer_is_no_handing_on(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, OFFICER)
    card = await stage.register(SCIENCE, "Soạn đề cương, hạn 20/12")
    for words in ("đã giao Huy soạn được 40%", "Huy đang ốm, xin lùi đến 25/12"):
        assert "Đã giao Đỗ Quang Huy thực hiện" not in texts(await stage.says(SCIENCE, words, to=card))
    other = await stage.register(DIGITAL, "Nâng cấp cổng, hạn 20/12")
    assert "Đã giao Đỗ Quang Huy" not in texts(await stage.says(DIGITAL, "giao Huy làm việc này", to=other))


async def test_one_task_is_handed_on_at_a_time_by_who_may(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER, DIRECTOR)
    card = await stage.register(SCIENCE, "Soạn đề cương, hạn 20/12")
    how = texts(await stage.says(DIRECTOR, "giao Huy làm việc này", to=card))
    assert "do trưởng, phó đơn vị chủ trì hoặc Văn phòng phân công" in how
    stage.has(SCIENCE, "Họp giao ban, hạn 20/12")
    listed = (await stage.says(SCIENCE, "/nhiemvu"))[-1]
    assert "có nhiều nhiệm vụ" in texts(await stage.says(SCIENCE, "giao Huy làm việc này", to=listed))
