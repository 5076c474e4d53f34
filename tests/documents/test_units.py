"""The units that cells name: cut where a new name begins, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import units


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Văn phòng Sở", ["Văn phòng Sở"]),
        ("Văn phòng Sở / Thanh tra Sở", ["Văn phòng Sở", "Thanh tra Sở"]),
        ("Phòng Kế hoạch - Tài chính, Văn phòng", ["Phòng Kế hoạch - Tài chính", "Văn phòng"]),
        ("Trung tâm Kỹ thuật, thí nghiệm và kiểm định", ["Trung tâm Kỹ thuật, thí nghiệm và kiểm định"]),
        ("Trung tâm Kỹ\nthuật\nVăn phòng\nSở", ["Trung tâm Kỹ thuật", "Văn phòng Sở"]),
        ("- Văn phòng\n- Các phòng, đơn vị", ["Văn phòng", "Các phòng, đơn vị"]),
        ("Văn phòng Sở Trung tâm Chuyển đổi số", ["Văn phòng Sở", "Trung tâm Chuyển đổi số"]),
        ("Viên chức trực tại Trung tâm Hành chính công", ["Viên chức trực tại Trung tâm Hành chính công"]),
        ("KHTC, CĐS, các đơn vị liên quan", ["KHTC", "CĐS", "các đơn vị liên quan"]),
        ("Phòng QLCN và CĐS", ["Phòng QLCN", "CĐS"]),
        ("Trung tâm Phục vụ HCC và ISO", ["Trung tâm Phục vụ HCC và ISO"]),
        (
            "các Sở: Tài chính, Y tế, Văn hóa, Thể thao và Du lịch",
            ["Sở Tài chính", "Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"],
        ),
        ("Các phòng: Kế hoạch, Chuyển đổi số", ["Phòng Kế hoạch", "Phòng Chuyển đổi số"]),
        ("UBND các xã: An Phú, Bình Minh", ["UBND xã An Phú", "UBND xã Bình Minh"]),
        ("UBND các xã, phường", ["UBND các xã, phường"]),
        ("các sở, ngành; Công an tỉnh", ["các sở, ngành", "Công an tỉnh"]),
        ("Bộ, ngành, địa phương", ["Bộ, ngành, địa phương"]),
        ("Sở Y tế (phòng Nghiệp vụ, Văn phòng), Sở Xây dựng", ["Sở Y tế (phòng Nghiệp vụ, Văn phòng)", "Sở Xây dựng"]),
        ("Lê Văn Hòa, Phạm Thị Mai", ["Lê Văn Hòa", "Phạm Thị Mai"]),
        ("", []),
        (" - ", []),
    ],
)
def test_names_are_cut_where_a_new_one_begins(words: str, names: list[str]) -> None:
    assert units.units_in(words) == tuple(names)


@pytest.mark.parametrize(
    ("words", "leads", "support"),
    [
        ("Chủ trì: Văn phòng; phối hợp: Thanh tra, các phòng", ["Văn phòng"], ["Thanh tra", "các phòng"]),
        ("Văn phòng (chủ trì), Thanh tra (phối hợp)", ["Văn phòng"], ["Thanh tra"]),
        ("Văn phòng chủ trì, phối hợp với Thanh tra", ["Văn phòng"], ["Thanh tra"]),
        ("Đơn vị chủ trì: KHTC\nĐơn vị phối hợp: VP", ["KHTC"], ["VP"]),
        ("Văn phòng, Thanh tra", ["Văn phòng", "Thanh tra"], []),
        ("Phòng Kế hoạch chủ trì, Văn phòng phối hợp", ["Phòng Kế hoạch"], ["Văn phòng"]),
        ("Văn phòng phối hợp Thanh tra", ["Văn phòng"], ["Thanh tra"]),
        ("Phối hợp: KHTC; chủ trì: VP", ["VP"], ["KHTC"]),
    ],
)
def test_one_cell_may_tell_both_parts(words: str, leads: list[str], support: list[str]) -> None:
    assert units.parts_in(words) == units.Parts(tuple(leads), tuple(support))


@pytest.mark.parametrize(
    ("name", "everyone"),
    [
        ("Các phòng, đơn vị thuộc, trực thuộc Sở", True),
        ("Tất cả các phòng, đơn vị", True),
        ("Thủ trưởng các phòng, đơn vị thuộc Sở", True),
        ("Toàn Sở", True),
        ("Các phòng, đơn vị có liên quan", False),
        ("Các sở, ban, ngành", False),
        ("Phòng Kế hoạch", False),
        ("Các xã, phường", False),
    ],
)
def test_all_units_at_once(name: str, everyone: bool) -> None:
    assert units.is_everyone(name) is everyone


@given(st.text(alphabet="Văn phòng Sở,;/\n-()&vàcác:. ABCĐ", max_size=120))
def test_any_cell_is_read(words: str) -> None:
    assert all(name.strip() for name in units.units_in(words))
    assert all(name.strip() for part in units.parts_in(words) for name in part)
