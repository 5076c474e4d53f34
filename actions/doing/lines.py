"""Numbers in a reply: those of lines of the message that is answered, or of tasks."""

from collections.abc import Mapping, Sequence

from actions.reader import Reader

MOST = 99
"""More lines than any message has."""


def with_names(reader: Reader, text: str, lines: Mapping[int, int], shown: Sequence[int]) -> str:
    """The text with tasks named as such, where a number is beyond all lines.

    `lines` are ids of tasks by their lines, `shown` the numbers of the tasks in the message.
    """
    meant = frozenset(number for number in _beyond(reader, text, lines) if number in shown or number > MOST)
    return reader.with_names(text, meant) if meant else text


def meant(reader: Reader, text: str, lines: Mapping[int, int]) -> int:
    """How many lines the numbers of the words may mean; 1 where there are none, or the only one is not named."""
    if not lines:
        return 1
    count = max(reader.lines_meant(text, max(lines)), *_beyond(reader, text, lines), 1)
    return max(count, 2) if reader.may_name_line(text, lines) else count


def _beyond(reader: Reader, text: str, lines: Mapping[int, int]) -> Sequence[int]:
    """Numbers of which something is said, and which none of several lines has."""
    if len(set(lines.values())) < 2:
        return ()
    return [number for number in reader.numbers_meant(text) if number > max(lines)]
