"""Which leader is in charge of which unit, now and at any moment that is past."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import Session

from db.base import require
from db.models import Charge, Person, Unit
from domain.tasks import PersonName


def in_charge(session: Session, *, organization: int, at: dt.datetime | None = None) -> dict[int, PersonName]:
    """The leader in charge of each unit at that moment, by the ids of the units; units without one are left out.

    None is now: whoever was put in charge last, also where the clock was put back since.
    """
    then = and_(Charge.since <= at, or_(Charge.until.is_(None), Charge.until > at)) if at else Charge.until.is_(None)
    rows = session.execute(
        select(Charge.unit_id, Person.id, Person.name, Person.account)
        .join(Person, Person.id == Charge.person_id)
        .where(Charge.organization_id == organization, then)
        .order_by(Charge.id)
    )
    return {unit: PersonName(id_, name, account) for unit, id_, name, account in rows}


def put_in_charge(
    session: Session, units: Collection[int], person: int | None, *, organization: int, now: dt.datetime
) -> None:
    """The person is in charge of these units from now on; None leaves them without anybody.

    Raises NoResultFound for units and people of others.
    """
    require(session, Unit, units, organization=organization)
    require(session, Person, [person], organization=organization)
    mine = (Charge.organization_id == organization, Charge.unit_id.in_(units), Charge.until.is_(None))
    session.execute(update(Charge).where(*mine).values(until=now))
    if person is not None:
        session.add_all(
            Charge(organization_id=organization, unit_id=unit, person_id=person, since=now) for unit in units
        )
    session.flush()
