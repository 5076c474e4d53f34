"""What is counted by leader in charge or by area instead of by unit: how it is called, and the names of its rows."""

from collections.abc import Sequence
from typing import Any

from domain.names import Named, without_mark
from domain.overviews.board import NOBODY, Grouped
from domain.overviews.filters import By

HEADS = {By.LEADER: "Lãnh đạo", By.AREA: "Lĩnh vực"}
COLUMNS = {By.LEADER: "Lãnh đạo phụ trách", By.AREA: "Lĩnh vực"}
TITLES = {By.LEADER: "lãnh đạo phụ trách", By.AREA: "lĩnh vực"}
NONE = {By.LEADER: "Chưa phân công", By.AREA: "Chưa ghi lĩnh vực"}
SHORT_NONE = {By.LEADER: "Chưa có", By.AREA: "Chưa ghi"}
LONGEST_SHORT = 12


def named(grouped: Grouped) -> list[tuple[str, Any]]:
    """The rows under the names that papers show."""
    return [(_name(grouped.by, row.group), row.numbers) for row in grouped.rows]


def _name(by: By, group: Named | None) -> str:
    if group is None:
        return NONE[by]
    return without_mark(group.name) if by is By.LEADER else group.name


def for_phone(grouped: Grouped) -> list[tuple[Named, Any]]:
    """The rows with names that a table on a phone has room for."""
    return [(_called(grouped.by, row.group), row.numbers) for row in grouped.rows]


def _called(by: By, group: Named | None) -> Named:
    if group is None:
        return Named(NOBODY, SHORT_NONE[by])
    name = _name(by, group)
    *before, last = name.split() or [name]
    first = "".join(word[0] for word in before)
    short = f"{first} {last}" if by is By.LEADER and first else f"{first}{last[:1]}".upper()
    return Named(group.id, name if len(name) <= LONGEST_SHORT else short)


def legend(grouped: Grouped) -> Sequence[str]:
    """What the short names mean, and how what belongs to nothing is given its place."""
    shown = [called.name for called, _ in for_phone(grouped)]
    told = [f"{short}: {name}" for short, (name, _) in zip(shown, named(grouped), strict=True) if short != name]
    how = HOW_TO[grouped.by] if any(row.group is None for row in grouped.rows) else ""
    return [f"{'; '.join(told)}." if told else "", how]


HOW_TO = {
    By.LEADER: "Phân công lãnh đạo phụ trách đơn vị: /nhansu Họ tên phụ trách tên đơn vị.",
    By.AREA: "Ghi lĩnh vực: /sua số lĩnh vực: …; cho mọi nhiệm vụ của văn bản: /sua theo số ký hiệu lĩnh vực: …",
}
