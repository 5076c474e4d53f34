"""The contents of the history: stored and found again as they were, also those that an older version stored."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import insert, select

from db import events
from db.engine import Sessions
from db.events import to_columns
from db.history.columns import from_columns
from db.models import Event
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
from domain.overviews.scoring import Denominator, Scoring
from domain.roles import Role
from domain.rounds.plan import RoundKind
from domain.rounds.schedules import Schedule
from domain.tasks import Due, State, Urgency
from tests.db.houses import NOW, TODAY, House, settle

HOUSE = House(base=1_000_000)
HERE, TASK = HOUSE.organization, HOUSE.nth(1)
DUE = Due("chậm nhất 4/12", DeadlineKind.EXACT, dt.date(2026, 12, 4))
MONTHLY = Due("ngày 20 hằng tháng", DeadlineKind.RECURRING, dt.date(2026, 12, 20), rrule="FREQ=MONTHLY;BYMONTHDAY=20")
AT_FOUR = Due("16h ngày 4/12", DeadlineKind.CLOCK, dt.date(2026, 12, 4), NOW)

EVERYTHING = TaskChanges(
    content=Change("Rà soát", "Rà soát lại"),
    product=Change(None, "báo cáo"),
    paper=Change("KH 3", None),
    area=Change(None, "năng lượng"),
    lead=Change("Thanh tra", "Văn phòng"),
    support=Change((), ("Thanh tra", "Phòng Một")),
    due=Change(DUE, AT_FOUR),
    urgency=Change(Urgency.NORMAL, Urgency.EXPRESS),
    set_above=Change(False, True),
    assigner=Change("Hà", None),
    delegate=Change(None, "Hà"),
    state=Change(State.ASSIGNED, State.SUBMITTED),
    reporter=Change(None, 4),
    percent=Change(None, 100),
    count=Change((3, 8), (8, 8)),
    last_words=Change("3/8", "xong 8/8"),
    reported_at=Change(None, NOW),
    completed_at=Change(NOW, None),
    heard_at=Change(None, NOW),
    snoozed_until=Change(NOW, None),
)
SETTINGS = SettingsChanged(
    before=Change((7, 3), (5,)),
    after=Change((1,), (1, 2)),
    hour=Change(dt.time(8), dt.time(7, 30)),
    office_from=Change(3, 2),
    leader_from=Change(7, 5),
    before_day=Change(Before.DAY_BEFORE, Before.THAT_DAY),
    office_decides=Change(False, True),
    letterhead=Change(Letterhead(), Letterhead(agency="Sở KH&CN", recipients=("Lãnh đạo Sở",))),
    periodic=Change(Periodic(), Periodic(weekday=0)),
    cutoff=Change(None, 14),
    rounds=Change((), (Schedule(RoundKind.MONTH, 16, 14),)),
    scoring=Change(Scoring(), Scoring(Denominator.DONE, deducts=True)),
    days={TODAY: Change(None, False), dt.date(2026, 12, 26): Change(True, None)},
)
SAMPLES: list[tuple[EventKind, Content]] = [
    (EventKind.REPORTED, EVERYTHING),
    (EventKind.EXTENDED, TaskChanges(due=Change(None, DUE), count=Change((1, 2), None))),
    (EventKind.CORRECTED, TaskChanges()),
    (EventKind.REMARKED, NOTHING),
    (EventKind.REGISTERED, Registered("Thanh tra", MONTHLY)),
    (EventKind.REGISTERED, Registered("Thanh tra", None)),
    (EventKind.ATTACHED, Attached(("bien-ban.pdf", "anh, 2.jpg"))),
    (EventKind.EXTENSION_ASKED, ExtensionAsked(DUE, 31, 4)),
    (EventKind.CONTINUED, Continued(9, MONTHLY, (TODAY,))),
    (EventKind.CONTINUED, Continued(9, MONTHLY)),
    (EventKind.RECURRED, Recurred(8, MONTHLY, "Thanh tra")),
    (EventKind.UNITS_ADDED, UnitsAdded(("Phòng Một", "Phòng Hai"))),
    (EventKind.POST_ASKED, PostAsked(Role.HEAD, 2)),
    (EventKind.POST_ASKED, PostAsked(Role.LEADER, None)),
    (EventKind.POST_APPROVED, PostDecided(5, 6)),
    (EventKind.POST_REFUSED, PostDecided(5, 6)),
    (EventKind.SETTINGS_CHANGED, SETTINGS),
    (EventKind.SETTINGS_CHANGED, SettingsChanged()),
    (EventKind.ROUND_ANSWERED, OfRound(2, "Thanh tra")),
    (EventKind.CHARGE_CHANGED, ChargeChanged(("Thanh tra",), "Lê Mai")),
    (EventKind.TEMPLATE_CHANGED, TemplateChanged("word", 4, "mau.docx")),
]


def test_there_is_a_sample_of_every_content() -> None:
    assert {type(content) for _, content in SAMPLES} == set(CONTENTS.values())
    assert None not in [*vars(EVERYTHING).values(), *vars(SETTINGS).values()]


@pytest.mark.parametrize(("kind", "content"), SAMPLES)
def test_what_a_line_carries_is_found_as_it_was(sessions: Sessions, kind: EventKind, content: Content) -> None:
    with sessions.begin() as session:
        settle(session, HOUSE)
        events.add(session, kind, content, organization=HERE, by=HOUSE.nth(1), now=NOW, task=TASK, words="x")
    with sessions.begin() as session:
        line = events.of_task(session, TASK, organization=HERE)[-1]
    assert (line.kind, line.content, line.words, line.at) == (kind, content, "x", NOW)


def test_a_line_carries_nothing_that_its_kind_does_not(sessions: Sessions) -> None:
    with sessions.begin() as session:
        settle(session, HOUSE)
        with pytest.raises(AssertionError):
            events.add(session, EventKind.REPORTED, NOTHING, organization=HERE, by=None, now=NOW, task=TASK)


def test_what_a_message_said_comes_with_all_that_it_changed(sessions: Sessions) -> None:
    with sessions.begin() as session:
        settle(session, HOUSE)
        source = events.Source(HOUSE.chat, 77)
        for kind, content in SAMPLES[0], SAMPLES[3]:
            events.add(session, kind, content, organization=HERE, by=None, now=NOW, task=TASK, source=source)
        kinds = [EventKind.REPORTED, EventKind.REMARKED]
        said = events.said_in(session, TASK, organization=HERE, source=source, kinds=kinds)
    assert said is not None
    assert said.contents == (NOTHING, EVERYTHING)


SHORT_DUE = {"words": "4/12", "day": "2026-12-04", "moment": None}
OLD: list[tuple[EventKind, Any, Any, Content]] = [
    (EventKind.SET_UP, None, None, NOTHING),
    (EventKind.REPORTED, None, None, TaskChanges()),
    (
        EventKind.EXTENDED,
        {"due": SHORT_DUE},
        {"due": {"words": "16h", "day": None, "moment": NOW.isoformat()}},
        TaskChanges(
            due=Change(
                Due("4/12", DeadlineKind.EXACT, dt.date(2026, 12, 4)), Due("16h", DeadlineKind.EXACT, moment=NOW)
            )
        ),
    ),
    (EventKind.ATTACHED, {}, {}, Attached()),
    (
        EventKind.EXTENSION_ASKED,
        {},
        {"asked": {**SHORT_DUE, "kind": "exact", "rrule": None}},
        ExtensionAsked(Due("4/12", DeadlineKind.EXACT, dt.date(2026, 12, 4)), None, None),
    ),
    (EventKind.POST_ASKED, None, {"role": "office", "unit": None}, PostAsked(Role.OFFICE, None)),
]


@pytest.mark.parametrize(("kind", "before", "after", "content"), OLD)
def test_what_an_older_version_stored_is_read(
    sessions: Sessions, kind: EventKind, before: Any, after: Any, content: Content
) -> None:
    with sessions.begin() as session:
        settle(session, HOUSE)
        row = {"organization_id": HERE, "task_id": TASK, "kind": kind.value, "at": NOW}
        session.execute(insert(Event).values(**row, before=before, after=after))
    with sessions.begin() as session:
        assert events.of_task(session, TASK, organization=HERE)[-1].content == content


def test_what_is_stored_looks_as_it_did(sessions: Sessions) -> None:
    """The names and the values of the columns, by which an older version, and a migration, know them."""
    assert to_columns(TaskChanges(state=Change(State.ASSIGNED, State.CANCELLED), lead=Change("A", "B"))) == (
        {"lead": "A", "state": "assigned"},
        {"lead": "B", "state": "cancelled"},
    )
    assert to_columns(SettingsChanged(hour=Change(dt.time(8), dt.time(7)), days={TODAY: Change(None, False)})) == (
        {"hour": "08:00", TODAY.isoformat(): None},
        {"hour": "07:00", TODAY.isoformat(): False},
    )
    old, new = to_columns(EVERYTHING)
    assert from_columns(EventKind.REPORTED, old, new) == EVERYTHING
    with sessions.begin() as session:
        settle(session, HOUSE)
        events.add(session, EventKind.REPORTED, EVERYTHING, organization=HERE, by=None, now=NOW, task=TASK)
        row = session.execute(select(Event.before, Event.after).order_by(Event.id.desc()).limit(1)).one()
    assert (row.before["count"], row.after["support"]) == ([3, 8], ["Thanh tra", "Phòng Một"])
