"""How an order that went to several units stands, told by its parts."""

from domain.registering.orders import CommonOrder, Part
from domain.tasks import State
from texts.message import esc
from texts.tasks import DONE_MARK, cut

MOST_PARTS = 20
LONGEST_UNIT = 30
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
