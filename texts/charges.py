"""Who of the leaders is in charge of which unit, as it is said in a chat."""

from collections.abc import Sequence
from dataclasses import replace

from domain.names import without_mark
from domain.staff.posts import ChargeOrder
from domain.tasks import PersonName, UnitName
from texts import format
from texts.message import Message, esc
from texts.tasks import mention

HOW_TO = (
    "Phân công lãnh đạo phụ trách: <code>/nhansu Họ tên phụ trách tên các đơn vị</code>; "
    "xem theo lãnh đạo: <code>/tonghop theo lãnh đạo phụ trách</code>."
)


def put(leader: PersonName, order: ChargeOrder, *, by: str) -> str:
    """What a leader is in charge of from now on, or no longer."""
    units = esc(format.listed([unit.name for unit in order.units]))
    what = "thôi phụ trách" if order.ends else "phụ trách"
    return f"✅ {esc(by)} đã phân công: {mention(leader)} {what} <b>{units}</b>."


def with_charges(staff: Message, charges: Sequence[tuple[UnitName, PersonName | None]]) -> Message:
    """The list of posts, and below it which leader is in charge of which units."""
    by_leader: dict[str, list[str]] = {}
    for unit, leader in charges:
        by_leader.setdefault(without_mark(leader.name) if leader else "", []).append(unit.name)
    told = [
        f"{esc(leader) or 'Chưa có lãnh đạo phụ trách'}: {esc(format.listed(units))}"
        for leader, units in sorted(by_leader.items(), key=lambda item: (not item[0], item[0]))
    ]
    lines = ["", "<b>LÃNH ĐẠO PHỤ TRÁCH</b>", *told] if any(by_leader) else [""]
    return replace(staff, html="\n".join([staff.html, *lines, HOW_TO]))
