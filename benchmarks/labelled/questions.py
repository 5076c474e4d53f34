"""The labelled questions: what kind of answer they want, about which tasks."""

import datetime as dt
from collections.abc import Iterator

from benchmarks.labelled.judged import Judged, Label, Organization, labelled, plain
from domain import refusals
from domain.overviews.filters import SPEAKER, Called, Scope, Status
from domain.overviews.questions import Question, Subject
from domain.tasks import Urgency
from reading.questions.read import asked_task, read_question

KINDS = {
    Subject.HELP: "help",
    Subject.COUNT: "count",
    Subject.RANK_UNITS: "rank",
    Subject.COMPARE: "rank",
    Subject.TOTAL_RATE: "ratio",
    Subject.STATE: "status",
    Subject.FORECAST: "forecast",
}
SHOWN = frozenset({"list", "status", "waiting"})
"""Kinds whose answer shows the tasks that the filters leave."""
STATES = {
    Status.OPEN: "open",
    Status.COMPLETED: "done",
    Status.COMPLETED_LATE: "done_late",
    Status.OVERDUE: "overdue",
    Status.AT_RISK: "at_risk",
    Status.DUE_SOON: "due_soon",
    Status.NO_DEADLINE: "no_deadline",
    Status.RETURNED: "returned",
    Status.UNREPORTED: "silent",
    Status.AWAITING: "waiting_confirm",
    Status.WAITING: "waiting",
    Status.EXTENSION: "extension",
    Status.OBSTACLE: "obstacle",
    Status.NOT_STARTED: "not_started",
}
GRADES = {Urgency.URGENT: "khan", Urgency.VERY_URGENT: "thuong_khan", Urgency.EXPRESS: "hoa_toc"}


def judge_questions() -> Iterator[Judged]:
    head, *lines = labelled("questions")
    known = Organization.of(head)
    for want in lines:
        heard = _heard_question(want, known)
        expect = want["expect"]
        same_kind = heard is not None and (heard["kind"] == expect["kind"] or {heard["kind"], expect["kind"]} <= SHOWN)
        filters = heard["filters"] if heard else {}
        parts = [
            (part, _same(part, expect["filters"].get(part), filters.get(part)))
            for part in {**expect["filters"], **filters}
        ]
        fields = (("kind", same_kind), *parts)
        marks = ("not understood",) if heard is None else () if all(ok for _, ok in fields) else ("answers otherwise",)
        told = f"{want['text']!r}: want {expect}, got {heard or 'nothing'}"
        yield Judged(want["kind"], all(ok for _, ok in fields), told, marks, fields)


def _heard_question(want: Label, known: Organization) -> Label | None:
    """Kind and filters as labels write them; None where the words are not understood."""
    if (number := asked_task(want["text"])) is not None:
        return {"kind": "status", "filters": {"task": number}}
    try:
        found = read_question(want["text"], known.units, dt.datetime.fromisoformat(want["now"]), known.people)
    except refusals.Refusal:
        return None
    return None if found is None else {"kind": KINDS.get(found.subject, "list"), "filters": _filters(found, known)}


def _filters(found: Question, known: Organization) -> Label:
    """As labels write them; that something waits to be decided is their kind, and no state."""
    filters = found.filters
    units = [known.codes[unit.id] for unit in filters.units]
    own = "me" if filters.scope is Scope.UNIT else None
    state = "silent" if found.subject is Subject.SILENT else STATES.get(filters.status) if filters.status else None
    told: Label = {
        "unit": units[0] if len(units) == 1 else own,
        "units": units if len(units) > 1 else None,
        "part": "support" if filters.supporting else None,
        "person": "me" if filters.scope is Scope.MINE or filters.for_me else _name(filters.person),
        "assigned_by": _name(filters.assigner),
        "urgency": GRADES.get(filters.urgency) if filters.urgency else None,
        "paper": filters.paper,
        "task": filters.task,
        "text": filters.text,
        "period": [filters.period.first.isoformat(), filters.period.last.isoformat()] if filters.period else None,
        "state": None if filters.for_me and filters.status is Status.WAITING else state,
        "by": "unit" if found.by_unit else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _name(called: Called | None) -> str | None:
    return "me" if called == SPEAKER else called.name if called else None


def _same(part: str, want: object, have: object) -> bool:
    """A paper is written with its kind or without: "NQ 57" is told by its number."""
    if isinstance(want, str) and isinstance(have, str):
        return plain(want) == plain(have) or (part == "paper" and plain(want).endswith(f" {plain(have)}"))
    return want == have
