"""Units that a sentence names with their part in the task: where a list of them ends, and which of them leads."""

import re
from collections.abc import Sequence

from domain.names import Named
from domain.words import fold
from reading.language import names
from reading.language.forms import Form

_JOIN = r"(?:[,;+&/-]|(?<!\w)<either address.join>(?!\w))"
_JOINS = Form(rf"\s+{_JOIN}*\s*|{_JOIN}+\s*", "VP và CĐS", "VP", typed=True, flags=re.IGNORECASE)
_LEADS = Form(
    r"\s{0,9}(?:<address.is> )?(?:<unit_word.any> )?(?:<role.joint> )?<role.lead>(?: <address.do>)?(?!\w)",
    "VP là đơn vị chủ trì",
    "VP",
)
_ALL_AT_ONCE = Form(
    r"\s*(?:<address.everyone> )?<address.plural> <address.every_unit>"
    r"(?:,? (?:<address.and> )?<address.every_behind>)*(?!\w)",
    "các phòng, đơn vị trực thuộc Sở",
    "phòng KHTC",
)
_LIKE_A_UNIT = Form(
    r"(?:<either address.plural> )?(?:<either address.unit>|<either address.body>)(?!\w)",
    "công an tỉnh rà soát",
    "bố trí xe",
    typed=True,
    flags=re.IGNORECASE,
)
"""What may be a unit, though none of the department: it stays among the names, to be asked about."""


_EXCEPTED = Form(
    r"\s*\(\s*<address.except>\s[^()\n]{1,80}\)", "các phòng (trừ VP) rà soát", "các phòng (gồm VP) rà soát"
)
_SHORT = r"(?P<short>(?:<begun unit_word.in_short>|<either unit_word.in_short>))"
_IN_SHORT = Form(
    rf"\s*(?:[,;+&]|(?<!\w)<either address.join>)\s+{_SHORT}(?=\s+<either task_verb>(?!\w)|\s+(?-i:[a-zđ]))",
    " và Trung tâm rà soát",
    " và Trung tâm Ứng dụng rà soát",
    typed=True,
    flags=re.IGNORECASE,
)
"""A unit that is called by its first word alone, before what it is to do."""
_SHORT_AT_END = Form(
    rf"(?:[,;+&]|(?<!\w)<either address.join>)\s+{_SHORT}$",
    "Phòng CĐS và Trung tâm",
    "Phòng CĐS",
    typed=True,
    flags=re.IGNORECASE,
)


def names_first(words: str, units: Sequence[Named]) -> tuple[str, str]:
    """The names of units with which `words` begin, and what follows them: "VP, CĐS rà soát hồ sơ".

    All of it is names where it begins with none, and where what follows may be another name.
    """
    end = _end_of_names(words, units)
    rest = words[end:]
    following = rest.lstrip(" ,;")
    if not end or not following.strip(" .:") or following.startswith("(") or _LIKE_A_UNIT.match(following):
        return words, ""
    return words[:end], rest


def _end_of_names(words: str, units: Sequence[Named]) -> int:
    if everyone := _ALL_AT_ONCE.match(fold(words)):
        excepted = _EXCEPTED.match(fold(words), everyone.end())
        return excepted.end() if excepted else everyone.end()
    end = 0
    for start, after, _ in names.each_name_within(words, units):
        joined = _JOINS.match(words, end)
        if (joined.end() if joined else end) < start:
            break
        end = after
    in_short = _IN_SHORT.match(words, end) if end else None
    end = in_short.end() if in_short else end
    leads = _LEADS.match(fold(words), end) if end else None
    return leads.end() if leads else end


def in_short_behind(names: str) -> str:
    """What a last unit is called in short behind others: "Trung tâm" of "Phòng CĐS và Trung tâm"; "" where none is."""
    found = _SHORT_AT_END.search(names)
    return found["short"] if found else ""


def without_role(words: str) -> str:
    """The names without the role behind them: "Phòng Quản lý khoa học chủ trì"."""
    leads = _LEADS.search(fold(words))
    return words[: leads.start()] if leads else words


def role_apart(words: str) -> tuple[str, str]:
    """What stands before the word that somebody leads, and what stands behind it; all of it before, where none is."""
    leads = _LEADS.search(fold(words))
    return (words[: leads.start()], words[leads.end() :]) if leads else (words, "")


def leaders_within(text: str, units: Sequence[Named]) -> tuple[int, ...]:
    """The units of which a sentence says that they lead: "đề nghị VP và Phòng Chuyển đổi số chủ trì"."""
    folded = fold(text)
    leading: list[int] = []
    joined: list[tuple[int, int]] = []
    for start, end, unit in names.names_within(text, units):
        if joined and not _JOINS.fullmatch(text[joined[-1][1] : start]):
            joined = []
        joined.append((unit.id, end))
        if _LEADS.match(folded, end):
            leading += [one for one, _ in joined]
    return tuple(dict.fromkeys(leading))


def without_commas(text: str) -> str:
    """The text with a blank for each comma inside "các phòng, đơn vị", which is one name."""
    kept, at = [], 0
    for found in _ALL_AT_ONCE.finditer(fold(text)):
        kept += [text[at : found.start()], text[slice(*found.span())].replace(",", " ")]
        at = found.end()
    return "".join((*kept, text[at:]))
