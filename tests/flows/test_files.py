"""A file sent under a task is kept, whatever the words beside it."""

import pytest

from tests.flows.stage import CHIEF, SCIENCE, Stage, texts

TASK = "Lập danh mục thiết bị, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"


async def files_of(stage: Stage, number: int) -> str:
    """What the card says of the files of a task."""
    return texts(await stage.says(SCIENCE, f"/nv{number}"))


@pytest.mark.parametrize(
    "caption",
    [
        "",
        "tài liệu đây anh",
        "sản phẩm đây ạ",
        "gửi chị bản scan",
        "chiều em báo sau",
        "cảm ơn chị",
        "ok",
        "👍",
        "hehe đẹp không",
        "vướng kinh phí",
        "xin lùi đến 20/12 vì chờ góp ý",
        "xin trả lại, không thuộc chức năng",
        "nhắc lại thứ Sáu",
        "hạn hôm nào nhỉ?",
        "được 40%",
        "xong rồi ạ",
    ],
)
async def test_a_file_is_kept_with_any_words(stage: Stage, caption: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    answer = await stage.uploads(SCIENCE, "danh-muc.pdf", caption, to=card)

    assert answer
    assert "danh-muc.pdf" in await files_of(stage, 1)


@pytest.mark.parametrize("caption", ["", "xong rồi ạ", "được 90%", "bản chính thức đây ạ"])
async def test_a_file_is_kept_while_the_work_waits_for_confirmation(stage: Stage, caption: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)

    answer = texts(await stage.uploads(SCIENCE, "phu-luc.pdf", caption, to=card))

    assert "Đã nhận 1 tệp" in answer
    assert "phu-luc.pdf" in await files_of(stage, 1)


async def test_a_file_for_finished_work_is_refused_in_words(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, DONE, to=card)
    await stage.says(CHIEF, "/duyet 1")

    answer = texts(await stage.uploads(SCIENCE, "phu-luc.pdf", "bản này nữa ạ", to=card))

    assert "không ghi thêm được" in answer
