"""The labelled questions: what kind of answer they want, about which tasks."""

import datetime as dt
from collections.abc import Iterator

from benchmarks.labelled.judged import Judged, Label, Organization, labelled, plain
from domain import refusals
from domain.overviews.filters import Status
from domain.overviews.questions import Question, Subject
from reading.questions.read import asked_task, read_question

KINDS = {Subject.COUNT: "count", Subject.RANK_UNITS: "rank", Subject.COMPARE: "rank", Subject.TOTAL_RATE: "ratio"}
SHOWN = frozenset({"list", "status", "waiting"})
"""Kinds whose answer shows the tasks that the filters leave."""
STATES = {
    Status.OPEN: "open",
    Status.COMPLETED: "done",
    Status.COMPLETED_LATE: "done_late",
    Status.OVERDUE: "overdue",
    Status.DUE_SOON: "due_soon",
    Status.NO_DEADLINE: "no_deadline",
    Status.RETURNED: "returned",
    Status.UNREPORTED: "silent",
    Status.AWAITING: "waiting_confirm",
    Status.WAITING: "waiting",
}


def judge_questions() -> Iterator[Judged]:
    head, *lines = labelled("questions")
    known = Organization.of(head)
    for want in lines:
        heard = _heard_question(want, known)
        expect = want["expect"]
        same_kind = heard is not None and (heard["kind"] == expect["kind"] or {heard["kind"], expect["kind"]} <= SHOWN)
        filters = heard["filters"] if heard else {}
        parts = [
            (part, _same(expect["filters"].get(part), filters.get(part))) for part in {**expect["filters"], **filters}
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
        found = read_question(want["text"], known.units, dt.datetime.fromisoformat(want["now"]))
    except refusals.Refusal:
        return None
    return None if found is None else {"kind": KINDS.get(found.subject, "list"), "filters": _filters(found, known)}


def _filters(found: Question, known: Organization) -> Label:
    units = [known.codes[unit] for unit in found.units]
    state = "silent" if found.subject is Subject.SILENT else STATES.get(found.status) if found.status else None
    told: Label = {
        "unit": units[0] if len(units) == 1 else None,
        "units": units if len(units) > 1 else None,
        "period": [found.period.first.isoformat(), found.period.last.isoformat()] if found.period else None,
        "state": state,
    }
    return {name: value for name, value in told.items() if value is not None}


def _same(want: object, have: object) -> bool:
    if isinstance(want, str) and isinstance(have, str):
        return plain(want) == plain(have)
    return want == have
