"""The account of a period as papers tell it: its sentences, its table, and what it is compared with."""

from collections.abc import Iterator
from operator import attrgetter

from domain.overviews.account import Account, Flow
from texts import official
from texts.format import listed
from texts.official import Column, Row, Table, date, number

TITLE = "BIẾN ĐỘNG VÀ KẾT QUẢ THỰC HIỆN NHIỆM VỤ TRONG KỲ"
CAME, DONE, LEFT, OPEN = "Phải thực hiện", "Đã hoàn thành", "Không còn thực hiện", "Chưa hoàn thành"

FIELDS = (
    ("came", Column("Tổng số", 16, CAME, centred=True)),
    ("carried", Column("Kỳ trước chuyển sang", 17, CAME, centred=True)),
    ("added", Column("Giao mới", 14, CAME, centred=True)),
    ("reopened", Column("Mở lại", 14, CAME, centred=True)),
    ("arrived", Column("Đơn vị khác chuyển đến", 17, CAME, centred=True)),
    ("cells.done_in_time", Column("Đúng hạn", 15, DONE, centred=True)),
    ("cells.done_late", Column("Quá hạn", 15, DONE, centred=True)),
    ("cells.done_undated", Column("Không hạn", 16, DONE, centred=True)),
    ("cancelled", Column("Đã hủy", 13, LEFT, centred=True)),
    ("departed", Column("Chuyển đơn vị khác", 17, LEFT, centred=True)),
    ("cells.open_in_time", Column("Trong hạn", 15, OPEN, centred=True)),
    ("cells.open_overdue", Column("Quá hạn", 15, OPEN, centred=True)),
    ("cells.open_undated", Column("Không hạn", 16, OPEN, centred=True)),
)
"""What the account counts of a unit: the first columns add up to the same number as all behind them."""
COLUMNS = (Column("TT", 8, centred=True), Column("Đơn vị", 44), *(column for _, column in FIELDS))
TOTAL = "Tổng số"
CARRIED = "kỳ trước chuyển sang"

_COMPARED = (
    ("cells.done", "hoàn thành"),
    ("cells.done_in_time", "hoàn thành đúng hạn"),
    ("cells.open_overdue", "chưa hoàn thành đã quá hạn"),
)


def numbers(flow: Flow) -> tuple[int, ...]:
    """The line of a unit, in the order of FIELDS."""
    return tuple(attrgetter(field)(flow) for field, _ in FIELDS)


def table(account: Account) -> Table:
    """Both sides of the account by unit, with the sums of its columns in the last row."""
    rows = [Row((str(place), row.unit.name, *_cells(row.flow))) for place, row in enumerate(account.flows, 1)]
    if len(rows) > 1:
        rows.append(Row(("", TOTAL, *_cells(account.flow)), bold=True))
    return Table(COLUMNS, tuple(rows), numbered=True)


def _cells(flow: Flow) -> Iterator[str]:
    return map(str, numbers(flow))


def span(account: Account) -> tuple[str, str]:
    """ "quý IV năm 2026", and "số liệu từ ngày 15/9/2026 đến hết ngày 14/12/2026"."""
    assert account.filters.period is not None
    until = date(account.counted.last if account.ended else account.as_of.date())
    days = f"số liệu từ ngày {date(account.counted.first)} đến hết ngày {until}"
    return official.period(account.filters.period), days


def came(account: Account) -> str:
    """What was to be done in the period; empty where that is nothing.

    What passed between units is told where the units are named: of all it comes and goes alike.
    """
    flow, alone = account.flow, bool(account.filters.units)
    whole = flow.came if alone else flow.came - flow.arrived
    if not whole:
        return ""
    parts = (
        (flow.carried, CARRIED),
        (flow.added, "giao mới"),
        (flow.reopened, "mở lại"),
        (flow.arrived if alone else 0, "đơn vị khác chuyển đến"),
    )
    some = [(count, words) for count, words in parts if count]
    if len(some) == 1:
        told = f"đều do {some[0][1]}" if some[0][1] == CARRIED else f"đều là nhiệm vụ {some[0][1]}"
    else:
        told = f"gồm {listed([f'{number(count)} nhiệm vụ {words}' for count, words in some])}"
    named, days = span(account)
    moved = (
        f" Có {number(flow.arrived)} lượt nhiệm vụ chuyển giữa các đơn vị, tại phụ lục được tính ở cả hai đơn vị."
        if flow.arrived and not alone
        else ""
    )
    return f"Trong {named} ({days}), có {number(whole)} nhiệm vụ phải thực hiện, {told}.{moved}"


def left(account: Account) -> list[str]:
    """What is neither done nor to be done any more."""
    parts = (
        (account.flow.cancelled, "đã hủy"),
        (account.flow.departed if account.filters.units else 0, "đã chuyển đơn vị khác"),
    )
    return [f"{number(count)} nhiệm vụ {words}" for count, words in parts if count]


def comparison(account: Account) -> str:
    """ "So với quý III năm 2026: hoàn thành 12 nhiệm vụ (tăng 03); …"; empty where nothing is compared."""
    before = account.before
    if before is None or before.filters.period is None:
        return ""
    told = [_compared(account.flow, before.flow, field, words) for field, words in _COMPARED]
    return f"So với {official.period(before.filters.period)}: {'; '.join(told)}."


def _compared(now: Flow, then: Flow, field: str, words: str) -> str:
    count, earlier = attrgetter(field)(now), attrgetter(field)(then)
    way = "tăng" if count > earlier else "giảm"
    told = f"{way} {number(abs(count - earlier))}" if count != earlier else "không thay đổi"
    return f"{words} {number(count)} nhiệm vụ ({told})"


def adjustments(account: Account) -> str:
    """What was decided after the period and counts in a later one; empty where that is nothing."""
    found = account.adjustments
    parts = (
        (found.confirmed, "được xác nhận hoàn thành"),
        (found.sent_back, "phải thực hiện lại"),
        (found.reopened, "được mở lại"),
        (found.extended, "quá hạn được gia hạn"),
    )
    told = [f"{number(count)} nhiệm vụ {words}" for count, words in parts if count]
    return f"Sau kỳ báo cáo, có {listed(told)}; các nhiệm vụ này được tính vào kỳ phát sinh." if told else ""
