"""One line of the history: who did what, when, and what it changed. Which kind carries which content stands here."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum, auto
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar

from domain.deadlines import Before
from domain.letterhead import Letterhead
from domain.overviews.periodic import Periodic
from domain.overviews.scoring import Scoring
from domain.presses import Press
from domain.replies import Intent
from domain.roles import Role
from domain.rounds.schedules import Schedules
from domain.tasks import Due, PersonName, State, Task, UnitName, Urgency

T = TypeVar("T")


class EventKind(StrEnum):
    """What a line of the history tells: first what happens to a task, then what concerns the whole department."""

    REGISTERED = auto()
    REPORTED = auto()
    ATTACHED = auto()
    OBSTACLE = auto()
    OVERCOME = auto()
    EXTENSION_ASKED = auto()
    EXTENSION_WITHDRAWN = auto()
    EXTENDED = auto()
    RESTORED = auto()
    EXTENSION_REFUSED = auto()
    CONFIRMED = auto()
    SENT_BACK = auto()
    REOPENED = auto()
    RETURNED = auto()
    RETURN_ASKED = auto()
    REASSIGNED = auto()
    SUPPORTED = auto()
    URGED = auto()
    KEPT = auto()
    BEGUN = auto()
    CANCELLED = auto()
    REVIVED = auto()
    DELEGATED = auto()
    SNOOZED = auto()
    EXCUSED = auto()
    """A leader accepted a cause of its lateness as objective."""
    CHASED = auto()
    """Who leads the work was urged at once."""
    RECEIVED = auto()
    REMARKED = auto()
    INSTRUCTED = auto()
    CORRECTED = auto()
    EDITED = auto()
    WITHDRAWN = auto()
    CONTINUED = auto()
    RECURRED = auto()
    TAKEN_OVER = auto()
    """How it stands was taken over from the spreadsheet of an office."""

    SET_UP = auto()
    UNITS_ADDED = auto()
    POST_ASKED = auto()
    POST_APPROVED = auto()
    POST_REFUSED = auto()
    POST_RESTED = auto()
    """Its holder has left the group."""
    POST_RESUMED = auto()
    POST_ENDED = auto()
    CHARGE_CHANGED = auto()
    SETTINGS_CHANGED = auto()
    TEMPLATE_CHANGED = auto()
    ROUND_OPENED = auto()
    ROUND_ANSWERED = auto()
    ROUND_CLOSED = auto()


@dataclass(frozen=True)
class Change(Generic[T]):
    """What something was, and what it is."""

    old: T
    new: T


@dataclass(frozen=True)
class Nothing:
    """The kind says what happened, and the words of the line what was said."""


@dataclass(frozen=True)
class TaskChanges:
    """What changed of a task, field by field; None where it did not. Units and people stand by their names."""

    content: Change[str] | None = None
    product: Change[str | None] | None = None
    paper: Change[str | None] | None = None
    area: Change[str | None] | None = None
    lead: Change[str] | None = None
    support: Change[tuple[str, ...]] | None = None
    due: Change[Due | None] | None = None
    urgency: Change[Urgency] | None = None
    set_above: Change[bool] | None = None
    assigner: Change[str | None] | None = None
    delegate: Change[str | None] | None = None
    state: Change[State] | None = None
    reporter: Change[int | None] | None = None
    percent: Change[int | None] | None = None
    count: Change[tuple[int, int] | None] | None = None
    last_words: Change[str | None] | None = None
    reported_at: Change[dt.datetime | None] | None = None
    completed_at: Change[dt.datetime | None] | None = None
    heard_at: Change[dt.datetime | None] | None = None
    snoozed_until: Change[dt.datetime | None] | None = None


@dataclass(frozen=True)
class Registered:
    """The unit that leads the new task, by its name, and the first deadline."""

    lead: str
    due: Due | None


@dataclass(frozen=True)
class Attached:
    """The names of the files; none in lines of before this was kept, whose words name them."""

    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExtensionAsked:
    """The later deadline that is asked for, by which person, and the dialogue in which it is decided.

    The oldest lines know neither person nor dialogue.
    """

    due: Due
    dialogue: int | None
    by: int | None


@dataclass(frozen=True)
class Continued:
    """The number of the next occurrence with its deadline; `passed` are the days for which there is none."""

    next: int
    due: Due
    passed: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class Recurred:
    """The number of the occurrence before this one, with the deadline and the unit of this one."""

    previous: int
    due: Due
    lead: str


@dataclass(frozen=True)
class UnitsAdded:
    """The names of the units."""

    units: tuple[str, ...]


@dataclass(frozen=True)
class PostAsked:
    """The post that somebody claims; `unit` is None for one of the whole department."""

    role: Role
    unit: int | None


@dataclass(frozen=True)
class PostDecided:
    """The post about which something was decided, and the person who claims or holds it."""

    post: int
    person: int


@dataclass(frozen=True)
class OfRound:
    """The number of a round of reports, and the unit that answered it, by its name."""

    round: int
    unit: str | None = None


@dataclass(frozen=True)
class ChargeChanged:
    """The units of which the leader of that name is in charge; None where nobody is any more."""

    units: tuple[str, ...]
    leader: str | None


@dataclass(frozen=True)
class TemplateChanged:
    """The paper whose template changed, and the file by its id and name; None for the shipped layout."""

    face: str
    file: int | None
    name: str = ""


@dataclass(frozen=True)
class SettingsChanged:
    """What changed of the settings; None where one did not. The first five are named as the fields of Ladder.

    A day was, or is, worked or off; None where it is as usual.
    """

    before: Change[tuple[int, ...]] | None = None
    after: Change[tuple[int, ...]] | None = None
    hour: Change[dt.time] | None = None
    office_from: Change[int] | None = None
    leader_from: Change[int] | None = None
    before_day: Change[Before] | None = None
    office_decides: Change[bool] | None = None
    letterhead: Change[Letterhead] | None = None
    periodic: Change[Periodic] | None = None
    cutoff: Change[int | None] | None = None
    scoring: Change[Scoring] | None = None
    rounds: Change[Schedules] | None = None
    days: Mapping[dt.date, Change[bool | None]] = field(default_factory=dict)


Content = (
    Nothing
    | TaskChanges
    | Registered
    | Attached
    | ExtensionAsked
    | Continued
    | Recurred
    | UnitsAdded
    | PostAsked
    | PostDecided
    | SettingsChanged
    | TemplateChanged
    | ChargeChanged
    | OfRound
)
NOTHING = Nothing()

CONTENTS: Mapping[EventKind, type[Content]] = {
    EventKind.REGISTERED: Registered,
    EventKind.REPORTED: TaskChanges,
    EventKind.ATTACHED: Attached,
    EventKind.OBSTACLE: Nothing,
    EventKind.OVERCOME: Nothing,
    EventKind.EXTENSION_ASKED: ExtensionAsked,
    EventKind.EXTENSION_WITHDRAWN: Nothing,
    EventKind.EXTENDED: TaskChanges,
    EventKind.RESTORED: TaskChanges,
    EventKind.EXTENSION_REFUSED: Nothing,
    EventKind.CONFIRMED: TaskChanges,
    EventKind.SENT_BACK: TaskChanges,
    EventKind.REOPENED: TaskChanges,
    EventKind.RETURNED: TaskChanges,
    EventKind.RETURN_ASKED: Nothing,
    EventKind.REASSIGNED: TaskChanges,
    EventKind.SUPPORTED: TaskChanges,
    EventKind.URGED: TaskChanges,
    EventKind.KEPT: TaskChanges,
    EventKind.BEGUN: TaskChanges,
    EventKind.CANCELLED: TaskChanges,
    EventKind.REVIVED: TaskChanges,
    EventKind.DELEGATED: TaskChanges,
    EventKind.SNOOZED: TaskChanges,
    EventKind.EXCUSED: Nothing,
    EventKind.CHASED: Nothing,
    EventKind.RECEIVED: Nothing,
    EventKind.REMARKED: Nothing,
    EventKind.INSTRUCTED: Nothing,
    EventKind.CORRECTED: TaskChanges,
    EventKind.EDITED: TaskChanges,
    EventKind.WITHDRAWN: TaskChanges,
    EventKind.CONTINUED: Continued,
    EventKind.RECURRED: Recurred,
    EventKind.TAKEN_OVER: TaskChanges,
    EventKind.SET_UP: Nothing,
    EventKind.UNITS_ADDED: UnitsAdded,
    EventKind.POST_ASKED: PostAsked,
    EventKind.POST_APPROVED: PostDecided,
    EventKind.POST_REFUSED: PostDecided,
    EventKind.POST_RESTED: PostDecided,
    EventKind.POST_RESUMED: PostDecided,
    EventKind.POST_ENDED: PostDecided,
    EventKind.CHARGE_CHANGED: ChargeChanged,
    EventKind.SETTINGS_CHANGED: SettingsChanged,
    EventKind.TEMPLATE_CHANGED: TemplateChanged,
    EventKind.ROUND_OPENED: OfRound,
    EventKind.ROUND_ANSWERED: OfRound,
    EventKind.ROUND_CLOSED: OfRound,
}
"""What a line of each kind carries."""


@dataclass(frozen=True)
class HistoryLine:
    """`content` is of the class that CONTENTS names for the kind."""

    at: dt.datetime
    who: str | None
    kind: EventKind
    content: Content
    words: str | None

    @property
    def changes(self) -> TaskChanges:
        """Of a line that tells of changes of a task."""
        assert isinstance(self.content, TaskChanges)
        return self.content


_OF_TASK = tuple(one.name for one in fields(TaskChanges))
_values = attrgetter(*_OF_TASK)


def changes_of(before: Task, after: Task) -> TaskChanges:
    """What differs between two states of a task."""
    values = zip(_OF_TASK, _values(before), _values(after), strict=True)
    # Most of a task is the same object before and after: to compare its parts would cost more than all the rest.
    changed: dict[str, Any] = {name: Change(old, new) for name, old, new in values if old is not new and old != new}
    if not _NAMED.isdisjoint(changed):
        for name in _NAMED & changed.keys():
            changed[name] = Change(_by_name(changed[name].old), _by_name(changed[name].new))
    return TaskChanges(**changed)


_NAMED = frozenset({"lead", "support", "assigner", "delegate"})


def _by_name(named: UnitName | PersonName | tuple[UnitName, ...] | None) -> str | tuple[str, ...] | None:
    if isinstance(named, tuple):
        return tuple(unit.name for unit in named)
    return named.name if named else None


_REPORTED = ("state", "percent", "count", "last_words", "reporter", "reported_at", "heard_at")
"""What a report changes of a task."""


def undo(task: Task, changes: TaskChanges) -> Task:
    """The task without what a report changed of it, as far as nothing has changed it again since."""
    found = {name: change for name in _REPORTED if (change := getattr(changes, name)) is not None}
    return replace(task, **{name: one.old for name, one in found.items() if getattr(task, name) == one.new})


_KEPT = frozenset({"lead", "support", "assigner", "delegate", "area"})
"""What the history knows by name alone, and the area: the past, too, is counted by the areas of today."""


def rewound(task: Task, lines: Iterable[HistoryLine]) -> Task:
    """The task as it was before what these lines tell, the newest first; units and people stay those of today."""
    for line in lines:
        if isinstance(line.content, TaskChanges):
            told = {name: getattr(line.content, name) for name in _OF_TASK if name not in _KEPT}
            old = {name: change.old for name, change in told.items() if change is not None}
            if old.get("due") is not None and task.due is not None:  # The history does not tell its version.
                old["due"] = replace(old["due"], version=max(task.due.version - 1, 1))
            task = replace(task, **old)
    return task


def begins_span(content: Content) -> bool:
    """Whether a task stands otherwise from now on: in another state, with another unit, deadline or time of report."""
    if isinstance(content, TaskChanges):
        return any((content.state, content.lead, content.due, content.reported_at))
    return isinstance(content, Registered)


Meant = Intent | Literal[Press.DROP]
"""What a reply meant that was read wrongly; DROP where it meant nothing."""


@dataclass(frozen=True)
class Correction:
    """A reply that was read wrongly, to mend the reading: the words, as what they were read, and what was meant.

    `names` are the people that may be named in it, `rules` those by which the words alone are read; empty where it was
    kept before rules had names.
    """

    words: str
    read: Intent
    meant: Meant
    names: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
