"""Whole documents of several kinds, each read as its labels say: the head, every task, and nothing else."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from documents.finding import findings
from documents.limits import Limits
from documents.opening import opened
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.documents.findings import Findings, Found
from domain.words import searched

LABELS = sorted(Path(__file__).parent.glob("labelled/*.json"))
NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.timezone(dt.timedelta(hours=7)))


def read(label: Path) -> tuple[Findings, dict[str, Any]]:
    file = label.with_suffix(".txt")
    document = opened(file.read_bytes(), file.name, limits=Limits())
    found = findings(document, rules=DateRules(WorkingCalendar()), now=NOW)
    return found, json.loads(label.read_text(encoding="utf-8"))


documents = pytest.mark.parametrize("label", LABELS, ids=[label.stem for label in LABELS])


@documents
def test_the_head_is_read(label: Path) -> None:
    found, wanted = read(label)
    head = found.head
    assert head.number == (wanted["number"] or wanted.get("number_in_text", ""))
    if "date_in_text" not in wanted:
        assert (head.day.isoformat() if head.day else None) == wanted["date"]
        assert head.partial_day == wanted.get("date_partial", "")
    assert searched(head.issuer) == searched(wanted["issuer"])
    assert searched(head.about) == searched(wanted["subject"])
    assert found.draft == wanted.get("draft", False)
    assert found.nature == wanted.get("nature", "assigns")


@documents
def test_every_task_is_found_and_nothing_is_made_up(label: Path) -> None:
    found, wanted = read(label)
    left = list(found.tasks)
    for task in wanted["tasks"]:
        fitting = [one for one in left if searched(task["content"]) in searched(one.words)]
        assert fitting or task.get("optional"), f"missed: {task['content']}"
        left = [one for one in left if one not in fitting[:1]]
    assert [one.words for one in left] == []


@documents
def test_leads_and_deadlines_are_read(label: Path) -> None:
    found, wanted = read(label)
    for task in (task for task in wanted["tasks"] if not task.get("optional")):
        one = next((one for one in found.tasks if searched(task["content"]) in searched(one.words)), None)
        if one is not None:
            assert one.leads in (tuple(task["lead"]), tuple(task.get("lead_alt", task["lead"])))
            assert _when(one) in (task["deadline"], *task.get("accept", ()))
            assert _is_series(one) == (task["recurrence"] is not None)


def _when(found: Found) -> str | None:
    when = (found.deadline.moment or found.deadline.day) if found.deadline else None
    return when.isoformat()[:16] if when else None


def _is_series(found: Found) -> bool:
    return found.deadline is not None and (found.deadline.rrule is not None or found.deadline.kind == "standing")


def test_every_kind_of_document_has_its_labels() -> None:
    kinds: Mapping[str, str] = {label.stem: json.loads(label.read_text(encoding="utf-8"))["kind"] for label in LABELS}
    assert len(kinds) >= 10
    assert len(set(kinds.values())) >= 5
