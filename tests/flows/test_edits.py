"""After [Đúng] the office, or who registered the task, still corrects what it says; and nothing is registered twice."""

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, SCIENCE, Stage, texts

TASK = "Rà soát quy chế, phối hợp VP, sản phẩm: báo cáo, hạn 30/11"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("nội dung: viết lại quy chế", "viết lại quy chế"),
        ("sản phẩm: tờ trình", "Sản phẩm: tờ trình"),
        ("sản phẩm là tờ trình, thêm P.CĐS phối hợp", "Phối hợp: Văn phòng Sở và Phòng Chuyển đổi số"),
        ("theo KH 10/KH-SKHCN", "Văn bản: KH 10/KH-SKHCN"),
        ("thêm P.CĐS phối hợp", "Phối hợp: Văn phòng Sở và Phòng Chuyển đổi số"),
    ],
)
async def test_the_office_and_who_registered_correct_a_task(stage: Stage, words: str, shown: str) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(SCIENCE, f"/sua 1 {words}"))

    assert "đã sửa /nv1" in said
    assert shown in texts(await stage.says(SCIENCE, "/nv1"))
    assert "sửa nhiệm vụ" in texts(await stage.says(CHIEF, "/nhatky 1"))
    assert "30/11" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_supporting_unit_is_left_out_and_what_was_is_told(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(CHIEF, "/sua 1 bỏ VP phối hợp"))

    assert "Phối hợp: Văn phòng Sở → chưa có" in said
    assert "Phối hợp" not in texts(await stage.says(SCIENCE, "/nv1"))
    assert "phối hợp Văn phòng Sở → chưa có" in texts(await stage.says(CHIEF, "/nhatky 1"))


@pytest.mark.parametrize("words", ["sửa nội dung: viết lại quy chế", "chỉnh lại nội dung viết lại quy chế"])
async def test_a_reply_to_the_card_corrects_it(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(SCIENCE, words, to=card))

    assert "Nội dung: Rà soát quy chế → viết lại quy chế" in said


async def test_others_correct_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    await stage.register(CHIEF, "QLKH: Rà soát quy chế, hạn 30/11", command="/giao")

    assert "Chỉ Văn phòng hoặc người đã đăng ký" in texts(await stage.says(SCIENCE, "/sua 1 nội dung: khác hẳn"))
    assert "đã sửa" not in texts(await stage.says(DIGITAL, "/sua 1 nội dung: khác hẳn"))
    assert "Rà soát quy chế" in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["hạn 15/12", "giao CĐS", "gì đó", ""])
async def test_what_is_decided_otherwise_is_said_to_be(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)

    said = texts(await stage.says(CHIEF, f"/sua 1 {words}"))

    assert "/giahan 1" in said
    assert "đã sửa" not in said


async def test_a_leader_corrects_the_own_order(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.register(DIRECTOR, "QLKH: Rà soát quy chế, hạn 30/11", command="/giao")

    assert "đã sửa /nv1" in texts(await stage.says(DIRECTOR, "/sua 1 sản phẩm: tờ trình"))


async def test_nearly_the_same_task_is_pointed_out_before_it_counts(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, "Rà soát quy chế quản lý nhiệm vụ, hạn 30/11")

    again = texts(await stage.says(SCIENCE, "/dangky rà soát qui chế quản lý nhiệm vụ, hạn 30/11"))
    other = texts(await stage.says(SCIENCE, "/dangky Rà soát quy chế quản lý nhiệm vụ, hạn 2/12"))

    assert "Gần giống nhiệm vụ đã có, cùng đơn vị, cùng hạn: /nv1" in again
    assert "Gần giống" not in other


async def test_an_item_of_a_list_that_is_there_twice_is_pointed_out(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, "Họp hội đồng nghiệm thu, hạn 30/11")

    card = texts(
        await stage.says(
            SCIENCE, "/dangky 1. Kiểm kê tài sản\n2. Họp hội đồng nghiệm thu\n3. kiểm kê tài sản\ntất cả hạn 30/11"
        )
    )

    assert "Mục 2 gần giống /nv1 “Họp hội đồng nghiệm thu”" in card
    assert "Mục 3 gần giống mục 1" in card


@pytest.mark.parametrize("words", ["sản phẩm: báo cáo", "nội dung: Rà soát quy chế"])
async def test_what_is_so_already_is_no_edit(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)

    assert "Không có gì thay đổi: /nv1" in texts(await stage.says(SCIENCE, f"/sua 1 {words}"))
    assert "sửa nhiệm vụ" not in texts(await stage.says(CHIEF, "/nhatky 1"))


async def test_what_is_over_is_corrected_no_more(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, TASK)
    await stage.says(CHIEF, "/huy 1 trùng việc khác")

    assert "không ghi thêm được" in texts(await stage.says(CHIEF, "/sua 1 nội dung: viết lại quy chế"))
    assert "Rà soát quy chế" in texts(await stage.says(CHIEF, "/nv1"))
