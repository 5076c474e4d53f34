"""People to whom work is given by their names: the units that they answer for, or belong to, stand in their place."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.names import Colleague, Entrusted, Named
from domain.words import fold
from reading.language.forms import Form
from reading.language.names import names_within
from reading.language.people import Mention, people_within

LONGEST_BESIDE = 60
"""Letters around a name that are looked at."""
_BEGINS_CELL = ("\n", "\t", "|")
_ITEM_BEGINS = Form(
    r"^[ \t]*(?:\(?(?:\d{1,3}|[a-z])[.)/:][ \t]*|[-–—+*•][ \t]*)?(?:<giving.give> (?:<giving.to> )?)?$",
    "1. giao cho ",
    "1. rà soát ",
)
"""Right before the name, in words without marks."""
_ROLE_BEFORE = Form(r"(?:<role.lead>|<role.support>)(?: <role.beside>)*[ \t]*:?[ \t]*$", "phối hợp với ", "gặp ")
_ROLE_BEHIND = Form(r"^[ \t]*(?:<post.holds> )?(?:<role.lead>|<role.support>)(?!\w)", " chủ trì rà soát", " rà soát")
_JOIN = Form(r"^(?>[ \t]*[,;&+]|[ \t]+<address.and>(?=[ \t])){1,9}[ \t]*$", ", ", " gặp ")
_CLAUSE_ENDS = Form(r"[,;.]\s+(?:<list.then> )?$", "xong thứ 6, ", "gặp ")
_ACTS = Form(
    r" (?:<either list.then> )?<either task_verb>(?!\w)", " rà soát", " chủ trì", typed=True, flags=re.IGNORECASE
)
_ASKED_BEFORE = Form(r"(?<!\w)<list.asks>(?: <giving.to>)? $", "anh Thành yêu cầu ", "gặp ")
_ASKS_BEHIND = Form(r"^ <list.asks>(?!\w)", " yêu cầu chị Mai rà soát", " rà soát")
_AT_UNIT = Form(r"^[ \t]+\(?(?:<asks.at> )?", " bên CĐS", "CĐS")
_COLON = Form(r"^[ \t]*[:,;\n|\t]", ": rà soát", " rà soát")


def entrusted_by_name(text: str, units: Sequence[Named], people: Sequence[Colleague]) -> Entrusted:
    """The text as it would be with units for the people whom it gives work: "anh Lâm: rà soát hồ sơ"."""
    typed = unicodedata.normalize("NFC", text)
    folded = fold(typed)
    if len(folded) != len(typed):
        return Entrusted(text)
    spans = {start: (end, unit.id) for start, end, unit in names_within(typed, units)}
    exchange = _Exchange({unit.id: _plain_name(unit) for unit in units}, spans)
    for mention in people_within(typed, people):
        exchange.take(mention, typed, folded)
    return exchange.made(typed)


def _plain_name(unit: Named) -> str:
    """A name of the unit that no comma cuts, where it has one."""
    return next((name for name in (unit.name, *unit.aliases) if not set(name) & set(",;:")), unit.name)


@dataclass
class _Exchange:
    """What is to stand in the place of which words."""

    names: Mapping[int, str]
    spans: Mapping[int, tuple[int, int]]
    """Where units are named: by the beginning, the end and whose name it is."""
    places: list[tuple[int, int, str]] = field(default_factory=list)
    doers: list[Colleague | None] = field(default_factory=list)
    unclear: str | None = None
    close: tuple[int, ...] = ()
    _end_of_last: int = -1
    """Where the last name ends to which an item is given."""

    def take(self, mention: Mention, typed: str, folded: str) -> None:
        if _ASKS_BEHIND.match(folded[mention.end : mention.end + LONGEST_BESIDE]):
            return  # Who gives the order, and not who gets it.
        line = max(folded.rfind(sign, 0, mention.start) for sign in _BEGINS_CELL) + 1
        begins = mention.start - line <= LONGEST_BESIDE and bool(_ITEM_BEGINS.match(folded[line : mention.start]))
        between = folded[self._end_of_last : mention.start] if self._end_of_last >= 0 else ""
        begins = begins or self._goes_on(mention, typed, folded) or _is_told(mention, typed, folded)
        joins = len(between) <= LONGEST_BESIDE and bool(_JOIN.match(between))
        before = folded[max(0, mention.start - LONGEST_BESIDE) : mention.start]
        behind = folded[mention.end : mention.end + LONGEST_BESIDE]
        has_role = bool(_ROLE_BEFORE.search(before) or _ROLE_BEHIND.match(behind))
        if not (begins or joins or has_role or (mention.of_unit and mention.found)):
            return
        units = {one.unit for one in mention.found if one.unit in self.names}
        if len(units) == 1:
            (unit,) = units
            mention = replace(mention, end=self._end_with_unit(mention.end, unit, folded))
            behind = folded[mention.end : mention.end + LONGEST_BESIDE]
            self._put(mention, self.names[unit or 0], colon=(begins or joins) and not _is_closed(behind))
        elif begins or has_role:
            self.unclear = self.unclear or mention.words
            self.close = self.close or tuple(sorted(unit for unit in units if unit is not None))
            self.places.append((mention.start, _behind_colon(mention.end, behind), ""))
        if begins and not mention.of_unit:
            self.doers.append(_doer(mention))
        if begins or joins:
            self._end_of_last = mention.end

    def _goes_on(self, mention: Mention, typed: str, folded: str) -> bool:
        """Whether another person is told to do something in a clause behind: "anh Lâm soạn, chị Mai in"."""
        before = folded[max(0, mention.start - LONGEST_BESIDE) : mention.start]
        behind = typed[mention.end : mention.end + LONGEST_BESIDE]
        return bool(self.places and _CLAUSE_ENDS.search(before) and _ACTS.match(behind))

    def _end_with_unit(self, end: int, unit: int | None, folded: str) -> int:
        """Where the name ends together with the person's own unit: "chị Nhung bên CĐS"."""
        beside = _AT_UNIT.match(folded[end : end + LONGEST_BESIDE])
        after, named = self.spans.get(end + (beside.end() if beside else 0), (end, None))
        return after if named == unit else end

    def _put(self, mention: Mention, name: str, *, colon: bool) -> None:
        if self.places and self.places[-1][1] == self._end_of_last and self.places[-1][2].endswith(":"):
            start, end, before = self.places[-1]
            self.places[-1] = (start, end, before.removesuffix(":"))
        self.places.append((mention.start, mention.end, f"{name}:" if colon else name))

    def made(self, typed: str) -> Entrusted:
        parts, end = [], 0
        for start, after, words in self.places:
            parts += [typed[end:start], words]
            end = after
        return Entrusted("".join([*parts, typed[end:]]), tuple(self.doers), self.unclear, self.close)


def _is_told(mention: Mention, typed: str, folded: str) -> bool:
    """Whether somebody is told to do something: "anh Thành yêu cầu chị Mai rà soát"."""
    before = folded[max(0, mention.start - LONGEST_BESIDE) : mention.start]
    return bool(_ASKED_BEFORE.search(before) and _ACTS.match(typed[mention.end : mention.end + LONGEST_BESIDE]))


def _is_closed(behind: str) -> bool:
    return not behind.strip() or bool(_COLON.match(behind) or _ROLE_BEHIND.match(behind) or _JOIN_BEHIND.match(behind))


_JOIN_BEHIND = Form(r"^(?:[ \t]*[,;&+]| <address.and> )", " và CĐS", " rà soát")


def _behind_colon(end: int, behind: str) -> int:
    colon = _COLON.match(behind)
    return end + (colon.end() if colon else 0)


def _doer(mention: Mention) -> Colleague | None:
    """The one officer who is meant: who answers for the unit has the task by that."""
    only = mention.found[0] if len(mention.found) == 1 else None
    return only if only is not None and not only.heads and not only.leader else None
