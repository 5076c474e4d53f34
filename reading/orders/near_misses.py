"""Orders of who decides that nothing is done for: what they were meant as, so that the way can be told."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from domain.names import Named
from domain.orders import Meant
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded
from reading.language.names import names_within, split_names
from reading.language.spelling import squeezed
from reading.orders.words import HEAD, MAY_GO_ON, wonders


class Rule(NamedTuple):
    """A pattern behind the words that may open an order, with an example that it reads and one that it must not."""

    meant: Meant
    pattern: str
    reads: str
    not_reads: str


RULES = (
    Rule(
        Meant.SUSPEND,
        rf"(?:<beyond.suspend>|<order.halt>(?= <order.again>))(?: <order.again>)?(?: <order.carry_out>)?"
        rf"(?: <task_word.the_task>)?{MAY_GO_ON}",
        "tạm dừng việc này",
        "tạm dừng bước thẩm định",
    ),
    Rule(
        Meant.REMIND,
        rf"<beyond.remind>(?: <task_word.the_task>)?{MAY_GO_ON}",
        "đôn đốc việc này nhé",
        "nhắc việc này chiều mai",
    ),
    Rule(
        Meant.CONTENT,
        rf"<beyond.edit>(?: <order.again>)? <beyond.content>(?: <task_word.the_task>)?"
        rf"(?: <order.is_now>(?!\w)|\s*:|{MAY_GO_ON})",
        "sửa nội dung thành rà soát định mức",
        "sửa nội dung báo cáo",
    ),
    Rule(
        Meant.DROP_SUPPORT,
        rf"<beyond.drop>(?: <unit_word.any>)? [^,;.]+? <role.support>(?: <order.any_more>)?{MAY_GO_ON}",
        "bỏ VP phối hợp",
        "bỏ qua phần phối hợp này đã",
    ),
)
_FORMS = tuple((rule.meant, Form(HEAD + rule.pattern, rule.reads, rule.not_reads)) for rule in RULES)
_TO = Form(
    rf"{HEAD}<order.assign>(?: <order.for_whom>)?(?P<title> <order.person_title>(?!\w))?"
    rf" (?P<name>[^,;.]+?)(?: <order.work_behind>(?: <task_word.with_this>)?)?{MAY_GO_ON}",
    "giao cho anh Hùng theo dõi việc này",
    "anh Hùng theo dõi",
)
_LETS = Form(
    rf"{HEAD}(?:<order.leave>|<order.give>) (?P<name>[^,;.]+?) <order.work_behind>(?: <task_word.with_this>)?"
    rf"{MAY_GO_ON}",
    "để VP làm việc này",
    "để anh xem",
)
_NAMED_FIRST = Form(
    r"^\s*(?:<task_word.named>\s+)?/?<task_word.mark>\s?\d{1,6}[\s,:–-]+", "nv3: giao VP làm", "giao VP nv3"
)
_NO_PERSON = folded("order", "no_person")


def meant_by(words: str, units: Sequence[Named]) -> tuple[Meant, str] | None:
    """What the order was meant as, and the name in it or nothing; None for a remark."""
    words = squeezed(unicodedata.normalize("NFC", words)).strip()
    words = words[first.end() :] if (first := _NAMED_FIRST.match(fold(words))) else words
    folded = fold(words)
    if len(folded) != len(words) or wonders(words):
        return None
    for meant, form in _FORMS:
        if form.match(folded) and (meant is not Meant.DROP_SUPPORT or names_within(words, units)):
            return meant, ""
    return _somebody(words, folded, units)


def _somebody(words: str, folded: str, units: Sequence[Named]) -> tuple[Meant, str] | None:
    told = _TO.match(folded) or _LETS.match(folded)
    if told is None:
        return None
    name = words[told.start("name") : told.end("name")]
    if all(match.winner for _, match in split_names(name, units)):
        return Meant.UNIT, name
    if "title" not in told.groupdict():
        return None
    pieces = name.split()
    is_name = len(pieces) <= 4 and all(piece[0].isupper() for piece in pieces)
    if told["title"] or (is_name and fold(pieces[0]) not in _NO_PERSON):
        return (Meant.PERSON, name) if is_name else None
    return None
