"""How a deadline is said back."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import WorkingCalendar
from reading.deadlines.read import read_deadline
from texts.deadlines import explain

NOW = dt.datetime(2026, 11, 20, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CALENDAR = WorkingCalendar()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("trước ngày 27/11/2026", "hiểu là hết thứ Năm 26/11/2026, còn 3 ngày làm việc"),
        ("17h chiều nay", "hiểu là 17:00 thứ Sáu 20/11/2026, là hôm nay"),
        ("8h sáng nay", "hiểu là 08:00 thứ Sáu 20/11/2026, đã qua, đề nghị kiểm tra lại"),
        ("ngày 01/11/2026",
         "hiểu là Chủ nhật 01/11/2026, đã qua, đề nghị kiểm tra lại; lưu ý Chủ nhật 01/11/2026 là ngày nghỉ"),
        ("hạn 24/11", "hiểu là thứ Ba 24/11/2026, còn 1 ngày làm việc; lưu ý thứ Ba 24/11/2026 là ngày nghỉ"),
        ("thứ Sáu 28/11/2026",
         "hiểu là thứ Bảy 28/11/2026, còn 4 ngày làm việc; lưu ý thứ Bảy 28/11/2026 là ngày nghỉ; "
         "cũng có thể là thứ Sáu 27/11/2026, đề nghị xác nhận"),
        ("sau 05 ngày làm việc kể từ ngày ký",
         "tính 5 ngày làm việc từ một ngày chưa nêu; đề nghị cho biết ngày bắt đầu tính"),
        ("ngày 25 hằng tháng", "hiểu là ngày 25 hằng tháng; kỳ tới thứ Tư 25/11/2026"),
        ("16h thứ Sáu hằng tuần", "hiểu là 16:00 thứ Sáu hằng tuần; kỳ tới thứ Sáu 20/11/2026"),
        ("hằng quý", "hiểu là ngày cuối tháng 3, 6, 9 và 12 hằng năm; kỳ tới thứ Năm 31/12/2026"),
        ("đến 15/6 và 1/12 hằng năm", "hiểu là ngày 15/6 và 1/12 hằng năm; kỳ tới thứ Ba 01/12/2026"),
        ("ngày làm việc cuối cùng của tháng", "hiểu là ngày làm việc cuối cùng hằng tháng; kỳ tới thứ Hai 30/11/2026"),
        ("thứ Hai của tuần đầu tiên và tuần thứ ba mỗi tháng",
         "hiểu là thứ Hai của tuần đầu tiên và thứ ba hằng tháng; kỳ tới thứ Hai 07/12/2026"),
        ("ngày 25 hằng tháng đến hết năm 2027",
         "hiểu là ngày 25 hằng tháng, đến 31/12/2027; kỳ tới thứ Tư 25/11/2026"),
        ("2 tuần một lần", "hiểu là 2 tuần một lần"),
        ("định kỳ", "hiểu là việc định kỳ nhưng chưa rõ chu kỳ, đề nghị cho biết bao lâu một lần"),
        ("thường xuyên", "hiểu là việc thường xuyên, không có ngày hết hạn; báo cáo tiến độ theo kỳ"),
        ("khi có yêu cầu", "hiểu là chờ điều kiện, chưa có ngày hết hạn; sẽ hỏi lại hằng tháng"),
        ("khẩn trương", "chưa có ngày cụ thể, đề nghị cho biết ngày hết hạn"),
    ],
)  # fmt: skip
def test_what_was_understood_is_said_back(words: str, said: str) -> None:
    found = read_deadline(words, NOW)
    assert found
    assert explain(found, NOW, CALENDAR) == said
