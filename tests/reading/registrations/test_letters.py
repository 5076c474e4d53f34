"""A letter of an office that is pasted: a short content, its paper, and to whom it goes on."""

import datetime as dt

import pytest

from domain.registering.papers import Paper
from reading.registrations.letterhead import read_letter
from reading.registrations.several import read_drafts
from tests.reading.registrations.test_lists import ALL
from tests.reading.registrations.test_read import NOW, OFFICE, QUALITY, SCIENCE, TIMES, day_of

LETTER = """UBND TỈNH HÒA BÌNH
SỞ TÀI CHÍNH
Số: 2301/STC-HCSN
V/v đôn đốc quyết toán kinh phí
Hòa Bình, ngày 02 tháng 12 năm 2026

Kính gửi: Sở Khoa học và Công nghệ

Thực hiện chỉ đạo của UBND tỉnh, Sở Tài chính đề nghị Sở Khoa học và Công nghệ nộp báo cáo quyết toán
kinh phí sự nghiệp, gửi Phòng Hành chính sự nghiệp chậm nhất ngày 18/12/2026 (liên hệ bà Hoa, ĐT 0218.3.855.855).
Trân trọng./.

Nơi nhận:
- Như trên;
- Lưu: VT."""
PAPER = Paper("2301/STC-HCSN", dt.date(2026, 12, 2), "UBND TỈNH HÒA BÌNH – SỞ TÀI CHÍNH", "đôn đốc quyết toán kinh phí")


@pytest.mark.parametrize(
    ("behind", "leads"),
    [("", ()), ("\n\nchuyển phòng QLKH làm", (SCIENCE,)), ("\n\nVP chủ trì, QLKH phối hợp nhé", (OFFICE,))],
)
def test_what_it_asks_for_is_the_task(behind: str, leads: tuple[int, ...]) -> None:
    (draft,) = read_drafts(LETTER + behind, ALL, now=NOW, rules=TIMES.dates, assigning=True)
    assert draft.content.startswith("nộp báo cáo quyết toán kinh phí sự nghiệp")
    assert not any(words in draft.content for words in ("Kính gửi", "0218", "./.", "Nơi nhận", "UBND"))
    assert (draft.leads, day_of(draft)) == (leads, dt.date(2026, 12, 18))
    assert (draft.paper, draft.source) == ("2301/STC-HCSN", PAPER)


def test_any_field_of_the_paper_may_be_blank() -> None:
    text = (
        "BỘ Y TẾ\nSố:      /BYT-KH\nngày    tháng 12 năm 2026\nKính gửi: Các Sở.\n"
        "Yêu cầu các Sở rà soát kho thuốc trước ngày 18/12."
    )
    (draft,) = read_drafts(text, ALL, now=NOW, rules=TIMES.dates, assigning=True)
    assert draft.source == Paper("/BYT-KH", None, "BỘ Y TẾ", "")
    assert (draft.content, draft.set_above) == ("rà soát kho thuốc", True)


def test_the_entries_of_a_notice_are_its_tasks() -> None:
    text = (
        "THÔNG BÁO\nKết luận họp giao ban ngày 03/12/2026 (số 61/TB-SKHCN)\n"
        "1. Phòng QLKH: hoàn thiện quy chế trước ngày 15/12.\n2. TĐC: báo cáo phương án, hạn 16/12.\n"
        "Nơi nhận: Các phòng; Lưu: VT."
    )
    drafts = read_drafts(text, ALL, now=NOW, rules=TIMES.dates, assigning=True)
    assert [(draft.content, draft.leads) for draft in drafts] == [
        ("hoàn thiện quy chế", (SCIENCE,)),
        ("báo cáo phương án", (QUALITY,)),
    ]
    assert {draft.paper for draft in drafts} == {"61/TB-SKHCN"}


def test_a_letter_that_announces_a_long_list_is_told_by_what_it_is_about() -> None:
    text = (
        "Số: 12/SKHCN-VP\nV/v tăng cường kỷ luật,\nkỷ cương hành chính\n\nKính gửi: Các phòng.\n"
        "Giám đốc đề nghị các phòng thực hiện các nội dung sau:\n1. Đi làm đúng giờ.\n2. Giữ gìn vệ sinh.\n"
        "Nơi nhận: Lưu: VT."
    )
    (draft,) = read_drafts(text, ALL, now=NOW, rules=TIMES.dates, assigning=True)
    assert draft.content == "tăng cường kỷ luật, kỷ cương hành chính"


@pytest.mark.parametrize(
    "text",
    [
        "Tham mưu trả lời công văn số 12/UBND-NC v/v đất đai, hạn 12/12",
        "Rà soát hồ sơ số 12/QĐ-SKHCN, hạn 12/12",
        "Báo cáo UBND tỉnh về việc sáp nhập. Trân trọng.",
    ],
)
def test_other_words_are_no_letter(text: str) -> None:
    assert read_letter(text) is None
