"""What was found in a document survives being written down."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import Before, Deadline, DeadlineKind
from domain.documents.findings import Doubt, Findings, Found, Head, Indicator, Nature, Warned
from domain.documents.register import ColumnRead, Line, LineFault, Register
from domain.tasks import Due, Urgency

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TEXTS = st.text(max_size=8)
NAMES = st.lists(TEXTS, max_size=3).map(tuple)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
MOMENTS = st.builds(dt.datetime.combine, DAYS, st.times(), st.just(HANOI))
DEADLINES = st.builds(
    Deadline,
    words=TEXTS,
    start=st.integers(0, 90),
    end=st.integers(0, 90),
    kind=st.sampled_from(DeadlineKind),
    day=st.none() | DAYS,
    moment=st.none() | MOMENTS,
    next_due=st.none() | DAYS,
    alternatives=st.lists(DAYS, max_size=2).map(tuple),
    before=st.none() | st.sampled_from(Before),
)
HEADS = st.builds(Head, day=st.none() | DAYS, addressees=NAMES, urgency=st.sampled_from(Urgency))
TASKS = st.builds(
    Found,
    leads=NAMES,
    support=NAMES,
    deadline=st.none() | DEADLINES,
    indicators=st.lists(st.builds(Indicator, TEXTS, TEXTS), max_size=2).map(tuple),
    doubts=st.lists(st.sampled_from(Doubt), max_size=2).map(tuple),
)
DUES = st.builds(Due, words=TEXTS, kind=st.sampled_from(DeadlineKind), day=st.none() | DAYS, version=st.just(1))
LINES = st.builds(
    Line,
    leads=NAMES,
    support=NAMES,
    due=st.none() | DUES,
    extended=st.none() | DUES,
    assigned=st.none() | DAYS,
    finished=st.none() | DAYS,
)
REGISTERS = st.builds(
    Register,
    columns=st.lists(st.builds(ColumnRead), max_size=2).map(tuple),
    lines=st.lists(LINES, max_size=2).map(tuple),
    faults=st.lists(st.builds(LineFault), max_size=2).map(tuple),
    others=NAMES,
)
FINDINGS = st.builds(
    Findings,
    head=HEADS,
    tasks=st.lists(TASKS, max_size=3).map(tuple),
    nature=st.sampled_from(Nature),
    warnings=st.lists(st.sampled_from(Warned), max_size=2).map(tuple),
    register=st.none() | REGISTERS,
)


@pytest.mark.by_turns
@given(FINDINGS)
def test_findings_come_back_as_they_were_written(findings: Findings) -> None:
    assert Findings.from_json(json.loads(json.dumps(findings.to_json()))) == findings
