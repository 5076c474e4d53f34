"""What headings of columns mean, in whatever words."""

import pytest

from documents.plans.headings import Column, column_called


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Số TT", Column.NUMBER),
        ("#", Column.NUMBER),
        ("Nội dung, nhiệm vụ trọng tâm", Column.CONTENT),
        ("Tên công việc cần làm", Column.CONTENT),
        ("CƠ QUAN CHỦ TRÌ THỰC HIỆN", Column.LEAD),
        ("Cơ quan, đơn vị", Column.LEAD),
        ("Đơn vị/cá nhân chịu trách nhiệm", Column.LEAD),
        ("Đơn vị phối hợp thực hiện", Column.SUPPORT),
        ("Chủ trì, phối hợp", Column.BOTH),
        ("Sản phẩm, kết quả đạt được", Column.PRODUCT),
        ("Thời gian hoàn thành sản phẩm", Column.DUE),
        ("Thời gian\nhoàn thành (dự kiến)", Column.DUE),
        ("Hạn xử lý", Column.DUE),
        ("Gia hạn đến", Column.EXTENDED),
        ("Ngày giao", Column.ASSIGNED),
        ("Số phiếu giao việc", Column.OUTSIDE_ID),
        ("Số, ký hiệu văn bản", Column.PAPER),
        ("Kết quả thực hiện", Column.REPORT),
        ("Tỷ lệ hoàn thành (%)", Column.PERCENT),
        ("Chỉ tiêu năm", Column.TARGET),
        ("Lãnh đạo phụ trách", Column.WATCHED),
        ("Đơn vị tính", Column.MONEY),
        ("Địa điểm", Column.VENUE),
        ("Họ và tên", Column.PERSON),
        ("Tồn tại, hạn chế", Column.FINDING),
        ("Quý I", None),
        ("Phú Thọ", None),
        (
            "Rà soát, hoàn thiện quy chế làm việc của cơ quan, trình lãnh đạo phê duyệt trong tháng này và tháng tới",
            None,
        ),
    ],
)
def test_the_first_word_that_tells_decides(heading: str, column: Column | None) -> None:
    assert column_called(heading) is column
