"""Whether who decides wants something done by a day, in words that are no order of their own."""

import unicodedata

from domain.words import fold
from reading.language.forms import Form
from reading.orders.words import wonders

_WANTS = Form(r"(?<!\w)<instruction>(?!\w)", "báo cáo tôi trước thứ Sáu", "họp xong trước 15/12")


def instructs(text: str) -> bool:
    """Whether something is to be done; a question wants nothing."""
    text = unicodedata.normalize("NFC", text)
    return not wonders(text) and _WANTS.search(fold(text)) is not None
