"""Reading that a task is to carry another mark of urgency: "nâng thành hỏa tốc"."""

import re

from domain.tasks import Urgency
from domain.words import fold
from reading.language.lookup import entries, pattern
from reading.orders.words import HEAD, MAY_GO_ON

_MARKS = {fold(entry.phrase): Urgency(entry.value) for entry in entries("urgency_mark")}
"""As registering reads them."""
_URGES = re.compile(
    rf"{HEAD}(?:(?:nang|ha|doi|chuyen|sua|dieu chinh)(?: lai)?(?: (?:do|muc(?: do)?) khan)?"
    r"(?: (?:viec|nhiem vu)(?: nay)?)?(?: (?:thanh|len|sang|la|muc|ve|xuong))+|danh dau(?: la)?)"
    rf" (?P<mark>{pattern('urgency_mark')}){MAY_GO_ON}"
)


def read_urgency(folded: str) -> Urgency | None:
    """The mark that the order names; None where the words are anything else: "chuyển khẩn cho VP"."""
    told = _URGES.match(folded)
    return _MARKS[told["mark"]] if told else None
