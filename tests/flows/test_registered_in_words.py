"""Who leads a unit registers its tasks in private without a command: in words that say so, or in a pasted list."""

import pytest

from tests.flows.stage import CHIEF, OFFICER, SCIENCE, STANDARDS, Stage, labels, texts

OWN = "Xây dựng kế hoạch khoa học, hạn 20/12"
"""An open task whose words are near to those of the new ones."""

OPENED = [
    "Em đăng ký việc mới: hoàn thiện quy trình ISO, hạn 30/12 ạ",
    "phòng em đăng ký: hoàn thiện quy trình ISO, hạn 30/12, phối hợp VP",
    "dang ky giup em viec: hoan thien quy trinh iso han 30/12",
    "nhiệm vụ mới: hoàn thiện quy trình ISO, hạn 30/12",
    "them viec cho phong em: hoan thien quy trinh iso, han 30/12",
    "Chị ơi phòng em có việc mới: hoàn thiện quy trình ISO, hạn 30/12",
    "xin bổ sung nhiệm vụ: hoàn thiện quy trình ISO, hạn 30/12",
    "em được giao thêm việc: hoàn thiện quy trình ISO, hạn 30/12",
]

LISTS = [
    "1. Rà soát quy chế đề tài, hạn 20/12\n2. Tổng hợp danh mục đặt hàng, hạn 28/12",
    "- Rà soát quy chế đề tài, hạn 20/12\n- Tổng hợp danh mục đặt hàng, hạn 28/12",
    "1/ ra soat quy che de tai, han 20/12\n2/ tong hop danh muc dat hang, han 28/12",
    "STT\tNội dung\tĐơn vị\tHạn\n1\tRà soát quy chế đề tài\tQLKH\t20/12/2026\n2\tLập danh mục\tQLKH\t25/12/2026",
    "STT\tNội dung\tHạn\n1\tRà soát quy chế đề tài\t20/12/2026\n2\tLập danh mục\t25/12/2026",
    "Rà soát quy chế đề tài\t20/12/2026\nTổng hợp danh mục đặt hàng\t28/12/2026",
]


@pytest.mark.parametrize("words", OPENED)
async def test_words_that_register_open_the_card(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, OWN)

    [card] = await stage.says(SCIENCE, words, chat=SCIENCE)

    assert labels(card)[0] == "Đúng"
    assert "thien quy trinh iso" in card.text.lower() or "thiện quy trình ISO" in card.text
    assert "Chủ trì: Phòng Quản lý khoa học" in card.text
    assert "30/12" in card.text


@pytest.mark.parametrize("words", LISTS)
async def test_a_pasted_list_is_offered_item_by_item(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, OWN)

    [card] = await stage.says(SCIENCE, words, chat=SCIENCE)

    assert labels(card)[0] == "Đúng cả 2 việc"
    assert card.text.count("– Phòng Quản lý khoa học") == 2


@pytest.mark.parametrize(
    "words", ["1. QLKH: rà soát hồ sơ nghiệm thu, hạn 20/12", "1) Phòng QLKH rà soát hồ sơ nghiệm thu, 20/12"]
)
async def test_one_entry_that_names_the_own_unit_and_a_day_is_no_answer_to_task_one(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, OWN)

    [card] = await stage.says(SCIENCE, words, chat=SCIENCE)

    assert labels(card)[0] == "Đúng"
    assert "rà soát hồ sơ nghiệm thu" in card.text


@pytest.mark.parametrize(
    "words",
    [
        "1. đã rà soát xong, 20/12 gửi\n2. xin lùi hạn đến 28/12",
        "1. đang làm, hạn 20/12 kịp\n2. chưa có số liệu, xin đến 28/12",
        "1 xong\n2 được 80%",
        "em đăng ký lịch họp rồi",
        "em xin đăng ký gia hạn đến 28/12",
        "phòng em đăng ký nhãn hiệu xong rồi, 80%",
        "có việc mới nào không?",
        "1. CĐS: rà soát hồ sơ nghiệm thu, hạn 20/12",
    ],
)
async def test_what_reports_asks_or_is_of_others_registers_nothing(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, OWN, "Lập danh mục đặt hàng, hạn 25/12")

    for said in await stage.says(SCIENCE, words, chat=SCIENCE):
        assert not any(label.startswith("Đúng") for label in labels(said))


async def test_a_list_with_tasks_of_others_is_refused_and_reports_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, OWN, "Rà soát danh mục nhiệm vụ, hạn 25/12")

    said = texts(await stage.says(SCIENCE, "1. CĐS: rà soát hồ sơ, 20/12\n2. QLKH: lập danh mục, 21/12", chat=SCIENCE))

    assert "việc của đơn vị mình" in said
    for number in (1, 2):
        assert "Báo cáo gần nhất" not in texts(await stage.says(SCIENCE, f"/nv{number}"))


async def test_an_open_question_of_another_task_does_not_take_it(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, OWN)
    await stage.says(SCIENCE, "nv1 xong rồi", chat=SCIENCE)

    [card] = await stage.says(SCIENCE, OPENED[0], chat=SCIENCE)

    assert labels(card)[0] == "Đúng"
    assert "đã báo hoàn thành" not in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", [OPENED[0], LISTS[0]])
async def test_an_officer_registers_nothing(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE, OFFICER)

    for said in await stage.says(OFFICER, words, chat=OFFICER):
        assert not any(label.startswith("Đúng") for label in labels(said))


async def test_the_office_is_asked_who_leads(stage: Stage) -> None:
    await stage.opens(CHIEF, STANDARDS)

    [asked] = await stage.says(CHIEF, OPENED[0], chat=CHIEF)

    assert "chủ trì" in asked.text
    assert "Phòng Tiêu chuẩn Đo lường Chất lượng" in labels(asked)
