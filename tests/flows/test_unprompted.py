"""In private, where no message is answered, a report is a report, and what notes nothing says so."""

import pytest

from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage, texts


async def department(stage: Stage) -> None:
    """The first nine tasks, and everybody in private."""
    await stage.opens(SCIENCE, DIRECTOR)
    for number in range(1, 10):
        await stage.register(SCIENCE, f"Lập dự toán năm {number}, hạn 30/11")


@pytest.mark.by_turns
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("việc 3 được 20%", "Đã ghi nhận 20%: /nv3"),
        ("8 xong, QĐ 99/QĐ-SKHCN", "báo hoàn thành: /nv8"),
        ("nhiệm vụ số 5 vướng kinh phí", "vướng mắc của /nv5"),
        ("xong việc 6, đã gửi 15/BC-SKHCN", "báo hoàn thành: /nv6"),
        ("7: 30%", "Đã ghi nhận 30%: /nv7"),
        ("việc số 9 xin lùi đến 20/12 vì chờ góp ý", "đề nghị gia hạn: /nv9"),
        ("20% việc 7", "Đã ghi nhận 20%: /nv7"),
        ("task 1 done 50/BC-SKHCN", "báo hoàn thành: /nv1"),
        ("số 4 đang chờ Sở Tài chính góp ý", "/nv4"),
        ("việc 2 xong chưa em", "Nhiệm vụ /nv2"),
    ],
)
async def test_a_task_is_named_in_whatever_way(stage: Stage, words: str, told: str) -> None:
    await department(stage)

    assert told in texts(await stage.says(SCIENCE, words, chat=SCIENCE))


@pytest.mark.by_turns
@pytest.mark.parametrize(
    "words", ["1 được 20%, 4 xong 15/BC-SKHCN", "1. 20%\n4. xong 15/BC-SKHCN", "việc 1 20%; việc 4 xong 15/BC-SKHCN"]
)
async def test_several_tasks_are_named_at_once(stage: Stage, words: str) -> None:
    await department(stage)

    said = texts(await stage.says(SCIENCE, words, chat=SCIENCE))

    assert "20%</b>: /nv1" in said or "20%: /nv1" in said
    assert "báo hoàn thành: /nv4" in said


@pytest.mark.by_turns
@pytest.mark.parametrize(
    ("asked", "words", "told"),
    [
        ("/giahan 2 đến 15/12 vì chờ góp ý", "đồng ý nv2", "đã quyết định gia hạn /nv2"),
        ("/giahan 2 đến 15/12 vì chờ góp ý", "việc 2 đồng ý", "đã quyết định gia hạn /nv2"),
        ("/giahan 2 đến 15/12 vì chờ góp ý", "không đồng ý nv2", "không đồng ý gia hạn /nv2"),
        ("/xong 6 đã gửi 15/BC-SKHCN", "xác nhận nv6", "đã xác nhận hoàn thành"),
        ("/xong 6 đã gửi 15/BC-SKHCN", "việc 6 duyệt", "đã xác nhận hoàn thành"),
        ("/xong 6 đã gửi 15/BC-SKHCN", "6 làm lại, thiếu phụ lục", "yêu cầu làm lại"),
    ],
)
async def test_who_decides_names_what_is_decided(stage: Stage, asked: str, words: str, told: str) -> None:
    await department(stage)
    await stage.says(SCIENCE, asked)

    assert told in texts(await stage.says(CHIEF, words, chat=CHIEF))


@pytest.mark.by_turns
@pytest.mark.parametrize("words", ["12 hồ sơ xong", "15 ngày nữa xong", "8h họp xong", "3 việc xong", "được 30% rồi"])
async def test_other_numbers_name_no_task_and_nothing_noted_is_said(stage: Stage, words: str) -> None:
    await department(stage)

    said = texts(await stage.says(SCIENCE, words, chat=SCIENCE))

    assert "chưa ghi nhận" in said.lower()
    assert "✅" not in said


@pytest.mark.by_turns
async def test_another_task_is_no_answer_to_an_open_question(stage: Stage) -> None:
    await department(stage)
    await stage.says(SCIENCE, "việc 1 xong", chat=SCIENCE)

    assert "Đã ghi nhận 20%: /nv3" in texts(await stage.says(SCIENCE, "việc 3 được 20%", chat=SCIENCE))
    assert "báo hoàn thành: /nv1" in texts(await stage.says(SCIENCE, "15/BC-SKHCN", chat=SCIENCE))
