"""What a line of the history carries, read from its two columns of plain values: what was, and what is."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from db.organizations import scoring_from
from domain.deadlines import Before, DeadlineKind
from domain.history import (
    CONTENTS,
    NOTHING,
    Attached,
    Change,
    ChargeChanged,
    Content,
    Continued,
    EventKind,
    ExtensionAsked,
    Nothing,
    OfRound,
    PostAsked,
    PostDecided,
    Recurred,
    Registered,
    SettingsChanged,
    TaskChanges,
    TemplateChanged,
    UnitsAdded,
)
from domain.letterhead import Letterhead
from domain.overviews.periodic import Periodic
from domain.registering.drafts import due_from_json
from domain.roles import Role
from domain.rounds.schedules import Schedule
from domain.tasks import Due, State, Urgency

Stored = Mapping[str, Any]
Read = Callable[[Any], Any]


def from_columns(kind: EventKind, before: Stored | None, after: Stored | None) -> Content:
    """What a line of that kind carries, also where a version before this one stored it."""
    wanted, old, new = CONTENTS[kind], before or {}, after or {}
    if wanted is TaskChanges:
        return TaskChanges(**_changes(_OF_TASK, old, new))
    if wanted is SettingsChanged:
        days = {name: _as_it_is for name in new if name not in OF_SETTINGS}
        by_day = {dt.date.fromisoformat(day): change for day, change in _changes(days, old, new).items()}
        return SettingsChanged(**_changes(OF_SETTINGS, old, new), days=by_day)
    return _READ[wanted](new)


def _changes(readers: Mapping[str, Read], old: Stored, new: Stored) -> dict[str, Any]:
    both = old.keys() & new.keys()
    return {name: Change(read(old[name]), read(new[name])) for name, read in readers.items() if name in both}


def _as_it_is(value: Any) -> Any:
    return value


def _moment(value: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(value) if value else None


def _pair(value: list[int] | None) -> tuple[int, ...] | None:
    return tuple(value) if value else None


def _due(value: dict[str, Any] | None) -> Due | None:
    """Older lines do not tell the kind of a deadline that was moved: its words and its day, or moment, are all."""
    return due_from_json({"kind": DeadlineKind.EXACT, "rrule": None, **value}) if value else None


_OF_TASK: Mapping[str, Read] = {
    **dict.fromkeys((one.name for one in fields(TaskChanges)), _as_it_is),
    **dict.fromkeys(("reported_at", "completed_at", "heard_at", "snoozed_until"), _moment),
    "support": tuple,
    "due": _due,
    "urgency": Urgency,
    "state": State,
    "count": _pair,
}
OF_SETTINGS: Mapping[str, Read] = {
    "before": tuple,
    "after": tuple,
    "hour": dt.time.fromisoformat,
    "office_from": _as_it_is,
    "leader_from": _as_it_is,
    "before_day": Before,
    "office_decides": _as_it_is,
    "cutoff": _as_it_is,
    "letterhead": Letterhead.from_json,
    "periodic": lambda value: Periodic(**value),
    "rounds": lambda value: tuple(map(Schedule.from_json, value)),
    "scoring": scoring_from,
}

_READ: Mapping[type[Content], Callable[[Any], Content]] = {
    TemplateChanged: lambda is_: TemplateChanged(is_["face"], is_["file"], is_["name"]),
    Nothing: lambda _: NOTHING,
    Registered: lambda is_: Registered(is_["lead"], _due(is_["due"])),
    Attached: lambda is_: Attached(tuple(is_.get("files", ()))),
    ExtensionAsked: lambda is_: ExtensionAsked(due_from_json(is_["asked"]), is_.get("talk"), is_.get("by")),
    Continued: lambda is_: Continued(
        is_["next"], due_from_json(is_["due"]), tuple(map(dt.date.fromisoformat, is_.get("passed", ())))
    ),
    Recurred: lambda is_: Recurred(is_["previous"], due_from_json(is_["due"]), is_["lead"]),
    UnitsAdded: lambda is_: UnitsAdded(tuple(is_["units"])),
    PostAsked: lambda is_: PostAsked(Role(is_["role"]), is_["unit"]),
    PostDecided: lambda is_: PostDecided(is_["post"], is_["person"]),
    ChargeChanged: lambda is_: ChargeChanged(tuple(is_["units"]), is_["leader"]),
    OfRound: lambda is_: OfRound(is_["round"], is_["unit"]),
}
