"""What stands behind a verb with which somebody gives a task."""

import pytest

from reading.orders.entrusting import entrusted


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("giao VP lập kế hoạch, hạn 20/12", "VP lập kế hoạch, hạn 20/12"),
        ("Giao nhiệm vụ cho phòng TĐC: kiểm định cân", "phòng TĐC: kiểm định cân"),
        ("anh giao TTTK cập nhật số liệu", "TTTK cập nhật số liệu"),
        ("tôi phân công QLKH soạn thảo", "QLKH soạn thảo"),
        ("nhờ VP đặt phòng họp", "VP đặt phòng họp"),
        ("de nghi van phong ra soat", "van phong ra soat"),
        ("việc giao VP đến đâu rồi", None),
        ("giao", None),
        ("", None),
    ],
)
def test_entrusted(text: str, behind: str | None) -> None:
    assert entrusted(text) == behind
