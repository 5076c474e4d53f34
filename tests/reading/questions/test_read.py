"""Questions about the work of the department, as leaders and the office ask them."""

import datetime as dt
import unicodedata
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import refusals
from domain.names import Named
from domain.overviews.filters import Filters, Status
from domain.overviews.periods import Period
from domain.overviews.questions import Question, Subject
from domain.tasks import UnitName
from reading.questions.read import asked_task, asks_outright, read_question
from tests.thoroughness import examples

NOW = dt.datetime(2026, 11, 20, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
UNITS = (
    Named(1, "Văn phòng Sở"),
    Named(2, "Phòng Quản lý khoa học"),
    Named(3, "Thanh tra Sở"),
    Named(4, "Phòng Chuyển đổi số"),
)
WEEK = Period(dt.date(2026, 11, 16), dt.date(2026, 11, 22))
MONTH = Period(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
JULY = Period(dt.date(2026, 7, 1), dt.date(2026, 7, 31))


LAST_WEEK = Period(dt.date(2026, 11, 9), dt.date(2026, 11, 15))


@pytest.mark.parametrize(
    ("text", "subject", "status", "units", "period"),
    [
        ("bạn là ai", Subject.HELP, None, (), None),
        ("con bot này biết làm gì", Subject.HELP, None, (), None),
        ("hướng dẫn tôi cách dùng với", Subject.HELP, None, (), None),
        ("tháng này có gì đáng ngại không", Subject.LIST, Status.AT_RISK, (), MONTH),
        ("việc nào của QLKH có nguy cơ trễ", Subject.LIST, Status.AT_RISK, (2,), None),
        ("tóm tắt tình hình tháng 7", Subject.TOTAL_RATE, None, (), JULY),
        ("cho tôi bản tổng hợp tháng 7", Subject.TOTAL_RATE, None, (), JULY),
        ("điểm lại giúp chị tình hình tuần qua", Subject.TOTAL_RATE, None, (), LAST_WEEK),
        ("tuần qua phòng nào im lặng", Subject.SILENT, None, (), LAST_WEEK),
        ("phòng nào chưa báo cáo gì tuần qua", Subject.SILENT, None, (), LAST_WEEK),
        ("các đơn vị lâu rồi không thấy báo cáo", Subject.SILENT, None, (), None),
        ("việc nào chưa ai báo cáo", Subject.LIST, Status.UNREPORTED, (), None),
        ("tuần này phải xong những việc gì", Subject.LIST, None, (), WEEK),
        ("những việc chưa ghi hạn", Subject.LIST, Status.NO_DEADLINE, (), None),
        ("phòng nào nhiều việc quá hạn nhất?", Subject.RANK_UNITS, Status.OVERDUE, (), None),
        ("phong nao nhieu viec qua han nhat", Subject.RANK_UNITS, Status.OVERDUE, (), None),
        ("đơn vị nào chậm nhất tháng này", Subject.RANK_UNITS, Status.OVERDUE, (), MONTH),
        ("ai hoàn thành nhiều nhất tuần này", Subject.RANK_UNITS, Status.COMPLETED, (), WEEK),
        ("phòng nào còn việc quá hạn", Subject.RANK_UNITS, Status.OVERDUE, (), None),
        ("so sánh các phòng tháng này", Subject.RANK_UNITS, None, (), MONTH),
        ("có bao nhiêu việc quá hạn", Subject.COUNT, Status.OVERDUE, (), None),
        ("co bao nhieu viec qua han", Subject.COUNT, Status.OVERDUE, (), None),
        ("còn mấy việc chưa xong", Subject.COUNT, Status.OPEN, (), None),
        ("Văn phòng có bao nhiêu việc", Subject.COUNT, None, (1,), None),
        ("phòng CĐS còn bao nhiêu việc", Subject.COUNT, Status.OPEN, (4,), None),
        ("tổng số nhiệm vụ đã hoàn thành tháng 7", Subject.COUNT, Status.COMPLETED, (), JULY),
        ("bao nhiêu việc hoàn thành đúng hạn", Subject.COUNT, Status.COMPLETED_IN_TIME, (), None),
        ("việc của Văn phòng tháng này", Subject.LIST, None, (1,), MONTH),
        ("viec cua van phong thang nay", Subject.LIST, None, (1,), MONTH),
        ("việc nào sắp đến hạn", Subject.LIST, Status.DUE_SOON, (), None),
        ("việc nào sắp trễ", Subject.LIST, Status.DUE_SOON, (), None),
        ("phòng Chuyển đổi số có bao nhiêu việc quá hạn", Subject.COUNT, Status.OVERDUE, (4,), None),
        ("tình hình phòng chuyển đổi số thế nào", Subject.TOTAL_RATE, None, (4,), None),
        ("tinh hinh phong chuyen doi so ra sao", Subject.TOTAL_RATE, None, (4,), None),
        ("nhiệm vụ nào quá hạn của Thanh tra", Subject.LIST, Status.OVERDUE, (3,), None),
        ("danh sách việc chờ duyệt", Subject.LIST, Status.AWAITING, (), None),
        ("các việc đã hoàn thành tháng 7", Subject.LIST, Status.COMPLETED, (), JULY),
        ("những việc đang làm của QLKH", Subject.LIST, Status.OPEN, (2,), None),
        ("việc không có hạn", Subject.LIST, Status.NO_DEADLINE, (), None),
        ("liệt kê việc quá hạn", Subject.LIST, Status.OVERDUE, (), None),
        ("quá hạn", Subject.LIST, Status.OVERDUE, (), None),
        ("sắp đến hạn tuần này", Subject.LIST, Status.DUE_SOON, (), WEEK),
        ("ai chưa báo cáo tuần này", Subject.SILENT, None, (), WEEK),
        ("phòng nào chưa cập nhật tiến độ", Subject.SILENT, None, (), None),
        ("ai chua bao cao", Subject.SILENT, None, (), None),
        ("đơn vị nào không báo cáo tháng này", Subject.SILENT, None, (), MONTH),
        ("đơn vị nào chưa báo cáo", Subject.SILENT, None, (), None),
        ("việc nào chưa báo cáo", Subject.LIST, Status.UNREPORTED, (), None),
        ("viec nao chua bao cao cua QLKH", Subject.LIST, Status.UNREPORTED, (2,), None),
        ("chưa báo cáo", Subject.LIST, Status.UNREPORTED, (), None),
        ("có bao nhiêu việc chưa báo cáo", Subject.COUNT, Status.UNREPORTED, (), None),
        ("việc nào chưa báo cáo tuần này", Subject.SILENT, None, (), WEEK),
        ("so sánh Văn phòng với Thanh tra", Subject.COMPARE, None, (1, 3), None),
        ("so sánh Văn phòng với Ban Bí mật", Subject.COMPARE, None, (1,), None),
        ("so sánh VP với QLKH tháng này", Subject.COMPARE, None, (1, 2), MONTH),
        ("Thanh tra so với Văn phòng thì sao", Subject.COMPARE, None, (3, 1), None),
        ("tỷ lệ hoàn thành chung", Subject.TOTAL_RATE, None, (), None),
        ("ti le hoan thanh thang nay", Subject.TOTAL_RATE, None, (), MONTH),
        ("tỉ lệ hoàn thành của Văn phòng", Subject.TOTAL_RATE, None, (1,), None),
        ("tình hình chung thế nào", Subject.TOTAL_RATE, None, (), None),
        ("hoàn thành được bao nhiêu phần trăm", Subject.TOTAL_RATE, None, (), None),
    ],
)
def test_question_is_read(
    text: str, subject: Subject, status: Status | None, units: tuple[int, ...], period: Period | None
) -> None:
    names = {unit.id: UnitName(unit.id, unit.name) for unit in UNITS}
    expected = Question(subject, Filters(tuple(names[unit] for unit in units), period, status=status))
    assert read_question(text, UNITS, NOW) == expected
    assert read_question(unicodedata.normalize("NFD", text), UNITS, NOW) == expected


@pytest.mark.parametrize(
    ("text", "by_rate", "least"),
    [
        ("xếp hạng các phòng", True, False),
        ("phòng nào làm tốt nhất", True, False),
        ("phong nao kem nhat", True, True),
        ("phòng nào ít việc nhất", False, True),
        ("phòng nào nhiều việc nhất", False, False),
    ],
)
def test_a_ranking_goes_by_number_or_by_rate_from_either_end(text: str, by_rate: bool, least: bool) -> None:
    assert read_question(text, UNITS, NOW) == Question(Subject.RANK_UNITS, by_rate=by_rate, least=least)


@pytest.mark.parametrize(
    ("text", "outright"), [("việc của Văn phòng", True), ("các việc đã hoàn thành", True), ("xong rồi ạ", False)]
)
def test_words_that_may_be_an_answer_are_no_question_by_themselves(text: str, outright: bool) -> None:
    assert asks_outright(text) is outright


@pytest.mark.parametrize(
    "text", ["", "xin chào", "hôm nay trời đẹp", "ok em", "😂", "cảm ơn nhé", "mai họp lúc mấy giờ"]
)
def test_what_the_board_does_not_know_is_no_question(text: str) -> None:
    assert read_question(text, UNITS, NOW) is None


@pytest.mark.parametrize("words", ["trước Tết", "ngoài tỉnh", "cấp bộ", "đê điều"])
@pytest.mark.parametrize("question", ["việc quá hạn {}", "{} còn mấy việc", "có việc gì {} không", "danh sách việc {}"])
def test_words_that_nothing_else_knows_are_looked_for_in_the_content(question: str, words: str) -> None:
    found = read_question(question.format(words), UNITS, NOW)
    assert found is not None
    assert (found.filters.text, found.guessed) == (words, True)


@pytest.mark.parametrize("words", ["Phòng Đào tạo", "tháng 13"])
@pytest.mark.parametrize("question", ["việc quá hạn {}", "{} còn mấy việc", "có việc gì {} không", "danh sách việc {}"])
def test_a_unit_or_a_time_that_there_is_not_is_said_back(question: str, words: str) -> None:
    with pytest.raises(refusals.UnclearWords) as refused:
        read_question(question.format(words), UNITS, NOW)
    assert words in refused.value.words


@pytest.mark.parametrize("words", ["anh Lâm", "chị Hoa", "đồng chí Trần Hữu Nghĩa"])
@pytest.mark.parametrize("question", ["việc quá hạn của {}", "{} còn mấy việc", "có việc gì của {} không"])
def test_a_person_whom_nobody_knows_is_said_back(question: str, words: str) -> None:
    with pytest.raises(refusals.NoSuchPerson) as refused:
        read_question(question.format(words), UNITS, NOW)
    assert refused.value.words == words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("việc không quá hạn", Status.IN_TIME),
        ("viec chua qua han", Status.IN_TIME),
        ("việc nào chưa bị trễ hạn", Status.IN_TIME),
        ("việc nào còn trong hạn", Status.IN_TIME),
        ("có việc gì quá hạn không ạ?", Status.OVERDUE),
        ("co viec gi qua han khong", Status.OVERDUE),
        ("việc nào bị trả lại", Status.RETURNED),
        ("viec nao bi tra lai", Status.RETURNED),
        ("các việc đã hủy", Status.CANCELLED),
    ],
)
def test_a_denied_status_is_another_one(text: str, status: Status) -> None:
    assert read_question(text, UNITS, NOW) == Question(Subject.LIST, Filters(status=status))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("nv 5 đến đâu rồi", 5),
        ("nhiệm vụ số 12 thế nào", 12),
        ("viec 3 xong chua", 3),
        ("NV12?", 12),
        ("việc 3/12", None),
        ("nv 5 với nv 6", None),
        ("có 5 việc", None),
    ],
)
def test_a_question_may_be_about_one_task(text: str, number: int | None) -> None:
    assert asked_task(text) == number


@examples(60)
@given(st.text(max_size=400))
def test_any_text_may_be_asked(text: str) -> None:
    try:
        read_question(text, UNITS, NOW)
    except (refusals.NoSuchDay, refusals.NoSuchPerson, refusals.UnclearWords):
        return


@pytest.mark.parametrize(
    ("words", "subject", "status", "text"),
    [
        ("mấy việc nào của VP trễ vậy em", Subject.LIST, Status.OVERDUE, None),
        ("có mấy việc trễ", Subject.COUNT, Status.OVERDUE, None),
        ("coi giùm việc đang kẹt", Subject.LIST, Status.OBSTACLE, None),
        ("việc nào đang treo", Subject.LIST, Status.OPEN, None),
        ("tình hình chung cơ quan mình sao rồi", Subject.TOTAL_RATE, None, None),
        ("trợ lý này xài làm sao", Subject.HELP, None, None),
        ("tình hình kho lưu trữ sao rồi", Subject.STATE, Status.EVERY, "kho lưu trữ"),
    ],
)
def test_words_of_the_south_are_understood(
    words: str, subject: Subject, status: Status | None, text: str | None
) -> None:
    found = read_question(words, UNITS, NOW)
    assert found is not None
    assert (found.subject, found.filters.status, found.filters.text) == (subject, status, text)
