"""Words that were read wrongly, as those who wrote them said: kept to learn from."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import across
from db.models import Correction, Person
from domain import history as corrected
from domain.presses import Press
from domain.replies import Intent


def add(
    session: Session,
    *,
    organization: int,
    words: str,
    read: Intent,
    meant: corrected.Meant,
    rules: Sequence[str] = (),
    now: dt.datetime,
) -> None:
    row = {"words": words, "read": read.value, "meant": meant.value, "rules": list(rules), "at": now}
    session.add(Correction(organization_id=organization, **row))
    session.flush()


def all_of_them(session: Session) -> list[corrected.Correction]:
    """Words that were read wrongly, in all organizations, with the names that may stand in them."""
    with across(session):
        rows = session.scalars(select(Correction).order_by(Correction.id)).all()
        people = session.execute(select(Person.organization_id, Person.name).order_by(Person.id)).all()
    names: dict[int, list[str]] = defaultdict(list)
    for organization, name in people:
        names[organization].append(name)
    return [
        corrected.Correction(
            row.words, Intent(row.read), _meant(row.meant), tuple(names[row.organization_id]), tuple(row.rules or ())
        )
        for row in rows
    ]


def _meant(stored: str) -> corrected.Meant:
    return Press.DROP if stored == Press.DROP else Intent(stored)
