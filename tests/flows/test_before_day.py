"""What "trước ngày 15/12" means: asked when the group is set up, changed in /caidat, said on the card."""

import pytest

from bot import demo
from simulator.models import Message
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, labels, texts
from tests.flows.test_settings import kept, sets

WORDS = "Nộp hồ sơ trước ngày 15/12"


async def set_up(stage: Stage) -> Message:
    shown = (await stage.says(CHIEF, f"/thietlap {demo.UNITS}"))[-1]
    await stage.presses(CHIEF, shown, "Đúng")
    return stage.last()


async def draft_of(stage: Stage, words: str = WORDS) -> str:
    return texts(await stage.says(CHIEF, f"/giao P.QLKH: {words}"))


async def test_the_set_up_asks_and_waits_for_nobody(stage: Stage) -> None:
    asked = await set_up(stage)

    assert "Đã thiết lập" in asked.text
    assert labels(asked) == ["Ngày liền trước", "Đúng ngày đó"]
    assert "hết thứ Hai 14/12/2026" in await draft_of(stage)


@pytest.mark.parametrize("typed", [True, False])
async def test_one_tap_or_its_words_choose_that_day(stage: Stage, typed: bool) -> None:
    asked = await set_up(stage)
    if typed:
        await stage.says(CHIEF, "đúng ngày đó nhé", to=asked)
    else:
        await stage.presses(CHIEF, asked, "Đúng ngày đó")

    assert "hết đúng ngày đó (15/12)" in stage.last().text
    assert (await kept(stage))["before"] == "that_day"
    shown = await draft_of(stage)
    assert "hết thứ Ba 15/12/2026" in shown
    assert "tính đến hết đúng ngày đó" in shown


async def test_the_default_may_be_chosen_too(stage: Stage) -> None:
    asked = await set_up(stage)
    await stage.presses(CHIEF, asked, "Ngày liền trước")
    assert "hết ngày liền trước (14/12)" in stage.last().text
    assert "before" not in await kept(stage)


async def test_others_do_not_choose(stage: Stage) -> None:
    asked = await set_up(stage)
    await stage.says(SCIENCE, "đúng ngày đó", to=asked)
    assert "before" not in await kept(stage)


async def test_both_cards_say_the_last_day_beside_the_words(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    draft = texts(await stage.says(SCIENCE, f"/dangky {WORDS}"))
    assert "Hạn: “trước ngày 15/12” → hết thứ Hai 14/12/2026" in draft
    assert "tính đến hết ngày liền trước" in draft

    await stage.says(SCIENCE, "đúng", to=stage.last())
    assert "Hạn: “trước ngày 15/12” → hết thứ Hai 14/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_what_names_no_day_or_an_hour_says_no_rule(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for words in ("hạn 15/12", "trước 16h ngày 15/12", "trước Tết"):
        assert "liền trước" not in texts(await stage.says(SCIENCE, f"/dangky Nộp hồ sơ {words}"))


async def test_the_settings_show_it_with_the_line_that_changes_it(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    shown = texts(await stage.says(CHIEF, "/caidat"))
    assert "Hạn “trước ngày 15/12”: hết ngày liền trước (14/12)" in shown
    assert "/caidat trước ngày: đúng ngày đó" in shown

    assert "trước: ngày liền trước → nay: đúng ngày đó" in await sets(stage, "trước ngày: đúng ngày đó")
    shown = texts(await stage.says(CHIEF, "/caidat"))
    assert "/caidat trước ngày: ngày liền trước" in shown
    assert "hạn “trước ngày” ngày liền trước → đúng ngày đó" in shown
    assert "hiện đã là hết đúng ngày đó" in await sets(stage, "truoc ngay dung ngay do")
    assert "Chưa đọc được" in await sets(stage, "trước ngày: hôm kia")


async def test_tasks_that_exist_keep_what_was_read_back(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, WORDS)
    said = await sets(stage, "trước ngày đúng ngày đó")
    assert "hạn đã ghi nhận giữ nguyên" in said
    assert "tính lại" not in said

    assert "→ hết thứ Hai 14/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    asked = texts(await stage.says(SCIENCE, "xin lùi đến trước 30/12 vì chờ góp ý", to=card))
    assert "hết thứ Tư 30/12/2026" in asked


async def test_a_request_that_waits_keeps_its_day(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, WORDS)
    request = (await stage.says(SCIENCE, "xin lùi đến trước 30/12 vì chờ góp ý", to=card))[-1]
    await sets(stage, "trước ngày đúng ngày đó")
    await stage.presses(DIRECTOR, request, "Đồng ý")
    assert "→ hết thứ Ba 29/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_an_open_draft_keeps_the_day_that_its_card_shows(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = (await stage.says(SCIENCE, f"/dangky {WORDS}"))[-1]
    await sets(stage, "trước ngày đúng ngày đó")
    await stage.says(SCIENCE, "đúng", to=card)
    assert "→ hết thứ Hai 14/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_the_defaults_bring_the_day_before_back(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await sets(stage, "trước ngày đúng ngày đó")
    assert "nay: ngày liền trước" in await sets(stage, "mặc định")


TODAY = ["trước 16/11", "truoc ngay 16/11", "trước hôm nay", "trước ngày 16/11/2026"]
OVER = "tính đến hết Chủ nhật 15/11/2026 (ngày liền trước), là đã qua"


@pytest.mark.parametrize("words", TODAY)
async def test_before_today_is_asked_about_at_registration(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    asked = (await stage.says(SCIENCE, f"/dangky Nộp hồ sơ, hạn {words}"))[-1]
    assert OVER in asked.text

    shown = texts(await stage.says(SCIENCE, "hôm nay", to=asked))
    assert "Nộp hồ sơ" in shown
    assert "16/11/2026, hạn trong hôm nay" in shown


async def test_in_the_content_too(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = (await stage.says(SCIENCE, "/dangky Nộp hồ sơ trước ngày 16/11"))[-1]

    assert OVER in asked.text
    assert "→ hết thứ Sáu 20/11/2026" in texts(await stage.says(SCIENCE, "trước 21/11", to=asked))


@pytest.mark.parametrize("words", TODAY)
async def test_and_where_a_deadline_is_moved(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Nộp hồ sơ, hạn 20/11")

    assert OVER in texts(await stage.says(SCIENCE, f"xin lùi hạn đến {words}", to=card))
    assert OVER in texts(await stage.says(DIRECTOR, f"sửa hạn {words}", to=card))
    assert "20/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_where_that_day_counts_it_is_today(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await sets(stage, "trước ngày đúng ngày đó")

    shown = texts(await stage.says(SCIENCE, "/dangky Nộp hồ sơ, hạn trước 16/11"))
    assert "16/11/2026, hạn trong hôm nay" in shown
