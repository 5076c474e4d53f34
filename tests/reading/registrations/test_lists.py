"""Lists, tables and several orders in one message: each entry is a task with its own unit, product and deadline."""

import datetime as dt

import pytest

from domain import refusals
from domain.names import Named
from domain.registering.drafts import MOST_LISTED, DayFault, Draft
from domain.words import fold
from reading.registrations.several import read_drafts
from tests.reading.registrations.test_read import DIGITAL, NOW, OFFICE, QUALITY, SCIENCE, TIMES, UNITS, day_of

CENTRE = 5
ALL = (*UNITS, Named(CENTRE, "Trung tâm Thông tin và Thống kê KHCN", ("TTTK",)))


def read(text: str, *, assigning: bool = True) -> tuple[Draft, ...]:
    return read_drafts(text, ALL, now=NOW, rules=TIMES.dates, assigning=assigning)


def told(text: str, *, assigning: bool = True) -> list[tuple[str, tuple[int, ...], int | None]]:
    """The content, the leads and the day of December of each task."""
    days = ((draft, day_of(draft)) for draft in read(text, assigning=assigning))
    return [(draft.content, draft.leads, day.day if day else None) for draft, day in days]


@pytest.mark.parametrize(
    "marks",
    [
        ("1. ", "2. ", "3. "),
        ("1/ ", "2/", "3/ "),
        ("1) ", "2) ", "3) "),
        ("(1) ", "(2) ", "(3) "),
        ("1 - ", "2 - ", "3 - "),
        ("1: ", "2: ", "3: "),
        ("a) ", "b) ", "c) "),
        ("a. ", "b. ", "c. "),
        ("- ", "– ", "- "),
        ("• ", "• ", "•"),
        ("+ ", "+ ", "+ "),
        ("1\ufe0f\u20e3 ", "2\ufe0f\u20e3 ", "3\ufe0f\u20e3 "),
        ("Việc 1: ", "Việc 2: ", "Việc 3: "),
        ("một là, ", "hai là, ", "ba là "),
        ("I. ", "II. ", "III. "),
        ("1.\t", "2.\t", "3.\t"),
        ("✔️ ", "✔️ ", "✔️ "),
        ("① ", "② ", "③ "),
        ("1 ", "2 ", "3 "),
        ("thứ nhất, ", "thứ hai, ", "thứ ba, "),
        ("12. ", "13. ", "14. "),
    ],
)
def test_whatever_marks_the_entries(marks: tuple[str, str, str]) -> None:
    words = ("Nghiệm thu đề tài lúa, hạn 10/12", "Kiểm kê máy tính", "Họp hội đồng 2 lần, hạn 16/12")
    text = "\n".join(f"{mark}{entry}" for mark, entry in zip(marks, words, strict=True))
    assert told(text, assigning=False) == [
        ("Nghiệm thu đề tài lúa", (), 10),
        ("Kiểm kê máy tính", (), None),
        ("Họp hội đồng 2 lần", (), 16),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Kiểm kê máy tính\n2. Đặt phòng họp\nTất cả hạn 15/12",
        "tất cả các việc sau hạn 15/12:\n1. Kiểm kê máy tính\n2. Đặt phòng họp",
        "- Kiểm kê máy tính\n- Đặt phòng họp\nhạn chung: 15/12",
        "Các việc tuần này (hạn chung 15/12):\n- Kiểm kê máy tính\n- Đặt phòng họp",
        "1/ Kiểm kê máy tính\n2/ Đặt phòng họp\ncả 2 việc trên đều hạn 15/12.",
        "Kiểm kê máy tính\nĐặt phòng họp\nThời hạn chung cho tất cả: 15/12",
        "Công việc tuần, hạn 15/12:\n1. Kiểm kê máy tính\n2. Đặt phòng họp",
        "1. Kiểm kê máy tính\n2. Đặt phòng họp\nHạn: 15/12",
        "1. Kiểm kê máy tính\n2. Đặt phòng họp\nCả hai việc xong trong ngày 15/12 nhé",
        "Kiểm kê máy tính 15/12\nĐặt phòng họp 15/12",
        "Việc đến 15/12\n1. Kiểm kê máy tính\n2. Đặt phòng họp",
    ],
)
def test_what_is_said_of_all_is_everybodys(text: str) -> None:
    assert told(text) == [("Kiểm kê máy tính", (), 15), ("Đặt phòng họp", (), 15)]


def test_an_own_deadline_wins() -> None:
    text = "1. Kiểm kê máy tính, hạn 9/12\n2. Đặt phòng họp\nHạn chung 15/12"
    assert told(text) == [("Kiểm kê máy tính", (), 9), ("Đặt phòng họp", (), 15)]


@pytest.mark.parametrize(
    "text",
    [
        "Phòng QLKH:\n1. Tổng kết đề tài, hạn 10/12\n2. Họp hội đồng, hạn 11/12\nVăn phòng:\n1. Mua giấy, hạn 12/12",
        "I. Phòng QLKH\n1. Tổng kết đề tài, hạn 10/12\n2. Họp hội đồng, hạn 11/12\nII. VP\n- Mua giấy, hạn 12/12",
        "1. QLKH:\na) Tổng kết đề tài, hạn 10/12\nb) Họp hội đồng, hạn 11/12\n2. Văn phòng:\na) Mua giấy, hạn 12/12",
        "Đối với Phòng QLKH:\nTổng kết đề tài, hạn 10/12\nHọp hội đồng, hạn 11/12\nĐối với VP:\nMua giấy, hạn 12/12",
        "QLKH: Tổng kết đề tài, hạn 10/12\nQLKH: Họp hội đồng, hạn 11/12\nVP: Mua giấy, hạn 12/12",
    ],
)
def test_a_unit_above_is_that_of_the_entries_below(text: str) -> None:
    assert told(text) == [
        ("Tổng kết đề tài", (SCIENCE,), 10),
        ("Họp hội đồng", (SCIENCE,), 11),
        ("Mua giấy", (OFFICE,), 12),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "STT\tNội dung\tĐơn vị\tThời hạn\n1\tTổng kết đề tài\tQLKH\t10/12\n2\tMua giấy\tVP\t12/12",
        "1 | Tổng kết đề tài | QLKH | 10/12\n2 | Mua giấy | VP | 12/12",
        "| TT | Nhiệm vụ | Chủ trì | Hạn |\n|---|---|---|---|\n"
        "| 1 | Tổng kết đề tài | P. QLKH | 10/12 |\n| 2 | Mua giấy | VP | 12/12 |",
        "Hạn hoàn thành | Đơn vị thực hiện | Công việc\n10/12 | QLKH | Tổng kết đề tài\n12/12 | Văn phòng | Mua giấy",
        "Tổng kết đề tài\tQLKH\t10/12\nMua giấy\tVP\t12/12",
        "Việc; Đơn vị; Hạn\nTổng kết đề tài; QLKH; 10/12\nMua giấy; VP; 12/12",
        "1. Tổng kết đề tài - QLKH - 10/12\n2. Mua giấy (VP, 12/12)",
    ],
)
def test_a_table_is_read_by_its_columns(text: str) -> None:
    assert told(text) == [("Tổng kết đề tài", (SCIENCE,), 10), ("Mua giấy", (OFFICE,), 12)]


def test_a_table_may_have_more_columns_and_empty_cells() -> None:
    text = (
        "Kế hoạch tháng 12\n"
        "TT | Nội dung | Đơn vị chủ trì | Phối hợp | Sản phẩm | Thời gian | Ghi chú\n"
        "1 | Soạn đề án | QLKH | VP, CĐS | Đề án | 20/12 | bản giấy\n"
        "2 | Kiểm định cân | TĐC | | | thường xuyên |"
    )
    plan, check = read(text)
    assert (plan.content, plan.leads, plan.support) == ("Soạn đề án (bản giấy)", (SCIENCE,), (OFFICE, DIGITAL))
    assert (plan.product, day_of(plan), plan.heading) == ("Đề án", dt.date(2026, 12, 20), "Kế hoạch tháng 12")
    assert (check.leads, check.support, check.product) == ((QUALITY,), (), None)


@pytest.mark.parametrize(
    "text",
    [
        "Phòng QLKH hoàn thiện quy chế, hạn 10/12; Phòng CĐS trình kế hoạch hạn 15/12; Văn phòng bố trí xe hạn 24/12",
        "Phòng QLKH hoàn thiện quy chế xong trong ngày 10/12. P. CĐS trình kế hoạch chậm nhất 15/12. VP bố trí xe "
        "hạn 24/12.",
        "Đề nghị QLKH hoàn thiện quy chế đến hết 10/12;\nCĐS trình kế hoạch, hạn 15/12;\nVăn phòng bố trí xe, "
        "hạn: 24/12",
        "qlkh hoàn thiện quy chế hạn 10/12, cđs trình kế hoạch hạn 15/12, vp bố trí xe hạn 24/12",
        "Kết luận giao ban: QLKH hoàn thiện quy chế, hạn 10/12; CĐS trình kế hoạch, hạn 15/12; VP bố trí xe, hạn 24/12",
    ],
)
def test_several_orders_in_running_text(text: str) -> None:
    assert [(leads, day) for _, leads, day in told(text)] == [((SCIENCE,), 10), ((DIGITAL,), 15), ((OFFICE,), 24)]


def test_an_order_without_a_deadline_is_one_of_several_too() -> None:
    text = "QLKH hoàn thiện quy chế trong ngày 10/12; CĐS trình kế hoạch; gửi kèm dự toán; VP bố trí xe"
    assert told(text) == [
        ("hoàn thiện quy chế", (SCIENCE,), 10),
        ("trình kế hoạch; gửi kèm dự toán", (DIGITAL,), None),
        ("bố trí xe", (OFFICE,), None),
    ]


def test_a_day_that_cannot_be_meant_is_kept_with_its_entry() -> None:
    bad, good, past = read("1. Lập dự toán, hạn 31/2\n2. Trình Giám đốc, hạn 8/12\n3. Công bố, hạn 1/11/2026")
    assert (bad.due, bad.unusable and bad.unusable.fault) == (None, DayFault.NO_SUCH_DAY)
    assert (past.due, past.unusable and past.unusable.fault) == (None, DayFault.PASSED)
    assert (good.unusable, day_of(good)) == (None, dt.date(2026, 12, 8))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Soạn quy chế, gồm:\n- phạm vi\n- kinh phí\nhạn 20/12", "Soạn quy chế, gồm:\n- phạm vi\n- kinh phí"),
        ("4. Soạn quy chế, hạn 20/12", "Soạn quy chế"),
        ("Họp các ngày 10/12 và 12/12 về quy chế, hạn 20/12", "Họp các ngày 10/12 và 12/12 về quy chế"),
    ],
)
def test_what_is_no_list_stays_one_task(text: str, content: str) -> None:
    (draft,) = read(text, assigning=False)
    assert (draft.content, day_of(draft)) == (content, dt.date(2026, 12, 20))


def test_the_parts_of_an_entry_stay_with_it() -> None:
    first, second = read("1. Soạn quy chế:\n- phạm vi\n- kinh phí\nhạn 20/12\n2. Tập huấn, hạn 22/12")
    assert (first.content, day_of(first)) == ("Soạn quy chế:\n- phạm vi\n- kinh phí", dt.date(2026, 12, 20))
    assert second.content == "Tập huấn"


@pytest.mark.parametrize(
    ("heading", "content", "shown"),
    [
        ("Công việc tuần 49", "Giấy mời", "Công việc tuần 49"),
        ("Chuẩn bị hội nghị:", "Giấy mời (Chuẩn bị hội nghị)", ""),
        ("Đề nghị các phòng thực hiện các nội dung sau:", "Giấy mời", ""),
    ],
)
def test_the_words_of_a_heading_are_kept(heading: str, content: str, shown: str) -> None:
    first, _ = read(f"{heading}\n1. Giấy mời, hạn 10/12\n2. Tài liệu, hạn 11/12")
    assert (first.content, first.heading) == (content, shown)


def test_more_than_a_hundred_entries_are_too_many() -> None:
    entries = [f"{number}. Kiểm tra cơ sở thứ {number}, hạn 15/12" for number in range(1, MOST_LISTED + 2)]
    assert len(read("\n".join(entries[:-1]))) == MOST_LISTED
    with pytest.raises(refusals.TooLong):
        read("\n".join(entries))


def test_the_first_entry_may_stand_behind_what_announces_the_list() -> None:
    assert told("Phòng QLKH: 1. Tổng kết đề tài, hạn 10/12\n2. Họp hội đồng, hạn 11/12") == [
        ("Tổng kết đề tài", (SCIENCE,), 10),
        ("Họp hội đồng", (SCIENCE,), 11),
    ]


def test_a_paper_behind_several_orders_is_that_of_all() -> None:
    drafts = read("QLKH soạn quy chế; VP in tài liệu; CĐS làm trang tin. Hạn chung: 15/12. Theo KH 91/KH-SKHCN.")
    assert {(draft.paper, day_of(draft)) for draft in drafts} == {("KH 91/KH-SKHCN", dt.date(2026, 12, 15))}
    assert len(drafts) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Hạn chung 18/12:\n- VP: dự toán kinh phí\n- QLKH: danh mục đề tài\n- CĐS: kế hoạch số\n"
        "(Riêng QLKH gửi trước 12/12)",
        "- VP: dự toán kinh phí\n- QLKH: danh mục đề tài\n- CĐS: kế hoạch số\n"
        "Tất cả hạn 18/12. Riêng Phòng QLKH ngày 11/12.",
        "Các phòng nộp, hạn chung 18/12, riêng phòng QLKH hạn 11/12:\n"
        "1. VP: dự toán kinh phí\n2. QLKH: danh mục đề tài\n3. CĐS: kế hoạch số",
    ],
)
def test_a_day_for_one_unit_alone_is_that_of_its_tasks(text: str) -> None:
    days = {draft.leads: day_of(draft) for draft in read(text)}
    assert {leads: day.day for leads, day in days.items() if day} == {(OFFICE,): 18, (SCIENCE,): 11, (DIGITAL,): 18}
    assert not any("riêng" in fold(draft.content) or "QLKH" in draft.content for draft in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "- VP: dự toán, hạn 10/12\n- Riêng QLKH: báo cáo kiểm định trước 6/12",
        "1. VP dự toán, hạn 10/12\n2. Riêng Phòng QLKH báo cáo kiểm định, hạn 5/12",
    ],
)
def test_a_unit_apart_has_a_task_of_its_own(text: str) -> None:
    assert told(text) == [("dự toán", (OFFICE,), 10), ("báo cáo kiểm định", (SCIENCE,), 5)]


def test_a_day_for_a_unit_that_has_no_task_here_stays_in_the_words() -> None:
    read_all = read("1. VP dự toán, hạn 10/12\n2. QLKH lập danh mục, hạn 11/12\nRiêng phòng CĐS gửi trước 5/12")
    assert "CĐS" in " ".join(f"{draft.content} {draft.unclear_support or ''}" for draft in read_all)


@pytest.mark.parametrize(
    ("closing", "days"),
    [
        ("Đề nghị các phòng, đơn vị nghiêm túc thực hiện./.", (10, None)),
        ("Yêu cầu các đơn vị khẩn trương triển khai", (10, None)),
        ("Đề nghị các đơn vị gửi kết quả về Văn phòng trước ngày 21/12./.", (10, 20)),
    ],
)
def test_what_is_asked_of_everybody_behind_a_list_is_kept_above_it(closing: str, days: tuple[int | None, ...]) -> None:
    drafts = read(f"1. VP dự toán, hạn 10/12\n2. QLKH lập danh mục đề tài\n{closing}")
    assert [draft.content for draft in drafts] == ["dự toán", "lập danh mục đề tài"]
    assert tuple(day.day if (day := day_of(draft)) else None for draft in drafts) == days
    assert {draft.heading for draft in drafts} == {closing.strip("./")}


@pytest.mark.parametrize("span", ["2026 - 2030", "2026 – 2030", "2026-2030"])
def test_years_in_the_content_of_a_row_stay_there(span: str) -> None:
    table = (
        "TT | Nội dung | Chủ trì | Thời hạn\n"
        f"1 | Kế hoạch phòng chống thiên tai giai đoạn {span} | VP | 15/12\n"
        "2 | Kiểm kê máy tính | CĐS | 16/12"
    )
    assert told(table)[0] == (f"Kế hoạch phòng chống thiên tai giai đoạn {span}", (OFFICE,), 15)


@pytest.mark.parametrize(
    ("words", "content", "support"),
    [
        ("Phòng CĐS chủ trì, VP phối hợp soạn quy chế, hạn 10/12", "soạn quy chế", (OFFICE,)),
        (
            "CĐS chủ trì, VP và Phòng QLKH cùng phối hợp thực hiện tổng kiểm kê, hạn 10/12",
            "tổng kiểm kê",
            (OFFICE, SCIENCE),
        ),
        ("CĐS chủ trì, Trung tâm phối hợp viết bản tin - xong trước 11/12", "viết bản tin", (CENTRE,)),
        ("CĐS chủ trì, Văn phòng phối hợp in tài liệu, hoàn thành trước 11/12", "in tài liệu", (OFFICE,)),
        ("CĐS chủ trì, Công an tỉnh phối hợp diễn tập, hạn 10/12", "Công an tỉnh phối hợp diễn tập", ()),
        ("CĐS chủ trì, Phòng Kế toán phối hợp quyết toán, hạn 10/12", "Phòng Kế toán phối hợp quyết toán", ()),
    ],
)
def test_who_leads_and_who_helps_may_stand_before_the_task(words: str, content: str, support: tuple[int, ...]) -> None:
    for text in (words, f"1. {words}\n2. VP họp, hạn 10/12"):
        draft = read(text)[0]
        assert (draft.content, draft.leads, draft.support) == (content, (DIGITAL,), support)
        assert day_of(draft) == dt.date(2026, 12, 10)


@pytest.mark.parametrize(
    "text", ["CĐS và VP phối hợp đi xem lại kho, hạn 10/12", "CĐS, VP phối hợp ra Hà Nội họp, hạn 10/12"]
)
def test_what_several_do_together_is_a_task_and_no_name(text: str) -> None:
    (draft,) = read(text)
    assert (draft.leads, draft.support, draft.unclear_support) == ((DIGITAL, OFFICE), (), None)
    assert fold(draft.content).startswith("phoi hop")
    assert day_of(draft) == dt.date(2026, 12, 10)


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("Kết thúc buổi họp, Văn phòng giao các việc sau:", "Kết thúc buổi họp, giao các việc sau"),
        ("Các đơn vị thực hiện chung hạn 15/12:", ""),
    ],
)
def test_what_leads_to_a_list_is_no_part_of_its_tasks(heading: str, shown: str) -> None:
    drafts = read(f"{heading}\n1. VP: dự toán kinh phí\n2. QLKH: danh mục đề tài")
    assert [draft.content for draft in drafts] == ["dự toán kinh phí", "danh mục đề tài"]
    assert {draft.heading for draft in drafts} == {shown}


def test_a_day_that_no_calendar_has_costs_the_other_tasks_nothing() -> None:
    for text in ("Họp 31/2 bàn kế hoạch; rà soát máy in hạn 15/12", "họp tổ biên tập ngày 30/2; in sách, hạn 15/12"):
        bad, good = read(text)
        assert (bad.due, bad.unusable and bad.unusable.fault) == (None, DayFault.NO_SUCH_DAY)
        assert (good.unusable, day_of(good)) == (None, dt.date(2026, 12, 15))


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (
            "Sau buổi kiểm tra, chị Hoa yêu cầu QLKH bổ sung số liệu hạn 10/12, VP in tài liệu hạn 12/12",
            "Sau buổi kiểm tra",
        ),
        ("Tại cuộc họp tuần, QLKH bổ sung số liệu hạn 10/12, VP in tài liệu hạn 12/12", "Tại cuộc họp tuần"),
        ("đồng chí Tuấn chỉ đạo QLKH bổ sung số liệu hạn 10/12, VP in tài liệu hạn 12/12", ""),
    ],
)
def test_who_orders_and_when_is_no_part_of_the_tasks(text: str, heading: str) -> None:
    assert told(text) == [("bổ sung số liệu", (SCIENCE,), 10), ("in tài liệu", (OFFICE,), 12)]
    assert {draft.heading for draft in read(text)} == {heading}
