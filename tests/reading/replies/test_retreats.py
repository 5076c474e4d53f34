"""What takes a matter back, and what is the reason or report that was asked for."""

import pytest

from domain.words import fold
from reading.replies.evidence import evidence_in, is_not_done
from reading.replies.read import read_reply
from reading.replies.retreats import corrects_result, retreats, takes_report_back, unsays_done, withdraws


@pytest.mark.parametrize(
    "words",
    [
        "thôi em nhầm, không trả nữa",
        "thôi không cần nữa, đạt rồi",
        "Thôi ạ",
        "dạ thôi ạ",
        "không có gì ạ",
        "Không có gì vướng mắc ạ.",
        "bỏ qua giúp em",
        "Bỏ qua nhé, em làm tiếp",
        "em xin lỗi, em nhầm",
        "nhầm rồi",
        "em bấm nhầm nút",
        "không cần nữa",
        "không cần làm lại đâu",
        "không trả lại nữa ạ",
        "không",
        "không ạ",
        "Khỏi em",
        "để chị xem lại đã",
        "để mai xem nhé",
        "để sau em",
        "khoan đã",
    ],
)
def test_words_that_retreat(words: str) -> None:
    assert retreats(words)
    assert retreats(fold(words))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "thiếu phụ lục",
        "không phải việc của phòng",
        "không cần thiết vì đã gộp vào nhiệm vụ khác",
        "nhầm số liệu ở bảng 2",
        "nhầm đơn vị, việc này của Văn phòng",
        "bỏ qua bước thẩm định",
        "không có gì chứng minh kết quả",
        "không có kinh phí",
        "không có gì vướng, đạt 60%",
        "thời gian quá gấp",
        "thoi gian qua gap",
        "Bộ quá chậm trả lời",
        "thôi việc của đồng chí An chưa giải quyết",
        "đạt 70%",
        "để chậm quá",
        "để chị Hà xem lại phụ lục",
        "để xem xét nguồn kinh phí",
        "không đủ hồ sơ",
    ],
)
def test_a_reason_is_no_retreat(words: str) -> None:
    assert not retreats(words)
    assert not retreats(fold(words)) or fold(words).startswith("thoi viec")


@pytest.mark.parametrize("word", ["a ", "xin lỗi ", "anh ", "không có gì ", "  "])
def test_a_long_answer_is_read_at_once(word: str) -> None:
    assert not retreats(word * 2000 + "thiếu phụ lục")


@pytest.mark.parametrize(
    "words",
    [
        "em báo nhầm, chưa xong đâu ạ",
        "chưa xong",
        "chua hoan thanh dau a",
        "nhầm, mới được 80%",
        "chưa nộp, còn vướng kinh phí",
    ],
)
def test_work_is_said_not_to_be_done_after_all(words: str) -> None:
    assert takes_back(words)


@pytest.mark.parametrize(
    "words", ["80%", "đang trình ký", "nhầm số, đúng là 16/BC-SKHCN", "chưa xong à?", "xong rồi", "ok"]
)
def test_other_words_leave_a_report_of_completion_as_it_is(words: str) -> None:
    assert not takes_back(words)


def takes_back(words: str) -> bool:
    reply = read_reply(words)
    return unsays_done(reply, not_done=is_not_done(reply, evidence_in(words)))


def test_a_paper_that_is_named_anew_corrects_the_result() -> None:
    assert corrects_result("nhầm số, đúng là 16/BC-SKHCN", "16/BC-SKHCN")
    assert not corrects_result("xong, đã ban hành 16/BC-SKHCN", "16/BC-SKHCN")
    assert not corrects_result("nhầm, chưa xong", None)


@pytest.mark.parametrize(
    "words",
    [
        "thôi em rút đề nghị",
        "em xin rút lại đề nghị gia hạn",
        "không cần gia hạn nữa ạ",
        "thôi không xin lùi nữa ạ",
        "hủy đề nghị giúp em",
        "không phải lùi hạn đâu ạ",
    ],
)
def test_words_that_withdraw_a_request(words: str) -> None:
    assert withdraws(words)


@pytest.mark.parametrize("words", ["xin lùi đến 15/12", "không kịp nữa ạ", "không xin thêm người", "vẫn xin gia hạn"])
def test_other_words_withdraw_no_request(words: str) -> None:
    assert not withdraws(words)


@pytest.mark.parametrize(
    ("words", "not_done"),
    [
        ("em báo nhầm, chưa xong ạ", True),
        ("em báo nhầm", False),
        ("dạ em nhầm ạ", False),
        ("em báo nhầm việc khác ạ", False),
        ("em báo nhầm nv1", False),
        ("em xin rút lại báo cáo ạ", False),
        ("rút báo hoàn thành, còn thiếu phụ lục", True),
    ],
)
def test_words_that_take_a_report_back(words: str, not_done: bool) -> None:
    assert takes_report_back(words, not_done=not_done)
    assert takes_report_back(fold(words), not_done=not_done)


@pytest.mark.parametrize(
    "words",
    [
        "em nhầm số liệu ạ",
        "em báo nhầm, số quyết định là 51/QĐ-SKHCN",
        "đúng nhằm mục tiêu",
        "anh Khôi nhầm rồi",
        "ok ạ",
    ],
)
def test_words_that_take_back_no_report(words: str) -> None:
    assert not takes_report_back(words, not_done=False)
