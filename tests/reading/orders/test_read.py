"""What an official with the right to decide means by a few words, and what is only said."""

import datetime as dt

import pytest

from domain.tasks import State, Task, UnitName
from reading.language.names import Named
from reading.orders.lines import read_ordered
from reading.orders.read import read_order
from reading.orders.words import Matter, Order
from reading.replies.read import read_reply

UNITS = (
    Named(1, "Văn phòng Sở", ("VP", "VPS")),
    Named(2, "Phòng Chuyển đổi số", ("CĐS",)),
    Named(3, "Phòng Quản lý khoa học", ("QLKH",)),
)
CREATED = dt.datetime(2026, 11, 16, 2, 0, tzinfo=dt.UTC)

ANY, ASKED, OTHERWISE, BACK = "any", "asked", "otherwise", "back"
WAITING, DONE, REPORTED, LISTED = "waiting", "done", "reported", "listed"
"""How the task stands: nothing asked, in reply to a request, in reply to something else meanwhile, …

REPORTED is in reply to the report that it is done, LISTED in reply to another message that shows such a task.
"""

STATES = {
    BACK: State.RETURNED,
    WAITING: State.WAITING,
    DONE: State.COMPLETED,
    REPORTED: State.SUBMITTED,
    LISTED: State.SUBMITTED,
}


def told(words: str, where: str) -> tuple[Order, str | int] | None:
    """The order in the words, with the unit or the deadline that goes with it."""
    task = Task(1, 1, 9, "Việc", UnitName(2, "Phòng Chuyển đổi số"), STATES.get(where, State.IN_PROGRESS), CREATED)
    answers = {ASKED: Matter.EXTENSION, REPORTED: Matter.REPORT}.get(where)
    found = read_order(read_reply(words), task, UNITS, requested=where in (ASKED, OTHERWISE), answers=answers)
    if found is None:
        return None
    return found.order, found.unit.id if found.unit else found.words


@pytest.mark.parametrize(
    ("words", "where", "expected"),
    [
        ("sửa hạn 20/12", ANY, (Order.SET, "20/12")),
        ("sua han thanh 20/12 nhe", ANY, (Order.SET, "thanh 20/12")),
        ("gia hạn đến 20/12", ANY, (Order.EXTEND, "đến 20/12")),
        ("cho lùi đến thứ Sáu tuần sau", ANY, (Order.EXTEND, "đến thứ Sáu tuần sau")),
        ("đổi hạn sang cuối tháng", ANY, (Order.SET, "sang cuối tháng")),
        ("hạn mới 20/12", ANY, (Order.SET, "20/12")),
        ("rút ngắn hạn về 15/12", ANY, (Order.SHORTEN, "15/12")),
        ("thôi giữ hạn cũ 30/11", ANY, (Order.SET, "30/11")),
        ("day han len 15/12 nhe", ANY, (Order.SET, "15/12")),
        ("anh nhầm, sửa hạn 15/12", ANY, (Order.SET, "15/12")),
        ("rút ngắn hạn 1 tuần", ANY, (Order.SET, "")),
        ("đẩy hạn 5 ngày làm việc", ANY, (Order.SET, "")),
        ("rút hạn xuống còn 1 tuần", ANY, (Order.SHORTEN, "1 tuần")),
        ("sửa hạn 5 ngày nữa", ANY, (Order.SET, "5 ngày nữa")),
        ("sửa hạn nhé em", ANY, (Order.SET, "")),
        ("gia hạn", ANY, (Order.SET, "")),
        ("gia hạn 5 ngày", ANY, (Order.EXTEND, "5 ngày")),
        ("lùi hạn cho phòng 1 tuần", ANY, (Order.EXTEND, "1 tuần")),
        ("cho phòng thêm một tuần", ANY, (Order.EXTEND, "thêm một tuần")),
        ("tất cả gia hạn 1 tuần", ANY, (Order.EXTEND, "1 tuần")),
        ("cả hai việc này đều sửa hạn 15/12", ANY, (Order.SET, "15/12")),
        ("thôi giữ hạn cũ", ANY, (Order.RESTORE, "")),
        ("hạn cũ giữ nguyên nhé", ANY, (Order.RESTORE, "")),
        ("trở lại hạn cũ", ANY, (Order.RESTORE, "")),
        ("huy gia han nhe em", ANY, (Order.REVOKE, "")),
        ("giữ hạn cũ nhé", ASKED, (Order.REFUSE, "")),
        ("anh duyệt nhầm, làm lại", DONE, (Order.REDO, "")),
        ("đồng ý gia hạn nhé", OTHERWISE, (Order.GRANT, "")),
        ("chưa được em ạ", ASKED, (Order.REFUSE, "")),
        ("có em nhé", WAITING, (Order.BEGIN, "")),
        ("ok em", ASKED, (Order.GRANT, "")),
        ("đồng ý", ASKED, (Order.GRANT, "")),
        ("nhất trí, lần sau báo sớm hơn", ASKED, (Order.GRANT, "")),
        ("cho gia hạn nhé", ASKED, (Order.GRANT, "")),
        ("chỉ đồng ý đến 10/12", ASKED, (Order.EXTEND, "đến 10/12")),
        ("đồng ý nhưng phải xong trước 10/12", ASKED, (Order.EXTEND, "trước 10/12")),
        ("không gia hạn đâu nhé", ASKED, (Order.REFUSE, "")),
        ("chưa đồng ý", ASKED, (Order.REFUSE, "")),
        ("k dong y", ASKED, (Order.REFUSE, "")),
        ("giao lại cho VP", BACK, (Order.REASSIGN, 1)),
        ("sửa đơn vị VP", BACK, (Order.REASSIGN, 1)),
        ("ok, chuyển QLKH làm nhé", BACK, (Order.REASSIGN, 3)),
        ("giao lai phong quan ly khoa hoc", ANY, (Order.REASSIGN, 3)),
        ("giao lại cho VP và CĐS", ANY, (Order.REASSIGN, "")),
        ("giao lại QLKH với VP nhé", BACK, (Order.REASSIGN, "")),
        ("giao lại cho phòng Hành chính", ANY, (Order.REASSIGN, "")),
        ("giao lai cho anh Thinh", ANY, (Order.REASSIGN, "")),
        ("giao lại nhé em", ANY, (Order.REASSIGN, "")),
        ("giao nv9 cho CĐS", ANY, (Order.REASSIGN, 2)),
        ("chuyển việc này sang phòng CĐS", ANY, (Order.REASSIGN, 2)),
        ("việc này giao cho CĐS nhé", ANY, (Order.REASSIGN, 2)),
        ("vẫn giao CĐS làm", BACK, (Order.KEEP, 2)),
        ("vẫn giao VP làm", BACK, (Order.REASSIGN, 1)),
        ("không đồng ý trả lại", BACK, (Order.KEEP, "không đồng ý trả lại")),
        ("1. giữ nguyên", BACK, (Order.KEEP, "giữ nguyên")),
        ("giữ nguyên", BACK, (Order.KEEP, "giữ nguyên")),
        ("có rồi, Kế hoạch 200/KH-UBND ngày 02/12/2026, hạn 20/12", WAITING, (Order.BEGIN, "20/12")),
        ("đã có kế hoạch rồi", WAITING, (Order.BEGIN, "")),
        ("làm lại, thiếu phụ lục", DONE, (Order.REDO, "thiếu phụ lục")),
        ("mở lại vì còn thiếu số liệu", DONE, (Order.REDO, "vì còn thiếu số liệu")),
        ("làm lại đi em", REPORTED, (Order.REDO, "")),
        ("em làm lại nhé", REPORTED, (Order.REDO, "")),
        ("chưa đạt, làm lại", REPORTED, (Order.REDO, "")),
        ("hủy việc này", ANY, (Order.CANCEL, "")),
        ("Huỷ nhé em", ANY, (Order.CANCEL, "")),
        ("hủy việc này vì trùng nhiệm vụ 8", ANY, (Order.CANCEL, "vì trùng nhiệm vụ 8")),
        ("huy viec nay di, khong can nua", ANY, (Order.CANCEL, "khong can nua")),
        ("bỏ việc này, đã gộp vào nv 8", ANY, (Order.CANCEL, "đã gộp vào nv 8")),
        ("thôi không cần làm nữa", ANY, (Order.CANCEL, "")),
        ("xóa đi", REPORTED, (Order.CANCEL, "")),
        ("duyệt nhé", ANY, (Order.CONFIRM, "")),
        ("làm lại đi em", ANY, (Order.REDO, "")),
        ("duyệt", REPORTED, (Order.CONFIRM, "")),
        ("ok duyệt nhé", REPORTED, (Order.CONFIRM, "")),
        ("đạt", REPORTED, (Order.CONFIRM, "")),
        ("xác nhận hoàn thành", REPORTED, (Order.CONFIRM, "")),
        ("15/1 thôi em", ASKED, (Order.EXTEND, "15/1")),
        ("đồng ý 20/1", ASKED, (Order.EXTEND, "20/1")),
        ("ok em, 15/1 nhé", ASKED, (Order.EXTEND, "15/1")),
        ("được, chậm nhất 20/1", ASKED, (Order.EXTEND, "20/1")),
        ("cho gia hạn nhưng không quá 20/1", ASKED, (Order.EXTEND, "20/1")),
        ("chi cho 1 tuan", ASKED, (Order.EXTEND, "1 tuan")),
        ("1 tuần thôi", ASKED, (Order.EXTEND, "1 tuần")),
        ("cho em mười ngày", ASKED, (Order.EXTEND, "mười ngày")),
        ("gia hạn tối đa 1 tuần", ASKED, (Order.EXTEND, "1 tuần")),
        ("Thống nhất đề xuất của phòng", ASKED, (Order.GRANT, "")),
        ("đồng ý, phải đúng hạn nhé", ASKED, (Order.GRANT, "")),
        ("không, đến 15/1 thôi", ASKED, (Order.EXTEND, "đến 15/1")),
        ("không đồng ý, chỉ cho 1 tuần", ASKED, (Order.EXTEND, "1 tuần")),
        ("không, quá nhiều lần rồi", ASKED, (Order.REFUSE, "quá nhiều lần")),
        ("đề nghị giữ hạn", ASKED, (Order.REFUSE, "")),
        ("yêu cầu đúng tiến độ", ASKED, (Order.REFUSE, "")),
        ("thống nhất", ASKED, (Order.GRANT, "")),
        ("Thống nhất. Yêu cầu hoàn thành đúng hạn mới.", ASKED, (Order.GRANT, "")),
        ("dong y, yeu cau dung han", ASKED, (Order.GRANT, "")),
        ("không gia hạn nữa, cố gắng hoàn thành", ASKED, (Order.REFUSE, "cố gắng hoàn thành")),
        ("không được đâu em ơi", ASKED, (Order.REFUSE, "")),
        ("ko lui nua nhe", ASKED, (Order.REFUSE, "")),
        ("Duyệt! Phòng làm tốt.", REPORTED, (Order.CONFIRM, "")),
        ("Tôi đồng ý", REPORTED, (Order.CONFIRM, "")),
        ("đạt yêu cầu", REPORTED, (Order.CONFIRM, "")),
        ("đồng ý xác nhận đơn vị hoàn thành", REPORTED, (Order.CONFIRM, "")),
        ("cong nhan hoan thanh", REPORTED, (Order.CONFIRM, "")),
        ("cho hoàn thành", REPORTED, (Order.CONFIRM, "")),
        ("hoàn thành tốt, biểu dương phòng", REPORTED, (Order.CONFIRM, "")),
        ("duyệt, lần sau nộp sớm hơn", REPORTED, (Order.CONFIRM, "")),
        ("duyệt hết", LISTED, (Order.CONFIRM, "")),
        ("tất cả duyệt", LISTED, (Order.CONFIRM, "")),
        ("làm lại, anh Khôi bảo thiếu phụ lục", REPORTED, (Order.REDO, "anh Khôi bảo thiếu phụ lục")),
        ("làm lại, thiếu hình ảnh", REPORTED, (Order.REDO, "thiếu hình ảnh")),
        ("làm lại, sai địa chỉ", REPORTED, (Order.REDO, "sai địa chỉ")),
        ("chưa đạt, không kịp thời", REPORTED, (Order.REDO, "không kịp thời")),
        ("làm lại vì số liệu chưa dùng được", REPORTED, (Order.REDO, "vì số liệu chưa dùng được")),
        ("lam lai nhe em, thieu phu luc", REPORTED, (Order.REDO, "thieu phu luc")),
        ("không cần làm nữa đâu, xong rồi", ANY, (Order.CANCEL, "")),
        ("chưa đạt, thiếu phụ lục", REPORTED, (Order.REDO, "thiếu phụ lục")),
        ("khong dat yeu cau vi thieu so lieu", LISTED, (Order.REDO, "vi thieu so lieu")),
        ("không đồng ý, sai mẫu", REPORTED, (Order.REDO, "sai mẫu")),
        ("trả lại, thiếu phụ lục", REPORTED, (Order.REDO, "thiếu phụ lục")),
        ("không duyệt", REPORTED, (Order.REDO, "")),
        ("chưa đạt", REPORTED, (Order.REDO, "")),
        ("từ chối nhé em", REPORTED, (Order.REDO, "")),
        ("không chấp nhận kết quả này", REPORTED, (Order.REDO, "")),
        ("trả lại làm lại", REPORTED, (Order.REDO, "")),
        ("làm lại cho anh", REPORTED, (Order.REDO, "")),
        ("giữ nguyên nhé em", ASKED, (Order.REFUSE, "")),
        ("không", ASKED, (Order.REFUSE, "")),
        ("không đồng ý, phải xong đúng hạn", ASKED, (Order.REFUSE, "phải xong đúng hạn")),
        ("ok nhưng chỉ đến 20/12 thôi", ASKED, (Order.EXTEND, "đến 20/12")),
    ],
)
def test_an_order_is_heard(words: str, where: str, expected: tuple[Order, str | int]) -> None:
    assert told(words, where) == expected


@pytest.mark.parametrize(
    "words",
    [
        "thôi được",
        "thôi em",
        "thôi",
        "đồng ý, lần sau không cho nữa",
        "nhất trí, không gia hạn thêm lần nữa",
        "không phải không đồng ý",
        "1 đồng ý, 2 không đồng ý",
        "1 tuần nữa họp",
        "15/1 họp rồi tính",
        "đến 15/1 hoặc 20/1",
        "đến 15/1 là muộn nhất",
        "giảm còn 10 ngày",
        "trước tết âm lịch",
        "không đồng ý đến 31/1, chỉ đến 15/1",
        "không đồng ý. Hạn là 15/1",
        "ok, không cho",
        "đồng ý, đừng chậm nữa",
        "đồng ý, dung co tre",
        "đồng ý thế nào được",
        "đồng ý sao được",
        "đồng ý hay không thì hỏi chị Vân",
        "anh đồng ý, chị Vân thì không",
        "đồng ý một phần",
        "cho lùi thì ai chịu trách nhiệm",
        "đã duyệt dự toán",
        "đồng ý với đề nghị, nhưng nhớ gửi dự thảo cho VP trước 25/12",
        "có gia hạn được không",
    ],
)
def test_an_answer_that_says_neither_yes_nor_no_beyond_doubt_is_asked_about(words: str) -> None:
    assert told(words, ASKED) == (Order.UNCLEAR, "")


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("ok em", REPORTED),
        ("được rồi", REPORTED),
        ("tốt lắm em", REPORTED),
        ("ừ", REPORTED),
        ("đã duyệt", REPORTED),
        ("chốt", REPORTED),
        ("chưa ổn", REPORTED),
        ("không được đâu", REPORTED),
        ("xong rồi thì đóng lại đi", REPORTED),
        ("chưa duyệt", REPORTED),
        ("duyệt nhưng lần sau phải đúng hạn", REPORTED),
        ("ok nhưng bổ sung phụ lục", REPORTED),
        ("duyệt, bổ sung thêm phụ lục", REPORTED),
        ("không đạt, à nhầm, đạt", REPORTED),
        ("bổ sung phụ lục rồi trình lại", REPORTED),
        ("yêu cầu bổ sung số liệu quý 3", LISTED),
        ("làm lại biểu mẫu cho đẹp", REPORTED),
    ],
)
def test_an_answer_to_a_report_that_neither_confirms_nor_sends_back_is_asked_about(words: str, where: str) -> None:
    assert told(words, where) == (Order.UNCLEAR, "")


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("ok em", ANY),
        ("đồng ý", ANY),
        ("đề nghị báo cáo trước 20/12", ANY),
        ("họp ngày 10/12 nhé", ANY),
        ("nếu cần thì gia hạn đến 20/12", ANY),
        ("đề nghị phòng xin gia hạn trước 20/12", ANY),
        ("có gia hạn đến 20/12 được không?", ANY),
        ("giao cho ai làm vậy?", BACK),
        ("giao lại cho VP góp ý", ANY),
        ("Huy nhé em", ANY),
        ("huy", ANY),
        ("Huy làm việc này nhé", ANY),
        ("bỏ nhé", ANY),
        ("hủy lịch họp", ANY),
        ("hủy việc này được không?", ANY),
        ("không làm nữa thì báo cáo anh", ANY),
        ("chưa hủy việc này", ANY),
        ("các phòng gia hạn 1 tuần", ANY),
        ("mở lại file không được", REPORTED),
        ("không làm nữa à em", ANY),
        ("có rồi à", WAITING),
        ("có rồi hả em?", WAITING),
        ("chưa đạt à", REPORTED),
        ("giao lại sau khi họp", ANY),
        ("chuyển việc này cho VP góp ý", ANY),
        ("giao cho VP và CĐS", ANY),
        ("phối hợp với VP", ANY),
        ("chưa có em ạ", WAITING),
        ("có thể làm trước một phần", WAITING),
        ("có kế hoạch thì báo chị", WAITING),
        ("đã có ý kiến trao đổi với tỉnh", WAITING),
        ("làm lại biểu mẫu cho đẹp", ANY),
        ("làm lại slide cho anh", DONE),
        ("làm lại phụ lục 2 nhé", DONE),
        ("chuyển VP ký", ANY),
        ("giao văn phòng đóng dấu", ANY),
        ("đồng ý", OTHERWISE),
        ("15/1", ANY),
        ("chỉ cho 1 tuần", ANY),
        ("dạ", ASKED),
        ("vâng", ASKED),
        ("rồi", ASKED),
        ("hạn của UBND tỉnh là 15/12, các đồng chí lưu ý", ANY),
        ("han cua Bo la 20/12 nhe", ANY),
        ("hội nghị lùi sang ngày 20/12 rồi nhé", ANY),
        ("hạn 02/12 rồi đấy nhé", ANY),
        ("hạn còn 3 ngày", ANY),
        ("không gia hạn nữa đâu nhé", ANY),
        ("gia hạn hai lần rồi đấy", ANY),
        ("cho phòng thêm 2 người", ANY),
        ("hủy lịch họp gia hạn", ANY),
        ("đã gia hạn 2 lần rồi", ANY),
        ("lùi họp sang 20/12", ANY),
        ("làm lại thì có kịp không", REPORTED),
        ("để mai anh duyệt", REPORTED),
        ("khoan, để chị xem lại đã", REPORTED),
        ("cảm ơn em", REPORTED),
        ("ok", LISTED),
        ("duyệt", OTHERWISE),
        ("đạt", ANY),
        ("để mai anh đồng ý", ASKED),
        ("đạt 80% rồi đấy", REPORTED),
        ("đã xem", REPORTED),
        ("có nhắc tỉnh rồi", WAITING),
        ("có hỏi VP rồi", WAITING),
        ("có việc khác rồi", WAITING),
        ("có ý kiến rồi", WAITING),
        ("ra công văn nhắc rồi", WAITING),
        ("đã ký tờ trình xin tỉnh", WAITING),
        ("rồi", WAITING),
        ("tiếp tục phát huy nhé", BACK),
        ("vẫn để đó, mai hỏi lại", BACK),
        ("tiếp tục chờ", BACK),
        ("không đồng ý cách làm này", BACK),
        ("không trả lời", BACK),
        ("giữ nguyên ý kiến của tôi", BACK),
        ("chuyển TTTK", ANY),
        ("chuyển cho VP", ANY),
        ("ok, chuyển VP, báo cáo tôi", ANY),
        ("hồ sơ này không được chậm", ASKED),
        ("để chị xem đã", ASKED),
        ("đã nhận được đề nghị", ASKED),
        ("không gia hạn đâu nhé", ANY),
    ],
)
def test_a_remark_orders_nothing(words: str, where: str) -> None:
    assert told(words, where) is None


@pytest.mark.parametrize(
    ("words", "order", "numbers"),
    [
        ("duyệt 1 và 2", "duyệt", (1, 2)),
        ("duyet muc 2", "duyet", (2,)),
        ("ok duyệt nv12 nhé", "ok duyệt nhé", (12,)),
        ("duyệt nv12 và nv16", "duyệt", (12, 16)),
        ("làm lại 2 thiếu phụ lục", "làm lại thiếu phụ lục", (2,)),
        ("gia hạn nv12 đến 15/1", "gia hạn đến 15/1", (12,)),
        ("giao lại nv12 cho VP, hạn 20/12", "giao lại cho VP, hạn 20/12", (12,)),
        ("hủy việc 12, đã gộp", "hủy, đã gộp", (12,)),
    ],
)
def test_tasks_may_be_named_behind_the_verb(words: str, order: str, numbers: tuple[int, ...]) -> None:
    found = read_ordered(words)
    assert found is not None
    assert (found.words, found.numbers) == (order, numbers)


@pytest.mark.parametrize(
    "words",
    [
        "gia hạn 5 ngày",
        "làm lại 2 lần rồi",
        "duyệt 15/12",
        "duyệt 2 hồ sơ",
        "đạt 80%",
        "đạt 80",
        "duyệt 10 ngày nữa",
        "duyệt 1, làm lại 2 thiếu phụ lục",
        "1 duyệt, 2 duyệt",
        "đã duyệt 12",
    ],
)
def test_other_numbers_behind_a_verb_name_no_task(words: str) -> None:
    assert read_ordered(words) is None
