"""The pasted list of units that a department is set up with."""

import pytest

from domain import refusals
from reading.registrations.unit_lists import read_units


@pytest.mark.parametrize(
    ("line", "name", "aliases"),
    [
        ("Phòng Tổ chức cán bộ (TCCB)", "Phòng Tổ chức cán bộ", ("TCCB",)),
        ("2. Trung tâm Thông tin (TTTT, TT Thông tin)", "Trung tâm Thông tin", ("TTTT", "TT Thông tin")),
        ("Văn phòng Sở (VP) | VPS", "Văn phòng Sở", ("VP", "VPS")),
        ("- Thanh tra Sở | TTra", "Thanh tra Sở", ("TTra",)),
        ("Văn phòng Sở", "Văn phòng Sở", ()),
        ("4. P. Chuyển đổi số;", "P. Chuyển đổi số", ()),
        ("7. Thanh tra Sở.", "Thanh tra Sở", ()),
    ],
)
def test_short_names_stand_behind_a_bar_or_in_brackets(line: str, name: str, aliases: tuple[str, ...]) -> None:
    (unit,) = read_units(line)
    assert (unit.name, unit.aliases) == (name, aliases)


@pytest.mark.parametrize("again", ["Văn phòng", "van phong", "3. VĂN PHÒNG (VP)"])
def test_a_unit_that_is_there_twice_is_said_to_be(again: str) -> None:
    with pytest.raises(refusals.BadUnitList) as refused:
        read_units(f"Văn phòng\nThanh tra\n{again}")
    assert refused.value.twice
