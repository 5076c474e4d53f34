"""Lines that are told apart: "1 rồi, 2 chưa" says of the first that it is done."""

from reading.language.forms import Form
from reading.language.tokens import fold

_ALREADY = Form(
    r"^\W*(?:<courtesy.opening>[\s,]+)*(?:<ack>\s)?(?:<already>|<line.by_now>|<ack>)(?:[\s,.]+<courtesy.closing>){0,4}\W*$",
    "ok r ạ",
    "xong rồi",
)
_GOES_ON = Form(r"(?<!\w)(?:<denial.yet>|<wait>|<ongoing>)(?!\w)", "đang làm ạ", "xong")


def says_already(words: str) -> bool:
    """Whether nothing is said but "rồi", "ok"."""
    return _ALREADY.search(fold(words).bare) is not None


def goes_on(words: str) -> bool:
    """Whether a line is said to go on, or not to be done."""
    return _GOES_ON.search(fold(words).bare) is not None
