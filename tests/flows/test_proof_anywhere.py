"""The result that was asked for is taken in whatever message names its task; a file handed in is asked about."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, ZONE, Stage, labels, texts

REPORTED = "báo hoàn thành"


async def _said_to_be_done(stage: Stage) -> None:
    """Two tasks of the same unit, said to be done yesterday: what came of them was asked for."""
    await stage.opens(SCIENCE, DIRECTOR)
    for content in ("Lập dự toán năm, hạn 18/11", "Báo cáo sáng kiến, hạn 18/11"):
        card = await stage.register(SCIENCE, content)
        await stage.says(SCIENCE, "xong rồi ạ", to=card)
    await stage.says(SCIENCE, "/start", chat=SCIENCE)
    await stage.lives_until(dt.datetime(2026, 11, 17, 9, tzinfo=ZONE))


@pytest.mark.parametrize("caption", ["số liệu nv2", "nv2", "file nv2 ạ", "nv2 em gửi báo cáo"])
async def test_a_file_in_private_completes_the_report(stage: Stage, caption: str) -> None:
    await _said_to_be_done(stage)

    said = texts(await stage.uploads(SCIENCE, "a.pdf", caption, chat=SCIENCE))

    assert "đang thực hiện" not in said
    assert "chờ xác nhận" in texts(await stage.says(CHIEF, "/nv2"))
    assert "chờ xác nhận" not in texts(await stage.says(CHIEF, "/nv1"))


@pytest.mark.parametrize("words", ["2 ko có văn bản", "2 không có văn bản ạ", "2 60/BC-SKHCN"])
async def test_a_line_of_the_digest_completes_the_report(stage: Stage, words: str) -> None:
    await _said_to_be_done(stage)
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]

    assert REPORTED in texts(await stage.says(SCIENCE, words, to=shown))
    assert "chờ xác nhận" in texts(await stage.says(CHIEF, "/nv2"))


@pytest.mark.parametrize("caption", ["được 40%", "còn vướng kinh phí", "xin lùi đến 20/12 vì chờ góp ý"])
async def test_a_file_with_other_words_completes_nothing(stage: Stage, caption: str) -> None:
    await _said_to_be_done(stage)
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]

    await stage.uploads(SCIENCE, "a.pdf", f"2 {caption}", to=shown)

    assert "chờ xác nhận" not in texts(await stage.says(CHIEF, "/nv2"))


@pytest.mark.parametrize(
    "caption",
    ["1 em gửi báo cáo ạ", "nv1 bản cuối ạ", "1 gửi bản thảo hoàn chỉnh", "1 kết quả đây chị"],
)
async def test_a_file_that_is_handed_in_is_asked_about(stage: Stage, caption: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for content in ("Lập dự toán năm, hạn 18/11", "Báo cáo sáng kiến, hạn 18/11"):
        stage.has(SCIENCE, content)
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]

    asked = (await stage.uploads(SCIENCE, "a.pdf", caption, to=shown))[-1]

    assert labels(asked) == ["Đã xong", "Chưa xong"], asked.text
    assert "Đã nhận 1 tệp" in asked.text
    await stage.presses(SCIENCE, asked, "Đã xong")
    assert REPORTED in texts(stage.said())


@pytest.mark.parametrize("caption", ["em gửi bản nháp", "gửi dự thảo xin ý kiến", "gửi báo cáo tiến độ", "được 40%"])
async def test_a_file_of_work_that_goes_on_is_progress(stage: Stage, caption: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 18/11")

    asked = (await stage.uploads(SCIENCE, "a.pdf", caption, to=card))[-1]

    assert "Đã xong" not in labels(asked), asked.text
