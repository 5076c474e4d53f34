"""The spreadsheet that an office has used until now, as it was read: its columns, its lines, and what is wrong."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any

from domain.registering.drafts import due_from_json, due_json
from domain.tasks import Due, State


class Part(StrEnum):
    """What of a task a column tells."""

    OUTSIDE = auto()
    """The number of the task in another system: "Số phiếu giao việc"."""
    CONTENT = auto()
    LEAD = auto()
    SUPPORT = auto()
    PARTNERS = auto()
    """Who leads and who supports, in one column."""
    PRODUCT = auto()
    PAPER = auto()
    ASSIGNED = auto()
    DEADLINE = auto()
    EXTENDED = auto()
    STATE = auto()
    FINISHED = auto()
    PERCENT = auto()
    REPORT = auto()
    NOTE = auto()


class Wrong(StrEnum):
    """Why a line cannot be taken over as it stands."""

    NO_CONTENT = auto()
    TOO_LONG = auto()
    NO_LEAD = auto()
    SEVERAL_LEADS = auto()
    UNKNOWN_UNIT = auto()
    UNCLEAR_UNIT = auto()
    """A name that fits several units."""
    NO_SUCH_DAY = auto()
    UNREADABLE_DEADLINE = auto()
    UNREADABLE_STATE = auto()
    NOT_YET = auto()
    """A day on which it was given or finished, and which is still to come."""
    TWICE = auto()
    """The number of another line."""


_OF_REGISTERS = frozenset({Part.OUTSIDE, Part.STATE, Part.FINISHED, Part.PERCENT, Part.REPORT})


@dataclass(frozen=True)
class ColumnRead:
    """A column by its letter, as its heading calls it. `part` is None where it is left out."""

    letter: str
    heading: str
    part: Part | None


@dataclass(frozen=True)
class Line:
    """A task as a row of the sheet tells it. `row` is its number there, units are named as they are written.

    `due` is the deadline that it had first, `extended` the one that it has since. `late` is what the sheet says of
    something finished, None where it says nothing.
    """

    row: int
    content: str
    outside: str = ""
    leads: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    everyone: bool = False
    product: str | None = None
    paper: str | None = None
    assigned: dt.date | None = None
    due: Due | None = None
    extended: Due | None = None
    state: State = State.ASSIGNED
    finished: dt.date | None = None
    late: bool | None = None
    percent: int | None = None
    report: str = ""
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            **vars(self),
            "leads": list(self.leads),
            "support": list(self.support),
            "assigned": _day_json(self.assigned),
            "finished": _day_json(self.finished),
            "due": due_json(self.due) if self.due else None,
            "extended": due_json(self.extended) if self.extended else None,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Line":
        known = {
            "leads": tuple(stored["leads"]),
            "support": tuple(stored["support"]),
            "assigned": _day_of(stored["assigned"]),
            "finished": _day_of(stored["finished"]),
            "due": due_from_json(stored["due"]) if stored["due"] else None,
            "extended": due_from_json(stored["extended"]) if stored["extended"] else None,
            "state": State(stored["state"]),
        }
        return cls(**{**stored, **known})


@dataclass(frozen=True)
class LineFault:
    """What is wrong with a row, and the words of its cell; "" where there are none."""

    row: int
    wrong: Wrong
    words: str = ""


@dataclass(frozen=True)
class Register:
    """A sheet that holds tasks. `others` are the names of sheets that hold some too, and were left out."""

    sheet: str
    columns: tuple[ColumnRead, ...]
    lines: tuple[Line, ...]
    faults: tuple[LineFault, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def tells_states(self) -> bool:
        """Whether the sheet tells how the tasks stand: a plan does not."""
        return any(column.part in _OF_REGISTERS for column in self.columns)

    def heading_of(self, part: Part) -> str:
        """What the column of that part is called; "" where there is none."""
        return next((column.heading for column in self.columns if column.part is part), "")

    def to_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet,
            "columns": [[one.letter, one.heading, one.part] for one in self.columns],
            "lines": [line.to_json() for line in self.lines],
            "faults": [[one.row, one.wrong, one.words] for one in self.faults],
            "others": list(self.others),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Register":
        """As to_json() gave it, also after it was written and read as text."""
        return cls(
            stored["sheet"],
            tuple(
                ColumnRead(letter, heading, Part(part) if part else None) for letter, heading, part in stored["columns"]
            ),
            tuple(map(Line.from_json, stored["lines"])),
            tuple(LineFault(row, Wrong(wrong), words) for row, wrong, words in stored["faults"]),
            tuple(stored["others"]),
        )


def _day_json(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day_of(stored: str | None) -> dt.date | None:
    return dt.date.fromisoformat(stored) if stored else None
