"""A list of tasks in one message: entries with numbers or dashes, one a line, or "1) … 2) …" in one line."""

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST = 30
"""Entries; more are no list of tasks that somebody types."""
_NUMBER = re.compile(
    r"(?:(?P<opens>^|\n)[ \t]*\(?(?P<line>\d{1,2})(?P<mark>[.):/-])[ \t]*(?=[^\W\d]))"
    r"|(?:(?<=[\s;,.])[ \t]{0,9}\(?(?P<number>\d{1,2})(?P<sign>[.)])[ \t]+(?=\S))"
)
"""At the beginning of a line, or inside one."""
_DASH = re.compile(r"(?:^|\n)[ \t]*[-+*•–][ \t]*(?=\S)")
_STANDS_APART = ";,.:)"


class Entries(NamedTuple):
    """What stands before the first entry, and the entries without their numbers or dashes."""

    heading: str
    entries: tuple[str, ...]


def entries_in(text: str) -> Entries | None:
    """None where the text is no list of two entries or more, or has a heading that announces none."""
    marks = _numbered(text) or [match.span() for match in _DASH.finditer(text)]
    if not 2 <= len(marks) <= MOST:
        return None
    heading = text[: marks[0][0]].strip()
    if heading and not heading.endswith(":"):
        return None
    ends = [start for start, _ in marks[1:]] + [len(text)]
    return Entries(heading, tuple(text[begin:end].strip() for (_, begin), end in zip(marks, ends, strict=True)))


def _numbered(text: str) -> Sequence[tuple[int, int]]:
    """Where the numbers of entries stand: each is one more than that before, and all have one sign."""
    marks: list[tuple[int, int]] = []
    wanted, sign = None, ""
    for match in _NUMBER.finditer(text):
        number, found = int(match["line"] or match["number"]), match["mark"] or match["sign"]
        if wanted is None:
            wanted, sign = number, found
        if number == wanted and found == sign and _begins_entry(text, match):
            marks.append(match.span())
            wanted += 1
    return marks if len(marks) > 1 else ()


def _begins_entry(text: str, match: re.Match[str]) -> bool:
    """ "báo cáo quý 2. Rà soát" has no second entry; "hạn 18/12 2. Rà soát" has one."""
    before = text[: match.start()].rstrip(" \t")
    return match["sign"] == ")" or match["opens"] is not None or before[-1:] in _STANDS_APART or before[-1:].isdecimal()
