"""Orders of who decides that nothing is done for: what they were meant as, so that the way can be told."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from domain.names import Named
from domain.orders import Meant
from domain.words import fold
from reading.language.lookup import pattern
from reading.language.names import names_within, split_names
from reading.language.spelling import squeezed
from reading.orders.words import HEAD, MAY_GO_ON, wonders

_TASK = r"(?: (?:viec|nhiem vu)(?: nay)?)?"


def _any(tag: str) -> str:
    return pattern("beyond", tag)


class Rule(NamedTuple):
    """A pattern behind the words that may open an order, with an example that it reads and one that it must not."""

    meant: Meant
    pattern: str
    reads: str
    not_reads: str


RULES = (
    Rule(
        Meant.SUSPEND,
        rf"(?:{_any('suspend')}|dung(?= lai))(?: lai)?(?: (?:lam|thuc hien|trien khai))?{_TASK}{MAY_GO_ON}",
        "tạm dừng việc này",
        "tạm dừng bước thẩm định",
    ),
    Rule(Meant.REMIND, rf"{_any('remind')}{_TASK}{MAY_GO_ON}", "đôn đốc việc này nhé", "nhắc việc này chiều mai"),
    Rule(
        Meant.CONTENT,
        rf"{_any('edit')}(?: lai)? {_any('content')}(?: (?:viec|nhiem vu)(?: nay)?)?"
        rf"(?: (?:thanh|la)(?!\w)|\s*:|{MAY_GO_ON})",
        "sửa nội dung thành rà soát định mức",
        "sửa nội dung báo cáo",
    ),
    Rule(
        Meant.DROP_SUPPORT,
        rf"{_any('drop')}(?: don vi)? [^,;.]+? phoi hop(?: nua)?{MAY_GO_ON}",
        "bỏ VP phối hợp",
        "bỏ qua phần phối hợp này đã",
    ),
)
_COMPILED = tuple((rule.meant, re.compile(HEAD + rule.pattern)) for rule in RULES)
_TITLE = r"(?:anh|chi|em|dong chi|dc|d/c|ban|co|chu|ong|ba)"
_TO = re.compile(
    rf"{HEAD}(?:giao|phan cong|cu|chuyen)(?: (?:cho|sang))?(?P<title> {_TITLE}(?!\w))?"
    r" (?P<name>[^,;.]+?)(?: (?:lam|thuc hien|xu ly|phu trach|theo doi|tham muu)(?: (?:viec|nhiem vu) nay)?)?"
    rf"{MAY_GO_ON}"
)
_NO_PERSON = frozenset({"so", "phong", "ban", "ubnd", "bo", "vien", "cuc", "trung", "chi", "hoi", "van", "lanh", "cac"})


def meant_by(words: str, units: Sequence[Named]) -> tuple[Meant, str] | None:
    """What the order was meant as, and the name in it or nothing; None for a remark."""
    words = squeezed(unicodedata.normalize("NFC", words)).strip()
    folded = fold(words)
    if len(folded) != len(words) or wonders(words):
        return None
    for meant, form in _COMPILED:
        if form.match(folded) and (meant is not Meant.DROP_SUPPORT or names_within(words, units)):
            return meant, ""
    return _somebody(words, folded, units)


def _somebody(words: str, folded: str, units: Sequence[Named]) -> tuple[Meant, str] | None:
    told = _TO.match(folded)
    if told is None:
        return None
    name = words[told.start("name") : told.end("name")]
    if all(match.winner for _, match in split_names(name, units)):
        return Meant.UNIT, name
    pieces = name.split()
    is_name = len(pieces) <= 4 and all(piece[0].isupper() for piece in pieces)
    if told["title"] or (is_name and fold(pieces[0]) not in _NO_PERSON):
        return (Meant.PERSON, name) if is_name else None
    return None
