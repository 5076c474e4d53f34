"""Whether who decides wants something done by a day, in words that are no order of their own."""

import re
import unicodedata

from domain.words import fold
from reading.language.forms import Form
from reading.orders.words import wonders

_WANTS = Form(r"(?<!\w)<instruction>(?!\w)", "báo cáo tôi trước thứ Sáu", "họp xong trước 15/12")


_WORKS = Form(r"^\W*+<either task_verb>(?!\w)", "xem lại bảng kê", "nghỉ đến 20/12", typed=True, flags=re.IGNORECASE)


_OF_SELF = Form(
    r"^\W*(?:(?:<task_word.mark>|<question_word.one_task>) ?\d{1,6}\W+)?(?:<courtesy.opening>\W+)*"
    r"(?:<order.own_let> <giving.self>|<giving.self> <order.own_plan>)(?!\w)",
    "để chị hỏi lại Sở Tài chính",
    "chị cần trước thứ Sáu",
)
_ENDS = re.compile(r"[,;.\n]")


def speaks_of_self(text: str) -> bool:
    """Whether who decides tells what he does himself, and wants nothing of others: "chị sẽ hỏi lãnh đạo"."""
    text = unicodedata.normalize("NFC", text)
    own, *others = _ENDS.split(text, maxsplit=1)
    return _OF_SELF.match(fold(own)) is not None and not any(map(instructs, others))


def sets_to_work(content: str) -> bool:
    """Whether what somebody is told begins with a verb of work: "phòng CĐS" before it is told "xem lại bảng kê"."""
    content = unicodedata.normalize("NFC", content)
    return not wonders(content) and _WORKS.search(content) is not None


def instructs(text: str) -> bool:
    """Whether something is to be done; a question wants nothing."""
    text = unicodedata.normalize("NFC", text)
    return not wonders(text) and _WANTS.search(fold(text)) is not None
