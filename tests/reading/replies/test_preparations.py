"""Which preparatory papers a task asks for as its result, and which a reply says to be finished."""

import pytest

from domain.replies import Preparation
from reading.replies.preparations import results_of
from reading.replies.read import read_reply

DRAFT, PLAN, PROPOSAL = Preparation.DRAFT, Preparation.PLAN, Preparation.PROPOSAL
INVITATION, TEAM = Preparation.INVITATION, Preparation.TEAM


@pytest.mark.parametrize(
    ("content", "product", "asked_for"),
    [
        ("Xây dựng kế hoạch chuyển đổi số 2027", None, {PLAN}),
        ("Kế hoạch tuyên truyền", None, {PLAN}),
        ("Xây dựng kế hoạch triển khai Nghị quyết 57", None, {PLAN}),
        ("Triển khai Kế hoạch 45/KH-UBND", None, set()),
        ("Báo cáo kết quả thực hiện kế hoạch năm", None, set()),
        ("Lập kế hoạch và tổ chức kiểm tra", None, set()),
        ("Ban hành kế hoạch, tổ chức tập huấn", None, set()),
        ("Trình UBND tỉnh quyết định", None, {PROPOSAL}),
        ("Tham mưu ban hành kế hoạch", None, {PROPOSAL, PLAN}),
        ("Xây dựng dự thảo quy chế", None, {DRAFT}),
        ("Góp ý dự thảo Luật", None, set()),
        ("Dự thảo và trình ban hành quy chế", None, set()),
        ("Phát hành giấy mời hội nghị", None, {INVITATION}),
        ("Thành lập tổ soạn thảo", None, {TEAM}),
        ("Rà soát thủ tục hành chính", "Bản thảo", {DRAFT}),
        ("Xây dựng kế hoạch kiểm tra", "Báo cáo kết quả kiểm tra", set()),
        ("Xây dựng kế hoạch kiểm tra", "văn bản", {PLAN}),
        ("Kiem tra an toan buc xa", None, set()),
        ("xay dung ke hoach dao tao", None, {PLAN}),
        ("Phối hợp phòng Kế hoạch rà soát", None, set()),
    ],
)
def test_the_product_or_else_the_content_tells_what_is_asked_for(
    content: str, product: str | None, asked_for: set[Preparation]
) -> None:
    assert results_of(content, product) == asked_for


@pytest.mark.parametrize(
    ("words", "prepares"),
    [
        ("đã ban hành KH 12/KH-SKHCN", PLAN),
        ("xong kế hoạch rồi ạ", PLAN),
        ("xong bản thảo rồi ạ", DRAFT),
        ("da hoan thanh du thao", DRAFT),
        ("gần xong dự thảo", None),
        ("đang làm kế hoạch", None),
        ("đã gửi giấy mời 70/GM-SKHCN", INVITATION),
        ("Đã ký Quyết định thành lập tổ soạn thảo số 9/QĐ-SKHCN", TEAM),
        ("đã trình tờ trình 20/TTr-SKHCN", PROPOSAL),
        ("đã ban hành báo cáo thực hiện kế hoạch", None),
        ("hoàn thành theo kế hoạch", None),
        ("hoàn thành 100% kế hoạch", None),
        ("phòng Kế hoạch đã gửi báo cáo", None),
        ("xong rồi, KH 45/KH-SKHCN", None),
    ],
)
def test_a_reply_tells_which_of_them_is_finished(words: str, prepares: Preparation | None) -> None:
    assert read_reply(words).prepares is prepares
