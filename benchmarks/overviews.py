"""/summary and the account of a month for 2,000 tasks of one organization among a million, against bare statements.

Two statements are the measure: counts by unit, state and deadline, and the lines of what is overdue. Run with
`uv run python benchmarks/overviews.py`; exit status 1 where the Board takes more than 3 times as long as both together,
or the account of a month more than 6 times.
"""

import argparse
import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import URL, Engine, insert, text
from sqlalchemy.orm import Session

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from actions.overviews import boards
from actions.turns import Speaker
from benchmarks import processes
from channels.telegram.hearing import CHANNEL
from db import organizations, people
from db.engine import Sessions, migrate, open_engine
from db.models import Task, TaskSpan
from domain.calendar import ONE_DAY
from domain.deadlines import DeadlineKind
from domain.organizations import NewUnit
from domain.overviews.filters import EVERYTHING, Filters
from domain.overviews.periods import months
from domain.people import Actor, Post
from domain.roles import Role
from domain.tasks import State, Urgency
from scheduler.ticker import keep_house

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 12, 7, 8, 0, tzinfo=HANOI)
OF_ONE = 2_000
"""Tasks of an organization in a year."""
ALL = 1_000_000
UNITS = 10
ROUNDS = 15
BOARD_BAR, ACCOUNT_BAR = 3.0, 6.0

COUNTS = text(
    "SELECT lead_id, state, due_end IS NOT NULL AND due_end <= :now, count(*) FROM tasks "
    "WHERE organization_id = :one GROUP BY 1, 2, 3"
)
LATE = text(
    "SELECT id, number, content, lead_id, due_words, due_end, last_words FROM tasks WHERE organization_id = :one "
    "AND state IN ('assigned', 'in_progress') AND due_end <= :now ORDER BY due_end LIMIT 30"
)


class House:
    """A database in which many organizations have as many tasks each."""

    def __init__(self, engine: Engine) -> None:
        self.sessions = Sessions(engine)
        migrate(engine)

    def furnish(self, count: int) -> Speaker:
        """Somebody of the office of the first of them."""
        speakers = [self._organization(number) for number in range(count // OF_ONE)]
        keep_house(self.sessions, now=NOW)
        return speakers[0]

    def _organization(self, number: int) -> Speaker:
        with self.sessions.begin() as session:
            one = organizations.create(session, name="Sở", zone=HANOI.key, now=NOW - 400 * ONE_DAY)
            names = [NewUnit(f"Phòng {place}") for place in range(UNITS)]
            organizations.add_units(session, organization=one, units=names, today=(NOW - 400 * ONE_DAY).date())
            units = organizations.units(session, organization=one, today=NOW.date())
            person = people.ensure(session, organization=one, channel=CHANNEL, account=number + 1, name="An")
            leads = [unit.id for unit in units]
            rows = [_task(place, one, leads[place % UNITS], person) for place in range(OF_ONE)]
            ids = session.scalars(insert(Task).returning(Task.id, sort_by_parameter_order=True), rows).all()
            spans = [span for id_, row in zip(ids, rows, strict=True) for span in _spans(id_, row)]
            session.execute(insert(TaskSpan), spans)
            known = organizations.by_id(session, organization=one)
        return Speaker(known, Actor(person, one, "An", (Post(Role.OFFICE),)), number + 1)


def _task(place: int, organization: int, unit: int, person: int) -> dict[str, Any]:
    """Given over a year, each with a month of time: most are done, some late, a tenth is open."""
    created = NOW - dt.timedelta(hours=place * 4)
    due = created + 30 * ONE_DAY
    reported = created + (20 + place % 15) * ONE_DAY
    done = reported < NOW and place % 10 != 0
    return {
        "organization_id": organization,
        "number": place + 1,
        "content": f"Nhiệm vụ thứ {place + 1} của đơn vị, báo cáo kết quả thực hiện",
        "lead_id": unit,
        "urgency": Urgency.NORMAL.value,
        "set_above": False,
        "assigner_id": person,
        "state": (State.COMPLETED if done else State.IN_PROGRESS).value,
        "created_at": created,
        "due_words": "trong 30 ngày",
        "due_kind": DeadlineKind.EXACT.value,
        "due_day": due.date(),
        "due_version": 1,
        "due_end": due,
        "reported_at": reported if done else None,
        "completed_at": reported + ONE_DAY if done else None,
        "heard_at": None,
    }


def _spans(task: int, row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The stretches of such a task: given, at work, reported, confirmed."""
    begun, reported, completed = row["created_at"] + 2 * ONE_DAY, row["reported_at"], row["completed_at"]
    borders = [(State.ASSIGNED, row["created_at"], begun), (State.IN_PROGRESS, begun, reported)]
    if reported:
        borders += [(State.SUBMITTED, reported, completed), (State.COMPLETED, completed, None)]
    for state, since, until in borders:
        yield {
            "organization_id": row["organization_id"],
            "task_id": task,
            "state": state.value,
            "lead_id": row["lead_id"],
            "due_end": row["due_end"],
            "reported_at": reported if state in (State.SUBMITTED, State.COMPLETED) else None,
            "since": since,
            "until": until,
        }


def measure(url: URL, count: int) -> tuple[float, float, float]:
    """Median seconds of the two statements, of the Board, and of the account of a month, taken in turns."""
    engine = open_engine(url)
    try:
        house = House(engine)
        speaker = house.furnish(count)
        month = Filters(period=months(NOW.year, NOW.month - 1, 1))
        acts: tuple[Callable[[Session], object], ...] = (
            lambda session: _bare(session, speaker.organization.id),
            lambda session: boards.board_of(session, speaker, EVERYTHING, now=NOW),
            lambda session: boards.board_of(session, speaker, month, now=NOW),
        )
        taken = [[_seconds(house.sessions, act) for act in acts] for _ in range(ROUNDS + 1)][1:]
    finally:
        engine.dispose()
    bare, board, account = (statistics.median(column) for column in zip(*taken, strict=True))
    return bare, board, account


def _bare(session: Session, one: int) -> None:
    now = NOW.astimezone(dt.UTC)
    asked = {"one": one, "now": now if session.get_bind().dialect.name == "postgresql" else now.replace(tzinfo=None)}
    session.execute(COUNTS, asked).all()
    session.execute(LATE, asked).all()


def _seconds(sessions: Sessions, act: Callable[[Session], object]) -> float:
    began = time.perf_counter()
    with sessions.reading() as session:
        act(session)
    return time.perf_counter() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=processes.ENGINES, action="append")
    parser.add_argument("--tasks", type=int, default=ALL)
    given = parser.parse_args()
    print(processes.machine())
    missed = False
    for engine in given.engine or processes.ENGINES:
        with processes.database(engine) as url:
            if url is None:
                print(f"{engine}: not on this machine")
                continue
            bare, board, account = measure(url, given.tasks)
        print(
            f"{engine}, {OF_ONE:,} tasks of {given.tasks:,}: two statements {1000 * bare:.1f} ms, "
            f"the Board {1000 * board:.1f} ms, {board / bare:.1f} times (bar {BOARD_BAR}), "
            f"the account of a month {1000 * account:.1f} ms, {account / bare:.1f} times (bar {ACCOUNT_BAR})",
            flush=True,
        )
        missed = missed or board > BOARD_BAR * bare or account > ACCOUNT_BAR * bare
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
