"""Papers marked Mật, Tối mật, Tuyệt mật are refused; what only speaks of secrecy is not."""

import unicodedata

import pytest

from reading.language.secrecy import is_marked_secret


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát hồ sơ theo CV 12-CV/TU (Mật)",
        "ra soat theo cv 12-CV/TU (mat)",
        "Triển khai KH 05-KH/TU, Tối mật, hạn 15/12",
        "Báo cáo theo công văn tuyệt mật của Tỉnh ủy",
        "Rà soát; độ mật: Mật; hạn 15/12",
        "ra soat, do mat: toi mat",
        "Góp ý dự thảo [Mật], hạn 15/12",
        "Thực hiện văn bản mật của Bộ",
        "theo 12-CV/TU ngày 20/11/2026 Mật, hạn 15/12",
        "MẬT\nGóp ý dự thảo",
        "Văn bản đóng dấu mật, hạn 15/12",
        "Mật: rà soát hồ sơ",
    ],
)
def test_a_mark_is_seen(text: str) -> None:
    assert is_marked_secret(text)
    assert is_marked_secret(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    "text",
    [
        "Tập huấn bảo vệ bí mật nhà nước, hạn 15/12",
        "Đổi mật khẩu hộp thư công vụ",
        "Rà soát an toàn, bảo mật hệ thống",
        "Thống kê mật độ dân số",
        "Hỗ trợ hợp tác xã mật ong",
        "Xây dựng danh mục tài liệu mật của Sở",
        "Kiểm tra công tác quản lý văn bản mật",
        "Bao cao ho so mat, hong",
        "BẢO MẬT THÔNG TIN: rà soát",
        "toi mat so dien thoai roi",
        "Phối hợp mật thiết với công an",
    ],
)
def test_secrecy_as_a_subject_is_no_mark(text: str) -> None:
    assert not is_marked_secret(text)
