"""What is said of the tasks of a list under its card: "2 giao VP", "bỏ 3", "3 hạn 20/12", "tất cả hạn 20/12"."""

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from domain.deadlines import DateRules
from domain.names import Named
from domain.registering.drafts import Correction, Draft
from domain.words import fold
from reading.language.forms import Form
from reading.registrations.addressees import all_units, without_opening
from reading.registrations.amendments import amended
from reading.registrations.fields import is_limit
from reading.registrations.read import read_due
from reading.registrations.shared import shared_clauses

_ITEM = r"(?:(?:<list.entry>|<order.number>)\s+)?"
NUMBERS = (
    rf"(?P<numbers>{_ITEM}\d{{1,3}}(?!\d|\s?[/.]\s?\d|\s?%)"
    rf"(?:\s*(?:,|&|\+|-|–|<list.joins>)\s*{_ITEM}\d{{1,3}}(?!\d|\s?[/.]\s?\d|\s?%))*)(?!\w)"
)
_DROPS = Form(
    rf"\s*(?:<card.opening> )?<card.drop>\s+{NUMBERS}(?:\W+(?:<card.so>|<courtesy.closing>))*\W*$",
    "bỏ mục 3, 5",
    "3 giao VP",
)
_DROPPED = Form(
    rf"\s*{NUMBERS}\s*[:.,-]?\s*<card.dropped>(?:\W+(?:<card.so>|<courtesy.closing>))*\W*$", "3 bỏ đi", "3 hạn 20/12"
)
_OF_ITEMS = Form(rf"\s*(?:<card.opening> )?{NUMBERS}\s*[:.)]?\s*[-–]?\s*(?P<words>\S.*)$", "2, 3 giao VP", "giao VP")
_ENDS = r"(?:\W+(?:<card.so>|<courtesy.closing>))*\W*$"
_OF_ITEM_BEHIND = Form(
    rf"\s*(?P<words>\S.*?)\s+(?:<card.of_item>\s+|(?=<list.entry>\s)){NUMBERS}{_ENDS}",
    "hạn 20/12 cho 4",
    "cho 4 hạn 20/12",
)
_OF_ITEM_WITHIN = Form(
    rf"\s*(?P<before>(?:<field.give>|<card.move>|<deadline_name.any>))\s+{NUMBERS}"
    r"(?:\s+<order.is>(?!\w)|(?=\s+<order.to>\s))(?P<after>\s+\S.*)$",
    "chuyển 3 cho VP",
    "chuyển VP",
)
_BEGINS = Form(
    rf"[;\n]+|[,.](?=\s+(?:{_ITEM}\d{{1,3}}\s|<card.drop>\s+{_ITEM}\d))|,(?={_ITEM}\d{{1,3}}\s|<card.drop>\s+{_ITEM}\d)"
    rf"|,(?=[^,;\n]*\s<card.of_item>\s+{_ITEM}\d{{1,3}}\s*(?:$|[,;\n]))",
    "2 giao VP, 3 giao QLKH",
    "2, hạn",
)
_RANGE = Form(r"(\d+)\s*(?:-|–|<list.until>)\s*(?:<list.entry>\s+)?(\d+)", "2 đến 4", "2, 4")
MOST_IN_RANGE = 100


def corrections_in(text: str, known: Collection[int]) -> tuple[Correction, ...]:
    """What the words say of each item, in their order; empty where some of them name no item.

    `known` are the numbers of the items: what is said of all is said of these.
    """
    found, others = corrections_beside(text, known)
    return () if others else found


def corrections_beside(text: str, known: Collection[int]) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """Likewise, and beside it the parts of the text that name no item."""
    found: list[Correction] = []
    others: list[str] = []
    for piece in _pieces(unicodedata.normalize("NFC", text)):
        ends = [len(piece), *(comma.start() for comma in reversed(list(re.finditer(",", piece))))]
        read = ((_correction(piece[:end], known), piece[end:]) for end in ends)
        correction, rest = next(((one, rest) for one, rest in read if one is not None), (None, piece))
        found += [correction] if correction is not None else []
        others += [rest.strip(" ,.")] if rest.strip(" ,.") else []
    return tuple(found), tuple(others)


def _pieces(text: str) -> Iterator[str]:
    """The parts that begin with an item; numbers alone belong to what follows: "1, 3 giao VP"."""
    folded, start = fold(text), 0
    for end in _BEGINS.finditer(folded):
        if re.search(r"[^\W\d]", folded[start : end.start()]):
            yield text[start : end.start()]
            start = end.end()
    if text[start:].strip():
        yield text[start:]


def _correction(piece: str, known: Collection[int]) -> Correction | None:
    folded = fold(piece)
    if dropped := _DROPS.match(folded) or _DROPPED.match(folded):
        return Correction(numbers_of(dropped["numbers"]))
    if shared := shared_clauses(piece):
        return Correction(tuple(known), shared[0][2])
    if found := _OF_ITEMS.match(folded) or _OF_ITEM_BEHIND.match(folded):
        return Correction(numbers_of(found["numbers"]), piece[slice(*found.span("words"))].strip())
    if found := _OF_ITEM_WITHIN.match(folded):
        words = piece[slice(*found.span("before"))] + piece[slice(*found.span("after"))]
        return Correction(numbers_of(found["numbers"]), words.strip())
    return None


def numbers_of(words: str) -> tuple[int, ...]:
    """Each number once; a range is all between its ends."""
    found: list[int] = []
    for part in re.split(r"[,&+]", words):
        if ends := _RANGE.search(part):
            first, last = int(ends[1]), int(ends[2])
            found += range(first, min(last, first + MOST_IN_RANGE) + 1)
        else:
            found += map(int, re.findall(r"\d+", part))
    return tuple(dict.fromkeys(found))


def amended_item(
    draft: Draft, words: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules
) -> Draft | None:
    """The draft with what the words say of it, also only a unit or a deadline: "VP", "20/12"; None where they do not.

    Raises what read_draft() raises.
    """
    whole = _amended(draft, words, units, now, rules)
    if whole is not None:
        return whole
    after: Draft | None = draft
    for part in re.split(r"[,;]", words):
        after = _amended(after, part.strip(), units, now, rules) if after is not None else None
    return after


def _amended(draft: Draft, words: str, units: Sequence[Named], now: dt.datetime, rules: DateRules) -> Draft | None:
    if leads := all_units(without_opening(words), units):
        return replace(
            draft, leads=leads, unclear=None, support=tuple(one for one in draft.support if one not in leads)
        )
    if is_limit(words, now, rules):
        return read_due(replace(draft, due=None, vague=None, guessed=None, unusable=None), words, now=now, rules=rules)
    after = amended(draft, words, units, now=now, rules=rules)
    return replace(after, unusable=None) if after is not None and after.due else after
