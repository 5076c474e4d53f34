"""Units and people by what they are called."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import Named
from reading.language.names import find_name, is_everyone, names_within, split_names
from tests.thoroughness import examples

OFFICE = Named(1, "Văn phòng Sở")
SCIENCE = Named(2, "Phòng Quản lý khoa học")
TECHNOLOGY = Named(3, "Phòng Quản lý công nghệ")
INSPECTION = Named(4, "Thanh tra Sở")
DIGITAL = Named(5, "Phòng Chuyển đổi số", ("a Bình",))
STATISTICS = Named(6, "Trung tâm Thông tin và Thống kê khoa học công nghệ", ("TTTK",))
FINANCE = Named(7, "Phòng Kế hoạch - Tài chính")
STANDARDS = Named(8, "Chi cục Tiêu chuẩn, Đo lường và Chất lượng")
APPLICATION = Named(9, "Trung tâm Ứng dụng tiến bộ khoa học")
UNITS = (OFFICE, SCIENCE, TECHNOLOGY, INSPECTION, DIGITAL, STATISTICS, FINANCE, STANDARDS, APPLICATION)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Văn phòng Sở", OFFICE),
        ("Văn phòng", OFFICE),
        ("van phong so", OFFICE),
        ("VP", OFFICE),
        ("vp", OFFICE),
        ("Vp Sở", OFFICE),
        ("VP Sở", OFFICE),
        ("V.P", OFFICE),
        ("Phòng Quản lý khoa học", SCIENCE),
        ("phong quan ly khoa hoc", SCIENCE),
        ("phongf quanr lys khoa hocj", SCIENCE),
        ("quản lí khoa học", SCIENCE),
        ("Quản lý Khoa học", SCIENCE),
        ("P. QLKH", SCIENCE),
        ("P.QLKH", SCIENCE),
        ("PQLKH", SCIENCE),
        ("QLKH", SCIENCE),
        ("phòng qlkh", SCIENCE),
        ("phong quan li khao hoc", SCIENCE),
        ("phòng quản lý khoa hoc", SCIENCE),
        ("p.qlcn", TECHNOLOGY),
        ("phòng quản lý công nghê", TECHNOLOGY),
        ("thanh tra", INSPECTION),
        ("Thanh Tra So", INSPECTION),
        ("phòng CĐS", DIGITAL),
        ("phong cds", DIGITAL),
        ("CĐS", DIGITAL),
        ("chuyển đổi số", DIGITAL),
        ("phòng chuyển đổi", DIGITAL),
        ("phong chuyen doi so", DIGITAL),
        ("phòng chuyên đổi số", DIGITAL),
        ("phòng a Bình", DIGITAL),
        ("phòng anh Bình", DIGITAL),
        ("anh Bình", DIGITAL),
        ("TTTK", STATISTICS),
        ("Trung tâm Thông tin", STATISTICS),
        ("tt thông tin", STATISTICS),
        ("trung tâm thông tin thống kê", STATISTICS),
        ("phòng Kế hoạch Tài chính", FINANCE),
        ("Phòng Kế hoạch và Tài chính", FINANCE),
        ("KHTC", FINANCE),
        ("P.KHTC", FINANCE),
        ("kế hoạch tài chính", FINANCE),
        ("Chi cục TCĐLCL", STANDARDS),
        ("chi cuc tieu chuan", STANDARDS),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng", STANDARDS),
        ("trung tâm ứng dụng", APPLICATION),
    ],
)
def test_one_clear_winner(words: str, unit: Named) -> None:
    match = find_name(words, UNITS)
    assert (match.winner, match.close) == (unit, ())
    assert find_name(unicodedata.normalize("NFD", words), UNITS) == match


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("phòng Quản lý", {SCIENCE, TECHNOLOGY}),
        ("quản lý", {SCIENCE, TECHNOLOGY}),
        ("trung tâm", {STATISTICS, APPLICATION}),
    ],
)
def test_two_that_are_close_are_both_given(words: str, units: set[Named]) -> None:
    match = find_name(words, UNITS)
    assert match.winner is None
    assert set(match.close) == units


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "😀",
        "phòng",
        "abc",
        "Sở Tài chính",
        "phòng tổ chức cán bộ",
        "xyz tuvw",
        "tđc",
        "báo cáo",
        "ngày mai",
        "80%",
    ],
)
def test_nobody_is_made_up(words: str) -> None:
    match = find_name(words, UNITS)
    assert (match.winner, match.close) == (None, ())


def test_people_are_found_without_their_titles() -> None:
    people = (Named(1, "Nguyễn Văn Bình"), Named(2, "Trần Thị Hoa"), Named(3, "Lê Hoa"))
    assert find_name("đ/c Nguyễn Văn Bình", people).winner == people[0]
    assert find_name("chị Lê Hoa", people).winner == people[2]
    assert find_name("nguyen van binh", people).winner == people[0]


def test_diacritics_tell_two_apart_that_are_alike_without_them() -> None:
    twins = (Named(1, "Phòng Tài chính"), Named(2, "Phòng Tái chính"))
    assert find_name("Phòng Tài chính", twins).winner == twins[0]
    assert set(find_name("phong tai chinh", twins).close) == set(twins)


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("P.QLKH, VP và TTTK", [SCIENCE, OFFICE, STATISTICS]),
        ("Văn phòng và Thanh tra", [OFFICE, INSPECTION]),
        ("Chi cục Tiêu chuẩn, Đo lường và Chất lượng", [STANDARDS]),
        ("Chi cục Tiêu chuẩn, Đo lường và Chất lượng và VP", [STANDARDS, OFFICE]),
        ("VP; chi cuc tieu chuan, do luong va chat luong", [OFFICE, STANDARDS]),
        ("phòng Kế hoạch và Tài chính; QLCN", [FINANCE, TECHNOLOGY]),
        ("QLKH + CĐS", [SCIENCE, DIGITAL]),
        ("VP - CĐS", [OFFICE, DIGITAL]),
        ("Phòng Kế hoạch – Tài chính", [FINANCE]),
        ("KHTC - TTTK", [FINANCE, STATISTICS]),
        ("phòng Kế hoạch - Tổng hợp", [None]),
        ("VP", [OFFICE]),
        ("VP, phòng nào đó", [OFFICE, None]),
        ("", []),
    ],
)
def test_a_list_is_split_into_its_names(words: str, units: list[Named | None]) -> None:
    found = split_names(words, UNITS)
    assert [match.winner for _, match in found] == units
    assert all(part in words for part, _ in found)


def test_whom_a_part_of_a_list_means_stands_beside_its_words() -> None:
    assert [part for part, _ in split_names("P.QLKH, VP và TTTK", UNITS)] == ["P.QLKH", "VP", "TTTK"]


@pytest.mark.parametrize(
    ("words", "everyone"),
    [
        ("các phòng, đơn vị", True),
        ("Các phòng và đơn vị trực thuộc Sở", True),
        ("tất cả các phòng", True),
        ("toàn Sở", True),
        ("cac don vi", True),
        ("tất cả đơn vị", True),
        ("hết thảy các đơn vị", True),
        ("VP", False),
        ("phòng QLKH", False),
        ("các phòng QLKH, VP", False),
        ("", False),
    ],
)
def test_all_units_at_once(words: str, everyone: bool) -> None:
    assert is_everyone(words) is everyone


PARK = Named(10, "Ban Quản lý Khu công nghệ cao")


@pytest.mark.parametrize("words", ["BQL", "BQL khu công nghệ cao", "ban quan li KCNC", "BQL KCNC", "ban quản lý"])
def test_a_board_of_management_is_called_in_short(words: str) -> None:
    assert find_name(words, (*UNITS, PARK)).winner == PARK


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("việc của Văn phòng tháng này", [("Văn phòng", OFFICE)]),
        ("so sánh Văn phòng với Thanh tra", [("Văn phòng", OFFICE), ("Thanh tra", INSPECTION)]),
        ("phòng quản lí khoa học còn bao nhiêu việc", [("phòng quản lí khoa học", SCIENCE)]),
        ("p cds và vp thì sao", [("p cds", DIGITAL), ("vp", OFFICE)]),
        ("phong quan ly koa hoc co gi", [("phong quan ly koa hoc", SCIENCE)]),
        ("giao TTTK chủ trì", [("TTTK", STATISTICS)]),
        ("Thanh tra tỉnh hỏi", []),
        ("phòng nào nhiều việc quá hạn nhất", []),
        ("bình thường thôi", []),
        ("", []),
    ],
)
def test_names_inside_a_sentence(text: str, named: list[tuple[str, Named]]) -> None:
    assert [(text[start:end], unit) for start, end, unit in names_within(text, UNITS)] == named


@examples(60)
@given(st.text(max_size=200))
def test_any_text_is_looked_up(text: str) -> None:
    match = find_name(text, UNITS)
    assert match.winner is None or not match.close
    assert len(match.close) != 1
    split_names(text, UNITS)
    is_everyone(text)
    assert all(0 <= start < end <= len(text) for start, end, _ in names_within(text, UNITS))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("TTTT&TKKHCN in niên giám", [("TTTT&TKKHCN", STATISTICS)]),
        ("TT TT&TKKHCN in niên giám", [("TT TT&TKKHCN", STATISTICS)]),
        ("TTTT và TKKHCN in niên giám", [("TTTT và TKKHCN", STATISTICS)]),
        ("T.T.T.K in niên giám", [("T.T.T.K", STATISTICS)]),
        ("P. KH-TC chi tiền in", [("P. KH-TC", FINANCE)]),
        ("P.KH&TC chi tiền in", [("P.KH&TC", FINANCE)]),
        ("VP&KHTC chi tiền in", [("VP", OFFICE), ("KHTC", FINANCE)]),
        ("QLKH-QLCN họp chung", [("QLKH", SCIENCE), ("QLCN", TECHNOLOGY)]),
        ("theo 21/KH-SKHCN", []),
    ],
)
def test_letters_with_signs_between_them(text: str, named: list[tuple[str, Named]]) -> None:
    assert [(text[start:end], unit) for start, end, unit in names_within(text, UNITS)] == named
