"""Whose task of a paper it is, by the words of the paper."""

import pytest

from domain.documents.leads import Lead
from domain.names import Named
from reading.papers_in.leads import lead_written

UNITS = [
    Named(1, "Văn phòng Sở", ("VP",)),
    Named(2, "Phòng Kế hoạch Tài chính", ("KHTC", "P. KHTC")),
    Named(3, "Trung tâm Kiểm nghiệm", ("TTKN",)),
]
OWN = ["Sở Y tế – Điều hành"]
NOBODY, OTHER = Lead(), Lead(other=True)


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Phòng Kế hoạch Tài chính", Lead((2,))),
        ("Trưởng phòng Kế hoạch Tài chính", Lead((2,))),
        ("TTKN", Lead((3,))),
        ("Giám đốc Trung tâm Kiểm nghiệm", Lead((3,))),
        ("Các phòng, đơn vị", Lead((1, 2, 3))),
        ("Các phòng chuyên môn, đơn vị thuộc, trực thuộc Sở", Lead((1, 2, 3))),
        ("các phòng nghiệp vụ và đơn vị sự nghiệp trực thuộc", Lead((1, 2, 3))),
        ("các phòng, trung tâm thuộc Sở", Lead((2, 3))),
        ("Các phòng, đơn vị có liên quan", NOBODY),
        ("Sở Y tế", NOBODY),
        ("Giám đốc Sở Y tế", NOBODY),
        ("Các sở, ban, ngành", NOBODY),
        ("Phòng Bảo vệ", NOBODY),
        ("Phòng Tổ chức - Hành chính", NOBODY),
        ("Phòng An toàn thực phẩm", NOBODY),
        ("Phòng Y tế huyện", OTHER),
        ("Thanh tra Sở", Lead(close=(1,))),
        ("Sở Tài chính", OTHER),
        ("UBND các xã, phường", OTHER),
        ("Chủ tịch UBND các huyện", OTHER),
        ("Văn phòng UBND tỉnh", OTHER),
        ("Công an tỉnh", OTHER),
        ("Bảo hiểm xã hội tỉnh", OTHER),
        ("", NOBODY),
    ],
)
def test_whose_task_it_is(words: str, lead: Lead) -> None:
    assert lead_written(words, UNITS, OWN) == lead


@pytest.mark.parametrize(
    "title",
    [
        "Sở NN&MT – Điều hành",
        "Sở NNMT",
        "Điều hành Sở NN&MT",
        "Sở NN&MT Hà Nam",
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        "Sở Nông nghiệp và Môi trường tỉnh Hà Nam",
    ],
)
@pytest.mark.parametrize(
    "words",
    ["Sở Nông nghiệp và Môi trường", "Giám đốc Sở Nông nghiệp và Môi trường", "Sở NN&MT", "Sở NNMT"],
)
def test_the_department_is_known_in_short_and_in_full(title: str, words: str) -> None:
    assert lead_written(words, UNITS, [title]) == NOBODY
    assert lead_written("Sở Nội vụ", UNITS, [title]) == OTHER
    assert lead_written("Sở Văn hóa, Thể thao và Du lịch", UNITS, [title]) == OTHER
