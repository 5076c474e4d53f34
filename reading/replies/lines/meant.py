"""Of how many lines a reply speaks: of those that the message has, or of more, where it counts beyond them."""

import re
from collections.abc import Container

from reading.replies.lines.items import stretches_in

MOST = 40
"""More lines than a message has."""

_NUMBER = re.compile(r"\d{1,2}")
_ALONE = re.compile(r"(?<![\w/])(?<!\d[.,-])\d{1,2}(?![\w/%]|[.,-]\d|\s?%)")


def lines_meant(text: str, items: int) -> int:
    """How many lines the numbers in `text` are to be read against, under a message that numbers `items` tasks.

    More than there are where it names one of them and one beyond ("1 xong, 4 được 80%"): what is said of that one
    must not be taken for a part of what is said of the others. "tất cả", "còn lại" name no number.
    """
    if not any(int(number) > items for number in _NUMBER.findall(text)):
        return items
    named = _named(text, MOST)
    if named != _named(text, MOST + 1) or not any(item <= items for item in named):
        return items
    return max(*named, items)


def may_name_line(text: str, lines: Container[int]) -> bool:
    """Whether a number in `text` is that of a line, and no share, count or date: "đã xong: 1, 3"."""
    return any(int(found.group()) in lines for found in _ALONE.finditer(text))


def _named(text: str, lines: int) -> set[int]:
    return {item for stretch in stretches_in(text, lines) if not stretch.is_open for item in stretch.items}
