"""Rounds: opened, found and closed."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from db.base import require
from db.models import File, Person, Unit
from db.rounds.tables import Round as RoundRow
from db.rounds.tables import RoundPart
from domain.rounds.plan import Plan, RoundKind, kind_of
from domain.rounds.rounds import Round

_FOUND = select(RoundRow, Person.name).outerjoin(Person, Person.id == RoundRow.opened_by)


def open_round(
    session: Session, plan: Plan, units: Sequence[int], *, organization: int, by: int | None, now: dt.datetime
) -> Round:
    """Open a round that asks these units. Raises NoResultFound for units or a person of others."""
    require(session, Unit, units, organization=organization)
    require(session, Person, [by], organization=organization)
    newest = session.scalar(select(func.max(RoundRow.number)).where(RoundRow.organization_id == organization))
    row = RoundRow(
        organization_id=organization,
        number=(newest or 0) + 1,
        kind=kind_of(plan.period).value,
        plan=plan.to_json(),
        opened_by=by,
        opened_at=now,
    )
    session.add(row)
    session.flush()
    session.add_all(RoundPart(organization_id=organization, round_id=row.id, unit_id=unit) for unit in units)
    session.flush()
    return by_id(session, row.id, organization=organization)


def by_id(session: Session, round_id: int, *, organization: int) -> Round:
    """The round of that id. Raises NoResultFound for one of others."""
    mine = _FOUND.where(RoundRow.organization_id == organization, RoundRow.id == round_id)
    return _snapshot(*session.execute(mine).one())


def numbered(session: Session, number: int, *, organization: int) -> list[Round]:
    """The round of that number; nothing where there is none."""
    mine = _FOUND.where(RoundRow.organization_id == organization, RoundRow.number == number)
    return [_snapshot(*row) for row in session.execute(mine)]


def open_ones(session: Session, *, organization: int) -> list[Round]:
    """Those that are not closed, the oldest first."""
    mine = _FOUND.where(RoundRow.organization_id == organization, RoundRow.closed_at.is_(None))
    return [_snapshot(*row) for row in session.execute(mine.order_by(RoundRow.number))]


def of_kind(session: Session, kind: RoundKind, *, organization: int) -> list[Round]:
    """All of one kind, closed or not, the oldest first."""
    mine = _FOUND.where(RoundRow.organization_id == organization, RoundRow.kind == kind.value)
    return [_snapshot(*row) for row in session.execute(mine.order_by(RoundRow.number))]


def newest(session: Session, *, organization: int, limit: int) -> list[Round]:
    """The last ones, closed or not, the newest first."""
    mine = _FOUND.where(RoundRow.organization_id == organization)
    return [_snapshot(*row) for row in session.execute(mine.order_by(RoundRow.number.desc()).limit(limit))]


def close(session: Session, round_id: int, *, organization: int, file: int | None, now: dt.datetime) -> bool:
    """Freeze a round with its paper; False where it was closed before. Raises NoResultFound for a file of others."""
    require(session, File, [file], organization=organization)
    closed = session.execute(
        update(RoundRow)
        .where(RoundRow.organization_id == organization, RoundRow.id == round_id, RoundRow.closed_at.is_(None))
        .values(closed_at=now, file_id=file)
    )
    return bool(closed.rowcount)  # type: ignore[attr-defined]


def _snapshot(row: RoundRow, name: str | None) -> Round:
    return Round(
        row.id,
        row.organization_id,
        row.number,
        Plan.from_json(row.plan),
        RoundKind(row.kind),
        row.opened_at,
        name or "",
        row.closed_at,
        row.file_id,
    )
