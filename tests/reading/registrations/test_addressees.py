"""Whom a registration goes to: the units that lead and help, wherever they stand."""

import datetime as dt
from collections.abc import Callable

import pytest

from domain.asking import Awaited
from domain.names import Named
from domain.registering.drafts import Draft
from reading.registrations.read import read_draft
from tests.reading.registrations.test_read import (
    DIGITAL,
    NOW,
    OFFICE,
    QUALITY,
    SCIENCE,
    TIMES,
    UNITS,
    assigned,
    day_of,
    registered,
)


@pytest.mark.parametrize(
    ("head", "leads"),
    [
        ("các phòng, trung tâm", (SCIENCE, QUALITY, DIGITAL, 5)),
        ("Các phòng và trung tâm", (SCIENCE, QUALITY, DIGITAL, 5)),
        ("cac trung tam, phong", (SCIENCE, QUALITY, DIGITAL, 5)),
        ("các trung tâm", (5,)),
        ("các phòng, trung tâm trừ TĐC", (SCIENCE, DIGITAL, 5)),
    ],
)
def test_all_units_of_some_kinds_are_addressed(head: str, leads: tuple[int, ...]) -> None:
    units = (*UNITS, Named(5, "Trung tâm Thông tin", ("TTTT",)))
    draft = read_draft(f"{head}: nộp số liệu, hạn 15/12", units, now=NOW, rules=TIMES.dates, assigning=True)
    assert (draft.leads, draft.content) == (leads, "nộp số liệu")


@pytest.mark.parametrize(
    ("text", "leads", "support", "content"),
    [
        ("CĐS", (DIGITAL,), (), ""),
        ("QLKH, hạn 8/12", (SCIENCE,), (), ""),
        ("QLKH; VP; hạn 8/12", (SCIENCE, OFFICE), (), ""),
        ("TĐC chủ trì, QLKH phối hợp: Rà soát", (QUALITY,), (SCIENCE,), "Rà soát"),
        ("chủ trì TĐC; phối hợp QLKH, VP: Rà soát", (QUALITY,), (SCIENCE, OFFICE), "Rà soát"),
        ("TDC chu tri, phoi hop voi QLKH: Ra soat", (QUALITY,), (SCIENCE,), "Ra soat"),
        ("tất cả: Rà soát", (OFFICE, SCIENCE, QUALITY, DIGITAL), (), "Rà soát"),
        ("Toàn Sở: Rà soát", (OFFICE, SCIENCE, QUALITY, DIGITAL), (), "Rà soát"),
        ("các đơn vị trừ VP: Rà soát", (SCIENCE, QUALITY, DIGITAL), (), "Rà soát"),
        ("tat ca cac phong (tru VP, QLKH): Ra soat", (QUALITY, DIGITAL), (), "Ra soat"),
        ("TĐC: Rà soát, phối hợp TĐC, VP", (QUALITY,), (OFFICE,), "Rà soát"),
        ("Rà soát văn bản của Văn phòng", (), (), "Rà soát văn bản của Văn phòng"),
        ("Nội dung: rà soát", (), (), "rà soát"),
    ],
)
def test_who_is_addressed_stands_before_the_task(
    text: str, leads: tuple[int, ...], support: tuple[int, ...], content: str
) -> None:
    draft = assigned(text)
    assert (draft.leads, draft.support, draft.content) == (leads, support, content)


@pytest.mark.parametrize(
    ("text", "leads", "support", "content"),
    [
        ("CĐS rà soát TTHC, hạn 10/12", (DIGITAL,), (), "rà soát TTHC"),
        ("QLKH, CĐS xây dựng kế hoạch, hạn 10/12", (SCIENCE, DIGITAL), (), "xây dựng kế hoạch"),
        ("QLKH, CDS chủ trì xây dựng kế hoạch đến 10/12", (SCIENCE, DIGITAL), (), "xây dựng kế hoạch"),
        ("Các phòng, đơn vị chủ động triển khai, hạn 10/12", (OFFICE, SCIENCE, QUALITY, DIGITAL), (),
         "chủ động triển khai"),
        ("Mua văn phòng phẩm, hạn 10/12", (), (), "Mua văn phòng phẩm"),
        ("văn phòng phẩm đã hết, hạn 10/12", (), (), "văn phòng phẩm đã hết"),
        ("VP phối hợp CĐS rà soát hồ sơ, hạn 10/12", (OFFICE,), (DIGITAL,), "rà soát hồ sơ"),
        ("Giao Phòng Quản lý khoa học chủ trì, phối hợp VP rà soát, hạn 10/12", (SCIENCE,), (OFFICE,), "rà soát"),
        ("Rà soát, chủ trì TĐC, phối hợp VP, Sở Nội vụ, hạn 10/12", (QUALITY,), (OFFICE,),
         "Rà soát"),
        ("Văn phòng chủ trì, phối hợp các phòng chuyên môn tổng hợp số liệu, hạn 10/12", (OFFICE,),
         (SCIENCE, QUALITY, DIGITAL),
         "tổng hợp số liệu"),
    ],
)  # fmt: skip
def test_whom_a_sentence_names_is_told_from_what_is_to_be_done(
    text: str, leads: tuple[int, ...], support: tuple[int, ...], content: str
) -> None:
    draft = assigned(text)
    assert (draft.leads, draft.support, draft.content) == (leads, support, content)
    assert day_of(draft) == dt.date(2026, 12, 10)


def test_nothing_of_a_whole_paragraph_is_lost_behind_its_units() -> None:
    draft = assigned(
        "Thực hiện Kế hoạch số 192/KH-UBND ngày 26/12/2025, đề nghị Phòng Chuyển đổi số chủ trì, phối hợp "
        "với Văn phòng, Phòng Quản lý khoa học rà soát, cập nhật 100% thủ tục hành chính, báo cáo kết quả về Sở "
        "(qua Văn phòng) trước ngày 15/12/2026 để tổng hợp."
    )
    assert (draft.leads, draft.support) == ((DIGITAL,), (OFFICE, SCIENCE))
    assert day_of(draft) == dt.date(2026, 12, 14)
    for words in ("rà soát, cập nhật 100% thủ tục hành chính", "báo cáo kết quả về Sở", "để tổng hợp"):
        assert words in draft.content


@pytest.mark.parametrize(
    ("text", "unclear"),
    [("TĐC, Phòng Kế hoạch: Rà soát", "Phòng Kế hoạch"), ("Phòng Kế toán: Rà soát", "Phòng Kế toán")],
)
def test_a_unit_that_is_not_known_is_named_in_the_question(text: str, unclear: str) -> None:
    draft = assigned(text)
    assert (draft.leads, draft.unclear, draft.content, draft.missing) == ((), unclear, "Rà soát", "lead")


@pytest.mark.parametrize(
    ("text", "content", "unclear"),
    [
        ("chủ trì phòng Kế toán: nộp báo cáo, hạn 15/12", "nộp báo cáo", "phòng Kế toán"),
        ("chu tri: Ban Thanh tra, kiem tra kho, han 15/12", "kiem tra kho", "Ban Thanh tra"),
        ("giao cho Tổ công nghệ: kiểm tra mạng, hạn 15/12", "kiểm tra mạng", "Tổ công nghệ"),
        ("kiểm tra mạng, chủ trì Tổ công nghệ, hạn 15/12", "kiểm tra mạng", "Tổ công nghệ"),
        ("chủ trì QLKH: nộp báo cáo, hạn 15/12", "nộp báo cáo", None),
        ("chủ trì QLKH, CĐS, hạn 15/12", "", None),
    ],
)
def test_a_unit_that_nobody_knows_takes_nothing_of_the_task(text: str, content: str, unclear: str | None) -> None:
    draft = registered(text)
    assert (draft.content, draft.unclear, day_of(draft)) == (content, unclear, dt.date(2026, 12, 15))


@pytest.mark.parametrize(
    ("text", "content", "support", "partners"),
    [
        ("Kiểm tra cân, phối hợp Công an tỉnh và VP", "Kiểm tra cân", (OFFICE,), ("Công an tỉnh",)),
        ("Kiểm tra cân, phối hợp: Sở Y tế, UBND thành phố", "Kiểm tra cân", (), ("Sở Y tế", "UBND thành phố")),
        ("Kiểm tra cân, VP và Công an tỉnh cùng phối hợp", "Kiểm tra cân", (OFFICE,), ("Công an tỉnh",)),
        ("Kiểm tra cân (VP, CĐS phối hợp)", "Kiểm tra cân", (OFFICE, DIGITAL), ()),
        ("Kiểm tra cân phối hợp VP", "Kiểm tra cân", (OFFICE,), ()),
        ("Kiểm tra cân (phối hợp: VP; CĐS)", "Kiểm tra cân", (OFFICE, DIGITAL), ()),
        ("Phối hợp Công an tỉnh kiểm tra cân", "Phối hợp Công an tỉnh kiểm tra cân", (), ("Công an tỉnh",)),
        ("Phối hợp với Sở Tài chính thẩm định giá", "Phối hợp với Sở Tài chính thẩm định giá", (), ("Sở Tài chính",)),
        ("Phối hợp VP kiểm tra cân", "kiểm tra cân", (OFFICE,), ()),
        ("Theo chỉ đạo của UBND tỉnh, kiểm tra 5 cân", "Theo chỉ đạo của UBND tỉnh, kiểm tra 5 cân", (), ()),
        ("Kiểm tra cân, VP phối hợp; gửi báo cáo", "Kiểm tra cân; gửi báo cáo", (OFFICE,), ()),
    ],
)
def test_who_supports_may_stand_anywhere(
    text: str, content: str, support: tuple[int, ...], partners: tuple[str, ...]
) -> None:
    draft = registered(f"{text}, hạn 15/12")
    assert (draft.content, draft.support, draft.partners) == (content, support, partners)
    assert (draft.unclear_support, day_of(draft)) == (None, dt.date(2026, 12, 15))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("QLKH và VP chủ trì kiểm tra cân", registered),
        ("QLKH, VP đồng chủ trì kiểm tra cân", registered),
        ("QLKH, VP đồng chủ trì: kiểm tra cân", assigned),
        ("Kiểm tra cân, QLKH và VP cùng chủ trì", assigned),
    ],
)
def test_two_that_are_to_lead_together_are_asked_about(text: str, read: Callable[[str], Draft]) -> None:
    draft = read(f"{text}, hạn 15/12")
    assert (draft.leads, draft.missing) == ((SCIENCE, OFFICE), Awaited.LEAD)


@pytest.mark.parametrize(
    ("text", "leads", "content"),
    [
        ("TĐC (tổ đo lường): dán tem cân, hạn 15/12", (QUALITY,), "(tổ đo lường) dán tem cân"),
        ("P. QLKH (bộ phận đề tài): soạn đề cương, hạn 15/12", (SCIENCE,), "(bộ phận đề tài) soạn đề cương"),
        ("các phòng (QLKH, TĐC): nộp biểu, hạn 15/12", (SCIENCE, QUALITY), "nộp biểu"),
    ],
)
def test_brackets_behind_a_unit_say_which_part_of_it_is_meant(text: str, leads: tuple[int, ...], content: str) -> None:
    draft = assigned(text)
    assert (draft.leads, draft.content, day_of(draft)) == (leads, content, dt.date(2026, 12, 15))


@pytest.mark.parametrize(
    ("text", "leads", "content"),
    [
        ("Trang trí cây nêu, VP lo, hạn 15/12", (OFFICE,), "Trang trí cây nêu"),
        ("viết bài gửi Bộ Tài chính, phòng QLKH làm đầu mối, hạn 15/12", (SCIENCE,), "viết bài gửi Bộ Tài chính"),
        ("Thay ổ cứng, CĐS chịu trách nhiệm, hạn 15/12", (DIGITAL,), "Thay ổ cứng"),
        ("nhờ TĐC dán lại tem cân, hạn 15/12", (QUALITY,), "dán lại tem cân"),
    ],
)
def test_who_sees_to_it_leads(text: str, leads: tuple[int, ...], content: str) -> None:
    draft = assigned(text)
    assert (draft.leads, draft.content, day_of(draft)) == (leads, content, dt.date(2026, 12, 15))
