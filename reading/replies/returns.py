"""Words by which a unit gives a task to another one: "trả lại TTTK", "chuyển cho VP làm ạ"."""

import re
import unicodedata
from collections.abc import Sequence

from domain.names import Named
from domain.words import fold
from reading.language.forms import Form
from reading.language.names import each_name_within
from reading.orders.words import MAY_GO_ON

_OPENING = r"^(?:<spelt near_miss.opening>[\s,]+){0,5}"
"""As it is typed: "đã chuyển" tells of what was done, "dạ chuyển" does not."""
_TO = r"(?:\s+<either task_word.the_task>)?(?:\s+<either unit_mark>)?(?!\w)"
_BACK = Form(
    rf"{_OPENING}(?:<either order.give_back>|<either order.returning>){_TO}",
    "em trả lại TTTK",
    "đã trả TTTK",
    typed=True,
    flags=re.IGNORECASE,
)
_BACK_ALONE = Form(
    rf"^(?:<near_miss.opening>[\s,]+){{0,5}}<order.give_back>(?: <task_word.the_task>)?{MAY_GO_ON}",
    "xin trả lại ạ",
    "trả lại hồ sơ cho dân",
)
_ON = Form(
    rf"{_OPENING}<either near_miss.hand>{_TO}",
    "chuyển cho VP làm",
    "đã chuyển VP",
    typed=True,
    flags=re.IGNORECASE,
)
_MAY = Form(r"(?<!\w)(?:<order.give_back>|<order.returning>|<near_miss.hand>)(?!\w)", "5 chuyển TTTK", "5 xong")
_DOES = Form(rf"^(?: <order.work_behind>)?{MAY_GO_ON}", " thực hiện ạ", " góp ý")


def may_hand_over(text: str) -> bool:
    """Whether it may depend on the names of the units what the words mean."""
    return _MAY.search(fold(text)) is not None


def gives_back(words: str, units: Sequence[Named]) -> bool:
    """Whether the task is given back, whoever is to have it, in no other words."""
    return _BACK_ALONE.match(fold(words)) is not None or _goes_to_unit(_BACK, words, units)


def hands_on(words: str, units: Sequence[Named]) -> bool:
    """Whether the task is handed on to another unit."""
    return _goes_to_unit(_ON, words, units)


def _goes_to_unit(form: Form, words: str, units: Sequence[Named]) -> bool:
    words = unicodedata.normalize("NFC", words)
    verb = form.match(words)
    if verb is None:
        return False
    rest = words[verb.end() :]
    start, end, _ = next(each_name_within(rest, units), (len(rest), 0, None))
    return not rest[:start].strip() and end > 0 and _DOES.match(fold(rest[end:])) is not None
