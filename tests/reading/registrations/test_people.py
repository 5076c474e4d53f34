"""People to whom work is given by name: their units stand in their place, and nothing else of the text changes."""

import pytest

from domain.names import Colleague, Named
from reading.registrations.people import entrusted_by_name

UNITS = (Named(1, "Văn phòng Sở"), Named(2, "Phòng Quản lý khoa học"), Named(3, "Phòng Chuyển đổi số"))
PEOPLE = (
    Colleague(11, "Nguyễn Thị Thu Hà", unit=1, heads=True),
    Colleague(12, "Đặng Văn Lâm", unit=2, heads=True),
    Colleague(13, "Vũ Ngọc Ánh", unit=3, heads=True),
    Colleague(14, "Đỗ Quang Huy", unit=2),
    Colleague(15, "Lê Hà", unit=3),
    Colleague(16, "Trần Quốc Vinh", leader=True),
)
QLKH, CDS = UNITS[1].name, UNITS[2].name


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("anh Lâm: rà soát hồ sơ, hạn 20/12", f"{QLKH}: rà soát hồ sơ, hạn 20/12"),
        ("đồng chí Vũ Ngọc Ánh rà soát hồ sơ", f"{CDS}: rà soát hồ sơ"),
        ("chị Ánh bên Phòng Chuyển đổi số rà soát", f"{CDS}: rà soát"),
        ("đ/c Lâm, rà soát hồ sơ", f"{QLKH}, rà soát hồ sơ"),
        ("chi Anh rà soát", f"{CDS}: rà soát"),
        ("Đặng Văn Lâm: rà soát", f"{QLKH}: rà soát"),
        ("phòng anh Lâm chuẩn bị phòng họp", f"{QLKH}: chuẩn bị phòng họp"),
        ("anh Lâm chủ trì rà soát, phối hợp chị Ánh", f"{QLKH} chủ trì rà soát, phối hợp {CDS}"),
        ("anh Lâm và chị Ánh rà soát", f"{QLKH} và {CDS}: rà soát"),
        ("rà soát, chủ trì: anh Lâm, hạn 20/12", f"rà soát, chủ trì: {QLKH}, hạn 20/12"),
        ("1. anh Lâm: rà soát\n2. chị Ánh: nâng cấp", f"1. {QLKH}: rà soát\n2. {CDS}: nâng cấp"),
        ("anh Vinh yêu cầu anh Lâm rà soát, chị Ánh nâng cấp", f"anh Vinh yêu cầu {QLKH} rà soát, {CDS}: nâng cấp"),
        ("làm việc với anh Lâm về kinh phí", "làm việc với anh Lâm về kinh phí"),
        ("rà soát hồ sơ của chị Ánh", "rà soát hồ sơ của chị Ánh"),
        ("lâm sản: thống kê", "lâm sản: thống kê"),
        ("", ""),
    ],
)
def test_units_stand_for_their_people(text: str, becomes: str) -> None:
    assert entrusted_by_name(text, UNITS, PEOPLE).text == becomes


def test_an_officer_is_the_one_who_does_it() -> None:
    found = entrusted_by_name("Huy: soạn đề cương", UNITS, PEOPLE)
    assert (found.text, found.doers) == (f"{QLKH}: soạn đề cương", (PEOPLE[3],))
    two = entrusted_by_name("- anh Lâm: rà soát\n- anh Huy: soạn đề cương", UNITS, PEOPLE)
    assert two.doers == (None, PEOPLE[3])


def test_a_name_that_leads_to_no_unit_is_unclear() -> None:
    several = entrusted_by_name("chị Hà: in lịch", UNITS, PEOPLE)
    assert (several.text, several.unclear, several.close) == (" in lịch", "chị Hà", (1, 3))
    nobody = entrusted_by_name("anh Tráng: in lịch", UNITS, PEOPLE)
    assert (nobody.text, nobody.unclear, nobody.close) == (" in lịch", "anh Tráng", ())
    leader = entrusted_by_name("đồng chí Vinh: in lịch", UNITS, PEOPLE)
    assert (leader.unclear, leader.close) == ("đồng chí Vinh", ())


def test_a_unit_whose_name_has_a_comma_is_called_without_it() -> None:
    posts = (Named(7, "Phòng Bưu chính, Viễn thông", ("BCVT",)),)
    found = entrusted_by_name("phòng anh Khánh đo kiểm", posts, (Colleague(17, "Lê Đình Khánh", unit=7, heads=True),))
    assert found.text == "BCVT: đo kiểm"
