"""Reading that a task is handed to somebody by name: "giao Mai làm việc này"."""

import unicodedata
from collections.abc import Sequence

from domain.names import Colleague
from domain.words import fold
from reading.language.forms import Form
from reading.language.people import people_within
from reading.orders.words import HEAD, MAY_GO_ON

_HANDS = Form(
    rf"^{HEAD}(?:<speaker> )?(?:<task_word.the_task> )?(?:<giving.hand>)(?: <giving.to>)? $",
    "việc này giao cho ",
    "đã giao ",
)
_DOES = Form(
    rf"^(?: <giving.do>)*(?: (?:<task_word.the_task>|<task_word.mark> ?\d{{1,6}}))?{MAY_GO_ON}",
    " làm việc này nhé",
    " làm được 40%",
)


_MAY_HAND = Form(
    rf"^{HEAD}(?:<speaker> )?(?:<task_word.the_task> )?<giving.hand> ", "việc này giao cho Huy", "đã giao Huy"
)


def may_hand_on(text: str) -> bool:
    """Whether the words begin as such an order does; whom they name is looked for only then."""
    return bool(_MAY_HAND.match(fold(text.strip())))


def handed_to(text: str, people: Sequence[Colleague]) -> Colleague | None:
    """The one person to whom the words hand the task; None where they say anything else, or name several."""
    typed = unicodedata.normalize("NFC", text).strip()
    folded = fold(typed)
    if len(folded) != len(typed):
        return None
    first = next(iter(people_within(typed, people)), None)
    if first is None or len(first.found) != 1 or first.of_unit:
        return None
    hands = _HANDS.match(folded[: first.start]) and _DOES.match(folded[first.end :])
    return first.found[0] if hands else None
