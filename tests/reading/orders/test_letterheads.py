"""What an office tells of the head and the foot of its papers, line by line."""

import pytest

from domain.letterhead import Authority, Letterhead, Signer
from reading.orders.letterheads import read_letterhead


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Cơ quan chủ quản: UBND tỉnh Lâm An", "above", "UBND tỉnh Lâm An"),
        ("2. Tên cơ quan = Sở Nội vụ.", "agency", "Sở Nội vụ"),
        ("- ky hieu: SNV", "symbol", "SNV"),
        ("ĐỊA DANH: Lâm An", "place", "Lâm An"),
        ("Lưu: VT, VP", "drafter", "VP"),
        ("Nơi nhận: Như trên; Lãnh đạo Sở;", "recipients", ("Như trên", "Lãnh đạo Sở")),
        ("Nơi nhận:\n- Lãnh đạo Sở (để b/c);\n- Các phòng.", "recipients", ("Lãnh đạo Sở (để b/c)", "Các phòng")),
    ],
)
def test_each_field_has_its_line(line: str, field: str, value: object) -> None:
    told = read_letterhead(line, Letterhead())
    assert told is not None
    assert getattr(told, field) == value


@pytest.mark.parametrize(
    ("words", "signer"),
    [
        ("Trần Thị Lụa - Chánh Văn phòng", Signer("Trần Thị Lụa", "Chánh Văn phòng", Authority.BY_ORDER)),
        ("KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC Phạm Sơn", Signer("Phạm Sơn", "PHÓ GIÁM ĐỐC", Authority.FOR_HEAD)),
        ("đồng chí Phạm Sơn, Phó Giám đốc", Signer("Phạm Sơn", "Phó Giám đốc", Authority.FOR_HEAD)),
        ("Giám đốc Hồ Văn Cường", Signer("Hồ Văn Cường", "Giám đốc", Authority.HEAD)),
        ("Q. Giám đốc Hồ Văn Cường", Signer("Hồ Văn Cường", "Giám đốc", Authority.ACTING)),
        ("TUQ. Giám đốc, Trưởng phòng Lý Mơ", Signer("Lý Mơ", "Trưởng phòng", Authority.BY_AUTHORIZATION)),
    ],
)
def test_who_signs_has_a_post_and_a_right(words: str, signer: Signer) -> None:
    told = read_letterhead(f"Người ký: {words}", Letterhead())
    assert told is not None
    assert told.signer == signer


@pytest.mark.parametrize("words", ["giờ nhắc 7h30", "Người ký: Phó Giám đốc", "Ký hiệu: …", "", "Nơi nhận"])
def test_what_tells_no_field_is_none(words: str) -> None:
    assert read_letterhead(words, Letterhead(symbol="SNV")) is None


def test_other_fields_stay_as_they_were() -> None:
    assert read_letterhead("Địa danh: Lâm An", Letterhead(symbol="SNV")) == Letterhead(symbol="SNV", place="Lâm An")
