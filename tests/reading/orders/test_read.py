"""What an official with the right to decide means by a few words, and what is only said."""

import datetime as dt

import pytest

from domain.decide.cases import Scene, first_order
from domain.decide.known import Asked, Known
from domain.ladder import Times
from domain.names import Named
from domain.orders import OrderKind
from domain.people import Actor, Post
from domain.roles import Role
from domain.said import Meaning, Ordered, Said
from domain.tasks import State, Task, UnitName
from reading.orders.read import read_orders
from reading.replies.read import read_reply

UNITS = (
    Named(1, "Văn phòng Sở", ("VP", "VPS")),
    Named(2, "Phòng Chuyển đổi số", ("CĐS",)),
    Named(3, "Phòng Quản lý khoa học", ("QLKH",)),
)
CREATED = dt.datetime(2026, 11, 16, 2, 0, tzinfo=dt.UTC)

DECIDER = Actor(1, 1, "Trần Quốc Vinh", (Post(Role.OFFICE),))

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


def told(words: str, where: str) -> tuple[OrderKind, str | int] | None:
    """The order in the words, with the unit or the deadline that goes with it."""
    task = Task(1, 1, 9, "Việc", UnitName(2, "Phòng Chuyển đổi số"), STATES.get(where, State.IN_PROGRESS), CREATED)
    reply = read_reply(words)
    orders = tuple(
        Ordered(Meaning(order.kind.value), order.words, unit=order.unit, when=when)
        for order, when in read_orders(reply, task.number, UNITS)
    )
    asked = {ASKED: Asked.REQUEST, REPORTED: Asked.JUDGE}.get(where, Asked.NOTHING)
    scene = Scene.of(Said(reply, orders), Known(DECIDER, task, Times(dt.UTC)))
    found = first_order(scene, requested=where in (ASKED, OTHERWISE), asked=asked)
    if found is None:
        return None
    return OrderKind(found.meaning.value), found.unit.id if found.unit else found.words


@pytest.mark.parametrize(
    ("words", "where", "expected"),
    [
        ("sửa hạn 20/12", ANY, (OrderKind.SET, "20/12")),
        ("sua han thanh 20/12 nhe", ANY, (OrderKind.SET, "thanh 20/12")),
        ("gia hạn đến 20/12", ANY, (OrderKind.EXTEND, "đến 20/12")),
        ("dời sang 18/12 nhé", ANY, (OrderKind.EXTEND, "sang 18/12")),
        ("cho hoãn đến 18/12", ANY, (OrderKind.EXTEND, "đến 18/12")),
        ("giãn thêm 1 tuần", ANY, (OrderKind.EXTEND, "thêm 1 tuần")),
        ("cho lùi đến thứ Sáu tuần sau", ANY, (OrderKind.EXTEND, "đến thứ Sáu tuần sau")),
        ("đổi hạn sang cuối tháng", ANY, (OrderKind.SET, "sang cuối tháng")),
        ("hạn mới 20/12", ANY, (OrderKind.SET, "20/12")),
        ("rút ngắn hạn về 15/12", ANY, (OrderKind.SHORTEN, "15/12")),
        ("thôi giữ hạn cũ 30/11", ANY, (OrderKind.SET, "30/11")),
        ("day han len 15/12 nhe", ANY, (OrderKind.SET, "15/12")),
        ("anh nhầm, sửa hạn 15/12", ANY, (OrderKind.SET, "15/12")),
        ("rút ngắn hạn 1 tuần", ANY, (OrderKind.SET, "")),
        ("đẩy hạn 5 ngày làm việc", ANY, (OrderKind.SET, "")),
        ("rút hạn xuống còn 1 tuần", ANY, (OrderKind.SHORTEN, "1 tuần")),
        ("sửa hạn 5 ngày nữa", ANY, (OrderKind.SET, "5 ngày nữa")),
        ("sửa hạn nhé em", ANY, (OrderKind.SET, "")),
        ("gia hạn", ANY, (OrderKind.SET, "")),
        ("gia hạn 5 ngày", ANY, (OrderKind.EXTEND, "5 ngày")),
        ("lùi hạn cho phòng 1 tuần", ANY, (OrderKind.EXTEND, "1 tuần")),
        ("cho phòng thêm một tuần", ANY, (OrderKind.EXTEND, "thêm một tuần")),
        ("tất cả gia hạn 1 tuần", ANY, (OrderKind.EXTEND, "1 tuần")),
        ("cả hai việc này đều sửa hạn 15/12", ANY, (OrderKind.SET, "15/12")),
        ("thôi giữ hạn cũ", ANY, (OrderKind.RESTORE, "")),
        ("hạn cũ giữ nguyên nhé", ANY, (OrderKind.RESTORE, "")),
        ("trở lại hạn cũ", ANY, (OrderKind.RESTORE, "")),
        ("huy gia han nhe em", ANY, (OrderKind.REVOKE, "")),
        ("giữ hạn cũ nhé", ASKED, (OrderKind.REFUSE, "")),
        ("anh duyệt nhầm, làm lại", DONE, (OrderKind.REDO, "")),
        ("đồng ý gia hạn nhé", OTHERWISE, (OrderKind.GRANT, "")),
        ("chưa được em ạ", ASKED, (OrderKind.REFUSE, "")),
        ("có em nhé", WAITING, (OrderKind.BEGIN, "")),
        ("ok em", ASKED, (OrderKind.GRANT, "")),
        ("đồng ý", ASKED, (OrderKind.GRANT, "")),
        ("nhất trí, lần sau báo sớm hơn", ASKED, (OrderKind.GRANT, "")),
        ("cho gia hạn nhé", ASKED, (OrderKind.GRANT, "")),
        ("chỉ đồng ý đến 10/12", ASKED, (OrderKind.EXTEND, "đến 10/12")),
        ("đồng ý nhưng phải xong trước 10/12", ASKED, (OrderKind.EXTEND, "trước 10/12")),
        ("không gia hạn đâu nhé", ASKED, (OrderKind.REFUSE, "")),
        ("chưa đồng ý", ASKED, (OrderKind.REFUSE, "")),
        ("k dong y", ASKED, (OrderKind.REFUSE, "")),
        ("giao lại cho VP", BACK, (OrderKind.REASSIGN, 1)),
        ("sửa đơn vị VP", BACK, (OrderKind.REASSIGN, 1)),
        ("ok, chuyển QLKH làm nhé", BACK, (OrderKind.REASSIGN, 3)),
        ("giao lai phong quan ly khoa hoc", ANY, (OrderKind.REASSIGN, 3)),
        ("giao lại cho VP và CĐS", ANY, (OrderKind.REASSIGN, "")),
        ("giao lại QLKH với VP nhé", BACK, (OrderKind.REASSIGN, "")),
        ("giao lại cho phòng Hành chính", ANY, (OrderKind.REASSIGN, "")),
        ("giao lai cho anh Thinh", ANY, (OrderKind.REASSIGN, "")),
        ("giao lại nhé em", ANY, (OrderKind.REASSIGN, "")),
        ("giao nv9 cho CĐS", ANY, (OrderKind.REASSIGN, 2)),
        ("chuyển việc này sang phòng CĐS", ANY, (OrderKind.REASSIGN, 2)),
        ("việc này giao cho CĐS nhé", ANY, (OrderKind.REASSIGN, 2)),
        ("vẫn giao CĐS làm", BACK, (OrderKind.REASSIGN, 2)),
        ("vẫn giao VP làm", BACK, (OrderKind.REASSIGN, 1)),
        ("không đồng ý trả lại", BACK, (OrderKind.KEEP, "không đồng ý trả lại")),
        ("1. giữ nguyên", BACK, (OrderKind.KEEP, "giữ nguyên")),
        ("giữ nguyên", BACK, (OrderKind.KEEP, "giữ nguyên")),
        ("có rồi, Kế hoạch 200/KH-UBND ngày 02/12/2026, hạn 20/12", WAITING, (OrderKind.BEGIN, "20/12")),
        ("đã có kế hoạch rồi", WAITING, (OrderKind.BEGIN, "")),
        ("làm lại, thiếu phụ lục", DONE, (OrderKind.REDO, "thiếu phụ lục")),
        ("mở lại vì còn thiếu số liệu", DONE, (OrderKind.REDO, "vì còn thiếu số liệu")),
        ("làm lại đi em", REPORTED, (OrderKind.REDO, "")),
        ("em làm lại nhé", REPORTED, (OrderKind.REDO, "")),
        ("chưa đạt, làm lại", REPORTED, (OrderKind.REDO, "")),
        ("hủy việc này", ANY, (OrderKind.CANCEL, "")),
        ("Huỷ nhé em", ANY, (OrderKind.CANCEL, "")),
        ("hủy việc này vì trùng nhiệm vụ 8", ANY, (OrderKind.CANCEL, "vì trùng nhiệm vụ 8")),
        ("huy viec nay di, khong can nua", ANY, (OrderKind.CANCEL, "khong can nua")),
        ("bỏ việc này, đã gộp vào nv 8", ANY, (OrderKind.CANCEL, "đã gộp vào nv 8")),
        ("thôi không cần làm nữa", ANY, (OrderKind.CANCEL, "")),
        ("xóa đi", REPORTED, (OrderKind.CANCEL, "")),
        ("duyệt nhé", ANY, (OrderKind.CONFIRM, "")),
        ("làm lại đi em", ANY, (OrderKind.REDO, "")),
        ("duyệt", REPORTED, (OrderKind.CONFIRM, "")),
        ("ok duyệt nhé", REPORTED, (OrderKind.CONFIRM, "")),
        ("đạt", REPORTED, (OrderKind.CONFIRM, "")),
        ("xác nhận hoàn thành", REPORTED, (OrderKind.CONFIRM, "")),
        ("15/1 thôi em", ASKED, (OrderKind.EXTEND, "15/1")),
        ("đồng ý 20/1", ASKED, (OrderKind.EXTEND, "20/1")),
        ("ok em, 15/1 nhé", ASKED, (OrderKind.EXTEND, "15/1")),
        ("được, chậm nhất 20/1", ASKED, (OrderKind.EXTEND, "20/1")),
        ("cho gia hạn nhưng không quá 20/1", ASKED, (OrderKind.EXTEND, "20/1")),
        ("chi cho 1 tuan", ASKED, (OrderKind.EXTEND, "1 tuan")),
        ("1 tuần thôi", ASKED, (OrderKind.EXTEND, "1 tuần")),
        ("cho em mười ngày", ASKED, (OrderKind.EXTEND, "mười ngày")),
        ("gia hạn tối đa 1 tuần", ASKED, (OrderKind.EXTEND, "1 tuần")),
        ("Thống nhất đề xuất của phòng", ASKED, (OrderKind.GRANT, "")),
        ("đồng ý, phải đúng hạn nhé", ASKED, (OrderKind.GRANT, "")),
        ("không, đến 15/1 thôi", ASKED, (OrderKind.EXTEND, "đến 15/1")),
        ("không đồng ý, chỉ cho 1 tuần", ASKED, (OrderKind.EXTEND, "1 tuần")),
        ("không, quá nhiều lần rồi", ASKED, (OrderKind.REFUSE, "quá nhiều lần")),
        ("đề nghị giữ hạn", ASKED, (OrderKind.REFUSE, "")),
        ("yêu cầu đúng tiến độ", ASKED, (OrderKind.REFUSE, "")),
        ("thống nhất", ASKED, (OrderKind.GRANT, "")),
        ("Thống nhất. Yêu cầu hoàn thành đúng hạn mới.", ASKED, (OrderKind.GRANT, "")),
        ("dong y, yeu cau dung han", ASKED, (OrderKind.GRANT, "")),
        ("không gia hạn nữa, cố gắng hoàn thành", ASKED, (OrderKind.REFUSE, "cố gắng hoàn thành")),
        ("không được đâu em ơi", ASKED, (OrderKind.REFUSE, "")),
        ("ko lui nua nhe", ASKED, (OrderKind.REFUSE, "")),
        ("Duyệt! Phòng làm tốt.", REPORTED, (OrderKind.CONFIRM, "Phòng làm tốt")),
        ("Tôi đồng ý", REPORTED, (OrderKind.CONFIRM, "")),
        ("đạt yêu cầu", REPORTED, (OrderKind.CONFIRM, "")),
        ("đồng ý xác nhận đơn vị hoàn thành", REPORTED, (OrderKind.CONFIRM, "")),
        ("cong nhan hoan thanh", REPORTED, (OrderKind.CONFIRM, "")),
        ("cho hoàn thành", REPORTED, (OrderKind.CONFIRM, "")),
        ("hoàn thành tốt, biểu dương phòng", REPORTED, (OrderKind.CONFIRM, "biểu dương phòng")),
        ("duyệt, lần sau nộp sớm hơn", REPORTED, (OrderKind.CONFIRM, "lần sau nộp sớm hơn")),
        ("duyệt hết", LISTED, (OrderKind.CONFIRM, "")),
        ("tất cả duyệt", LISTED, (OrderKind.CONFIRM, "")),
        ("làm lại, anh Khôi bảo thiếu phụ lục", REPORTED, (OrderKind.REDO, "anh Khôi bảo thiếu phụ lục")),
        ("làm lại, thiếu hình ảnh", REPORTED, (OrderKind.REDO, "thiếu hình ảnh")),
        ("làm lại, sai địa chỉ", REPORTED, (OrderKind.REDO, "sai địa chỉ")),
        ("chưa đạt, không kịp thời", REPORTED, (OrderKind.REDO, "không kịp thời")),
        ("làm lại vì số liệu chưa dùng được", REPORTED, (OrderKind.REDO, "vì số liệu chưa dùng được")),
        ("lam lai nhe em, thieu phu luc", REPORTED, (OrderKind.REDO, "thieu phu luc")),
        ("không cần làm nữa đâu, xong rồi", ANY, (OrderKind.CANCEL, "")),
        ("chưa đạt, thiếu phụ lục", REPORTED, (OrderKind.REDO, "thiếu phụ lục")),
        ("khong dat yeu cau vi thieu so lieu", LISTED, (OrderKind.REDO, "vi thieu so lieu")),
        ("không đồng ý, sai mẫu", REPORTED, (OrderKind.REDO, "sai mẫu")),
        ("trả lại, thiếu phụ lục", REPORTED, (OrderKind.REDO, "thiếu phụ lục")),
        ("không duyệt", REPORTED, (OrderKind.REDO, "")),
        ("chưa đạt", REPORTED, (OrderKind.REDO, "")),
        ("từ chối nhé em", REPORTED, (OrderKind.REDO, "")),
        ("không chấp nhận kết quả này", REPORTED, (OrderKind.REDO, "")),
        ("trả lại làm lại", REPORTED, (OrderKind.REDO, "")),
        ("làm lại cho anh", REPORTED, (OrderKind.REDO, "")),
        ("giữ nguyên nhé em", ASKED, (OrderKind.REFUSE, "")),
        ("không", ASKED, (OrderKind.REFUSE, "")),
        ("không đồng ý, phải xong đúng hạn", ASKED, (OrderKind.REFUSE, "phải xong đúng hạn")),
        ("đồng ý, lần sau không cho nữa", ASKED, (OrderKind.GRANT, "")),
        ("đồng ý, đừng chậm nữa", ASKED, (OrderKind.GRANT, "")),
        ("đồng ý, dung co tre", ASKED, (OrderKind.GRANT, "")),
        ("ok nhưng chỉ đến 20/12 thôi", ASKED, (OrderKind.EXTEND, "đến 20/12")),
    ],
)
def test_an_order_is_heard(words: str, where: str, expected: tuple[OrderKind, str | int]) -> None:
    assert told(words, where) == expected


@pytest.mark.parametrize(
    "words",
    [
        "đã nhận được đề nghị",
        "vâng",
        "thôi được",
        "thôi em",
        "thôi",
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
    assert told(words, ASKED) == (OrderKind.UNCLEAR, "")


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
        ("ok", LISTED),
        ("yêu cầu bổ sung số liệu quý 3", LISTED),
        ("làm lại biểu mẫu cho đẹp", REPORTED),
    ],
)
def test_an_answer_to_a_report_that_neither_confirms_nor_sends_back_is_asked_about(words: str, where: str) -> None:
    assert told(words, where) == (OrderKind.UNCLEAR, "")


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
        ("rồi", ASKED),
        ("hạn của UBND tỉnh là 15/12, các đồng chí lưu ý", ANY),
        ("han cua Bo la 20/12 nhe", ANY),
        ("hội nghị lùi sang ngày 20/12 rồi nhé", ANY),
        ("hội nghị dời sang ngày 20/12 rồi nhé", ANY),
        ("dời họp sang 20/12", ANY),
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
        ("không gia hạn đâu nhé", ANY),
    ],
)
def test_a_remark_orders_nothing(words: str, where: str) -> None:
    assert told(words, where) is None
