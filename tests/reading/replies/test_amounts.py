"""Counts without their total."""

import pytest

from domain.asking import Asked
from domain.replies import AmountKind, Intent
from reading.replies.read import read_reply

ABOUT = Asked(about="Thay công tơ điện tử tại các ấp")
REACHED, LEFT, MORE = AmountKind.REACHED, AmountKind.LEFT, AmountKind.MORE


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("làm được 7 huyện rồi chị", REACHED, 7),
        ("da xu ly 11 don a", REACHED, 11),
        ("vừa xong 4 doanh nghiệp", REACHED, 4),
        ("mới được hai huyện thôi", REACHED, 2),
        ("em nộp 6 phiếu rồi", REACHED, 6),
        ("đã thay 15 công tơ", REACHED, 15),
        ("còn khoảng 4 hồ sơ", LEFT, 4),
        ("chỉ còn 2 xã nữa là hết", LEFT, 2),
        ("con lai 3 phieu", LEFT, 3),
        ("sót 2 đơn chưa xử lý", LEFT, 2),
        ("6 hồ sơ chưa làm", LEFT, 6),
        ("hôm nay thêm được 3 huyện", MORE, 3),
        ("làm thêm 2 hs", MORE, 2),
        ("xong thêm 5 cái", MORE, 5),
        ("thêm 1 công tơ nữa", MORE, 1),
        ("vừa thay nốt 2 công tơ nữa", MORE, 2),
        ("con 4 xa nua a", LEFT, 4),
    ],
)
def test_so_many_of_what_nobody_says(words: str, kind: AmountKind, number: int) -> None:
    found = read_reply(words, asked=ABOUT).amount
    assert found is not None
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize(
    "words",
    [
        "mai làm 3 huyện",
        "sẽ thêm 2 xã",
        "nếu xong 4 hồ sơ thì báo",
        "chưa được 5 huyện",
        "thiếu 2 người",
        "xin thêm 3 ngày",
        "còn 2 ngày nữa",
        "đã họp 2 lần",
        "xong 5/9 xã",
        "tổng 9 xong 5",
        "xong 3 huyện phía nam, xong 2 xã phía bắc",
        "được mấy hồ sơ rồi?",
        "văn bản số 7",
        "xử lý theo QĐ 77/QĐ-SKHCN",
        "đạt 40%",
    ],
)
def test_what_counts_nothing_done_so_far(words: str) -> None:
    assert read_reply(words, asked=ABOUT).amount is None


def test_words_of_the_task_are_no_obstacle() -> None:
    asked = Asked(about="Giải quyết đơn khiếu nại")
    assert not read_reply("khiếu nại được 40%", asked=asked).obstructed
    assert read_reply("khiếu nại được 40%, vướng kinh phí", asked=asked).obstructed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("xin lùi đến 20/12, còn thiếu biểu của 3 phòng", True),
        ("cho em thêm 4 ngày, đơn vị TTTK chưa gửi phụ lục", True),
        ("xin thêm tuần nữa, 2 phòng chưa nộp", True),
        ("xin lui den 22/12, con thieu so lieu cua 4 xa", True),
        ("xin lùi 2 ngày, còn thiếu 3 biểu", False),
        ("xin thêm 1 tuần, phòng em chưa nộp", False),
        ("xin lùi đến 20/12, còn 2 xã nữa", False),
    ],
)
def test_what_others_owe_stands_in_the_way_beside_a_request(words: str, told: bool) -> None:
    reply = read_reply(words)
    assert (reply.intent, reply.obstructed) == (Intent.EXTENSION, told)
