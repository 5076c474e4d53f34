"""Of how many lines a reply speaks: of those that the message has, or of more, where it counts beyond them."""

import re
from collections.abc import Container, Mapping, Sequence

from reading.replies.items import stretches_in

MOST = 40
"""More lines than a message has."""

_NUMBER = re.compile(r"\d{1,2}")
_ALONE = re.compile(r"(?<![\w/])(?<!\d[.,-])\d{1,2}(?![\w/%]|[.,-]\d|\s?%)")
_NUMBERED = re.compile(r"^(\d{1,2})\. ", re.MULTILINE)


def is_numbered(message: str) -> bool:
    """Whether the message that is answered counts its tasks, as digests and lists do and cards do not."""
    return any(number == "1" for number in _NUMBERED.findall(message))


def by_number(message: str, ids: Sequence[int]) -> Mapping[int, int]:
    """The tasks `ids` of a message by the numbers of their lines; counted where it does not print one for each.

    An answer to "8 60%, 9 vướng" has the lines 8 and 9.
    """
    printed = [int(number) for number in _NUMBERED.findall(message)]
    if len(ids) < 2 or not len(printed) == len(set(printed)) == len(ids):
        return dict(enumerate(ids, 1))
    return dict(zip(printed, ids, strict=True))


def lines_under(message: str, heading: str) -> frozenset[int]:
    """The numbers of the lines that stand under a heading of the message, up to the next blank line."""
    section = message.partition(f"{heading}\n")[2].partition("\n\n")[0]
    return frozenset(int(number) for number in _NUMBERED.findall(section))


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
    return {item for stretch in stretches_in(text, lines) for item in stretch.items}
