"""The numbers of the papers that a document names."""

import pytest

from documents.cited import cited_in
from documents.document import Cell, Paragraph, Table


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Thực hiện Kế hoạch số 88/KH-UBND ngày 2/3/2026", ("88/KH-UBND",)),
        ("Căn cứ Nghị định số 45/2020/NĐ-CP và Công văn 9/BKHCN-VP-TC", ("45/2020/NĐ-CP", "9/BKHCN-VP-TC")),
        ("trước ngày 15/12/2026, đạt 7/9 đơn vị", ()),
        ("Kế hoạch 12/KH-SKHCN của Sở", ()),
    ],
)
def test_numbers_in_a_sentence(text: str, numbers: tuple[str, ...]) -> None:
    assert cited_in([Paragraph(text)], "12/KH-SKHCN") == numbers


def test_tables_name_none() -> None:
    assert cited_in([Table(((Cell("theo 88/KH-UBND"),),))], "") == ()
