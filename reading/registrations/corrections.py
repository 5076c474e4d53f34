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
from reading.language import names
from reading.language.forms import Form
from reading.registrations.addressees import all_units, without_opening
from reading.registrations.amendments import amended
from reading.registrations.fields import is_limit
from reading.registrations.read import read_due
from reading.registrations.shared import shared_clauses

_ITEM = r"(?:(?:<list.entry>|<order.number>)\s+)?"
NUMBERS = (
    rf"(?P<numbers>{_ITEM}\d{{1,3}}(?!\d|\s?[/.]\s?\d|\s?%)"
    rf"(?:\s*(?:,|&|\+|-|–|<list.joins>)\s*{_ITEM}\d{{1,3}}(?!\d|\s?[/.]\s?\d|\s?%)){{0,99}})(?!\w)"
)
_ENDS = r"(?>\W+(?:<card.so>|<courtesy.closing>)(?!\w)){0,20}\W*$"
_DROPS = Form(
    rf"\s*(?:<card.opening> )?<card.drop>\s+{NUMBERS}{_ENDS}",
    "bỏ mục 3, 5",
    "3 giao VP",
)
_DROPPED = Form(rf"\s*{NUMBERS}\s*[:.,-]?\s*<card.dropped>{_ENDS}", "3 bỏ đi", "3 hạn 20/12")
_OF_ITEMS = Form(
    rf"\s*(?:<card.opening> )?(?:<list.from>\s+)?{NUMBERS}\s*(?:[:.)=/]|[-–=]>)?\s*[-–]?\s*(?P<words>\S.*)$",
    "2, 3 giao VP",
    "giao VP",
)
_OF_ITEM_BEHIND = Form(
    rf"\s*(?P<words>\S.*?)(?<!\s)\s++(?:<card.of_item>\s+|(?=<list.entry>\s)){NUMBERS}{_ENDS}",
    "hạn 20/12 cho 4",
    "cho 4 hạn 20/12",
)
_OF_ALL_BEHIND = Form(
    rf"\s*(?P<words>(?:<deadline_name.any>|<field.give>)\s+\S.*?)\s+(?:<card.of_item>\s+)?<list.everything>{_ENDS}",
    "hạn 20/12 hết",
    "hạn 20/12",
)
_OF_ITEM_WITHIN = Form(
    rf"\s*(?P<before>(?:<field.give>|<card.move>|<deadline_name.any>))\s+{NUMBERS}"
    r"(?:\s+<order.is>(?!\w)|(?=\s+<order.to>\s))(?P<after>\s+\S.*)$",
    "chuyển 3 cho VP",
    "chuyển VP",
)
_BEHIND_NUMBER = r"(?:\s|[:)=]|\.\s|[-–/]\s?(?=[^\W\d]))"
"""What stands behind the number of an item, and not behind that of a day: "3: ", "6-vp"."""
_BEGINS = Form(
    rf"[;\n]+|[,.](?=\s+(?:{_ITEM}\d{{1,3}}{_BEHIND_NUMBER}|<card.drop>\s+{_ITEM}\d))"
    rf"|,(?={_ITEM}\d{{1,3}}{_BEHIND_NUMBER}|<card.drop>\s+{_ITEM}\d)"
    rf"|,(?=[^,;\n]*\s<card.of_item>\s+{_ITEM}\d{{1,3}}\s*(?:$|[,;\n]))",
    "2 giao VP, 3 giao QLKH",
    "2, hạn",
)
_ARROW = re.compile(r"(?<=\d)\s*[-=]>\s*(?=\d{1,3}(?:\s|$)(?!\s*/))")
_RUN = re.compile(r"(?:^|(?<=[;\n,]))\D{0,8}\d{1,3}(?:[ \t]+\d{1,3}){1,12}(?=\s+[^\W\d]|\s*:)")
"""Numbers of items that blanks part: "6 8 giao VP"."""
_LISTED = Form(rf"\s*(?:<card.opening> )?<card.drop>\s+{NUMBERS}\s*$", "bỏ 5,6", "bỏ 5 đi")
_ANOTHER = Form(
    rf"\s*{_ITEM}\d{{1,3}}(?:\W+(?:<card.so>|<courtesy.closing>)(?!\w))*\s*(?:$|[,;\n])", "7 đi nhé", "7 giao VP"
)
"""A list of items that are left out, and one that still belongs to it: "bỏ 5,6,7 đi nhé"."""
_SAYS = re.compile(r"[^\W\d]|\d\s*[:.)=-]?\s+\d{1,2}\s?[/.-]\s?\d")
"""Letters, or a day behind a number: numbers alone say nothing."""
LONGEST_SAID = 20
"""Letters of the longest of them, blanks and all."""
_SHORT = Form(
    r"\s+(?=(?:{_ITEM})?(?P<number>\d{1,3})\s+(?:<field.give>|<deadline_name.any>|<card.move>)(?!\w))".replace(
        "{_ITEM}", _ITEM
    ),
    "6 giao VP 8 giao CĐS",
    "6 giao VP",
)
_CONTENT = Form(r"(?<!\w)(?:<card.content>|<card.product>)(?!\w)", "3 nội dung: mở 2 lớp", "3 giao VP")
_BEHIND = Form(r"[,.]|\s(?:<card.then>|<card.and>)(?=\s)", "bỏ 2 rồi nhận hết", "bỏ 2")
_BECOMES = Form(
    r"^\W*(?:<card.move>\s+)?(?:<card.becomes>|<card.kept>|<card.of_item>|<order.is>|<order.to>)(?!\w)\s*"
    r"(?=<address.unit>|<unit_word.any>|\d|[a-z]{2,5}\W*$)",
    "sửa thành phòng QLKH",
    "hạn 20/12",
)
_RANGE = Form(r"(\d+)\s*(?:-|–|<list.until>)\s*(?:<list.entry>\s+)?(\d+)", "2 đến 4", "2, 4")
MOST_IN_RANGE = 100
MOST_OTHERS = 20
"""Parts between commas behind what is said of an item, which may belong to something else."""


def corrections_in(text: str, known: Collection[int]) -> tuple[Correction, ...]:
    """What the words say of each item, in their order; empty where some of them name no item.

    `known` are the numbers of the items: what is said of all is said of these.
    """
    found, others = corrections_beside(text, known)
    return () if others else found


def corrections_beside(
    text: str, known: Collection[int], units: Sequence[Named] = ()
) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """Likewise, and beside it the parts of the text that name no item.

    With `units` an item may begin where nothing but a blank stands before it: "6 VP 8 CĐS".
    """
    found: list[Correction] = []
    others: list[str] = []
    for piece in _pieces(_with_commas(unicodedata.normalize("NFC", text)), known, units):
        commas = [comma.start() for comma in re.finditer(",", piece)]
        ends = [len(piece), *commas[: -MOST_OTHERS - 1 : -1]]
        read = ((_correction(piece[:end], known), piece[end:]) for end in ends)
        correction, rest = next(((one, rest) for one, rest in read if one is not None), (None, piece))
        found += [correction] if correction is not None else []
        others += [rest.strip(" ,.")] if rest.strip(" ,.") else []
    others = [part for other in others for part in _clauses(other)]
    return tuple(found), tuple(others)


def _with_commas(text: str) -> str:
    """The text with commas between numbers that blanks part, and ranges as they are printed: "6 8", "5->7"."""
    ranges = _ARROW.sub("-", text)
    return _RUN.sub(lambda run: re.sub(r"(?<=\d)[ \t]+(?=\d)", ", ", run[0]), ranges)


def _clauses(words: str) -> list[str]:
    """The parts of what names no item, each of which may want something of them all: "gộp 8 9, còn lại nhận hết"."""
    parts, start, folded = [], 0, fold(words)
    for end in _BEHIND.finditer(folded):
        if re.search(r"[^\W\d]", folded[end.end() :]) and not folded[end.end() :].lstrip()[:1].isdigit():
            parts.append(words[start : end.start()])
            start = end.end()
    return [part.strip(" ,.") for part in (*parts, words[start:]) if part.strip(" ,.")]


def _pieces(text: str, known: Collection[int], units: Sequence[Named]) -> Iterator[str]:
    """The parts that begin with an item; numbers alone belong to what follows: "1, 3 giao VP"."""
    folded, start = fold(text), 0
    says, looked = False, 0
    for end in _BEGINS.finditer(folded):
        says = says or _SAYS.search(folded, max(start, looked - LONGEST_SAID), end.start()) is not None
        looked = end.start()
        if says and not (_LISTED.match(folded[start:looked]) and _ANOTHER.match(folded, end.end())):
            yield from _within(text[start:looked], known, units)
            start, says = end.end(), False
    if text[start:].strip():
        yield from _within(text[start:], known, units)


def _within(piece: str, known: Collection[int], units: Sequence[Named]) -> Iterator[str]:
    """The parts of a piece that nothing but a blank parts: "6 VP 8 CĐS", "6 giao VP 8 giao CĐS"."""
    folded = fold(piece)
    first = _OF_ITEMS.match(folded)
    if not units or len(folded) != len(piece) or first is None or _CONTENT.search(folded):
        yield piece
        return
    begins = first.start("words")
    named = {start for start, _, _ in names.names_within(piece, units)}
    cuts = {found.start(): int(found["number"]) for found in _SHORT.finditer(folded, begins)}
    for found in re.finditer(r"\s+(?P<number>\d{1,3})\s+(?=[^\W\d])", folded):
        if found.start() >= begins and found.end() in named:
            cuts[found.start()] = int(found["number"])
    start = 0
    for cut in sorted(cut for cut, number in cuts.items() if number in known):
        yield piece[start:cut]
        start = cut
    yield piece[start:]


def _correction(piece: str, known: Collection[int]) -> Correction | None:
    folded = fold(piece)
    if dropped := _DROPS.match(folded) or _DROPPED.match(folded):
        return Correction(numbers_of(dropped["numbers"]))
    if shared := shared_clauses(piece):
        return Correction(tuple(known), shared[0][2])
    if known and (found := _OF_ALL_BEHIND.match(folded)):
        return Correction(tuple(known), piece[slice(*found.span("words"))].strip())
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
    becomes = _BECOMES.match(fold(words))
    words = words[becomes.end() :] if becomes else words
    if leads := all_units(without_opening(words), units):
        return replace(
            draft, leads=leads, unclear=None, support=tuple(one for one in draft.support if one not in leads)
        )
    if is_limit(words, now, rules):
        return read_due(replace(draft, due=None, vague=None, guessed=None, unusable=None), words, now=now, rules=rules)
    after = amended(draft, words, units, now=now, rules=rules)
    return replace(after, unusable=None) if after is not None and after.due else after
