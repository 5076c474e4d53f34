"""How well a text can be read is told by its words, its marks and its signs."""

import pytest

from documents.pages.quality import grade, has_lost_marks, is_readable

GOOD = (
    "Giao Phòng Kế hoạch chủ trì, phối hợp với các đơn vị rà soát danh mục dự án, báo cáo Giám đốc Sở trước ngày 20/6."
)
LOST = (
    "Giao Phong Ke hoach chu tri, phoi hop voi cac don vi ra soat danh muc du an, bao cao Giam doc So truoc ngay 20/6."
)
MISREAD = (
    "Giao Phéng Ké hoach chu tri, phdi hop véi cac don vi ra soat danh muc du an, bao cdo Gidm déc Sd trréc ngay 20/6."
)
TCVN3 = (
    "Giao Phßng KÕ ho¹ch chñ tr×, phèi hîp víi c¸c ®¬n vÞ rµ so¸t danh môc dù ¸n, b¸o c¸o Gi¸m ®èc Së tr−íc ngµy 20/6."
)
TWICE = GOOD.encode().decode("cp1252", "replace")
FIGURES = "1 2 3 4 5 6 7 8 9 10 " * 20
UNMAPPED = "\x00\x01\x02\x03 \ufffd\ufffd\ufffd \ue012\ue013" * 20
WRONG_WAY = "e8u 20111 20p UIEIĐ) O2 OEQ A q ưEA nnư1 UTE(] 'OS OU 18OS 81 0S 11 ưeq[, oA do 1oqd 11 nựo oS 8ưoqd " * 2


@pytest.mark.parametrize("text", [GOOD, GOOD.upper(), FIGURES, "Phu luc", ""])
def test_what_a_person_reads_is_readable(text: str) -> None:
    assert is_readable(text)


@pytest.mark.parametrize("text", [LOST, MISREAD, TCVN3, TWICE, UNMAPPED, WRONG_WAY])
def test_what_nobody_reads_is_not(text: str) -> None:
    assert not is_readable(text)


@pytest.mark.parametrize("text", [LOST, MISREAD])
def test_only_marks_may_be_lost(text: str) -> None:
    assert has_lost_marks(text)


@pytest.mark.parametrize("text", [GOOD, TCVN3, TWICE, UNMAPPED, FIGURES, ""])
def test_other_faults_are_no_lost_marks(text: str) -> None:
    assert not has_lost_marks(text)


def test_the_better_reading_has_the_higher_grade() -> None:
    ordered = [GOOD, LOST, WRONG_WAY]
    assert sorted(ordered, key=grade, reverse=True) == ordered
    assert grade(GOOD) > grade(TCVN3)
    assert grade(GOOD) > grade(MISREAD) > grade(WRONG_WAY)
