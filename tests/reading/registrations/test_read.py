"""One message that registers tasks: every word of it is in a field, in the content, or asked about."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import refusals
from domain.ladder import Times
from domain.names import Named
from domain.registering.drafts import DayFault, Draft, Unusable
from domain.tasks import Urgency
from reading.registrations.read import read_draft, with_quoted
from reading.registrations.several import read_drafts
from tests.thoroughness import examples

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 12, 4, 8, 13, tzinfo=HANOI)
TIMES = Times(HANOI)
OFFICE, SCIENCE, QUALITY, DIGITAL = 1, 2, 3, 4
UNITS = (
    Named(OFFICE, "Văn phòng", ("VP",)),
    Named(SCIENCE, "Phòng Quản lý khoa học", ("QLKH", "P. QLKH")),
    Named(QUALITY, "Phòng Tiêu chuẩn Đo lường Chất lượng", ("TĐC",)),
    Named(DIGITAL, "Phòng Chuyển đổi số", ("CĐS",)),
)


def registered(text: str) -> Draft:
    return read_draft(text, UNITS, now=NOW, rules=TIMES.dates)


def assigned(text: str) -> Draft:
    return read_draft(text, UNITS, now=NOW, rules=TIMES.dates, assigning=True)


def day_of(draft: Draft) -> dt.date | None:
    return draft.due.day if draft.due else None


@pytest.mark.parametrize(
    ("text", "content", "day"),
    [
        ("Nộp hồ sơ, hạn 15/12; gửi bản giấy về VP; lưu ý ký số", "Nộp hồ sơ, gửi bản giấy về VP, lưu ý ký số", 15),
        ("Nộp hồ sơ, hạn 15/12, chị Hà nhận", "Nộp hồ sơ, chị Hà nhận", 15),
        ("Nộp hồ sơ, hạn 15/12 chị Hà nhận", "Nộp hồ sơ, chị Hà nhận", 15),
        ("Nop ho so\nhan 15/12\nchi Ha nhan", "Nop ho so, chi Ha nhan", 15),
        ("Nộp hồ sơ. Hạn 15/12. Ký số trước khi nộp", "Nộp hồ sơ, Ký số trước khi nộp", 15),
        ("Nộp hồ sơ, hạn 15/12 - gửi bản giấy về VP", "Nộp hồ sơ, gửi bản giấy về VP", 15),
        ("Nộp hồ sơ, hạn nộp VP 15/12 nhé", "Nộp hồ sơ, nộp VP", 15),
        ("Nộp hồ sơ, khẩn, mai nộp", "Nộp hồ sơ, mai nộp", 5),
        ("Nộp hồ sơ, phối hợp VP; gửi bản giấy về VP, hạn 15/12", "Nộp hồ sơ, gửi bản giấy về VP", 15),
        ("Cung cấp số liệu, định kỳ vào ngày 15 hàng tháng", "Cung cấp số liệu", 15),
        ("Tham mưu ban hành Kế hoạch; hoàn thành trong ngày 15/12", "Tham mưu ban hành Kế hoạch", 15),
        ("Rà soát, hạn chế dùng giấy, hạn 15/12", "Rà soát, hạn chế dùng giấy", 15),
        ("Nộp hồ sơ, hạn khi nào chị Hà bảo", "Nộp hồ sơ, hạn khi nào chị Hà bảo", None),
        ("Nộp hồ sơ, không có hạn, lưu ý ký số", "Nộp hồ sơ, lưu ý ký số", None),
        ("Nộp hồ sơ, hạn: không; lưu ý ký số", "Nộp hồ sơ, lưu ý ký số", None),
        ("Nộp hồ sơ, hạn sớm nhất có thể, chị Hà nhận", "Nộp hồ sơ, chị Hà nhận", None),
        ("Nộp hồ sơ, hạn thứ Sáu, 11/12 nhé", "Nộp hồ sơ", 11),
        ("Rà soát, trước 15/12 gửi dự thảo, trước 30/12 ban hành", "Rà soát, gửi dự thảo, ban hành", 29),
    ],
)
def test_what_stands_beside_a_field_stays_in_the_content(text: str, content: str, day: int | None) -> None:
    draft = registered(text)
    assert draft.content == content
    assert day_of(draft) == (dt.date(2026, 12, day) if day else None)


@pytest.mark.parametrize(
    ("text", "content", "day"),
    [
        ("Gửi báo cáo tuần trước 16h thứ 5 hàng tuần", "Gửi báo cáo tuần", 10),
        ("bao cao thang truoc ngay 20 hang thang", "bao cao thang", 19),
        ("Báo cáo năm trước 25/12", "Báo cáo năm", 24),
        ("Cập nhật phần mềm từ ngày 1 đến ngày 5 hằng tháng", "Cập nhật phần mềm", 5),
        ("Báo cáo kết quả tháng trước", "Báo cáo kết quả tháng trước", None),
        ("Xuất bản niên giám hằng năm", "Xuất bản niên giám hằng năm", None),
        ("Báo cáo hằng ngày", "Báo cáo hằng ngày", None),
    ],
)
def test_a_period_with_its_day_is_a_limit_and_one_without_may_be_the_subject(
    text: str, content: str, day: int | None
) -> None:
    draft = registered(text)
    assert (draft.content, day_of(draft)) == (content, dt.date(2026, 12, day) if day else None)


def test_the_numbers_of_a_list_are_no_part_of_its_tasks() -> None:
    text = "1. Báo cáo CCHC, hạn 10/12\n2. Báo cáo ISO, hạn 15/12"
    drafts = read_drafts(text, UNITS, now=NOW, rules=TIMES.dates)
    assert [draft.content for draft in drafts] == ["Báo cáo CCHC", "Báo cáo ISO"]


def test_a_paper_may_be_told_behind_the_deadline() -> None:
    draft = registered("Rà soát; hạn: 20/12/2026; VB: 12/CV-SKHCN; SP: tờ trình")
    assert (draft.content, draft.paper, draft.product) == ("Rà soát", "12/CV-SKHCN", "tờ trình")


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("Khẩn: gửi số liệu", Urgency.URGENT),
        ("khan: gửi số liệu", Urgency.URGENT),
        ("Hỏa tốc: gửi số liệu", Urgency.EXPRESS),
        ("gửi số liệu, khẩn", Urgency.URGENT),
        ("gửi số liệu. Hoả tốc.", Urgency.EXPRESS),
        ("gửi số liệu, khẩn - hạn 15/12", Urgency.URGENT),
        ("gửi số liệu khẩn trương", Urgency.NORMAL),
    ],
)
def test_urgency_is_heard_at_either_end(text: str, urgency: Urgency) -> None:
    draft = registered(text)
    assert (draft.urgency, draft.content[:11]) == (urgency, "gửi số liệu")


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo A và B, hạn 15/12; lập danh sách C, hạn 20/12",
        "Báo cáo A và B, hạn 15/12\nlập danh sách C, hạn 20/12",
        "Báo cáo A và B, hạn 15/12. lập danh sách C, hạn 20/12",
        "Báo cáo A và B, hạn 15/12, lập danh sách C, chậm nhất 20/12",
        "Báo cáo A và B, han 15/12; lập danh sách C, deadline: 20/12",
    ],
)
def test_two_tasks_with_a_deadline_each_are_two_drafts(text: str) -> None:
    drafts = read_drafts(text, UNITS, now=NOW, rules=TIMES.dates)
    assert [draft.content for draft in drafts] == ["Báo cáo A và B", "lập danh sách C"]
    assert [day_of(draft) for draft in drafts] == [dt.date(2026, 12, 15), dt.date(2026, 12, 20)]


def test_the_second_task_goes_to_whom_it_names_or_to_the_first_ones_units() -> None:
    same = "TĐC: Báo cáo A, hạn 15/12; lập danh sách C, hạn 20/12"
    other = "TĐC: Báo cáo A, hạn 15/12\nQLKH: lập danh sách C, hạn 20/12"
    read = [read_drafts(text, UNITS, now=NOW, rules=TIMES.dates, assigning=True) for text in (same, other)]
    assert [[draft.leads for draft in drafts] for drafts in read] == [
        [(QUALITY,), (QUALITY,)],
        [(QUALITY,), (SCIENCE,)],
    ]


LISTED = [
    (
        "1. QLKH: tổng hợp đề tài, hạn 18/12\n2. CĐS: kiểm tra camera, hạn 19/12\n3. VP, TĐC: nộp số liệu, hạn 21/12",
        [
            ((SCIENCE,), "tổng hợp đề tài", 18),
            ((DIGITAL,), "kiểm tra camera", 19),
            ((OFFICE, QUALITY), "nộp số liệu", 21),
        ],
    ),
    (
        "1) QLKH: tổng hợp đề tài, hạn 18/12 2) CĐS: kiểm tra camera, hạn 19/12",
        [((SCIENCE,), "tổng hợp đề tài", 18), ((DIGITAL,), "kiểm tra camera", 19)],
    ),
    (
        "- QLKH: tổng hợp đề tài\n- CĐS: kiểm tra camera, hạn 19/12",
        [((SCIENCE,), "tổng hợp đề tài", None), ((DIGITAL,), "kiểm tra camera", 19)],
    ),
    (
        "(1) QLKH: tổng hợp đề tài, hạn 18/12; (2) CĐS: kiểm tra camera, hạn 19/12",
        [((SCIENCE,), "tổng hợp đề tài", 18), ((DIGITAL,), "kiểm tra camera", 19)],
    ),
    (
        "1/ QLKH: tổng hợp đề tài, hạn 18/12\n2/CĐS: kiểm tra camera",
        [((SCIENCE,), "tổng hợp đề tài", 18), ((DIGITAL,), "kiểm tra camera", None)],
    ),
    (
        "1/ QLKH: tổng hợp đề tài hạn 18/12; 2/ CĐS: kiểm tra camera 24/7, hạn 19/12",
        [((SCIENCE,), "tổng hợp đề tài", 18), ((DIGITAL,), "kiểm tra camera 24/7", 19)],
    ),
    (
        "QLKH:\n1. tổng hợp đề tài, hạn 18/12\n2. kiểm tra camera, hạn 19/12",
        [((SCIENCE,), "tổng hợp đề tài", 18), ((SCIENCE,), "kiểm tra camera", 19)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_each_entry_of_a_list_goes_to_its_units(
    text: str, expected: list[tuple[tuple[int, ...], str, int | None]]
) -> None:
    drafts = read_drafts(text, UNITS, now=NOW, rules=TIMES.dates, assigning=True)
    days = [day_of(draft) for draft in drafts]
    found = [(draft.leads, draft.content, day.day if day else None) for draft, day in zip(drafts, days, strict=True)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("- Rà soát hồ sơ, hạn 15/12\n- Lập danh sách\n- Gửi báo cáo, hạn 20/12", [15, None, 20]),
        ("1. Rà soát hồ sơ\n2. Lập danh sách, hạn 16/12\n3. Gửi báo cáo", [None, 16, None]),
        (
            "1. Ra soat ho so, han 15/12\n2. Lap danh sach\n3. Bao cao tong ket gui Bo KHCN, han cuoi thang",
            [15, None, 31],
        ),
        ("1) Rà soát hồ sơ quý 2) Lập danh sách, hạn 16/12", [None, 16]),
        ("1. Rà soát, hạn 15/12 2. Lập danh sách, hạn 16/12", [15, 16]),
        ("Các việc tuần này:\n- Rà soát, hạn 15/12\n- Lập danh sách, hạn 16/12", [15, 16]),
    ],
)
def test_each_entry_of_a_list_is_a_task(text: str, days: list[int | None]) -> None:
    drafts = read_drafts(text, UNITS, now=NOW, rules=TIMES.dates)
    assert [day.day if day else None for day in map(day_of, drafts)] == days


@pytest.mark.parametrize(
    "text",
    [
        "- Nội dung: rà soát hồ sơ\n- Chủ trì: VP\n- Hạn: 15/12",
        "1. Rà soát hồ sơ\n2. Chủ trì: VP\n3. Hạn: 15/12",
        "Xây dựng kế hoạch, gồm:\n- kinh phí\n- nhân lực\nHạn 15/12",
        "1. Tổng hợp số liệu quý 2. Gửi Bộ, hạn 15/12",
    ],
)
def test_what_only_looks_like_a_list_is_one_task(text: str) -> None:
    (draft,) = read_drafts(text, UNITS, now=NOW, rules=TIMES.dates)
    assert day_of(draft) == dt.date(2026, 12, 15)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Nộp báo cáo trc 17h thứ 6", ("04/12/2026",)),
        ("Nộp báo cáo, chiều thứ 6", ("04/12/2026",)),
        ("nop bao cao, han 17h thu 6", ("04/12/2026",)),
        ("Nộp báo cáo, hạn 29/2", ("28/02/2027",)),
        ("Nộp báo cáo, hạn tháng 11/2027", ()),
        ("Nộp báo cáo, hạn 29/2/2028", ()),
        ("Nộp báo cáo, hạn 15/12", ()),
        ("Nộp báo cáo, hạn cuối năm", ()),
        ("Nộp báo cáo, hạn rằm tháng 10", ()),
    ],
)
def test_other_days_that_the_words_fit_are_shown(text: str, others: tuple[str, ...]) -> None:
    assert registered(text).other_days == others


@pytest.mark.parametrize(
    ("text", "passed", "next_year"),
    [
        ("Nộp báo cáo, hạn tháng 11", "30/11/2026", dt.date(2027, 11, 30)),
        ("Nộp báo cáo trước ngày 20/11", "19/11/2026", dt.date(2027, 11, 19)),
        ("Nộp báo cáo hạn 3/12 cho Văn phòng", "03/12/2026", dt.date(2027, 12, 3)),
    ],
)
def test_a_day_of_this_year_that_has_just_passed_is_asked(text: str, passed: str, next_year: dt.date) -> None:
    draft = registered(text)
    assert (draft.due, draft.unusable) == (None, Unusable(passed, DayFault.PASSED))
    assert draft.guessed
    assert draft.guessed.day == next_year
    assert not any(letter.isdecimal() for letter in draft.content)


@pytest.mark.parametrize("hour", ["25h", "25 giờ", "17h70", "17:75", "30h15"])
@pytest.mark.parametrize("day", ["ngày 15/12", "15/12", "thứ 6", "chiều mai"])
@pytest.mark.parametrize("before", ["Nộp báo cáo, hạn ", "Nộp báo cáo ", "nop bao cao truoc "])
def test_an_hour_that_no_day_has_is_refused(before: str, hour: str, day: str) -> None:
    with pytest.raises(refusals.NoSuchDay) as refused:
        registered(f"{before}{hour} {day}")
    assert refused.value.words == hour


@pytest.mark.parametrize("text", ["Báo cáo, hạn 48h nữa", "Trực 24/24, hạn 15/12", "Báo cáo trong 72 giờ, hạn 15/12"])
def test_lengths_of_time_are_no_hours_of_a_day(text: str) -> None:
    assert registered(text).due is not None


def test_a_quoted_message_is_the_task_and_the_command_says_whose() -> None:
    whole = with_quoted("QLKH, hạn 8/12", "Đề nghị gửi số liệu về Sở", UNITS, assigning=True)
    draft = assigned(whole)
    assert (draft.leads, draft.content, day_of(draft)) == (
        (SCIENCE,),
        "Đề nghị gửi số liệu về Sở",
        dt.date(2026, 12, 8),
    )


@pytest.mark.parametrize(
    ("text", "paper", "set_above"),
    [
        ("Công văn số 1234/UBND-KGVX ngày 20/11/2026 về kiểm kê", "Công văn số 1234/UBND-KGVX ngày 20/11/2026", True),
        ("Góp ý theo CV 215/SKHCN-VP ngày 12/11/2026", "CV 215/SKHCN-VP ngày 12/11/2026", False),
        ("Xử lý công văn số 88/UBND-NC", "công văn số 88/UBND-NC", True),
        ("Sửa đổi Quyết định số 12/2020/QĐ-UBND", None, False),
    ],
)
def test_the_paper_that_orders_the_work_is_known_and_its_day_no_deadline(
    text: str, paper: str | None, set_above: bool
) -> None:
    draft = registered(f"{text}, hạn 15/12")
    assert (draft.paper, draft.set_above, draft.other_days) == (paper, set_above, ())


NOTES = st.sampled_from(("gửi bản giấy", "chị Hà nhận", "luu y ky so", "ghi rõ số liệu", "kèm phụ lục", "in hai mặt"))
DUES = st.sampled_from(
    ("hạn 15/12", "han: 15/12", "trước 15/12", "khẩn", "SP: báo cáo", "theo KH 10/KH-SKHCN", "hạn mai")
)
BETWEEN = st.sampled_from((", ", "; ", ". ", "\n", ",", ";"))


@examples(150)
@given(st.lists(st.one_of(NOTES, DUES), max_size=5, unique=True), BETWEEN)
def test_nothing_that_was_typed_is_lost(parts: list[str], between: str) -> None:
    text = between.join(("Nộp hồ sơ", *parts))
    drafts = read_drafts(text, UNITS, now=NOW, rules=TIMES.dates)
    kept = " ".join(" ".join(filter(None, (one.content, one.product, one.paper))) for one in drafts)
    assert all(part in kept for part in parts if part in ("gửi bản giấy", "chị Hà nhận", "luu y ky so", "kèm phụ lục"))


@pytest.mark.parametrize(
    ("text", "product", "paper"),
    [
        ("Soạn quy chế, san pham: Quy che, den ngay 15/12/2026", "Quy che", None),
        ("Soạn quy chế, kq: quy chế, 15/12", "quy chế", None),
        ("Soạn quy chế, theo KH 10/KH-SKHCN, ngày 3/11/2026, hạn 15/12", None, "KH 10/KH-SKHCN, ngày 3/11/2026"),
        ("theo KH 10/KH-SKHCN, soạn quy chế, hạn 15/12", None, "KH 10/KH-SKHCN"),
        ("Công văn hỏa tốc số 34/UBND-NC: soạn quy chế, hạn 15/12", None, "Công văn hỏa tốc số 34/UBND-NC"),
        ("Hạn: 15/12; sản phẩm: quy chế; nội dung: soạn quy chế", "quy chế", None),
    ],
)
def test_fields_stand_in_any_order(text: str, product: str | None, paper: str | None) -> None:
    draft = registered(text)
    assert (draft.content.lower(), draft.product, draft.paper) == ("soạn quy chế", product, paper)
    assert day_of(draft) == dt.date(2026, 12, 15)


@pytest.mark.parametrize(
    ("text", "content", "leads", "urgency"),
    [
        (
            "Theo chỉ đạo của UBND tỉnh, VP sửa máy lạnh",
            "Theo chỉ đạo của UBND tỉnh, sửa máy lạnh",
            (OFFICE,),
            Urgency.NORMAL,
        ),
        ("HỎA TỐC: QLKH sửa máy lạnh", "sửa máy lạnh", (SCIENCE,), Urgency.EXPRESS),
        ("(khẩn) phòng qlkh sửa máy lạnh", "sửa máy lạnh", (SCIENCE,), Urgency.URGENT),
        ("hoa toc van phong sua may lanh", "sua may lanh", (OFFICE,), Urgency.EXPRESS),
        ("Khẩn trương sửa máy lạnh, VP chủ trì", "Khẩn trương sửa máy lạnh", (OFFICE,), Urgency.NORMAL),
        ("nhờ VP đăng ký giúp việc: sửa máy lạnh", "sửa máy lạnh", (), Urgency.NORMAL),
        ("VP phối hợp Sở Y tế kiểm tra bếp ăn", "kiểm tra bếp ăn", (OFFICE,), Urgency.NORMAL),
        ("VP sửa máy lạnh, giao HTX Hòa Phát", "sửa máy lạnh, giao HTX Hòa Phát", (OFFICE,), Urgency.NORMAL),
        ("giao Hương rà soát 40 tài khoản", "rà soát 40 tài khoản", (), Urgency.NORMAL),
        ("VP và CĐS phối hợp xử lý sim rác", "xử lý sim rác", (OFFICE, DIGITAL), Urgency.NORMAL),
        ("các đơn vị sự nghiệp (VP, QLKH) nộp số liệu", "nộp số liệu", (OFFICE, SCIENCE), Urgency.NORMAL),
    ],
)
def test_what_stands_around_the_task_is_told_from_it(
    text: str, content: str, leads: tuple[int, ...], urgency: Urgency
) -> None:
    draft = assigned(f"{text}, hạn 15/12")
    assert (draft.content, draft.leads, draft.urgency) == (content, leads, urgency)
    assert day_of(draft) == dt.date(2026, 12, 15)


@pytest.mark.parametrize(
    ("text", "content", "day"),
    [
        ("Rà soát hồ sơ, 1,5 tháng nữa", "Rà soát hồ sơ", dt.date(2027, 1, 19)),
        ("Rà soát hồ sơ, hạn 1,5 tháng nữa", "Rà soát hồ sơ", dt.date(2027, 1, 19)),
        ("Rà soát hồ sơ 2,5 tuần nữa", "Rà soát hồ sơ", dt.date(2026, 12, 22)),
        ("Báo cáo kết quả định kỳ 15/6 và 15/12", "Báo cáo kết quả", dt.date(2026, 12, 15)),
        ("Nộp kế hoạch 2027 - 10/12", "Nộp kế hoạch 2027", dt.date(2026, 12, 10)),
    ],
)
def test_a_comma_within_a_number_parts_nothing(text: str, content: str, day: dt.date) -> None:
    draft = registered(text)
    assert draft.due
    assert (draft.content, draft.due.day) == (content, day)
