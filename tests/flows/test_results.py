"""The question what came of the work: never put twice in the same words, and always to be ended by a few words."""

import pytest

from tests.flows.stage import DIRECTOR, SCIENCE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"
NOTHING_NAMED = ["vâng ạ", "số nào hả chị", "hihi", "chị xem trong nhóm nhé", "ok", "nộp bản giấy được không ạ"]
REPORTED = "báo hoàn thành"


@pytest.mark.parametrize("command", [True, False])
@pytest.mark.parametrize("words", NOTHING_NAMED)
async def test_what_names_no_result_is_asked_about_once_in_other_words(stage: Stage, words: str, command: bool) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    question = (await stage.says(SCIENCE, "/xong 1" if command else "xong rồi ạ", to=None if command else card))[-1]
    again = (await stage.says(SCIENCE, words, to=question))[-1]
    third = texts(await stage.says(SCIENCE, words, to=again))
    fourth = texts(await stage.says(SCIENCE, words, to=again))

    assert "Đề nghị cho biết" in question.text
    assert "Vẫn cần" in again.text
    for said in (third, fourth):
        assert "Vẫn cần" not in said
        assert "Đề nghị cho biết" not in said
    assert REPORTED in texts(await stage.says(SCIENCE, "50/BC-SKHCN", to=again))


@pytest.mark.parametrize("words", ["số nào hả chị", "chị xem trong nhóm nhé", "để em xem lại đã"])
async def test_what_is_answered_is_kept(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    question = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]
    await stage.says(SCIENCE, words, to=question)

    assert f"“{words}”" in texts(await stage.says(DIRECTOR, "/nhatky 1"))


@pytest.mark.parametrize("words", ["không có văn bản", "em gửi rồi mà", "đã nộp bản giấy", "50/BC-SKHCN"])
@pytest.mark.parametrize("twice", [True, False])
async def test_it_is_ended_by_whatever_came_of_it(stage: Stage, words: str, twice: bool) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    question = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]
    if twice:
        question = (await stage.says(SCIENCE, "vâng", to=question))[-1]

    assert REPORTED in texts(await stage.says(SCIENCE, words, to=question))


@pytest.mark.parametrize("words", ["đang làm", "tuần sau ạ", "tạm chưa có", "chưa lấy số", "van thu chua vao so"])
@pytest.mark.parametrize("twice", [True, False])
async def test_it_is_ended_by_saying_that_the_work_goes_on(stage: Stage, words: str, twice: bool) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    question = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]
    if twice:
        question = (await stage.says(SCIENCE, "vâng", to=question))[-1]

    assert "đang thực hiện" in texts(await stage.says(SCIENCE, words, to=question))
    assert "đang thực hiện" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_result_named_after_the_report_is_kept(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    question = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]
    told = (await stage.says(SCIENCE, "em gửi rồi mà", to=question))[-1]

    assert "Đã ghi ý kiến" in texts(await stage.says(SCIENCE, "số 50/BC-SKHCN ạ", to=told))
    assert "50/BC-SKHCN" in texts(await stage.says(DIRECTOR, "/nhatky 1"))


async def test_in_private_likewise(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, TASK)
    said = [texts(await stage.says(SCIENCE, words, chat=SCIENCE)) for words in ("nv1 xong rồi", "vâng", "ok", "dạ")]

    assert "Đề nghị cho biết" in said[0]
    assert "Vẫn cần" in said[1]
    assert all("Vẫn cần" not in each for each in said[2:])
    assert REPORTED in texts(await stage.says(SCIENCE, "50/BC-SKHCN", chat=SCIENCE))


@pytest.mark.parametrize("words", ["xong", "xong rồi mà", "đã hoàn thành ạ", "em xong rồi anh", "da xong", "✅ xong"])
@pytest.mark.parametrize("to_card", [True, False])
async def test_that_it_is_done_is_no_result_however_often_it_is_said(stage: Stage, words: str, to_card: bool) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    question = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]
    for _ in range(3):
        answer = (await stage.says(SCIENCE, words, to=card if to_card else question))[-1]
        assert "Đã ghi nhận báo hoàn thành" not in answer.text
        assert "Vẫn cần" in answer.text or "Đề nghị cho biết" in answer.text

    assert REPORTED in texts(await stage.says(SCIENCE, "50/BC-SKHCN", to=question))
