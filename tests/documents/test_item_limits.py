"""What limits an item of running text: a day, a series with its days, or nothing."""

import datetime as dt

import pytest

from documents.prose.limits import of_item
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules

AT = dt.datetime(2026, 6, 10, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
SERIES = "series"
ITEMS = [
    ("báo cáo UBND tỉnh định kỳ 6 tháng (trước ngày 15/6 và 15/12)", SERIES),
    ("định kỳ hằng quý báo cáo (trước ngày 10 của tháng đầu quý sau)", SERIES),
    ("báo cáo hằng quý; hoàn thành rà soát trước ngày 30/6", dt.date(2026, 6, 29)),
    ("báo cáo tháng, quý, 6 tháng, năm theo quy định", SERIES),
    ("tham mưu sơ kết 6 tháng, tổng kết năm", SERIES),
    ("Vệ sinh khuôn viên (xong ngày 31/8)", dt.date(2026, 8, 31)),
    ("nộp bảng phân công cho Văn phòng ngày 18/8", dt.date(2026, 8, 18)),
    ("Dự thảo báo cáo trung tâm, trình Giám đốc Sở ngày 12/6/2026", dt.date(2026, 6, 12)),
    ("gửi kèm Công văn số 12/SNV ngày 18/8", None),
    ("báo cáo kết quả cuộc họp ngày 18/8/2026", None),
    ("phải xin ý kiến bằng văn bản trước 15 ngày", None),
    ("niêm yết công khai danh sách trong thời gian 05 ngày làm việc", None),
    ("kiểm tra đột xuất ít nhất 03 khu công nghiệp trong tháng 10/2026", dt.date(2026, 10, 31)),
    ("thời gian cụ thể do UBND xã quyết định nhưng không quá ngày 31/12/2026", dt.date(2026, 12, 31)),
    ("xây dựng phóng sự ngắn, thời gian gửi sản phẩm: 25/6/2026", dt.date(2026, 6, 25)),
    ("kết luận tiêu chuẩn từng công dân (thời gian: hoàn thành 30/10/2026)", dt.date(2026, 10, 30)),
    ("thời hạn điền phiếu: từ 15/9 đến 24h00 ngày 30/9/2026", dt.date(2026, 9, 30)),
    ("vận động chủ cơ sở mở lối thoát nạn thứ 2", None),
    ("hoàn thiện gian hàng, xong thứ 6", dt.date(2026, 6, 12)),
    ("rà soát hồ sơ mua sắm từ 01/01/2025 đến 30/4/2026", None),
    ("gửi số liệu trước thời điểm 17 giờ ngày 20/6/2026", dt.date(2026, 6, 20)),
]


@pytest.mark.parametrize(("item", "wanted"), ITEMS)
def test_an_item_is_limited_by_what_is_meant_so(item: str, wanted: dt.date | str | None) -> None:
    said = of_item(item, AT, DateRules(WorkingCalendar()))
    deadline = said.deadline if said else None
    if deadline is not None and deadline.rrule:
        assert wanted == SERIES
    else:
        assert (deadline.day if deadline else None) == wanted
