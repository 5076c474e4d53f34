"""Words that report nothing and still are meant for the assistant: "em báo nhầm", "hủy việc này"."""

from domain.replies import NearMiss
from domain.words import fold
from reading.language.forms import Form

_MISTAKE = Form(r"(?<!\w)<near_miss.mistake>(?!\w)", "em báo nhầm", "em báo lại")
_CANCEL = Form(
    r"(?<!\w)<near_miss.cancel> (?:<near_miss.cancelled>|/?<task_word.mark> ?\d+)(?!\w)"
    r"|(?<!\w)<near_miss.ask_to_cancel>(?!\w)",
    "hủy việc này",
    "hủy họp",
)
_OPENS_WITH_CANCEL = Form(
    r"^(?:<near_miss.opening>[\s,]+)*<near_miss.cancel> (?:<near_miss.cancelled>|/?<task_word.mark> ?\d+)(?!\w)",
    "xóa việc máy in đi",
    "em vừa xóa việc thừa",
)
_GIVE = Form(
    r"^(?:<near_miss.opening>[\s,]+)*"
    r"(?:<order.anew_outright>|<near_miss.hand>(?: <task_word.the_task>)? <unit_mark>)(?!\w)",
    "nhờ anh chuyển việc này sang VP",
    "em vừa chuyển sang VP",
)
_NOT_IN_TIME = Form(r"(?<!\w)<denial.written> (?:\w+ ){0,2}<near_miss.in_time>(?!\w)", "chắc không làm kịp", "kịp ạ")

_OWN_MISTAKE = Form(
    r"(?:<near_miss.own_opening>[\s,.!]+)*(?:<near_miss.own_verb> )?<slip.mixed>(?!\w)",
    "thôi anh nhầm",
    "nhập số liệu",
)


_UNHEARD = {
    NearMiss.MISTAKE: _MISTAKE,
    NearMiss.CANCEL: _CANCEL,
    NearMiss.GIVE: _GIVE,
    NearMiss.NOT_IN_TIME: _NOT_IN_TIME,
}


def near_miss_in(words: str) -> NearMiss | None:
    """What words that report nothing may have been meant as; None for small talk, which needs no answer."""
    folded = fold(words)
    return next((meaning for meaning, pattern in _UNHEARD.items() if pattern.search(folded)), None)


def opens_with_cancel(words: str) -> bool:
    """Whether the words begin as an order to cancel does, whatever the task is called."""
    return _OPENS_WITH_CANCEL.search(fold(words)) is not None


def is_own_mistake(words: str) -> bool:
    """Whether who decides says that the decision was a slip: "thôi anh nhầm", "duyệt nhầm rồi"."""
    return _OWN_MISTAKE.match(fold(words)) is not None
