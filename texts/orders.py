"""How an order that went to several units stands, told by its parts."""

from collections.abc import Iterator, Sequence

from domain.registering.orders import CommonOrder, OpenOrder, Part
from domain.tasks import State
from texts.message import esc
from texts.tasks import DONE_MARK, cut

MOST_PARTS = 20
LONGEST_UNIT = 30
LONGEST_CONTENT = 80
LONGEST_PAPER = 40
MOST_LEFT = 5
"""Units named that an order still waits for."""
MARKS = {
    State.COMPLETED: DONE_MARK,
    State.SUBMITTED: "⏳ chờ xác nhận",
    State.RETURNED: "trả lại",
    State.CANCELLED: "đã hủy",
    State.SUSPENDED: "tạm hoãn",
    State.WAITING: "chờ điều kiện",
}


def standing(order: CommonOrder) -> str:
    """ "7/9 đơn vị xong, 1 chờ xác nhận"."""
    waiting = f", {order.submitted} chờ xác nhận" if order.submitted else ""
    return f"{order.done}/{len(order.counted)} đơn vị xong{waiting}"


def open_ones(orders: Sequence[OpenOrder]) -> Iterator[str]:
    """Each in one line: how it stands as a whole, and who is not done yet."""
    if not orders:
        return
    yield "\n<b>VIỆC GIAO CHUNG NHIỀU ĐƠN VỊ</b>"
    yield from (f"• {_named(one)}: {standing(one.order)}; {_left(one.order)}" for one in orders)


def _named(one: OpenOrder) -> str:
    """By its paper, which is short, and by what is to be done."""
    content = esc(cut(one.content, LONGEST_CONTENT))
    return f"{esc(cut(one.paper, LONGEST_PAPER))} – {content}" if one.paper else content


def _left(order: CommonOrder) -> str:
    left = order.unfinished
    shown = ", ".join(_part(part) for part in left[:MOST_LEFT])
    return f"còn {shown}{f' và {len(left) - MOST_LEFT} đơn vị khác' if len(left) > MOST_LEFT else ''}"


def on_card(order: CommonOrder, number: int) -> str:
    """The other parts of the order under the card of one of them."""
    others = [part for part in order.parts if part.number != number]
    shown = "; ".join(map(_part, others[:MOST_PARTS]))
    more = f"; … và {len(others) - MOST_PARTS} đơn vị khác" if len(others) > MOST_PARTS else ""
    return f"Giao chung {len(order.counted)} đơn vị ({standing(order)}): {shown}{more}"


def _part(part: Part) -> str:
    share = f"{part.percent}%" if part.percent is not None else ""
    told = MARKS.get(part.state, share)
    return f"/nv{part.number} {esc(cut(part.unit, LONGEST_UNIT))}{f' {told}' if told else ''}"
