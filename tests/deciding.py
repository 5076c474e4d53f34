"""Plain values for the tests of deciding: every cell of the tables, and examples that fill all fields.

`python -m tests.deciding` writes the golden file anew; a test only ever compares it, so that nothing is accepted
unseen.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from itertools import chain, product
from pathlib import Path
from zoneinfo import ZoneInfo

from domain import refusals
from domain.acts import Act, Asking
from domain.deadlines import DeadlineKind
from domain.decide.cases import Case, Choice
from domain.decide.cells import AXES, Cell, Sent
from domain.decide.decide import GATES, TABLES, row_of, tables_of
from domain.decide.gate import WHO
from domain.decide.known import Known, Phase, Question
from domain.decide.rows import Key, Row, Table
from domain.extensions import Limit, Request
from domain.ladder import Times
from domain.names import Named
from domain.orders import Meant
from domain.people import Actor, Capacity, Post
from domain.reminding.snoozes import Wish
from domain.replies import Intent, NearMiss, Reply
from domain.roles import Role
from domain.said import Meaning, Ordered, Said, Wanted
from domain.tasks import Due, State, Task, UnitName

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)
TIMES = Times(ZONE)
LEAD, SUPPORTING, ELSEWHERE = 1, 2, 3


def due(day: int, month: int = 12) -> Due:
    return Due(f"{day}/{month}", DeadlineKind.EXACT, dt.date(2026, month, day))


def wanted(day: int) -> Wanted:
    return Wanted(f"{day}/12", Limit(due(day), passed=dt.date(2026, 1, day)), refusals.UnreadDeadline("?"))


TASK = Task(
    id=7,
    organization=1,
    number=12,
    content="Lập dự toán",
    lead=UnitName(LEAD, "Phòng Kế hoạch"),
    state=State.IN_PROGRESS,
    created_at=NOW,
    support=(UnitName(SUPPORTING, "Trung tâm"),),
    due=due(10),
)
REQUEST = Request(5, due(20), "xin lùi đến 20/12", by=99)
QUESTION = Question(6, "xong rồi ạ", NOW, 41, Limit(due(15)))
UNIT = Named(ELSEWHERE, "Văn phòng")
OFFICE = Actor(1, 1, "Trần Quốc Vinh", (Post(Role.OFFICE),))
HEAD = Actor(2, 1, "Đặng Văn Lâm", (Post(Role.HEAD, LEAD),))

SAID = Said(
    Reply("làm lại, thiếu phụ lục", Intent.PROGRESS, percent=80, count=(5, 12)),
    evidence="50/BC-SKHCN",
    near_miss=NearMiss.GIVE,
    unsupported=(Meant.SUSPEND, ""),
    snooze=Wish("nhắc lại thứ Sáu", "thứ Sáu", ""),
    reason="thiếu phụ lục",
    files=(("id", "dự toán.xlsx"),),
    meant=Intent.OBSTACLE,
)
"""Every field that an act may be made of."""
KNOWN = Known(OFFICE, TASK, TIMES, question=QUESTION, awaited=QUESTION, request=REQUEST, message=41)
ORDERED = Ordered(
    Meaning.REASSIGN, "urgent", wanted(18), UNIT, (UNIT,), refusal=refusals.NoSuchUnit("Phòng lạ", ("Văn phòng",))
)

UNASKED: Mapping[str, StrEnum] = {axis: next(iter(values)) for axis, values in AXES.items()}
"""The value of an axis that no table of the meaning asks for."""


def axes_of(meaning: Meaning) -> tuple[str, ...]:
    """The axes on which the decision about a meaning may depend, those of the gates first."""
    found = dict.fromkeys(axis for table in tables_of(meaning) for axis in table.axes)
    return tuple(axis for axis in found if axis != "meaning")


def cells_of(meaning: Meaning) -> Iterator[Cell]:
    axes = axes_of(meaning)
    for values in product(*(AXES[axis] for axis in axes)):
        yield Cell(**{**UNASKED, **dict(zip(axes, values, strict=True)), "meaning": meaning})  # type: ignore[arg-type]


def key_of(table: Table, cell: Cell) -> Key:
    """The place of a cell in a table."""
    return tuple(getattr(cell, axis) for axis in table.axes)


def decides(found: Row) -> bool:
    """Whether no other table is asked after this row."""
    return found.make is not None or found.cannot_happen


def decided() -> Iterator[tuple[Cell, Row]]:
    """Every cell with its row."""
    return chain.from_iterable(map(decided_of, Meaning))


@cache
def decided_of(meaning: Meaning) -> tuple[tuple[Cell, Row], ...]:
    """Likewise of one meaning."""
    return tuple((cell, row_of(cell)) for cell in cells_of(meaning))


def decided_by_meaning(meaning: Meaning) -> Iterator[tuple[Cell, Row]]:
    """Those of which not only who speaks decides."""
    of_who = {row.name for row in WHO.rows}
    return ((cell, row) for cell, row in decided_of(meaning) if row.name not in of_who)


@cache
def acts_of(found: str, sent: Sent) -> tuple[Act, ...]:
    """What follows from a row, made of the examples above; makers have no conditions."""
    row = ROWS[found]
    if row.make is None:
        return ()
    said = SAID if sent is Sent.FILES else replace(SAID, files=())
    meaning = next(iter(row.where.get("meaning", {Meaning.REASSIGN})))
    cell = Cell(**{**UNASKED, "meaning": meaning, "sent": sent})  # type: ignore[arg-type]
    return row.make(Case(said, KNOWN, Choice(cell.meaning, ORDERED, ORDERED.wanted, QUESTION), cell))


ROWS = {found.name: found for table in (WHO, *GATES, *TABLES) for found in table.rows}


def named(act: Act) -> str:
    """An act as the golden file shows it: refusals and questions by what they are about."""
    refusal = getattr(act, "refusal", None)
    if refusal is not None:
        verb = getattr(refusal, "verb", None)
        return f"refuse {type(refusal).__name__}{f'({verb})' if verb else ''}"
    about = getattr(act, "about", None)
    return f"{type(act).__name__}{f'({about})' if about else ''}"


def grouped(cells: Mapping[tuple[StrEnum, ...], str], axes: tuple[str, ...], depth: int = 1) -> list[str]:
    """The cells as an outline: values of an axis below which everything is the same stand on one line.

    An axis that makes no difference is left out.
    """
    if len(set(cells.values())) == 1:
        return [f"{'  ' * depth}→ {next(iter(cells.values()))}"]
    parts: dict[tuple[str, ...], list[str]] = {}
    below: dict[str, dict[tuple[StrEnum, ...], str]] = {value: {} for value in AXES[axes[0]]}
    for cell, name in cells.items():
        below[cell[0]][cell[1:]] = name
    for value, those in below.items():
        if those:
            parts.setdefault(tuple(grouped(those, axes[1:], depth + 1)), []).append(value)
    if len(parts) == 1:
        return grouped(below[next(iter(cells))[0]], axes[1:], depth)
    lines: list[str] = []
    for below_lines, values in parts.items():
        head = f"{'  ' * depth}{axes[0]} {' '.join(values)}"
        single = len(below_lines) == 1
        lines += [f"{head} {below_lines[0].strip()}"] if single else [head, *below_lines]
    return lines


@cache
def outcome(name: str, sent: Sent) -> str:
    """What follows from the row of that name."""
    found = ROWS[name]
    if found.cannot_happen:
        return f"{found.name}: cannot happen, {found.because}"
    more = " …" if found.goes_on else ""
    return f"{found.name}: {', '.join(map(named, acts_of(name, sent)))}{more}"


def golden() -> str:
    """All decisions as text: one block for each meaning, and at the end how many cells only ask."""
    who = {
        key_of(WHO, cell): outcome(found.name, cell.sent) if decides(found) else "goes on" for cell, found in whoever()
    }
    blocks = ["\n".join(["whatever is meant", *grouped(who, WHO.axes)])]
    for meaning in Meaning:
        axes = axes_of(meaning)
        cells = {
            tuple([getattr(cell, axis) for axis in axes]): outcome(found.name, cell.sent)
            for cell, found in decided_by_meaning(meaning)
        }
        blocks.append("\n".join([f"{meaning}", *grouped(cells, axes)]))
    counted = "\n".join(["cells that end in a question, of all that can happen", *asking()])
    return "\n\n".join([*blocks, counted]) + "\n"


def whoever() -> Iterator[tuple[Cell, Row]]:
    for capacity, phase in product(Capacity, Phase):
        cell = Cell(**{**UNASKED, "capacity": capacity, "phase": phase})  # type: ignore[arg-type]
        yield cell, WHO.index[key_of(WHO, cell)]


def asking() -> Iterator[str]:
    """How many cells of each meaning end in a question."""
    for meaning in Meaning:
        found = decided_by_meaning(meaning)
        happen = [acts_of(row.name, cell.sent) for cell, row in found if not row.cannot_happen]
        asks = sum(any(isinstance(act, Asking) for act in acts) for acts in happen)
        yield f"  {meaning}: {asks} of {len(happen)}"


FILE = Path(__file__).parent / "domain" / "decisions.txt"

if __name__ == "__main__":
    FILE.write_text(golden(), encoding="utf-8")
