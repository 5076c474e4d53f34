"""Reading that a task is handed to somebody by name: "giao Mai làm việc này", "em Mai lo vụ này nhé"."""

import unicodedata
from collections.abc import Sequence

from domain.names import Colleague
from domain.words import fold
from reading.language.forms import Form
from reading.language.people import people_within
from reading.orders.words import HEAD, MAY_GO_ON

_TASK = r"(?:<task_word.the_task>|<giving.this>|<task_word.mark> ?\d{1,6})"
_HAND = rf"^{HEAD}(?:<speaker> )?(?:{_TASK}[\s,:]+)?(?!<giving.not_hand>(?!\w))<giving.hand>(?: {_TASK})?"
_HANDS = Form(rf"{_HAND}(?: <giving.to>)? $", "việc này giao cho ", "đã giao ")
_DOES = Form(
    rf"^(?: <giving.do>)*(?: <giving.for_me>)?(?: {_TASK})?(?: <giving.for_me>)?{MAY_GO_ON}",
    " làm việc này nhé",
    " làm được 40%",
)
_LETS = Form(rf"^{HEAD}(?:{_TASK}[\s,:]+)?(?:<giving.let> )?$", "việc này để ", "hôm qua ")
_IS_TO_DO = Form(
    rf"^(?: <giving.then>)?(?: <giving.do>)+(?: <giving.for_me>)?(?: {_TASK})?(?: <giving.for_me>)?"
    r"(?:[\s,]{1,3}<giving.please>)*[\s.!]*$",
    " xử lý giúp anh nhé",
    " làm rồi ạ",
)
"""Who begins with the name may also tell what somebody does: nothing else is said then."""

_HANDS_FIRST = Form(rf"{_HAND} ", "việc này giao cho Huy", "đã giao Huy")
_NAMES_FIRST = Form(r"^\W*(?:[^\s,.;:]+[\s,:]+){1,7}?<giving.do>(?!\w)", "em Huy lo vụ này", "được 40%")


def may_hand_on(text: str) -> bool:
    """Whether the words may be such an order; whom they name is looked for only then."""
    return hands_first(text) or _NAMES_FIRST.match(fold(text.strip())) is not None


def hands_first(text: str) -> bool:
    """Whether the words begin with the verb of such an order."""
    return _HANDS_FIRST.match(fold(text.strip())) is not None


def handed_to(text: str, people: Sequence[Colleague]) -> Colleague | None:
    """The one person to whom the words hand the task; None where they say anything else, or name several."""
    typed = unicodedata.normalize("NFC", text).strip()
    folded = fold(typed)
    if len(folded) != len(typed):
        return None
    first = next(iter(people_within(typed, people)), None)
    if first is None or len(first.found) != 1 or first.of_unit:
        return None
    before, behind = folded[: first.start], folded[first.end :]
    hands = (_HANDS.match(before) and _DOES.match(behind)) or (_LETS.match(before) and _IS_TO_DO.match(behind))
    return first.found[0] if hands else None
