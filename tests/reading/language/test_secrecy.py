"""Papers marked Mật, Tối mật, Tuyệt mật are refused; what only speaks of secrecy is not."""

import unicodedata

import pytest

from reading.language.secrecy import MARKS, Mark, is_marked_paper, is_marked_secret, is_named_secret


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
        "BÁO CÁO MẬT SỐ 7/STC",
        "Kế hoạch Mật số 31/KH-UBND về phòng thủ",
        "Rà soát theo “Mật”",
        "*TỐI MẬT* dự thảo phương án",
        "M Ậ T\nPhương án bảo vệ",
        "công điện mật của Bộ Công an",
        "gửi theo chế độ mật",
        "Tờ trình 18 tuyệt mật",
        "thông báo số 5/TB-VP, mật",
        "độ mật: A",
        "ke hoach mat so 12/KH-UBND",
        "Văn bản mật!",
        "đề án: Mật",
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
        "Ký số với mọi văn bản đi (trừ văn bản mật), không gửi bản giấy",
        "Bao cao ho so mat, hong",
        "BẢO MẬT THÔNG TIN: rà soát",
        "toi mat so dien thoai roi",
        "Phối hợp mật thiết với công an",
        "HỌP BÍ MẬT VỀ GIÁ ĐẤU THẦU",
        "Hướng dẫn sản xuất mật hoa dừa",
        "Quan hệ thân mật với dân",
        "Tập huấn quản lý tài liệu mật",
        "Cấp lại thư điện tử vì lộ mật khẩu",
        "Khảo sát mật độ 5 trạm mỗi xã",
        "em lam mat cong van, xin ban khac",
        "cv mat roi, in lai giup em",
        "Gửi nhận văn bản điện tử với các xã (trừ văn bản mật), hạn 15/12",
    ],
)
def test_secrecy_as_a_subject_is_no_mark(text: str) -> None:
    assert not is_marked_secret(text)


AT_LARGE = (
    "Các đơn vị tiếp tục dùng chữ ký số khi trao đổi hồ sơ trên môi trường mạng, riêng các văn bản mật và tài liệu mật "
    "vẫn gửi bản giấy theo đường cơ yếu; không soạn thảo văn bản tối mật trên máy có nối mạng."
)


def test_a_paper_may_speak_of_secret_papers_at_large() -> None:
    assert is_marked_secret(AT_LARGE)
    assert not is_marked_paper(f"Kính gửi: Các phòng\n1. {AT_LARGE}\nNơi nhận: như trên")


@pytest.mark.parametrize(
    "text",
    [
        f"SỞ Y TẾ\nMẬT\n{AT_LARGE}",
        f"{AT_LARGE}\nĐộ mật: Tối mật",
        f"{AT_LARGE} Thực hiện Công văn mật số 31/UBND-NC ngày 03/11/2026 của Ủy ban nhân dân tỉnh.",
        f"“TUYỆT MẬT”\n{AT_LARGE}",
    ],
)
def test_the_mark_of_a_paper_is_seen(text: str) -> None:
    assert is_marked_paper(text)


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.example)
def test_each_form_sees_its_example_and_not_the_other(mark: Mark) -> None:
    assert mark.compiled.search(mark.example)
    assert not mark.compiled.search(mark.not_seen)


@pytest.mark.parametrize("name", ["CV MẬT 12.pdf", "Ke-hoach_TUYET MAT.docx", "phuong_an_(mat).pdf", "bc.tối.mật.xlsx"])
def test_a_mark_is_seen_in_the_name_of_a_file(name: str) -> None:
    assert is_named_secret(name)


@pytest.mark.parametrize("name", ["doi_mat_khau.pdf", "bao-mat-he-thong.docx", "MATBANG.pdf", "bien ban mat.jpg"])
def test_other_names_of_files_are_none(name: str) -> None:
    assert not is_named_secret(name)
