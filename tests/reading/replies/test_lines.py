"""Numbers beyond the lines of the message that is answered."""

import pytest

from reading.replies.lines.meant import lines_meant


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
