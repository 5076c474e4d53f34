"""The numbers of lines in one spelling: "từ 1 đến 3", "1 -> 3", "một và hai", "2 việc đầu" as "1, 2, 3"."""

import re
from collections.abc import Iterator

from reading.language.forms import Form
from reading.language.lookup import folded as listed
from reading.language.numerals import COUNTING, SPELT
from reading.language.tokens import Folded
from reading.replies.lines.counted import UNITS
from reading.replies.lines.enumeration import FIGURE, NAMED, THING

Respelling = tuple[int, int, str]
"""Where a stretch begins and ends, and what stands there instead."""

_STATES = r"(?:<line.state>|<line.reaches>)"
_NO_FIGURE = r"(?![\w%]|\s?%|[/.,:-]\d|\s?/)"
_NO_COUNT = rf"{_NO_FIGURE}(?!\s?{UNITS}(?!\w))"
_WORDS = Form(
    rf"(?:(?:^|[,;.\n:!?(]\s{{0,9}}|(?<!\w)(?:<line.opening>|<line.join>) )(?:{THING} )?(?P<nth><line.nth> )?)"
    r"(?P<word><numeral.counting>|<line.nth_first>)"
    rf"(?=\s?(?:$|[,;.!&+:\n])|\s(?:<line.join>|<line.then>|{_STATES})(?!\w))",
    "một và hai xong",
    "năm nay xong",
)
_FIRST_OR_LAST = Form(
    rf"(?<!\w)(?P<count>\d{{1,2}}|<numeral.counting>) {THING} (?P<which><line.first>|<line.last>)(?!\w)",
    "hai việc đầu xong",
    "hai việc xong",
)
_RANGE = Form(
    rf"(?<![\w/.,:-])(?:<line.from> )?(?P<named>{NAMED})?(?P<first>\d{{1,2}})"
    r"\s?(?:--?>|=>|→|…|\.{2,3}|–|—|~|-|(?:<line.till> )?<day_mark.range>)\s?"
    rf"(?:{NAMED})?(?P<last>\d{{1,2}})(?(named){_NO_FIGURE}|{_NO_COUNT})",
    "từ việc 1 đến việc 3",
    "từ 1 đến 3 ngày",
)
_SPACED = Form(
    r"(?<![\w/.,%:-])(?<!\d )(?P<numbers>\d{1,2}(?:[ /]\d{1,2}){1,39})"
    rf"(?=\s?(?:$|[,;!\n]|\.(?!\d))|\s(?:{_STATES}|<line.clause_end>)(?!\w))",
    "xong 1 3 5",
    "1 2 hồ sơ",
)
_EQUALS = Form(rf"(?<![\w/.,:=-])(?P<number>\d{{1,2}})(?:\s?=\s?|:(?={FIGURE}))(?=[\w(])", "1=30%, 2:40%", "1:30 chiều")
_FEWEST_WORDS = 2
"""Number words without the word for a line: one alone may be another word ("ba", "năm")."""


def respelt(folded: Folded, items: int) -> Folded:
    """The text with every number of one of `items` lines as a figure, and lists of them joined by commas."""
    for respell in (_words, _first_or_last, _ranges, _spaced, _equals):
        folded = _with(folded, respell(folded, items))
    return folded


def _with(folded: Folded, changes: Iterator[Respelling]) -> Folded:
    """The text with the changes, in their order; each new letter comes from where the old stretch began."""
    spellings: tuple[list[str], list[str], list[str]] = ([], [], [])
    origin: list[int] = []
    at = 0
    for start, end, words in changes:
        for pieces, text in zip(spellings, (folded.typed, folded.plain, folded.bare), strict=True):
            pieces += [text[at:start], words]
        origin += [*folded.origin[at:start], *([folded.origin[start]] * len(words))]
        at = end
    if not at:
        return folded
    typed, plain, bare = (
        "".join((*pieces, text[at:]))
        for pieces, text in zip(spellings, (folded.typed, folded.plain, folded.bare), strict=True)
    )
    return Folded(folded.text, typed, plain, bare, (*origin, *folded.origin[at:]))


def _words(folded: Folded, items: int) -> Iterator[Respelling]:
    found = [match for match in _WORDS.finditer(folded.bare) if _is_number(folded, match)]
    named = any(match.start("word") and folded.bare[: match.start("word")].endswith(_THING_ENDS) for match in found)
    counts_off = any(match["word"] in listed("line", "nth_first") for match in found)
    if named or len(found) >= _FEWEST_WORDS:
        for match in found:
            start = match.start("nth") if counts_off and match["nth"] else match.start("word")
            yield start, match.end("word"), str(COUNTING.get(match["word"], 1))


_THING_ENDS = tuple(f"{word} " for word in listed("line", "thing") | listed("line", "nth"))
_UNMARKED = 4
"""Up to this number the words are no others without their marks."""


def _is_number(folded: Folded, match: re.Match[str]) -> bool:
    typed = folded.plain[match.start("word") : match.end("word")]
    if not typed.isascii() or folded.plain != folded.bare:
        return typed in SPELT or typed in listed("line", "nth_first") or not typed.isascii()
    return COUNTING.get(match["word"], 1) <= _UNMARKED


def _first_or_last(folded: Folded, items: int) -> Iterator[Respelling]:
    for match in _FIRST_OR_LAST.finditer(folded.bare):
        count = COUNTING.get(match["count"]) or int(match["count"])
        if 1 < count <= items:
            first = 1 if match["which"] in listed("line", "first") else items - count + 1
            yield match.start(), match.end(), _listed(range(first, first + count))


def _ranges(folded: Folded, items: int) -> Iterator[Respelling]:
    for match in _RANGE.finditer(folded.bare):
        first, last = int(match["first"]), int(match["last"])
        if 1 <= first < last <= items:
            yield match.start(), match.end(), f"{match['named'] or ''}{_listed(range(first, last + 1))}"


def _spaced(folded: Folded, items: int) -> Iterator[Respelling]:
    for match in _SPACED.finditer(folded.bare):
        numbers = [int(number) for number in re.split("[ /]", match["numbers"])]
        is_dated = "/" in match["numbers"] and (len(numbers) == 2 or numbers != sorted(numbers))
        if all(1 <= number <= items for number in numbers) and not is_dated:
            yield match.start(), match.end(), _listed(numbers)


def _equals(folded: Folded, items: int) -> Iterator[Respelling]:
    for match in _EQUALS.finditer(folded.bare):
        if 1 <= int(match["number"]) <= items:
            yield match.end("number"), match.end(), ": "


def _listed(numbers: range | list[int]) -> str:
    return ", ".join(map(str, numbers))
