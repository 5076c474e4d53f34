"""What the database counts and selects is what the rules say of each task."""

import datetime as dt
import random
from collections import Counter
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from channels.telegram.hearing import CHANNEL
from db import reminders, tasks
from db.engine import Sessions
from db.models import Organization, Paper, Person, Task, TaskSupport, Unit
from db.overviews import boards
from domain.calendar import ONE_DAY, WorkingCalendar
from domain.deadlines import DeadlineKind
from domain.overviews.board import moment_of
from domain.overviews.filters import Status, fits
from domain.overviews.lists import Selection, sight_of
from domain.overviews.periods import Period
from domain.people import Actor, Post, Verb, may
from domain.roles import UNIT_ROLES, Role
from domain.tasks import Due, State, Timeliness, is_unreported, timeliness

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 20, 10, 15, tzinfo=HANOI)
CALENDAR = WorkingCalendar({dt.date(2026, 11, 24): False})
PERIOD = 7
MOMENT = moment_of(NOW, CALENDAR, period=PERIOD)
PAPERS = ("ke hoach so 10/kh-skhcn ngay 05/01/2026", "cong van 110/kh-skhcn", "ke hoach chuyen doi so_2026")
COUNT = 120
HALF_DAY = dt.timedelta(hours=12)


@dataclass(frozen=True)
class Town:
    """Two departments with the same kinds of tasks; `units` and `persons` are of the first."""

    organization: int
    units: tuple[int, ...]
    persons: tuple[int, ...]
    other: int


@pytest.fixture
def town(sessions: Sessions) -> Town:
    with sessions.begin() as session:
        mine = _department(session, random.Random(20))
        other = _department(session, random.Random(21))
    return Town(mine.organization, mine.units, mine.persons, other.organization)


def _department(session: Session, chance: random.Random) -> Town:
    organization = Organization(name="Sở", zone="Asia/Ho_Chi_Minh", settings={}, created_at=NOW)
    session.add(organization)
    session.flush()
    own = {"organization_id": organization.id}
    units = [Unit(**own, name=f"Phòng {n}", aliases=[f"P{n}"], valid_from=dt.date(2026, 1, 1)) for n in range(4)]
    units[3].valid_to = dt.date(2026, 6, 30)
    persons = [Person(**own, channel=CHANNEL, account=100 * organization.id + n, name=f"Người {n}") for n in range(3)]
    papers = [Paper(**own, words=key, key=key) for key in PAPERS]
    session.add_all([*units, *persons, *papers])
    session.flush()
    rows = [_task(chance, number, units, persons, papers) for number in range(1, COUNT + 1)]
    session.add_all(rows)
    session.flush()
    for row in rows:
        helping = chance.sample([unit.id for unit in units if unit.id != row.lead_id], chance.randrange(3))
        session.add_all(TaskSupport(task_id=row.id, unit_id=unit) for unit in helping)
    return Town(organization.id, tuple(unit.id for unit in units), tuple(person.id for person in persons), 0)


def _task(chance: random.Random, number: int, units: list[Unit], persons: list[Person], papers: list[Paper]) -> Task:
    due = _due(chance)
    paper, delegate = chance.choice([*papers, None]), chance.choice([*persons, None])
    return Task(
        organization_id=units[0].organization_id,
        number=number,
        content=f"Việc {number}",
        paper_id=paper.id if paper else None,
        lead_id=chance.choice(units).id,
        urgency="normal",
        assigner_id=persons[0].id,
        delegate_id=delegate.id if delegate else None,
        state=chance.choice(list(State)).value,
        created_at=NOW - chance.choice([0, 5, 20, 60]) * ONE_DAY,
        heard_at=chance.choice([None, NOW - chance.randrange(22) * ONE_DAY + chance.choice([-1, 0, 1]) * HALF_DAY]),
        due_words=due.words if due else None,
        due_kind=due.kind.value if due else None,
        due_day=due.day if due else None,
        due_moment=due.moment if due else None,
        due_end=due.ends(HANOI) if due else None,
        reported_at=chance.choice([None, NOW, NOW - 3 * ONE_DAY, NOW - dt.timedelta(hours=2)]),
        completed_at=chance.choice([None, NOW]),
    )


def _due(chance: random.Random) -> Due | None:
    """Deadlines around the borders: today, tomorrow, the last soon day and the first one after it, this very moment."""
    kind = chance.choice(["none", "standing", "day", "day", "day", "moment"])
    if kind == "none":
        return None
    if kind == "standing":
        return Due("thường xuyên", DeadlineKind.STANDING)
    if kind == "moment":
        return Due("giờ", DeadlineKind.CLOCK, moment=NOW + dt.timedelta(hours=chance.choice([-72, -48, -2, 0, 2, 96])))
    return Due("ngày", DeadlineKind.EXACT, day=NOW.date() + chance.randrange(-12, 14) * ONE_DAY)


def every_task(session: Session, organization: int) -> list[tasks.tasks.Task]:
    ids = (session.scalars(select(Task.id).where(Task.organization_id == organization))).all()
    return tasks.by_ids(session, ids, organization=organization)


def when(task: tasks.tasks.Task) -> Timeliness:
    return timeliness(task, NOW, CALENDAR)


def unreported(task: tasks.tasks.Task) -> bool:
    return is_unreported(task, NOW, CALENDAR, period=PERIOD)


def test_the_database_counts_as_the_rules_do(sessions: Sessions, town: Town) -> None:
    with sessions.begin() as session:
        counted = boards.tallies(session, Selection(), MOMENT, organization=town.organization)
        known = every_task(session, town.organization)
    assert len(known) == COUNT
    expected = Counter((task.lead.id, task.state, when(task)) for task in known)
    assert Counter({(one.unit, one.state, one.when): one.count for one in counted}) == expected
    silent = Counter((task.lead.id, task.state, when(task)) for task in known if unreported(task))
    assert Counter({(one.unit, one.state, one.when): one.unreported for one in counted if one.unreported}) == silent
    assert len({one.when for one in counted}) == len(Timeliness)


def test_counts_are_one_question(sessions: Sessions, engine: Engine, town: Town) -> None:
    asked: list[str] = []

    def listen(*call: Any) -> None:
        asked.append(call[2])

    with sessions.begin() as session:
        event.listen(engine, "before_cursor_execute", listen)
        boards.tallies(session, Selection(status=Status.OVERDUE), MOMENT, organization=town.organization)
        event.remove(engine, "before_cursor_execute", listen)
    assert len([words for words in asked if words.startswith("SELECT")]) == 1


@pytest.mark.by_turns
def test_every_status_selects_what_the_rule_says(sessions: Sessions, town: Town) -> None:
    with sessions.begin() as session:
        known = every_task(session, town.organization)
        for status in set(Status) - {Status.EXTENSION, Status.OBSTACLE}:  # These are in the history.
            selection = Selection(status=status)
            found = boards.lines(session, selection, MOMENT, organization=town.organization, limit=COUNT)
            expected = {
                task.number for task in known if fits(status, task.state, when(task), unreported=unreported(task))
            }
            assert expected, status
            assert {task.number for task in found} == expected, status
            count = boards.count(session, selection, MOMENT, organization=town.organization)
            assert count == len(expected), status


def test_a_period_holds_last_days_and_without_a_deadline_the_day_of_creation(sessions: Sessions, town: Town) -> None:
    period = Period(dt.date(2026, 11, 15), dt.date(2026, 11, 20))

    def belongs(task: tasks.tasks.Task) -> bool:
        ends = task.due.ends(HANOI) if task.due else None
        moment = ends - dt.timedelta(microseconds=1) if ends else task.created_at
        return period.first <= moment.astimezone(HANOI).date() <= period.last

    with sessions.begin() as session:
        known = every_task(session, town.organization)
        found = boards.lines(session, Selection(period=period), MOMENT, organization=town.organization, limit=COUNT)
    expected = {task.number for task in known if belongs(task)}
    assert {task.number for task in found} == expected
    assert 0 < len(expected) < COUNT


def test_a_paper_is_found_by_the_beginning_of_a_word(sessions: Sessions, town: Town) -> None:
    meant = {"10/kh": PAPERS[:1], "10/kh-skhcn": PAPERS[:1], "chuyen doi": PAPERS[2:], "so_": PAPERS[2:], "s_": ()}
    with sessions.begin() as session:
        for key, papers in meant.items():
            selection = Selection(paper=key)
            found = boards.lines(session, selection, MOMENT, organization=town.organization, limit=COUNT)
            assert {task.paper for task in found} == set(papers), key


def test_a_person_is_listed_what_the_table_of_rights_lets_see(sessions: Sessions, town: Town) -> None:
    with sessions.begin() as session:
        known = every_task(session, town.organization)
        for role in Role:
            post = Post(role, town.units[0] if role in UNIT_ROLES else None)
            actor = Actor(town.persons[1], town.organization, "Bình", (post, Post(Role.OFFICER, town.units[1])))
            selection = Selection(sight=None if may(actor, Verb.SEE_ALL) else sight_of(actor))
            found = boards.lines(session, selection, MOMENT, organization=town.organization, limit=COUNT)
            allowed = {task.number for task in known if may(actor, Verb.SEE, task.duty)}
            assert {task.number for task in found} == allowed, role


@pytest.mark.by_turns
def test_lines_go_on_where_the_page_before_ended_oldest_deadline_first(sessions: Sessions, town: Town) -> None:
    selection = Selection(status=Status.OPEN)
    with sessions.begin() as session:
        whole = boards.lines(session, selection, MOMENT, organization=town.organization, limit=COUNT)
        pages = [
            boards.lines(session, selection, MOMENT, organization=town.organization, limit=10, offset=offset)
            for offset in range(0, len(whole), 10)
        ]
    assert [task.number for page in pages for task in page] == [task.number for task in whole]
    ends = [task.due.ends(HANOI) if task.due else None for task in whole]
    dated = [moment for moment in ends if moment]
    assert ends == sorted(dated) + [None] * (len(ends) - len(dated))


@pytest.mark.by_turns
def test_a_unit_that_is_no_more_stands_on_the_board_while_it_leads_tasks(sessions: Sessions, town: Town) -> None:
    gone = town.units[3]
    with sessions.begin() as session:
        alone = boards.units_of_board(session, organization=town.organization, today=NOW.date(), leading=())
        leading = boards.units_of_board(session, organization=town.organization, today=NOW.date(), leading=[gone])
    assert [unit.id for unit in alone] == [*town.units[:3]]
    assert [unit.id for unit in leading] == [*town.units]


def test_nothing_of_another_organization_is_counted_or_listed(sessions: Sessions, town: Town) -> None:
    theirs = Selection(leads=frozenset(town.units))
    with sessions.begin() as session:
        assert boards.tallies(session, theirs, MOMENT, organization=town.other) == ()
        assert boards.lines(session, theirs, MOMENT, organization=town.other, limit=COUNT) == []
        assert boards.count(session, Selection(), MOMENT, organization=town.other) == COUNT


def test_the_overdue_are_counted_alike_by_themselves(sessions: Sessions, town: Town) -> None:
    with sessions.begin() as session:
        late = boards.count(session, Selection(status=Status.OVERDUE), MOMENT, organization=town.organization)
        assert reminders.overdue(session, organization=town.organization, now=NOW) == late > 0
