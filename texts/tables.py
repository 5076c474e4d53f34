"""Tables of numbers by unit, leader or area, in a preformatted block that a phone shows without breaking its lines."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from domain.names import Named
from domain.organizations import Unit
from texts.message import esc

COLUMNS = 40
"""Characters of a line of a preformatted block on a phone."""

LONGEST_NAME = 12
SHORTEST_NAME = 6
HEADS = {
    "Văn phòng": "VP",
    "Phòng": "P.",
    "Trung tâm": "TT",
    "Chi cục": "CC",
    "Ban Quản lý": "BQL",
    "Thanh tra": "TTr",
}
_SMALL = frozenset({"và", "-", "–", "&"})
UNIT, TOTAL = "Đơn vị", "Tổng"


class Group(NamedTuple):
    """Columns under one title: the head of each, and the attribute that it shows."""

    title: str
    heads: tuple[str, ...]
    fields: tuple[str, ...]


class Rows(NamedTuple):
    """What a table shows: the numbers of each unit, those of all together, and which attribute is the whole of them."""

    units: Sequence[tuple[Named | Unit, Any]]
    total: Any
    whole: str = "total"
    head: str = UNIT
    """What stands above the names."""


def tables(rows: Rows, groups: Sequence[Group], halves: Sequence[Sequence[Group]]) -> Iterator[str]:
    """One table of all groups, or one for each half where the numbers are too long for a phone; and who is who."""
    names = short_names([unit for unit, _ in rows.units])
    for chosen in _fitting(rows, groups, halves):
        yield ""
        yield f"<pre>{chr(10).join(_lines(rows, names, chosen))}</pre>"


def _fitting(rows: Rows, groups: Sequence[Group], halves: Sequence[Sequence[Group]]) -> Iterator[Sequence[Group]]:
    """The groups that stand in one table each; of a half that is too wide, each group has its own."""
    if _room_for_names(rows, groups) >= SHORTEST_NAME:
        yield groups
        return
    for half in halves:
        fits = _room_for_names(rows, half) >= SHORTEST_NAME
        yield from [half] if fits else [[group] for group in half]


def made_names(units: Sequence[Named | Unit]) -> Iterator[str]:
    """What the short names mean that are no names of the units."""
    names = short_names(units)
    for unit in units:
        if names[unit.id] not in map(_composed, (unit.name, *unit.aliases)):
            yield f"<i>{esc(names[unit.id])}: {esc(unit.name)}.</i>"


def _lines(rows: Rows, names: dict[int, str], groups: Sequence[Group]) -> Iterator[str]:
    room = min(_room_for_names(rows, groups), max(len(rows.head), *(width(name) for name in names.values())))
    widths = [_widths(rows, group) for group in groups]
    total = _total_width(rows)
    whole = attrgetter(rows.whole)

    def line(name: str, count: str, cells: Sequence[Sequence[str]]) -> str:
        blocks = (_block(words, sizes) for words, sizes in zip(cells, widths, strict=True))
        return esc(f"{fitted(name, room)} {count.rjust(total)}|{'|'.join(blocks)}".rstrip())

    titles = [group.title.ljust(len(_block(group.heads, sizes))) for group, sizes in zip(groups, widths, strict=True)]
    yield f"{' ' * room} {' ' * total}|{'|'.join(titles)}".rstrip()
    yield line(rows.head, TOTAL, [group.heads for group in groups])
    for unit, values in rows.units:
        yield line(names[unit.id], str(whole(values)), _numbers(values, groups))
    if len(rows.units) > 1:
        yield line(TOTAL, str(whole(rows.total)), _numbers(rows.total, groups))


def _block(words: Sequence[str], sizes: Sequence[int]) -> str:
    return " ".join(word.rjust(size) for word, size in zip(words, sizes, strict=True))


def _numbers(values: Any, groups: Sequence[Group]) -> list[list[str]]:
    return [[str(attrgetter(field)(values)) for field in group.fields] for group in groups]


def _widths(rows: Rows, group: Group) -> list[int]:
    """No number of a column is longer than its total, and no column narrower than its title."""
    [numbers] = _numbers(rows.total, [group])
    return [max(2, len(number), len(head)) for number, head in zip(numbers, group.heads, strict=True)]


def _total_width(rows: Rows) -> int:
    return max(len(TOTAL), len(str(attrgetter(rows.whole)(rows.total))))


def _room_for_names(rows: Rows, groups: Sequence[Group]) -> int:
    blocks = sum(sum(_widths(rows, group)) + len(group.fields) for group in groups)
    return COLUMNS - 1 - _total_width(rows) - blocks


def width(words: str) -> int:
    """Columns that the words take in a preformatted block."""
    wide = sum(unicodedata.east_asian_width(outgoing) in "WF" for outgoing in words)
    return len(words) + wide - sum(bool(unicodedata.combining(outgoing)) for outgoing in words)


def fitted(words: str, room: int) -> str:
    """The words in exactly `room` columns."""
    if width(words) > room:
        while words and width(words) > room - 1:
            words = words[:-1]
        words = f"{words.rstrip()}…"
    return words + " " * (room - width(words))


def short_names(units: Sequence[Named | Unit]) -> dict[int, str]:
    """A name of at most twelve characters for each unit; those that would be the same are numbered."""
    names = {unit.id: _short(unit) for unit in units}
    seen = Counter(names.values())
    count: Counter[str] = Counter()
    for unit, name in names.items():
        if seen[name] > 1:
            count[name] += 1
            names[unit] = f"{fitted(name, LONGEST_NAME - 3).rstrip()} {count[name]}"
    return names


def _short(unit: Named | Unit) -> str:
    """The name itself, else an alias, else the beginning with initials: "P. QLKH"."""
    callings = [_composed(name) for name in (unit.name, *unit.aliases)]
    fitting = next((name for name in callings if name and width(name) <= LONGEST_NAME), None)
    if fitting:
        return fitting
    name = callings[0]
    head = next((head for head in HEADS if name.casefold().startswith(f"{head} ".casefold())), "")
    rest = [word for word in name[len(head) :].split() if word not in _SMALL]
    initials = "".join(map(_initial, rest))
    made = f"{HEADS[head]} {initials}" if head else name
    return fitted(made, LONGEST_NAME).rstrip()


def _initial(word: str) -> str:
    """The first letter, and of a number all of it: "Phòng Nghiệp vụ 12" is "P. NV12"."""
    return word if word.isdigit() else next((outgoing.upper() for outgoing in word if outgoing.isalnum()), "")


def _composed(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
