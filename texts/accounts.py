"""The account of a period as it is said in a chat: a sentence, both its sides by unit, what is overdue."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from domain.asking import counted
from domain.overviews.account import Account, Adjustments, Flow, Met
from domain.overviews.board import Board, Grouped
from domain.overviews.filters import Filters, Status
from texts import boards, faces, format, groups, orders, tables
from texts.boards import overdue, waiting
from texts.lists import asked_for, period_words, typed
from texts.message import Message, esc
from texts.tables import Group, Rows
from texts.tasks import cut

CAME = Group("Vào", ("CS", "GM", "ML", "Đến"), ("carried", "added", "reopened", "arrived"))
DONE = Group("Đã HT", ("ĐH", "QH", "KH"), ("cells.done_in_time", "cells.done_late", "cells.done_undated"))
LEFT = Group("Ra", ("Hủy", "Đi"), ("cancelled", "departed"))
OPEN = Group("Chưa", ("TH", "QH", "KH"), ("cells.open_in_time", "cells.open_overdue", "cells.open_undated"))
ALWAYS = frozenset({"carried", "added", *DONE.fields[:2], *OPEN.fields[:2]})
"""Other columns are shown where one of their numbers is not zero."""

LEGEND = {
    "whole": "Tổng: cộng các cột vào, bằng cộng các cột còn lại",
    "carried": "CS: kỳ trước chuyển sang",
    "added": "GM: giao mới",
    "reopened": "ML: mở lại",
    "arrived": "Đến: đơn vị khác chuyển đến",
    DONE.fields[0]: "ĐH, QH: hoàn thành đúng hạn, quá hạn",
    "departed": "Đi: chuyển đơn vị khác",
    OPEN.fields[0]: "TH, QH: chưa hoàn thành, còn trong hạn, đã quá hạn",
    "undated": "KH: không có thời hạn",
}
COUNTED = (
    "Hoàn thành tính theo ngày xác nhận, đúng hạn hay quá hạn theo ngày báo cáo; "
    "đã báo cáo mà chưa xác nhận là chưa hoàn thành."
)
NOTHING = "Trong kỳ này chưa có nhiệm vụ nào."

COMPARED = (
    ("Chuyển sang", "carried"),
    ("Giao mới", "added"),
    ("Mở lại", "reopened"),
    ("Chuyển đến", "arrived"),
    ("Hoàn thành", "cells.done"),
    ("- đúng hạn", "cells.done_in_time"),
    ("- quá hạn", "cells.done_late"),
    ("- không hạn", "cells.done_undated"),
    ("Hủy", "cancelled"),
    ("Chuyển đi", "departed"),
    ("Chưa hoàn thành", "cells.open"),
    ("- trong hạn", "cells.open_in_time"),
    ("- quá hạn", "cells.open_overdue"),
    ("- không hạn", "cells.open_undated"),
)


NUMBERS = ("", "Kỳ này", "Trước", "+/−")


def summary(board: Board) -> Message:
    """The answer to /summary: an account where a period was asked for, else the Board."""
    return page(board) if isinstance(board, Account) else boards.table(board)


def page(account: Account) -> Message:
    """The account as one message; its numbered lines are the tasks that were overdue at its end."""
    account = replace(account, filters=replace(account.filters, by=None))
    at_end = _at_end(account)
    lines = [
        *_heading(account),
        "",
        sentence(account),
        *boards.warnings(account.total),
        *_tables(account),
        *_comparison(account),
        *_adjustments(account.adjustments),
        *overdue(account, "QUÁ HẠN CUỐI KỲ" if account.ended else "QUÁ HẠN", at_end),
        *waiting("CHỜ XÁC NHẬN", account.awaiting, account.total.awaiting, replace(at_end, status=Status.AWAITING)),
        *waiting(
            "TRẢ LẠI, CHỜ GIAO LẠI",
            account.returned,
            account.total.returned,
            replace(at_end, status=Status.RETURNED),
        ),
        *_met(account.met),
        *_silent(account),
        *orders.open_ones(account.orders),
        *_lists(account, at_end),
    ]
    shown = tuple(late.task.id for late in account.overdue)
    return Message("\n".join(lines), buttons=faces.offered(account.filters), shows=shown, lines=counted(shown))


def _heading(account: Account) -> Iterator[str]:
    first, filters = format.date(account.counted.first), account.filters
    yield f"<b>TỔNG HỢP NHIỆM VỤ {name_of(account).upper()}</b>"
    yield f"<b>{esc(account.organization)}</b>"
    if asked := "; ".join(asked_for(replace(filters, period=None, as_of=None))):
        yield f"Phạm vi: {asked}"
    yield f"(từ {first}, {format.as_of(account.as_of)})"


def name_of(account: Account) -> str:
    """ "tháng 12/2026", as it was asked for."""
    assert account.filters.period is not None
    return period_words(account.filters.period)


def sentence(account: Account) -> str:
    """What came, what became of it, what is left: the numbers on both sides add up to the first."""
    flow, cells = account.flow, account.total
    if not flow.came:
        return NOTHING
    alone = bool(account.filters.units)
    whole = flow.came if alone else flow.came - flow.arrived
    came = [
        f"kỳ trước chuyển sang {flow.carried}",
        f"giao mới {flow.added}",
        f"mở lại {flow.reopened}" if flow.reopened else "",
        f"đơn vị khác chuyển đến {flow.arrived}" if alone and flow.arrived else "",
    ]
    went = [
        f"hoàn thành {cells.done}{_shares('đúng hạn', cells.done_in_time, cells.done_late, cells.done_undated)}",
        f"hủy {flow.cancelled}" if flow.cancelled else "",
        f"chuyển đơn vị khác {flow.departed}" if alone and flow.departed else "",
        f"chưa hoàn thành {cells.open}"
        f"{_shares('trong hạn', cells.open_in_time, cells.open_overdue, cells.open_undated)}",
    ]
    return f"Có {whole} nhiệm vụ ({_joined(came)}): {_joined(went)}."


def _joined(words: list[str]) -> str:
    return ", ".join(filter(None, words))


def _shares(timely: str, in_time: int, late: int, undated: int) -> str:
    """In brackets, how many of them were in time, late, and without a deadline; empty where there are none."""
    if not in_time + late + undated:
        return ""
    without = f", không có thời hạn {undated}" if undated else ""
    return f" ({timely} {in_time}, quá hạn {late}{without})"


def _tables(account: Account) -> Iterator[str]:
    """Both sides of the account by unit, in one table where a phone is wide enough, and what its heads mean."""
    flow = _sum_of(account.grouped) if account.grouped else account.flow
    if not flow.came:
        return
    came, *went = (_shown(group, flow) for group in (CAME, DONE, LEFT, OPEN))
    kept = [group for group in went if group.fields]
    rows = Rows([(row.unit, row.flow) for row in account.flows], flow, whole="came")
    if grouped := account.grouped:
        rows = Rows(groups.for_phone(grouped), flow, whole="came", head=groups.HEADS[grouped.by])
    yield from tables.tables(rows, [came, *kept], [[came], kept])
    fields = {field for group in (came, *kept) for field in group.fields}
    fields |= {"whole", "undated"} if fields & {DONE.fields[2], OPEN.fields[2]} else {"whole"}
    yield f"<i>{'; '.join(words for field, words in LEGEND.items() if field in fields)}.</i>"
    yield f"<i>{COUNTED}</i>"
    yield from boards.legend(grouped) if grouped else tables.made_names([row.unit for row in account.flows])


def _sum_of(grouped: Grouped) -> Flow:
    """What passes between units within a group is no flow of it, so that the sum is of the groups themselves."""
    return sum((row.numbers for row in grouped.rows), Flow())


def _shown(group: Group, flow: Flow) -> Group:
    """The group without the columns that would hold nothing but zeros."""
    kept = [
        (head, field)
        for head, field in zip(group.heads, group.fields, strict=True)
        if field in ALWAYS or attrgetter(field)(flow)
    ]
    return Group(group.title, tuple(head for head, _ in kept), tuple(field for _, field in kept))


def _comparison(account: Account) -> Iterator[str]:
    """The same numbers of the period before, with the differences."""
    if account.before is None:
        return
    now, then = account.flow, account.before.flow
    numbers = [(label, attrgetter(field)(now), attrgetter(field)(then)) for label, field in COMPARED]
    rows = [f"{'':15}{'Kỳ này':>8}{'Trước':>8}{'+/−':>8}"]
    rows += [
        f"{label:15}{one:>8}{other:>8}{difference(one - other):>8}" for label, one, other in numbers if one or other
    ]
    yield f"\n<b>SO VỚI {name_of(account.before).upper()}</b>"
    yield f"<pre>{chr(10).join(rows)}</pre>"


def difference(number: int) -> str:
    return f"{'+' if number > 0 else '−'}{abs(number)}" if number else "0"


def _adjustments(found: Adjustments) -> Iterator[str]:
    if not found.total:
        return
    told = [
        f"{found.confirmed} được xác nhận hoàn thành" if found.confirmed else "",
        f"{found.sent_back} phải làm lại" if found.sent_back else "",
        f"{found.reopened} được mở lại" if found.reopened else "",
        f"{found.extended} quá hạn được gia hạn" if found.extended else "",
    ]
    yield f"\n<i>Điều chỉnh sau kỳ, tính vào kỳ phát sinh: {_joined(told)}.</i>"


LONGEST_REASON = 160


def _met(found: Sequence[Met]) -> Iterator[str]:
    """What stands in the way, as the units told it in the period."""
    if found:
        yield f"\n<b>VƯỚNG MẮC BÁO TRONG KỲ</b> ({len(found)})"
    for one in found:
        said = esc(cut(one.words, LONGEST_REASON))
        yield f"/nv{one.task.number} ({esc(one.task.lead.name)}): “{said}”"


def _silent(account: Account) -> Iterator[str]:
    """Who has not reported in the period, and on how much of the work at hand."""
    if not account.silent:
        return
    shares = [f"{esc(one.unit.name)} {one.unreported}/{one.at_hand}" for one in account.silent]
    yield f"\n🔕 <b>CHƯA BÁO CÁO TRONG KỲ</b> (trên số đang thực hiện): {', '.join(shares)}."


def _at_end(account: Account) -> Filters:
    """The filters of the tasks as they stood at the end of the account."""
    day = account.counted.last if account.ended else None
    return replace(account.filters, period=None, as_of=day, against=None)


def _lists(account: Account, at_end: Filters) -> Iterator[str]:
    """What is typed for the tasks behind the numbers."""
    done = replace(account.filters, status=Status.COMPLETED, against=None)
    asked = [
        ("đã hoàn thành", f"/nhiemvu {typed(done)}" if account.total.done else ""),
        ("chưa hoàn thành", f"/nhiemvu {typed(at_end)}".strip() if account.total.open else ""),
    ]
    told = [f"{label}: <code>{esc(line)}</code>" for label, line in asked if line]
    if told:
        yield f"\nDanh sách {'; '.join(told)}"
