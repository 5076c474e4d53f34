"""A unit that gives a task back, or on to another unit, does not report on it; and thanks decide nothing."""

import pytest

from tests.flows.requested import requested
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, labels, texts

CONTENTS = ("Lập danh mục thiết bị", "Báo cáo sáng kiến", "Kế hoạch kiểm tra")


async def _shown(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, *(f"{content}, hạn 30/11" for content in CONTENTS))
    await stage.says(SCIENCE, "/nhiemvu")


@pytest.mark.parametrize(
    "words", ["2 trả lại CĐS", "2 xin trả lại phòng Chuyển đổi số ạ", "2: tra lai TTTK", "2 trả về VP", "2 trả lại ạ"]
)
async def test_under_a_list_a_line_is_given_back(stage: Stage, words: str) -> None:
    await _shown(stage)

    told = texts(await stage.says(SCIENCE, words, to=stage.last()))

    assert "Đã ghi nhận đơn vị trả lại /nv2" in told
    assert "Báo cáo gần nhất" not in texts(await stage.says(CHIEF, "/nv2"))


async def test_beside_a_report_of_another_line_it_is_given_back_too(stage: Stage) -> None:
    await _shown(stage)

    told = texts(await stage.says(SCIENCE, "1 được 40%, 3 trả lại TTTK", to=stage.last()))

    assert "40%" in told
    assert "đơn vị trả lại /nv3" in told


@pytest.mark.parametrize("words", ["trả lại TTTK", "em trả lại việc này ạ", "trả về Văn phòng"])
async def test_too_late_it_opens_the_question_of_a_return(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Lập danh mục thiết bị, hạn 30/11")
    await stage.passes(days=3)
    card = (await stage.says(SCIENCE, "/nv1"))[-1]

    [asked] = await stage.says(SCIENCE, words, to=card)

    assert "đề nghị trả lại /nv1" in asked.text
    assert labels(asked)[:2] == ["Giao lại", "Giữ nguyên"]


@pytest.mark.parametrize("words", ["3 chuyển CĐS", "3 chuyển cho phòng CĐS làm ạ", "3 chuyen sang TTTK thuc hien"])
async def test_what_is_handed_on_is_no_progress(stage: Stage, words: str) -> None:
    await _shown(stage)

    told = texts(await stage.says(SCIENCE, words, to=stage.last()))

    assert "Đã ghi nhận đang thực hiện" not in told
    assert "/tralai 3" in told or "đơn vị trả lại /nv3" in told


@pytest.mark.parametrize("words", ["3 chuyển CĐS góp ý", "3 đã chuyển VP trình ký", "3 trả lại hồ sơ cho công dân"])
async def test_a_step_of_the_work_is_progress(stage: Stage, words: str) -> None:
    await _shown(stage)

    assert "Đã ghi nhận đang thực hiện" in texts(await stage.says(SCIENCE, words, to=stage.last()))


@pytest.mark.parametrize("who", [CHIEF, DIRECTOR])
@pytest.mark.parametrize("thanks", ["cảm ơn em", "cám ơn đồng chí nhé"])
async def test_thanks_for_a_request_decide_nothing_and_it_is_put_once_more(
    stage: Stage, who: int, thanks: str
) -> None:  # fmt: skip
    card = await requested(stage)

    [again] = await stage.says(who, thanks, to=card)

    assert "chưa thay đổi gì" in again.text
    assert labels(again) == ["Đồng ý", "Không đồng ý"]
    assert "Đã ghi ý kiến" in texts(await stage.says(who, thanks, to=again))
    await stage.presses(who, again, "Đồng ý")
    assert "30/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_thanks_where_a_result_is_asked_for_are_asked_about_once(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập danh mục thiết bị, hạn 30/11")
    asked = (await stage.says(SCIENCE, "xong rồi ạ", to=card))[-1]

    [again] = await stage.says(SCIENCE, "cảm ơn chị ạ", to=asked)

    assert "Vẫn cần" in again.text
    assert "Vẫn cần" not in texts(await stage.says(SCIENCE, "cảm ơn chị ạ", to=again))


@pytest.mark.parametrize("words", ["1 bản cuối ạ", "1 bản chính thức"])
async def test_one_copy_is_no_count_and_no_line(stage: Stage, words: str) -> None:
    await _shown(stage)
    shown = stage.last()

    assert "nhiều nhiệm vụ" in texts(await stage.says(SCIENCE, words, to=shown))
    for number in (1, 2, 3):
        assert "Báo cáo gần nhất" not in texts(await stage.says(SCIENCE, f"/nv{number}"))


@pytest.mark.parametrize(
    "words",
    [
        "em gửi báo cáo tại công văn 48/BC-SKHCN",
        "gui chi bao cao so 48/BC-SKHCN ngay 12/11 a",
        "phòng nộp kế hoạch 7/KH-SKHCN ạ",
    ],
)
async def test_a_paper_handed_in_by_its_number_is_asked_about(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập báo cáo và kế hoạch năm, hạn 30/11")

    told = texts(await stage.says(SCIENCE, words, to=card))

    assert "đã xong hay chưa" in told
