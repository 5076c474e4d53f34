"""Reading that a task is to carry another mark of urgency: "nâng thành hỏa tốc"."""

import re

from domain.tasks import Urgency
from reading.orders.words import HEAD, MAY_GO_ON

_MARKS = {
    "khan": Urgency.URGENT,
    "hoa toc": Urgency.EXPRESS,
    "thuong khan": Urgency.EXPRESS,
    "binh thuong": Urgency.NORMAL,
    "thuong": Urgency.NORMAL,
}
"""As registering reads them."""
_URGES = re.compile(
    rf"{HEAD}(?:(?:nang|ha|doi|chuyen|sua|dieu chinh)(?: lai)?(?: (?:do|muc(?: do)?) khan)?"
    r"(?: (?:viec|nhiem vu)(?: nay)?)?(?: (?:thanh|len|sang|la|muc|ve|xuong))+|danh dau(?: la)?)"
    rf" (?P<mark>{'|'.join(_MARKS)}){MAY_GO_ON}"
)


def read_urgency(folded: str) -> Urgency | None:
    """The mark that the order names; None where the words are anything else: "chuyển khẩn cho VP"."""
    told = _URGES.match(folded)
    return _MARKS[told["mark"]] if told else None
