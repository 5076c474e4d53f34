"""What one part of a message tells: all readings of the words together, as deciding is given them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from domain import refusals
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules, DeadlineKind
from domain.names import Named
from domain.orders import When
from domain.replies import Intent
from domain.said import Expected, Meaning, Said, Setting, Sign, Subject
from domain.tasks import Due
from reading.message import read_whole, understand

NOW = dt.datetime(2026, 11, 16, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
RULES = DateRules(WorkingCalendar())
DUE = Due("10/12", DeadlineKind.EXACT, dt.date(2026, 12, 10))
UNITS = (Named(1, "Văn phòng Sở", ("VP",)), Named(2, "Phòng Chuyển đổi số", ("CĐS",)))
ORDERS = frozenset({Expected.ORDERS})


def said(words: str, *, expects: frozenset[Expected] = frozenset(), request: str = "", before: str = "") -> Said:
    setting = Setting(words, NOW, RULES, UNITS, before=before, expects=expects)
    return understand(read_whole(words, now=NOW), Subject(12, DUE, request), setting)


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("thôi em nhầm ạ", {Sign.RETREATS}),
        ("em rút đề nghị", {Sign.WITHDRAWS_REQUEST}),
        ("em báo nhầm, chưa xong ạ", {Sign.TAKES_REPORT_BACK, Sign.NOT_DONE}),
        ("nhầm số, đúng là 31/BC-SKHCN", {Sign.CORRECTS_RESULT, Sign.FIGURE}),
        ("nhờ chị duyệt sớm ạ", {Sign.ASKS_FOR_JUDGEMENT}),
        ("hiểu sai", {Sign.WAS_MISREAD}),
        ("duyệt nhầm rồi", {Sign.OWN_MISTAKE}),
        ("để anh hỏi lại Sở Tài chính", {Sign.OF_SELF}),
        ("tôi đang trao đổi với Bộ", {Sign.OF_SELF}),
        ("chị sẽ xem, em gửi báo cáo trước thứ 6 nhé", {Sign.FIGURE}),
        ("chị cần bản cứng", set()),
        ("không có gì ạ", {Sign.NO_PAPER}),
        ("80", {Sign.FIGURE}),
        ("haha", {Sign.COURTESY}),
        ("", {Sign.EMPTY}),
    ],
)
def test_what_a_look_at_the_words_tells(words: str, signs: set[Sign]) -> None:
    assert signs <= said(words).signs


@pytest.mark.parametrize("words", ["đang họp", "chị gọi em nhé"])
def test_talk_is_no_courtesy(words: str) -> None:
    understood = said(words)
    assert understood.reply.intent is Intent.SMALLTALK
    assert Sign.COURTESY not in understood.signs


def test_the_result_is_read_once_for_all() -> None:
    assert said("xong, đã ban hành 16/BC-SKHCN").evidence == "16/BC-SKHCN"


def test_orders_are_read_only_where_somebody_may_give_them() -> None:
    assert said("hủy việc này, không cần nữa").orders == ()
    (cancel, *_) = said("hủy việc này, không cần nữa", expects=ORDERS).orders
    assert (cancel.meaning, cancel.words, cancel.when) == (Meaning.CANCEL, "không cần nữa", When.ALWAYS)


def test_an_order_carries_its_deadline() -> None:
    order = next(one for one in said("gia hạn đến 20/12", expects=ORDERS).orders if one.wanted is not None)
    assert order.meaning is Meaning.EXTEND
    assert order.wanted is not None
    assert order.wanted.limit is not None
    assert order.wanted.limit.due.day == dt.date(2026, 12, 20)
    assert order.wanted.express


def test_days_in_answer_to_a_request_count_from_where_its_own_do() -> None:
    order = next(
        one
        for one in said("cho 5 ngày thôi", expects=ORDERS, request="xin thêm 10 ngày").orders
        if one.meaning is Meaning.EXTEND
    )
    assert order.wanted is not None
    assert order.wanted.limit is not None
    assert order.wanted.limit.due.day == dt.date(2026, 12, 15)


def test_a_day_that_does_not_exist_is_told_as_such() -> None:
    (order, *_) = said("sửa hạn 31/2", expects=ORDERS).orders
    assert order.wanted is not None
    assert isinstance(order.wanted.refusal, refusals.NoSuchDay)


def test_the_new_deadline_that_was_asked_for_is_all_of_the_answer() -> None:
    wanted = said("20/12 nhé", expects=frozenset({Expected.NEW_DEADLINE}), before="xin lùi hạn").requested
    assert wanted is not None
    assert wanted.limit is not None
    assert wanted.limit.due.day == dt.date(2026, 12, 20)
    unread = said("để xem", expects=frozenset({Expected.NEW_DEADLINE})).requested
    assert unread is not None
    assert isinstance(unread.refusal, refusals.UnreadDeadline)


def test_a_unit_that_is_asked_for_is_named_or_refused() -> None:
    asked = frozenset({Expected.ORDERS, Expected.UNIT})
    named = said("cho VP", expects=asked).orders[-1]
    assert (named.unit, named.when) == (UNITS[0], When.UNIT_NAMED)
    unknown = said("phòng lạ", expects=asked).orders[-1]
    assert unknown.when is When.UNIT_ASKED
    assert isinstance(unknown.refusal, refusals.NoSuchUnit)
    several = said("VP và CĐS", expects=asked).orders[-1]
    assert isinstance(several.refusal, refusals.OneLead)


def test_a_reason_is_what_is_no_courtesy_and_no_question() -> None:
    asked = frozenset({Expected.REASON})
    assert said("thiếu phụ lục nhé", expects=asked).reason == "thiếu phụ lục"
    assert said("thiếu gì à?", expects=asked).reason == ""
    assert said("đạt", expects=asked).praise is Meaning.CONFIRM
    assert said("đạt, nhưng thiếu phụ lục", expects=asked).praise is Meaning.UNCLEAR
    assert said("thiếu phụ lục").praise is None


def test_a_wish_to_be_reminded_again_is_parted_from_the_report() -> None:
    understood = said("được 80%, nhắc lại thứ Sáu nhé")
    assert understood.snooze is not None
    assert understood.later is not None
    assert understood.later.day == dt.date(2026, 11, 20)
    assert (understood.reply.intent, understood.reply.percent) == (Intent.PROGRESS, 80)
