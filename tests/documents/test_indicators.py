"""Targets in per cent, and what they count."""

import pytest

from documents.indicators import indicators_in, target_of
from domain.documents.findings import Indicator


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bảo đảm 100% thủ tục được số hóa, công khai đúng hạn", [("100%", "thủ tục được số hóa")]),
        ("Tỷ lệ hồ sơ trực tuyến đạt trên 70%", [("trên 70%", "Tỷ lệ hồ sơ trực tuyến")]),
        (
            "Tối thiểu 95 % văn bản ký số; 80% hồ sơ lưu điện tử",
            [("Tối thiểu 95 %", "văn bản ký số"), ("80%", "hồ sơ lưu điện tử")],
        ),
        ("Rà soát văn bản", []),
    ],
)
def test_a_target_is_told_with_what_it_counts(text: str, found: list[tuple[str, str]]) -> None:
    assert indicators_in(text) == tuple(Indicator(*one) for one in found)


def test_a_column_of_targets_counts_what_the_task_is_about() -> None:
    assert target_of("90%", "Số hóa hồ sơ") == (Indicator("90%", "Số hóa hồ sơ"),)
    assert target_of("12 lớp tập huấn", "Tập huấn") == (Indicator("12 lớp tập huấn", "Tập huấn"),)
    assert target_of("Theo kế hoạch", "Tập huấn") == ()
