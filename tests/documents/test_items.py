"""Which items of a letter are tasks, to whom they go, and by when."""

import datetime as dt

import pytest

from documents.document import Document, Paragraph
from documents.finding import findings
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules, DeadlineKind
from domain.documents.findings import Doubt, Findings, Nature

NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
HEAD = (
    "UBND TỈNH AN THỊNH",
    "SỞ Y TẾ",
    "Số: 310/SYT-VP",
    "V/v triển khai công tác cuối năm",
    "An Thịnh, ngày 02 tháng 11 năm 2026",
    "Kính gửi: Các phòng, đơn vị thuộc Sở.",
)
CONCLUDES = "Sau khi nghe báo cáo, Giám đốc Sở kết luận như sau:"
ASKS = "Sở Y tế đề nghị thực hiện một số nội dung sau:"


def read(*lines: str, head: tuple[str, ...] = HEAD) -> Findings:
    blocks = tuple(map(Paragraph, (*head, *lines)))
    return findings(Document(blocks), rules=DateRules(WorkingCalendar()), now=NOW)


def told(*lines: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.place, task.leads) for task in read(*lines).tasks]


def test_an_item_names_who_leads_and_who_supports() -> None:
    (task,) = read(
        CONCLUDES,
        "1. Giao Phòng Nghiệp vụ Y chủ trì, phối hợp với Phòng Kế hoạch - Tài chính và Thanh tra Sở xây dựng phương án "
        "trực Tết, trình Giám đốc Sở trước ngày 20/12/2026.",
    ).tasks
    assert task.leads == ("Phòng Nghiệp vụ Y",)
    assert task.support == ("Phòng Kế hoạch - Tài chính", "Thanh tra Sở")
    assert (task.product, task.deadline_words) == ("phương án trực Tết", "trước ngày 20/12/2026")
    assert task.deadline
    assert task.deadline.day == dt.date(2026, 12, 19)
    assert task.content == "Xây dựng phương án trực Tết, trình Giám đốc Sở"
    assert task.words.startswith("Giao Phòng Nghiệp vụ Y chủ trì, phối hợp với")


def test_a_heading_gives_its_addressee_and_its_limit_to_all_items_below() -> None:
    tasks = read(
        CONCLUDES,
        "I. NHỮNG VIỆC HOÀN THÀNH TRONG THÁNG 12/2026",
        "1. Phòng Nghiệp vụ Dược:",
        "a) Kiểm tra cơ số thuốc dự phòng;",
        "b) Báo cáo lượng thuốc tồn trước ngày 10/12/2026.",
        "2. Văn phòng Sở",
        "- Bố trí xe trực.",
    ).tasks
    assert [(task.place, task.leads) for task in tasks] == [
        ("mục I.1.a", ("Phòng Nghiệp vụ Dược",)),
        ("mục I.1.b", ("Phòng Nghiệp vụ Dược",)),
        ("mục I.2, gạch đầu dòng 1", ("Văn phòng Sở",)),
    ]
    days = [task.deadline.day for task in tasks if task.deadline]
    assert days == [dt.date(2026, 12, 31), dt.date(2026, 12, 9), dt.date(2026, 12, 31)]


def test_who_is_told_before_the_items_is_told_to_do_them() -> None:
    lines = ("1. Rà soát trang thiết bị.", "2. Văn phòng Sở tổng hợp, báo cáo Giám đốc Sở.")
    everyone = ("Các phòng, đơn vị thuộc Sở",)
    assert told(ASKS, *lines) == [("mục 1", everyone), ("mục 2", ("Văn phòng Sở",))]
    assert told("Giám đốc Sở yêu cầu Phòng Nghiệp vụ Y thực hiện:", *lines)[0] == ("mục 1", ("Phòng Nghiệp vụ Y",))
    assert read(ASKS, *lines).tasks[0].everyone


def test_without_an_addressee_an_item_is_no_task() -> None:
    assert told(CONCLUDES, "1. Rà soát trang thiết bị.", "2. Văn phòng Sở tổng hợp.") == [("mục 2", ("Văn phòng Sở",))]


NO_TASKS = [
    "1. Phòng Nghiệp vụ Y đã hoàn thành kế hoạch năm.",
    "1. Phòng Nghiệp vụ Y có thể thuê chuyên gia tư vấn.",
    "1. Thời gian: 14 giờ 00 ngày 10/12/2026.",
    "1. Thống nhất với đề nghị của Phòng Nghiệp vụ Y.",
    "Giám đốc các bệnh viện chịu trách nhiệm thi hành Công văn này.",
    "Yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện./.",
    "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Văn phòng Sở để tổng hợp./.",
    "Đơn vị nào không gửi báo cáo thì coi như thống nhất.",
]


@pytest.mark.parametrize("line", NO_TASKS)
def test_what_looks_like_an_order_and_is_none(line: str) -> None:
    assert told(CONCLUDES, "1. Văn phòng Sở tổng hợp kết quả.", line.replace("1. ", "2. ")) == [
        ("mục 1", ("Văn phòng Sở",))
    ]


@pytest.mark.parametrize("section", ["I. MỤC ĐÍCH, YÊU CẦU", "I. Kết quả đạt được", "I. Thành phần tham dự"])
def test_some_sections_hold_no_tasks(section: str) -> None:
    lines = (
        section,
        "1. Phòng Nghiệp vụ Y triển khai kế hoạch.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Giao Văn phòng Sở theo dõi.",
    )
    assert told(CONCLUDES, *lines) == [("mục II.1", ("Văn phòng Sở",))]


def test_a_paragraph_is_parted_where_somebody_else_is_addressed() -> None:
    lines = (
        "Sở Y tế thông báo như sau:",
        "Phòng Nghiệp vụ Y lập danh sách trực, gửi Văn phòng Sở trước ngày 15/12/2026; Văn phòng Sở tổng hợp, niêm yết "
        "lịch trực. Các bệnh viện bố trí giường dự phòng.",
    )
    assert [task.leads for task in read(*lines).tasks] == [
        ("Phòng Nghiệp vụ Y",),
        ("Văn phòng Sở",),
        ("Các bệnh viện",),
    ]


def test_an_item_that_names_a_second_unit_for_its_own_part_is_two_tasks() -> None:
    line = (
        "1. Giao Phòng Nghiệp vụ Y lập danh sách máy thở hỏng, xong trước ngày 05/12/2026; Văn phòng Sở trình Giám đốc "
        "Sở phương án sửa chữa trước ngày 20/12/2026; Phòng Nghiệp vụ Dược phối hợp cung cấp số liệu."
    )
    first, second = read(CONCLUDES, line).tasks
    assert (first.leads, second.leads) == (("Phòng Nghiệp vụ Y",), ("Văn phòng Sở",))
    assert [task.deadline.day for task in (first, second) if task.deadline] == [
        dt.date(2026, 12, 4),
        dt.date(2026, 12, 19),
    ]
    assert first.product == "danh sách máy thở hỏng"


def test_the_content_is_without_who_is_told_and_without_the_last_signs() -> None:
    (task,) = read(CONCLUDES, "1. Văn phòng Sở có trách nhiệm niêm yết lịch trực./.").tasks
    assert task.content == "Niêm yết lịch trực"
    assert task.words == "Văn phòng Sở có trách nhiệm niêm yết lịch trực./."


FIELDS = (
    "1. Số hóa hồ sơ bệnh án",
    "- Đơn vị chủ trì: Phòng Nghiệp vụ Y",
    "- Đơn vị phối hợp: Văn phòng Sở",
    "- Thời gian hoàn thành: Quý I/2027",
    "- Sản phẩm: Kho dữ liệu",
)


def test_fields_below_an_item_tell_who_does_it_and_by_when() -> None:
    (task,) = read(CONCLUDES, *FIELDS).tasks
    assert (task.place, task.content) == ("mục 1", "Số hóa hồ sơ bệnh án")
    assert (task.leads, task.support, task.product) == (("Phòng Nghiệp vụ Y",), ("Văn phòng Sở",), "Kho dữ liệu")
    assert task.deadline
    assert task.deadline.day == dt.date(2027, 3, 31)


def test_fields_in_brackets_tell_it_too() -> None:
    (task,) = read(CONCLUDES, "1. Số hóa bệnh án (Phòng Nghiệp vụ Y chủ trì, hoàn thành trong tháng 12/2026).").tasks
    assert (task.content, task.leads) == ("Số hóa bệnh án", ("Phòng Nghiệp vụ Y",))
    assert task.deadline
    assert task.deadline.day == dt.date(2026, 12, 31)


def test_a_line_with_a_name_stands_above_the_dashes_behind_it() -> None:
    lines = ("Văn phòng Sở:", "- Bố trí xe;", "- In tài liệu.", "Phòng Nghiệp vụ Y:", "- Chuẩn bị báo cáo.")
    assert [leads for _, leads in told(CONCLUDES, "I. PHÂN CÔNG", *lines)] == [
        ("Văn phòng Sở",),
        ("Văn phòng Sở",),
        ("Phòng Nghiệp vụ Y",),
    ]


def test_a_second_list_has_its_own_opening() -> None:
    lines = (
        "1. Các bệnh viện đã tiếp nhận 300 ca.",
        "Giám đốc Sở yêu cầu Văn phòng Sở:",
        "1. Tổng hợp;",
        "2. Báo cáo.",
    )
    assert told(CONCLUDES, *lines) == [("mục 1", ("Văn phòng Sở",)), ("mục 2", ("Văn phòng Sở",))]


def test_units_of_a_list_with_one_plural_do_it_each() -> None:
    (task,) = read(CONCLUDES, "1. Giao các Sở: Tài chính, Nội vụ, Xây dựng rà soát biên chế.").tasks
    assert task.leads == ("Sở Tài chính", "Sở Nội vụ", "Sở Xây dựng")
    assert task.apart
    assert task.doubts == ()


def test_two_that_lead_together_are_a_doubt() -> None:
    (task,) = read(CONCLUDES, "1. Phòng Nghiệp vụ Y, Phòng Nghiệp vụ Dược kiểm tra kho vắc xin.").tasks
    assert task.doubts == (Doubt.SEVERAL_LEADS,)


def test_grounds_before_an_order_name_nobody_who_leads() -> None:
    line = "1. Trên cơ sở báo cáo của Thanh tra Sở, Phòng Nghiệp vụ Y, giao Văn phòng Sở tổng hợp trước ngày 20/12."
    assert told(CONCLUDES, line) == [("mục 1", ("Văn phòng Sở",))]


def test_a_law_before_a_semicolon_founds_the_order_and_is_none() -> None:
    law = "1. Căn cứ khoản 2 Điều 9 Thông tư số 07/2026/TT-BYT quy định hồ sơ cấp phép và thẩm quyền thu hồi"
    assert told(ASKS, f"{law}; giao Phòng Nghiệp vụ Y lập danh mục hồ sơ.") == [("mục 1", ("Phòng Nghiệp vụ Y",))]


def test_a_limit_of_another_item_is_taken_over() -> None:
    first, second = read(
        CONCLUDES,
        "1. Giao Phòng Nghiệp vụ Y tập huấn, xong trước ngày 21/12/2026.",
        "2. Giao Văn phòng Sở bố trí hội trường theo thời gian tại mục 1 Thông báo này.",
    ).tasks
    assert first.deadline
    assert second.deadline
    assert second.deadline.kind is DeadlineKind.REFERENCE
    assert second.deadline.day == first.deadline.day == dt.date(2026, 12, 20)
    assert second.deadline_words == "theo thời gian tại mục 1 Thông báo này"


LIMITS = [
    ("báo cáo định kỳ hằng quý", None, True),
    ("gửi hồ sơ theo Công văn số 12/SNV-TC ngày 05/10/2026", None, False),
    ("chuẩn bị hội nghị ngày 20/12/2026", None, False),
    ("thực hiện Đề án giai đoạn 2026 - 2030", None, False),
    ("khẩn trương rà soát", None, False),
    ("hoàn thành chậm nhất ngày 18/12", "2026-12-18", False),
    ("trình dự thảo trước 10/12, ban hành trước 25/12/2026", "2026-12-24", False),
    ("hoàn thành trong năm 2026, báo cáo trước ngày 15/12/2026", "2026-12-14", False),
]


@pytest.mark.parametrize(("doing", "day", "is_series"), LIMITS)
def test_only_what_limits_the_item_is_its_deadline(doing: str, day: str | None, is_series: bool) -> None:
    (task,) = read(CONCLUDES, f"1. Giao Phòng Nghiệp vụ Y {doing}.").tasks
    found = task.deadline
    assert (found.day.isoformat() if found and found.day else None) == day
    assert bool(found and found.rrule) == is_series


NATURES = [
    (("TỜ TRÌNH", "Về việc mua sắm", "Kính gửi: UBND tỉnh."), Nature.PROPOSES),
    (("BÁO CÁO", "Kết quả năm 2026", "Kính gửi: UBND tỉnh."), Nature.TELLS),
    (("KẾ HOẠCH", "Công tác năm 2027"), Nature.ASSIGNS),
]


@pytest.mark.parametrize(("kind", "nature"), NATURES)
def test_what_only_proposes_or_tells_assigns_nothing(kind: tuple[str, ...], nature: Nature) -> None:
    lines = (
        "Căn cứ chương trình công tác năm 2026 của Sở Y tế:",
        "1. Giao Văn phòng Sở mua máy trước ngày 20/12/2026.",
    )
    found = read(*lines, head=(*HEAD[:3], *kind))
    assert found.nature is nature
    assert bool(found.tasks) == (nature is Nature.ASSIGNS)


def test_an_invitation_assigns_only_what_it_orders_beside() -> None:
    head = (*HEAD[:2], "Số: 8/GM-SYT", "GIẤY MỜI", "Họp giao ban quý IV")
    lines = (
        "Giám đốc Sở kính mời Trưởng các phòng dự họp lúc 8 giờ ngày 10/12/2026 tại Hội trường.",
        "Giao Văn phòng Sở chuẩn bị tài liệu, gửi đại biểu trước ngày 08/12/2026.",
        "Đề nghị các đại biểu đến dự đúng giờ./.",
    )
    assert [task.leads for task in read(*lines, head=head).tasks] == [("Văn phòng Sở",)]
    assert read(lines[0], lines[2], head=head).nature is Nature.TELLS


def test_an_article_of_a_decision_is_called_as_lawyers_call_it() -> None:
    lines = ("QUYẾT ĐỊNH:", "Điều 1. Thành lập Tổ thẩm định.", "Điều 2. Nhiệm vụ", "1. Tổ thẩm định rà soát hồ sơ.")
    found = read(*lines, head=(*HEAD[:2], "Số: 12/QĐ-SYT", "QUYẾT ĐỊNH", "Về việc thành lập Tổ thẩm định"))
    assert [task.place for task in found.tasks] == ["Điều 2, khoản 1"]


def test_markers_that_the_format_keeps_apart_make_the_same_tree() -> None:
    blocks = (
        *map(Paragraph, (*HEAD, CONCLUDES)),
        Paragraph("Văn phòng Sở:", marker="1."),
        Paragraph("Rà soát quy chế;", marker="a)"),
        Paragraph("In tài liệu.", marker="b)"),
    )
    found = findings(Document(blocks), rules=DateRules(WorkingCalendar()), now=NOW)
    assert [task.place for task in found.tasks] == ["mục 1.a", "mục 1.b"]


def test_an_item_between_whose_lines_a_page_ended_is_one() -> None:
    (task,) = read(
        CONCLUDES,
        "1. Giao Phòng Nghiệp vụ Y phối hợp với các bệnh viện rà soát, thống kê số giường bệnh và",
        "2",
        "trang thiết bị, báo cáo Sở trước ngày 22/12/2026.",
    ).tasks
    assert task.words.endswith("giường bệnh và trang thiết bị, báo cáo Sở trước ngày 22/12/2026.")


ONE_LINERS = [
    ("1. Về kinh phí: giao Phòng Tài chính cân đối.", ["Phòng Tài chính"]),
    ("1. Phiên họp sau dự kiến vào tháng 12; giao Văn phòng Sở chuẩn bị tài liệu.", ["Văn phòng Sở"]),
    ("1. Đề án thuê kho thuốc: chưa đủ điều kiện thông qua, giao Phòng Dược chuẩn bị lại.", ["Phòng Dược"]),
    ("1. Định kỳ hằng tháng, các phòng gửi báo cáo về Văn phòng Sở.", ["các phòng"]),
    ("1. Tổ trưởng phân công nhiệm vụ cho các thành viên, báo cáo hằng tuần.", ["Tổ trưởng"]),
    ("1. Tiểu ban Hậu cần: Đội Quản trị chủ trì, chuẩn bị 12 phòng ở.", ["Đội Quản trị"]),
    ("1. Thời gian qua, các phòng đã tích cực triển khai; 12/15 nhiệm vụ hoàn thành.", []),
    ("1. Đại hội đã bầu Ban Chấp hành gồm: 15 thành viên; Ban kiểm tra gồm: 03 thành viên.", []),
    ("1. Phòng Dược báo cáo: đã ký hợp đồng mua thuốc, còn thiếu kho lạnh.", []),
    ("1. Theo Nghị định số 24/2024/NĐ-CP, thuốc được mua tập trung. Đơn vị lập dự toán trước ngày 20/7.", []),
    ("1. Sở Tài chính trước đây đã góp ý tại Công văn số 12/STC.", []),
]


@pytest.mark.parametrize(("line", "leads"), ONE_LINERS)
def test_an_item_orders_whom_it_names_and_tells_otherwise(line: str, leads: list[str]) -> None:
    assert [name for task in read(CONCLUDES, line).tasks for name in task.leads] == leads


def test_headings_of_short_names_stand_beside_each_other() -> None:
    lines = (
        "2. Nhiệm vụ tháng 12",
        "P. KHTC:",
        "- Rà soát dự toán.",
        "TT Pháp y: kiểm định 12 máy.",
        "VP Sở: bố trí xe.",
    )
    assert [leads for _, leads in told(CONCLUDES, *lines)] == [("P. KHTC",), ("TT Pháp y",), ("VP Sở",)]


def test_days_in_the_grounds_of_an_opening_limit_nothing_below() -> None:
    opening = "Theo lịch nghỉ lễ (từ ngày 01/12 đến hết ngày 02/12), Giám đốc Sở phân công như sau:"
    assert [task.deadline for task in read(opening, "1. Văn phòng Sở treo cờ Tổ quốc.").tasks] == [None]
