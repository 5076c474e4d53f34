"""Whether a unit says that what stood in its way does so no more."""

import unicodedata

from domain.words import fold
from reading.language.forms import Form

_OVER = Form(
    r"(?:^|[,.;!\n–-])\s{0,9}(?:(?:<courtesy.opening>|<overcome.opening>)[\s,]+){0,5}"
    r"(?:<overcome.rid> <overcome.trouble>(?: <overcome.which>)?"
    r"|<overcome.trouble>(?: <overcome.which>)? <overcome.solved>)"
    r"(?: (?:<overcome.closing>|<courtesy.closing>)){0,4}\s{0,9}(?:$|[,.;!\n–-])",
    "hết vướng rồi, được 60%",
    "chưa hết vướng",
)
"""The whole of a clause: "đã tháo gỡ vướng mắc một phần", "hết vướng thì làm" and "hết vướng chưa" say less."""


def overcomes(text: str) -> bool:
    return "?" not in text and _OVER.search(fold(unicodedata.normalize("NFC", text))) is not None
