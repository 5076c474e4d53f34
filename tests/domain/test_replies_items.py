"""Replies that speak of several lines of a digest, or name tasks by their number."""

import pytest

from domain.intents import Reply
from domain.replies import read_replies, read_reply


def short(found: tuple[Reply, ...]) -> list[tuple[int | None, str]]:
    return [(reply.item, str(reply.intent)) for reply in found]


@pytest.mark.parametrize(
    ("words", "items", "expected"),
    [
        ("1 xong, 2 được 60%, còn 3 xin lùi đến 20/12", 3, [(1, "done"), (2, "progress"), (3, "extension")]),
        ("cả 3 việc xong", 3, [(1, "done"), (2, "done"), (3, "done")]),
        ("cả hai đều xong rồi", 2, [(1, "done"), (2, "done")]),
        ("xong hết rồi", 2, [(1, "done"), (2, "done")]),
        ("tất cả đang làm", 2, [(1, "progress"), (2, "progress")]),
        ("việc 1 và 3 xong", 4, [(1, "done"), (3, "done")]),
        ("việc 1 và việc 3 xong", 4, [(1, "done"), (3, "done")]),
        ("1,2 xong; 3 chưa", 3, [(1, "done"), (2, "done"), (3, "progress")]),
        ("1. xong\n2. đang làm\n3. vướng kinh phí", 3, [(1, "done"), (2, "progress"), (3, "obstacle")]),
        ("1) xong 2) không thuộc phòng em", 2, [(1, "done"), (2, "decline")]),
        ("1: xong; 2: 50%", 2, [(1, "done"), (2, "progress")]),
        ("xong 1 và 3, còn 2 đang làm", 3, [(1, "done"), (3, "done"), (2, "progress")]),
        ("1 xong 2 chưa 3 đang làm", 3, [(1, "done"), (2, "progress"), (3, "progress")]),
        ("1 xog r, 2 chx", 2, [(1, "done"), (2, "progress")]),
        ("1-3 xong, còn lại đang làm", 5, [(1, "done"), (2, "done"), (3, "done"), (4, "progress"), (5, "progress")]),
        ("việc đầu xong, việc cuối xin lùi đến thứ 6", 3, [(1, "done"), (3, "extension")]),
        ("việc một xong, việc hai chưa", 2, [(1, "done"), (2, "progress")]),
        ("Dạ em báo cáo: 1 xong rồi ạ, 2 mai em nộp", 2, [(1, "done"), (2, "progress")]),
        ("nhiệm vụ 2 xong", 3, [(2, "done")]),
        ("1 được 7/15 hồ sơ, 2 được 80%", 2, [(1, "progress"), (2, "progress")]),
    ],
)
def test_each_named_line_has_its_reading(words: str, items: int, expected: list[tuple[int, str]]) -> None:
    assert short(read_replies(words, items=items)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "2 việc xong",
        "7/15 hồ sơ",
        "80%",
        "xong phần 1",
        "được 2 việc rồi",
        "xin lùi đến 3/12",
        "còn 2 việc chưa xong",
        "3 ngày nữa",
    ],
)
def test_other_numbers_are_no_lines(words: str) -> None:
    assert [reply.item for reply in read_replies(words, items=4)] == [None]


@pytest.mark.parametrize(
    ("words", "items", "tasks"),
    [
        ("nv12 xong", 1, [12]),
        ("/nv12 xong", 1, [12]),
        ("NV 12 xong rồi ạ", 3, [12]),
        ("nhiệm vụ số 45 xong", 3, [45]),
        ("/nv12 xong, /nv15 được 50%", 1, [12, 15]),
        ("xong rồi", 1, [None]),
    ],
)
def test_tasks_are_named_by_number(words: str, items: int, tasks: list[int | None]) -> None:
    assert [reply.task for reply in read_replies(words, items=items)] == tasks


def test_one_line_is_read_as_a_whole() -> None:
    assert read_replies("xong 5 còn 7") == (read_reply("xong 5 còn 7"),)


def test_numbers_belong_to_their_line() -> None:
    first, second = read_replies("1 được 7/15 hồ sơ, 2 được 80%", items=2)
    assert (first.count, first.percent) == ((7, 15), None)
    assert (second.count, second.percent) == (None, 80)
