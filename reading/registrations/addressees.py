"""Whom /giao addresses before the task itself: "P.QLKH, VP: …", "TĐC chủ trì, QLKH phối hợp: …", "tất cả trừ VP: …"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from domain.names import Named
from domain.words import fold
from reading.language import names
from reading.language.forms import Form, composed
from reading.language.lookup import folded as listed
from reading.registrations.fields import ends_with_label
from reading.registrations.units import in_short_behind, names_first, role_apart, without_commas, without_role

LONGEST_HEAD = 300
_EVERYONE = Form("^<address.everyone>$", "tất cả các phòng", "tất cả hồ sơ")
_EXCEPT = Form(r"\s{0,9}[,(]?\s{0,9}<address.except>(?:\s+<address.out>)?\s+", "tất cả, ngoại trừ VP", "tất cả")
_KIND = "(?:<address.plural> )?<address.unit>"
_KINDS = Form(
    rf"^(?:<address.everyone> )?<address.plural> (?P<kinds><address.unit>(?:\s*(?:[,;&]|<address.and>)\s*{_KIND})*)$",
    "các phòng, trung tâm",
    "các hồ sơ",
)
_COUNTED = r"(?:<list.some>\s+|(?:\d{1,2}|<list.count>)\s+)(?:<address.unit>|<unit_word.any>)(?:\s*:)?\s+"
_OPENS = Form(
    r"^\W*(?:(?:(?:(?:<calling.title>\s+)?(?:<post.director>|<post.deputy_director>|<post.leader>)\s+)?<list.opens>"
    r"|<calling.title>(?:\s+\w+){1,3}?\s+<list.asks>)(?:\s+(?:<unit_mark>)(?!\w))?(?!\w)[\s:]*)+",
    "đề nghị VP rà soát",
    "rà soát theo đề nghị",
)
"""Words that lead to whom something is given."""
_COUNTS = Form(rf"^\W*{_COUNTED}", "hai phòng QLKH, CĐS rà soát", "hai phần rà soát")
"""What counts the units that follow."""
_ROLE = Form(
    r"(?:^|\s)(?:<address.is_role>\s+)?(?:<role.joint>\s+)?(?P<role><role.lead>|<role.support>)(?:\s+<role.beside>)*\s*:?\s*",
    "TĐC là chủ trì",
    "TĐC",
)
_TOLD_APART = re.compile(r"[^(),;:.\n]{0,40}\((?P<units>[^()\n]{2,160})\)")
"""Which units of all are meant: "các đơn vị sự nghiệp (TTTK, TTUD)"."""
_REMARKED = re.compile(r"^(?P<units>[^()]{1,80}?)\s*(?P<remark>\([^()]{1,60}\))\s*$")
"""What stands in brackets behind the units is said of the task: "TĐC (đo lường)"."""
_CHOICE = Form(r"(?<!\w)<address.choice>(?!\w)", "VP hoặc CĐS", "VP và CĐS")
_EACH = Form(r"^\W*<either address.each>\s+", "mỗi phòng cử 1 người", "cử mỗi phòng 1 người", typed=True)
_HELPS_FIRST = Form(r"^\s*(?:<role.beside>\s+|<role.support>\s+)+", " cùng VP rà soát", " rà soát cùng VP")
_HELP = Form(
    r"\s+(?>(?:<role.beside>|<role.joint>)\s+){0,5}<role.support>(?:\s+<field.do>)?(?!\w)",
    "VP phối hợp rà soát",
    "VP rà soát",
)
_LEADS = Form(r"(?<!\w)<role.lead>(?!\w)", "QLKH, VP chủ trì", "QLKH, VP")
_LABELS = listed("unit_word")
"""What a label calls a unit: "Đơn vị phối hợp: …"."""
(_LEAD,), (_SUPPORT,) = listed("role", "lead"), listed("role", "support")
_UNIT = Form(r"^\s*(?:<address.plural>\s+)?<address.unit>\s+\S+(?:\s+\S+){0,8}\s*$", "Phòng Kế toán", "Rà soát hồ sơ")
"""What begins like a unit, though no unit of the department: "Phòng Kế toán: …"."""


class Addressees(NamedTuple):
    """The ids of the units, and what follows them. `unclear`: a name among them that fits none or several."""

    leads: tuple[int, ...]
    support: tuple[int, ...]
    rest: str
    unclear: str | None = None
    joint: bool = False
    """Whether several are named as the one that leads."""


def read_addressees(text: str, units: Sequence[Named]) -> Addressees | None:
    """The units before the colon, or those that the first clauses are; None where the text begins with its task."""
    opening = _OPENS.match(fold(text))
    if opening and opening.end() and (found := read_addressees(text[opening.end() :], units)) is not None:
        return found
    counted = _COUNTS.match(fold(text))
    if counted and (found := _addressed(text[counted.end() :], units)) is not None and len(found.leads) > 1:
        return found
    return _addressed(text, units)


def _addressed(text: str, units: Sequence[Named]) -> Addressees | None:
    head, colon, rest = text.partition(":")
    may_head = colon and "\n" not in head and len(head) <= LONGEST_HEAD and not ends_with_label(head)
    if may_head and (found := _read_head(head, units)) and not found.unclear:
        return found._replace(rest=rest)
    beside = _REMARKED.match(head) if may_head else None
    if beside and (apart := _read_head(beside["units"], units)) and not apart.unclear:
        some = all_units(beside["remark"].strip("()"), units)
        return Addressees(some, (), rest) if some else apart._replace(rest=f"{beside['remark']} {rest.lstrip()}")
    if may_head and found:
        return found._replace(rest=rest)
    return _without_colon(text, units)


def addressed_in(words: str, units: Sequence[Named]) -> Addressees:
    """The units that the words name, and nothing else: the cell of a table. What names none is unclear."""
    return _read_head(words, units) or Addressees((), (), "", words.strip())


def without_opening(words: str) -> str:
    """The words without those that only lead to whom something is given: "Đối với Phòng QLKH"."""
    opening = _OPENS.match(fold(words))
    return words[opening.end() :] if opening else words


def everyone_in(words: str, units: Sequence[Named]) -> tuple[int, ...]:
    """The ids of all units where the words address them all, or all but some; empty where they do not."""
    folded = fold(words)
    excepted = _EXCEPT.search(folded)
    whole = words[: excepted.start()] if excepted else words
    if names.is_everyone(whole) or _EVERYONE.match(fold(whole).strip()):
        addressed = units
    else:
        addressed = _of_kinds(names.of_the_department(fold(whole).strip()), units)
    others = names.split_names(words[excepted.end() :].rstrip(" )"), units) if excepted else ()
    if any(match.winner is None for _, match in others):
        return ()
    left_out = {match.winner.id for _, match in others if match.winner}
    return tuple(unit.id for unit in addressed if unit.id not in left_out)


def all_units(words: str, units: Sequence[Named]) -> tuple[int, ...]:
    """The units that the words name, where they say nothing else; empty where they do."""
    bare = words.strip(" \t\n,;:.-–")
    if not bare:
        return ()
    if everyone := everyone_in(bare, units):
        return everyone
    found = names.split_names(bare, units)
    return tuple(match.winner.id for _, match in found if match.winner) if all(one.winner for _, one in found) else ()


def _of_kinds(folded: str, units: Sequence[Named]) -> Sequence[Named]:
    """The units of the kinds that are addressed: "các phòng, trung tâm"."""
    found = _KINDS.match(folded)
    kinds = re.findall(composed("<address.unit>"), found["kinds"]) if found else []
    openings = tuple(f"{kind} " for kind in kinds)
    return [unit for unit in units if f"{fold(unit.name)} ".startswith(openings)]


def _read_head(head: str, units: Sequence[Named]) -> Addressees | None:
    if everyone := everyone_in(head, units):
        return Addressees(everyone, (), "")
    if _ends_with_role(head) and not _names_first(head, units):
        return None
    roles: dict[str, list[int]] = {_LEAD: [], _SUPPORT: []}
    unclear, role = None, _LEAD
    for part in re.split(r"[,;]", without_commas(head)):
        said = _ROLE.search(fold(part))
        bare = (part[: said.start()] + " " + part[said.end() :]).strip() if said else part
        role = said["role"] if said else role if role == _SUPPORT and _is_list_of(role, head) else _LEAD
        everyone = () if fold(bare).strip() in _LABELS else everyone_in(bare, units)
        if everyone:
            roles[role] += everyone
            continue
        for words, match in names.split_names(bare, units):
            roles[role] += [match.winner.id] if match.winner else []
            unclear = unclear or (None if match.winner else words)
    if not (roles[_LEAD] or roles[_SUPPORT]):
        return Addressees((), (), "", head.strip()) if _UNIT.match(fold(head)) else None
    leads = tuple(dict.fromkeys(roles[_LEAD]))
    joint = len(leads) > 1 and (_LEADS.search(fold(head)) or _CHOICE.search(fold(head))) is not None
    support = tuple(dict.fromkeys(unit for unit in roles[_SUPPORT] if unit not in leads))
    return Addressees(() if unclear else leads, support, "", unclear, joint=joint)


def _ends_with_role(head: str) -> bool:
    """Whether the colon stands behind the word for a role, and not behind all units: "Rà soát, phối hợp: VP"."""
    last = fold(re.split(r"[,;]", head)[-1])
    said = _ROLE.search(last)
    return said is not None and not last[: said.start()].strip() and not last[said.end() :].strip()


def _names_first(head: str, units: Sequence[Named]) -> bool:
    """Whether the first part names a unit, or calls its role."""
    first = re.split(r"[,;]", without_commas(head))[0]
    role = _ROLE.search(fold(first))
    named = first[: role.start()] if role else first
    return (role is not None and not named.strip()) or any(one.winner for _, one in names.split_names(named, units))


def _is_list_of(role: str, head: str) -> bool:
    """Whether the role stands before its units: "phối hợp: VP, QLKH"."""
    return bool(re.search(rf"(?:^|[,;])\s*{role}", fold(head)))


def _without_colon(text: str, units: Sequence[Named]) -> Addressees | None:
    """ "/giao CĐS", "/giao QLKH, hạn 8/12", "/giao QLKH, CĐS chủ trì xây dựng kế hoạch": the names at the start."""
    head, rest = names_first(text, units)
    if rest and (everyone := everyone_in(head, units)):
        told = _TOLD_APART.match(rest)
        if told and (some := all_units(told["units"], units)):
            return Addressees(some, (), rest[told.end() :].lstrip(" ,;:\n"))
        return Addressees(everyone, (), rest)
    is_apart = bool(rest)
    named, rest = (head, rest) if is_apart else role_apart(head)
    spans = names.names_within(named, units)
    if not spans or spans[0][0] > len(text) - len(text.lstrip()):
        return None
    short = in_short_behind(named)
    last = names.find_name(short, units).winner if short else None
    if not is_apart and not short and named[spans[-1][1] :].strip(" ,;\n"):
        return None
    leads = tuple(dict.fromkeys(unit.id for unit in (*(unit for _, _, unit in spans), last) if unit))
    has_role = without_role(head) != head
    joint = len(leads) > 1 and (has_role or bool(short) or _CHOICE.search(fold(named)) is not None)
    rest = _EACH.sub("", rest.lstrip(" ,;\n"))
    support, rest = _helpers_first(rest, units) if has_role else ((), rest)
    if short and last is None:
        return Addressees((), support, rest, short)
    return Addressees(leads, tuple(unit for unit in support if unit not in leads), rest, joint=joint)


def _helpers_first(text: str, units: Sequence[Named]) -> tuple[tuple[int, ...], str]:
    """The units that help with the task behind them, and the task: "VP phối hợp rà soát hồ sơ"; none where none do."""
    first = _HELPS_FIRST.match(fold(text))
    if first:
        head, rest = names_first(text[first.end() :], units)
        return (all_units(head, units), rest.lstrip(" ,;:")) if rest.strip() and all_units(head, units) else ((), text)
    helps = _HELP.search(fold(text))
    if helps is None or not text[helps.end() :].strip(" .,;"):
        return (), text
    found = all_units(text[: helps.start()], units)
    return (found, text[helps.end() :].lstrip(" ,;:")) if found else ((), text)
