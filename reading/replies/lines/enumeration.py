"""Lines of a digest that a reply numbers in one manner: "1.xong 2.30%", "1/ chưa 2/ 70%", "1 - xong 2 - chưa"."""

import re
from collections.abc import Container, Iterator, Sequence

from reading.language.forms import Form
from reading.language.tokens import Folded, places
from reading.replies import evidence

PART_OF = Form(
    r"(?<!\w)(?:<line.part_of>|<line.all>|<not_behind line.file><line.number>)\s?$", "xong phần ", "xong hồ sơ "
)
"""After these a number names a part, a date or a paper, and no line: "xong phần 2", "thứ 6", "đợt 3"."""

THING = "(?:<line.thing>|#)"
NAMED = rf"(?:{THING}|<task_word.duty>)\s?(?:<line.nth>\s)?"
"""Ahead of the number of a line."""

_ENTRY = Form(
    rf"(?:^|(?<=[\s,;:(|+&/]))(?:{NAMED})?(?P<number>\d{{1,2}})\s?(?P<sign>[.):/-])(?P<after>\s?)(?=[\w(])",
    "việc số 1/ chưa",
    "5 hồ sơ",
)
_LISTED = Form(
    r"(?:(?<![\w./])\d{1,2}\s?(?:(?:,\s?)?<line.join>|[,&+])"
    r"|(?<!\w)(?:<line.state>|<line.finish>)(?: [a-z]{1,9}){0,2}\s?:)\s?$",
    "chưa làm: ",
    "xong, ",
)
"""Before a number of a list: its mark belongs to all of them, or ends what is said of them."""
FIGURE = r"\(?\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|<figure.per_cent>)"
_FIGURE = Form(FIGURE, "70 phần trăm", "70 hồ sơ")
_COUNT = re.compile(r"\d{1,4}/\d{1,4}(?![\d/])")


def entries_in(folded: Folded, items: int, openings: Container[int]) -> Iterator[tuple[int, int, int]]:
    """Where an entry begins and its words begin, and its number; the first stands at one of `openings`.

    Whether "2.30%" is the second line or two and a third per cent only the manner of the first entry tells.
    """
    papers = places((start, end) for start, end, _ in evidence.papers_in(folded.typed))
    possible = [
        match
        for match in _ENTRY.finditer(folded.bare)
        if _may_be_entry(folded.bare, match, items) and match.start() not in papers
    ]
    at = (place for place, match in enumerate(possible) if match.start() in openings and _is_plain(folded.bare, match))
    first = next(at, None)
    if first is None:
        return
    opening, others = possible[first], possible[first + 1 :]
    alike = [opening, *(match for match in others if _is_alike(folded.bare, opening, match))]
    if not _are_counts_left(folded.bare, possible[first:], alike):
        yield from ((match.start(), match.end(), int(match["number"])) for match in alike)


def _may_be_entry(bare: str, match: re.Match[str], items: int) -> bool:
    before = max(0, match.start() - 12), match.start()
    is_listed = _LISTED.search(bare, max(0, match.start() - 30), match.start())
    return 1 <= int(match["number"]) <= items and not is_listed and not PART_OF.search(bare, *before)


def _are_counts_left(bare: str, possible: Sequence[re.Match[str]], alike: Sequence[re.Match[str]]) -> bool:
    """ "1/xong 2/3 hồ sơ 3/chưa": two of three papers, or the second line's three? Then nothing is sure."""
    glued = alike[0]["sign"] == "/" and not alike[0]["after"]
    known = {match["number"] for match in alike}
    return glued and any(
        match["sign"] == "/" and not match["after"] and match["number"] not in known and bare[match.end()].isdecimal()
        for match in possible
    )


def _is_plain(bare: str, match: re.Match[str]) -> bool:
    """Whether the sign can only divide a number from its words, and makes no decimal, range, count or clock."""
    if not bare[match.end()].isdecimal():
        return True
    if match["sign"] == ")":
        return True
    return bool(match["after"]) and bool(_FIGURE.match(bare, match.end())) and match["sign"] != "-"


def _is_alike(bare: str, first: re.Match[str], match: re.Match[str]) -> bool:
    """The same sign; glued to a figure only where the first entry was glued too: "1.xong 2.30%"."""
    if first["sign"] != match["sign"]:
        return False
    if not bare[match.end()].isdecimal():
        return True
    is_figure = _FIGURE.match(bare, match.end()) or (match["sign"] != "/" and _COUNT.match(bare, match.end()))
    return bool(is_figure) and (bool(match["after"]) or match["sign"] in "):" or not first["after"])
