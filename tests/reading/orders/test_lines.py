"""Orders that name their tasks by number: which numbers are a task's, and what is left of the words."""

import pytest

from domain.words import fold
from reading.orders import lines
from reading.orders.lines import read_all_ordered, read_ordered

NAMED = [
    ("duyệt 1 và 2", "duyệt", (1, 2)),
    ("duyet muc 2", "duyet", (2,)),
    ("ok duyệt nv12 nhé", "ok duyệt nhé", (12,)),
    ("duyệt nv12 và nv16", "duyệt", (12, 16)),
    ("làm lại 2 thiếu phụ lục", "làm lại thiếu phụ lục", (2,)),
    ("gia hạn nv12 đến 15/1", "gia hạn đến 15/1", (12,)),
    ("giao lại nv12 cho VP, hạn 20/12", "giao lại cho VP, hạn 20/12", (12,)),
    ("hủy việc 12, đã gộp", "hủy việc này, đã gộp", (12,)),
    ("hủy 4 do đã ghép sang kế hoạch khác", "hủy việc này do đã ghép sang kế hoạch khác", (4,)),
    ("bỏ việc 3 vì giống việc 5", "bỏ việc này vì giống việc 5", (3,)),
    ("xóa nv8", "xóa việc này", (8,)),
    ("gia hạn việc 2 đến hết tháng 12", "gia hạn đến hết tháng 12", (2,)),
    ("lùi hạn 2 sang 18/12 vì chờ góp ý", "lùi hạn sang 18/12 vì chờ góp ý", (2,)),
    ("gia hạn 3 thêm 1 tuần", "gia hạn thêm 1 tuần", (3,)),
    ("gia hạn thêm 1 tuần cho việc 3", "gia hạn thêm 1 tuần", (3,)),
    ("xin gia hạn 1 và 4 đến 20/12", "xin gia hạn đến 20/12", (1, 4)),
    ("trả lại việc 2 vì thiếu số liệu", "trả lại vì thiếu số liệu", (2,)),
    ("chuyển 2 cho CĐS", "chuyển việc này cho CĐS", (2,)),
    ("giao 1 và 3 cho VP", "giao việc này cho VP", (1, 3)),
    ("nâng 2 thành hỏa tốc", "nâng việc này thành hỏa tốc", (2,)),
    ("thêm QLKH phối hợp việc 2", "thêm QLKH phối hợp", (2,)),
    ("nhắc 2", "nhắc việc này", (2,)),
    ("đôn đốc việc 3 nhé", "đôn đốc việc này nhé", (3,)),
    ("xác nhận việc 5", "xác nhận", (5,)),
    ("đạt việc 2", "đạt", (2,)),
    ("tạm dừng 2", "tạm dừng việc này", (2,)),
]

OF_SOMETHING_ELSE = [
    "gia hạn 5 ngày",
    "gia hạn 2 đến 3 ngày",
    "gia hạn thêm 2 tuần",
    "làm lại 2 lần rồi",
    "duyệt 15/12",
    "duyệt 2 hồ sơ",
    "đạt 80%",
    "đạt 80",
    "duyệt 10 ngày nữa",
    "1 duyệt, 2 duyệt",
    "đã duyệt 12",
    "bỏ 2 dòng cuối",
    "chuyển 2 bản cho VP",
    "hủy vì trùng với việc 2",
    "nhắc 2 thứ Sáu",
    "anh Huy 2, gọi lại cho tôi",
    "làm lại 2 thiếu phụ lục, 3 sai số liệu",
    "giao 2 phòng phối hợp",
]


@pytest.mark.parametrize(("words", "order", "numbers"), NAMED)
def test_tasks_may_be_named_behind_the_verb(words: str, order: str, numbers: tuple[int, ...]) -> None:
    found = read_ordered(words)
    assert found is not None
    assert (found.words, found.numbers) == (order, numbers)


@pytest.mark.parametrize(("words", "order", "numbers"), NAMED)
def test_without_diacritics_likewise(words: str, order: str, numbers: tuple[int, ...]) -> None:
    found = read_ordered(fold(words))
    assert found is not None
    assert (found.words, found.numbers) == (fold(order), numbers)


@pytest.mark.parametrize("words", OF_SOMETHING_ELSE)
def test_other_numbers_behind_a_verb_name_no_task(words: str) -> None:
    assert read_ordered(words) is None


@pytest.mark.parametrize("words", OF_SOMETHING_ELSE)
def test_nor_without_diacritics(words: str) -> None:
    assert read_ordered(fold(words)) is None


@pytest.mark.parametrize("form", lines.FORMS, ids=lambda form: form.reads)
def test_each_form_reads_its_example_and_not_the_other(form: lines.Form) -> None:
    for words in (form.reads, fold(form.reads)):
        matched = lines.form_of(words)
        assert matched is form
    assert lines.form_of(form.not_reads) is not form


@pytest.mark.parametrize(
    ("words", "orders"),
    [
        ("duyệt 1, hủy 2 vì trùng", [("duyệt", (1,)), ("hủy việc này vì trùng", (2,))]),
        ("huy 2; gia han 3 den 20/12", [("huy viec nay", (2,)), ("gia han den 20/12", (3,))]),
        ("gia hạn 1 đến 30/11, 2 đến 5/12", [("gia hạn đến 30/11", (1,)), ("gia hạn đến 5/12", (2,))]),
    ],
)
def test_one_message_may_give_several_orders(words: str, orders: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(order.words, order.numbers) for order in read_all_ordered(words)] == orders
    assert read_ordered(words) is None
