"""The spreadsheet of an office: its columns by what they mean, how each task stands, and what is wrong in a row."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from documents.document import Paragraph
from documents.plans.standing import standing_of
from documents.register import register_in
from domain.documents.register import Line, Part, Register, Wrong
from domain.tasks import State
from tests.documents.drawn import RULES, SIGNED, drawn

LEDGER = """
    TT | Số phiếu giao việc | Nội dung giao | Văn bản giao | Đơn vị xử lý | Phối hợp | Ngày giao | Hạn xử lý | Gia hạn đến | Trạng thái | Kết quả thực hiện
    1 | GV-101 | Thẩm định đề cương dự án | CV 12/UBND | Phòng Kế hoạch | Văn phòng | 05/01/2026 | 20/01/2026 | | Đã hoàn thành ngày 18/01/2026 | Tờ trình 8/TTr
    2 | GV-102 | Góp ý dự thảo quy chế | | Văn phòng | | 06/01/2026 | 31/01/2026 | 28/02/2026 | Đang thực hiện | Đã lấy ý kiến 60%
    3 | GV-103 | Theo dõi an toàn thông tin | | Trung tâm Chuyển đổi số | | 07/01/2026 | 01/01/1970 | | Quá hạn |
"""  # noqa: E501


def read(lines: str, *, name: str = "Sổ giao việc", begins: int = 4) -> Register:
    table = replace(drawn(lines), name=name, begins=begins)
    found = register_in((Paragraph("SỔ THEO DÕI"), table), SIGNED, RULES)
    assert found is not None
    return found


def test_each_row_is_a_task_with_its_state() -> None:
    first, second, third = read(LEDGER).lines
    assert (first.outside, first.content, first.paper) == ("GV-101", "Thẩm định đề cương dự án", "CV 12/UBND")
    assert (first.leads, first.support, first.row) == (("Phòng Kế hoạch",), ("Văn phòng",), 5)
    assert (first.state, first.finished, first.assigned) == (State.COMPLETED, dt.date(2026, 1, 18), dt.date(2026, 1, 5))
    assert first.due is not None
    assert (first.due.day, first.due.words, first.report) == (dt.date(2026, 1, 20), "20/01/2026", "Tờ trình 8/TTr")
    assert second.due is not None
    assert second.extended is not None
    assert (second.due.day, second.extended.day) == (dt.date(2026, 1, 31), dt.date(2026, 2, 28))
    assert (second.state, second.percent) == (State.IN_PROGRESS, 60)
    assert (third.due, third.state) == (None, State.IN_PROGRESS)


def test_the_columns_are_told_for_confirmation() -> None:
    found = read(LEDGER)
    assert found.heading_of(Part.DEADLINE) == "Hạn xử lý"
    assert [(one.letter, one.part) for one in found.columns][:3] == [
        ("B", Part.OUTSIDE),
        ("C", Part.CONTENT),
        ("D", Part.PAPER),
    ]
    assert found.tells_states
    assert found.faults == ()


def test_several_columns_tell_of_the_paper() -> None:
    (line,) = read(
        """
        TT | Số, ký hiệu | Ngày ban hành | Cơ quan ban hành | Nội dung | Đơn vị xử lý | Hạn xử lý | Trạng thái
        1 | 45/KH-UBND | 02/01/2026 | UBND tỉnh | Số hóa hồ sơ | Văn phòng | 15/2/2026 | Đang xử lý
        """
    ).lines
    assert line.paper == "45/KH-UBND, 02/01/2026, UBND tỉnh"


def test_results_beside_states_are_what_came_of_a_task() -> None:
    found = read("TT | Nhiệm vụ | Đơn vị | Hạn | Tình trạng | Kết quả\n1 | Số hóa | Văn phòng | 1/2/2026 | Xong | KH 5")
    assert (found.heading_of(Part.REPORT), found.lines[0].report) == ("Kết quả", "KH 5")


def test_a_register_survives_being_written_down() -> None:
    found = read(LEDGER)
    assert Register.from_json(json.loads(json.dumps(found.to_json()))) == found


def test_what_is_wrong_is_told_by_row() -> None:
    found = read(
        """
        STT | Mã nhiệm vụ | Nhiệm vụ | Chủ trì | Thời hạn | Tình trạng | Ngày hoàn thành
        1 | A1 | | Văn phòng | 30/4/2026 | |
        2 | A2 | Kiểm kê tài sản | | 31/4/2026 | |
        3 | A2 | Sửa cổng | Văn phòng, Thanh tra | Khi nào rảnh | Theo dõi thêm |
        4 | A4 | Họp báo | Văn phòng | 2/2/2026 | Hoàn thành | 12/12/2026
        5 | A5 | Lập hồ sơ | Các phòng, đơn vị | Tháng 4 | |
        """
    )
    assert [(fault.row, fault.wrong) for fault in found.faults] == [
        (5, Wrong.NO_CONTENT),
        (6, Wrong.NO_LEAD),
        (6, Wrong.NO_SUCH_DAY),
        (7, Wrong.SEVERAL_LEADS),
        (7, Wrong.UNREADABLE_DEADLINE),
        (7, Wrong.UNREADABLE_STATE),
        (7, Wrong.TWICE),
        (8, Wrong.NOT_YET),
    ]
    assert found.lines[-1].everyone


def test_marks_below_headings_that_are_states() -> None:
    first, second = read(
        """
        TT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn | Tình trạng | <
        ^ | ^ | ^ | ^ | Đã hoàn thành | Chưa hoàn thành
        1 | Kiểm kê tài sản | Văn phòng | 30/1/2026 | x |
        2 | Sửa cổng | Văn phòng | 30/3/2026 | | x
        """
    ).lines
    assert (first.state, second.state) == (State.COMPLETED, State.IN_PROGRESS)


def test_a_deadline_and_the_one_that_it_was_moved_to_may_share_a_cell() -> None:
    (line,) = read(
        """
        TT | Nhiệm vụ | Đơn vị thực hiện | Thời hạn
        1 | Kiểm kê tài sản | Văn phòng | 30/1/2026 (gia hạn đến 15/3/2026)
        """
    ).lines
    assert line.due is not None
    assert line.extended is not None
    assert (line.due.day, line.extended.day) == (dt.date(2026, 1, 30), dt.date(2026, 3, 15))


@pytest.mark.parametrize(
    ("cells", "shares"), [(("0.8", "1"), [80, 100]), (("80", "1"), [80, 1]), (("80%", "25 %"), [80, 25])]
)
def test_shares_are_written_in_several_ways(cells: tuple[str, str], shares: list[int]) -> None:
    lines = "TT | Nhiệm vụ | Đơn vị | Tỷ lệ hoàn thành\n1 | Số hóa | Văn phòng | {}\n2 | Kiểm kê | Văn phòng | {}"
    assert [line.percent for line in read(lines.format(*cells)).lines] == shares


def test_of_several_sheets_the_fullest_is_read_and_the_others_are_told() -> None:
    small = replace(drawn("TT | Nhiệm vụ | Đơn vị | Hạn\n1 | Số hóa | Văn phòng | Quý II"), name="Mẫu")
    found = register_in((small, replace(drawn(LEDGER), name="Năm 2026")), SIGNED, RULES)
    assert found is not None
    assert (found.sheet, found.others, len(found.lines)) == ("Năm 2026", ("Mẫu",), 3)


def test_a_workbook_without_tasks_is_none() -> None:
    people = drawn("TT | Họ và tên | Chức vụ | Điện thoại\n1 | Lê Hòa | Trưởng phòng | 09")
    assert register_in((people, Paragraph("Danh bạ")), SIGNED, RULES) is None


@pytest.mark.parametrize(
    ("state", "finished", "report", "expected"),
    [
        ("Hoàn thành đúng hạn", "", "", (State.COMPLETED, None, False, 100)),
        ("Hoàn thành quá hạn", "3/2/2026", "", (State.COMPLETED, dt.date(2026, 2, 3), True, 100)),
        ("Đã hoàn thành ngày 3/2/2026", "", "", (State.COMPLETED, dt.date(2026, 2, 3), None, 100)),
        ("Chưa hoàn thành - quá hạn", "", "", (State.IN_PROGRESS, None, None, None)),
        ("Thường xuyên", "", "", (State.IN_PROGRESS, None, None, None)),
        ("Chưa thực hiện", "", "", (State.ASSIGNED, None, None, None)),
        ("Chờ xác nhận", "", "", (State.SUBMITTED, None, None, 100)),
        ("Tạm dừng", "", "", (State.SUSPENDED, None, None, None)),
        ("Đã thu hồi", "", "", (State.CANCELLED, None, None, None)),
        ("Trả lại", "", "", (State.RETURNED, None, None, None)),
        ("", "3/2/2026", "", (State.COMPLETED, dt.date(2026, 2, 3), None, 100)),
        ("", "", "Đã hoàn thành, gửi UBND tỉnh", (State.COMPLETED, None, None, 100)),
        ("", "", "Đang lấy ý kiến, đạt 40%", (State.IN_PROGRESS, None, None, 40)),
        ("", "", "", (State.ASSIGNED, None, None, None)),
        ("75%", "", "", (State.IN_PROGRESS, None, None, 75)),
        ("Xem ghi chú", "", "", (None, None, None, None)),
    ],
)
def test_how_a_task_stands(state: str, finished: str, report: str, expected: tuple[object, ...]) -> None:
    assert standing_of(state, finished, None, report) == expected


def test_lines_keep_what_they_do_not_know() -> None:
    line = Line(row=2, content="Số hóa")
    assert Line.from_json(json.loads(json.dumps(line.to_json()))) == line
