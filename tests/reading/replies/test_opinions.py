"""Having no opinion, where one is asked for."""

import pytest

from reading.replies.opinions import has_no_opinion


@pytest.mark.parametrize(
    "words",
    [
        "không có ý kiến",
        "Phòng không có ý kiến ạ",
        "dạ phòng em không có ý kiến gì thêm",
        "khong co y kien gi",
        "Phòng QLCN không có ý kiến góp ý",
        "VP không có ý kiến khác",
        "đơn vị thống nhất với dự thảo, không có ý kiến",
        "em nhất trí với nội dung dự thảo ạ",
        "Trung tâm đồng ý với dự thảo",
        "Cơ bản thống nhất nội dung dự thảo",
        "không góp ý gì thêm nhé",
    ],
)
def test_who_has_none_says_so(words: str) -> None:
    assert has_no_opinion(words)


@pytest.mark.parametrize(
    "words",
    [
        "chưa có ý kiến",
        "không có ý kiến à?",
        "thống nhất nhưng đề nghị sửa Điều 5",
        "không có ý kiến, trừ khoản 2 cần bổ sung chế tài",
        "đồng ý",
        "Sở Tài chính không có ý kiến",
        "mai em gửi ý kiến",
        "phòng chưa thống nhất với dự thảo",
        "phòng không nhất trí với dự thảo",
        "phong ko dong y voi du thao",
        "Phòng KO nhất trí với dự thảo",
        "PHONG CHUA THONG NHAT VOI DU THAO",
        "em CHƯA thống nhất với dự thảo",
        "không đồng ý với dự thảo",
    ],
)
def test_who_has_one_or_is_not_ready_does_not(words: str) -> None:
    assert not has_no_opinion(words)
