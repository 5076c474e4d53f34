"""How official papers write dates, numbers, periods, other papers and the words of a chat."""

import datetime as dt

import pytest

from domain.overviews.periods import Period
from domain.registering.papers import Paper
from tests.reports.department import UNITS, task
from texts import official, register


@pytest.mark.parametrize(
    ("day", "written", "head"),
    [
        (dt.date(2026, 1, 5), "05/01/2026", "tháng 01 năm 2026"),
        (dt.date(2026, 2, 28), "28/02/2026", "tháng 02 năm 2026"),
        (dt.date(2026, 3, 9), "09/3/2026", "tháng 3 năm 2026"),
        (dt.date(2026, 9, 10), "10/9/2026", "tháng 9 năm 2026"),
        (dt.date(2026, 12, 31), "31/12/2026", "tháng 12 năm 2026"),
    ],
)
def test_only_the_first_two_months_have_a_zero(day: dt.date, written: str, head: str) -> None:
    assert official.date(day) == written
    assert official.undated(day).endswith(head)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((11, 1), (11, 30), "tháng 11 năm 2026"),
        ((2, 1), (2, 28), "tháng 02 năm 2026"),
        ((10, 1), (12, 31), "quý IV năm 2026"),
        ((1, 1), (6, 30), "6 tháng đầu năm 2026"),
        ((1, 1), (9, 30), "9 tháng đầu năm 2026"),
        ((1, 1), (12, 31), "năm 2026"),
        ((5, 4), (5, 4), "ngày 04/5/2026"),
        ((10, 15), (11, 14), "từ ngày 15/10/2026 đến ngày 14/11/2026"),
    ],
)
def test_a_period_is_told_as_reports_are_titled(first: tuple[int, int], last: tuple[int, int], words: str) -> None:
    assert official.period(Period(dt.date(2026, *first), dt.date(2026, *last))) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(22, 37, "59,5% (22/37 nhiệm vụ)"), (5, 5, "100% (05/05 nhiệm vụ)"), (0, 8, "0% (00/08 nhiệm vụ)")],
)
def test_a_ratio_says_what_it_is_made_of(part: int, whole: int, words: str) -> None:
    assert official.share(part, whole) == words


@pytest.mark.parametrize(
    ("typed", "source", "named"),
    [
        ("KH 10/KH-SKHCN", None, "Kế hoạch số 10/KH-SKHCN"),
        ("192/KH-UBND", None, "Kế hoạch số 192/KH-UBND"),
        ("385/SNV-CCHCVTLT", None, "Công văn số 385/SNV-CCHCVTLT"),
        ("30/2020/NĐ-CP", None, "Nghị định số 30/2020/NĐ-CP"),
        ("CV 215/SKHCN-VP", None, "Công văn số 215/SKHCN-VP"),
        ("kh số 10/kh-skhcn", None, "Kế hoạch số 10/kh-skhcn"),
        ("Kế hoạch 10/KH-SKHCN ngày 17/01/2026", None, "Kế hoạch số 10/KH-SKHCN ngày 17/01/2026"),
        ("ke hoach so 10/KH-SKHCN", None, "Kế hoạch số 10/KH-SKHCN"),
        ("họp ngày 17/01/2026", None, "họp ngày 17/01/2026"),
        ("mục 3 của 15/TB-VP", None, "mục 3 của 15/TB-VP"),
        ("kết luận giao ban tháng 10", None, "kết luận giao ban tháng 10"),
        ("", None, ""),
        (
            "45/KH-UBND",
            Paper("45/KH-UBND", dt.date(2026, 1, 2), "UBND tỉnh", "chuyển đổi số"),
            "Kế hoạch số 45/KH-UBND ngày 02/01/2026 của UBND tỉnh về chuyển đổi số",
        ),
        ("7/TB-VP", Paper("7/TB-VP", None, "", "V/v nghỉ lễ"), "Thông báo số 7/TB-VP V/v nghỉ lễ"),
    ],
)
def test_a_paper_is_cited_by_its_kind(typed: str, source: Paper | None, named: str) -> None:
    assert register.paper(task(1, "Việc", UNITS[0], paper=typed or None, source=source), about=True) == named


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("dạ xong rồi ạ, đã gửi 15/BC-SKHCN", "đã gửi 15/BC-SKHCN"),
        ("Vâng, còn chờ kinh phí ạ!", "còn chờ kinh phí"),
        ("máy hỏng.\nchờ   sửa", "máy hỏng. chờ sửa"),
        ("xong", "xong"),
        ("a", "a"),
    ],
)
def test_the_courtesies_of_the_chat_stay_out_of_papers(typed: str, plain: str) -> None:
    assert register.plainly(typed) == plain
