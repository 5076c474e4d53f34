"""Requests that their unit takes back or corrects, and words that are a request or come too late for one."""

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"


@pytest.mark.parametrize("words", ["thôi em rút đề nghị", "em nhầm ạ", "không cần gia hạn nữa ạ", "thôi ạ"])
async def test_a_request_that_is_taken_back_is_no_longer_to_be_decided(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    said = texts(await stage.says(SCIENCE, words, to=asked))

    assert "Đặng Văn Lâm đã rút lại đề nghị gia hạn /nv1" in said
    assert "Hạn giữ nguyên: “30/11” → thứ Hai 30/11/2026" in said
    assert "không còn hiệu lực" in ((await stage.presses(DIRECTOR, asked, "Đồng ý")).answer or "")
    assert "rút lại đề nghị gia hạn" in texts(await stage.says(CHIEF, "/nhatky 1"))
    assert "rút lại" not in texts(await stage.says(SCIENCE, words, to=asked))


@pytest.mark.parametrize("words", ["em nhầm, đến 15/12 thôi ạ", "đến 15/12 thôi ạ", "sửa hạn 15/12"])
async def test_a_request_is_corrected_by_another_day_in_reply_to_it(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]

    again = (await stage.says(SCIENCE, words, to=asked))[-1]

    assert "→ thứ Ba 15/12/2026" in again.text
    assert labels(again) == ["Đồng ý", "Không đồng ý"]
    assert "Hạn mới" in texts(await stage.says(DIRECTOR, "đồng ý", to=again))


async def test_a_unit_that_names_another_deadline_asks_for_it(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    own = await stage.register(CHIEF, "Kiểm kê tài sản, chủ trì VP, hạn 30/11")

    for person, to, words in ((SCIENCE, card, "sửa hạn 15/12"), (CHIEF, own, "đẩy hạn sang 15/12")):
        assert "Đã ghi nhận đề nghị gia hạn" in texts(await stage.says(person, words, to=to))
    assert "hạn mới" in texts(await stage.says(SCIENCE, "sửa hạn", to=card))
    assert "Đã ghi nhận đang thực hiện" in texts(await stage.says(SCIENCE, "em đang làm, đến 25/11 trình", to=card))


async def test_a_word_that_shortens_never_lengthens(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    assert "hạn mới trước ngày đó" in texts(await stage.says(DIRECTOR, "rút ngắn hạn về 15/12", to=card))
    await stage.says(DIRECTOR, "rút ngắn hạn về 25/11", to=card)

    assert "không có lần gia hạn nào để hủy" in texts(await stage.says(DIRECTOR, "hủy gia hạn", to=card))

    assert "→ thứ Tư 25/11/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "→ thứ Hai 30/11/2026" in texts(await stage.says(DIRECTOR, "trở lại hạn cũ", to=card))


async def test_a_request_that_names_its_task_within_is_one(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    asked = await stage.says(SCIENCE, "xin lùi hạn nv1 đến 15/12 vì chờ góp ý", chat=SCIENCE)

    assert "Đề nghị: “15/12” → thứ Ba 15/12/2026" in texts(asked)
    assert "cho biết hạn mới" not in texts(asked)
    await stage.says(CHIEF, "không đồng ý", to=stage.said()[-1])
    assert "không còn hiệu lực" in texts(await stage.says(SCIENCE, "em xin rút lại đề nghị gia hạn", to=card))


@pytest.mark.parametrize("words", ["chỉ đến 15/12 thôi", "không cho lùi", "ok em"])
async def test_who_decides_a_request_that_is_decided_is_told_so(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý", to=card))[-1]
    await stage.presses(DIRECTOR, asked, "Đồng ý")

    assert "không còn hiệu lực" in texts(await stage.says(CHIEF, words, to=asked))

    assert "→ thứ Năm 24/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))
