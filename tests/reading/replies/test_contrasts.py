"""Lines that are told apart, the rest of them, and numbers that count things."""

import pytest

from domain.asking import Asked
from reading.replies.read import read_replies

NAMES = {
    1: "Thẩm định giá thiết bị",
    2: "Kiểm tra bếp ăn trường học",
    3: "Xây dựng quy chế phối hợp",
    4: "Báo cáo an toàn bức xạ",
}
ASKED = Asked(about=" ".join(NAMES.values()), names=NAMES)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 rồi 3 chưa", {1: "done", 3: "progress"}),
        ("1/rồi 2/chưa", {1: "done", 2: "progress"}),
        ("2 rồi ạ, 4 đang làm", {2: "done", 4: "progress"}),
        ("việc 3 ok r còn việc 4 chưa", {3: "done", 4: "progress"}),
        ("1, 2 rồi; 3 thì chưa", {1: "done", 2: "done", 3: "progress"}),
        ("4 xong còn lại đang làm", {4: "done", 1: "progress", 2: "progress", 3: "progress"}),
        ("4 xong r mấy việc khác chưa", {4: "done", 1: "progress", 2: "progress", 3: "progress"}),
        ("việc đầu xong, các việc sau chưa", {1: "done", 2: "progress", 3: "progress", 4: "progress"}),
        ("trừ 3 còn lại xong", {1: "done", 2: "done", 4: "done"}),
        ("tru viec 1 ra con lai dang lam", {2: "progress", 3: "progress", 4: "progress"}),
        ("làm xong 1, còn 2 và 4 chưa", {1: "done", 2: "progress", 4: "progress"}),
        ("xong 1, còn việc 3 mai nộp", {1: "done", 3: "progress"}),
        ("1 xong, 2 kiểm tra chưa", {1: "done", 2: "progress"}),
        ("thẩm định giá xong rồi ạ, bức xạ báo cáo chưa", {1: "done", 4: "progress"}),
        ("quy chế phối hợp 70%, bức xạ chưa làm", {3: "progress", 4: "progress"}),
    ],
)
def test_each_line_has_its_own_state(words: str, expected: dict[int, str]) -> None:
    found = read_replies(words, items=4, asked=ASKED)
    assert {reply.item: str(reply.intent) for reply in found} == expected


@pytest.mark.parametrize(
    "words",
    ["xong 3 trường, còn trường Bình Hòa", "được 2 bếp rồi", "2 trường xong", "em đi 4 trường", "mấy việc kia chưa"],
)
def test_a_number_of_things_names_no_line(words: str) -> None:
    assert not {reply.item for reply in read_replies(words, items=4, asked=ASKED)} & {1, 3, 4}


@pytest.mark.parametrize("words", ["3 quy chế xong", "2 bếp xong rồi"])
def test_a_number_of_what_its_line_is_about_may_be_either(words: str) -> None:
    found = read_replies(words, items=4, asked=ASKED)
    assert not [reply for reply in found if reply.item is not None and not reply.unsettled]
