"""What hands write shorter in a plan: short headings, "the same as above", marks below months, sums."""

import datetime as dt

import openpyxl
import pytest

from documents.document import Table
from documents.finding import findings
from documents.plans.headings import Column, column_called
from documents.readers.text import of_text
from domain.deadlines import DeadlineKind
from domain.documents.findings import Warned
from tests.documents.drawn import RULES, SIGNED, tasks_of
from tests.documents.test_workbook import read


def days(lines: str, *above: str) -> list[dt.date | None]:
    return [task.deadline.day if task.deadline else None for task in tasks_of(lines, *above)]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("T/g thực hiện", Column.DUE),
        ("TGian HT", Column.DUE),
        ("Mốc HT", Column.DUE),
        ("CQ chủ trì tham mưu", Column.LEAD),
        ("Đ/v CT", Column.LEAD),
        ("CT", Column.LEAD),
        ("PH", Column.SUPPORT),
        ("ĐV PH", Column.SUPPORT),
        ("N/dung", Column.CONTENT),
        ("ND công việc", Column.CONTENT),
        ("LĐ phụ trách", Column.WATCHED),
        ("Tên CT", None),
    ],
)
def test_a_narrow_column_shortens_its_heading(heading: str, column: Column | None) -> None:
    assert column_called(heading) is column


@pytest.mark.parametrize("mark", ["như trên", "Như trên", "nt", "-nt-", "n.t", '"', '-"-', "-//-", "//", "″"])
def test_a_cell_says_the_same_as_the_one_above(mark: str) -> None:
    first, second, third = tasks_of(
        f"""
        TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn
        1 | Kiểm kê tài sản | Văn phòng | Thanh tra | 20/5
        A | Phần sau | < | < | <
        2 | Thanh lý tài sản | {mark} | {mark} | {mark}
        3 | Ghi sổ tài sản | {mark} | | 30/6
        """
    )
    assert (second.leads, second.support, second.deadline_words) == (("Văn phòng",), ("Thanh tra",), "20/5")
    assert (third.leads, third.support) == (first.leads, ())


def test_a_group_tells_who_leads_its_rows_also_where_they_say_the_same_as_above() -> None:
    tasks = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Thời hạn
        I | Công tác năng lượng | Phòng Năng lượng |
        1 | Rà soát quy hoạch lưới điện | | 30.6
        2 | Kiểm tra hồ đập | nt | 30.7
        """
    )
    assert [task.leads for task in tasks] == [("Phòng Năng lượng",)] * 2


@pytest.mark.parametrize(
    ("heading", "below", "day"),
    [
        ("Tháng thực hiện", ("T3", "T4", "T5"), dt.date(2026, 4, 30)),
        ("Tháng", ("3", "4", "5"), dt.date(2026, 4, 30)),
        ("Thời gian (tháng) năm 2027", ("1", "2", "3"), dt.date(2027, 2, 28)),
        ("Quý", ("I", "II", "III"), dt.date(2026, 6, 30)),
        ("Thời gian", ("Q1", "Q2", "Q3"), dt.date(2026, 6, 30)),
        ("Lịch thực hiện", ("Th 3", "Th 4", "Th 5"), dt.date(2026, 4, 30)),
    ],
)
def test_a_mark_stands_below_a_month_or_quarter(heading: str, below: tuple[str, ...], day: dt.date) -> None:
    lines = f"""
        TT | Nhiệm vụ | Chủ trì | {heading} | < | <
        ^ | ^ | ^ | {" | ".join(below)}
        1 | Kiểm tra nội bộ | Thanh tra | | x |
        """
    assert days(lines) == [day]


def test_months_may_stand_in_the_only_row_of_headings() -> None:
    lines = """
        TT | Nhiệm vụ | Chủ trì | Tháng 3 | Tháng 4 | Tháng 5
        1 | Kiểm tra nội bộ | Thanh tra | | x |
        2 | Tập huấn | Văn phòng | 12/3 | |
        3 | Số hồ sơ phải số hóa | Văn phòng | 50 | 60 | 70
        """
    assert days(lines) == [dt.date(2026, 4, 30), dt.date(2026, 3, 12), None]


def test_a_calendar_without_leads_assigns_nothing() -> None:
    lines = """
        TT | Hoạt động | Tháng | < | <
        ^ | ^ | 3 | 4 | 5
        1 | Hội nghị giao ban | x | | x
        """
    assert tasks_of(lines) == ()


def test_words_without_a_month_are_of_the_one_that_the_section_names() -> None:
    lines = """
        TT | Công việc | Đơn vị thực hiện | Thời gian
        Tháng 8 | < | < | <
        1 | Xây dựng dự thảo | Phòng Pháp chế | trong tháng
        2 | Họp tổ soạn thảo | Văn phòng | ngày 20
        3 | Gửi báo cáo sơ kết | Văn phòng | 10/7
        Tháng 9/2026 | < | < | <
        4 | Nghiệm thu đề tài | Phòng Kỹ thuật | cuối tháng
        """
    assert days(lines) == [dt.date(2026, 8, 31), dt.date(2026, 8, 20), dt.date(2026, 7, 10), dt.date(2026, 9, 30)]


def test_the_heading_may_say_that_the_day_itself_is_too_late() -> None:
    lines = """
        TT | Nhiệm vụ | Phân công | Hoàn thành trước
        1 | Kiểm kê tài sản | Văn phòng | 20/5
        2 | Đối chiếu công nợ | Văn phòng | Quý II
        """
    assert days(lines) == [dt.date(2026, 5, 19), dt.date(2026, 6, 30)]


def test_roles_may_be_two_letters() -> None:
    (task,) = tasks_of(
        """
        TT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn
        1 | Rà soát tài sản công | CT: Phòng Kế hoạch; PH: Văn phòng | 20/5
        """
    )
    assert (task.leads, task.support) == (("Phòng Kế hoạch",), ("Văn phòng",))


@pytest.mark.parametrize(
    ("cell", "leads", "support"),
    [
        ("Thanh tra Sở, Văn phòng Sở (phối hợp)", ("Thanh tra Sở",), ("Văn phòng Sở",)),
        ("Thanh tra Sở (chủ trì), Văn phòng Sở (phối hợp)", ("Thanh tra Sở",), ("Văn phòng Sở",)),
        ("VP (CT), CĐS (PH)", ("VP",), ("CĐS",)),
    ],
)
def test_roles_stand_in_brackets(cell: str, leads: tuple[str, ...], support: tuple[str, ...]) -> None:
    (task,) = tasks_of(f"TT | Nhiệm vụ | Giao cho | Thời hạn\n1 | Đánh giá phong trào | {cell} | 20/5")
    assert (task.leads, task.support) == (leads, support)


def test_a_sum_is_no_task() -> None:
    lines = """
        Đơn vị | Nhiệm vụ | Thời hạn
        Văn phòng | Kiểm kê tài sản | 20/5
        Tổng | 1 việc |
        """
    assert len(tasks_of(lines)) == 1


def test_results_that_tell_what_was_done_are_no_products() -> None:
    lines = """
        TT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn | Kết quả
        1 | Thẩm định hồ sơ quy hoạch | Phòng Quy hoạch | 20/1 | Đã hoàn thành, ban hành ngày 18/1
        2 | Kiểm tra chất lượng cầu | Phòng Xây dựng | 25/1 | Đã kiểm tra xong
        """
    assert tasks_of(lines) == ()


def test_the_title_of_one_table_is_not_that_of_the_next() -> None:
    head = "Nhiệm vụ\tĐơn vị\tThời hạn"
    text = f"""THÔNG BÁO
Kết luận giao ban
1. Kết quả thực hiện nhiệm vụ tháng trước:
{head}
Thẩm định hồ sơ\tPhòng Quy hoạch\t20/1
2. Nhiệm vụ trong thời gian tới:
{head}
Kiểm tra an toàn lao động\tPhòng Xây dựng\t25/3
"""
    found = findings(of_text(text), rules=RULES, now=SIGNED)
    assert [task.content for task in found.tasks] == ["Kiểm tra an toàn lao động"]


ALIGNED = """KẾ HOẠCH
Cải cách hành chính

STT  Nhiệm vụ                              Chủ trì             Thời hạn
1    Rà soát chức năng của các phòng,      Phòng Tổ chức       30/4/2026
     đơn vị
2    Kiểm tra kỷ luật                      Thanh tra           Tháng 5
3    Xây dựng bộ chỉ số                    Văn phòng
"""


def test_blanks_may_part_the_columns_of_a_text() -> None:
    found = findings(of_text(ALIGNED), rules=RULES, now=SIGNED)
    assert [(task.content, task.leads) for task in found.tasks] == [
        ("Rà soát chức năng của các phòng, đơn vị", ("Phòng Tổ chức",)),
        ("Kiểm tra kỷ luật", ("Thanh tra",)),
        ("Xây dựng bộ chỉ số", ("Văn phòng",)),
    ]


def test_text_that_is_set_in_blocks_is_no_table() -> None:
    text = "Kính gửi:   Các phòng,   đơn vị\n\nThực hiện   ý kiến   của Sở\n"
    assert not any(isinstance(block, Table) for block in of_text(text).blocks)


def test_hidden_rows_are_left_out_with_a_word_and_notes_on_the_workbook_stand_last() -> None:
    book = openpyxl.Workbook()
    notes = book.worksheets[0]
    notes.title = "HƯỚNG DẪN"
    notes.append(["Các phòng cập nhật trước ngày 25 hằng tháng."])
    plan = book.create_sheet("KH 2026")
    plan.append(["SỞ TÀI CHÍNH"])
    plan.append(["(Kèm theo Quyết định số 22/QĐ-STC ngày 20/01/2026 của Giám đốc Sở Tài chính)"])
    plan.append(["Đơn vị", "Việc cần làm", "Hạn hoàn thành"])
    plan.append(["Văn phòng", "Kiểm kê tài sản", "30.3"])
    plan.append(["Văn phòng", "Dòng nháp đã bỏ", "30.3"])
    plan.row_dimensions[5].hidden = True
    document = read(book)
    found = findings(document, rules=RULES, now=dt.datetime(2026, 11, 30, 8, tzinfo=SIGNED.tzinfo))
    assert (found.head.number, found.head.day) == ("22/QĐ-STC", dt.date(2026, 1, 20))
    (task,) = found.tasks
    assert task.deadline
    assert (task.content, task.deadline.day) == ("Kiểm kê tài sản", dt.date(2026, 3, 30))
    assert document.warnings == (Warned.SHEETS_LEFT_OUT,)


def test_the_title_of_a_programme_tells_the_month_of_its_rows() -> None:
    lines = """
        Thời gian thực hiện | Nội dung công việc | Đơn vị chủ trì
        Trong tháng | Hoàn thiện hồ sơ xếp hạng di tích | Bảo tàng tỉnh
        Cuối tháng | Tổ chức lớp tập huấn nghiệp vụ | Thư viện tỉnh
        20/4 | Báo cáo kết quả | Văn phòng
        """
    assert days(lines, "Công tác trọng tâm tháng 3 năm 2026") == [
        dt.date(2026, 3, 31),
        dt.date(2026, 3, 31),
        dt.date(2026, 4, 20),
    ]


def test_the_share_that_is_given_is_no_account_of_what_was_done() -> None:
    lines = """
        TT | Nhiệm vụ | Đơn vị thực hiện | Deadline | Tỷ lệ giao (%)
        1 | Lập dự toán kinh phí | Văn phòng | 31/10 | 100
        2 | Kiểm kê tài sản cuối năm | Văn phòng | 31.12.2026 | 80
        """
    assert days(lines) == [dt.date(2026, 10, 31), dt.date(2026, 12, 31)]


@pytest.mark.parametrize("cell", ["TX", "T/x", "t.xuyên"])
def test_always_may_be_two_letters(cell: str) -> None:
    (task,) = tasks_of(
        f"""
        TT | Nhiệm vụ | Chủ trì | Thời gian
        1 | Duy trì hệ thống quản lý chất lượng | Văn phòng | {cell}
        """
    )
    assert task.deadline
    assert (task.deadline_words, task.deadline.kind) == (cell, DeadlineKind.STANDING)
