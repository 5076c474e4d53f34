"""A day that is promised is no count of what is done, though it is written like one."""

import pytest

from domain.replies import Intent
from reading.replies.read import read_reply


@pytest.mark.parametrize(
    ("words", "percent"),
    [
        ("40%\nkẹt xe công\nhứa 3/12 xong", 40),
        ("được 55%, hứa với chị 7/12 xong", 55),
        ("dang trien khai, hua 9/12 xong", None),
        ("thiếu cán bộ, cam kết hoàn thành 4/12", None),
        ("65%\n8/12 gửi", 65),
        ("70%, 6/12 xong", 70),
        ("được 35%\n5/12 hoàn thành ạ", 35),
        ("em hẹn anh 8/12 nộp đủ phụ lục", None),
        ("quyet tam 10/12 trinh", None),
        ("phòng sẽ nộp 6/12", None),
        ("phấn đấu 11/12 xong", None),
        ("75%, 4/12 e trình bản sạch", 75),
        ("đạt 30%\n9/12 anh gửi biểu", 30),
        ("kẹt máy in, 8/12 xong nhé", None),
        ("chưa có số liệu của huyện. 7/12 hoàn thành", None),
        ("hong may chu, 6/12 xong", None),
        ("đã gửi giấy mời họp thẩm tra 3/12", None),
    ],
)
def test_a_promised_day_is_no_count(words: str, percent: int | None) -> None:
    reply = read_reply(words)
    assert (reply.percent, reply.count) == (percent, None)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("6/12 hồ sơ", (6, 12)),
        ("xong 4/12 xã", (4, 12)),
        ("7/12", (7, 12)),
        ("đã nộp 5/12, sẽ cố gắng", (5, 12)),
        ("4/12 xã xong, phấn đấu tuần sau hết", (4, 12)),
        ("30%, 3/12 xong rồi", (3, 12)),
        ("50%, xong 6/12 xã", (6, 12)),
        ("kẹt máy in, xong 6/12 phiếu", (6, 12)),
        ("thiếu người nhưng 7/12 xong rồi", (7, 12)),
    ],
)
def test_what_is_counted_stays_a_count(words: str, count: tuple[int, int]) -> None:
    assert read_reply(words).count == count


@pytest.mark.parametrize(
    "words", ["15/12 hồ sơ", "đang rà 14/11 phiếu", "mới được 22/20 đơn", "bốn mươi trên ba mươi xã"]
)
def test_more_than_there_is_in_all_is_no_count(words: str) -> None:
    reply = read_reply(words)
    assert (reply.intent, reply.count, reply.beyond) == (Intent.PROGRESS, None, True)


@pytest.mark.parametrize("words", ["chậm nhất 15/12 hồ sơ về VP", "ngày 18/12 phiếu gửi đi", "hẹn 20/12 đơn xong hết"])
def test_a_day_before_what_is_counted_is_none_either(words: str) -> None:
    reply = read_reply(words)
    assert (reply.count, reply.beyond) == (None, False)


def test_more_than_was_planned_may_be_done() -> None:
    assert read_reply("đã cấp 140/120 giấy phép").doubtful
    assert read_reply("đã tập huấn 130/120 người, gửi BC 5/BC-SKHCN rồi ạ").intent is Intent.DONE


@pytest.mark.parametrize("words", ["xong 14/11 rồi ạ", "hoàn thành 16/12 rồi"])
def test_what_may_be_a_count_that_cannot_be_is_asked_about(words: str) -> None:
    reply = read_reply(words)
    assert (reply.intent, reply.doubtful) == (Intent.PROGRESS, True)


@pytest.mark.parametrize("words", ["xong ngày 14/11 rồi ạ", "xong từ 14/11 rồi", "em hoàn thành hôm 16/11 rồi"])
def test_what_is_called_a_day_is_one(words: str) -> None:
    assert read_reply(words).intent is Intent.DONE
