"""Under a list of several units whoever names no line speaks of the own work, and never reports on that of others."""

import pytest

from simulator.models import Message
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, OFFICER, SCIENCE, STANDARDS, Stage, labels, texts


async def digest(stage: Stage) -> Message:
    """Lines 1 of Standards, which Science supports, 2 of Science and 3 of Digital, which Standards supports."""
    await stage.opens(SCIENCE, DIGITAL, STANDARDS, DIRECTOR, OFFICER)
    stage.has(STANDARDS, "Kiểm tra nhãn hàng hóa, phối hợp Phòng Quản lý khoa học, hạn 17/11")
    stage.has(SCIENCE, "Lập báo cáo đo lường, hạn 18/11")
    stage.has(DIGITAL, "Nâng cấp cổng thông tin, hạn 18/11")
    await stage.passes(days=1)
    return stage.last()


async def cards(stage: Stage) -> list[str]:
    return [texts(await stage.says(DIRECTOR, f"/nv{number}")) for number in (1, 2, 3)]


async def test_who_supports_one_line_and_leads_another_reports_on_the_own_one(stage: Stage) -> None:
    shown = await digest(stage)

    assert "Đã ghi nhận 70%" in texts(await stage.says(SCIENCE, "được 70% rồi", to=shown))
    assert ["70%" in card for card in await cards(stage)] == [False, True, False]


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (DIGITAL, "nhãn hàng hóa được 70%"),
        (DIGITAL, "1 được 70%"),
        (STANDARDS, "cổng thông tin 70% rồi"),
        (STANDARDS, "việc 2 được 70%"),
        (OFFICER, "được 70%"),
    ],
)
async def test_what_is_said_of_the_line_of_others_is_noted_nowhere(stage: Stage, person: int, words: str) -> None:
    shown = await digest(stage)

    said = texts(await stage.says(person, words, to=shown))

    assert "Đã ghi nhận" not in said
    assert not any("70%" in card for card in await cards(stage))


async def test_all_of_the_speaker_are_the_lines_of_the_own_unit(stage: Stage) -> None:
    shown = await digest(stage)

    await stage.says(SCIENCE, "tất cả đang làm", to=shown)

    assert ["đang thực hiện" in card for card in await cards(stage)] == [False, True, False]


async def test_the_words_of_a_supported_line_are_a_remark_to_it(stage: Stage) -> None:
    shown = await digest(stage)

    said = texts(await stage.says(SCIENCE, "nhãn hàng hóa phần phòng em đang làm", to=shown))

    assert "/nv1" in said
    assert ["đang thực hiện" in card for card in await cards(stage)] == [False, False, False]


async def with_two_numbers(stage: Stage) -> Message:
    """A list of two lines, of which the second is /nv13, the only one of Digital."""
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, "Kiểm kê kho máy, hạn 18/11")
    stage.has(DIGITAL, *(f"Đào tạo lớp {letter}, hạn 18/12" for letter in "abcdefghijk"))
    stage.has(DIGITAL, "Kiểm kê phòng máy, hạn 19/11", "Bảo trì đường truyền, hạn 20/11")
    return (await stage.says(CHIEF, "/nhiemvu kiểm kê"))[-1]


@pytest.mark.parametrize("words", ["13 chua lam duoc vi thieu kinh phi", "13 duoc 40%", "13: 40% rồi nhé"])
async def test_a_number_beyond_the_lines_is_that_of_a_task_which_is_shown(stage: Stage, words: str) -> None:
    said = texts(await stage.says(DIGITAL, words, to=await with_two_numbers(stage)))

    assert "Đã ghi nhận" in said
    assert "/nv13" in said


@pytest.mark.parametrize("words", ["14 duoc 40%", "14 được 40% rồi, đang đấu nối"])
@pytest.mark.parametrize("answer", ["14. Bảo trì đường truyền", "14", "nv14 nhé"])
async def test_a_number_that_is_not_shown_is_asked_about(stage: Stage, words: str, answer: str) -> None:
    """What is said of it is not taken for the only own line."""
    asked = (await stage.says(DIGITAL, words, to=await with_two_numbers(stage)))[-1]
    assert "không có mục 14" in asked.text
    assert "Đã ghi nhận" not in asked.text

    if answer in labels(asked):
        await stage.presses(DIGITAL, asked, answer)
    else:
        await stage.says(DIGITAL, answer, to=asked)

    assert "(40%)" in texts(await stage.says(DIGITAL, "/nv14"))
    assert "chưa có báo cáo" in texts(await stage.says(DIGITAL, "/nv13"))


@pytest.mark.parametrize("answer", ["nv14 được 55%", "14 mới được 55% thôi ạ", "việc nv14: 55%"])
async def test_the_newest_words_of_a_task_that_is_named_count(stage: Stage, answer: str) -> None:
    asked = (await stage.says(DIGITAL, "14 được 40%, vướng đường dây", to=await with_two_numbers(stage)))[-1]

    said = texts(await stage.says(DIGITAL, answer, to=asked))

    assert "55%" in said
    card = texts(await stage.says(DIGITAL, "/nv14"))
    assert "(55%)" in card
    assert "vướng đường dây" in card


async def test_a_number_that_no_list_has_is_that_of_a_task(stage: Stage) -> None:
    said = texts(await stage.says(DIGITAL, "123 được 40%", to=await with_two_numbers(stage)))

    assert "Không có nhiệm vụ số 123" in said
