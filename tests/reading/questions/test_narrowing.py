"""What a question is narrowed to beside units: people, papers, words of the content, urgency, what waits, times."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain import refusals
from domain.names import Colleague, Named
from domain.overviews.questions import Question
from reading.questions.read import read_question
from reading.questions.why import filters_told

NOW = dt.datetime(2026, 11, 12, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
UNITS = (
    Named(1, "Văn phòng Sở", ("VP",)),
    Named(2, "Phòng Kế hoạch - Tài chính", ("KHTC",)),
    Named(3, "Phòng Chuyển đổi số", ("CĐS",)),
    Named(4, "Chi cục Tiêu chuẩn Đo lường Chất lượng", ("Chi cục TĐC",)),
)
PEOPLE = (
    Colleague(11, "Nguyễn Văn Bách", unit=2),
    Colleague(12, "Tạ Thị Nhung", unit=3),
    Colleague(13, "Lê Đình Khánh", unit=3),
    Colleague(14, "Vũ Khánh", unit=4),
    Colleague(15, "Trịnh Quốc Tuấn", leader=True),
    Colleague(16, "Đỗ Quang Lâm", unit=1),
)
MONTH, TODAY = ["2026-11-01", "2026-11-30"], ["2026-11-12", "2026-11-12"]


def asked(text: str) -> Question:
    question = read_question(text, UNITS, NOW, PEOPLE)
    assert question is not None
    return question


@pytest.mark.parametrize(
    ("text", "subject", "told"),
    [
        ("dự án cầu Cổ Chiên tới đâu rồi em", "state", {"text": "dự án cầu Cổ Chiên"}),
        ("đề án đô thị thông minh xong chưa", "state", {"text": "đề án đô thị thông minh"}),
        ("tình hình sửa quy chế làm việc", "state", {"text": "sửa quy chế làm việc"}),
        ("so hoa ho so sao roi e", "state", {"text": "so hoa ho so"}),
        ("ai phụ trách việc in lịch", "state", {"text": "in lịch"}),
        ("bao giờ phải nộp báo cáo cải cách hành chính", "state", {"text": "báo cáo cải cách hành chính"}),
        ("báo cáo CCHC hạn hôm nào", "state", {"text": "báo cáo CCHC"}),
        ("de an do thi thong minh den dau roi", "state", {"text": "de an do thi thong minh"}),
        ("co bn viec qua han vay", "count", {"status": "overdue"}),
        ("chị Nhung bên trung tâm thế nào rồi", "list", {"person": "Tạ Thị Nhung"}),
        ("tình hình phòng chị Nhung", "total_rate", {"units": ["Phòng Chuyển đổi số"]}),
        ("việc nào hạn trước 20/12", "list", {"period": ["2026-11-12", "2026-12-19"]}),
        ("việc mới giao hôm nay", "list", {"period": TODAY, "given": True}),
        ("những việc giao từ đầu tháng", "list", {"period": ["2026-11-01", "2026-11-12"], "given": True}),
        ("lịch nhắc tuần này", "forecast", {"period": ["2026-11-09", "2026-11-15"]}),
        ("ai bị nhắc ngày mai", "forecast", {"period": ["2026-11-13", "2026-11-13"]}),
        ("báo cáo giúp anh tình hình thực hiện KH 45/KH-SKHCN", "state", {"paper": "45/kh-skhcn"}),
        ("thông báo kết luận 12/TB-UBND có mấy việc", "count", {"paper": "12/tb-ubnd"}),
        ("tháng này Bách còn việc gì", "list", {"person": "Nguyễn Văn Bách", "period": MONTH, "status": "open"}),
        ("việc quá hạn 5 ngày", "list", {"status": "overdue", "late_days": 5}),
        ("việc trễ hạn hơn 2 tuần", "list", {"status": "overdue", "late_days": 14}),
        ("bao cao tong ket nam gui chua", "state", {"text": "bao cao tong ket nam"}),
        ("hồ sơ sáng kiến đã trình chưa ạ", "state", {"text": "hồ sơ sáng kiến"}),
        ("kế hoạch kiểm tra năm 2027 ban hành chưa", "state", {"text": "kế hoạch kiểm tra năm 2027"}),
        ("tiến độ xây dựng phần mềm quản lý đề tài", "state", {"text": "xây dựng phần mềm quản lý đề tài"}),
        ("mấy việc đê điều đâu rồi", "state", {"text": "đê điều"}),
        ("dạ cho em hỏi việc in lịch tới đâu rồi ạ", "state", {"text": "in lịch"}),
        ("tìm các việc liên quan đến ISO", "list", {"text": "ISO"}),
        ("việc gì dính tới sở hữu trí tuệ", "list", {"text": "sở hữu trí tuệ"}),
        ("còn việc nào về an toàn thông tin không", "list", {"text": "an toàn thông tin", "status": "open"}),
        ("việc của đồng chí Tạ Thị Nhung tháng này", "list", {"person": "Tạ Thị Nhung", "period": MONTH}),
        ("viec cua chi Nhung", "list", {"person": "Tạ Thị Nhung"}),
        ("Bách có bao nhiêu việc trễ hạn", "count", {"person": "Nguyễn Văn Bách", "status": "overdue"}),
        ("anh lâm còn nợ gì", "list", {"person": "Đỗ Quang Lâm", "status": "open"}),
        ("anh lam xong mấy việc", "count", {"status": "completed"}),
        ("anh Khánh bên CĐS làm mấy việc", "count", {"person": "Lê Đình Khánh", "units": ["Phòng Chuyển đổi số"]}),
        ("phòng chị Nhung có những việc gì", "list", {"units": ["Phòng Chuyển đổi số"]}),
        ("em còn bao nhiêu việc chưa báo cáo", "count", {"scope": "mine", "status": "unreported"}),
        ("hôm nay tôi phải làm gì", "list", {"scope": "mine", "period": TODAY, "or_late": True}),
        ("việc nào do anh Tuấn chỉ đạo quá hạn", "list", {"assigner": "Trịnh Quốc Tuấn", "status": "overdue"}),
        ("Giám đốc giao những việc gì", "list", {"assigner": "Trịnh Quốc Tuấn"}),
        ("lãnh đạo Sở giao bao nhiêu việc", "count", {"assigner": "leaders"}),
        ("tôi đã giao gì cho Văn phòng", "list", {"units": ["Văn phòng Sở"], "assigner": "speaker"}),
        ("nhiệm vụ Bộ KH&CN giao tháng này", "list", {"assigner": "Bộ KH&CN", "period": MONTH, "given": True}),
        ("việc Bộ giao đến hạn tháng này", "list", {"assigner": "Bộ", "period": MONTH}),
        ("công văn số 812 ngày 3/11/2026 xong chưa", "state", {"paper": "812"}),
        ("quyết định 77/QĐ-UBND giao phòng nào", "list", {"paper": "77/qd-ubnd"}),
        ("việc theo chỉ thị 12", "list", {"paper": "12"}),
        ("việc trễ quá 10 ngày", "list", {"status": "overdue", "late_days": 10}),
        ("việc nào trễ lâu nhất", "list", {"status": "overdue"}),
        ("thượng khẩn còn mấy việc", "count", {"status": "open", "urgency": "very_urgent"}),
        ("đơn vị nào đang gặp khó khăn", "list", {"status": "obstacle"}),
        ("ai xin thêm thời gian", "list", {"status": "extension"}),
        ("còn gì chờ chị duyệt không", "list", {"status": "awaiting", "for_me": True}),
        ("tôi phải cho ý kiến việc nào", "list", {"status": "waiting", "for_me": True}),
        ("sáng nay có gì cần anh xử lý không", "list", {"status": "waiting", "for_me": True}),
        ("bây giờ còn gì chờ tôi xác nhận", "list", {"status": "awaiting", "for_me": True}),
        ("tuần này có việc nào chờ duyệt không", "list", {"status": "awaiting"}),
        ("việc đến hạn hôm nay chờ duyệt", "list", {"status": "awaiting", "period": TODAY}),
        ("việc chưa ai nhận", "list", {"status": "not_started"}),
        ("việc Văn phòng phối hợp", "list", {"units": ["Văn phòng Sở"], "supporting": True}),
        ("tuần tới có gì đến hạn", "list", {"period": ["2026-11-16", "2026-11-22"]}),
        ("3 ngày tới có gì phải nộp", "list", {"period": ["2026-11-12", "2026-11-15"]}),
        ("trong tháng có bao nhiêu việc hoàn thành", "count", {"status": "completed", "period": MONTH}),
        ("việc đến hạn mai", "list", {"period": ["2026-11-13", "2026-11-13"]}),
        ("khi nào nhắc phòng KHTC", "forecast", {"units": ["Phòng Kế hoạch - Tài chính"]}),
        ("chiều nay hệ thống nhắc ai", "forecast", {"period": TODAY}),
        ("tỷ lệ hoàn thành của từng phòng", "total_rate", {}),
    ],
)
def test_a_question_is_narrowed(text: str, subject: str, told: dict[str, Any]) -> None:
    question = asked(text)
    every = {"status": "every"} if subject == "state" else {}
    assert (question.subject, filters_told(question.filters)) == (subject, {**every, **told})


def test_rates_are_wanted_of_each_unit() -> None:
    assert asked("tỷ lệ đúng hạn theo đơn vị").by_unit
    assert not asked("tỷ lệ đúng hạn của KHTC").by_unit


def test_a_name_that_several_bear_is_left_open() -> None:
    doubt = asked("việc của anh Khánh").filters.doubt
    assert doubt is not None
    assert [one.name for one in doubt.close] == ["Lê Đình Khánh", "Vũ Khánh"]


@pytest.mark.parametrize(
    "text",
    [
        "anh Lâm ơi gửi em file nhé",
        "chị Hồng bảo chưa cần",
        "tài liệu họp nộp ở đâu",
        "phòng họp tầng 2 còn trống không",
        "đã nộp báo cáo tháng cho Văn phòng",
        "việc này khó quá",
    ],
)
def test_talk_is_no_question(text: str) -> None:
    assert read_question(text, UNITS, NOW, PEOPLE) is None


def test_nobody_of_that_name_is_known() -> None:
    with pytest.raises(refusals.NoSuchPerson):
        asked("chị Hồng còn việc gì")


def test_a_second_person_is_not_left_out_in_silence() -> None:
    with pytest.raises(refusals.UnclearWords) as refused:
        asked("anh Bách với chị Nhung còn việc nào")
    assert refused.value.words == "chị Nhung"
