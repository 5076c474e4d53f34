"""Reading the list of units that a department is set up with: one a line, "name | alias, alias"."""

import re
import unicodedata
from collections.abc import Sequence

from domain import refusals
from domain.organizations import NewUnit
from domain.words import fold
from reading.language.forms import Form

MOST = 60
LONGEST = 200
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}\s*[.)]\s*|[-+*•–]\s*)")
_BRACKETED = re.compile(r"\s*\(([^()]+)\)\s*$")
"""How offices write short names: "Phòng Tổ chức cán bộ (TCCB)"."""


_ADDS = Form(
    r"^\s*<order_verb.tail>(?: (?:<address.plural> )?<address.units>)?\s*:?\s+",
    "bổ sung các đơn vị: Phòng Tổ chức cán bộ",
    "Phòng Tổ chức cán bộ",
)


def added_in(text: str) -> str | None:
    """What is to be added to a list: "thêm Phòng Tổ chức cán bộ | TCCB"; None for a list of its own."""
    text = unicodedata.normalize("NFC", text)
    opening = _ADDS.match(fold(text))
    return text[opening.end() :] if opening else None


def read_units(text: str, *, known: Sequence[str] = ()) -> tuple[NewUnit, ...]:
    """The units of a pasted list, in its order; numbers and dashes in front are left out.

    `known` are the names of units to which these are added.

    Raises BadUnitList with the first line that cannot be a unit: empty before the bar, too long, or there twice.
    """
    units: list[NewUnit] = []
    seen = {fold(name) for name in known}
    for line in filter(str.strip, text.splitlines()):
        unit = _read_line(line)
        key = fold(unit.name)
        if not key or key in seen or len(line) > LONGEST:
            raise refusals.BadUnitList(line.strip(), twice=key in seen)
        seen.add(key)
        units.append(unit)
    if not units or len(units) + len(known) > MOST:
        raise refusals.BadUnitList("")
    return tuple(units)


def _read_line(line: str) -> NewUnit:
    name, _, short = _NUMBERED.sub("", line).partition("|")
    if bracketed := _BRACKETED.search(name):
        name, short = name[: bracketed.start()], f"{bracketed[1]},{short}"
    aliases = (alias.strip() for alias in re.split(r"[,;|]", short))
    return NewUnit(" ".join(name.split()).rstrip(" .,;:"), tuple(alias for alias in aliases if alias))
