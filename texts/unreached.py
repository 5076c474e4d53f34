"""What did not reach whom: told to the office elsewhere, with whom to telephone, and in a line of /summary."""

import datetime as dt
from collections.abc import Iterable, Iterator

from domain.reminding.unreached import Call, Unheard
from texts import format
from texts.message import Message, esc
from texts.tasks import cut, mention

LONGEST_CONTENT = 80
MOST_TASKS = 15
"""Of one chat; the others are counted."""

REASONS = {
    "kicked": "trợ lý đã bị mời ra khỏi nhóm",
    "not a member": "trợ lý không còn trong nhóm",
    "rights": "trợ lý không có quyền gửi tin",
    "restricted": "trợ lý bị hạn chế gửi tin",
    "write_forbidden": "trợ lý không có quyền gửi tin",
    "topic": "chủ đề của nhóm đã đóng",
    "not found": "Telegram không tìm thấy nơi nhận",
    "blocked": "người nhận đã chặn trợ lý",
    "initiate": "người nhận chưa mở hội thoại riêng với trợ lý",
    "deactivated": "tài khoản của người nhận không còn",
}
"""What Telegram's words mean, by a part of them."""


def notice(unheard: Iterable[Unheard], zone: dt.tzinfo) -> Message:
    """The message to the office of chats that take no messages."""
    chats = list(unheard)
    parts = ["⚠️ <b>CHƯA GỬI ĐƯỢC TIN NHẮN</b>"]
    for chat in chats:
        parts += ["", f"{_whereto(chat)} từ {format.full_moment(chat.since.astimezone(zone))}: {_why(chat.reason)}."]
        if chat.calls:
            parts += ["Trong lúc chờ, đề nghị Văn phòng điện thoại báo:", *map(_call, chat.calls)]
    parts += ["", "<i>Tin được giữ lại và gửi bù ngay khi gửi được, ghi rõ là gửi trễ.</i>"]
    return Message("\n".join(parts), shows=tuple(task.id for chat in chats for task in chat.tasks))


def lines(unheard: Iterable[Unheard], zone: dt.tzinfo | None) -> Iterator[str]:
    """Of /summary: one line a chat."""
    for chat in unheard:
        numbers = ", ".join(f"/nv{task.number}" for task in chat.tasks[:MOST_TASKS])
        told = f" ({numbers}{'…' if len(chat.tasks) > MOST_TASKS else ''})" if numbers else ""
        since = format.full_moment(chat.since.astimezone(zone))
        yield f"⚠️ {_whereto(chat)} từ {since}{told}: {_why(chat.reason)}."


def _whereto(chat: Unheard) -> str:
    if chat.person is not None:
        return f"Chưa gửi được tin nhắn riêng cho đồng chí {esc(chat.person.name)}"
    return f"Chưa gửi được tin vào nhóm “{esc(chat.title or '')}”"


def _why(reason: str) -> str:
    found = next((words for part, words in REASONS.items() if part in reason.lower()), None)
    return found or "Telegram không nhận tin"


def _call(call: Call) -> str:
    tasks = [f"/nv{task.number} {esc(cut(task.content, LONGEST_CONTENT))}" for task in call.tasks[:MOST_TASKS]]
    if len(call.tasks) > MOST_TASKS:
        tasks.append(f"và {len(call.tasks) - MOST_TASKS} nhiệm vụ khác")
    about = f": {'; '.join(tasks)}" if tasks else ""
    if call.person is None:
        return f"– {esc(call.unit or '')} (chưa có người phụ trách){about}"
    unit = f" ({esc(call.unit)})" if call.unit else ""
    return f"– {mention(call.person)}{unit}{about}"
