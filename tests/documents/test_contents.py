"""What an item has to have done, without who does it and by when: as somebody would type it."""

import pytest

from documents.prose import limits
from documents.prose.contents import without_roles, work_of
from tests.documents.drawn import RULES, SIGNED


@pytest.mark.parametrize(
    ("words", "work"),
    [
        (
            "chủ trì, phối hợp với Sở Công Thương, Thanh tra Sở và các đơn vị liên quan kiểm kê kho vật tư, "
            "hoàn thành trước ngày 15/12/2026.",
            "Kiểm kê kho vật tư",
        ),
        (
            "phối hợp với Văn phòng Sở lập dự toán mua sắm, gửi Sở Tài chính trước ngày 20/7/2026",
            "Lập dự toán mua sắm, gửi Sở Tài chính",
        ),
        ("Rà soát quy trình nội bộ (hoàn thành trong tháng 6/2026)", "Rà soát quy trình nội bộ"),
        ("Trước ngày 15/12/2026, kiểm tra và lập biên bản", "Kiểm tra và lập biên bản"),
        (
            "Tổng hợp số liệu, trình Giám đốc Sở trước ngày 25/12/2026 để xem xét",
            "Tổng hợp số liệu, trình Giám đốc Sở để xem xét",
        ),
        (
            "Chủ trì tham mưu đề án. Thời gian hoàn thành: trước ngày 30/6/2026.",
            "Tham mưu đề án",
        ),
        ("Xây dựng quy chế và hoàn thành trong quý II năm 2026", "Xây dựng quy chế"),
        (
            "Sửa chữa trụ sở, phối hợp với Phòng Kế hoạch và các đơn vị liên quan, lập hồ sơ quyết toán",
            "Sửa chữa trụ sở, lập hồ sơ quyết toán",
        ),
        (
            "Hoàn thành việc số hóa sổ sách trước ngày 30/6/2026; nộp lưu trữ",
            "Hoàn thành việc số hóa sổ sách; nộp lưu trữ",
        ),
        ("chủ trì cuộc họp giao ban với các đơn vị", "chủ trì cuộc họp giao ban với các đơn vị"),
        ("chủ trì, phối hợp với các đơn vị liên quan", "chủ trì, phối hợp với các đơn vị liên quan"),
        ("Hoàn thành trước ngày 30/6/2026", "Hoàn thành trước ngày 30/6/2026"),
        ("Báo cáo kết quả hằng quý", "Báo cáo kết quả hằng quý"),
        ("Lập kế hoạch sau khi có hướng dẫn của Bộ", "Lập kế hoạch sau khi có hướng dẫn của Bộ"),
    ],
)
def test_roles_and_limits_are_no_part_of_the_work(words: str, work: str) -> None:
    assert work_of(words, limits.of_item(words, SIGNED, RULES)) == work


def test_a_cell_keeps_its_days() -> None:
    cell = "Chủ trì, phối hợp với Thanh tra Sở kiểm tra đợt 1 xong trước ngày 1/4/2026"
    assert without_roles(cell) == "Kiểm tra đợt 1 xong trước ngày 1/4/2026"
