"""Orders of who decides that nothing is done for: what they were meant as, so that the way can be told."""

import re
import unicodedata
from collections.abc import Sequence

from domain.names import Named
from domain.orders import Meant
from domain.words import fold
from reading.language.names import names_within, split_names
from reading.language.spelling import squeezed
from reading.orders.words import HEAD, MAY_GO_ON, wonders

_TASK = r"(?: (?:viec|nhiem vu)(?: nay)?)?"
_PATTERNS = (
    (
        Meant.SUSPEND,
        r"(?:tam (?:dung|hoan|ngung)|hoan|dinh chi|dung(?= lai))(?: lai)?"
        rf"(?: (?:lam|thuc hien|trien khai))?{_TASK}{MAY_GO_ON}",
    ),
    (Meant.REMIND, rf"(?:nhac(?: nho)?|don ?doc|giuc){_TASK}{MAY_GO_ON}"),
    (
        Meant.CONTENT,
        rf"(?:sua|doi|chinh)(?: lai)? (?:noi dung|ten|trich yeu|san pham)(?: (?:viec|nhiem vu)(?: nay)?)?"
        rf"(?: (?:thanh|la)(?!\w)|\s*:|{MAY_GO_ON})",
    ),
    (Meant.DROP_SUPPORT, rf"(?:bo|thoi|rut)(?: don vi)? [^,;.]+? phoi hop(?: nua)?{MAY_GO_ON}"),
)
_COMPILED = tuple((meant, re.compile(HEAD + pattern)) for meant, pattern in _PATTERNS)
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
    for meant, pattern in _COMPILED:
        if pattern.match(folded) and (meant is not Meant.DROP_SUPPORT or names_within(words, units)):
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
