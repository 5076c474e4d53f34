"""What holds for any reply: it is read, it is read soon, and a denied "done" is never done."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.replies import Intent, Reply
from reading.replies.evidence import evidence_in
from reading.replies.read import read_replies, read_reply
from tests.thoroughness import examples


def listed(words: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in words.split("|"))


DONE = listed(
    "xong | xong rồi | đã xong | hoàn thành rồi | đã hoàn thành | làm xong rồi | nộp rồi | đã nộp báo cáo | done"
    "| đạt 100% | đã ban hành | em làm xong rồi ạ | xog r | tick hoàn thành"
)
BEFORE = listed(
    "chưa | chua | không | ko | chưa thể | đâu có | không phải là | khi nào | nếu | mai | tuần sau | sắp | gần"
    "| sẽ | chắc | hình như | còn lâu mới | bao giờ | phấn đấu | dự kiến | đừng nói là | ai bảo | chưa chắc"
    "| phòng QLCN | các xã | tưởng"
)
AFTER = listed(
    "đâu | sao được | thì em báo | chưa? | ? | , còn 2 mục | nhưng chưa gửi | , mai em gửi | phần 1"
    "| bằng niềm tin | một nửa | còn lâu | 80% | 3/5 hồ sơ | à? | , chờ ký | là em gửi | kiểu gì | mới lạ"
)
PIECES = st.sampled_from(
    (
        *DONE,
        *BEFORE,
        *AFTER,
        "\n",
        ", ",
        ". ",
        "5/12",
        "1",
        "việc",
        "/nv12",
        "25/11",
        "%",
        "vì",
        "nên",
        "và",
        "😂",
        "\u0301",
        "45/BC-SKHCN",
    )
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join))


@examples(150)
@given(TEXTS, st.integers(1, 12))
def test_any_text_is_read(text: str, items: int) -> None:
    got = read_reply(text)
    assert isinstance(got, Reply)
    assert got.percent is None or 0 <= got.percent <= 100
    assert got.count is None or 0 <= got.count[0] <= got.count[1]
    for words in (got.new_deadline, got.reason):
        assert words is None or words in text
    assert read_replies(text, items=items)
    evidence_in(text)


LONG = (
    "em làm xong rồi ạ",
    "đạt 100%",
    "1, ",
    "1/",
    "chưa ",
    "nửa ",
    "a",
    "á",
    " ",
    "\n",
    "5 trong ",
    "cv 1/",
    "😂",
    "\u0301",
)


@pytest.mark.parametrize("piece", LONG)
def test_the_longest_text_is_read_soon(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    began = time.process_time()
    read_reply(text)
    evidence_in(text)
    assert time.process_time() - began < 2


def test_done_phrases_are_done() -> None:
    assert [done for done in DONE if read_reply(done).intent is not Intent.DONE] == []


@pytest.mark.parametrize("before", BEFORE)
def test_what_is_denied_before_is_not_done(before: str) -> None:
    assert [done for done in DONE if read_reply(f"{before} {done}").intent is Intent.DONE] == []


@pytest.mark.parametrize("after", AFTER)
def test_what_is_denied_after_is_not_done(after: str) -> None:
    assert [done for done in DONE if read_reply(f"{done} {after}").intent is Intent.DONE] == []
