"""A file beside words that are no report is kept, and the answer says so: each time, and in one breath."""

import pytest

from tests.flows.stage import SCIENCE, Stage, texts


@pytest.mark.parametrize("caption", ["ok", "rõ ạ", "vâng", "em nhận ạ"])
async def test_a_file_under_a_yes_is_told_of_each_time(stage: Stage, caption: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Số hóa hồ sơ, hạn 20/12")

    for _ in range(2):
        said = await stage.uploads(SCIENCE, "bc.pdf", caption, to=card)
        assert "Đã nhận 1 tệp cho /nv1" in texts(said)
        assert len(said) == 1

    assert "2 tệp" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("caption", ["xin lùi đến 25/12", "việc này của Văn phòng, em trả lại"])
async def test_a_file_beside_a_request_is_told_of(stage: Stage, caption: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Số hóa hồ sơ, hạn 20/12")

    assert "Đã nhận 1 tệp cho /nv1" in texts(await stage.uploads(SCIENCE, "bc.pdf", caption, to=card))
