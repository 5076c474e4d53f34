"""Lines of a digest that a reply names by the words of their tasks."""

import pytest

from domain.asking import Asked
from reading.replies.read import read_replies

NAMES = {
    1: "Xây dựng đề án vị trí việc làm",
    2: "Lắp đặt wifi phòng họp tầng 2",
    3: "Báo cáo CCHC quý IV",
    4: "Kiểm tra chợ Mỹ Lợi",
}
ASKED = Asked(about=" ".join(NAMES.values()), names=NAMES)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("việc wifi phòng họp được 70% rồi", {2: "progress"}),
        ("viec wifi dc 70%", {2: "progress"}),
        ("chợ Mỹ Lợi xong rồi ạ", {4: "done"}),
        ("báo cáo CCHC gửi rồi, wifi mai lắp", {3: "done", 2: "progress"}),
        ("wifi xong, cchc đang làm", {2: "done", 3: "progress"}),
        ("wifi được 80%, còn lại chưa", {2: "progress", 1: "progress", 3: "progress", 4: "progress"}),
        ("wifi được 80%, đang chờ ký", {2: "progress"}),
    ],
)
def test_one_line_fits(words: str, expected: dict[int, str]) -> None:
    found = read_replies(words, items=4, asked=ASKED)
    assert {reply.item: str(reply.intent) for reply in found} == expected


@pytest.mark.parametrize(
    "words",
    [
        "phòng em đang làm",
        "họp xong rồi",
        "em báo cáo xong",
        "đã gửi báo cáo rồi",
        "wifi với cchc xong rồi",
        "đang làm, wifi xong",
        "được 70% rồi",
    ],
)
def test_where_none_fits_or_several_it_is_asked(words: str) -> None:
    assert [reply.item for reply in read_replies(words, items=4, asked=ASKED)] == [None]


def test_all_of_so_many_are_the_own_lines_of_who_speaks() -> None:
    own = Asked(names={2: NAMES[2], 4: NAMES[4]})
    assert [reply.item for reply in read_replies("cả hai việc trên xong rồi ạ", items=4, asked=own)] == [2, 4]
    assert [reply.item for reply in read_replies("cả 3 việc xong", items=4, asked=own)] == [None]


def test_a_number_of_a_line_is_surer_than_its_words() -> None:
    assert [reply.item for reply in read_replies("1 xong, wifi chưa", items=4, asked=ASKED)] == [1]
