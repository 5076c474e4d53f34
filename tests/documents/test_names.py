"""Where the names of units end in a sentence, and which of a list they are."""

import pytest

from documents.prose.names import units_at
from documents.prose.words import words_of

SENTENCES = [
    ("Phòng Hành chính - Tổng hợp chủ trì rà soát", ["Phòng Hành chính - Tổng hợp"], "chủ trì"),
    ("Trung tâm Khuyến nông, Khuyến ngư và Dịch vụ kịp thời hướng dẫn", 1, "kịp thời"),
    ("Sở Kế hoạch và Đầu tư và các cơ quan có liên quan rà soát", 2, "rà soát"),
    ("Phòng Quản lý công trình trình phương án", ["Phòng Quản lý công trình"], "trình"),
    ("Phòng Quản lý xây dựng tổng hợp", ["Phòng Quản lý xây dựng"], "tổng hợp"),
    (
        "các sở: Tài chính, Kế hoạch và Đầu tư, Y tế tổng hợp",
        ["Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Y tế"],
        "tổng",
    ),
    ("UBND các huyện: An Phú, Long Điền tổ chức", ["UBND huyện An Phú", "UBND huyện Long Điền"], "tổ chức"),
    ("UBND các xã, phường chỉ đạo", ["UBND các xã, phường"], "chỉ đạo"),
    ("các phòng, đơn vị thuộc, trực thuộc Sở báo cáo", ["các phòng, đơn vị thuộc, trực thuộc Sở"], "báo cáo"),
    ("Trưởng các khoa, phòng tổ chức kiểm kê", ["Trưởng các khoa, phòng"], "tổ chức"),
    ("Công an thành phố (gọi tắt là CATP) phối hợp", ["Công an thành phố"], "phối hợp"),
    ("viên chức, người lao động trong Trung tâm thực hiện", ["viên chức, người lao động trong Trung tâm"], "thực hiện"),
    ("Phong Xay dung va Quan ly nha chu tri ra soat", ["Phong Xay dung va Quan ly nha"], "chu tri"),
    ("Hội đồng nghiệm thu đề tài cấp tỉnh hoàn chỉnh biên bản", ["Hội đồng nghiệm thu đề tài cấp tỉnh"], "hoàn chỉnh"),
    ("Tổ công tác rà soát các dự án trước ngày 5/6", ["Tổ công tác"], "rà soát"),
    ("Ban Chỉ huy phòng, chống thiên tai xã túc trực", ["Ban Chỉ huy phòng, chống thiên tai xã"], "túc trực"),
    ("Phòng Cải cách hành chính", ["Phòng Cải cách hành chính"], ""),
    ("Các trường tiểu học, THCS trên địa bàn rà soát", ["Các trường tiểu học, THCS trên địa bàn"], "rà soát"),
    ("Các cơ sở giáo dục công lập, ngoài công lập", ["Các cơ sở giáo dục công lập, ngoài công lập"], ""),
    ("UBND các phường, xã: Căn cứ Chương trình này, lập kế hoạch", ["UBND các phường, xã"], ": Căn"),
    ("VPĐKĐĐ: rà soát hồ sơ", ["VPĐKĐĐ"], ": rà"),
    ("P. Đất đai chủ trì rà soát", ["P. Đất đai"], "chủ trì"),
    ("Sở Tài chính dồn tích số liệu các quý, gửi báo cáo", ["Sở Tài chính"], "dồn tích"),
    ("Phòng Kế hoạch - Nghiệp vụ đầu mối, tập hợp số liệu", ["Phòng Kế hoạch - Nghiệp vụ"], "đầu mối"),
    ("Ban Quản lý di tích và danh thắng Yên Tử cắm mốc", ["Ban Quản lý di tích và danh thắng Yên Tử"], "cắm mốc"),
    ("Phòng Quản lý xuất bản phẩm chủ trì rà soát", ["Phòng Quản lý xuất bản phẩm"], "chủ trì"),
    ("Các Trạm Thú y khu vực I, II và III cấp phát", ["Các Trạm Thú y khu vực I, II và III"], "cấp phát"),
    ("Các phòng, đơn vị còn lại gửi báo cáo", ["Các phòng, đơn vị còn lại"], "gửi"),
    ("Các đơn vị nêu trên báo cáo", ["Các đơn vị nêu trên"], "báo cáo"),
    ("Đoàn xã, phường khảo sát địa bàn", ["Đoàn xã, phường"], "khảo sát"),
    (
        "Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn ký phụ lục",
        ["Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn"],
        "ký",
    ),
    ("GVCN: gọi điện từng phụ huynh", ["GVCN"], ": gọi"),
    ("Phòng Hành chính - Tổ chức nhắc việc hằng ngày", ["Phòng Hành chính - Tổ chức"], "nhắc việc"),
    ("Bộ phận Pháp chế soạn cam kết", ["Bộ phận Pháp chế"], "soạn"),
    ("Phòng Tổ chức bộ máy tham mưu", ["Phòng Tổ chức bộ máy"], "tham mưu"),
    ("UBND phường Mạo Khê, xã An Sinh và phường 5 giải tỏa", 3, "giải tỏa"),
    ("Phòng Xúc tiến đầu tư", ["Phòng Xúc tiến đầu tư"], ""),
    ("Phòng Công chức, viên chức cập nhật", ["Phòng Công chức, viên chức"], "cập nhật"),
    ("KHO BẠC TỈNH, NGÂN HÀNG CHÍNH SÁCH", ["KHO BẠC TỈNH", "NGÂN HÀNG CHÍNH SÁCH"], ""),
]


@pytest.mark.parametrize(("sentence", "names", "behind"), SENTENCES)
def test_names_end_where_what_is_to_be_done_begins(sentence: str, names: list[str] | int, behind: str) -> None:
    words = words_of(sentence)
    found = units_at(words, 0, ordered=True)
    assert found is not None
    assert (len(found.names) if isinstance(names, int) else list(found.names)) == names
    following = " ".join(word.text for word in words[found.end : found.end + 2])
    assert following.startswith(behind) if behind else not following


@pytest.mark.parametrize(
    "sentence", ["Tổ chức thực hiện kế hoạch", "báo cáo Giám đốc Sở", "đã tổ chức đại hội", "15 ngày"]
)
def test_what_is_no_name_is_none(sentence: str) -> None:
    assert units_at(words_of(sentence), 0) is None
