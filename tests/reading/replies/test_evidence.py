"""What counts as proof that a task was completed."""

import pytest

from reading.replies.evidence import evidence_in


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("45/SKHCN-VP", "45/SKHCN-VP"),
        ("QĐ số 12/QĐ-SKHCN ngày 3/6/2026", "QĐ số 12/QĐ-SKHCN ngày 3/6/2026"),
        ("đã có Công văn số 88/SKHCN-VP ngày 12/6/2026 gửi UBND tỉnh", "Công văn số 88/SKHCN-VP ngày 12/6/2026"),
        ("đã ban hành KH 10/KH-SKHCN", "KH 10/KH-SKHCN"),
        ("xong, bc 45/bc-vp", "bc 45/bc-vp"),
        ("báo cáo số 45", "báo cáo số 45"),
        ("đã gửi cv 215 ngày 3/6", "cv 215 ngày 3/6"),
        ("quyết định 12/2026/QĐ-UBND", "quyết định 12/2026/QĐ-UBND"),
        ("xem tại https://vanban.tinh.gov.vn/1?a=2.", "https://vanban.tinh.gov.vn/1?a=2"),
        ("theo CV 1234/UBND-VX, phòng đã có Báo cáo số 56/BC-QLKH", "Báo cáo số 56/BC-QLKH"),
        ("đã làm", None),
        ("đang triển khai", None),
        ("xong rồi ạ", None),
        ("7/15 hồ sơ", None),
        ("80%", None),
        ("hạn 15/12/2026", None),
        ("báo cáo 3 xã", None),
        ("gọi 0912345678", None),
        ("1/ Khảo sát xong 2/ Mua sắm", None),
        ("2/ Tham muu noi quy", None),
        ("đã nhận được Công văn số 12/SNV-CCHC", None),
        ("thực hiện Kế hoạch số 10/KH-UBND", None),
        ("", None),
    ],
)
def test_the_number_of_the_result_or_nothing(text: str, evidence: str | None) -> None:
    assert evidence_in(text) == evidence
