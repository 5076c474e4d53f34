"""A list is registered as one: a card of all its tasks, corrected by number, accepted with one tap."""

import datetime as dt

import pytest

from simulator import conversation
from simulator.models import Message
from tests.flows.stage import CHIEF, DIGITAL, GROUP, SCIENCE, STANDARDS, Stage, labels, texts

LIST = (
    "1. QLKH: rà soát quy chế, hạn 25/11\n"
    "2. P. CĐS kiểm tra máy chủ, phối hợp VP, sản phẩm: biên bản, hạn 27/11\n"
    "3. TĐC kiểm định cân chợ, hạn 30/11"
)
CHECKED = "Đề nghị kiểm tra 3 nhiệm vụ"


async def listed(stage: Stage, text: str = LIST) -> Message:
    await stage.opens(SCIENCE, DIGITAL, STANDARDS)
    return (await stage.says(CHIEF, f"/giao {text}"))[-1]


async def test_one_card_reads_out_all_and_one_tap_accepts_them(stage: Stage) -> None:
    card = await listed(stage)

    assert CHECKED in card.text
    assert "2. kiểm tra máy chủ\n– Phòng Chuyển đổi số; phối hợp Văn phòng Sở; SP: biên bản" in card.text
    assert "hạn “25/11” → thứ Tư 25/11/2026" in card.text
    await stage.presses(CHIEF, card, "Đúng cả 3 việc")

    assert "Đã ghi nhận 3 nhiệm vụ" in stage.last().text
    assert "Chủ trì: Phòng Chuyển đổi số" in texts(await stage.says(CHIEF, "/nv2"))
    assert "90%" in texts(await stage.says(STANDARDS, "3 được 90%", to=stage.said()[-2]))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2 giao VP", "2. kiểm tra máy chủ\n– Văn phòng Sở"),
        ("2 VP", "2. kiểm tra máy chủ\n– Văn phòng Sở"),
        ("3 hạn 4/12", "3. kiểm định cân chợ\n– Phòng Tiêu chuẩn Đo lường Chất lượng\n– hạn “4/12” → thứ Sáu"),
        ("mục 3: 4/12", "→ thứ Sáu 04/12/2026"),
        ("1 nội dung: viết lại quy chế", "1. viết lại quy chế"),
        ("1 phối hợp CĐS, 3 giao VP", "1. rà soát quy chế\n– Phòng Quản lý khoa học; phối hợp Phòng Chuyển đổi số"),
        ("1 phối hợp thêm phòng CĐS", "– Phòng Quản lý khoa học; phối hợp Phòng Chuyển đổi số"),
        ("tất cả hạn 4/12", "1. rà soát quy chế\n– Phòng Quản lý khoa học\n– hạn “4/12” → thứ Sáu 04/12/2026"),
    ],
)
async def test_an_item_is_corrected_by_its_number(stage: Stage, words: str, shown: str) -> None:
    card = await listed(stage)

    said = texts(await stage.says(CHIEF, words, to=card))

    assert CHECKED in said
    assert shown in said


@pytest.mark.parametrize("words", ["bỏ 2", "2 bỏ đi nhé", "xóa mục 2"])
async def test_an_item_is_left_out_and_the_others_keep_their_numbers(stage: Stage, words: str) -> None:
    card = await listed(stage)

    card = (await stage.says(CHIEF, words, to=card))[-1]

    assert "máy chủ" not in card.text
    assert "3. kiểm định cân chợ" in card.text
    assert labels(card) == ["Đúng cả 2 việc", "Bỏ cả"]
    assert "không có mục 2" in texts(await stage.says(CHIEF, "2 giao VP", to=card))


@pytest.mark.parametrize("words", ["đúng", "ok em", "đúng cả", "đúng cả 3 việc"])
async def test_a_list_is_accepted_in_words(stage: Stage, words: str) -> None:
    card = await listed(stage)

    assert "Đã ghi nhận 3 nhiệm vụ" in texts(await stage.says(CHIEF, words, to=card))


async def test_what_lacks_is_asked_item_by_item(stage: Stage) -> None:
    card = await listed(stage, "1. QLKH: rà soát quy chế, hạn 25/11\n2. Đặt phòng họp\n3. VP mua giấy, hạn 31/2")
    assert "Mục 2 “Đặt phòng họp”: đơn vị nào" in card.text

    await stage.presses(CHIEF, card, "Văn phòng Sở")
    asked = stage.last()
    assert "Mục 2 “Đặt phòng họp”: hạn ngày nào" in asked.text
    asked = (await stage.says(CHIEF, "thứ 6", to=asked))[-1]
    assert "Mục 3 “mua giấy”: hạn ngày nào? “31/2” không có ngày này" in asked.text
    card = (await stage.says(CHIEF, "30/11", to=asked))[-1]

    assert CHECKED in card.text
    assert "Đã ghi nhận 3 nhiệm vụ" in texts(await stage.says(CHIEF, "đúng", to=card))


async def test_one_answer_may_be_for_all_that_lack_the_same(stage: Stage) -> None:
    card = await listed(stage, "1. QLKH: rà soát quy chế\n2. VP đặt phòng họp\n3. VP mua giấy, hạn 25/11")
    assert "Còn 1 mục nữa cũng thiếu" in card.text

    card = (await stage.says(CHIEF, "1, 2 hạn 4/12", to=card))[-1]

    assert labels(card) == ["Đúng cả 3 việc", "Bỏ cả"]


async def test_a_button_of_an_item_that_is_gone_does_nothing(stage: Stage) -> None:
    card = await listed(stage, "1. QLKH: rà soát quy chế, hạn 25/11\n2. Đặt phòng họp\n3. VP mua giấy, hạn 25/11")
    await stage.says(CHIEF, "bỏ 2", to=card)

    press = await stage.presses(CHIEF, card, "Văn phòng Sở")

    assert press.alert
    assert stage.last().text.count("Văn phòng Sở") == 1


async def test_more_entries_go_on_with_the_list(stage: Stage) -> None:
    card = await listed(stage)

    card = (await stage.says(CHIEF, "4. In kỷ yếu, VP, hạn 4/12\n5. Gửi giấy mời, VP, hạn 4/12", to=card))[-1]

    assert "5. Gửi giấy mời" in card.text
    assert labels(card) == ["Đúng cả 5 việc", "Bỏ cả"]


async def test_words_that_say_nothing_of_it_are_told_how_it_is_corrected(stage: Stage) -> None:
    card = await listed(stage)

    said = (await stage.says(CHIEF, "sao lâu vậy", to=card))[-1]

    assert "Chưa rõ ý này" in said.text
    assert "Đã ghi nhận 3 nhiệm vụ" in texts(await stage.says(CHIEF, "đúng", to=said))


async def test_somebody_else_corrects_nothing(stage: Stage) -> None:
    card = await listed(stage)

    assert CHECKED not in texts(await stage.says(SCIENCE, "bỏ 1", to=card))
    await stage.presses(CHIEF, card, "Đúng cả 3 việc")
    assert "Đã ghi nhận 3 nhiệm vụ" in stage.last().text


async def test_a_head_registers_a_list_of_the_own_unit(stage: Stage) -> None:
    await stage.opens(SCIENCE)

    card = (await stage.says(SCIENCE, "/dangky - Họp hội đồng\n- Nghiệm thu đề tài\ntất cả hạn 4/12"))[-1]

    assert card.text.count("Phòng Quản lý khoa học") == 2
    assert labels(card) == ["Đúng cả 2 việc", "Bỏ cả"]


@pytest.mark.by_turns
@pytest.mark.parametrize("chat", [CHIEF, GROUP])
async def test_a_long_list_comes_in_several_messages(stage: Stage, chat: int) -> None:
    """As the messenger cuts it: in a group each part is a reply, because nothing else is seen there."""
    await stage.opens(SCIENCE)
    lines = [
        f"{number}. QLKH: kiểm tra cơ sở thứ {number} theo kế hoạch được duyệt, hạn 4/12" for number in range(1, 91)
    ]
    first, second = "\n".join(lines[:60]), "\n".join(lines[60:])
    asked = (await stage.says(CHIEF, f"/giao {first}", chat=chat))[-1]
    assert "Đã nhận 60 việc" in asked.text

    asked = (await stage.says(CHIEF, second, chat=chat, to=asked if chat == GROUP else None))[-1]
    assert "Đã nhận 90 việc" in asked.text
    await stage.presses(CHIEF, asked, "Hết")

    card = stage.last(chat)
    assert all(len(said.text) <= 4096 for said in stage.said(chat))
    card = (await stage.says(CHIEF, "88 hạn 11/12, bỏ 89", chat=chat, to=card))[-1]
    assert len(card.text) < 400
    assert "Đã bỏ mục 89" in card.text
    assert "→ thứ Sáu 11/12/2026" in card.text
    await stage.presses(CHIEF, card, "Đúng cả 89 việc")
    assert "Phòng Quản lý khoa học (89 việc): /nv1, /nv2" in stage.last().text
    assert "11/12/2026" in texts(await stage.says(CHIEF, "/nv88"))


async def test_a_list_in_private_is_corrected_without_a_reply(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Lập dự toán, hạn 30/11", "Họp hội đồng, hạn 30/11")
    await stage.says(CHIEF, "/giao 1. QLKH: rà soát quy chế, hạn 25/11\n2. VP mua giấy, hạn 25/11", chat=CHIEF)

    assert "→ thứ Sáu 04/12/2026" in texts(await stage.says(CHIEF, "2 hạn 4/12", chat=CHIEF))
    assert "3. In kỷ yếu" in texts(await stage.says(CHIEF, "3. In kỷ yếu, VP, hạn 4/12", chat=CHIEF))
    assert "Đề nghị kiểm tra" not in texts(await stage.says(CHIEF, "có bao nhiêu việc quá hạn", chat=CHIEF))
    assert "Đã ghi nhận 3 nhiệm vụ" in texts(await stage.says(CHIEF, "đúng", chat=CHIEF))


async def test_an_unfinished_list_is_recalled_in_the_morning(stage: Stage) -> None:
    await listed(stage)

    await stage.lives_until(stage.now + dt.timedelta(days=1))

    recalled = next(said for said in reversed(stage.said()) if "ĐĂNG KÝ CHƯA XONG" in said.text)
    assert "danh sách 3 việc “rà soát quy chế” …" in recalled.text
    await stage.presses(CHIEF, recalled, "Mở lại 1")
    assert CHECKED in stage.last().text


async def test_the_content_that_is_asked_for_may_be_a_list(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = (await stage.says(SCIENCE, "/dangky"))[-1]

    said = texts(await stage.says(SCIENCE, "1. Họp hội đồng, hạn 4/12\n2. Nghiệm thu đề tài, hạn 4/12", to=asked))

    assert "Đề nghị kiểm tra 2 nhiệm vụ" in said


async def test_a_list_of_which_nothing_is_left_is_dropped(stage: Stage) -> None:
    card = await listed(stage)

    assert "Đã bỏ hết các mục" in texts(await stage.says(CHIEF, "bỏ 1, 2, 3", to=card))


async def test_a_list_of_somebody_else_is_given_by_a_reply_to_it(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    said = conversation.say(stage.town, SCIENCE, GROUP, "1. Rà soát quy chế, hạn 25/11\n2. Kiểm kê tài sản, hạn 26/11")
    await stage.settle()

    card = (await stage.says(CHIEF, "/giao QLKH", to=stage.town.chat(GROUP).messages[said.message_id]))[-1]

    assert "1. Rà soát quy chế\n– Phòng Quản lý khoa học" in card.text
    assert "2. Kiểm kê tài sản\n– Phòng Quản lý khoa học" in card.text
