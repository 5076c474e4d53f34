"""What who decides gives to somebody in words: "giao phòng CĐS làm slide, trước thứ Sáu"."""

import unicodedata

from domain.words import fold
from reading.language.forms import Form
from reading.orders.words import HEAD

_GIVES = Form(
    rf"^{HEAD}(?:<speaker> )?<order.entrust>(?: <order.a_task>)?(?: <order.for_whom>)?(?:\s*:)?\s+",
    "tôi giao việc cho CĐS: làm slide",
    "CĐS được giao việc",
)


def entrusted(text: str) -> str | None:
    """What stands behind the verb that gives it: "CĐS: làm slide"; None where the words begin with no such verb."""
    text = unicodedata.normalize("NFC", text)
    gives = _GIVES.match(fold(text))
    return text[gives.end() :] if gives else None
