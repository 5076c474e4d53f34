"""Numbers beyond the lines of the message that is answered."""

import pytest

from reading.replies.lines import by_number, is_numbered, lines_meant


@pytest.mark.parametrize(
    ("text", "items", "meant"),
    [
        ("1 xong, 2 được 80%, 4 xin gia han den 15/12", 1, 4),
        ("1 xong, 2 được 80%, 4 xin gia han den 15/12", 3, 4),
        ("1 được 50%, 7 được 10%", 3, 7),
        ("1 xong, 2 được 80%", 2, 2),
        ("tất cả xong, có công văn 12/SKHCN", 3, 3),
        ("1 xong, còn lại đạt 50%", 3, 3),
        ("đã xong 12 hồ sơ", 1, 1),
        ("xong 5/12 hồ sơ", 2, 2),
        ("xong, đã ban hành 15/BC-SKHCN ngày 20/11/2026", 1, 1),
        ("xin lùi đến 30/12 vì chờ 2 đơn vị góp ý", 1, 1),
        ("đã họp 3 lần với 7 xã, đạt 80%", 1, 1),
        ("80%", 1, 1),
        ("xong rồi ạ", 1, 1),
    ],
)
def test_numbers_beyond_the_lines_are_lines_only_beside_one_that_is_there(text: str, items: int, meant: int) -> None:
    assert lines_meant(text, items) == meant


def test_digests_and_lists_are_numbered_and_cards_are_not() -> None:
    assert is_numbered("NHẮC VIỆC\n\nPhòng A\n1. /nv4 Lập dự toán\nhạn 30/11")
    assert is_numbered("NHIỆM VỤ\n\n1. 🔴 /nv4 Lập dự toán")
    assert not is_numbered("🟢 Nhiệm vụ /nv4\nLập dự toán 1. đợt đầu")


@pytest.mark.parametrize(
    ("message", "ids", "meant"),
    [
        ("8. Đã ghi nhận: /nv18\n9. Đã ghi nhận: /nv19", [180, 190], {8: 180, 9: 190}),
        ("Việc hôm nay\n1. /nv18\n2. /nv19", [180, 190], {1: 180, 2: 190}),
        ("15. /nv18", [170, 180], {1: 170, 2: 180}),
        ("3. Việc thứ ba của kế hoạch", [180], {1: 180}),
        ("2. /nv18\n2. /nv19", [180, 190], {1: 180, 2: 190}),
    ],
    ids=["as they were typed", "counted", "a part of a long list", "a card", "numbers that tell nothing apart"],
)
def test_the_numbers_of_lines_are_those_that_are_printed(message: str, ids: list[int], meant: dict[int, int]) -> None:
    assert by_number(message, ids) == meant
