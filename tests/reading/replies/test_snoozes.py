"""Which words wish for another reminder, as a table; and that reports and extensions are not taken for one."""

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reminding.snoozes import Wish
from domain.replies import Intent
from domain.words import fold
from reading.replies.read import read_reply
from reading.replies.snoozes import days_before_due, read_wish
from tests.domain.test_ladder import HANOI

NOW = dt.datetime(2026, 11, 25, 10, 0, tzinfo=HANOI)
HERE = Path(__file__).parent

WISHES = [
    ("nhắc lại thứ Sáu", "thứ Sáu", ""),
    ("nhắc lại sau 3 ngày", "sau 3 ngày", ""),
    ("mai nhắc lại", "mai", ""),
    ("thu sau nhac lai e nhe", "thu sau", ""),
    ("mai nhắc lại giúp e vs ạ", "mai", ""),
    ("nhắc em chiều mai nhé", "chiều mai", ""),
    ("nhac lai thu 6", "thu 6", ""),
    ("NHẮC LẠI THỨ SÁU", "THỨ SÁU", ""),
    ("da mai nhac lai", "mai", ""),
    ("dạ thứ Sáu nhắc lại em được không ạ?", "thứ Sáu", ""),
    ("thứ Sáu, nhắc lại em nhé", "thứ Sáu", ""),
    ("nhắc lại thứ Sáu, 15h", "thứ Sáu 15h", ""),
    ("hẹn nhắc lại 8h30 ngày 27/11", "8h30 ngày 27/11", ""),
    ("nhắc lại sau 2 ngày làm việc nữa", "sau 2 ngày làm việc nữa", ""),
    ("nhắc việc này cho tôi vào ngày 28", "ngày 28", ""),
    ("mai em nhắc lại anh nhé", "mai", ""),
    ("nhắc em trước hạn 2 ngày", "trước hạn 2 ngày", ""),
    ("2 ngày trước hạn nhắc em", "2 ngày trước hạn", ""),
    ("thứ Sáu nhắc em nộp báo cáo nhé", "thứ Sáu", ""),
    ("nhắc em nộp báo cáo thứ Sáu nhé", "thứ Sáu", ""),
    ("hoãn nhắc đến thứ Sáu", "đến thứ Sáu", ""),
    ("tạm dừng nhắc đến thứ Hai", "đến thứ Hai", ""),
    ("đang làm, mai nhắc lại em nhé", "mai", "đang làm"),
    ("được 60%, thứ Sáu nhắc lại giúp em", "thứ Sáu", "được 60%"),
    ("thứ Sáu nhắc lại em nhé. Hiện đang chờ góp ý, được 40%", "thứ Sáu", "Hiện đang chờ góp ý, được 40%"),
    ("xong rồi mai nhắc lại em", "mai", "xong rồi"),
    ("chờ góp ý nên thứ Sáu nhắc lại em", "thứ Sáu", "chờ góp ý nên"),
    ("xin lùi đến thứ Sáu, thứ Năm nhắc lại em", "thứ Năm", "xin lùi đến thứ Sáu"),
    ("nhắc lại em sau", "", ""),
    ("lát nữa nhắc lại nhé", "", ""),
]

OTHERS = [
    "xin lùi đến thứ Sáu",
    "xin lùi hạn đến thứ Sáu",
    "thứ Sáu em nộp",
    "mai xong",
    "đừng nhắc nữa",
    "không cần nhắc lại",
    "nhắc lại lần nữa",
    "nhắc lại hằng tuần",
    "cảm ơn đã nhắc",
    "em đã nhắc anh An rồi",
    "đã nhắc lại thứ Sáu tuần trước",
    "em sẽ nhắc lại anh An vào thứ Sáu",
    "em sẽ nhắc lại vào thứ Sáu",
    "nhắc anh An thứ Sáu nhé",
    "nhắc chị Mai nhé",
    "nhắc nhở phòng TC thứ Sáu",
    "nghe nhạc thứ Sáu",
    "chiều mai nhắc lại việc cho Sở Tài chính xong là trình",
    "",
]


@pytest.mark.parametrize(("text", "time", "rest"), WISHES)
def test_a_wish_is_heard_with_its_time_and_what_else_is_said(text: str, time: str, rest: str) -> None:
    for typed in (text, unicodedata.normalize("NFD", text)):
        wish = read_wish(typed, NOW)
        assert wish is not None
        assert (wish.time, wish.rest) == (time, rest)


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_said_of_others_or_of_the_work_is_no_wish(text: str) -> None:
    assert read_wish(text, NOW) is None
    assert read_wish(fold(text), NOW) is None or "Mai" in text  # Without capitals nobody knows.


def test_the_task_may_be_named_within_the_wish() -> None:
    assert read_wish("nhắc lại nv12 thứ Sáu", NOW) == Wish("nhắc lại nv12 thứ Sáu", "thứ Sáu", "", task=12)
    assert read_wish("thứ Sáu nhắc lại việc 2", NOW) == Wish("thứ Sáu nhắc lại việc 2", "thứ Sáu", "", item=2)


@pytest.mark.parametrize(
    ("time", "days"),
    [("trước hạn 2 ngày", 2), ("truoc khi den han mot ngay", 1), ("3 ngày trước hạn", 3), ("mai", None)],
)
def test_days_before_the_deadline_are_counted_from_it(time: str, days: int | None) -> None:
    assert days_before_due(time) == days


@pytest.mark.parametrize("name", ["phrases.txt", "traps.txt"])
def test_no_other_answer_is_taken_for_a_wish(name: str) -> None:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    answers = [line.split("\t")[-1] for line in lines if line and not line.startswith("#")]
    assert len(answers) > 50
    assert [answer for answer in answers if read_wish(answer, NOW)] == []


@pytest.mark.parametrize("text", [text for text, _, rest in WISHES if not rest])
def test_a_wish_alone_is_never_read_as_done(text: str) -> None:
    assert read_reply(text).intent is not Intent.DONE


@given(st.text(st.sampled_from("nhắc lại em mai thứ sáu, 80% xong. 12/5 đừng"), max_size=40))
def test_whatever_is_typed_is_read_or_left_alone(text: str) -> None:
    wish = read_wish(text, NOW)
    if wish is not None:
        assert "nhac" in fold(wish.said)
        assert all(part in unicodedata.normalize("NFC", text) for part in (wish.said, *wish.rest.split(", ")))
