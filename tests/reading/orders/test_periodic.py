"""When an office wants the Board to go out by itself."""

import pytest

from domain.overviews.periodic import Periodic
from domain.refusals import BadSetting
from reading.orders.periodic import read_periodic

KNOWN = Periodic(0, 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("báo cáo tuần: thứ Tư", Periodic(2, 1)),
        ("bao cao tuan t6", Periodic(4, 1)),
        ("gửi tổng hợp hằng tuần vào sáng thứ 5", Periodic(3, 1)),
        ("tổng hợp hàng tuần chủ nhật", Periodic(6, 1)),
        ("báo cáo tuần tắt", Periodic(None, 1)),
        ("báo cáo tháng: ngày 5", Periodic(0, 5)),
        ("tổng hợp mỗi tháng cuối tháng", Periodic(0, 31)),
        ("báo cáo tháng không gửi", Periodic(0, None)),
        ("báo văn phòng từ ngày 3", None),
        ("báo cáo", None),
    ],
)
def test_the_days_are_read(words: str, expected: Periodic | None) -> None:
    assert read_periodic(words, KNOWN) == expected


@pytest.mark.parametrize("words", ["báo cáo tuần: thứ mười", "báo cáo tháng: ngày 40", "báo cáo tuần"])
def test_no_day_is_refused(words: str) -> None:
    with pytest.raises(BadSetting):
        read_periodic(words, KNOWN)
