"""A letter of another office that somebody passes on becomes a short task with its paper."""

from tests.flows.stage import CHIEF, SCIENCE, Stage, texts

LETTER = (
    "SỞ TÀI CHÍNH\nSố: 2301/STC-HCSN\nV/v đôn đốc quyết toán\nngày 12 tháng 11 năm 2026\n"
    "Kính gửi: Sở Khoa học và Công nghệ\n"
    "Đề nghị Sở Khoa học và Công nghệ nộp báo cáo quyết toán kinh phí sự nghiệp chậm nhất ngày 27/11/2026 "
    "(liên hệ bà Hoa, ĐT 0218.3.855.855).\nTrân trọng./.\nNơi nhận:\n- Như trên;\n- Lưu: VT."
)


async def test_the_card_shows_what_is_to_be_done_and_the_paper(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    card = (await stage.says(CHIEF, f"/giao {LETTER}\n\nchuyển phòng QLKH làm"))[-1]

    assert "nộp báo cáo quyết toán kinh phí sự nghiệp\n" in card.text
    assert "Chủ trì: Phòng Quản lý khoa học" in card.text
    assert "Văn bản: 2301/STC-HCSN ngày 12/11/2026 của SỞ TÀI CHÍNH (đôn đốc quyết toán)" in card.text
    assert not any(words in card.text for words in ("Kính gửi", "0218", "./.", "Nơi nhận"))
    await stage.presses(CHIEF, card, "Đúng")
    shown = texts(await stage.says(SCIENCE, "/nv1"))
    assert "Văn bản: 2301/STC-HCSN ngày 12/11/2026 của SỞ TÀI CHÍNH (đôn đốc quyết toán)" in shown
    assert "/nv1" in texts(await stage.says(CHIEF, "/nhiemvu theo 2301/STC-HCSN"))


async def test_what_is_learned_of_a_paper_later_stands_on_the_earlier_task_too(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.register(SCIENCE, "Lập dự toán, theo 2301/STC-HCSN, hạn 27/11")

    card = (await stage.says(CHIEF, f"/giao {LETTER}\n\nchuyển phòng QLKH làm"))[-1]
    await stage.presses(CHIEF, card, "Đúng")

    assert "của SỞ TÀI CHÍNH" in texts(await stage.says(SCIENCE, "/nv1"))


async def test_a_day_that_the_letter_cannot_mean_is_asked_about(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    letter = LETTER.replace("27/11/2026", "31/11/2026")

    asked = (await stage.says(CHIEF, f"/giao {letter}\n\nchuyển phòng QLKH làm"))[-1]

    assert "Hạn “ngày 31/11/2026” không có ngày này" in asked.text
    assert "nộp báo cáo quyết toán" in texts(await stage.says(CHIEF, "27/11", to=asked))
