"""Of how many lines a reply speaks: of those that the message has, or of more, where it counts beyond them."""

import re

from domain.reply_items import stretches_in

MOST = 40
"""More lines than a message has."""

_NUMBER = re.compile(r"\d{1,2}")
_NUMBERED = re.compile(r"^1\. ", re.MULTILINE)


def is_numbered(message: str) -> bool:
    """Whether the message that is answered counts its tasks, as digests and lists do and cards do not."""
    return _NUMBERED.search(message) is not None


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


def _named(text: str, lines: int) -> set[int]:
    return {item for stretch in stretches_in(text, lines) for item in stretch.items}
