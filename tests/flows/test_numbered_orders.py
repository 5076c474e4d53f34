"""Orders and requests under a digest, short, with the number of the line, and with or without diacritics."""

import datetime as dt

import pytest

from domain.words import fold
from simulator.models import Message
from tests.flows.stage import CHIEF, DIGITAL, MONDAY, SCIENCE, Stage, texts

MORNING = MONDAY.replace(hour=8, minute=5) + dt.timedelta(days=1)

ORDERS = [
    ("hủy 2 vì đã ghép sang kế hoạch chung", "đã hủy /nv2"),
    ("bỏ việc 3, giống việc 1", "đã hủy /nv3"),
    ("2 hủy do đã ghép", "đã hủy /nv2"),
    ("xóa nv3", "lý do hủy /nv3"),
    ("gia hạn 2 đến 18/12", "đã quyết định gia hạn /nv2"),
    ("lùi hạn việc 3 sang 18/12", "đã quyết định gia hạn /nv3"),
    ("gia hạn thêm 1 tuần cho việc 1", "đã quyết định gia hạn /nv1"),
    ("chuyển 2 cho CĐS", "đã giao lại /nv2: Phòng Quản lý khoa học → Phòng Chuyển đổi số"),
    ("giao việc 3 sang phòng CĐS", "đã giao lại /nv3"),
    ("nhắc 2", "nhắc /nv2"),
    ("đôn đốc việc 3 nhé", "nhắc /nv3"),
    ("nâng 1 thành hỏa tốc", "đã đổi độ khẩn /nv1"),
    ("thêm CĐS phối hợp việc 2", "đã thêm đơn vị phối hợp /nv2"),
    ("tạm dừng 2", "chưa tạm dừng được"),
    ("duyệt 2", "Nhiệm vụ /nv2 chưa báo hoàn thành"),
]


async def digest(stage: Stage) -> Message:
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, *(f"Lập dự toán đợt {number}, hạn 20/11" for number in (1, 2, 3)))
    await stage.lives_until(MORNING)
    return stage.last()


@pytest.mark.parametrize(("words", "answer"), ORDERS)
@pytest.mark.parametrize("marked", [True, False])
async def test_the_office_orders_by_number(stage: Stage, words: str, answer: str, marked: bool) -> None:
    shown = await digest(stage)
    assert answer in texts(await stage.says(CHIEF, words if marked else fold(words), to=shown))


async def test_who_is_to_be_reminded_is_named(stage: Stage) -> None:
    shown = await digest(stage)
    said = (await stage.says(CHIEF, "nhac 2", to=shown))[-1]

    assert "Kính đề nghị Đặng Văn Lâm báo cáo tiến độ" in said.text
    assert "/nv2" in texts(await stage.says(SCIENCE, "được 40%", to=said))


@pytest.mark.parametrize("words", ["2 huy, trung", "nv2 huy, trung"])
async def test_what_may_be_a_name_only_leads_to_a_question(stage: Stage, words: str) -> None:
    shown = await digest(stage)
    assert "Đề nghị nêu lý do hủy /nv2" in texts(await stage.says(CHIEF, words, to=shown))


@pytest.mark.parametrize("words", ["2 Huy, Trung", "anh Huy 2, gọi lại cho tôi", "2 Huy làm"])
async def test_a_name_cancels_nothing(stage: Stage, words: str) -> None:
    shown = await digest(stage)
    assert "hủy" not in texts(await stage.says(CHIEF, words, to=shown))


async def test_several_orders_in_one_message(stage: Stage) -> None:
    shown = await digest(stage)
    said = texts(await stage.says(CHIEF, "huy 2 do trung; gia han 3 den 18/12", to=shown))

    assert "đã hủy /nv2" in said
    assert "đã quyết định gia hạn /nv3" in said


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("gia hạn 2 đến 18/12", "đề nghị gia hạn: /nv2"),
        ("xin lùi 3 đến 18/12 vì chờ số liệu", "đề nghị gia hạn: /nv3"),
        ("trả lại 2 vì không đúng chức năng", "đơn vị trả lại /nv2"),
        ("hủy 2 vì trùng", "/huy 2 lý do"),
        ("chuyển 3 cho CĐS", "/tralai 3 lý do"),
    ],
)
@pytest.mark.parametrize("marked", [True, False])
async def test_a_unit_asks_by_number(stage: Stage, words: str, answer: str, marked: bool) -> None:
    shown = await digest(stage)
    assert answer in texts(await stage.says(SCIENCE, words if marked else fold(words), to=shown))


@pytest.mark.parametrize("words", ["nhắc nv1 và nv3", "duyệt nv1, nv3", "hủy nv1 và nv3 vì trùng"])
async def test_orders_of_one_private_message_are_one_message_here_and_in_the_group(stage: Stage, words: str) -> None:
    await digest(stage)
    before = len(stage.said())

    [own] = await stage.says(CHIEF, words, chat=CHIEF)

    assert "/nv1" in own.text
    assert "/nv3" in own.text
    assert len(stage.said()) - before <= 1


async def test_an_order_for_all_is_for_those_too_that_wait_for_no_judgement(stage: Stage) -> None:
    shown = await digest(stage)
    await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN")

    said = texts(await stage.says(CHIEF, "gia hạn tất cả đến 18/12", to=shown))

    assert "/nv1 đã báo hoàn thành" in said
    for number in (2, 3):
        assert f"đã quyết định gia hạn /nv{number}" in said
