"""Which tables assign, and what their rows say."""

import datetime as dt

import pytest

from documents.document import Paragraph, Table
from documents.tables import Seen, found_in, whole_tables
from domain.deadlines import DeadlineKind
from domain.documents.findings import Doubt, Indicator
from tests.documents.drawn import RULES, SIGNED, drawn, tasks_of

PLAN = """
    TT | Nội dung công việc | Đơn vị chủ trì | Đơn vị phối hợp | Sản phẩm | Thời gian hoàn thành
    1 | Biên tập sổ tay nghiệp vụ | Phòng Kế hoạch | Văn phòng | Sổ tay | Quý II
    2 | Kiểm kê tài sản | Văn phòng | Các phòng, đơn vị | Biên bản | Trước 20/5
"""


def test_each_row_of_a_plan_is_a_task() -> None:
    first, second = tasks_of(PLAN, "KẾ HOẠCH CÔNG TÁC", place="phụ lục 2")
    assert (first.content, first.leads, first.support) == (
        "Biên tập sổ tay nghiệp vụ",
        ("Phòng Kế hoạch",),
        ("Văn phòng",),
    )
    assert (first.product, first.deadline_words, first.place) == ("Sổ tay", "Quý II", "phụ lục 2, dòng 1")
    assert first.deadline
    assert first.deadline.day == dt.date(2026, 6, 30)
    assert second.deadline
    assert second.deadline.day == dt.date(2026, 5, 19)
    assert (first.doubts, second.doubts, second.everyone) == ((), (), False)


def test_two_rows_of_headings_are_read_together() -> None:
    (task,) = tasks_of(
        """
        STT | Nhiệm vụ | Đơn vị thực hiện | < | Kết quả | Thời gian | <
        ^ | ^ | Chủ trì | Phối hợp | ^ | Bắt đầu | Kết thúc
        (1) | (2) | (3) | (4) | (5) | (6) | (7)
        1 | Mua máy chủ | Văn phòng | Thanh tra | Hợp đồng | Tháng 3 | Tháng 5
        """
    )
    assert (task.leads, task.support, task.product) == (("Văn phòng",), ("Thanh tra",), "Hợp đồng")
    assert (task.deadline_words, task.place) == ("Tháng 5", "dòng 1")


def test_columns_of_quarters_hold_marks() -> None:
    first, second = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Thời gian thực hiện | < | < | <
        ^ | ^ | ^ | Quý I | Quý II | Quý III | Quý IV
        1 | Tập huấn chữ ký số | Văn phòng | x | x | |
        2 | Kiểm tra nội bộ | Thanh tra | | | | x
        """
    )
    assert [task.deadline and task.deadline.day for task in (first, second)] == [
        dt.date(2026, 6, 30),
        dt.date(2026, 12, 31),
    ]


def test_sections_name_the_place_and_may_tell_the_unit_and_the_deadline() -> None:
    found = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Thời hạn
        I | Cải cách thể chế | < | <
        1 | Rà soát quy chế | Văn phòng | Quý I
        2 | Hợp nhất quy chế | | Tháng 9
        II | Tài chính công | Phòng Kế hoạch | Tháng 11
        1 | Công khai dự toán | |
        2 | Kiểm kê | Văn phòng | Tháng 4
        """
    )
    assert [task.place for task in found] == ["mục I, dòng 1", "mục I, dòng 2", "mục II, dòng 1", "mục II, dòng 2"]
    assert [task.leads for task in found] == [("Văn phòng",), (), ("Phòng Kế hoạch",), ("Văn phòng",)]
    assert [task.deadline_words for task in found] == ["Quý I", "Tháng 9", "Tháng 11", "Tháng 4"]
    assert [task.doubts for task in found] == [(), (Doubt.NO_LEAD,), (), ()]


def test_a_table_without_units_takes_them_from_its_sections() -> None:
    found = tasks_of(
        """
        TT | Công việc | Sản phẩm | Thời gian hoàn thành
        A | Nhiệm vụ của Phòng Kế hoạch | < | <
        1 | Lập dự toán | Dự toán | Tháng 8
        B | Việc cần làm ngay trong tháng 3 | < | <
        1 | Sửa cổng thông tin | Cổng mới |
        """
    )
    assert [(task.leads, task.deadline_words) for task in found] == [
        (("Phòng Kế hoạch",), "Tháng 8"),
        ((), "trong tháng 3"),
    ]


def test_rows_numbered_below_others_make_these_headings() -> None:
    found = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Thời gian
        1 | Thanh tra, kiểm tra | |
        1.1 | Kiểm tra công vụ | Thanh tra | Quý II
        1.2 | Kiểm tra an toàn thông tin | |
        2 | Số hóa | |
        2.1 | Số hóa hồ sơ | Văn phòng | Quý III
        2.1 | Số hóa tài liệu cũ | Văn phòng | Quý IV
        """
    )
    assert [task.content for task in found] == [
        "Kiểm tra công vụ",
        "Kiểm tra an toàn thông tin",
        "Số hóa hồ sơ",
        "Số hóa tài liệu cũ",
    ]
    assert [task.place for task in found] == ["dòng 1.1", "dòng 1.2", "dòng 2.1", "dòng 2.1 (lần 2)"]
    assert found[1].leads == ()


def test_merged_cells_hold_for_the_rows_below() -> None:
    first, second = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian
        1 | Lập danh mục hồ sơ | Văn phòng | Các phòng, đơn vị | Quý II
        2 | Chỉnh lý tài liệu | ^ | | ^
        """
    )
    assert (second.leads, second.support, second.deadline_words) == (first.leads, (), "Quý II")


def test_a_row_that_a_page_divides_is_one_task() -> None:
    (task,) = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Thời gian
        1 | Xây dựng quy trình xử lý văn bản đến trên | Phòng Quản lý | Quý II
          | môi trường điện tử | khoa học |
        """
    )
    assert task.content == "Xây dựng quy trình xử lý văn bản đến trên môi trường điện tử"
    assert task.leads == ("Phòng Quản lý khoa học",)


@pytest.mark.parametrize("rest", ["môi trường mạng", "15 thủ tục còn lại", "08/2026/NĐ-CP", "UBND tỉnh giao"])
def test_the_end_of_a_row_is_no_heading(rest: str) -> None:
    (task,) = tasks_of(
        f"""
        TT | Nhiệm vụ | Chủ trì | Thời gian
        1 | Rà soát các nội dung theo | Văn phòng | Quý II
          | {rest} | |
        """
    )
    assert task.content == f"Rà soát các nội dung theo {rest}"


def test_items_with_a_deadline_beside_each_are_tasks_of_their_own() -> None:
    found = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Thời gian
        1 | Tổ chức hội thi:\\na) Ban hành thể lệ\\nb) Chấm thi | Văn phòng | Tháng 3\\nTháng 7
        2 | Tuyên truyền:\\n- Treo khẩu hiệu\\n- Phát tài liệu | Văn phòng | Tháng 5
        """
    )
    assert [(task.content, task.deadline_words) for task in found[:2]] == [
        ("Ban hành thể lệ", "Tháng 3"),
        ("Chấm thi", "Tháng 7"),
    ]
    assert [task.place for task in found] == ["dòng 1, ý 1", "dòng 1, ý 2", "dòng 2"]
    assert found[2].content == "Tuyên truyền: - Treo khẩu hiệu - Phát tài liệu"


def test_what_is_unclear_is_marked() -> None:
    both, none, event, impossible, everyone = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Thời gian
        1 | Lập kế hoạch | Văn phòng / Thanh tra | Quý II
        2 | Lập báo cáo | | Thường xuyên
        3 | Lập hồ sơ | Văn phòng | Khi có hướng dẫn
        4 | Lập sổ | Văn phòng | 31/6
        5 | Tự kiểm tra | Các phòng, đơn vị thuộc Sở | Hằng quý
        """
    )
    assert both.doubts == (Doubt.SEVERAL_LEADS,)
    assert none.doubts == (Doubt.NO_LEAD,)
    assert event.doubts == (Doubt.EVENT,)
    assert impossible.doubts == (Doubt.IMPOSSIBLE_DAY,)
    assert (impossible.deadline, impossible.deadline_words) == (None, "31/6")
    assert everyone.everyone
    assert everyone.deadline
    assert everyone.deadline.kind is DeadlineKind.RECURRING


def test_each_of_a_list_has_the_task_for_itself() -> None:
    listed, classes, joint = tasks_of(
        """
        TT | Nhiệm vụ | Chủ trì | Thời gian
        1 | Gửi số liệu | Các phòng: Kế hoạch, Chuyển đổi số | Quý II
        2 | Báo cáo | Các sở, ngành; UBND các xã, phường | Quý II
        3 | Lập kế hoạch | Văn phòng, Thanh tra | Quý II
        """
    )
    assert (listed.leads, listed.apart, listed.doubts) == (("Phòng Kế hoạch", "Phòng Chuyển đổi số"), True, ())
    assert (classes.apart, classes.doubts) == (True, ())
    assert (joint.apart, joint.doubts) == (False, (Doubt.SEVERAL_LEADS,))


def test_a_column_of_targets_gives_indicators() -> None:
    (task,) = tasks_of(
        """
        TT | Nhiệm vụ | Chỉ tiêu | Đơn vị thực hiện | Hạn
        1 | Số hóa hồ sơ | 90% | Văn phòng | 31/12
        """
    )
    assert task.indicators == (Indicator("90%", "Số hóa hồ sơ"),)


def test_lead_and_support_in_one_column() -> None:
    first, second = tasks_of(
        """
        TT | Nhiệm vụ | Đơn vị chủ trì, phối hợp | Hạn
        1 | Số hóa hồ sơ | Chủ trì: Văn phòng; phối hợp: Thanh tra | 31/12
        2 | Bảo trì mạng | Trung tâm Chuyển đổi số\\nCác phòng, đơn vị | 31/12
        """
    )
    assert (first.leads, first.support) == (("Văn phòng",), ("Thanh tra",))
    assert (second.leads, second.support) == (("Trung tâm Chuyển đổi số",), ("Các phòng, đơn vị",))


def test_a_plan_without_headings_is_told_by_its_cells() -> None:
    first, second = tasks_of(
        """
        1 | Chuẩn bị hội trường cho hội nghị tổng kết | Văn phòng | 10/3/2026
        2 | Lập dự toán kinh phí tổ chức | Phòng Kế hoạch | 5/3/2026
        """
    )
    assert (first.leads, first.deadline_words, first.place) == (("Văn phòng",), "10/3/2026", "dòng 1")
    assert second.content == "Lập dự toán kinh phí tổ chức"


def test_a_plan_for_the_coming_year_is_read_from_its_beginning() -> None:
    (task,) = found_in(
        drawn("TT | Việc | Chủ trì | Hạn\n1 | Tổng kết | Văn phòng | Quý IV"),
        Seen(dt.datetime(2026, 12, 5, 8, tzinfo=SIGNED.tzinfo), RULES, above=("KẾ HOẠCH CÔNG TÁC NĂM 2027",)),
    )
    assert task.deadline
    assert task.deadline.day == dt.date(2027, 12, 31)


def test_a_table_that_goes_on_over_a_page_is_one() -> None:
    plan = drawn(PLAN)
    further = drawn("3 | Chuyển kho lưu trữ | Văn phòng | | Biên bản | Tháng 10")
    again = Table((plan.rows[0], *further.rows))
    for page in (further, again):
        (whole,) = (b for b in whole_tables((plan, Paragraph("2"), page), SIGNED, RULES) if isinstance(b, Table))
        assert [task.place for task in found_in(whole, Seen(SIGNED, RULES))] == ["dòng 1", "dòng 2", "dòng 3"]
    other = drawn(
        "TT | Họ và tên | Chức vụ | Đơn vị | Điện thoại | Ghi chú\n1 | Lê Hòa | Trưởng ban | Văn phòng | 09 |"
    )
    assert len(whole_tables((plan, other), SIGNED, RULES)) == 2


@pytest.mark.parametrize(
    ("lines", "above"),
    [
        ("SỞ NỘI VỤ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-SNV | Huế, ngày 2 tháng 3 năm 2026", ""),
        ("Nơi nhận:\\n- Như trên;\\n- Lưu: VT. | GIÁM ĐỐC\\nLê Hòa", ""),
        (
            """Thời gian | Nội dung | Người phụ trách
            8h00 - 8h30 | Đón đại biểu | Văn phòng
            8h30 - 9h15 | Khai mạc | Giám đốc""",
            "",
        ),
        (
            """Thứ, ngày | Nội dung | Thành phần | Địa điểm | Chủ trì
            Thứ Hai, 2/3 | Họp giao ban | Trưởng các phòng | Phòng họp số 1 | Giám đốc""",
            "LỊCH CÔNG TÁC TUẦN",
        ),
        (
            """TT | Nội dung chi | Đơn vị tính | Số lượng | Đơn giá | Thành tiền
            1 | In tài liệu | Bộ | 50 | 20.000 | 1.000.000""",
            "DỰ TOÁN KINH PHÍ",
        ),
        (
            """TT | Số, ký hiệu | Ngày ban hành | Trích yếu | Cơ quan ban hành
            1 | 12/KH-UBND | 2/3/2026 | Kế hoạch chuyển đổi số | UBND tỉnh""",
            "DANH MỤC VĂN BẢN",
        ),
        (
            """TT | Họ và tên | Chức vụ, đơn vị | Nhiệm vụ trong Tổ
            1 | Lê Hòa | Trưởng phòng Kế hoạch | Tổ trưởng""",
            "DANH SÁCH TỔ CÔNG TÁC",
        ),
        (
            """TT | Tồn tại, hạn chế | Đơn vị | Nguyên nhân
            1 | Chậm số hóa hồ sơ | Văn phòng | Thiếu máy quét""",
            "",
        ),
        (
            """TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn | Kết quả thực hiện
            1 | Số hóa hồ sơ | Văn phòng | 30/1/2026 | Đã số hóa 40% hồ sơ
            2 | Kiểm kê | Thanh tra | 30/1/2026 | Đã hoàn thành, biên bản số 3""",
            "",
        ),
        (
            """TT | Chỉ tiêu | Tháng 1 | Tháng 2 | Tháng 3
            1 | Hồ sơ trực tuyến | 50% | 55% | 61%""",
            "",
        ),
        ("", ""),
    ],
    ids=[
        "letterhead", "signature", "timetable", "week", "budget", "papers", "people", "findings", "account", "matrix",
        "empty",
    ],
)  # fmt: skip
def test_other_tables_assign_nothing(lines: str, above: str) -> None:
    assert tasks_of(lines or "|", above) == ()
