"""What the first lines of a document tell, in whichever way they were laid out."""

import datetime as dt

import pytest

from documents.document import Block, Cell, Document, Paragraph, Table
from documents.finding import findings
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.documents.findings import Findings
from domain.tasks import Urgency

NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
BODY = (
    "Căn cứ chương trình công tác năm 2026, Sở Công Thương yêu cầu các phòng thực hiện các việc sau:",
    "1. Phòng Thương mại rà soát chợ hạng ba trước ngày 20/12/2026./.",
    "Nơi nhận:",
    "- Như trên;",
    "GIÁM ĐỐC",
    "Đặng Thu Hằng",
)


def read(*lines: str | Block) -> Findings:
    blocks = tuple(Paragraph(line) if isinstance(line, str) else line for line in lines)
    return findings(Document(blocks), rules=DateRules(WorkingCalendar()), now=NOW)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell(text) for text in row) for row in rows))


LAYOUTS = {
    "lines": (
        "UBND TỈNH AN THỊNH",
        "SỞ CÔNG THƯƠNG",
        "Số: 71/SCT-TM",
        "V/v rà soát chợ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Thịnh, ngày 02 tháng 12 năm 2026",
        "Kính gửi: Phòng Thương mại.",
    ),
    "side by side": (
        "UBND TỈNH AN THỊNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ CÔNG THƯƠNG Độc lập – Tự do – Hạnh phúc",
        "Số: 71/SCT-TM An Thịnh, ngày 02 tháng 12 năm 2026",
        "V/v rà soát chợ",
        "Kính gửi: Phòng Thương mại.",
    ),
    "table": (
        table(
            ("UBND TỈNH AN THỊNH\nSỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
            ("Số: 71/SCT-TM\nV/v rà soát chợ", "An Thịnh, ngày 02 tháng 12 năm 2026"),
        ),
        "Kính gửi: Phòng Thương mại.",
    ),
    "broken figures": (
        "UBND TỈNH AN THỊNH",
        "SỞ CÔNG THƯƠNG",
        "Số: 71 /SCT-TM",
        "V/v rà soát chợ",
        "An Thịnh, ngày 02 tháng 12 năm 202 6",
        "Kính gửi:",
        "- Phòng Thương mại.",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_a_head_is_read_in_each_layout(layout: tuple[str | Block, ...]) -> None:
    head = read(*layout, *BODY).head
    assert (head.number, head.day, head.kind) == ("71/SCT-TM", dt.date(2026, 12, 2), "Công văn")
    assert (head.issuer, head.about) == ("UBND TỈNH AN THỊNH SỞ CÔNG THƯƠNG", "rà soát chợ")
    assert (head.addressees, head.signer) == (("Phòng Thương mại",), "Đặng Thu Hằng")


def test_a_blank_number_and_day_stay_blank() -> None:
    head = read("SỞ CÔNG THƯƠNG", "Số:      /SCT-TM", "V/v chợ", "An Thịnh, ngày     tháng 12 năm 2026", *BODY).head
    assert (head.number, head.day, head.partial_day) == ("/SCT-TM", None, "2026-12")


def test_an_arrival_stamp_is_not_the_day() -> None:
    head = read("ĐẾN Số: 915 Ngày: 09/12/2026", *LAYOUTS["lines"], *BODY).head
    assert (head.number, head.day) == ("71/SCT-TM", dt.date(2026, 12, 2))


STAMPED = ("SỞ CÔNG THƯƠNG", "Số: /TB-SCT", "An Thịnh, ngày tháng 12 năm 2026", "THÔNG BÁO", "Về chợ", BODY[0])


@pytest.mark.parametrize(("month", "number"), [("12", "88/TB-SCT"), ("11", "/TB-SCT")])
def test_loose_figures_fill_the_head_only_beside_a_stamp_of_its_month(month: str, number: str) -> None:
    stamp = ("88", "04", "VĂN PHÒNG", f"04.{month}.2026 10:21:11 +07:00")
    head = read(*STAMPED, *stamp, *BODY[1:]).head
    assert head.number == number
    assert head.day == (dt.date(2026, 12, 4) if number.startswith("88") else None)


@pytest.mark.parametrize(
    ("mark", "urgency"),
    [("HỎA TỐC", Urgency.EXPRESS), ("THƯỢNG KHẨN", Urgency.VERY_URGENT), ("KHẨN", Urgency.URGENT)],
)
def test_a_mark_of_urgency_is_read(mark: str, urgency: Urgency) -> None:
    assert read(*LAYOUTS["lines"][:3], mark, *LAYOUTS["lines"][3:], *BODY).head.urgency is urgency


def test_a_draft_is_recognised() -> None:
    assert read("DỰ THẢO", *LAYOUTS["lines"], *BODY).draft
    assert not read(*LAYOUTS["lines"], *BODY).draft


def test_a_plan_tells_its_kind_and_what_it_is_about() -> None:
    head = read("SỞ CÔNG THƯƠNG", "Số: 9/KH-SCT", "KẾ HOẠCH", "Phát triển chợ năm 2027", *BODY).head
    assert (head.kind, head.about) == ("Kế hoạch", "Phát triển chợ năm 2027")


def test_the_issuer_is_who_speaks_where_no_letterhead_names_it() -> None:
    assert read("Số: /SCT-TM", "V/v chợ", "An Thịnh, ngày tháng 12 năm 2026", *BODY).head.issuer == "Sở Công Thương"


def test_a_motto_in_two_lines_is_no_part_of_the_issuer() -> None:
    """In a narrow column it goes on below."""
    found = read(
        "UBND TỈNH AN THỊNH",
        "SỞ CÔNG THƯƠNG",
        "Số: 72/TB-SCT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT",
        "NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "An Thịnh, ngày 02 tháng 12 năm 2026",
        "THÔNG BÁO",
        *BODY,
    )

    assert found.head.issuer == "UBND TỈNH AN THỊNH SỞ CÔNG THƯƠNG"


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Ngày 05/3/2024, Bộ Y tế ban hành Thông tư số 02/2024/TT-BYT về khám bệnh từ xa.", ""),
        ("Tại tỉnh An Thịnh, ngày 12/4/2024, UBND tỉnh ban hành Kế hoạch số 61/KH-UBND về y tế cơ sở.", ""),
        ("Thực hiện Thông tư số 02/2024/TT-BYT, Sở Y tế xây dựng kế hoạch khám bệnh từ xa.", "Sở Y tế"),
    ],
)
def test_a_paper_without_a_letterhead_is_of_who_speaks_in_it_and_of_nobody_whom_it_only_tells_of(
    sentence: str, issuer: str
) -> None:
    assert read("THAM LUẬN", "Kết quả khám bệnh từ xa năm 2024", sentence).head.issuer == issuer
