"""Who says that work is for the own unit, and does not name it: "6 của phòng em"."""

import re
import unicodedata

from domain.words import fold
from reading.language.forms import Form

_OWN = Form(
    r"(?<=\d)(?P<own>\s*[:.)]?\s+(?:<paper_wish.of_own>\s+)*(?:<address.unit>|<unit_word.any>|<paper_wish.side>)\s+"
    r"<paper_wish.mine>(?:\s+<paper_wish.does>)?)(?=\W*(?:$|[,;.\n]|(?:<courtesy.closing>|<card.so>|<card.then>)(?!\w)))",
    "6 của phòng em",
    "6 của phòng kế toán",
)
_DOES = Form(
    r"(?<=\d)(?P<own>\s+(?:<paper_wish.of_own>\s+)*<paper_wish.mine>\s+<paper_wish.does>)(?=\W*(?:$|[,;.\n]))",
    "6 em làm",
    "6 em giao VP",
)


def with_own(text: str, unit: str) -> str:
    """The text with the name of the speaker's unit where it is meant: "6 giao Phòng Quản lý khoa học"."""
    text = unicodedata.normalize("NFC", text)
    for form in (_OWN, _DOES):
        folded = fold(text)
        if len(folded) != len(text):
            return text
        for found in reversed(list(form.finditer(folded))):
            text = f"{text[: found.start('own')]} giao {unit}{text[found.end('own') :]}"
    return re.sub(r"[ \t]+", " ", text)
