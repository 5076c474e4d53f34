"""What needs no answer: a message of courtesies alone. Small talk about something is none, whatever words it laughs."""

import pytest

from domain.replies import Intent
from reading.replies.read import read_reply

COURTESIES = [
    "haha",
    "kkk vui quá",
    "hihi em chào chị ạ",
    "chào anh Khôi",
    "Chào buổi sáng cả nhà",
    "chúc cả phòng cuối tuần nhiều niềm vui",
    "chuc chi ngu ngon",
    "chúc mừng sinh nhật sếp",
    "😂😂",
    "giỏi quá bot ơi",
    "tuyệt vời!",
    "em xin lỗi ạ",
    "xin loi anh nhe",
    "tạm biệt anh em",
    "hello",
]
ABOUT_SOMETHING = [
    "haha chị Thủy hỏi em vụ này suốt",
    "vui quá, chiều qua thầy Bình có qua phòng em",
    "chieu nay em ghe Kho bac gap chi Loan",
    "hom kia giao ban sep Dung khen qua troi",
    "sáng nay hihi em gặp cô Yến bên Thuế",
    "trời mưa to quá",
    "nhắc hoài vậy",
    "tối qua cả phòng đi karaoke",
    "anh Sơn ghé phòng em lúc trưa",
    "tuyệt vời, anh Hải bên Điện lực vừa gọi",
    "lương tháng này ít ghê",
]


@pytest.mark.parametrize("words", COURTESIES)
def test_courtesies_alone_need_no_answer(words: str) -> None:
    reply = read_reply(words)
    assert (reply.intent, reply.courteous) == (Intent.SMALLTALK, True)


@pytest.mark.parametrize("words", ABOUT_SOMETHING)
def test_small_talk_about_something_does(words: str) -> None:
    assert not read_reply(words).courteous


def test_what_is_wished_may_be_work() -> None:
    reply = read_reply("chúc anh sớm xong việc này")
    assert not reply.courteous


@pytest.mark.parametrize("words", ["vâng ạ", "em nhận được rồi ạ", "ok chị, em làm ngay", "👍", "cảm ơn anh Khôi"])
def test_a_receipt_may_be_nothing_else(words: str) -> None:
    reply = read_reply(words)
    assert (reply.intent, reply.courteous) == (Intent.ACK, True)


@pytest.mark.parametrize("words", ["vâng, lát em qua phòng anh Khôi lấy dấu", "ok chị, bản giấy em để ở một cửa"])
def test_a_receipt_may_say_more(words: str) -> None:
    assert not read_reply(words).courteous
