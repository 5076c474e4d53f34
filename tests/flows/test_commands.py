"""Commands as busy people type them: under a file, for several tasks at once, without the words that they need."""

import pytest

from tests.flows.stage import SCIENCE, Stage, texts

TASK = "Lập dự toán năm, hạn 30/11"


@pytest.mark.parametrize("chat", [None, SCIENCE])
@pytest.mark.parametrize(
    "caption", ["/xong 1 đã ban hành", "/done 1", "/XONG 1", "/nv1 xong rồi", "/xong@dondoc_bot 1"]
)
async def test_a_command_under_a_file_is_a_command_and_the_file_is_kept(
    stage: Stage, caption: str, chat: int | None
) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)
    stage.town.promote_bot(stage.group)

    answer = await stage.uploads(SCIENCE, "ket-qua.pdf", caption, chat=chat)

    assert "báo hoàn thành: /nv1" in texts(answer)
    assert "ket-qua.pdf" in texts(await stage.says(SCIENCE, "/nhatky 1"))


async def test_a_command_under_a_file_that_does_not_exist_says_so(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    assert "Chưa có lệnh “/khongco”" in texts(await stage.uploads(SCIENCE, "a.pdf", "/khongco 1", chat=SCIENCE))
