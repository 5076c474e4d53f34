"""A moment keeps its zone on every engine."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from db.engine import Sessions
from db.models import Installation, Organization

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def test_a_moment_comes_back_aware_in_utc_and_unchanged(sessions: Sessions) -> None:
    said = dt.datetime(2026, 11, 21, 6, 30, 15, 123456, tzinfo=HANOI)
    with sessions.begin() as session:
        session.execute(insert(Organization).values(name="S", zone="UTC", settings={}, created_at=said))
    with sessions.begin() as session:
        kept = session.scalar(select(Organization.created_at))
    assert kept == said
    assert kept is not None
    assert kept.tzinfo is dt.UTC


def test_moments_are_compared_as_moments_whatever_zone_they_were_said_in(sessions: Sessions) -> None:
    with sessions.begin() as session:
        for name, hour, zone in (("early", 7, HANOI), ("late", 1, dt.UTC)):
            moment = dt.datetime(2026, 11, 21, hour, 0, tzinfo=zone)
            session.execute(insert(Organization).values(name=name, zone="UTC", settings={}, created_at=moment))
    border = dt.datetime(2026, 11, 21, 7, 30, tzinfo=HANOI)
    with sessions.begin() as session:
        found = session.scalars(select(Organization.name).where(Organization.created_at < border))
        assert found.all() == ["early"]


def test_a_moment_without_a_zone_is_refused(sessions: Sessions) -> None:
    naive = dt.datetime(2026, 11, 21, 6, 30)  # noqa: DTZ001
    with pytest.raises(StatementError, match="without a zone"), sessions.begin() as session:
        session.execute(insert(Organization).values(name="S", zone="UTC", settings={}, created_at=naive))


def test_nothing_of_the_test_before_is_left(sessions: Sessions) -> None:
    with sessions.begin() as session:
        session.add(Installation(key="x", value={}))
        row = Organization(name="S", zone="UTC", settings={}, created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        session.add(row)
        session.flush()
        assert row.id == 1
